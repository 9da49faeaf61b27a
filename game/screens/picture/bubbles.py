"""Speech bubbles: at most three, never over each other, always inside the crowd.

Placing is plain arithmetic on boxes. A bubble claims its box, its tail and the ring it belongs to;
claims never touch. What finds no room is left out: the feed says it anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from typing import NamedTuple

import pygame

MOST = 3
SLIDES = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where along its box a bubble's tail may hang, in order of preference."""


class Wish(NamedTuple):
    """A bubble to be placed: the middle and radius of its ring, and what sizes it may have."""

    x: float
    y: float
    radius: float
    sizes: tuple[tuple[int, int], ...]
    """The one it likes best first."""


class Placing(NamedTuple):
    """Where a bubble goes."""

    box: pygame.Rect
    tail: int
    """Where its tail hangs, counted from the left of the box."""
    tip: int
    """Where its tail ends: it leans towards a ring near the edge of the crowd."""
    below: bool
    """Whether the bubble hangs below its ring."""
    claim: pygame.Rect
    """Box, tail and ring, and a little around them."""


def placed(
    bounds: pygame.Rect, wishes: Sequence[Wish], tail: int, corner: int
) -> tuple[Placing | None, ...]:
    """A place for as many as possible, the first ones first.

    Args:
        bounds: where bubbles may be.
        wishes: in order of importance.
        tail: how far a bubble stands off its ring.
        corner: how far from the ends of its box a tail must stay.
    """
    options = [list(_options(bounds, wish, tail, corner)) for wish in wishes[:MOST]]
    for count in range(len(options), 0, -1):
        for keep in combinations(range(len(options)), count):
            found = _fitted([options[i] for i in keep], [])
            if found is not None:
                by_wish = dict(zip(keep, found, strict=True))
                return tuple(by_wish.get(i) for i in range(len(wishes)))
    return (None,) * len(wishes)


def _options(bounds: pygame.Rect, wish: Wish, tail: int, corner: int) -> Iterator[Placing]:
    """Places above and below the ring, pushed back inside where they would stick out."""
    r = round(wish.radius)
    ring = pygame.Rect(round(wish.x) - r, round(wish.y) - r, 2 * r, 2 * r)
    for (width, height), below, slide in product(wish.sizes, (False, True), SLIDES):
        y = ring.bottom + tail if below else ring.top - tail - height
        box = pygame.Rect(round(wish.x - slide * width), y, width, height)
        box.x = max(bounds.x, min(box.x, bounds.right - box.w))
        tip = round(wish.x) - box.x
        hang = max(corner, min(tip, box.w - corner))
        if bounds.contains(box) and abs(hang - tip) <= corner:
            claim = box.union(ring).inflate(tail // 2, tail // 2)
            yield Placing(box, hang, tip, below, claim)


def _fitted(options: Sequence[Sequence[Placing]], so_far: list[Placing]) -> list[Placing] | None:
    """The first combination in which no claim meets another."""
    if len(so_far) == len(options):
        return so_far
    for option in options[len(so_far)]:
        if not any(option.claim.colliderect(other.claim) for other in so_far):
            found = _fitted(options, [*so_far, option])
            if found is not None:
                return found
    return None


@dataclass(frozen=True)
class Say:
    """What somebody in the crowd says."""

    customer: int
    text: str
    mood: int
    """0 unhappy, 1 neutral, 2 happy."""
