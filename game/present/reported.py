"""Each department's own number over the quarters: as it reported it, and as it was counted."""

from dataclasses import dataclass
from enum import StrEnum

from game.present.figures import number
from game.present.kpis import Kpi, of_executive, primary, written
from game.present.names import seat_name
from game.seat import Seat
from game.words import _
from sim.measures import Readings
from sim.run import QUARTER


class Trend(StrEnum):
    """Where a number went, as far as it can be read off."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """What one department was paid for most on the first day, or a customer executive."""

    department: str
    name: str
    label: str
    reported: tuple[float, ...]
    """A mean a quarter, in the unit in which it is counted; for uptime, the share of weeks."""
    true: tuple[float, ...]
    first_text: str
    last_text: str
    """As it was reported, in the first quarter and in the last."""
    true_text: str
    """What was counted in the last quarter."""
    trend: Trend
    """What was reported in the last quarter against the first."""
    bent: bool
    """Whether what was reported in the last quarter reads otherwise than what was counted."""
    sentence: str


def own_over_time(seat: Seat) -> tuple[OwnNumber, ...]:
    """The own numbers of a game of at least one quarter."""
    return tuple(_own(seat, kpi) for kpi in (*primary(seat, week=-1), *of_executive(seat)))


def beside_the_brand(seat: Seat, own: tuple[OwnNumber, ...]) -> str:
    """How many own numbers got better, and what became of the brand in the same time."""
    if seat.week < 2 * QUARTER:
        return _("One quarter says nothing of where a number goes.")
    last = seat.week - seat.week % QUARTER
    ends = (seat.history[:QUARTER], seat.history[last - QUARTER : last])
    first, now = (sum(week.brand_equity for week in some) / QUARTER for some in ends)
    change = round(now, 1) - round(first, 1)
    better = sum(one.trend is Trend.BETTER for one in own)
    text = _(
        "From the first quarter to the last, {n} of {all} own numbers got better; brand equity "
        "stood where it stood."
    )
    if change < 0.0:
        text = _(
            "From the first quarter to the last, {n} of {all} own numbers got better; brand equity "
            "fell by {by} points."
        )
    elif change > 0.0:
        text = _(
            "From the first quarter to the last, {n} of {all} own numbers got better; brand equity "
            "rose by {by} points."
        )
    return text.format(n=better, all=len(own), by=number(abs(change), 1))


def _own(seat: Seat, kpi: Kpi) -> OwnNumber:
    said = _quarters(seat, kpi, kpi.said)
    true = _quarters(seat, kpi, kpi.metric)
    first, last, counted = (written(seat, kpi, x) for x in (said[0], said[-1], true[-1]))
    trend, bent = _trend(kpi, said, same=first == last), last != counted
    return OwnNumber(
        department=kpi.department,
        name=seat_name(kpi.department),
        label=kpi.label,
        reported=said,
        true=true,
        first_text=first,
        last_text=last,
        true_text=counted,
        trend=trend,
        bent=bent,
        sentence=_sentence(trend, first, last, counted if bent else ""),
    )


def _quarters(seat: Seat, kpi: Kpi, metric: str) -> tuple[float, ...]:
    """Means of whole quarters."""
    ends = range(QUARTER, seat.week + 1, QUARTER)
    return tuple(_mean(kpi, metric, seat.history[end - QUARTER : end]) for end in ends)


def _mean(kpi: Kpi, metric: str, weeks: list[Readings]) -> float:
    mean = sum(float(getattr(week, metric)) for week in weeks) / len(weeks)
    return 1.0 - mean if kpi.form == "uptime" else mean


def _trend(kpi: Kpi, said: tuple[float, ...], *, same: bool) -> Trend:
    if same:
        return Trend.SAME
    up = kpi.better == "up" or kpi.form == "uptime"
    return Trend.BETTER if (said[-1] > said[0]) == up else Trend.WORSE


def _sentence(trend: Trend, first: str, last: str, counted: str) -> str:
    told = {
        Trend.BETTER: _("It got better: {first} in the first quarter, {last} in the last."),
        Trend.WORSE: _("It got worse: {first} in the first quarter, {last} in the last."),
        Trend.SAME: _("It stayed as it was: {last}."),
    }[trend].format(first=first, last=last)
    if not counted:
        return told
    return _("{told} That is what was reported; counted, it was {true}.").format(
        told=told, true=counted
    )
