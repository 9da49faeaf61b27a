"""Before a quarter runs: draw where brand equity will go, and say why."""

from dataclasses import dataclass

from game.present.names import date_of
from game.seat import Seat
from game.words import _, n_, spoken
from sim.run import QUARTER

REACH, GRID = 5.0, 2.0
"""Points above and below that can be drawn, on even numbers."""

MOVED_BY = {
    "known": ("salience",),
    "thought": ("image",),
    "kept": ("trust",),
    "served": ("loyalty",),
    "people": ("came", "left"),
}
"""What each reason names: a part of what people think, or causes."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What is asked before End quarter."""

    title: str
    question: str
    start: float
    low: float
    high: float
    weeks: int
    reasons: tuple[tuple[str, str], ...]
    announced: tuple[str, ...]
    warnings: tuple[str, ...]
    line: tuple[float, ...]
    """What has been drawn already, or a level line."""
    reason: str


def closing(seat: Seat) -> Closing:
    """The dialog before the quarter is closed."""
    start = seat.now.brand_equity
    told = seat.prediction()
    question = _("Where will brand equity be after each of the next 13 weeks? Draw it. Because …")
    return Closing(
        title=_("End the planning of {when}").format(when=date_of(seat.quarter)),
        question=question,
        start=start,
        low=max(0.0, GRID * ((start - REACH) // GRID)),
        high=min(100.0, -GRID * ((-start - REACH) // GRID)),
        weeks=QUARTER,
        reasons=reasons(),
        announced=announced(seat),
        warnings=_warnings(seat),
        line=told.line if told else (round(start, 1),) * QUARTER,
        reason=told.reason if told else "",
    )


def reasons() -> tuple[tuple[str, str], ...]:
    """Reasons that can be given; each names a part of brand equity that the report looks at."""
    return (
        ("known", _("more or fewer people will know us")),
        ("thought", _("people will think better or worse of what we do")),
        ("kept", _("promises will be kept, or broken")),
        ("served", _("customers will be served better or worse")),
        ("people", _("customers will come, or leave")),
        ("nothing", _("nothing we did reaches anybody this soon")),
    )


def announced(seat: Seat) -> tuple[str, ...]:
    """What everybody knows will happen in this quarter."""
    first = seat.first_week(seat.quarter)
    return tuple(
        spoken(event.headline)
        for event in seat.run.model.world.foreseen().waiting
        if first <= event.when.first_week < first + QUARTER
    )


def _warnings(seat: Seat) -> tuple[str, ...]:
    found = []
    if seat.purse.moves > 0 and not seat.moves:
        found.append(_("You have not made a move. That is a decision, too."))
    elif seat.purse.moves > 0:
        text = n_(
            "{n} move is left. It lapses.", "{n} moves are left. They lapse.", seat.purse.moves
        )
        found.append(text)
    if seat.purse.cash < 0.0:
        found.append(_("You are spending the bank’s money."))
    return tuple(found)
