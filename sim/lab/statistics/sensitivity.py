"""Which factors matter: Morris' screening and Sobol' indices, with intervals and the share of luck.

The estimators: M. D. Morris (1991), Technometrics 33, with the absolute mean of F. Campolongo,
J. Cariboni and A. Saltelli (2007), Environmental Modelling & Software 22; first and total indices
of A. Saltelli et al. (2010), Computer Physics Communications 181 (table 2, b and f).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.resampling import counts

type Array = NDArray[np.float64]
ROUNDS = 2_000
LEAST = 2
"""Trajectories or base points below which nothing can be said."""


@dataclass(frozen=True, slots=True)
class Screened:
    """What Morris' trajectories say of one factor; each number per whole range of the factor."""

    mu_star: Interval
    """Mean size of its effect, whatever the sign."""
    mu: float
    """Mean effect: near 0 beside a large `mu_star` where the sign depends on other factors."""
    sigma: float
    """Spread of its effect: bends, or depends on other factors."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What Sobol' indices say of one factor, as shares of the variance."""

    first: Interval
    """By the factor alone."""
    total: Interval
    """With all that it does together with others."""


def screened(unit: Array, values: Array, confidence: float = 0.95) -> list[Screened]:
    """Morris' measures, one a factor.

    Args:
        unit: trajectories x steps x factors, in the unit cube; each step moves one factor.
        values: trajectories x steps.
        confidence: of the intervals, from bootstrap samples of the trajectories.
    """
    moves = np.diff(unit, axis=1)
    which = np.abs(moves).argmax(axis=2)
    sizes = np.take_along_axis(moves, which[:, :, None], axis=2)[:, :, 0]
    effects = np.empty_like(sizes)
    np.put_along_axis(effects, which, np.diff(values, axis=1) / sizes, axis=1)
    n = len(effects)
    drawn = counts(n, ROUNDS) @ np.abs(effects) / n
    found = []
    for place, column in enumerate(effects.T):
        size = _interval(float(np.abs(column).mean()), drawn[:, place], n, confidence)
        found.append(Screened(size, float(column.mean()), float(column.std(ddof=1))))
    return found


def indexed(values: Array, confidence: float = 0.95) -> list[Indexed]:
    """Sobol' indices, one a factor.

    Args:
        values: base points x (factors + 2): A, A with each column of B, B.
        confidence: of the intervals, from bootstrap samples of the base points.
    """
    n = len(values)
    centred = values - values[:, [0, -1]].mean()
    a, mixed, b = centred[:, :1], centred[:, 1:-1], centred[:, -1:]
    alone, altogether = b * (mixed - a), (a - mixed) ** 2 / 2.0
    sums, squares = a + b, a * a + b * b
    times = np.vstack([np.ones(n), counts(n, ROUNDS)]) / n
    middle = times @ sums / 2.0
    variance = times @ squares / 2.0 - middle * middle
    with np.errstate(divide="ignore", invalid="ignore"):
        first, total = times @ alone / variance, times @ altogether / variance
    return [
        Indexed(
            _interval(float(one[0]), one[1:], n, confidence),
            _interval(float(both[0]), both[1:], n, confidence),
        )
        for one, both in zip(first.T, total.T, strict=True)
    ]


def luck_share(values: Array) -> float | None:
    """How much of the variance of single runs is the seed's, not the factors'.

    Args:
        values: points x seeds.

    Returns:
        0 to 1; None with a single seed, or where nothing varies.
    """
    points, seeds = values.shape
    if seeds < LEAST or points < LEAST:
        return None
    within = float(values.var(axis=1, ddof=1).mean())
    means = float(values.mean(axis=1).var(ddof=1))
    between = max(0.0, means - within / seeds)
    return within / (within + between) if within + between > 0.0 else None


def _interval(value: float, drawn: Array, n: int, confidence: float) -> Interval:
    """The middle of the bootstrap samples, as far as they are numbers."""
    drawn = drawn[np.isfinite(drawn)]
    if not len(drawn):
        return Interval(value, -np.inf, np.inf, n, "none")
    low, high = np.quantile(drawn, [0.5 - confidence / 2.0, 0.5 + confidence / 2.0]).tolist()
    return Interval(value, low, high, n, "bootstrap")
