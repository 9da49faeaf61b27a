"""Feedback that rises: from its author to the silo that received it, where it waits."""

from math import ceil
from typing import TYPE_CHECKING

from game.screens.picture.bridges import NAMES
from game.screens.picture.stand import WIDE, centre

if TYPE_CHECKING:
    from game.present.crowd import Letter

type Point = tuple[float, float]

ROWS = 2
BREADTH = 1.3
"""What waits below a silo may be so many of its widths broad."""
APART, LIFT = 1.12, 0.86
"""From one to the next and from row to row, in sides of a balloon."""
LATEST = 0.45
"""The last one starts after this share of the time."""


def waiting(letters: "tuple[Letter, ...]", width: float, side: float) -> tuple[Point, ...]:
    """Where each waits: rows below its silo, filled from the middle; counted from the top."""
    found: list[Point] = [(0.0, 0.0)] * len(letters)
    for index, name in enumerate(NAMES):
        mine = [i for i, letter in enumerate(letters) if letter.to == name]
        for i, place in zip(mine, _rows(len(mine), centre(index, width), width, side), strict=True):
            found[i] = place
    return tuple(found)


def _rows(count: int, middle: float, width: float, side: float) -> list[Point]:
    room = width * WIDE * BREADTH
    fits = max(1, int(room / (side * APART)))
    low = count if count <= fits else ceil((count + 1) / ROWS)
    step = min(side * APART, room / max(1, low))
    found = []
    for row, n in enumerate((low, count - low)):
        y = (ROWS - 1 - row) * side * LIFT
        found += [(middle + (i - (n - 1) / 2) * step, y) for i in range(n)]
    return found


def risen(start: Point, end: Point, index: int, count: int, part: float) -> Point | None:
    """Where one is after a part of the time, from 0 to 1; None while it has not left."""
    late = LATEST * index / max(1, count)
    along = (part - late) / (1 - LATEST)
    if along <= 0:
        return None
    if along >= 1:
        return end
    up = 1 - (1 - along) ** 3
    over = along * along * (3 - 2 * along)
    return start[0] + (end[0] - start[0]) * over, start[1] + (end[1] - start[1]) * up
