"""Service: what is solved, what erodes, who stays (`sim/rules/queue.py`, beside the waiting)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.queue import (
    care_after,
    care_under_load,
    handling_time,
    heads_cost_centre,
    heads_to_demand,
    morale_aim,
    skill_after,
    solved_cross,
    solved_own,
)
from tests.rules.numbers import BIT, shares, weeks


def cross(latitude, information, crosses):
    return solved_cross(latitude, information, crosses, 0.95, 0.97)


@given(shares, st.floats(0.0, 0.1), shares, weeks)
def test_skill_stays_a_share_and_grows_where_nobody_quits(skill, quits, hired, time):
    assert 0.0 <= skill_after(skill, quits, hired, max(time, 2.0)) <= 1.0 + BIT
    assert skill_after(skill, 0.0, hired, time) >= skill


@given(shares, shares, shares)
def test_a_case_of_two_departments_needs_latitude_and_information_or_an_open_wall(a, b, crosses):
    assert cross(a, 0.0, crosses) == cross(0.0, b, crosses) == cross(0.0, 0.0, crosses)
    assert cross(0.0, 0.0, crosses) == pytest.approx(0.95 * crosses, abs=BIT)
    assert cross(a, b, 0.0) == pytest.approx(0.95 * a * b, abs=BIT)
    assert cross(1.0, 1.0, crosses) == pytest.approx(0.95, abs=BIT)
    assert 0.0 <= cross(a, b, crosses) <= 0.97


@given(shares, shares, shares)
def test_nobody_solves_less_for_being_allowed_and_told_more(latitude, information, crosses):
    now = cross(latitude, information, crosses)
    assert cross(1.0, information, crosses) >= now - BIT
    assert cross(latitude, 1.0, crosses) >= now - BIT
    assert cross(latitude, information, 1.0) >= now - BIT


def test_nobody_solves_more_than_the_cap():
    assert solved_own(1.18, 1.0, 0.75, 0.22, 0.97) == 0.97
    assert solved_own(1.18, 0.5, 0.75, 0.22, 0.97) == 0.97
    assert solved_own(1.08, 0.5, 0.75, 0.22, 0.97) == pytest.approx(0.9288)


@given(shares, shares)
def test_skill_and_care_solve_own_cases_up_to_a_cap(skill, care):
    assert 0.0 <= solved_own(skill, care, 0.75, 0.22, 0.97) <= 0.97
    assert solved_own(skill, 1.0, 0.75, 0.22, 0.97) >= solved_own(skill, care, 0.75, 0.22, 0.97)
    assert solved_own(0.9, 0.3, 0.75, 0.22, 0.97) == pytest.approx(0.7344)
    assert handling_time(care, 0.7, 0.6) == 0.7 + 0.6 * care


@given(shares, shares)
def test_care_sinks_fast_and_recovers_slowly_unless_it_is_wanted(care, aim):
    weeks_taken = 19.0 if aim < care else 300.0
    assert care_after(care, aim, 19.0, 300.0, False) == care + (aim - care) / weeks_taken
    assert care_after(care, aim, 19.0, 300.0, True) == care + (aim - care) / 19.0


@given(shares, st.floats(0.0, 5.0), st.floats(0.0, 5.0))
def test_care_gives_way_to_load(wanted, a, b):
    calm, busy = sorted((a, b))
    kept = care_under_load(wanted, busy, 0.7, 0.9, 0.3)
    assert 0.3 * wanted - BIT <= kept <= care_under_load(wanted, calm, 0.7, 0.9, 0.3) <= wanted
    assert care_under_load(wanted, 0.9, 0.7, 0.9, 0.3) == wanted


def test_halfway_to_overload_half_of_what_can_be_given_up_is():
    assert care_under_load(0.4, 1.05, 0.7, 0.9, 0.3) == pytest.approx(0.4 * 0.65)


@given(*[st.floats(-1.0, 1.0)] * 4)
def test_morale_stays_between_its_floor_and_full(overload, unsolved, latitude, strain):
    assert 0.1 <= morale_aim(0.85, overload, unsolved, latitude, strain, 0.1) <= 1.0


def test_what_lifts_morale_and_what_weighs_on_it():
    assert morale_aim(0.85, 0.0, 0.0, 0.0, 0.0, 0.1) == 0.85
    assert morale_aim(0.85, 0.1, 0.05, 0.03, 0.02, 0.1) == pytest.approx(0.71)


heads = st.floats(1.0, 40.0)


@given(heads, st.floats(0.0, 2.0), heads, heads)
def test_a_cost_centre_cuts_until_something_overflows(staff, load, need, ceiling):
    after = heads_cost_centre(staff, load, need, 0.95, 0.985, 0.94, ceiling)
    assert after <= ceiling
    if load < 0.95:
        assert after < staff
    else:
        assert after in (ceiling, need, 0.94 * staff)
        assert after >= min(0.94 * staff, ceiling)


def test_at_the_load_itself_a_cost_centre_does_not_cut():
    assert heads_cost_centre(10.0, 0.95, 9.7, 0.95, 0.985, 0.94, 20.0) == 9.7


@given(heads, heads, heads)
def test_a_desk_staffed_to_demand_moves_towards_it_within_what_people_can_bear(staff, need, top):
    after = heads_to_demand(staff, need, top, 0.06, 0.08)
    assert 0.94 * staff - BIT <= after <= 1.08 * staff + BIT
    aim = min(need, top)
    assert abs(aim - after) <= abs(aim - staff)
