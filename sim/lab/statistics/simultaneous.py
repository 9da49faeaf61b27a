"""Intervals that hold together: over many contrasts, and over all weeks of a curve.

Twenty intervals of 95 % that are read one by one miss somewhere in most experiments. Here all of
them hold at once with the confidence that is stated: each is as many standard errors long as the
largest of them needs (max-t over bootstrap samples of the seeds; P. Hall and S. Wilson 1991, Two
guidelines for bootstrap hypothesis testing, Biometrics 47; for curves: J. Montiel Olea and
M. Plagborg-Moller 2019, Simultaneous confidence bands, Journal of Applied Econometrics 34).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from sim.lab.statistics.contrasts import Effect
from sim.lab.statistics.intervals import FEW, Interval
from sim.lab.statistics.resampling import ROUNDS, counts

type Array = NDArray[np.float64]
LOW, HIGH = 0.05, 0.95
"""Between these shares of the runs lies their spread."""


def critical(values: Array, confidence: float = 0.95, rounds: int = ROUNDS) -> float:
    """How many standard errors long each interval must be, so that all of them hold together.

    Never less than Student's t for a single one.

    Args:
        values: seeds x numbers, at least 3 seeds.
        confidence: 0.5 to 0.999.
        rounds: bootstrap samples.
    """
    n = len(values)
    alone = float(student.ppf(0.5 + confidence / 2.0, n - 1))
    centred = values - values.mean(axis=0)
    centred = centred[:, centred.std(axis=0) > 0.0]
    if not centred.shape[1]:
        return alone
    centred = centred / centred.std(axis=0, ddof=1)
    times = counts(n, rounds)
    mean, square = times @ centred / n, times @ (centred * centred) / n
    spread = np.sqrt(np.maximum(square - mean * mean, 0.0) * n / (n - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        sizes = np.abs(mean) / spread * n**0.5
    largest = np.where(np.isnan(sizes), 0.0, sizes).max(axis=1)
    return max(alone, float(np.quantile(largest, confidence)))


def together(effects: Sequence[Effect], confidence: float = 0.95) -> list[Interval]:
    """An interval for each contrast, such that all of them hold at once.

    They stand on the seeds that all contrasts have.

    Args:
        effects: of one experiment, or of an outcome of it.
        confidence: 0.5 to 0.999.
    """
    if not effects:
        return []
    shared = sorted(set.intersection(*(set(effect.seeds) for effect in effects)))
    values = np.array([effect.at(shared) for effect in effects]).T
    n = len(shared)
    if n < FEW:
        return [Interval(one.interval.mean, -np.inf, np.inf, n, "none") for one in effects]
    errors = values.std(axis=0, ddof=1) / n**0.5
    halves, means = critical(values, confidence) * errors, values.mean(axis=0)
    return [
        Interval(mean, mean - half, mean + half, n, "max-t")
        for mean, half in zip(means.tolist(), halves.tolist(), strict=True)
    ]


@dataclass(frozen=True)
class Bands:
    """A curve over weeks with three bands, which say three things."""

    mean: Array
    pointwise: tuple[Array, Array]
    """Where the true mean of a week lies, for somebody who looks at that week alone."""
    whole: tuple[Array, Array]
    """Where the true mean curve lies in all weeks at once."""
    spread: tuple[Array, Array]
    """Where 90 % of the runs lie, week by week: luck, not uncertainty of the mean."""
    n: int


def bands(curves: Array, confidence: float = 0.95) -> Bands:
    """The mean of some curves and its bands.

    Args:
        curves: seeds x weeks, at least 3 seeds.
        confidence: 0.5 to 0.999.

    Raises:
        ValueError: if there are fewer seeds.
    """
    n = len(curves)
    if n < FEW:
        raise ValueError(f"bands need {FEW} seeds, not {n}")
    mean, error = curves.mean(axis=0), curves.std(axis=0, ddof=1) / n**0.5
    alone = float(student.ppf(0.5 + confidence / 2.0, n - 1)) * error
    all_of_it = critical(curves, confidence) * error
    low, high = np.quantile(curves, [LOW, HIGH], axis=0)
    return Bands(
        mean,
        (mean - alone, mean + alone),
        (mean - all_of_it, mean + all_of_it),
        (low, high),
        n,
    )
