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


PATIENCE = 2
"""Warned reviews running after which a board lets its chief go. Assumption."""
INSOLVENT = 4
"""Weeks beyond the overdraft after which administrators take over. Assumption."""


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
    word: int = 0
    """Promises kept less promises missed in it."""

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
    def of_word(self) -> int:
        """1 if a promise was kept, -1 if one was missed, else 0."""
        return max(-1, min(1, self.word))

    @property
    def points(self) -> int:
        """The sum; -2 or less is a warning."""
        return self.of_profit + self.of_brand + self.of_cash + self.of_word

    @property
    def warning(self) -> bool:
        """Whether the board takes a move of the next quarter."""
        return self.points <= WORRIED


def review(year: NDArray[np.float64], before: float, plan: float, word: int = 0) -> Review:
    """What a board says of a year.

    Args:
        year: the metrics of its 52 weeks: weeks x metrics.
        before: brand equity when it began.
        plan: weekly profit that the board expects, u.
        word: promises kept less promises missed in it.
    """
    end = year[-1]
    earned = float(year[:, PROFIT].sum())
    return Review(earned, YEAR * plan, float(end[BRAND]) - before, float(end[CASH]), word)


def insolvent(quarter: NDArray[np.float64], overdraft: float) -> bool:
    """Whether the firm owed the bank more than it lends for some weeks running.

    Args:
        quarter: the metrics of its weeks: weeks x metrics.
        overdraft: what the bank lends, u.
    """
    running = 0
    for cash in quarter[:, CASH]:
        running = running + 1 if cash < -overdraft else 0
        if running >= INSOLVENT:
            return True
    return False
