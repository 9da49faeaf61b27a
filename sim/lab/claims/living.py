"""Lives arms: each once for each seed, in compiled stretches, in threads.

Arms that differ only in what happens from week 0 on share their burn-in. Only the numbers that
somebody asks for are kept.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.customers.society import society_for
from sim.decisions import decision_of
from sim.decisions.base import LAB
from sim.decisions.catalogue import Decision
from sim.firm_start import first_firm
from sim.flows import QUIET, Four, Goals
from sim.forecast import Stretch, live_on, stretches
from sim.lab.claims.arms import Arm, Value
from sim.lab.claims.contrasts import Cell
from sim.lab.claims.outcomes import Outcome
from sim.luck import BURN_IN, key_of
from sim.measures import Readings
from sim.policy import Change, Levers, Policy, first_levers
from sim.scenario.events import Event
from sim.scenario.load import load_scenario
from sim.scenario.parameters import Parameters, Start
from sim.scenario.records import record
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.state import State
from sim.world import World

type Array = NDArray[np.float64]
type Progress = Callable[[int], None]
THREADS = 2
CARRIER = "promise-gap"
"""The scenario whose texts and prices the firm borrows; parameters and start are the defaults."""


class ArmError(ValueError):
    """An arm that cannot be lived: a decision that is refused, a parameter nobody declared."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An arm ready to be lived."""

    first: Levers
    parameters: Parameters
    start: Start
    parts: tuple[tuple[Stretch, Parameters], ...]
    people: int


def changed(values: Mapping[str, Any], pairs: Iterable[tuple[str, Value]]) -> dict[str, Any]:
    """Nested values with some of them replaced, each named by its dotted path."""
    tree = json.loads(json.dumps(values))
    for name, value in pairs:
        *way, last = name.split(".")
        spot = tree
        for part in way:
            spot = spot[part]
        if last not in spot:
            raise ArmError(f"nobody declared `{name}`")
        spot[last] = value
    return dict(tree)


@cache
def _carrier() -> Scenario:
    return load_scenario(CARRIER)


def case_of(arm: Arm, people: int) -> Scenario:
    """The scenario of an arm: the defaults, and what the arm says."""
    parameters = Parameters.model_validate(changed(Parameters().model_dump(), arm.parameters))
    start = Start.model_validate(changed(Start().model_dump(), arm.start))
    events = tuple(Event.model_validate(json.loads(event)) for event in arm.events)
    carrier = _carrier()
    update = {"parameters": parameters, "start": start, "events": events}
    return with_people(carrier.model_copy(update=update), people)


def policy_of(arm: Arm, case: Scenario) -> Policy:
    """All decisions of an arm, taken in the order of their weeks.

    Raises:
        ArmError: if one of them is refused.
    """
    levers = first_levers(case.start, case.parameters.goals.strength)
    first: dict[str, Any] = dict(arm.first)
    policy = Policy(levers._replace(**first))
    for week, step in sorted(arm.steps, key=lambda step: step[0]):
        decision: Decision = decision_of(json.loads(step))
        refusal = decision.check(policy, week, case, LAB)
        if refusal is not None:
            raise ArmError(f"week {week}, {step}: {refusal.text}")
        policy = decision.apply(policy, week, case)
    return policy.with_changes(*(_change(*turn) for turn in arm.turns))


def _change(week: int, name: str, numbers: tuple[float, ...]) -> Change:
    lever, _, pair = name.partition(".")
    return Change(week, lever, numbers[0] if pair else _lever(lever, numbers), pair)


def _lever(name: str, numbers: tuple[float, ...]) -> Goals | Four | float | int:
    if name.endswith("_goals"):
        return Goals(*numbers)
    if Levers.__annotations__[name] is Four:
        return Four(*numbers * 4)  # alike for all
    return int(numbers[0]) if Levers.__annotations__[name] is int else numbers[0]


def plan_of(arm: Arm, weeks: int, people: int, marks: Iterable[int] = ()) -> Plan:
    """An arm cut into stretches of equal levers, news and parameters.

    Args:
        arm: what to live.
        weeks: how long.
        people: simulated.
        marks: weeks after which somebody looks at the people.
    """
    case = case_of(arm, people)
    policy, world = policy_of(arm, case), World(waiting=case.events)
    cuts = {week for week, _, _ in arm.later} | {week + 1 for week in marks}
    edges = sorted({0, weeks, *(cut for cut in cuts if 0 < cut < weeks)})
    parts: list[tuple[Stretch, Parameters]] = []
    for begin, end in pairwise(edges):
        p = record(_parameters_in(case, arm, begin))
        parts += [(part, p) for part in _stretches(policy, world, begin, end)]
    record_p, record_s = record(case.parameters), record(case.start)
    return Plan(policy.levers(-BURN_IN), record_p, record_s, tuple(parts), people)


