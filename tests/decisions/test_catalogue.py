"""The catalogue is whole, and what is no decision is told so."""

import re

import pytest

from sim.decisions import DECISIONS, DecisionError, decision_of, offered, set_of
from sim.scenario.names import ANSWERS, BASIC_DECISIONS, DEPARTMENTS, SEATS, TUTORIAL_DECISIONS
from sim.scenario.names import DECISIONS as CATALOGUE
from tests.strategies import case

GROUPS = {"goals", "budgets", "structure", "ownership", "programmes", "people"}


@pytest.mark.parametrize("kind", DECISIONS)
def test_each_says_what_it_is(kind):
    one = DECISIONS[kind]
    assert kind in CATALOGUE or one.in_rooms or kind in ANSWERS
    assert one.title
    assert one.group in GROUPS
    assert set(one.seats) <= set(SEATS)
    assert "ceo" in one.seats or one.in_rooms
    assert not one.in_rooms or set(one.seats) & set(DEPARTMENTS)
    assert re.search(r"Claims? C\d", one.__doc__), "names the claims it touches"


def test_titles_differ():
    assert len({one.title for one in DECISIONS.values()}) == len(DECISIONS)


def test_the_tutorial_and_the_basic_set_are_whole():
    assert set(BASIC_DECISIONS) <= set(DECISIONS)
    assert set(TUTORIAL_DECISIONS) <= set(DECISIONS)


def test_sets_hold_each_other():
    assert set_of("empower") == "tutorial"
    assert set_of("train") == "basic"
    assert set_of("co_locate") == "full"
    assert set_of("own_effort") == "room"
    assert "executive_opex" in offered(case())
    assert "discount" not in offered(case())


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"kind": "empowr"}, "kind: `empowr` is not known. Did you mean `empower`?"),
        ({"kind": "train", "week": 3},
         "week: no such key. Did you mean `weeks` (weeks, 1 to 520)?"),
        ({"kind": "empower"}, "latitude: is missing (share, 0 to 1)"),
        ({"kind": "empower", "latitude": "much"},
         "latitude: should be a number (share, 0 to 1), not `much`"),
        ({"kind": "empower", "latitude": 60},
         "latitude: `60` is out of bounds (share, 0 to 1). Write 60 % as 0.6"),
        ({"kind": "empower", "latitude": float("nan")},
         "latitude: `nan` is out of bounds (share, 0 to 1)"),
        ({"kind": "train", "weeks": 4.5},
         "weeks: should be a whole number (weeks, 1 to 520), not `4.5`"),
        ({"kind": "co_locate", "pair": "sales-it"},
         "pair: `sales-it` is not known. Did you mean `sales_it`?"),
        ({"kind": "set_goals"}, "should give a row for at least one department"),
        ({"kind": "set_goals", "sales": {"revenu": 1.0}},
         "sales.revenu: no such key. Did you mean `revenue` (share, 0 to 1)?"),
        ({"kind": "set_goals", "sales": 3},
         "sales: should be a mapping with keys such as `leads`, `revenue` or `retention`, not `3`"),
        ({"kind": "roll_back", "decision": ""},
         "decision: is empty: write something, or delete the line"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_the_likely_remedy(given, told):
    with pytest.raises(DecisionError) as caught:
        decision_of(given)
    assert str(caught.value) == f"decision: {told}"


def test_all_faults_at_once():
    with pytest.raises(DecisionError) as caught:
        decision_of({"kind": "it_mandate", "shar": 0.3, "run": "x"})
    assert len(caught.value.faults) == 3


@pytest.mark.parametrize("given", [{}, {"kind": None}, {"kind": ["train"]}])
def test_without_a_kind_it_is_no_decision(given):
    with pytest.raises(DecisionError, match="kind: "):
        decision_of(given)


def test_what_no_file_can_hold_is_told():
    with pytest.raises(DecisionError, match="is nothing that a file can hold"):
        decision_of({"kind": "train", "weeks": object()})


def test_no_depth_breaks_the_reader():
    deep: dict = {}
    for _ in range(500):
        deep = {"a": deep}
    with pytest.raises(DecisionError, match="nested more than 8 levels deep"):
        decision_of({"kind": "train", "weeks": deep})
