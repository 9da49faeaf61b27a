"""Threads of a web: how they lie beside each other where they leave and arrive."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

import pygame

from game.kit import plot
from game.kit.ink import Ink

POINTS = 28
"""Straight pieces of a bowed line."""
DASH = 2.2
"""A dash is so many times as long as a line is thick, within bounds."""


class Thread(NamedTuple):
    """One effect: solid where it lifts, dashed where it drags."""

    start: str
    end: str
    value: float
    lit: bool = True


type Way = tuple[plot.Point, plot.Point, float]
"""From where to where a thread runs, and how thick."""


def bow(way: Way, head: float) -> list[plot.Point]:
    """The line of a thread up to its head, as points close together."""
    (x0, y0), (x1, y1), _thick = way
    stop = max(x0 + 1.0, x1 - head)
    found = []
    for i in range(POINTS + 1):
        t = i / POINTS
        up = t * t * (3 - 2 * t)
        found.append((x0 + (stop - x0) * t, y0 + (y1 - y0) * up))
    return found


def dashes(points: Sequence[plot.Point], thick: float, ink: Ink) -> list[list[plot.Point]]:
    """A line cut into dashes of even length along its way."""
    long = max(6 * ink.unit, min(DASH * thick, 13 * ink.unit))
    gap = long * 0.6
    found: list[list[plot.Point]] = [[points[0]]]
    left, drawing = long, True
    for (x0, y0), (x1, y1) in pairwise(points):
        length, gone = hypot(x1 - x0, y1 - y0), 0.0
        while length - gone > left:
            gone += left
            at = x0 + (x1 - x0) * gone / length, y0 + (y1 - y0) * gone / length
            if drawing:
                found[-1].append(at)
            else:
                found.append([at])
            drawing = not drawing
            left = long if drawing else gap
        left -= length - gone
        if drawing:
            found[-1].append((x1, y1))
    return [dash for dash in found if len(dash) > 1]


def ends(
    threads: Sequence[Thread], boxes: dict[str, pygame.Rect], thick: Sequence[float], ink: Ink
) -> list[Way]:
    """Threads at one side of a plate lie below each other, in the order of their other ends."""
    starts = _fanned(threads, boxes, thick, ink, out=True)
    stops = _fanned(threads, boxes, thick, ink, out=False)
    found: list[Way] = []
    for i, thread in enumerate(threads):
        start, end = boxes[thread.start], boxes[thread.end]
        found.append(((start.right, starts[i]), (end.left, stops[i]), thick[i]))
    return found


def _fanned(
    threads: Sequence[Thread],
    boxes: dict[str, pygame.Rect],
    thick: Sequence[float],
    ink: Ink,
    *,
    out: bool,
) -> dict[int, float]:
    """At what height each thread leaves, or arrives."""
    found: dict[int, float] = {}
    sides = {thread.start if out else thread.end for thread in threads}
    for side in sides:
        mine = [i for i, t in enumerate(threads) if (t.start if out else t.end) == side]
        mine.sort(key=lambda i: boxes[threads[i].end if out else threads[i].start].centery)
        room = boxes[side].h - ink.px(10)
        need = sum(thick[i] for i in mine)
        scale = min(1.0, room / need) if need else 1.0
        y = boxes[side].centery - need * scale / 2
        for i in mine:
            found[i] = y + thick[i] * scale / 2
            y += thick[i] * scale
    return found
