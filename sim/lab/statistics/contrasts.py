"""Contrasts of an experiment: differences paired by seed, with their intervals."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

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
    return [_effect(experiment, contrast, runs, last_seed) for contrast in experiment.contrasts]


def narrow_enough(experiment: Experiment, runs: pa.Table, last_seed: int) -> bool:
    """Whether every contrast is as narrow as was asked for, by the seeds up to one."""
    return all(effect.narrow is not False for effect in effects(experiment, runs, last_seed))


def _effect(
    experiment: Experiment, contrast: Contrast, runs: pa.Table, last_seed: int | None
) -> Effect:
    take = by_seed(runs, contrast.outcome, contrast.take, last_seed)
    less = by_seed(runs, contrast.outcome, contrast.less, last_seed)
    both = sorted(take.keys() & less.keys())
    apart = np.array([take[seed] - less[seed] for seed in both])
    above = int((apart > 0.0).sum())
    share = of_rate(above, max(1, len(apart)), experiment.confidence)
    missing = len(take.keys() | less.keys()) - len(both)
    return Effect(
        contrast, of_mean(apart, experiment.confidence), share, apart, tuple(both), missing
    )


def by_seed(
    runs: pa.Table, outcome: str, levels: Mapping[str, Any], last_seed: int | None = None
) -> dict[int, float]:
    """The mean of an outcome over all points with some levels, a seed each.

    A seed of which one such run failed is left out: its mean would be of other points.
    """
    fits = fitting(runs, levels)
    found: dict[int, list[float]] = defaultdict(list)
    seeds, values = runs["seed"].to_pylist(), runs[f"outcome_{outcome}"].to_pylist()
    for fit, seed, value in zip(fits, seeds, values, strict=True):
        if fit and (last_seed is None or seed <= last_seed):
            found[seed].append(value)
    means = {seed: float(np.mean(some)) for seed, some in found.items()}
    return {seed: mean for seed, mean in means.items() if mean == mean}  # noqa: PLR0124  # not NaN


def fitting(runs: pa.Table, levels: Mapping[str, Any]) -> list[bool]:
    """Which runs have some levels."""
    if not levels:
        return [True] * len(runs)
    wanted = tuple(levels.values())
    columns = (runs[f"factor_{name}"].to_pylist() for name in levels)
    return [row == wanted for row in zip(*columns, strict=True)]
