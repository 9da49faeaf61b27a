"""Lines of an organisation chart: solid elbows for reporting, dotted bows for working together."""

from collections.abc import Iterator
from typing import NamedTuple

import pygame

from game.kit import plot
from game.kit.ink import Ink

DOT, DOTS_APART = 1.7, 7.0
"""Radius and distance of the dots of a dotted line."""


class Tie(NamedTuple):
    """A line between two posts: solid for reporting, dotted for working together."""

    one: str
    other: str
    dotted: bool = False
    drafted: bool = False


def drawn(tie: Tie, boxes: dict[str, pygame.Rect], ink: Ink) -> str:
    """A tie as a vector drawing."""
    one, other = boxes[tie.one], boxes[tie.other]
    colour = ink.colour("accent" if tie.drafted or tie.dotted else "faint")
    if tie.dotted:
        return "".join(
            plot.circle(at, DOT * ink.unit, colour, colour, 0)
            for at in _arc(one, other, ink, 1 if tie.drafted else 0)
        )
    dash = f"{7 * ink.unit:.1f} {5 * ink.unit:.1f}" if tie.drafted else ""
    return plot.polyline(_elbow(one, other), colour, 2.2 * ink.unit, dash)


def _elbow(boss: pygame.Rect, under: pygame.Rect) -> list[plot.Point]:
    """Down, across and down; straight across for two of one level."""
    if abs(boss.y - under.y) < boss.h:
        left, right = sorted((boss, under), key=lambda place: place.x)
        return [(left.right, left.centery), (right.left, right.centery)]
    middle = (boss.bottom + under.top) / 2
    return [
        (boss.centerx, boss.bottom),
        (boss.centerx, middle),
        (under.centerx, middle),
        (under.centerx, under.top),
    ]


def _arc(one: pygame.Rect, other: pygame.Rect, ink: Ink, deeper: int) -> Iterator[plot.Point]:
    """Dots on a bow below two boxes; the further apart they are, the deeper it hangs."""
    left, right = sorted((one, other), key=lambda place: place.x)
    x0, x1 = left.centerx + left.w * 0.2, right.centerx - right.w * 0.2
    wide = max(1.0, x1 - x0)
    deep = min(ink.px(34), ink.px(10) + wide * 0.06) + deeper * ink.px(4)
    count = max(6, round(wide / (DOTS_APART * ink.unit)))
    for i in range(count + 1):
        t = i / count
        yield x0 + wide * t, left.bottom + ink.px(3) + deep * 4 * t * (1 - t)
