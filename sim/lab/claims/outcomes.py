"""What is read off an arm: one number for each seed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.measures import Readings

type Array = NDArray[np.float64]
type Minds = Mapping["Outcome", float]
How = Literal["mean", "sum", "max", "min", "below_zero", "mind", "mind above", "mind below"]

END = (143, 155)
"""The last quarter of three years: weeks 144 to 156, counted from 1."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One number of a life: a metric over some weeks, both included, counted from 0."""

    metric: str
    first: int = END[0]
    last: int = END[1]
    how: How = "mean"
    per: str = ""
    """Another metric over the same weeks by which it is divided."""
    edge: float = 0.0
    """Where `mind above` and `mind below` draw the line."""

    @property
    def in_minds(self) -> bool:
        """Whether it is read off own customers' columns, not off a metric."""
        return self.how.startswith("mind")

    def seen(self, column: Array) -> float:
        """What own customers' column shows."""
        match self.how:
            case "mind above":
                return float((column > self.edge).mean())
            case "mind below":
                return float((column < self.edge).mean())
        return float(column.mean())

    def read(self, series: Array, minds: Minds) -> float:
        """The number.

        Args:
            series: weeks x metrics.
            minds: what own customers' columns showed, for outcomes of that kind.
        """
        if self.in_minds:
            return minds[self]
        values = self._weeks(series, self.metric)
        if self.per:
            return float(values.sum() / self._weeks(series, self.per).sum())
        match self.how:
            case "sum":
                return float(values.sum())
            case "max":
                return float(values.max())
            case "min":
                return float(values.min())
            case "below_zero":
                return float((values < 0.0).any())
        return float(values.mean())

    def _weeks(self, series: Array, metric: str) -> Array:
        return series[self.first : self.last + 1, Readings._fields.index(metric)]


def over(metric: str, first: int, last: int, per: str = "") -> Outcome:
    """A metric's mean over some weeks."""
    return Outcome(metric, first, last, per=per)


def total(metric: str, first: int = 26, last: int = END[1]) -> Outcome:
    """A metric's sum over some weeks."""
    return Outcome(metric, first, last, "sum")


def mind(column: str, week: int = END[1]) -> Outcome:
    """What own customers carry in their minds after a week, on average."""
    return Outcome(column, week, week, "mind")
