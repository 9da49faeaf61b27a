"""The lights of the departments: each reports the number that it is paid for, and no other."""

from dataclasses import dataclass

from game.present.kpis import Kpi, primary, written
from game.present.names import ICONS, department
from game.seat import Seat
from game.words import _
from sim.measures import Readings
from sim.run import QUARTER

ENOUGH = 0.96
"""A light is green from this share of where the number stood when play began."""


@dataclass(frozen=True, slots=True)
class Light:
    """What one department says of itself."""

    department: str
    name: str
    icon: str
    label: str
    text: str
    green: bool
    tip: str


def lights(seat: Seat) -> tuple[Light, ...]:
    """The four lights of the first day, as they stand now: the last quarter beside that day."""
    return tuple(_light(seat, kpi) for kpi in primary(seat, week=-1))


def _light(seat: Seat, kpi: Kpi) -> Light:
    lived = seat.history[-QUARTER:] or [seat.opening]
    value, begin = _mean(kpi, lived), _mean(kpi, [seat.opening])
    tip = _(
        "Green: at least {share}% of where it stood on the first day. It counts what "
        "{name} is paid for most; customers are asked about something else."
    )
    return Light(
        department=kpi.department,
        name=department(kpi.department),
        icon=ICONS[kpi.department],
        label=kpi.label,
        text=written(seat, kpi, value),
        green=value >= ENOUGH * begin if kpi.better == "up" else value <= begin / ENOUGH,
        tip=tip.format(share=round(100 * ENOUGH), name=department(kpi.department)),
    )


def _mean(kpi: Kpi, weeks: list[Readings]) -> float:
    mean = sum(getattr(week, kpi.said) for week in weeks) / len(weeks)
    return float(1.0 - mean if kpi.form == "uptime" else mean)
