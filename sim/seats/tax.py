"""The silo tax of a room: what the second round has over the first, on the same luck.

The first is played with the structure as it is, the second may change it; both live a year more
in which nobody decides. Less than nothing is possible, and is said.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sim.run import Run

SHADOW = 52
"""Weeks after the last quarter, as the firm was left."""
LAST = 13


@dataclass(frozen=True, slots=True)
class Tax:
    """The second round less the first."""

    equity: float
    """Brand equity, points, mean of the last quarter of the year after."""
    profit: float
    """Profit over all weeks, u."""


def tax(first: "Run", second: "Run") -> Tax:
    """What structure was worth to a room.

    Args:
        first: round 1, played to its end; it is not changed.
        second: round 2, with the same scenario and seed; it is not changed.

    Raises:
        ValueError: if the two are not rounds of one game.
    """
    if (first.case.hash, first.seed, first.week) != (second.case.hash, second.seed, second.week):
        raise ValueError("the two rounds do not have the same scenario, luck and length")
    equity, profit = zip(_ends(first), _ends(second), strict=True)
    return Tax(equity[1] - equity[0], profit[1] - profit[0])


def _ends(run: "Run") -> tuple[float, float]:
    """Brand equity at the end of the year after, and all profit."""
    twin = run.fork()
    twin.model.world = twin.model.world.foreseen()
    twin.advance(SHADOW)
    last = [week.brand_equity for week in twin.history[-LAST:]]
    return float(np.mean(last)), sum(week.profit for week in twin.history)
