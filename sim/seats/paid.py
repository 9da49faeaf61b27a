"""What a seat is paid for: the metric it reports, its target, and how the two make a bonus.

Bonus = 100 · clip((1 - w)·own + w·shared, 0, 1.5), own = clip((reported/target - .8)/.2, 0, 1.5),
shared the same on the firm's customer experience and revenue; w is the weight of shared goals. The
target is 103 % of the mean of the year before play. All numbers are rules of the game.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from sim.burn_in import usual
from sim.decisions import BaseDecision
from sim.decisions.goals import SharedGoals
from sim.measures import Readings
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.room import Bonus, SecondBonus
from sim.scenario.schema import Scenario
from sim.seats.office import in_office

if TYPE_CHECKING:
    from sim.run import Run

TARGET, LESS = 103.0, 97.0
"""Per cent of the year before play; the second where less is better."""
FLOOR, SPAN, MOST = 0.8, 0.2, 1.5
"""Below the floor of its target a number pays nothing; on it, 1; at most 1.5."""
SURE_OF = {
    "bookings": "reported_wins",
    "leads": "reported_leads",
    "fcr": "reported_fcr",
    "cost_per_contact": "reported_cost_per_contact",
    "cx": "reported_cx",
}
"""What a paid number is read from: as its department reports it."""
USUAL: Mapping[str, Bonus] = {
    "marketing": Bonus(
        metric="leads",
        better="higher",
        share=0.8,
        second=SecondBonus(metric="revenue", better="higher"),
    ),
    "sales": Bonus(metric="bookings", better="higher"),
    "service": Bonus(
        metric="cost_per_contact",
        better="lower",
        share=0.65,
        second=SecondBonus(metric="cx", better="higher"),
    ),
    "it": Bonus(
        metric="uptime",
        better="higher",
        share=0.8,
        second=SecondBonus(metric="cost", better="lower"),
    ),
    "ceo": Bonus(
        metric="profit",
        better="higher",
        share=0.6,
        second=SecondBonus(metric="brand_equity", better="higher"),
    ),
    "executive": Bonus(metric="nps", better="higher"),
}
"""What seats are paid for where a scenario does not say it."""
SHARED = (
    SecondBonus(metric="cx", better="higher"),
    SecondBonus(metric="revenue", better="higher"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One number that is paid for."""

    metric: str
    value: float
    """Mean of the quarter, as reported."""
    target: float
    better: Literal["higher", "lower"]
    share: float
    """Of the own part, or of the shared one."""
    score: float
    """0 to 1.5; 1 is on target."""


@dataclass(frozen=True, slots=True)
class Pay:
    """A seat's bonus for a quarter."""

    parts: tuple[Part, ...]
    """The own numbers."""
    common: tuple[Part, ...]
    """The shared ones."""
    own: float
    shared: float
    weight: float
    """Of the shared part, 0 to 1."""

    @property
    def points(self) -> float:
        """0 to 150; 100 is on target."""
        return 100.0 * min(MOST, max(0.0, (1 - self.weight) * self.own + self.weight * self.shared))


def pay(run: "Run", seat: str, quarter: int | None = None) -> Pay | None:
    """A seat's bonus for a whole quarter: the last one, if none is named; None before it is over.

    Nobody is paid for a quarter that began with nobody in the office.

    Args:
        run: the game.
        seat: of `SEATS`.
        quarter: from 1.
    """
    number = run.week // WEEKS_PER_QUARTER if quarter is None else quarter
    first = (number - 1) * WEEKS_PER_QUARTER
    weeks = run.history[first : first + WEEKS_PER_QUARTER]
    if number < 1 or len(weeks) < WEEKS_PER_QUARTER or not in_office(run, seat, first):
        return None
    return paid(run.case, seat, weeks, before(run), shared_weight(run, first))


def paid(
    case: Scenario, seat: str, weeks: Sequence[Readings], usually: Readings, weight: float
) -> Pay:
    """A seat's bonus for some weeks.

    Args:
        case: the scenario, which may have a bonus of its own for the seat.
        seat: of `SEATS`.
        weeks: that are paid for.
        usually: each metric's mean over the year before play.
        weight: of the shared part, 0 to 1.
    """
    bonus = bonus_of(case, seat)
    rows = [(bonus.share, bonus)] + ([(1 - bonus.share, bonus.second)] if bonus.second else [])
    parts = tuple(_part(one, share, weeks, usually) for share, one in rows)
    common = tuple(_part(one, 1 / len(SHARED), weeks, usually) for one in SHARED)
    return Pay(parts, common, _sum(parts), _sum(common), weight)


def bonus_of(case: Scenario, seat: str) -> Bonus:
    """What a seat is paid for in a scenario."""
    role = getattr(case.roles, seat)
    return USUAL[seat] if role is None or role.bonus is None else role.bonus


def before(run: "Run") -> Readings:
    """Each metric's mean over the year before play."""
    return usual(run.case, run.state.key)


def reported(metric: str, readings: Readings) -> float:
    """A paid number as its department reports it."""
    match metric:
        case "uptime":
            return 1.0 - readings.reported_outage
        case "win_rate":
            asked = readings.wins + readings.losses
            return readings.wins / asked if asked > 0.0 else 0.0
        case "handling_time":
            return readings.cost_per_contact
    return float(getattr(readings, SURE_OF.get(metric, metric)))


def target_of(one: SecondBonus, usually: Readings) -> float:
    """The target of a paid number; one that may be below zero moves by per cents of its size."""
    per_cent = one.target or (LESS if one.better == "lower" else TARGET)
    usual_ = reported(one.metric, usually)
    if usual_ < 0.0:
        return usual_ + (per_cent / 100.0 - 1.0) * -usual_
    return per_cent / 100.0 * usual_


def shared_weight(run: "Run", week: int) -> float:
    """The weight of shared goals that was decided before a week or in it."""
    taken = [item for item in run.policy.taken if item.week <= week]
    made: list[BaseDecision] = [item.decision for item in taken]  # type: ignore[misc]  # a floor above
    weights = [one.weight for one in made if isinstance(one, SharedGoals)]
    return weights[-1] if weights else 0.0


def _part(one: SecondBonus, share: float, weeks: Sequence[Readings], usually: Readings) -> Part:
    value = float(np.mean([reported(one.metric, week) for week in weeks]))
    target = target_of(one, usually)
    return Part(one.metric, value, target, one.better, share, score(value, target, one.better))


def score(value: float, target: float, better: str) -> float:
    """0 to 1.5: how near a number is to its target; numbers that may be negative by distance.

    A target of 0 or below (a loss, a bad index) has no ratio: then its size is the measure.
    """
    size = abs(target) or 1.0
    ahead = (value - target) / size if better == "higher" else (target - value) / size
    if target > 0.0 and better == "lower" and value > 0.0:
        ahead = target / value - 1.0
    return min(MOST, max(0.0, (1.0 + ahead - FLOOR) / SPAN))


def _sum(parts: tuple[Part, ...]) -> float:
    return sum(part.share * part.score for part in parts)
