"""Where the game turned: what a decision did later than it seemed, in whole sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from game.present.figures import number, percent, signed
from game.present.names import date_of, department
from game.present.telling import told
from game.present.voice import long_ago
from game.seat import Seat
from game.words import _
from sim.debrief.moments import Moment, moments
from sim.decisions.rebuilding import before
from sim.explain.course import Game
from sim.run import QUARTER

LUCKS = 7
"""Other lucks that what a decision did is averaged over."""
SILENCE = "silence"
OF_A_KIND = 2
"""Turning points of one kind that are told, the largest."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One turning point on your line."""

    letter: str
    week: int
    """Where its mark stands, within the game."""
    value: float
    """Brand equity then."""
    when: str
    sentence: str
    question: str
    first: int
    """The first quarter to look at, 1 is the first of the game."""
    last: int
    stretch: str
    """These quarters, in words."""


def finding(game: Game) -> Iterator[tuple[Moment, ...]]:
    """The turning points of a game, found beside the frame."""
    yield moments(game, LUCKS, 1)


def turns(seat: Seat, found: tuple[Moment, ...]) -> tuple[Turn, ...]:
    """Turning points as they are told, in the order in which they came to pass."""
    chosen = sorted(_largest(found), key=lambda moment: (_week(seat, moment), moment.kind))
    return tuple(_turn(seat, ascii_uppercase[k], moment) for k, moment in enumerate(chosen))


def _largest(found: tuple[Moment, ...]) -> Iterator[Moment]:
    for kind in dict.fromkeys(moment.kind for moment in found):
        same = [moment for moment in found if moment.kind == kind]
        yield from sorted(same, key=lambda moment: -moment.size)[:OF_A_KIND]


def _week(seat: Seat, moment: Moment) -> int:
    """Where its mark stands: where it turned; a silence does not turn, it begins."""
    return min(moment.week if moment.kind == SILENCE else moment.turned, seat.week - 1)


def _turn(seat: Seat, letter: str, moment: Moment) -> Turn:
    week = _week(seat, moment)
    ended = min(moment.turned, seat.week - 1)
    first, last = 1 + moment.week // QUARTER, 1 + ended // QUARTER
    when = _("It began in {when}.") if moment.kind == SILENCE else _("It turned in {when}.")
    move = _move(seat, moment)
    return Turn(
        letter=letter,
        week=week,
        value=seat.history[week].brand_equity,
        when=when.format(when=long_ago(week)),
        sentence=_sentence(moment, move),
        question=_question(moment, move),
        first=first,
        last=last,
        stretch=stretch(first, last),
    )


def stretch(first: int, last: int) -> str:
    """Some quarters in words."""
    if first == last:
        return date_of(first)
    return _("{first} to {last}").format(first=date_of(first), last=date_of(last))


def _move(seat: Seat, moment: Moment) -> str:
    """The decision that brought it about, in quotation marks."""
    for item in seat.taken:
        if item.id == moment.decision:
            title = told(before(seat.policy, item.week, seat.case), item.decision).title
            return _("“{text}”").format(text=title)
    return ""


def _sentence(moment: Moment, move: str) -> str:
    match moment.kind:
        case "worse_before_better":
            text = _("{move} first cost {lost} points of promoters, and later brought {won}.")
            return text.format(move=move, lost=number(moment.other, 1), won=number(moment.size, 1))
        case "overshoot":
            text = _(
                "{move} lifted brand equity by {most} points at its best; at the end it came to "
                "{left}."
            )
            return text.format(move=move, most=number(moment.size, 1), left=signed(moment.other))
        case "green_number":
            text = _(
                "{move} brought {won} leads and new customers in three quarters, and cost {lost} "
                "points of trust."
            )
            return text.format(move=move, won=number(moment.size), lost=number(moment.other, 1))
        case "blame":
            text = _("{who} defended its old goals against {move}: resistance rose to {share}.")
            return text.format(
                who=department(moment.department), move=move, share=percent(moment.size)
            )
    text = _("For {n} weeks, nobody read {share} of what customers complained of in public.")
    return text.format(n=moment.turned - moment.week + 1, share=percent(moment.size))


def _question(moment: Moment, move: str) -> str:
    match moment.kind:
        case "worse_before_better":
            return _("{move} made things worse first. Was it right to wait?").format(move=move)
        case "overshoot":
            return _("{move} looked well for a while. Why did so little stay?").format(move=move)
        case "green_number":
            return _("{move} made numbers grow while trust fell. Whose numbers?").format(move=move)
        case "blame":
            text = _("What did {who} have to lose by {move}?")
            return text.format(who=department(moment.department), move=move)
    return _("Who could have read what customers said in public, and why did nobody?")
