"""What a seat sees of the firm: its own numbers as reported, those of others late or not at all.

Delay and noise are rules of the game. Noise is luck with an address, so a survey that is looked at
twice says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Literal

import numpy as np

from sim.luck import FIRM, Purpose, drawn
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.seats.paid import before, bonus_of, reported, target_of

if TYPE_CHECKING:
    from sim.run import Run

type Better = Literal["up", "down", "neither"]
LATE = 4
"""Weeks until what was counted elsewhere arrives."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number on a dashboard comes from."""

    metric: str
    better: Better
    weeks: int = 1
    """It is the mean of so many weeks."""
    late: int = 0
    """Weeks that it is old."""
    about: float = 0.0
    """Standard deviation of what a survey is off, in the unit of the metric."""
    needs: str = ""
    """An effort without which nobody counts it."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One number as a seat reads it."""

    metric: str
    value: float
    before: float | None
    """The same number a quarter earlier; None where it is not known."""
    target: float | None
    """Of the seat's bonus; None where it is not paid for."""
    better: Better
    weeks_old: int
    about: float
    """What it may be off, two standard deviations; 0 where it is counted."""


Q = WEEKS_PER_QUARTER
DASHBOARDS: Mapping[str, tuple[Source, ...]] = {
    "marketing": (
        Source("leads", "up"),
        Source("revenue", "up"),
        Source("salience", "up", late=Q, about=1.0),
        Source("image", "up", late=LATE, about=2.5),
        Source("posts", "neither"),
    ),
    "sales": (
        Source("bookings", "up"),
        Source("win_rate", "up"),
        Source("leads_followed", "up"),
        Source("churn", "down", late=Q),
    ),
    "service": (
        Source("cost_per_contact", "down"),
        Source("wait", "down"),
        Source("fcr", "up"),
        Source("cx", "up"),
        Source("contacts", "neither", weeks=LATE, needs="effort_service_root"),
        Source("staff", "neither", late=Q),
    ),
    "it": (
        Source("uptime", "up", weeks=Q),
        Source("cost", "down"),
        Source("tech_debt", "down", about=0.10),
        Source("effort_it_features", "neither"),
        Source("known_issues", "down", late=LATE),
    ),
    "ceo": (
        Source("revenue", "up"),
        Source("profit", "up"),
        Source("cash", "up"),
        Source("churn", "down", late=Q),
        Source("brand_equity", "up", late=Q, about=1.0),
    ),
}
"""What stands on which dashboard."""
COUNTED = 0.1
"""Effort for root causes from which service counts its contacts by cause."""


def dashboard(run: "Run", seat: str) -> tuple[Dial, ...]:
    """The numbers of a seat at the beginning of the next week.

    Args:
        run: the game.
        seat: of `SEATS`.
    """
    targets = _targets(run, seat)
    return tuple(
        _dial(run, seat, place, source, targets.get(source.metric))
        for place, source in enumerate(DASHBOARDS[seat])
        if not source.needs or _seen(run, source.needs, 1, 0) > COUNTED
    )


def _targets(run: "Run", seat: str) -> dict[str, float]:
    bonus, usually = bonus_of(run.case, seat), before(run)
    found = {bonus.metric: target_of(bonus, usually)}
    if bonus.second is not None:
        found[bonus.second.metric] = target_of(bonus.second, usually)
    return found


def _dial(run: "Run", seat: str, place: int, source: Source, target: float | None) -> Dial:
    week = run.week - source.late
    value = _seen(run, source.metric, source.weeks, source.late)
    earlier = None
    if week - Q >= 1:
        earlier = _seen(run, source.metric, source.weeks, source.late + Q)
    if source.about:
        value += _noise(run, seat, place, run.week) * source.about
        if earlier is not None:
            earlier += _noise(run, seat, place, run.week - Q) * source.about
    return Dial(
        source.metric, value, earlier, target, source.better, source.late, 2.0 * source.about
    )


def _seen(run: "Run", metric: str, weeks: int, late: int) -> float:
    """The mean of some weeks, the last so many weeks ago; before play, that of the year before."""
    last = run.week - late
    if last < 1:
        return reported(metric, before(run))
    some = run.history[max(0, last - weeks) : last]
    return float(np.mean([reported(metric, week) for week in some]))


def _noise(run: "Run", seat: str, place: int, week: int) -> float:
    """What a survey is off, in standard deviations; each number has an address of its own."""
    who = FIRM - 1 - (10 * list(DASHBOARDS).index(seat) + place)
    luck = drawn(run.state.key, who, week, int(Purpose.PRESS))
    return NormalDist().inv_cdf(min(1.0 - 1e-9, max(1e-9, luck)))
