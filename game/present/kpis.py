"""What each department reports of itself: the number that its pay weighs most."""

from dataclasses import dataclass

from game.present.figures import Figure, money, number, percent, signed
from game.present.names import GOALS, department
from game.present.paid import MONEY, SHARES, metric_label
from game.seat import Seat
from game.words import _
from sim.debrief.signs import as_reported
from sim.decisions.goals import goals_of
from sim.measures import Readings
from sim.room import EXECUTIVE, seats_of
from sim.scenario.names import DEPARTMENTS
from sim.seats.paid import bonus_of


@dataclass(frozen=True, slots=True)
class Kpi:
    """A number that a department is paid for."""

    department: str
    """Its name; `executive` for a customer executive."""
    metric: str
    label: str
    form: str
    """count, money, share, uptime, or index: the first day is 100."""
    better: str

    @property
    def said(self) -> str:
        """The metric as the department reports it: it may bend what it is paid for."""
        return as_reported(self.metric)


def primary(seat: Seat, week: int | None = None) -> tuple[Kpi, ...]:
    """The number that weighs most in each department's pay: now, or in another week."""
    levers = seat.policy.levers(seat.week if week is None else week)
    return tuple(_kpi(name, _heaviest(goals_of(levers, name))) for name in DEPARTMENTS)


def of_executive(seat: Seat) -> tuple[Kpi, ...]:
    """What a customer executive is paid for who has a seat of a room; nothing where nobody has.

    Nor where it is paid for what only a department reports.
    """
    bonus = bonus_of(seat.case, EXECUTIVE)
    there = seat.run.room is not None and EXECUTIVE in seats_of(seat.case)
    if not there or bonus.metric not in Readings._fields:
        return ()
    form = "share" if bonus.metric in SHARES else "money" if bonus.metric in MONEY else "count"
    better = "up" if bonus.better == "higher" else "down"
    return (Kpi(EXECUTIVE, bonus.metric, metric_label(bonus.metric), form, better),)


def _heaviest(row: tuple[float, ...]) -> str:
    return max(zip(row, GOALS, strict=True), key=lambda pair: pair[0])[1]


def _kpi(name: str, goal: str) -> Kpi:
    revenue = ("wins", _("New customers a week"), "count", "up")
    if name != "sales":
        revenue = ("revenue", _("Revenue a week"), "money", "up")
    cost = ("cost_per_contact", _("Contact cost (day 1 = 100)"), "index", "down")
    if name != "service":
        cost = ("cost", _("Spending a week"), "money", "down")
    metric, label, form, better = {
        "leads": ("leads", _("Leads a week"), "count", "up"),
        "revenue": revenue,
        "retention": ("churn", _("Customers lost a year"), "share", "down"),
        "cost": cost,
        "cx": ("cx", _("Experience of served cases"), "share", "up"),
        "uptime": ("outage", _("Uptime"), "uptime", "up"),
    }[goal]
    return Kpi(name, metric, label, form, better)


def figure(seat: Seat, kpi: Kpi, value: float, change: float | None, tip: str) -> Figure:
    """A department's number, written as it is read."""
    turned = -1.0 if kpi.form == "uptime" else 1.0
    shown = 1.0 - value if kpi.form == "uptime" else value
    moved = None if change is None else turned * change
    return Figure(
        id=f"{kpi.department}:{kpi.metric}",
        label=_("{name}: {label}").format(name=department(kpi.department), label=kpi.label),
        value=shown,
        text=written(seat, kpi, shown),
        tip=tip,
        change=moved,
        change_text="" if moved is None else _change(seat, kpi, moved),
        better=kpi.better,
    )


def written(seat: Seat, kpi: Kpi, value: float) -> str:
    """A value of the number."""
    if kpi.form == "money":
        return money(value, seat.case.currency)
    if kpi.form == "index":
        return number(_indexed(seat, kpi, value))
    return percent(value) if kpi.form in {"share", "uptime"} else number(value, 1)


def _indexed(seat: Seat, kpi: Kpi, value: float) -> float:
    """Against the first day: one simulated contact stands for many, so its price means nothing."""
    first = getattr(seat.opening, kpi.said)
    return 100.0 * value / first if first > 0.0 else 0.0


def _change(seat: Seat, kpi: Kpi, change: float) -> str:
    if kpi.form == "money":
        text = money(change, seat.case.currency)
        return f"+{text}" if change > 0.0 else text
    if kpi.form == "index":
        return signed(_indexed(seat, kpi, change), 1)
    return signed(100.0 * change, 1) if kpi.form in {"share", "uptime"} else signed(change, 1)
