"""What the tutorial may know of a game: facts from the seat, and nothing that is still to come."""

from collections.abc import Mapping
from typing import cast

from game.present.extremes import first_writer
from game.present.tutorial import Facts, numbers_of
from game.present.tutorial_steps import Phase, Screen
from game.present.voice import named
from game.seat import Seat
from sim.run import QUARTER
from sim.voices import Voices

SCREENS = {"closing": "predict", "ending": "debrief"}
"""Places whose names in a tutorial are others."""


def facts(
    seat: Seat,
    voices: Voices,
    place: str,
    phase: str,
    clicked: Mapping[str, int],
    rest: float,
) -> Facts:
    """The state of a game, as steps ask for it.

    Args:
        seat: the game.
        voices: what customers say in it.
        place: the view that is open.
        phase: what the game waits for.
        clicked: how often each control was used since the quarter began.
        rest: seconds since anything was touched.
    """
    return Facts(
        quarter=seat.quarter,
        phase=cast("Phase", "after" if phase == "over" else phase),
        screen=cast("Screen", SCREENS.get(place, place)),
        week=0 if seat.over else seat.week_in_quarter,
        decided=tuple(item.decision.kind for item in seat.moves),
        ever=tuple(item.decision.kind for item in seat.taken),
        clicked=clicked,
        happened=tuple(item.event.id for item in seat.run.model.world.happening),
        rest=rest,
        words=_words(seat, voices),
        numbers=_numbers(seat),
    )


def _words(seat: Seat, voices: Voices) -> dict[str, str]:
    """Names; `again` only if whoever wrote first has written in the quarter that is over."""
    found = {"brand": seat.case.words.brand}
    customer = first_writer(voices)
    if customer is None:
        return found
    found["customer"] = named(customer)
    last = seat.week // QUARTER * QUARTER
    if any(last - QUARTER <= one.week < last for one in voices.said_by(customer) if last):
        found["again"] = named(customer)
    return found


def _numbers(seat: Seat) -> dict[str, float]:
    """The numbers of the quarter under way; when one has just ended, of that one."""
    ended = not seat.over and seat.week_in_quarter == 0 and seat.quarter > 1
    quarter = seat.quarter - ended
    drawn = seat.prediction(quarter) if ended or seat.over else None
    guess = drawn.line[-1] if drawn is not None else None
    return numbers_of(seat.opening, seat.at_start(quarter), seat.now, guess)
