"""The silo tax of a room: what the second round has over the first, on the same luck.

The first is played with the structure as it is, the second may change it; both live a year more
in which nobody decides. Less than nothing is possible, and is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from sim.measures import Readings
    from sim.run import Run

type Ends = tuple[float, float]
"""Brand equity at the end of the year after a round, mean of a quarter, and all profit."""

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
    return between(_ends(first), _ends(second))


def between(first: Ends, second: Ends) -> Tax:
    """What the second of two rounds has over the first."""
    return Tax(second[0] - first[0], second[1] - first[1])


def ends(weeks: "Sequence[Readings]") -> Ends:
    """What rounds are compared by, from all weeks of one and of the year after it."""
    last = [week.brand_equity for week in weeks[-LAST:]]
    return float(np.mean(last)), sum(week.profit for week in weeks)


def _ends(run: "Run") -> Ends:
    twin = run.fork()
    twin.model.world = twin.model.world.foreseen()
    twin.advance(SHADOW)
    return ends(twin.history)
