"""Goals step by step, in one form or another, and with a part for customers kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import Hand, decision_of
from sim.decisions.goals import distances, goals_of
from sim.policy import Policy
from sim.purse import Purse
from sim.rules.effort import distance
from sim.scenario.names import DEPARTMENTS
from tests.strategies import case, first_policy

SHARED = {"kind": "shared_goals", "weight": 0.6}
BEGINNERS = ("together", *DEPARTMENTS)
WEEK = 13
RICH = Purse(cash=1e6, capital=99, points=99, moves=99, attention=99)


def after(*decisions: dict, week: int = WEEK) -> Policy:
    policy = first_policy()
    for one in decisions:
        decision = decision_of(one)
        assert decision.check(policy, week, case()) is None
        policy = decision.apply(policy, week, case())
    return policy


def rows(policy: Policy, week: int) -> dict:
    levers = policy.levers(week)
    return {name: goals_of(levers, name) for name in DEPARTMENTS}


@pytest.mark.parametrize("first", BEGINNERS)
@pytest.mark.parametrize(("steps", "count"), [("two", 2), ("four", 4)])
def test_steps_end_where_all_at_once_would_and_none_is_longer(first, steps, count):
    once = after(SHARED)
    paced = after(SHARED, {"kind": "reform_pace", "steps": steps, "first": first})
    aim, dates = rows(once, WEEK + 1), [WEEK + 13 * step + 1 for step in range(count)]
    assert rows(paced, dates[-1]) == rows(paced, 10**6) == aim
    before = rows(first_policy(), 0)
    for date in dates:
        here = rows(paced, date)
        moved = [distance(here[name], before[name]) for name in DEPARTMENTS]
        whole = distances(first_policy().first, aim)
        assert all(a <= b + 1e-12 for a, b in zip(moved, whole, strict=True))
        assert sum(moved) <= max(1, 4 // count) * max(whole) + 1e-9
        assert sum(moved) > 0.0
        before = here


def test_who_begins_has_moved_before_the_others():
    paced = after(SHARED, {"kind": "reform_pace", "steps": "four", "first": "service"})
    new, old = rows(paced, 10**6), rows(first_policy(), 0)
    moved = [
        [name for name in DEPARTMENTS if rows(paced, WEEK + 13 * step + 1)[name] == new[name]]
        for step in range(4)
    ]
    assert moved == [["service"], ["service", "it"], ["marketing", "service", "it"],
                     list(DEPARTMENTS)]  # fmt: skip
    assert all(new[name] != old[name] for name in DEPARTMENTS)


def test_steps_take_one_change_point_for_longer():
    once, paced = after(SHARED), after(SHARED, {"kind": "reform_pace", "steps": "four"})
    assert max(once.points(WEEK + 2)) == 2.0
    assert max(paced.points(WEEK + 2)) == max(paced.points(WEEK + 40)) == 1.0

    def ends(policy: Policy) -> int:
        return max(item.end for item in policy.running)

    assert ends(paced) > WEEK + 39
    back = decision_of({"kind": "roll_back", "decision": "shared_goals"})
    assert back.price(paced, WEEK + 9, case()).points == 1


def test_only_goals_that_have_not_begun_to_change_can_be_paced():
    wish = decision_of({"kind": "reform_pace"})
    assert wish.check(first_policy(), WEEK, case()).code == "R16"
    assert wish.check(after(SHARED), WEEK, case()) is None
    assert wish.check(after(SHARED), WEEK + 1, case()).code == "R16"


def test_nothing_in_common_has_no_form():
    wish = decision_of({"kind": "goal_form", "form": "checklist"})
    assert wish.check(first_policy(), WEEK, case()).code == "R16"
    assert wish.check(after(SHARED), WEEK, case()) is None
    plain = decision_of({"kind": "goal_form", "form": "composite"})
    assert plain.check(first_policy(), WEEK, case()).code == "R11"


@given(st.sampled_from(("service", "sales")), st.integers(1, 8))
def test_customers_kept_take_their_part_from_all_other_goals_alike(owner, twentieths):
    share = twentieths / 20
    policy = after({"kind": "lifecycle_goal", "owner": owner, "share": share})
    old, new = rows(first_policy(), 0)[owner], rows(policy, WEEK + 8)[owner]
    assert new.retention == share
    assert sum(new) == pytest.approx(1.0)
    assert new.cost == pytest.approx((1.0 - share) * old.cost)
    assert new.cx == pytest.approx((1.0 - share) * old.cx)


def test_whoever_answered_for_customers_kept_before_does_so_no_more():
    given = {"kind": "lifecycle_goal", "share": 0.4}
    policy = after({**given, "owner": "sales"}, {**given, "owner": "service"})
    assert rows(policy, WEEK + 8)["sales"] == pytest.approx(rows(first_policy(), 0)["sales"])
    assert rows(policy, WEEK + 8)["service"].retention == 0.4


def test_an_executive_who_is_not_there_cannot_answer_for_customers_kept():
    wish = decision_of({"kind": "lifecycle_goal", "owner": "executive", "share": 0.4})
    assert wish.check(first_policy(), WEEK, case()).code == "R10"
    there = after({"kind": "appoint_executive", "home": "operations"})
    assert wish.check(there, WEEK, case()) is None
    kept = rows(wish.apply(there, WEEK, case()), WEEK + 8)
    assert [kept[name].retention for name in DEPARTMENTS] == [0.0, 0.2, 0.2, 0.0]


CARE = {"kind": "own_effort", "throughput": 0.2, "care": 0.6, "root": 0.2}


@pytest.mark.parametrize("seat", [*DEPARTMENTS, "ceo"])
def test_a_seat_sets_the_time_of_its_own_department_whatever_is_offered(seat):
    refusal = decision_of(CARE).check(first_policy(), WEEK, case(), Hand(RICH, seat=seat))
    assert refusal is None if seat == "service" else refusal.code == "R14"


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"throughput": 0.2, "care": 0.6, "root": 0.1}, "R7"),
        ({"throughput": 0.02, "care": 0.78, "root": 0.2}, "R8"),
        ({"close": 0.5, "care": 0.5}, "R7"),
        ({}, "R7"),
    ],
)
def test_time_that_does_not_add_up_is_refused(given, code):
    refusal = decision_of({"kind": "own_effort", **given}).check(first_policy(), WEEK, case())
    assert refusal.code == code


def test_each_department_seals_for_itself():
    policy = after(CARE, {"kind": "own_effort", "close": 0.3, "fit": 0.7})
    sealed = policy.levers(WEEK + 1).sealed
    assert (sealed.care, sealed.fit, sealed.hype, sealed.run) == (0.6, 0.7, 0.0, 0.0)
