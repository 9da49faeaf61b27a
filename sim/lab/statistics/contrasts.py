"""Contrasts of an experiment: differences paired by seed, with their intervals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.experiment.design import Point, points_of
from sim.lab.experiment.schema import Contrast, Experiment
from sim.lab.statistics.intervals import Interval, of_mean, of_rate

type Array = NDArray[np.float64]


@dataclass(frozen=True)
class Effect:
    """One contrast, answered."""

    contrast: Contrast
    interval: Interval
    better: Interval
    """Share of seeds in which the one side lies above the other; a tie counts for neither."""
    differences: Array
    """One a seed, in the order of the seeds."""
    seeds: tuple[int, ...]
    """Whose they are."""
    missing: int
    """Seeds that have no pair, because a run failed or is not there yet."""

    def at(self, seeds: Sequence[int]) -> list[float]:
        """The differences of some of its seeds."""
        found = dict(zip(self.seeds, self.differences.tolist(), strict=True))
        return [found[seed] for seed in seeds]

    @property
    def narrow(self) -> bool | None:
        """Whether it is as narrow as was asked for; None where nobody asked."""
        wanted = self.contrast.half_width
        return None if wanted is None else self.interval.half_width <= wanted

    @property
    def verdict(self) -> str:
        """What can be said of it, against the difference that matters in practice."""
        return verdict(self.interval, self.contrast.matters)


def verdict(interval: Interval, least: float) -> str:
    """What an interval says, against the least difference that matters in practice."""
    if interval.low > least:
        return "more"
    if interval.high < -least:
        return "less"
    if -least <= interval.low and interval.high <= least and least > 0.0:
        return "no difference that matters"
    return "not told apart"


def effects(experiment: Experiment, runs: pa.Table, last_seed: int | None = None) -> list[Effect]:
    """All contrasts of an experiment.

    Args:
        experiment: which names them.
        runs: the table of runs.
        last_seed: seeds behind it are left out.
    """
    if not experiment.contrasts:
        return []
    points = Points(experiment, runs)
    return [_effect(experiment, one, runs, points, last_seed) for one in experiment.contrasts]


def narrow_enough(experiment: Experiment, runs: pa.Table, last_seed: int) -> bool:
    """Whether every contrast is as narrow as was asked for, by the seeds up to one."""
    return all(effect.narrow is not False for effect in effects(experiment, runs, last_seed))


class Points:
    """Runs by the points of their experiment's design.

    A store may hold less, while it is being filled or where runs failed, and more: what an earlier,
    smaller design has lived.
    """

    def __init__(self, experiment: Experiment, runs: pa.Table) -> None:
        self.names = [factor.id for factor in experiment.factors]
        self.design = set(points_of(experiment))
        self.seeds: list[int] = runs["seed"].to_pylist()
        columns = [runs[f"factor_{name}"].to_pylist() for name in self.names]
        self.levels: list[Point] = list(zip(*columns, strict=True)) if columns else [()] * len(runs)

    def having(self, levels: Mapping[str, Any]) -> set[Point]:
        """The points of the design that have some levels."""
        asked = [(self.names.index(name), level) for name, level in levels.items()]
        return {
            point for point in self.design if all(point[place] == level for place, level in asked)
        }


def _effect(
    experiment: Experiment,
    contrast: Contrast,
    runs: pa.Table,
    points: Points,
    last_seed: int | None,
) -> Effect:
    values = runs[f"outcome_{contrast.outcome}"].to_pylist()
    take, seen = _by_seed(points, values, contrast.take, last_seed)
    less, also = _by_seed(points, values, contrast.less, last_seed)
    both = sorted(take.keys() & less.keys())
    apart = np.array([take[seed] - less[seed] for seed in both])
    above = int((apart > 0.0).sum())
    share = of_rate(above, max(1, len(apart)), experiment.confidence)
    missing = len(seen | also) - len(both)
    return Effect(
        contrast, of_mean(apart, experiment.confidence), share, apart, tuple(both), missing
    )


def _by_seed(
    points: Points, values: list[float], levels: Mapping[str, Any], last_seed: int | None
) -> tuple[dict[int, float], set[int]]:
    """The mean over all points with some levels, a seed each; and the seeds that have any of them.

    A seed that lacks one of the points has no mean: it would be one of other points.
    """
    wanted = points.having(levels)
    found: dict[int, dict[Point, float]] = defaultdict(dict)
    for seed, point, value in zip(points.seeds, points.levels, values, strict=True):
        if point in wanted and (last_seed is None or seed <= last_seed):
            found[seed][point] = value
    whole = {seed: some for seed, some in found.items() if len(some) == len(wanted)}
    means = {seed: float(np.mean(list(some.values()))) for seed, some in whole.items()}
    return {seed: mean for seed, mean in means.items() if np.isfinite(mean)}, set(found)
