"""What a firm may decide, drawn at random: shared by the tests of every floor."""

import itertools
from functools import cache
from typing import Literal, get_args, get_origin

from hypothesis import strategies as st

from sim.decisions import DECISIONS, Decision, decision_of, ranges
from sim.decisions.base import BaseDecision
from sim.policy import Policy, first_levers
from sim.scenario.load import load_scenario
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.scenario.schema import Scenario

GOALS = ("leads", "revenue", "retention", "cost", "cx", "uptime")
STEPS = 20
"""Steps of 5 % in a row of goals."""


@cache
def case(name: str = "promise-gap") -> Scenario:
    """A shipped scenario, read once."""
    return load_scenario(name)


def first_policy(name: str = "promise-gap") -> Policy:
    """A firm that has decided nothing."""
    return Policy(first_levers(case(name).start, case(name).parameters.goals.strength))


@st.composite
def parts(draw, count: int, whole: int = STEPS) -> list[float]:
    """Shares in whole steps that sum to 1."""
    cuts = sorted(draw(st.lists(st.integers(0, whole), min_size=count - 1, max_size=count - 1)))
    ends = [0, *cuts, whole]
    return [(b - a) / whole for a, b in itertools.pairwise(ends)]


@st.composite
def rows(draw) -> dict[str, float]:
    """What a department is paid for."""
    return dict(zip(GOALS, draw(parts(len(GOALS))), strict=True))


@st.composite
def _set_goals(draw) -> dict:
    names = draw(st.lists(st.sampled_from(DEPARTMENTS), min_size=1, unique=True))
    return {name: draw(rows()) for name in names}


@st.composite
def _shift_budget(draw) -> dict:
    giver, taker = draw(st.permutations(DEPARTMENTS))[:2]
    points = draw(st.integers(1, 5)) / 100
    return {giver: -points, taker: points}


@st.composite
def _it_mandate(draw) -> dict:
    run, fixes, integrate, features = draw(parts(4))
    split = {"run": run, "fixes": fixes, "integrate": integrate, "features": features}
    return {"share": draw(st.integers(0, 40)) / 100, **split}


@st.composite
def _own_effort(draw) -> dict:
    tasks = TASKS[draw(st.sampled_from(DEPARTMENTS))]
    room = draw(parts(len(tasks), 100 - 3 * len(tasks)))
    return {
        task: round(0.03 + (1.0 - 0.03 * len(tasks)) * share, 9)
        for task, share in zip(tasks, room, strict=True)
    }


SPECIAL = {
    "set_goals": _set_goals(),
    "shift_budget": _shift_budget(),
    "it_mandate": _it_mandate(),
    "own_effort": _own_effort(),
    "ask_for_patience": st.fixed_dictionaries(
        {
            "reform": st.sampled_from(sorted(DECISIONS)),
            "rise": st.integers(1, 15).map(float),
            "quarters": st.integers(3, 5),
        }
    ),
    "roll_back": st.sampled_from(sorted(DECISIONS)).map(lambda kind: {"decision": kind}),
}


def _field(kind: type[BaseDecision], name: str):
    span, wanted = ranges(kind).get(name), kind.model_fields[name].annotation
    if get_origin(wanted) is Literal:
        return st.sampled_from(get_args(wanted))
    if wanted is int:
        return st.integers(round(span.low), round(span.high))
    hundredths = st.integers(round(span.low * 100), round(span.high * 100))
    return hundredths.map(lambda number: number / 100)


def of_kind(kind: str) -> st.SearchStrategy[Decision]:
    """Decisions of one kind, with every parameter in its range."""
    wanted = DECISIONS[kind]
    names = [name for name in wanted.model_fields if name != "kind"]
    values = SPECIAL.get(kind)
    if values is None:
        values = st.fixed_dictionaries({name: _field(wanted, name) for name in names})
    return values.map(lambda given: decision_of({"kind": kind, **given}))


def decisions(*kinds: str) -> st.SearchStrategy[Decision]:
    """Decisions with every parameter in its range; of all kinds, or of some."""
    return st.sampled_from(kinds or sorted(DECISIONS)).flatmap(of_kind)


@st.composite
def histories(draw, most: int = 4, weeks: int = 60) -> list[tuple[int, Decision]]:
    """Decisions that can be taken one after the other, each with its week."""
    dates = sorted(draw(st.lists(st.integers(0, weeks), max_size=most)))
    policy, taken = first_policy(), []
    for week in dates:
        decision = draw(decisions())
        if decision.check(policy, week, case()) is None:
            policy = decision.apply(policy, week, case())
            taken.append((week, decision))
    return taken


def policies(most: int = 4, weeks: int = 60) -> st.SearchStrategy[Policy]:
    """What a firm has decided so far."""
    return histories(most, weeks).map(played)


def played(history: list[tuple[int, Decision]]) -> Policy:
    """The policy of a history."""
    policy = first_policy()
    for week, decision in history:
        policy = decision.apply(policy, week, case())
    return policy
