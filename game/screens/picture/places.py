"""Where customers stand: like neighbours of a village, those who talk to each other close together.

Places depend on who knows whom and on the room there is, never on moods: nobody ever moves, so that
a change of colour is the only thing that changes.
"""

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Numbers = NDArray[np.float64]
type Ints = NDArray[np.signedinteger]

GOLDEN = 0.6180339887498949
ROUNDS = 24
"""Enough for neighbours to draw near; the graph of acquaintance mixes in a few steps."""
JITTER = 0.34
"""Of the room of one: enough to look like people, too little to touch."""


class Society(NamedTuple):
    """Who knows whom: the neighbours of i are `neighbours[first[i]:first[i + 1]]`."""

    first: Ints
    neighbours: Ints

    @property
    def people(self) -> int:
        """How many there are."""
        return len(self.first) - 1

    def friends(self, row: int) -> list[int]:
        """Whom somebody talks to."""
        found: list[int] = self.neighbours[self.first[row] : self.first[row + 1]].tolist()
        return found


class Kinship(NamedTuple):
    """Two numbers each: who knows each other has similar ones."""

    across: Numbers
    down: Numbers


def kinship(society: Society) -> Kinship:
    """Two smooth waves over the network: all take the mean of their neighbours, again and again."""
    degrees = np.diff(society.first)
    source = np.repeat(np.arange(society.people), degrees)
    across = _wave(society, source, degrees, _scattered(society.people, 1), None)
    down = _wave(society, source, degrees, _scattered(society.people, 2), across)
    return Kinship(across, down)


def _scattered(people: int, turn: int) -> Numbers:
    """Numbers from 0 to 1 that look random and are not."""
    steps: Numbers = (np.arange(1, people + 1) * GOLDEN * (2 * turn + 1) ** 2.5) % 1.0
    return steps


def _wave(
    society: Society, source: Ints, degrees: Ints, start: Numbers, other: Numbers | None
) -> Numbers:
    weight, wave = np.maximum(1, degrees), start - 0.5
    for _ in range(ROUNDS):
        heard = np.bincount(source, wave[society.neighbours], society.people) / weight
        wave = 0.5 * (wave + heard)
        wave -= np.average(wave, weights=weight)
        if other is not None:
            wave -= other * (np.sum(weight * wave * other) / np.sum(weight * other * other))
        wave /= max(1e-12, float(np.abs(wave).max()))
    return wave


def spread(kin: Kinship, width: float, height: float) -> Numbers:
    """A place each, filling a box evenly: columns by the first wave, rows by the second.

    Returns:
        One row a person: x from 0 to `width`, y from 0 to `height`.
    """
    people = len(kin.across)
    columns = max(1, round(sqrt(people * width / max(1.0, height))))
    index = np.arange(people)
    column = np.empty(people, np.int64)
    column[np.lexsort((index, kin.across))] = index * columns // people
    order = np.lexsort((index, kin.down, column))
    counts = np.bincount(column, minlength=columns)
    starts = np.cumsum(counts) - counts
    standing = column[order]
    row = index - starts[standing]
    places = np.empty((people, 2))
    shaken = _shaken(people)
    places[order, 0] = (standing + 0.5 + shaken[order, 0]) / columns * width
    stagger = np.where(standing % 2 == 0, 0.25, 0.75)
    places[order, 1] = (row + stagger + shaken[order, 1]) / counts[standing] * height
    return np.clip(places, 0.0, (width, height))


def _shaken(people: int) -> Numbers:
    return (np.column_stack((_scattered(people, 3), _scattered(people, 4))) - 0.5) * JITTER


def room_of_one(people: int, width: float, height: float) -> float:
    """The side of the square that each has to stand in."""
    return sqrt(width * height / max(1, people))


def nearest(places: Numbers, x: float, y: float) -> int:
    """Who stands closest to a point."""
    return int(np.argmin((places[:, 0] - x) ** 2 + (places[:, 1] - y) ** 2))
