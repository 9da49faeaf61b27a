"""The board: once a year it looks at profit, brand and cash, and may give a warning.

Rules of play, all assumptions; no claim of the sources rests on them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.measures import Readings

YEAR = 52
GOOD = 0.90
"""Share of planned profit that pleases. Assumption."""
POOR = 0.70
"""Share of planned profit below which a board is worried. Assumption."""
MOVED = 1.5
"""Points of brand equity in a year that a board notices. Assumption."""
WORRIED = -2
"""Sum of points at which a board gives a warning. Assumption."""

PROFIT, CASH, BRAND = map(Readings._fields.index, ("profit", "cash", "brand_equity"))


@dataclass(frozen=True, slots=True)
class Review:
    """What a board says of a year, point by point."""

    earned: float
    """Profit of the year, u."""
    planned: float
    """What it should have been, u."""
    moved: float
    """Brand equity at its end against its start, points."""
    cash: float
    """At its end, u."""

    @property
    def of_profit(self) -> int:
        """1 near plan or above it, -1 far below, 0 between."""
        short = self.planned - self.earned
        if short <= (1.0 - GOOD) * abs(self.planned):
            return 1
        return -1 if short > (1.0 - POOR) * abs(self.planned) else 0

    @property
    def of_brand(self) -> int:
        """1 if brand equity rose enough to be noticed, -1 if it fell as much, else 0."""
        if abs(self.moved) <= MOVED:
            return 0
        return 1 if self.moved > 0.0 else -1

    @property
    def of_cash(self) -> int:
        """-1 if the firm lives on the bank's money, else 0."""
        return -1 if self.cash < 0.0 else 0

    @property
    def points(self) -> int:
        """The sum; -2 or less is a warning."""
        return self.of_profit + self.of_brand + self.of_cash

    @property
    def warning(self) -> bool:
        """Whether the board takes a move of the next quarter."""
        return self.points <= WORRIED


def review(year: NDArray[np.float64], before: float, plan: float) -> Review:
    """What a board says of a year.

    Args:
        year: the metrics of its 52 weeks: weeks x metrics.
        before: brand equity when it began.
        plan: weekly profit that the board expects, u.
    """
    end = year[-1]
    earned = float(year[:, PROFIT].sum())
    return Review(earned, YEAR * plan, float(end[BRAND]) - before, float(end[CASH]))
