"""The crowd at rest, seen in one of three ways: mood, who is heard, who talks to whom."""

from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.kit import brush
from game.kit.ink import Ink
from game.screens.picture import marks
from game.screens.picture.facts import Talk
from game.screens.picture.places import Numbers, Society

OVERLAYS = ("mood", "heard", "talk")
ORDER = (marks.ELSEWHERE, marks.NEUTRAL, marks.HAPPY, marks.UNHAPPY)
"""What is painted first lies below."""
PALE = 2
"""The step to which marks fade that an overlay is not about."""
STRESS = 1.5
"""Marks that an overlay is about are so much larger."""


type Corners = list[tuple[int, int]]


class Facts(NamedTuple):
    """What the layer shows."""

    society: Society
    moods: NDArray[np.int8]
    still: NDArray[np.bool_]
    """Whose mark is part of the layer."""
    corners: Corners
    talks: tuple[Talk, ...]
    speakers: tuple[int, ...]


def painted(
    target: pygame.Surface, overlay: str, facts: Facts, places: Numbers, side: int, ink: Ink
) -> None:
    """Paint the crowd at rest."""
    if overlay == "heard":
        ours = np.where(facts.moods == marks.ELSEWHERE, marks.ELSEWHERE, marks.NEUTRAL)
        alike = facts._replace(moods=ours.astype(np.int8))  # a mood would be taken for an answer
        _people(target, alike, side, ink, PALE + 1)
        _authors(target, facts, places, side, ink)
    elif overlay == "talk":
        _people(target, facts, side, ink, PALE)
        _ties(target, facts, places, side, ink)
    else:
        _people(target, facts, side, ink, marks.FADES)


def _people(target: pygame.Surface, facts: Facts, side: int, ink: Ink, step: int) -> None:
    for mood in ORDER:
        picture = marks.of_mood(mood, side, ink, step)
        rows = np.flatnonzero((facts.moods == mood) & facts.still).tolist()
        target.fblits([(picture, facts.corners[row]) for row in rows], brush.PREMULTIPLIED)


def heard_and_unheard(talks: tuple[Talk, ...]) -> tuple[list[int], list[int]]:
    """Authors of the weeks remembered; who spoke twice is judged by the last time."""
    reached: dict[int, bool] = {}
    for talk in talks:
        reached |= dict.fromkeys(talk.heard, True) | dict.fromkeys(talk.unheard, False)
    return [r for r, ok in reached.items() if ok], [r for r, ok in reached.items() if not ok]


def _authors(target: pygame.Surface, facts: Facts, places: Numbers, side: int, ink: Ink) -> None:
    heard, unheard = heard_and_unheard(facts.talks)
    for rows, shape, colour, stress in (
        (heard, "disc", "good", STRESS),
        (unheard, "hollow", "bad", STRESS * 1.3),  # whom nobody heard must not be overlooked
    ):
        big = max(round(side * stress), ink.px(6 * stress))
        picture = marks.mark(shape, big, ink.colour(colour))
        corners = np.rint(places[rows] - big / 2).astype(int).tolist()
        target.fblits([(picture, at) for at in corners], brush.PREMULTIPLIED)


def _ties(target: pygame.Surface, facts: Facts, places: Numbers, side: int, ink: Ink) -> None:
    """Lines from whoever speaks to everybody who hears it at once, and those in full colour."""
    for speaker in facts.speakers:
        x, y = places[speaker].tolist()
        for friend in facts.society.friends(speaker):
            end = tuple(places[friend].tolist())
            pygame.draw.aaline(target, ink.colour("muted"), (x, y), end)
    for speaker in facts.speakers:
        for friend in facts.society.friends(speaker):
            big = max(round(side * 1.25), ink.px(8))
            picture = marks.of_mood(int(facts.moods[friend]), big, ink)
            at = places[friend] - big / 2
            brush.stamp(target, picture, (round(at[0]), round(at[1])))
