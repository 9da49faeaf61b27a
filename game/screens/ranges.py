"""The part of an axis that is shown: wide enough that small changes look small."""

from collections.abc import Iterable
from math import ceil, floor

LEAST = 4.0
"""Points of brand equity that a chart shows at least."""


def calm_range(values: Iterable[float]) -> tuple[float, float]:
    """Whole numbers around all values, at least four points apart, the values in the middle."""
    found = tuple(values)
    low, high = floor(min(found)), ceil(max(found))
    missing = max(0.0, LEAST - (high - low))
    return low - ceil(missing / 2), high + floor(missing / 2)
