"""Each department's own number: what it was paid for on the first day, and what became of it."""

from game.present.figures import Figure
from game.present.kpis import Kpi, figure, primary
from game.seat import Seat
from game.words import _
from sim.measures import Readings
from sim.run import QUARTER


def own_numbers(seat: Seat) -> tuple[Figure, ...]:
    """The mean of the last quarter, and its change since the first."""
    return tuple(_own(seat, kpi) for kpi in primary(seat, week=-1))


def _own(seat: Seat, kpi: Kpi) -> Figure:
    value, begin = _mean(kpi, seat.history[-QUARTER:]), _mean(kpi, seat.history[:QUARTER])
    tip = _("A week of the last quarter, on average; the change is against the first quarter.")
    return figure(seat, kpi, value, value - begin, tip)


def _mean(kpi: Kpi, weeks: list[Readings]) -> float:
    return sum(float(getattr(week, kpi.said)) for week in weeks) / len(weeks)
