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
from sim.measures import Readings
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.seats.office import BY_ACCESS, COUNTED, access, counted, in_office
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
    part: float = 1.0
    """The share of what there is that the seat is shown."""


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
    "executive": (
        Source("nps", "up", late=Q, about=7.5),
        Source("voice_report", "neither", weeks=LATE, late=LATE),
        Source("fault_list", "neither"),
        Source("fixes_credited", "up", weeks=Q),
        Source("own_spending", "neither"),
        Source("promise_check", "neither", late=LATE),
    ),
}
"""What stands on which dashboard. Of 100 people asked, the score of promoters less detractors is
off by 7 to 8 points."""
ENOUGH = 0.1
"""Effort for root causes from which service counts its contacts by cause."""


def dashboard(run: "Run", seat: str) -> tuple[Dial, ...]:
    """The numbers of a seat at the beginning of the next week.

    Args:
        run: the game.
        seat: of `SEATS`; an office in which nobody is has none.
    """
    if not in_office(run, seat):
        return ()
    targets = _targets(run, seat)
    return tuple(
        _dial(run, seat, place, source, targets.get(source.metric))
        for place, source in enumerate(DASHBOARDS[seat])
        if _is_shown(run, source)
    )


def _is_shown(run: "Run", source: Source) -> bool:
    """Whether anybody counts it, and lets the seat see it."""
    if source.metric in BY_ACCESS and _part(run, source) <= 0.0:
        return False
    return not source.needs or _seen(run, source.needs, 1, 0) > ENOUGH


def _part(run: "Run", source: Source) -> float:
    """The share of it that the seat was shown when it was counted."""
    return access(run, run.week - source.late - 1) if source.metric in BY_ACCESS else 1.0


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
    off, part = 2.0 * source.about, _part(run, source)
    return Dial(source.metric, value, earlier, target, source.better, source.late, off, part)


def _seen(run: "Run", metric: str, weeks: int, late: int) -> float:
    """The mean of some weeks, the last so many weeks ago; before play, that of the year before."""
    last = run.week - late
    if last < 1:
        return _read(run, metric, last - 1, before(run))
    first = max(0, last - weeks)
    some = enumerate(run.history[first:last], first)
    return float(np.mean([_read(run, metric, week, readings) for week, readings in some]))


def _read(run: "Run", metric: str, week: int, readings: Readings) -> float:
    if metric in COUNTED:
        return counted(run, metric, week, readings)
    return reported(metric, readings)


def _noise(run: "Run", seat: str, place: int, week: int) -> float:
    """What a survey is off, in standard deviations; each number has an address of its own."""
    who = FIRM - 1 - (10 * list(DASHBOARDS).index(seat) + place)
    luck = drawn(run.state.key, who, week, int(Purpose.PRESS))
    return NormalDist().inv_cdf(min(1.0 - 1e-9, max(1e-9, luck)))
