"""What a life is worth, against the same luck without a move: J, and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.lab.compare import Effect
from sim.measures import Readings
from sim.run import QUARTER

type Array = NDArray[np.float64]
EQUITY, PROFIT, MOST = 8.0, 4_000.0, 2.0
"""What counts as one: points of brand equity, u of profit; and where more counts no further."""
FORMULA = "J = ½·clip(ΔBE/8, ±2) + ½·clip(ΔΠ/4,000 u, ±2)"


class Score(NamedTuple):
    """One life against the same luck without a move."""

    j: float
    equity: float
    """Brand equity in the last quarter of the shadow year."""
    nps: float
    """Net promoter score, then."""
    profit: float
    """Profit over all weeks, u."""
    lowest_cash: float
    """The least cash at the end of a week of play and shadow year, u; not a difference."""


def score_of(series: Array, alone: Array) -> Score:
    """The score of a life.

    Args:
        series: weeks x metrics.
        alone: the same luck without a move.
    """
    last, profits = series[-QUARTER:] - alone[-QUARTER:], _of(series, "profit")
    equity = float(_of(last, "brand_equity").mean())
    profit = float((profits - _of(alone, "profit")).sum())
    j = 0.5 * _clipped(equity / EQUITY) + 0.5 * _clipped(profit / PROFIT)
    return Score(
        j, equity, float(_of(last, "nps").mean()), profit, float(_of(series, "cash").min())
    )


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of one strategy, a seed each, and what it does to profit quarter by quarter."""

    each: tuple[Score, ...]
    quarters: tuple[tuple[float, ...], ...]
    """Difference of profit, a quarter each, for each seed."""

    @classmethod
    def of(cls, lives: Sequence[Array], alone: Sequence[Array]) -> "Scores":
        """The scores of lives, each against its own control."""
        pairs = list(zip(lives, alone, strict=True))
        quarters = (
            _by_quarter(_of(life, "profit") - _of(other, "profit")) for life, other in pairs
        )
        return cls(tuple(score_of(life, other) for life, other in pairs), tuple(quarters))

    def column(self, name: str) -> Array:
        """One part of the score, a seed each."""
        return np.array([getattr(one, name) for one in self.each])

    def effect(self, name: str = "j") -> Effect:
        """Mean over seeds and its interval."""
        return Effect.of(self.column(name))

    def above(self, other: "Scores") -> Effect:
        """How far J lies above another strategy's on the same luck."""
        return Effect.of(self.column("j") - other.column("j"))

    def profit_by_quarter(self) -> list[Effect]:
        """Difference of profit in each quarter."""
        return [Effect.of(np.array(values)) for values in zip(*self.quarters, strict=True)]


def _of(series: Array, metric: str) -> Array:
    column: Array = series[:, Readings._fields.index(metric)]
    return column


def _clipped(value: float) -> float:
    return max(-MOST, min(MOST, value))


def _by_quarter(profit: Array) -> tuple[float, ...]:
    return tuple(float(part.sum()) for part in profit.reshape(-1, QUARTER))
