"""Commitments: what a chief executive said a reform would have brought by now."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.decisions.patience import AskForPatience
from sim.measures import Readings
from sim.policy import Policy
from sim.scenario.events import WEEKS_PER_QUARTER

IN_POINTS = {"brand_equity": 1.0, "nps": 1.0, "fcr": 100.0}
"""What turns a metric into points of a hundred."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise that has fallen due."""

    reform: str
    metric: str
    rise: float
    """Promised, in points."""
    came: float
    """What came of it: the mean of the quarter that ended against that of the one before it."""

    @property
    def kept(self) -> bool:
        """Whether the promise was kept."""
        return self.came >= self.rise


def due(
    series: NDArray[np.float64], usual: Readings, policy: Policy, week: int
) -> Iterator[Commitment]:
    """The promises that fall due as a quarter begins.

    Args:
        series: the metrics of all weeks lived: weeks x metrics.
        usual: mean of the year before play, for what was promised in the first quarter.
        policy: what has been decided.
        week: the first of the quarter.
    """
    for item in policy.taken:
        asked = item.decision
        if not isinstance(asked, AskForPatience):
            continue
        begun = item.week - item.week % WEEKS_PER_QUARTER
        if begun + asked.weeks != week:
            continue
        place = Readings._fields.index(asked.metric)
        before = series[max(0, begun - WEEKS_PER_QUARTER) : begun, place]
        first = float(before.mean()) if len(before) else float(usual[place])
        came = float(series[-WEEKS_PER_QUARTER:, place].mean()) - first
        yield Commitment(asked.reform, asked.metric, asked.rise, IN_POINTS[asked.metric] * came)
