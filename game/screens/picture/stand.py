"""Where the four silos stand, with their names above, their pills below and the gaps between."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pygame

from game.kit import text
from game.kit.ink import SIZES, Ink
from game.screens.picture.heap import Hollow

SILOS = 4
WIDE = 0.158
"""A silo's width as a share of the picture's; the gaps take the rest."""
SLIM = 0.78
"""It is never wider than so many of its heights."""
THIN, THICK = 0.034, 0.2
"""The wall of an open and of a closed department, as shares of a silo's width."""
CELLS = 8.6
"""A piece of a pile: so many would lie across a silo without walls."""
LANE = 20
"""The height of one bridge over the roofs, in design pixels."""


def centre(index: int, width: float) -> float:
    """The middle of a silo; the crowd's balloons wait below it."""
    return (index + 0.5) * width / SILOS


@dataclass(frozen=True)
class Stand:
    """Boxes in real pixels, counted from the corner of the picture."""

    lanes: tuple[int, ...]
    """Heights of the bridges over the roofs."""
    chips: int
    """Where the names begin; they end at `roofs` less the room for what spills over."""
    chip_high: int
    silos: tuple[pygame.Rect, ...]
    gaps: tuple[pygame.Rect, ...]
    ground: pygame.Rect
    pills: int
    pill_high: int

    @property
    def rise(self) -> float:
        """How high the domes are."""
        return min(self.silos[0].w * 0.2, self.silos[0].h * 0.25)

    def wall(self, closed: float) -> int:
        """How thick a wall is for a department that is so closed."""
        share = max(0.0, min(1.0, closed))
        return round(self.silos[0].w * (THIN + (THICK - THIN) * share))

    def hollow(self, index: int, closed: float) -> Hollow:
        """The room inside a silo."""
        box, thick = self.silos[index], self.wall(closed)
        spring = box.y + self.rise
        rise = max(1.0, self.rise - max(thick * 0.66, self.wall(0.0)))
        floor = box.bottom - self.wall(0.0)
        return Hollow(box.x + thick, box.right - thick, floor, spring, rise)

    def outside(self, index: int) -> Hollow:
        """A silo as seen from outside."""
        box = self.silos[index]
        return Hollow(box.x, box.right, box.bottom, box.y + self.rise, self.rise)

    @property
    def cell(self) -> float:
        """The side of one piece of a pile."""
        return self.silos[0].w / CELLS

    def whole(self, index: int) -> pygame.Rect:
        """A silo with its name and its pill: what can be clicked."""
        box = self.silos[index]
        return pygame.Rect(box.x, self.chips, box.w, self.pills + self.pill_high - self.chips)


def heights(ink: Ink) -> tuple[int, int]:
    """How high names and pills are."""
    chip = text.line_height(ink.px(SIZES["label"]), "semibold") + 2 * ink.px(5)
    pill = text.line_height(ink.px(SIZES["body"]), "semibold") + 2 * ink.px(2)
    return chip, pill


def around(ink: Ink, lanes: int) -> int:
    """What is needed above and below the silos themselves."""
    chip, pill = heights(ink)
    return lanes * ink.px(LANE) + chip + ink.px(16) + ink.px(7) + ink.px(7) + pill


@lru_cache(maxsize=32)
def stand(size: tuple[int, int], ink: Ink, lanes: int) -> Stand:
    """The places for a picture of a size."""
    width, height = size
    chip, pill = heights(ink)
    high = max(1, height - around(ink, lanes))
    wide = round(min(width * WIDE, high * SLIM))
    chips = lanes * ink.px(LANE)
    roofs = chips + chip + ink.px(16)
    silos = tuple(
        pygame.Rect(round(centre(i, width) - wide / 2), roofs, wide, high) for i in range(SILOS)
    )
    gaps = tuple(pygame.Rect(a.right, roofs, b.left - a.right, high) for a, b in pairwise(silos))
    ground = pygame.Rect(0, roofs + high, width, ink.px(7))
    rows = tuple(round(ink.px(LANE) * (lane + 0.5)) for lane in range(lanes))
    pills = ground.bottom + ink.px(7)
    return Stand(rows, chips, chip, silos, gaps, ground, pills, pill)
