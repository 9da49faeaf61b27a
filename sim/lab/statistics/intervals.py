"""Intervals for one number: of a mean, of a mean of skewed values, of a rate."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import norm, skew
from scipy.stats import t as student

type Array = NDArray[np.float64]
SKEWED = 1.0
"""Skewness from which Hall's interval is taken."""
FEW = 3


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean and where the true mean lies, with some confidence."""

    mean: float
    low: float
    high: float
    n: int
    method: str
    """Student's t, Hall's, or Wilson's; none where there are too few values."""

    @property
    def half_width(self) -> float:
        """The longer of its two arms."""
        return max(self.mean - self.low, self.high - self.mean)

    @property
    def sign(self) -> int:
        """-1 or 1 where the interval lies on one side of 0, else 0."""
        return int(self.low > 0.0) - int(self.high < 0.0)


def of_mean(values: Array, confidence: float = 0.95) -> Interval:
    """The interval of a mean: Student's t, or Hall's where the values are skewed by more than 1.

    Args:
        values: independent, one a seed.
        confidence: 0.5 to 0.999.
    """
    n, mean = len(values), float(np.mean(values)) if len(values) else np.nan
    if n < FEW:
        return Interval(mean, -np.inf, np.inf, n, "none")
    error = float(np.std(values, ddof=1)) / n**0.5
    if error == 0.0:
        return Interval(mean, mean, mean, n, "t")
    lopsided = float(skew(values, bias=False))
    if abs(lopsided) > SKEWED:
        return _hall(mean, error, lopsided, n, confidence)
    half = float(student.ppf(0.5 + confidence / 2.0, n - 1)) * error
    return Interval(mean, mean - half, mean + half, n, "t")


def _hall(mean: float, error: float, lopsided: float, n: int, confidence: float) -> Interval:
    """Hall's transformation (1992, On the removal of skewness by transformation, JRSS B 54)."""
    a = lopsided / n**0.5

    def back(quantile: float) -> float:
        return float(3.0 / a * (np.cbrt(1.0 + a * (quantile - a / 6.0)) - 1.0))

    high, low = student.ppf([0.5 + confidence / 2.0, 0.5 - confidence / 2.0], n - 1).tolist()
    return Interval(mean, mean - error * back(high), mean - error * back(low), n, "Hall")


def of_rate(hits: int, n: int, confidence: float = 0.95) -> Interval:
    """Wilson's interval of a rate (1927, JASA 22).

    Args:
        hits: how often it happened.
        n: how often it could have, at least 1.
        confidence: 0.5 to 0.999.
    """
    z = float(norm.ppf(0.5 + confidence / 2.0))
    rate = hits / n
    middle = (rate + z * z / (2.0 * n)) / (1.0 + z * z / n)
    half = z / (1.0 + z * z / n) * (rate * (1.0 - rate) / n + z * z / (4.0 * n * n)) ** 0.5
    return Interval(rate, max(0.0, middle - half), min(1.0, middle + half), n, "Wilson")
