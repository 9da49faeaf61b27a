"""The crowd: everybody in the market by mood, and this week's feedback that rises from it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from game.present.figures import number, percent
from game.seat import Seat
from game.words import _
from sim.customers import codes as at
from sim.policy import Owner

UNHAPPY, NEUTRAL, HAPPY, ELSEWHERE = 0, 1, 2, 3
SOUR, GLAD = 0.45, 0.68
"""Satisfaction below which a customer is unhappy, and above which one is happy."""
MOST_LETTERS = 40
MOODS = ("unhappy", "neutral", "happy")
SHAPES = ("diamond", "dot", "disc")


@dataclass(frozen=True, slots=True)
class Share:
    """A line of the legend."""

    id: str
    share: float
    text: str
    label: str
    shape: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody in the market: a byte each for the mood."""

    moods: bytes
    """0 unhappy, 1 neutral, 2 happy, 3 not our customer."""
    own: int
    people: int
    note: str


@dataclass(frozen=True, slots=True)
class Letter:
    """Feedback of this week that rises to a silo: who sent it, in what mood, to whom."""

    row: int
    mood: str
    to: str


def crowd(kinds: NDArray[np.int8]) -> Crowd:
    """Everybody, with a line that says what a dot is."""
    own = int((kinds != ELSEWHERE).sum())
    note = _("Each dot is one of {n} people; the pale ones buy elsewhere.")
    return Crowd(kinds.tobytes(), own, len(kinds), note.format(n=number(len(kinds))))


def moods(seat: Seat) -> NDArray[np.int8]:
    """Everybody's mood; customers of others have none that we could see."""
    c = seat.run.model.customers.society.c
    kinds = np.where(c.satisfaction < SOUR, UNHAPPY, NEUTRAL)
    kinds = np.where(c.satisfaction > GLAD, HAPPY, kinds)
    return np.where(c.brand == at.OURS, kinds, ELSEWHERE).astype(np.int8)


def legend(kinds: NDArray[np.int8]) -> tuple[Share, ...]:
    """Shares of our own customers by mood."""
    own = max(1, int((kinds != ELSEWHERE).sum()))
    labels = (_("unhappy"), _("neutral"), _("happy"))
    shares = [float((kinds == mood).sum()) / own for mood in (UNHAPPY, NEUTRAL, HAPPY)]
    named = zip(MOODS, shares, labels, SHAPES, strict=True)
    return tuple(Share(name, x, percent(x), label, shape) for name, x, label, shape in named)


def letters(seat: Seat, kinds: NDArray[np.int8]) -> tuple[Letter, ...]:
    """This week's feedback, each to the silo where it lands: cases to service, posts to marketing.

    Where service owns listening, posts land there as well.
    """
    said = seat.recall.last
    if said is None:
        return ()
    listener = seat.policy.levers(max(0, seat.week - 1)).listening
    posts_to = "service" if listener in {Owner.SERVICE, Owner.JOINT} else "marketing"
    felt = seat.run.model.customers.society.now.felt
    shown = zip(said.rows[:MOST_LETTERS], said.queued[:MOST_LETTERS], strict=True)
    return tuple(
        Letter(int(row), _tone(float(felt[row])), "service" if queued else posts_to)
        for row, queued in shown
        if kinds[row] != ELSEWHERE
    )


def _tone(felt: float) -> str:
    return MOODS[UNHAPPY] if felt < SOUR else MOODS[HAPPY] if felt > GLAD else MOODS[NEUTRAL]
