"""Effort follows incentives: what is paid and seen is done, the rest starves."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.flows import Goals
from sim.rules.effort import (
    asks_for_customers,
    distance,
    productivity,
    resistance_after,
    sight_of_cx,
    split_four,
    split_three,
    split_two,
    worth,
)
from sim.scenario.organisation import Beliefs
from sim.scenario.records import record
from tests.rules.numbers import BIT, inner, rows, shares

SPLITS = {2: split_two, 3: split_three, 4: split_four}
BELIEFS = record(Beliefs())
SILO_MARKETING = Goals(0.8, 0.2, 0.0, 0.0, 0.0, 0.0)
CX_ONLY = Goals(0.0, 0.0, 0.0, 0.0, 1.0, 0.0)
UPTIME_ONLY = Goals(0.0, 0.0, 0.0, 0.0, 0.0, 1.0)

values = st.lists(st.floats(0.0, 2.0), min_size=4, max_size=4)
strengths = st.floats(0.0, 15.0)
counts = st.sampled_from(sorted(SPLITS))


def split(count, worths, strength, floor):
    return SPLITS[count](*worths[:count], strength, floor)


@pytest.mark.parametrize("count", SPLITS)
def test_however_far_apart_the_best_task_takes_what_the_floors_leave(count):
    for best in range(count):
        effort = split(count, [30.0 * (k == best) for k in range(count)], 50.0, 0.03)
        assert effort[best] == pytest.approx(1.0 - 0.03 * (count - 1))


@given(counts, values, strengths, shares)
def test_effort_sums_to_one_and_no_task_falls_below_the_floor(count, worths, strength, part):
    floor = part / count
    effort = split(count, worths, strength, floor)
    assert sum(effort) == pytest.approx(1.0, abs=BIT)
    assert min(effort) >= floor - BIT


@given(counts, values, strengths)
def test_above_the_floor_the_ratio_of_two_tasks_depends_on_those_two_alone(count, worths, strength):
    floor = 0.03
    effort = split(count, worths, strength, floor)
    odds = (effort[0] - floor) / (effort[1] - floor)
    assert odds == pytest.approx(math.exp(strength * (worths[0] - worths[1])), rel=1e-4)


@given(counts, values, strengths)
def test_a_pay_rise_for_all_tasks_alike_moves_nobody(count, worths, strength):
    raised = [value + 0.7 for value in worths]
    same = split(count, worths, strength, 0.03)
    assert split(count, raised, strength, 0.03) == pytest.approx(same, abs=1e-7)


@given(counts, values, strengths, st.randoms(use_true_random=False))
def test_the_order_of_tasks_does_not_matter(count, worths, strength, shuffle):
    order = shuffle.sample(range(count), count)
    mixed = split(count, [worths[k] for k in order], strength, 0.03)
    straight = split(count, worths, strength, 0.03)
    assert mixed == pytest.approx([straight[k] for k in order], abs=BIT)


@given(counts, values)
def test_without_incentives_every_task_gets_the_same(count, worths):
    assert split(count, worths, 0.0, 0.03) == pytest.approx([1 / count] * count, abs=BIT)


@given(counts, values, strengths, strengths)
def test_stronger_incentives_crowd_effort_into_the_task_that_pays_best(count, worths, a, b):
    best = worths.index(max(worths[:count]))
    weak, strong = (split(count, worths, each, 0.03)[best] for each in sorted((a, b)))
    assert strong >= weak - 1e-7


@given(rows)
def test_what_nobody_sees_is_not_worth_doing(goals):
    """Kerr 1975: rewarding A while hoping for B."""
    blind = worth(BELIEFS.fixes, goals, 0.0, 0.0)
    no_care = worth(BELIEFS.fixes, goals._replace(cx=0.0, retention=0.0), 1.0, 1.0)
    assert blind == pytest.approx(no_care, abs=BIT)
    assert blind <= worth(BELIEFS.fixes, goals, 1.0, 1.0)


def test_worth_is_pay_times_sight_times_belief():
    goals = Goals(0.1, 0.2, 0.3, 0.1, 0.2, 0.1)
    expected = 0.2 * 0.1 + 0.3 * 0.6 * 0.5 + 0.1 * 0.1 + 0.2 * 0.4 * 1.0 + 0.1 * 0.2
    assert worth(BELIEFS.fixes, goals, 0.4, 0.6) == pytest.approx(expected, abs=BIT)
    assert worth(BELIEFS.hype, SILO_MARKETING, 1.0, 1.0) == pytest.approx(0.9, abs=BIT)


def test_marketing_paid_for_leads_makes_noise():
    hype, calibrate, listen = split_three(
        worth(BELIEFS.hype, SILO_MARKETING, 0.1, 0.6),
        worth(BELIEFS.calibrate, SILO_MARKETING, 0.1, 0.6),
        worth(BELIEFS.listen, SILO_MARKETING, 0.1, 0.6),
        3.5,
        0.03,
    )
    assert hype > 0.8
    assert max(calibrate, listen) < 0.1


@given(inner, st.floats(0.0, 5.0), shares)
def test_sight_of_customers_lies_between_its_floor_and_full(crosses, blur, floor):
    assert floor <= sight_of_cx(crosses, blur, floor) <= 1.0
    assert sight_of_cx(crosses, blur, 0.0) <= 1.0


@given(inner, inner, st.floats(0.1, 5.0))
def test_the_thinner_the_wall_the_better_customers_are_seen(a, b, blur):
    thick, thin = (sight_of_cx(crosses, blur, 0.0) for crosses in sorted((a, b)))
    assert thin >= thick


def test_sight_behind_some_walls():
    assert sight_of_cx(1.0, 1.5, 0.0) == 1.0
    assert sight_of_cx(0.5, 1.5, 0.0) == pytest.approx(0.4)
    assert sight_of_cx(0.0, 1.5, 0.0) == 0.0
    assert sight_of_cx(0.3, 0.0, 0.0) == 1.0
    assert sight_of_cx(0.0, 1.5, 0.35) == 0.35


@given(rows, inner, inner)
def test_requests_for_the_customers_sake_are_a_share(goals, sight, kept):
    assert 0.0 <= asks_for_customers(goals, sight, kept) <= 1.0
    assert asks_for_customers(CX_ONLY, sight, kept) == 1.0
    assert asks_for_customers(SILO_MARKETING, sight, kept) == 0.0


def test_what_is_asked_for_the_customers_sake_in_numbers():
    goals = Goals(0.1, 0.2, 0.3, 0.15, 0.2, 0.05)
    everything = 0.2 * 0.5 + 0.1 + 0.2 + 0.3 * 0.6 + 0.15 + 0.05
    assert asks_for_customers(goals, 0.5, 0.6) == pytest.approx(0.1 / everything)
    assert asks_for_customers(CX_ONLY, 0.0, 0.6) == 0.0  # who sees nothing asks for nothing


def test_distance_in_numbers():
    a, b = Goals(0.5, 0.1, 0.1, 0.1, 0.1, 0.1), Goals(0.1, 0.15, 0.2, 0.25, 0.12, 0.18)
    assert distance(a, b) == distance(b, a) == pytest.approx(0.4)


@given(rows, rows, rows)
def test_distance_of_goals_is_a_distance(a, b, c):
    assert distance(a, a) == 0.0
    assert distance(a, b) == distance(b, a)
    assert 0.0 <= distance(a, b) <= 1.0 + BIT
    assert distance(a, c) <= distance(a, b) + distance(b, c) + BIT
    assert distance(CX_ONLY, UPTIME_ONLY) == 1.0


@given(shares, shares, shares, shares)
def test_resistance_grows_with_distance_less_with_a_sponsor_up_to_a_cap(before, far, weak, strong):
    weak, strong = sorted((weak, strong))
    led = resistance_after(before, far, strong, 1.1, 0.75, 0.9)
    alone = resistance_after(before, far, weak, 1.1, 0.75, 0.9)
    assert 0.0 <= led <= alone <= 0.9
    assert alone >= min(before, 0.9)


def test_a_change_of_half_the_goals_without_a_sponsor():
    assert resistance_after(0.0, 0.5, 0.0, 1.1, 0.75, 0.9) == pytest.approx(0.55)
    assert resistance_after(0.0, 0.5, 1.0, 1.1, 0.75, 0.9) == pytest.approx(0.1375)
    assert productivity(0.5, 0.0, 0.0, 0.5, 0.3, 0.035) == pytest.approx(0.75)
    assert productivity(0.5, 1.0, 2.0, 0.5, 0.3, 0.035) == pytest.approx(0.825 * 0.93)
    assert productivity(0.5, 0.0, 40.0, 0.5, 0.3, 0.035) == 0.05  # some work is always done


@given(shares, shares, st.floats(0.0, 4.0))
def test_relearning_costs_and_a_firm_at_rest_loses_nothing(far, authority, points):
    assert productivity(0.0, authority, 0.0, 0.5, 0.3, 0.035) == 1.0
    assert productivity(far, authority, points, 0.0, 0.3, 0.0) == 1.0
    dip = productivity(far, authority, points, 0.5, 0.3, 0.035)
    assert 0.4 < dip <= 1.0
    assert dip <= productivity(far, 1.0, points, 0.5, 0.3, 0.035) + BIT
