"""V22 and the law of V13: skill under turnover, and care that sinks fast and rises slowly.

Skill: the exact fixed point of a stock with a time constant and a dilution. Care: Oliva and Sterman
2001; the printed turnovers within half a unit of the fourth decimal, all others to 1e-9.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.queue import care_after, care_under_load, skill_after
from sim.scenario.people import People
from tests.rules.numbers import inner, shares

P = People()


def steady(quits: float, hired: float, weeks: float) -> float:
    """Where learning and dilution balance."""
    return (1.0 / weeks + quits * hired) / (1.0 / weeks + quits)


def lived(skill: float, quits: float, hired: float, weeks: float, years: int) -> float:
    for _ in range(52 * years):
        skill = skill_after(skill, quits, hired, weeks)
    return skill


@pytest.mark.parametrize(
    ("turnover", "skill"), [(0.15, 0.9318), (0.30, 0.8733), (0.45, 0.8216), (0.60, 0.7742)]
)
def test_the_skill_of_a_desk_that_loses_so_many_a_year(turnover, skill):
    quits = -math.log(1.0 - turnover) / 52.0
    weekly = steady(quits, P.hired_skill, P.skill_weeks)
    assert weekly == pytest.approx(skill, abs=6e-5)
    assert lived(0.9, quits, P.hired_skill, P.skill_weeks, 30) == pytest.approx(skill, abs=6e-5)


@given(st.floats(0.0, 0.3), inner, st.floats(2.0, 500.0))
def test_at_its_fixed_point_skill_stands_still_whatever_the_turnover(quits, hired, weeks):
    at_rest = steady(quits, hired, weeks)
    assert skill_after(at_rest, quits, hired, weeks) == pytest.approx(at_rest, abs=1e-12)


@given(st.floats(0.001, 0.1), inner, st.floats(5.0, 100.0), shares)
def test_from_anywhere_skill_comes_to_its_fixed_point(quits, hired, weeks, skill):
    after = lived(skill, quits, hired, weeks, 60)
    assert after == pytest.approx(steady(quits, hired, weeks), abs=1e-9)


@given(inner, st.floats(0.01, 0.4), st.integers(1, 200))
def test_care_takes_sixteen_times_as_long_to_rise_as_to_sink(care, gap, weeks):
    """The time constants alone: 19 weeks down, 300 up, where care is not wanted."""
    sunk, risen = care, care
    for _ in range(weeks):
        sunk = care_after(sunk, care - gap, P.care_down, P.care_up, False)
        risen = care_after(risen, care + gap, P.care_down, P.care_up, False)
    assert care - sunk == pytest.approx(gap * (1.0 - (1.0 - 1.0 / 19.0) ** weeks), rel=1e-6)
    assert risen - care == pytest.approx(gap * (1.0 - (1.0 - 1.0 / 300.0) ** weeks), rel=1e-6)
    assert care - sunk > risen - care


@given(st.floats(0.2, 0.44), st.floats(1.0, 1.6))
def test_a_year_after_13_hard_weeks_most_of_the_loss_is_still_there(wanted, load):
    """V13 by the rules of `care_kept`; with equal time constants it is gone."""
    slow, fast = (left_after_a_year(wanted, load, up) for up in (P.care_up, P.care_down))
    assert slow > 0.8
    assert fast < 0.07


def left_after_a_year(wanted: float, load: float, up: float) -> float:
    """Share of the loss by a surge of 13 weeks that is still felt 52 weeks later."""
    care, lost = wanted, 0.0
    for week in range(65):
        now = load if week < 13 else 0.8
        aim = care_under_load(wanted, now, P.care_shift, P.care_load, P.care_range)
        care = care_after(care, aim, P.care_down, up, wanted >= P.care_held)
        lost = wanted - care if week == 12 else lost
    return (wanted - care) / lost
