"""What the found policies are worth on luck that the search has not seen, beside others.

Everybody plays with the purse of a player and on the same seeds; differences are paired.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.lab.optimise.crew import Crew
from sim.lab.optimise.goals import Goal
from sim.lab.statistics.intervals import Interval, of_mean, of_rate
from sim.lab.strategies import Strategy

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Versus:
    """One policy against another in one goal, seed by seed."""

    difference: Interval
    better: Interval
    """Share of seeds in which it does better; a tie counts for neither."""


@dataclass(frozen=True)
class Judged:
    """What policies reach on the seeds of a report."""

    goals: tuple[Goal, ...]
    seeds: tuple[int, ...]
    values: Mapping[str, Array]
    """By policy: seeds x goals."""

    def reaches(self, name: str) -> list[Interval]:
        """The mean of each goal."""
        return [of_mean(column) for column in self.values[name].T]

    def versus(self, name: str, other: str) -> list[Versus]:
        """How far a policy lies above another in each goal, in the goal's own unit."""
        apart = self.values[name] - self.values[other]
        return [
            Versus(of_mean(column), of_rate(int((goal.sign * column > 0.0).sum()), len(column)))
            for goal, column in zip(self.goals, apart.T, strict=True)
        ]


def judge(
    crew: Crew,
    goals: Sequence[Goal],
    policies: Mapping[str, Strategy],
    seeds: Sequence[int],
    tell: Callable[[int], None] = lambda _: None,
) -> Judged:
    """Play each policy on each seed.

    Args:
        crew: who plays.
        goals: of their contest.
        policies: by name.
        seeds: of the report; none of them may be one of the search.
        tell: told the number of games played.
    """
    jobs = [(strategy, seed) for seed in seeds for strategy in policies.values()]
    played = np.array(crew.play(jobs, tell)).reshape(len(seeds), len(policies), len(goals))
    values = {name: played[:, place] for place, name in enumerate(policies)}
    return Judged(tuple(goals), tuple(seeds), values)
