"""Goals that all share: riding free, and a list of vetoes, by the field's formulas (V23)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.agreement import FREELY, NO_GOALS, consent, doubts_of, step_of, terms_of, turn_of
from sim.flows import Goals, Pairs
from sim.luck import key_of
from sim.rules.agreement import felt_goals, felt_of_a_team, in_common, unharmed
from sim.scenario.further import Further
from sim.scenario.records import record

FURTHER = record(Further())
PART = st.floats(0.0, 1.0)
ROW = st.tuples(*[PART] * 6).map(lambda row: Goals(*row))
COMPOSITE, CHECKLIST, TEAM = 0, 1, 2


def a_row(count: int) -> Goals:
    """As much pay for each of some goals."""
    return Goals(*([1.0 / count] * count + [0.0] * (6 - count)))


@given(ROW, ROW, ROW, ROW)
def test_what_all_have_in_common_is_more_than_nobody_has(a, b, c, d):
    common = in_common(a, b, c, d)
    assert all(common[k] == min(a[k], b[k], c[k], d[k]) for k in range(6))


def test_pay_for_the_result_of_four_is_felt_as_a_quarter_where_nobody_sees_the_others():
    assert felt_of_a_team(4.0, 0.0) == 0.25
    assert felt_of_a_team(4.0, 1.0) == 1.0
    assert felt_of_a_team(1.0, 0.0) == 1.0


@given(ROW)
def test_what_is_fully_felt_moves_effort_as_it_is(goals):
    assert felt_goals(goals, goals, 1.0) == goals


@given(ROW, ROW, ROW, ROW)
def test_only_a_team_feels_less(a, b, c, d):
    willing = Pairs(*[0.3] * 6)
    made = {
        form: terms_of(form, -1, a, b, c, d, willing, NO_GOALS)
        for form in (COMPOSITE, CHECKLIST, TEAM)
    }
    assert made[COMPOSITE].felt == made[CHECKLIST].felt == 1.0
    assert made[TEAM].felt == pytest.approx(0.25 + 0.75 * 0.3)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_a_list_lets_a_change_that_harms_nobody_pass_as_often_as_coins_allow(count):
    key, weeks = key_of(11), range(4_000)
    doubts = [doubts_of(CHECKLIST, key, week, FURTHER) for week in weeks]
    goals = a_row(count)
    passed = sum(consent(0, goals, goals, goals, goals, one, FURTHER) for one in doubts)
    assert passed / len(weeks) == pytest.approx(0.5**count, abs=0.025)


def test_a_goal_that_weighs_little_is_not_on_the_list():
    fears, light = Goals(-1.0, 0.0, 0.0, 0.0, 0.0, 0.0), Goals(0.04, 0.96, 0.0, 0.0, 0.0, 0.0)
    assert unharmed(light, NO_GOALS, fears, 0.05)
    assert not unharmed(light._replace(leads=0.05), NO_GOALS, fears, 0.05)


def test_without_a_list_nobody_doubts_and_everybody_changes_at_will():
    assert doubts_of(COMPOSITE, key_of(3), 9, FURTHER) == NO_GOALS
    assert turn_of(TEAM, 9) == -1
    assert step_of(0, a_row(3), NO_GOALS, FREELY, 0.25, FURTHER) == 0.25


def test_on_a_list_each_has_one_turn_in_four_weeks_and_makes_up_for_the_wait():
    assert [turn_of(CHECKLIST, week) for week in range(-52, -44)] == [0, 1, 2, 3, 0, 1, 2, 3]
    ours = FREELY._replace(turn=2)
    assert step_of(2, a_row(3), NO_GOALS, ours, 0.25, FURTHER) == 1.0
    assert step_of(1, a_row(3), NO_GOALS, ours, 0.25, FURTHER) == 0.0
    harm = Goals(-0.2, 0.9, 0.9, 0.0, 0.0, 0.0)
    assert step_of(2, a_row(3), harm, ours, 0.25, FURTHER) == 0.0
