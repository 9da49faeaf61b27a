"""What a facilitator shows a room, one thing after the other: the game, and at its end the talk.

The order of the talk is that of a debrief that teaches: first how it felt and what customers said,
then each department's own number, a guess, and only then the brand; never a ranking.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.present.asking import Asked
from game.present.extremes import Heard
from game.present.names import date_of
from game.present.turning import Turn
from game.seat import Seat
from game.words import _, n_, spoken
from sim.run import QUARTER
from sim.scenario.room import TimeOut

type Kind = Literal[
    "say", "picture", "quote", "brand", "own", "guess", "line", "against", "expected", "turn",
    "knew", "cost", "moves", "luck", "six", "question",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """One thing that is shown."""

    id: str
    kind: Kind
    title: str
    text: str = ""
    note: str = ""
    """For the facilitator alone."""
    minutes: int = 0
    """What the timer is set to where it has not been started; 0 leaves it alone."""
    heard: Heard | None = None
    turn: Turn | None = None
    asked: Asked | None = None


def playing(seat: Seat, heard: tuple[Heard, ...]) -> tuple[Scene, ...]:
    """What can be shown while the game goes on.

    Args:
        seat: the game.
        heard: customers of the last quarter.
    """
    return tuple(_playing(seat, heard))


def _playing(seat: Seat, heard: tuple[Heard, ...]) -> Iterator[Scene]:
    doing = _("The quarter is being lived.") if seat.running else _("You plan this quarter.")
    yield Scene("where", "say", f"{seat.case.words.brand} · {date_of(seat.quarter)}", doing)
    yield Scene("picture", "picture", _("The firm and its customers"))
    yield from _quotes(heard)
    yield from _time_out(seat)
    yield Scene("brand", "brand", _("Brand equity"))
    yield Scene(
        "ask", "say", _("Where will brand equity be in 13 weeks?"),
        _("Draw it and give a reason before the quarter runs."),
    )  # fmt: skip


def time_out(seat: Seat) -> TimeOut | None:
    """The break for talking that the scenario has after the quarter that was lived last."""
    quarter = seat.week // QUARTER
    return next((one for one in seat.case.timeouts if one.after_quarter == quarter), None)


def _time_out(seat: Seat) -> Iterator[Scene]:
    """What the scenario asks the room now."""
    if (one := time_out(seat)) is not None:
        text = n_("{n} minute", "{n} minutes", round(one.minutes))
        note = spoken(one.facilitator_note) if one.facilitator_note else ""
        yield Scene("time-out", "say", spoken(one.prompt), text, note, round(one.minutes))


def debrief(
    heard: tuple[Heard, ...], guessed: int, turns: tuple[Turn, ...], asked: tuple[Asked, ...]
) -> tuple[Scene, ...]:
    """The talk at the end, step by step.

    Args:
        heard: the worst and the best told of the game.
        guessed: how many lines were drawn in the game.
        turns: turning points, as far as they are known.
        asked: questions.
    """
    return tuple(_debrief(heard, guessed, turns, asked))


def _debrief(
    heard: tuple[Heard, ...], guessed: int, turns: tuple[Turn, ...], asked: tuple[Asked, ...]
) -> Iterator[Scene]:
    yield Scene(
        "feel", "say", _("How was it? One word each."), _("No reasons yet."),
        _("Everybody speaks once; nobody answers. Write the words down."), 2,
    )  # fmt: skip
    yield from _quotes(heard)
    yield Scene(
        "chair", "say", _("What did the firm look like from your chair?"),
        _("One minute each. The others only listen."),
        _("Own numbers may be shown now. Stop whoever explains somebody else’s."), 4,
    )  # fmt: skip
    yield Scene("own", "own", _("Each department’s own number"))
    yield Scene(
        "guess", "guess", _("Guess before you see: where did brand equity go?"),
        _("Draw one line for the whole game."),
        _("Let the room agree on a line; do not say how far off it is."), 2,
    )  # fmt: skip
    yield Scene("line", "line", _("Where it went"))
    yield Scene("against", "against", _("And on the same luck without your moves"))
    if guessed:
        yield Scene("expected", "expected", _("What you expected"))
    yield Scene("knew", "knew", _("Who knew first"))
    yield Scene("cost", "cost", _("Silo tax in money"))
    for turn in turns:
        yield Scene(f"turn-{turn.letter}", "turn", turn.sentence, turn.when, turn=turn)
    yield Scene("moves", "moves", _("Move by move"))
    yield Scene("luck", "luck", _("Skill or luck?"))
    yield Scene("six", "six", _("How it stands"))
    for one in asked:
        yield Scene(f"ask-{one.id}", "question", one.text, one.hint, one.note, asked=one)
    yield Scene(
        "commit", "say", _("What will you do differently on Monday?"),
        _("One thing each. Write it down."),
        _("One sentence, one person, one date. Nobody has to read it out."), 3,
    )  # fmt: skip


def _quotes(heard: tuple[Heard, ...]) -> Iterator[Scene]:
    for place, one in enumerate(heard, 1):
        yield Scene(f"quote-{place}", "quote", one.title, heard=one)
