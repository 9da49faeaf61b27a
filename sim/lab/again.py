"""A played game lived again on many seeds, as it was and with one decision changed.

Here luck is other customers in another world; `silo why --worth` stays with those of the game. What
a facilitator let happen happens on every seed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import batched

import numpy as np
from numpy.typing import NDArray

from sim.burn_in import settled
from sim.explain.course import METRIC, Game, Plan
from sim.lab.at_work import Job, at_work
from sim.lab.statistics.intervals import Interval, of_mean, of_rate
from sim.metrics import METRICS, Kind
from sim.policy import Policy

type Array = NDArray[np.float64]
AT_ONCE = 20
"""Seeds that one job lives."""
FLOWS = np.array([METRICS[name].kind is Kind.FLOW for name in METRIC])


@dataclass(frozen=True)
class Twice:
    """A game and its other version, on the same seeds."""

    seeds: tuple[int, ...]
    played: Array
    """Seeds x metrics: amounts a week are summed, levels are those of the last week."""
    other: Array

    def difference(self, metric: str) -> Interval:
        """The game as it was played less the other version, seed by seed, 95 %."""
        return of_mean(self._apart(metric))

    def more(self, metric: str) -> Interval:
        """Share of seeds in which the game as played has more; a tie counts for neither."""
        apart = self._apart(metric)
        return of_rate(int((apart > 0.0).sum()), len(apart))

    def _apart(self, metric: str) -> Array:
        column = METRIC[metric]
        apart: Array = self.played[:, column] - self.other[:, column]
        return apart


def twice(
    game: Game,
    other: Policy,
    seeds: Sequence[int],
    workers: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> Twice:
    """Live a game and its other version.

    Args:
        game: as it was played.
        other: its decisions, one of them changed.
        seeds: whose luck.
        workers: processes; the numbers do not depend on it.
        progress: told the number of jobs done (`jobs_of`).
    """
    bare = replace(game, history=())  # which workers do not need
    jobs: list[Job] = [(ends_on, (bare, other, part)) for part in batched(seeds, AT_ONCE)]
    ends = np.concatenate(at_work(jobs, workers, progress))
    return Twice(tuple(seeds), ends[:, 0], ends[:, 1])


def jobs_of(seeds: int) -> int:
    """How many jobs so many seeds take."""
    return -(-seeds // AT_ONCE)


def ends_on(game: Game, other: Policy, seeds: Sequence[int]) -> Array:
    """How both versions end on some seeds: seeds x versions x metrics."""
    plans = [Plan(policy, 0, game.weeks) for policy in (game.policy, other)]
    return np.array([[_end(game, plan, seed) for plan in plans] for seed in seeds])


def _end(game: Game, plan: Plan, seed: int) -> Array:
    begun = replace(game, start=settled(game.case, seed))
    series = begun.live(game.weeks, plan=plan).series
    end: Array = np.where(FLOWS, series.sum(axis=0), series[-1])
    return end
