"""Intervals that hold together: over many contrasts, and over all weeks of a curve.

Twenty intervals of 95 % that are read one by one miss somewhere in most experiments. Here all of
them hold at once with the confidence that is stated: each is as many standard errors long as the
largest of them needs, by bootstrap samples of the seeds. For contrasts each sample has standard
errors of its own (max-t; P. Hall and S. Wilson 1991, Two guidelines for bootstrap hypothesis
testing, Biometrics 47), which keeps its word with skewed numbers. Curves have weeks in which only
one or two seeds differ, whose standard errors vanish in some samples; they have those of the data
(sup-t; J. Montiel Olea and M. Plagborg-Moller 2019, Simultaneous confidence bands, Journal of
Applied Econometrics 34), lengthened as Student's t lengthens the normal.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm
from scipy.stats import t as student

from sim.lab.statistics.contrasts import Effect
from sim.lab.statistics.intervals import FEW, Interval
from sim.lab.statistics.resampling import ROUNDS, counts

type Array = NDArray[np.float64]
EVENTS = 10
"""Seeds that must differ from the rest before an interval is given."""
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
    n, scaled = len(values), _scaled(values)
    times = counts(n, rounds)
    mean, square = times @ scaled / n, times @ (scaled * scaled) / n
    spread = np.sqrt(np.maximum(square - mean * mean, 0.0) * n / (n - 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        sizes = np.abs(mean) / spread * n**0.5
    largest = np.where(np.isnan(sizes), 0.0, sizes).max(axis=1, initial=0.0)
    found = float(np.quantile(largest, confidence, method="higher"))
    return max(_alone(n, confidence), found)


def critical_of_curves(curves: Array, confidence: float = 0.95, rounds: int = ROUNDS) -> float:
    """The same for curves, of which some weeks hardly vary.

    Args:
        curves: seeds x weeks, at least 3 seeds.
        confidence: 0.5 to 0.999.
        rounds: bootstrap samples.
    """
    n = len(curves)
    sizes = np.abs(counts(n, rounds) @ _scaled(curves)) / (n - 1) ** 0.5
    found = float(np.quantile(sizes.max(axis=1, initial=0.0), confidence))
    lengthened = -float(student.ppf(norm.cdf(-found), n - 1))
    return max(_alone(n, confidence), lengthened)


def _scaled(values: Array) -> Array:
    """Columns with mean 0 and spread 1; those that never vary are left out."""
    centred = values - values.mean(axis=0)
    centred = centred[:, centred.std(axis=0) > 0.0]
    scaled: Array = centred / centred.std(axis=0, ddof=1)
    return scaled


def _alone(n: int, confidence: float) -> float:
    """Student's t for a single number."""
    return float(student.ppf(0.5 + confidence / 2.0, n - 1))


def _tells(column: Array) -> bool:
    """Whether enough seeds differ from what most of them say, or none does."""
    off = len(column) - int(np.unique(column, return_counts=True)[1].max())
    return off == 0 or off >= min(EVENTS, len(column) - 1)


def together(effects: Sequence[Effect], confidence: float = 0.95) -> list[Interval]:
    """An interval for each contrast, such that all of them hold at once.

    They stand on the seeds that all contrasts have. A contrast in which fewer than ten seeds differ
    from the rest has none: so few events say nothing of their spread.

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
    tells = np.array([_tells(column) for column in values.T])
    length = critical(values[:, tells], confidence)
    halves, means = np.where(tells, length * errors, np.inf), values.mean(axis=0)
    return [
        Interval(mean, mean - half, mean + half, n, "max-t" if half < np.inf else "none")
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
    alone = _alone(n, confidence) * error
    all_of_it = critical_of_curves(curves, confidence) * error
    low, high = np.quantile(curves, [LOW, HIGH], axis=0)
    return Bands(
        mean,
        (mean - alone, mean + alone),
        (mean - all_of_it, mean + all_of_it),
        (low, high),
        n,
    )
