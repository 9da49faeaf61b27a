"""Functions that processors disagree about, as tables: exp, the logistic, the normal quantile.

`exp` and `log` of the C library and of NumPy differ in the last bit between processors and
versions. These tables are built at import from `+ - * /` and square roots alone, which are exact
by IEEE 754, so every machine gets the same bits. Largest errors (tested): `exp` 1e-7 relative,
`logistic` 1e-7, `normal` 1e-4 for words of 32 bits.
"""

import math

import numpy as np
from numpy.typing import NDArray

from sim.build import rule

type Array = NDArray[np.float64]

STEPS = 64  # cells per unit of x
FARTHEST = 40.0  # exp(±40): beyond, the value is that at 40
CELLS = 4096


def _exp_series(x: Array) -> Array:
    """exp by halving and Taylor's series: sixteen exact squarings lose no bit that matters."""
    small = x / 1024.0
    term = np.ones_like(small)
    total = np.ones_like(small)
    for k in range(1, 16):
        term = term * small / k
        total = total + term
    for _ in range(10):
        total = total * total
    return total


def _log_series(x: Array) -> Array:
    """Natural logarithm by Newton's method on `_exp_series`, from a crude start."""
    mantissa, exponent = np.frexp(x)
    guess = exponent * 0.6931471805599453 + (mantissa - 1.0)
    for _ in range(8):
        guess = guess - 1.0 + x / _exp_series(guess)
    return guess


EXP: Array = _exp_series(np.arange(-FARTHEST * STEPS, FARTHEST * STEPS + 1.0) / STEPS)


@rule
def exp(x: float) -> float:
    """e to the x, |x| <= 40: the cell's value times three terms of Taylor's series."""
    bounded = -40.0 if x < -40.0 else (40.0 if x > 40.0 else x)
    cell = int((bounded + 40.0) * 64.0)
    rest = bounded + 40.0 - cell * 0.015625
    return float(EXP[cell]) * (1.0 + rest * (1.0 + rest * (0.5 + rest * 0.16666666666666666)))


@rule
def logistic(x: float) -> float:
    """1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + exp(-x))


def _quantile(u: Array) -> Array:
    """Normal quantile: Acklam's rational approximation (relative error below 1.2e-9)."""
    a = (
        *(-3.969683028665376e1, 2.209460984245205e2, -2.759285104469687e2),
        *(1.383577518672690e2, -3.066479806614716e1, 2.506628277459239),
    )
    b = (
        *(-5.447609879822406e1, 1.615858368580409e2, -1.556989798598866e2),
        *(6.680131188771972e1, -1.328068155288572e1, 1.0),
    )
    c = (
        *(-7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838),
        *(-2.549732539343734, 4.374664141464968, 2.938163982698783),
    )
    d = (7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1.0)

    def horner(terms: tuple[float, ...], x: Array) -> Array:
        total = np.zeros_like(x)
        for term in terms:
            total = total * x + term
        return total

    tail = np.sqrt(-2.0 * _log_series(u))
    middle = u - 0.5
    square = middle * middle
    return np.where(
        u < 0.02425,
        horner(c, tail) / horner(d, tail),
        horner(a, square) * middle / horner(b, square),
    )


TAIL: Array = _quantile(((np.arange(CELLS + 1.0) / (2 * CELLS)) ** 2).clip(2.0**-17) ** 2)
"""Quantiles where the fourth root of u is k / 8192: even cells would be too wide out there."""
MIDDLE: Array = _quantile(np.minimum(np.arange(CELLS // 2 + 2.0) / CELLS, 0.5).clip(1 / 64))
"""Quantiles of u = k / 4096 up to one half; below 1/16 the tail's table answers."""
QUANTILES: Array = np.concatenate((TAIL, MIDDLE))
"""Both, so that one look-up without a branch serves everybody."""


@rule
def normal(u: float) -> float:
    """Standard normal quantile of u in [0, 1); symmetric, at most 6.5 away from 0."""
    low = u if u < 0.5 else 1.0 - u
    rare = low < 0.0625
    place = math.sqrt(math.sqrt(low)) * 8192.0 if rare else low * 4096.0
    cell = int(place)
    first = cell if rare else cell + 4097
    x = float(QUANTILES[first])
    x = x + (place - cell) * (float(QUANTILES[first + 1]) - x)
    return x if u < 0.5 else -x


def _share_below(x: Array) -> Array:
    """The normal distribution function, by bisection on `_quantile`: exact and only at import."""
    low, high = np.full_like(x, 1e-9), np.full_like(x, 0.5)
    for _ in range(60):
        half = (low + high) / 2.0
        below = _quantile(half) < x
        low, high = np.where(below, half, low), np.where(below, high, half)
    return (low + high) / 2.0


BELOW: Array = _share_below(-np.arange(0.0, 6.0 + 1 / STEPS, 1 / STEPS))


@rule
def share_below(x: float) -> float:
    """Share of a standard normal below x: linear between cells of 1/64, error below 2e-5."""
    away = x if x > 0.0 else -x
    place = away * 64.0 if away < 5.98 else 382.72
    cell = int(place)
    tail = float(BELOW[cell])
    tail = tail + (place - cell) * (float(BELOW[cell + 1]) - tail)
    return tail if x < 0.0 else 1.0 - tail
