"""What a learner is paid for: the change of a worth, so that a game pays its worth in the end.

A worth is read off two lives on the same luck: the one that is played, and one in which nobody
decides anything. What luck alone brings so cancels out where a worth takes the difference.
"""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from sim.lab.scores import score_of
from sim.measures import Readings
from sim.run import QUARTER

type Array = NDArray[np.float64]
type Worth = Callable[[Array, Array], float]
"""Of a life and of the same luck without a decision: weeks × metrics, 1 week or more each."""
EQUITY, PROFIT = map(Readings._fields.index, ("brand_equity", "profit"))


def score(life: Array, alone: Array) -> float:
    """J of the lab's tables: half brand equity, half profit, each cut off at twice its unit."""
    return score_of(life, alone).j


def equity(life: Array, alone: Array) -> float:
    """Brand equity of the last quarter against no decision, in points of the index."""
    return float((life - alone)[-QUARTER:, EQUITY].mean())


def profit(life: Array, alone: Array) -> float:
    """Profit of all weeks against no decision, u."""
    return float((life - alone)[:, PROFIT].sum())


REWARDS: Mapping[str, Worth] = {"score": score, "brand_equity": equity, "profit": profit}
"""Worths by name; 0 before the first week."""


def worth_of(reward: str | Worth) -> Worth:
    """A worth by its name, or as it is.

    Raises:
        ValueError: if there is none of that name.
    """
    if not isinstance(reward, str):
        return reward
    if reward not in REWARDS:
        raise ValueError(f"there is no reward {reward!r}; there are {', '.join(REWARDS)}")
    return REWARDS[reward]
