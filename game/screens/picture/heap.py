"""Where the pieces of a pile lie: in rows from the floor up, and over the rim of a full silo."""

from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

type Point = tuple[float, float]

ROW = sqrt(3) / 2
"""Rows lie in the gaps of the row below."""


@dataclass(frozen=True)
class Hollow:
    """The room inside a silo: a box with a dome on top, in real pixels."""

    left: float
    right: float
    floor: float
    spring: float
    """Where the walls end and the dome begins."""
    rise: float

    def half_at(self, y: float) -> float:
        """Half of its width at a height."""
        half = (self.right - self.left) / 2
        up = (self.spring - y) / max(1.0, self.rise)
        return half if up <= 0 else half * sqrt(max(0.0, 1 - up * up))


@lru_cache(maxsize=64)
def inside(hollow: Hollow, cell: float) -> tuple[Point, ...]:
    """Places from the floor up; in each row from the middle outwards, so that a pile is a heap."""
    middle, found = (hollow.left + hollow.right) / 2, []
    most = max(1, int((hollow.right - hollow.left) / cell))
    y, row = hollow.floor - cell / 2, 0
    while y - cell / 2 > hollow.spring - hollow.rise:
        fits = int(2 * hollow.half_at(y - cell / 2) / cell)
        count = most - row % 2
        while count > max(0, fits):
            count -= 2
        found += [(middle + x * cell, y) for x in _outwards(count)]
        y, row = y - cell * ROW, row + 1
    return tuple(found)


def _outwards(count: int) -> list[float]:
    steps = [i - (count - 1) / 2 for i in range(count)]
    return sorted(steps, key=lambda x: (abs(x), x))


@lru_cache(maxsize=64)
def over_the_rim(outside: Hollow, cell: float) -> tuple[Point, ...]:
    """Places on top of the dome, from its middle outwards."""
    middle, most = (outside.left + outside.right) / 2, int((outside.right - outside.left) / cell)
    found = []
    for step in _outwards(most - 1 | 1):
        half = (outside.right - outside.left) / 2
        down = outside.rise * sqrt(max(0.0, 1 - (step * cell / half) ** 2))
        found.append((middle + step * cell, outside.spring - down - cell * 0.36))
    return tuple(found)


def mixed(unhappy: int, neutral: int, happy: int) -> list[int]:
    """The moods of all pieces in an order in which each kind comes as often as it is there."""
    counts = (unhappy, neutral, happy)
    total = sum(counts)
    laid = [0, 0, 0]
    found = []
    for i in range(1, total + 1):
        mood = max(range(3), key=lambda m: (counts[m] * i / total - laid[m], -m))
        laid[mood] += 1
        found.append(mood)
    return found


def pieces(pile: tuple[int, int, int], each: int) -> list[int]:
    """The moods of the pieces to be drawn if a piece stands for so many customers."""
    unhappy, neutral, happy = (-(-count // each) for count in pile)
    return mixed(unhappy, neutral, happy)
