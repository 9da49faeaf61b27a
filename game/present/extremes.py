"""The best and the worst that customers said in a quarter, and whoever wrote on the first day."""

from dataclasses import dataclass

from game.present.voice import Quote, often_first, quote
from game.seat import Seat
from game.words import _
from sim.run import QUARTER
from sim.voices import Message, Voices, best, worst


@dataclass(frozen=True, slots=True)
class Heard:
    """One message that the report shows."""

    title: str
    quote: Quote


def first_writer(voices: Voices) -> int | None:
    """The customer whose message lies on the desk when the game begins."""
    messages = often_first(voices.of_week(-1).feed) if -1 in voices.diary.weeks else []
    return messages[0].customer if messages else None


def extremes(
    seat: Seat, voices: Voices, quarter: int, again: int | None = None
) -> tuple[Heard, ...]:
    """Two real customers of a quarter: worst and best; or, if they wrote again, the first of all.

    Args:
        seat: the game.
        voices: what customers say in it.
        quarter: which has been played.
        again: a customer who takes the place of the worst, if they wrote in this quarter.
    """
    first = seat.first_week(quarter)
    said = [one for week in range(first, first + QUARTER) for one in voices.of_week(week).messages]
    found = []
    own = [one for one in said if one.customer == again]
    if own:
        found.append(Heard(_("Who wrote to you on the first day, again"), quote(own[-1])))
    elif bad := [one for one in said if not one.happy]:
        found.append(Heard(_("The worst that was said"), quote(min(bad, key=_low))))
    if good := [one for one in said if one.happy]:
        found.append(Heard(_("The best that was said"), quote(max(good, key=_high))))
    return tuple(found)


def of_game(voices: Voices) -> tuple[Heard, ...]:
    """Two real customers of the whole game: worst and best told, of those who are there still."""
    titled = (
        (_("The worst that was said"), worst(voices)),
        (_("The best that was said"), best(voices)),
    )
    return tuple(Heard(title, quote(one)) for title, one in titled if one is not None)


def _low(message: Message) -> tuple[float, ...]:
    """The worst first; among equals, who asked most often and met most departments."""
    tried = message.contact or 0
    return (message.feeling - 0.1 * min(tried, 3), -len(message.path), -message.heard_by)


def _high(message: Message) -> tuple[float, ...]:
    """The best last; among equals, who was helped by somebody."""
    return (round(message.feeling, 2), len(message.path), message.heard_by)
