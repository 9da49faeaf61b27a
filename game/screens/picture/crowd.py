"""The crowd: everybody in the place they always have, and this week's feedback that rises."""

from collections import deque
from collections.abc import Hashable
from typing import TYPE_CHECKING

import numpy as np
import pygame
from numpy.typing import NDArray

from game.kit import brush
from game.kit.ink import Ink
from game.screens.picture import flight, marks
from game.screens.picture.bubbles import Say
from game.screens.picture.facts import Talk
from game.screens.picture.layer import Corners, Facts, painted
from game.screens.picture.places import Numbers, Society, kinship, nearest, room_of_one, spread

if TYPE_CHECKING:
    from game.present.crowd import Letter
    from game.present.live import Live

REMEMBERED = 4
"""Weeks for which the overlay knows who was heard: those of the percentages below the silos."""
BALLOON, STRING = 13, 9
LARGEST, SMALLEST = 15, 3
"""The side of a mark, in design pixels and in real ones."""
FRAMES = 60
"""Pictures a second while something moves."""
FADE = 0.35
"""Moods have changed after this share of the time that balloons need."""


class CrowdTable:
    """The crowd of one game: knows who stands where, what they feel, and how far balloons are.

    It is the painter of the canvas `crowd`, lives as long as the game, and is told the time by
    `tick`, so that the same frames always make the same pictures.
    """

    def __init__(self, society: Society) -> None:
        self.society = society
        self.kin = kinship(society)
        self.overlay = "mood"
        self.moods: NDArray[np.int8] = np.full(society.people, marks.ELSEWHERE, np.int8)
        self.before = self.moods
        self.letters: tuple[Letter, ...] = ()
        self.says: tuple[Say, ...] = ()
        self.talks: deque[Talk] = deque(maxlen=REMEMBERED)
        self.part = 1.0
        self.seconds = 0.0
        self._shown = 0
        self._size = (1000, 200)
        self._places: tuple[Hashable, Numbers, Corners] | None = None
        self._layer: tuple[Hashable, pygame.Surface] | None = None

    # ---- what it is told ---------------------------------------------------------------------
    def show(
        self, live: "Live", talk: Talk, says: tuple[Say, ...] = (), seconds: float = 1.6
    ) -> None:
        """Show a week; moods fade and balloons rise within so many seconds, 0 for at once."""
        self.before = self.moods if self._shown else np.frombuffer(live.crowd.moods, np.int8)
        self.moods = np.frombuffer(live.crowd.moods, np.int8)
        self.letters, self.says = live.letters, says
        if not self.talks or talk != self.talks[-1]:
            self.talks.append(talk)
        self.seconds, self.part = seconds, 0.0 if seconds > 0 else 1.0
        self._shown += 1

    def tick(self, seconds: float) -> bool:
        """Time passes; true while something moves."""
        moving = self.part < 1.0
        if moving:
            self.part = min(1.0, self.part + seconds / self.seconds)
        return moving

    @property
    def fade(self) -> float:
        """How far moods have changed, 0 to 1."""
        return min(1.0, self.part / FADE)

    def key(self) -> Hashable:
        """Changes with every frame while something moves."""
        return self._shown, self.overlay, round(self.part * self.seconds * FRAMES), self.part >= 1.0

    # ---- where everybody is ------------------------------------------------------------------
    def ground(self, size: tuple[int, int], ink: Ink) -> pygame.Rect:
        """Where people stand: below the balloons that wait."""
        sky = round(ink.px(BALLOON) * 2.05) + ink.px(STRING) + ink.px(5)
        return pygame.Rect(0, sky, size[0], max(1, size[1] - sky))

    def places(self, size: tuple[int, int], ink: Ink) -> Numbers:
        """Everybody's place in a picture of a size."""
        ground = self.ground(size, ink)
        key = ground.size, ground.y
        if self._places is None or self._places[0] != key:
            half = self.side(size, ink) / 2
            found = spread(self.kin, ground.w - 2 * half, ground.h - 2 * half)
            corners = np.rint(found + np.array((0, ground.y))).astype(int)
            self._places = (
                key,
                found + np.array((half, ground.y + half)),
                list(zip(*corners.T.tolist(), strict=True)),
            )
        self._size = size
        return self._places[1]

    def corners(self, size: tuple[int, int], ink: Ink) -> Corners:
        """Where everybody's mark is laid down."""
        self.places(size, ink)
        assert self._places is not None  # noqa: S101 - set by the line above
        return self._places[2]

    def side(self, size: tuple[int, int], ink: Ink) -> int:
        """The side of a mark."""
        room = room_of_one(self.society.people, *self.ground(size, ink).size)
        return max(SMALLEST, min(round(room * 1.02), ink.px(LARGEST)))

    def ring_of(self, customer: int, size: tuple[int, int], ink: Ink) -> tuple[float, float, float]:
        """The ring around somebody: middle and radius."""
        x, y = self.places(size, ink)[customer].tolist()
        return x, y, max(self.side(size, ink) * 0.95, ink.px(7))

    def customer_at(self, x: float, y: float) -> int:
        """Who stands nearest to a point given as shares of the picture."""
        if self._places is None:
            return nearest(spread(self.kin, 1.0, 1.0), x, y)
        return nearest(self._places[1], x * self._size[0], y * self._size[1])

    # ---- painting ----------------------------------------------------------------------------
    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:  # noqa: ARG002 - has ticks
        """The crowd, those whose mood is changing, rings, and balloons."""
        size = surface.get_size()
        self.places(size, ink)
        brush.stamp(surface, self._steady(size, ink), (0, 0))
        if self.overlay == "mood" and self.fade < 1.0:
            self._paint_changes(surface, size, ink)
        if self.overlay != "heard":
            self._paint_rings(surface, size, ink)
        self._paint_balloons(surface, size, ink)

    def _steady(self, size: tuple[int, int], ink: Ink) -> pygame.Surface:
        """Everybody whose mark does not change now, kept as one picture."""
        fading = self.overlay == "mood" and self.fade < 1.0
        key = size, ink, self._shown, self.overlay, fading
        if self._layer is None or self._layer[0] != key:
            still = self.moods == self.before if fading else np.ones(len(self.moods), np.bool_)
            corners = self.corners(size, ink)
            talks, speakers = tuple(self.talks), self.speakers()
            facts = Facts(self.society, self.moods, still, corners, talks, speakers)
            picture = brush.blank(*size)
            places = self.places(size, ink)
            painted(picture, self.overlay, facts, places, self.side(size, ink), ink)
            self._layer = key, picture
        return self._layer[1]

    def speakers(self) -> tuple[int, ...]:
        """Who has a bubble, or else the first who wrote."""
        return tuple(s.customer for s in self.says) or tuple(x.row for x in self.letters[:3])

    def _paint_changes(self, surface: pygame.Surface, size: tuple[int, int], ink: Ink) -> None:
        rows, corners = np.flatnonzero(self.moods != self.before), self.corners(size, ink)
        side, step = self.side(size, ink), round(marks.FADES * self.fade)
        laid = [corners[row] for row in rows.tolist()]
        old = [marks.of_mood(mood, side, ink, marks.FADES - step) for mood in range(4)]
        new = [marks.of_mood(mood, side, ink, step) for mood in range(4)]
        going = zip(self.before[rows].tolist(), laid, strict=True)
        coming = zip(self.moods[rows].tolist(), laid, strict=True)
        surface.fblits([(old[m], at) for m, at in going], brush.PREMULTIPLIED)
        surface.fblits([(new[m], at) for m, at in coming], brush.PREMULTIPLIED)

    def _paint_rings(self, surface: pygame.Surface, size: tuple[int, int], ink: Ink) -> None:
        side = max(self.side(size, ink), ink.px(8))
        for speaker in self.says:
            x, y, radius = self.ring_of(speaker.customer, size, ink)
            diameter = 2 * round(radius)
            colour = ink.colour(marks.COLOURS[speaker.mood])
            halo = marks.halo(diameter, colour, ink.px(2), ink.colour("panel"))
            brush.stamp(surface, halo, (round(x) - diameter // 2, round(y) - diameter // 2))
            mark = marks.of_mood(speaker.mood, side, ink)
            brush.stamp(surface, mark, (round(x - side / 2), round(y - side / 2)))

    def _paint_balloons(self, surface: pygame.Surface, size: tuple[int, int], ink: Ink) -> None:
        side, string = ink.px(BALLOON), ink.px(STRING)
        ends = flight.waiting(self.letters, size[0], side)
        places, shown = self.places(size, ink), []
        for i, (letter, (x, y)) in enumerate(zip(self.letters, ends, strict=True)):
            start = places[letter.row].tolist()
            at = flight.risen((start[0], start[1]), (x, y + side / 2), i, len(ends), self.part)
            if at:
                picture = self._balloon(letter, side, string, ink)
                shown.append((picture, (round(at[0] - side / 2), round(at[1] - side / 2))))
        surface.fblits(shown[::-1], brush.PREMULTIPLIED)

    def _balloon(self, letter: "Letter", side: int, string: int, ink: Ink) -> pygame.Surface:
        mood = marks.MOODS.index(letter.mood)
        shape, colour = marks.SHAPES[mood], ink.colour(marks.COLOURS[mood])
        return marks.balloon(shape, side, string, colour, ink.colour("faint"))
