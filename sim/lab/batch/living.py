"""One chunk lived: each run's outcomes, and the weeks that are kept.

A recipe travels to the worker whole, so that a worker needs no file of the experiment.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from sim.lab.experiment.overrides import with_value
from sim.lab.experiment.plan import Chunk, Plan, RunSpec
from sim.lab.experiment.schema import Experiment, Level, Outcome
from sim.lab.game import Game
from sim.measures import Readings
from sim.policies import Step
from sim.scenario.events import WEEKS_PER_QUARTER as QUARTER
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.world import has_come

type Array = NDArray[np.float64]
FIRMS = 4
"""Scenarios with their parameters set that a worker keeps at hand."""


class RunError(Exception):
    """A run that cannot be lived: a decision is refused."""


@dataclass(frozen=True)
class Recipe:
    """All that is needed to live a run of an experiment."""

    experiment: Experiment
    scenarios: Mapping[str, Scenario]
    policies: Mapping[str, tuple[Step, ...]]

    @classmethod
    def of(cls, plan: Plan) -> "Recipe":
        """The recipe of a plan."""
        asked = plan.asked
        return cls(asked.experiment, asked.scenarios, asked.policies)


@dataclass(frozen=True, slots=True)
class Task:
    """A run as a worker is told of it."""

    index: int
    key: str
    point: int
    levels: tuple[Level, ...]
    seed: int
    scenario: str
    moved: str
    """Parameters that differ from the scenario's, as JSON."""
    policy: str


@dataclass(frozen=True, slots=True)
class Lived:
    """What became of a run."""

    task: Task
    error: str = ""
    """Why it was not lived; empty if it was."""
    digest: str = ""
    """Hash of every metric of every week."""
    outcomes: tuple[float, ...] = ()
    series: Array | None = None
    """Weeks x metrics that are kept."""

    @property
    def ok(self) -> bool:
        """Whether it was lived."""
        return not self.error


def tasks(plan: Plan, chunk: Chunk) -> tuple[Task, ...]:
    """A chunk as a worker is told of it."""
    return tuple(task_of(plan, run) for run in chunk.runs)


def task_of(plan: Plan, run: RunSpec) -> Task:
    """A run as a worker is told of it."""
    scenario, moved, policy = plan.firm_of(run.levels)
    return Task(run.index, run.key, run.point, run.levels, run.seed, scenario, moved, policy)


def live_all(recipe: Recipe, some: tuple[Task, ...]) -> list[Lived]:
    """Live some runs, one after the other; a run that raises says so in its row."""
    firms = _Firms(recipe)
    return [_lived(recipe, firms, task) for task in some]


class _Firms:
    """Scenarios with their parameters set; the last few are kept."""

    def __init__(self, recipe: Recipe) -> None:
        self._cases, self._people = recipe.scenarios, recipe.experiment.customers
        self.case = lru_cache(FIRMS)(self._made)

    def _made(self, scenario: str, moved: str) -> Scenario:
        case = self._cases[scenario]
        for name, level in json.loads(moved).items():
            case = with_value(case, name, level)
        return with_people(case, self._people)


def _lived(recipe: Recipe, firms: _Firms, task: Task) -> Lived:
    experiment = recipe.experiment
    try:
        case = firms.case(task.scenario, task.moved)
        series = live(case, task.seed, recipe.policies[task.policy], experiment.weeks)
    except Exception as error:  # noqa: BLE001  # whatever it is, the row says so
        return Lived(task, f"{type(error).__name__}: {error}"[:500])
    columns = [Readings._fields.index(name) for name in experiment.series]
    return Lived(
        task,
        digest=digest(series),
        outcomes=tuple(read(outcome, series) for outcome in experiment.outcomes),
        series=np.ascontiguousarray(series[:, columns]),
    )


def digest(series: Array) -> str:
    """Hash of every metric of every week, by which two lives are known to be the same."""
    return hashlib.blake2b(series.tobytes(), digest_size=16).hexdigest()


def live(case: Scenario, seed: int, steps: tuple[Step, ...], weeks: int) -> Array:
    """Every metric of every week under a policy, with the lab's free hand: weeks x metrics.

    Raises:
        RunError: if a decision is refused.
    """
    game = Game.of(case, seed)
    first, waiting = game.seen, list(steps)
    while game.week < weeks:
        due = [one for one in waiting if has_come(one.occasion, game.week, game.seen, first)]
        for step in due:
            waiting.remove(step)
            refusal = game.decide(step.decision, free=True)
            if refusal is not None:
                kind = step.decision.kind
                raise RunError(f"week {game.week}, {kind} was refused: {refusal.text}")
        game.live(min(weeks, _next(waiting, game.week)))
    return game.series


def _next(waiting: list[Step], week: int) -> int:
    """The next week in which something may have to be decided."""
    dates = [max(one.occasion.first_week, week + 1) for one in waiting]
    return min(dates, default=week + 10 * QUARTER)


def read(outcome: Outcome, series: Array) -> float:
    """One outcome of a run."""
    last = len(series) - 1 if outcome.last is None else outcome.last
    first = max(0, last - QUARTER + 1) if outcome.first is None else outcome.first
    values = series[first : last + 1, Readings._fields.index(outcome.metric)]
    match outcome.of:
        case "sum":
            return float(values.sum())
        case "last":
            return float(values[-1])
        case "lowest":
            return float(values.min())
        case "highest":
            return float(values.max())
        case "slope":
            time = np.arange(len(values)) - (len(values) - 1) / 2
            return float(values @ time / (time @ time)) if len(values) > 1 else 0.0
    return float(values.mean())
