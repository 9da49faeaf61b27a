"""What is read off an arm: one number for each seed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from sim.customers import codes as at
from sim.customers.society import Society
from sim.measures import Readings

type Array = NDArray[np.float64]
type Sight = Callable[[Society], tuple[float, float]]
type Minds = Mapping["Outcome", float]
How = Literal[
    "mean", "sum", "max", "min", "below_zero", "mind", "mind above", "mind below", "sight"
]

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
    def looks(self) -> bool:
        """Whether it is read off people, not off a metric."""
        return self.how == "sight" or self.how.startswith("mind")

    @property
    def weeks_seen(self) -> range:
        """The weeks after which somebody looks at the people."""
        first = self.first if self.how == "sight" else self.last
        return range(first, self.last + 1) if self.looks else range(0)

    def seen(self, society: Society) -> tuple[float, float]:
        """What is counted among own customers, and of how many."""
        if self.how == "sight":
            return SIGHTS[self.metric](society)
        column = getattr(society.c, self.metric)[society.c.brand == 0]
        match self.how:
            case "mind above":
                return float((column > self.edge).sum()), float(len(column))
            case "mind below":
                return float((column < self.edge).sum()), float(len(column))
        return float(column.sum()), float(len(column))

    def read(self, series: Array, minds: Minds) -> float:
        """The number.

        Args:
            series: weeks x metrics.
            minds: what own customers' columns showed, for outcomes of that kind.
        """
        if self.looks:
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


def _answered(society: Society) -> tuple[float, float]:
    """Public complaints that somebody answered, of those raised."""
    public = (society.now.code & at.PUBLIC) != 0
    served = public & (society.now.answered != at.NOBODY)
    return float(served.sum()), float(public.sum())


def _felt(low: float, high: float, *, posted: bool) -> Sight:
    """Own customers (or those of them who posted) whose week felt like this."""

    def seen(society: Society) -> tuple[float, float]:
        felt, of = society.now.felt, society.c.brand == at.OURS
        if posted:
            of = of & ((society.now.code & at.POSTED) != 0)
        return float((of & (felt >= low) & (felt < high)).sum()), float(of.sum())

    return seen


SOUR, GLAD = 0.4, 0.7
SIGHTS: Mapping[str, Sight] = {
    "answered_public": _answered,
    "posts_sour": _felt(0.0, SOUR, posted=True),
    "posts_even": _felt(SOUR, GLAD, posted=True),
    "posts_glad": _felt(GLAD, 2.0, posted=True),
    "weeks_sour": _felt(0.0, SOUR, posted=False),
    "weeks_even": _felt(SOUR, GLAD, posted=False),
    "weeks_glad": _felt(GLAD, 2.0, posted=False),
}
"""What can be counted among people after a week."""


def sight(name: str, first: int, last: int) -> Outcome:
    """A share of people, over some weeks."""
    return Outcome(name, first, last, "sight")


def over(metric: str, first: int, last: int, per: str = "") -> Outcome:
    """A metric's mean over some weeks."""
    return Outcome(metric, first, last, per=per)


def total(metric: str, first: int = 26, last: int = END[1]) -> Outcome:
    """A metric's sum over some weeks."""
    return Outcome(metric, first, last, "sum")


def mind(column: str, week: int = END[1]) -> Outcome:
    """What own customers carry in their minds after a week, on average."""
    return Outcome(column, week, week, "mind")
