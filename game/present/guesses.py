"""What the player predicted, quarter by quarter, beside what came."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from game.present.figures import number, signed
from game.present.names import date_of, seat_name
from game.seat import Seat
from game.words import _
from sim.run import QUARTER

NEAR = 0.5
"""Points within which a guess is called right, as in the report of a quarter."""
GUESSES = "guesses"
"""In a note: what each seat of a session drew once all was over, a value for each quarter's end."""


@dataclass(frozen=True, slots=True)
class Guess:
    """One line that was drawn."""

    quarter: int
    """At whose end it ends."""
    when: str
    """That quarter; or whose guess it was, if the whole curve was drawn afterwards."""
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
    """Predictions of the quarters that were played, and what a room drew when all was over."""
    foretold = (
        _guess(seat, quarter)
        for quarter in range(1, seat.week // QUARTER + 1)
        if (told := seat.prediction(quarter)) is not None and told.line
    )
    rows = (*foretold, *_afterwards(seat))
    lived = tuple((week, r.brand_equity) for week, r in enumerate(seat.history))
    furthest = max(rows, key=lambda row: abs(row.off), default=None)
    widest = furthest if furthest is not None and abs(furthest.off) > NEAR else None
    actual = ((-1, seat.opening.brand_equity), *lived)
    return Guesses(rows, actual, _sentence(rows) if rows else "", widest)


def _afterwards(seat: Seat) -> Iterator[Guess]:
    """The whole curve as each seat drew it."""
    notes = [entry.data[GUESSES] for entry in seat.run.journal.entries if GUESSES in entry.data]
    drawn: Any = notes[-1] if notes else {}
    for who, line in drawn.items():
        ends = [QUARTER * (k + 1) for k in range(len(line))]
        came = seat.before_week(ends[-1]).brand_equity
        start = (-1, seat.opening.brand_equity)
        dots = (start, *((week - 1, value) for week, value in zip(ends, line, strict=True)))
        yield _beside(len(line), seat_name(who), dots, came)


def _guess(seat: Seat, quarter: int) -> Guess:
    told = seat.prediction(quarter)
    assert told is not None  # noqa: S101  # the caller has looked
    first = seat.first_week(quarter)
    came = seat.before_week(first + len(told.line)).brand_equity
    start = (first - 1, seat.before_week(first).brand_equity)
    dots = (start, *((first + k, value) for k, value in enumerate(told.line)))
    return _beside(quarter, date_of(quarter), dots, came)


def _beside(quarter: int, when: str, dots: tuple[tuple[int, float], ...], came: float) -> Guess:
    """A line, and what came at its end."""
    drawn = dots[-1][1]
    off = round(drawn, 1) - round(came, 1)
    return Guess(quarter, when, dots, number(drawn, 1), number(came, 1), off, signed(off))


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
