"""What the player predicted, quarter by quarter, beside what came."""

from dataclasses import dataclass

from game.present.figures import number, signed
from game.present.names import date_of
from game.seat import Seat
from game.words import _
from sim.run import QUARTER

NEAR = 0.5
"""Points within which a guess is called right, as in the report of a quarter."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One line that was drawn."""

    quarter: int
    when: str
    line: tuple[tuple[int, float], ...]
    """Week and value; it begins where brand equity stood."""
    drawn: str
    came: str
    off: float
    off_text: str
    """How far the guess lay above what came, or below."""


@dataclass(frozen=True, slots=True)
class Guesses:
    """All lines that were drawn."""

    rows: tuple[Guess, ...]
    actual: tuple[tuple[int, float], ...]
    sentence: str
    """Empty where no line was drawn."""
    widest: Guess | None
    """The one that lay furthest off, if it lay off at all."""


def guesses(seat: Seat) -> Guesses:
    """Predictions of the quarters that have been played."""
    rows = tuple(
        _guess(seat, quarter)
        for quarter in range(1, seat.week // QUARTER + 1)
        if (told := seat.prediction(quarter)) is not None and told.line
    )
    lived = tuple((week, r.brand_equity) for week, r in enumerate(seat.history))
    furthest = max(rows, key=lambda row: abs(row.off), default=None)
    widest = furthest if furthest is not None and abs(furthest.off) > NEAR else None
    actual = ((-1, seat.opening.brand_equity), *lived)
    return Guesses(rows, actual, _sentence(rows) if rows else "", widest)


def _guess(seat: Seat, quarter: int) -> Guess:
    told = seat.prediction(quarter)
    assert told is not None  # noqa: S101  # the caller has looked
    first = seat.first_week(quarter)
    came = seat.before_week(first + len(told.line)).brand_equity
    off = round(told.line[-1], 1) - round(came, 1)
    start = (first - 1, seat.before_week(first).brand_equity)
    return Guess(
        quarter=quarter,
        when=date_of(quarter),
        line=(start, *((first + k, value) for k, value in enumerate(told.line))),
        drawn=number(told.line[-1], 1),
        came=number(came, 1),
        off=off,
        off_text=signed(off),
    )


def _sentence(rows: tuple[Guess, ...]) -> str:
    """How many were right, and which way the rest leant."""
    right = sum(abs(row.off) <= NEAR for row in rows)
    mean = sum(row.off for row in rows) / len(rows)
    text = _("Right within {near} points: {right} of {n}.")
    text = text.format(near=number(NEAR, 1), right=right, n=len(rows))
    if abs(mean) <= NEAR / 2:
        return _("{told} On average they lay neither above nor below.").format(told=text)
    high, low = (
        _("{told} On average they lay {by} points too high."),
        _("{told} On average they lay {by} points too low."),
    )
    return (high if mean > 0.0 else low).format(told=text, by=number(abs(mean), 1))
