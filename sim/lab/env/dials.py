"""What a head of department sees: its dashboard, its people's time, its last bonus."""

from dataclasses import dataclass

import numpy as np
from gymnasium.spaces import Box

from sim.lab.env.observed import (
    PLAYED,
    PURSE,
    Numbers,
    Span,
    boxed,
    held,
    purse_spans,
    share_played,
)
from sim.metrics import METRICS
from sim.run import Run
from sim.scenario.names import TASKS
from sim.scenario.schema import Scenario
from sim.seats import dashboard, pay
from sim.seats.dashboards import DASHBOARDS
from sim.seats.paid import SURE_OF

OWN_SPANS = {"uptime": (0.0, 1.0), "win_rate": (0.0, 1.0)}
"""Numbers of dashboards that the registry of metrics does not have."""
SURELY = 7.0
"""Standard deviations beyond which no survey is off (`sim.seats.dashboards` cuts it before)."""
COUNTED, BONUS = "_counted", "bonus"
MOST_POINTS = 150.0


@dataclass(frozen=True, slots=True)
class Dials:
    """The numbers that a seat of a room sees, in their order."""

    seat: str

    @property
    def names(self) -> tuple[str, ...]:
        """What each number is.

        `…_counted` is 1 where somebody counts the number before it, else both are 0; `bonus` is
        that of the last quarter, 0 to 150 points. The chief sees the purse as well.
        """
        return tuple(self._rows)

    def space(self, case: Scenario) -> Box:
        """Their bounds in a scenario."""
        purse = dict(zip(PURSE, purse_spans(case), strict=True))
        return boxed(span or purse[name] for name, span in self._rows.items())

    def of(self, run: Run) -> Numbers:
        """The numbers at the beginning of a quarter."""
        shown = {dial.metric: dial.value for dial in dashboard(run, self.seat)}
        shown |= {f"{name}{COUNTED}": 1.0 for name in list(shown)}
        shown |= held(run)
        seen, earned = run.view(), pay(run, self.seat)
        shown |= {name: seen[name] for name in self._efforts}
        shown[BONUS] = earned.points if earned else 0.0
        shown[PLAYED] = share_played(run)
        return np.array([shown.get(name, 0.0) for name in self.names], np.float32)

    @property
    def _efforts(self) -> tuple[str, ...]:
        return tuple(f"effort_{self.seat}_{task}" for task in TASKS.get(self.seat, ()))

    @property
    def _rows(self) -> dict[str, Span | None]:
        """Each number and its span; None where the scenario says it."""
        rows: dict[str, Span | None] = {}
        for source in DASHBOARDS[self.seat]:
            low, high = span_of(source.metric)
            rows[source.metric] = low - SURELY * source.about, high + SURELY * source.about
            if source.needs:
                rows[f"{source.metric}{COUNTED}"] = 0.0, 1.0
        rows |= {name: METRICS[name].span for name in self._efforts}
        if self.seat == "ceo":
            rows |= dict.fromkeys(PURSE)
        return rows | {BONUS: (0.0, MOST_POINTS), PLAYED: (0.0, 1.0)}


def span_of(metric: str) -> Span:
    """From where to where a number of a dashboard goes."""
    if metric in OWN_SPANS:
        return OWN_SPANS[metric]
    return METRICS[SURE_OF.get(metric, metric)].span
