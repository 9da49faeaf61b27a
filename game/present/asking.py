"""Questions for the talk afterwards; those about this very game lead to where it can be seen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.present.extremes import Heard
from game.present.guesses import Guess
from game.present.turning import Turn
from game.seat import Seat
from game.words import _, spoken

MOST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and where to look."""

    id: str
    text: str
    hint: str = ""
    """Where it leads, in words; empty where it leads nowhere."""
    place: Literal["", "why", "report", "voice"] = ""
    first: int = 0
    last: int = 0
    """Quarters to look at."""
    customer: int = -1
    note: str = ""
    """For the facilitator: what to listen for."""


def asked(
    seat: Seat, heard: tuple[Heard, ...], widest: Guess | None, turns: tuple[Turn, ...]
) -> tuple[Asked, ...]:
    """What this game asks first, then what the scenario does."""
    return (*_customer(heard), *_turns(turns), *_guess(widest), *_of_case(seat))


def _customer(heard: tuple[Heard, ...]) -> Iterator[Asked]:
    for one in heard[:1]:
        name = one.quote.name
        yield Asked(
            "customer",
            _("Who heard {name}, and who acted on it?").format(name=name),
            _("Follow them through the departments."),
            "voice",
            customer=one.quote.customer,
        )


def _turns(turns: tuple[Turn, ...]) -> Iterator[Asked]:
    for turn in turns[:MOST_TURNS]:
        hint = _("Open Why?, {stretch}.").format(stretch=turn.stretch)
        yield Asked(f"turn-{turn.letter}", turn.question, hint, "why", turn.first, turn.last)


def _guess(widest: Guess | None) -> Iterator[Asked]:
    if widest is not None:
        text = _("You drew {meant}, and it came to {came}. What did you not see?")
        hint = _("Open the report, {when}.").format(when=widest.when)
        number = widest.quarter
        text = text.format(meant=widest.drawn, came=widest.came)
        yield Asked("guess", text, hint, "report", number, number)


def _of_case(seat: Seat) -> Iterator[Asked]:
    for one in seat.case.questions:
        note = spoken(one.facilitator_note) if one.facilitator_note else ""
        yield Asked(f"case-{one.id}", spoken(one.text), note=note)
