"""What a learner chooses from: each decision a seat may take, in settings made of its declaration.

Where a parameter has a range, it is tried in a few even steps; where it has names, in each. What
may be left out is left out. The decisions whose parameters only make sense together say in `WHOLE`
how they are filled in.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import permutations, product
from typing import Any, Literal, get_args, get_origin

import numpy as np
from numpy.typing import NDArray
from pydantic.fields import FieldInfo

from sim.decisions import DECISIONS, Decision, Range, Undo, decision_of, offered
from sim.decisions.base import BaseDecision
from sim.decisions.paying import unpayable
from sim.run import Run
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.scenario.schema import Scenario

type Mask = NDArray[np.int8]
type Said = Mapping[str, Any]
OWN_GOALS = {"marketing": "leads", "sales": "revenue", "service": "cost", "it": "uptime"}
OWN_PARTS = (1.0, 0.7, 0.4)
"""What is left of a department's own goal; the rest goes to customer experience."""
MANDATES = (0.2, 0.4)
MOST, POINTS = 0.6, 0.05
"""The time a favoured task gets; the share of all budgets that moves."""


def options_of(case: Scenario, seat: str = "ceo", levels: int = 3) -> tuple[Decision, ...]:
    """What a seat may decide in a scenario, in the order of the catalogue.

    Args:
        case: the scenario.
        seat: ceo, a department, or executive.
        levels: settings of each parameter that has a range, 2 or more.
    """
    open_ = offered(case)
    kinds = [kind for kind, one in DECISIONS.items() if kind in open_ and seat in one.seats]
    return tuple(option for kind in kinds for option in settings_of(kind, kinds, levels))


def settings_of(kind: str, kinds: Sequence[str] = (), levels: int = 3) -> tuple[Decision, ...]:
    """One decision in all its settings.

    Args:
        kind: of the decision.
        kinds: what else may be decided, and so be rolled back.
        levels: settings of each parameter that has a range, 2 or more.

    Raises:
        TypeError: if its declaration does not say what a parameter may be.
    """
    said = WHOLE[kind](kinds) if kind in WHOLE else _settings(DECISIONS[kind], levels)
    made = dict.fromkeys(decision_of({"kind": kind, **one}) for one in said)
    return tuple(one for one in made if not any(one.flaws(lab=False)))


def allowed(run: Run, options: Sequence[Decision], seat: str = "ceo") -> Mask:
    """1 for what would not be refused now, 0 for the rest; the first stands for nothing."""
    free = [_affordable(run, one, seat) and run.check(one, seat) is None for one in options]
    return np.array([True, *free], dtype=np.int8)


def _affordable(run: Run, option: Decision, seat: str) -> bool:
    """Whether there is enough of every currency; much quicker than asking for all reasons."""
    price = option.price_for(seat, run.policy, run.week, run.case)
    return not any(unpayable(price, run.purse, run.policy, run.week, run.case))


def told(option: BaseDecision) -> str:
    """A decision in a line."""
    said = option.model_dump(exclude_defaults=True).items()
    shown = " ".join(f"{name}={_brief(value)}" for name, value in said)
    return f"{option.kind} {shown}".strip()


def _brief(value: object) -> str:
    if isinstance(value, Mapping):
        return "+".join(f"{part:g} {name}" for name, part in value.items() if part)
    return f"{value:g}" if isinstance(value, float) else str(value)


# ---- from declarations ---------------------------------------------------------------------------


def _settings(decision: type[BaseDecision], levels: int) -> Iterator[Said]:
    """All that has to be said, in every combination; else what may be said, one at a time."""
    fields = {name: one for name, one in decision.model_fields.items() if name != "kind"}
    needed = {name: one for name, one in fields.items() if one.is_required()}
    if needed or not fields:
        values = [_values(decision, name, one, levels) for name, one in needed.items()]
        yield from (dict(zip(needed, mix, strict=True)) for mix in product(*values))
        return
    for name, one in fields.items():
        yield from ({name: value} for value in _values(decision, name, one, levels))


def _values(
    decision: type[BaseDecision], name: str, field: FieldInfo, levels: int
) -> Sequence[object]:
    if get_origin(field.annotation) is Literal:
        return get_args(field.annotation)
    if field.annotation is bool:
        return (True, False)
    span = next((one for one in field.metadata if isinstance(one, Range)), None)
    if span is None:
        raise TypeError(f"nothing says what `{name}` of {decision.__name__} may be")
    steps = np.linspace(span.low, span.high, levels).tolist()
    if field.annotation is int:
        return tuple(dict.fromkeys(int(step) for step in steps))
    return tuple(round(step, 6) for step in steps)


# ---- what only makes sense together --------------------------------------------------------------


def _goals(kinds: Sequence[str]) -> Iterator[Said]:
    """Each department's own goal, and customer experience in its stead."""
    del kinds
    for (department, own), part in product(OWN_GOALS.items(), OWN_PARTS):
        yield {department: {own: part, "cx": round(1.0 - part, 6)}}


def _budgets(kinds: Sequence[str]) -> Iterator[Said]:
    """One department gives, another gains."""
    del kinds
    for giver, taker in permutations(DEPARTMENTS, 2):
        yield {giver: -POINTS, taker: POINTS}


def _mandates(kinds: Sequence[str]) -> Iterator[Said]:
    """No mandate, or one for each of IT's tasks."""
    del kinds
    yield {"share": 0.0}
    none = dict.fromkeys(TASKS["it"], 0.0)
    for share, task in product(MANDATES, TASKS["it"]):
        yield {"share": share, **none, task: 1.0}


def _efforts(kinds: Sequence[str]) -> Iterator[Said]:
    """A department's tasks evenly, and each of them favoured."""
    del kinds
    for tasks in TASKS.values():
        yield _shared(tasks, 1.0 / len(tasks))
        for favoured in tasks:
            others = [task for task in tasks if task != favoured]
            yield {favoured: MOST, **_shared(others, (1.0 - MOST) / len(others))}


def _shared(tasks: Sequence[str], part: float) -> dict[str, float]:
    return dict.fromkeys(tasks, part)


def _ways_back(kinds: Sequence[str]) -> Iterator[Said]:
    """The latest of each kind that knows a way back."""
    for kind in kinds:
        if DECISIONS[kind].undo is not Undo.NEVER:
            yield {"decision": kind}


def _reforms(kinds: Sequence[str]) -> Iterator[Said]:
    """The latest of each kind that changes the structure."""
    yield from ({"reform": kind} for kind in kinds if DECISIONS[kind].structural)


WHOLE: Mapping[str, Callable[[Sequence[str]], Iterator[Said]]] = {
    "set_goals": _goals,
    "shift_budget": _budgets,
    "it_mandate": _mandates,
    "own_effort": _efforts,
    "roll_back": _ways_back,
    "ask_for_patience": _reforms,
}
"""How decisions are filled in whose parameters add up to a whole, or name another decision."""