def _stretches(policy: Policy, world: World, begin: int, end: int) -> Iterable[Stretch]:
    for week in range(begin):
        world = world.at(week, None, None)
    return stretches(policy, world, begin, end - begin)


def _parameters_in(case: Scenario, arm: Arm, week: int) -> Parameters:
    due = [(name, value) for since, name, value in sorted(arm.later) if since <= week]
    if not due:
        return case.parameters
    return Parameters.model_validate(changed(case.parameters.model_dump(), due))


def settled(plan: Plan, seed: int) -> State:
    """The firm of an arm at week 0: a year under its first levers, without events."""
    p, key = plan.parameters, key_of(seed, 0)
    society = society_for(plan.people, p.market.links, key)
    firm = first_firm(society, key, plan.first, p, plan.start)
    series = np.zeros((BURN_IN, len(Readings._fields)))
    firm = live_on(firm, society, key, -BURN_IN, plan.first, QUIET, p, plan.start, series)
    return State(firm, society, key, 0, None)


def lived(plan: Plan, state: State, outcomes: Sequence[Outcome]) -> list[float]:
    """The numbers that are asked of one life."""
    state = state.fork()
    firm, weeks = state.firm, sum(part.weeks for part, _ in plan.parts)
    series = np.zeros((weeks, len(Readings._fields)))
    seen = {outcome: [0.0, 0.0] for outcome in outcomes if outcome.looks}
    done = 0
    for part, p in plan.parts:
        here = series[done : done + part.weeks]
        society, key = state.society, state.key
        firm = live_on(firm, society, key, part.first, part.levers, part.news, p, plan.start, here)
        done += part.weeks
        for outcome, parts in seen.items():
            if done - 1 in outcome.weeks_seen:
                top, bottom = outcome.seen(society)
                parts[0], parts[1] = parts[0] + top, parts[1] + bottom
    minds = {outcome: top / bottom if bottom else 0.0 for outcome, (top, bottom) in seen.items()}
    return [outcome.read(series, minds) for outcome in outcomes]


class Lives:
    """The numbers of every arm and outcome that some contrasts ask for.

    Args:
        cells: arms, and what is asked of each.
        seeds: whose luck.
        people: simulated.
        threads: lives at a time; the numbers do not depend on it.
        progress: told the number of lives lived.
    """

    def __init__(
        self,
        cells: Iterable[Cell],
        seeds: Sequence[int],
        people: int = 1_000,
        threads: int = THREADS,
        progress: Progress | None = None,
    ) -> None:
        self.asked: dict[Arm, dict[Outcome, None]] = defaultdict(dict)
        for arm, outcome in cells:
            self.asked[arm][outcome] = None
        self.seeds, self.people = tuple(seeds), people
        self.values = {
            (arm, outcome): np.zeros(len(self.seeds))
            for arm, outcomes in self.asked.items()
            for outcome in outcomes
        }
        self._done, self._lock, self._progress = 0, Lock(), progress
        plans = {arm: self._plan(arm) for arm in self.asked}
        self._families = _families(plans)
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(self._live_seed, range(len(self.seeds))))

    @property
    def total(self) -> int:
        """How many lives."""
        return len(self.asked) * len(self.seeds)

    def look(self, arm: Arm, outcome: Outcome) -> Array:
        """One number a seed."""
        return self.values[arm, outcome]

    def _plan(self, arm: Arm) -> Plan:
        outcomes = self.asked[arm]
        weeks = 1 + max(outcome.last for outcome in outcomes)
        marks = {week for outcome in outcomes for week in outcome.weeks_seen}
        return plan_of(arm, weeks, self.people, marks)

    def _live_seed(self, place: int) -> None:
        for family in self._families:
            state = settled(family[0][1], self.seeds[place])
            for arm, plan in family:
                outcomes = tuple(self.asked[arm])
                for outcome, x in zip(outcomes, lived(plan, state, outcomes), strict=True):
                    self.values[arm, outcome][place] = x
                self._count()

    def _count(self) -> None:
        with self._lock:
            self._done += 1
            if self._progress is not None:
                self._progress(self._done)


def _families(plans: Mapping[Arm, Plan]) -> list[list[tuple[Arm, Plan]]]:
    """Arms that share their burn-in."""
    families: dict[Any, list[tuple[Arm, Plan]]] = defaultdict(list)
    for arm, plan in plans.items():
        families[arm.parameters, arm.start, plan.first].append((arm, plan))
    return list(families.values())
