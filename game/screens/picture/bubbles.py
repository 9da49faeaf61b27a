"""Speech bubbles: at most three, never over each other, always inside the crowd.

Placing is plain arithmetic on boxes. A bubble claims its box, its tail and the ring it belongs to;
claims never touch. What finds no room is left out: the feed says it anyway.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import pygame

MOST = 3
SLIDES = (0.5, 0.3, 0.7, 0.15, 0.85)
"""Where along its box a bubble's tail may hang, in order of preference."""


class Wish(NamedTuple):
    """A bubble that wants to be placed: the ring's middle and radius, and the size of its box."""

    x: float
    y: float
    radius: float
    width: int
    height: int


class Placing(NamedTuple):
    """Where a bubble goes."""

    box: pygame.Rect
    tail: int
    """Its middle, counted from the left of the box."""
    below: bool
    """Whether the bubble hangs below its ring."""
    claim: pygame.Rect
    """Box, tail and ring."""


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
    asked = list(wishes[:MOST])
    options = [list(_options(bounds, wish, tail, corner)) for wish in asked]
    rings = [_ring(wish) for wish in asked]
    for count in range(len(asked), 0, -1):
        for keep in combinations(range(len(asked)), count):
            found = _fitted(keep, options, rings, [])
            if found is not None:
                by_wish = dict(zip(keep, found, strict=True))
                return tuple(by_wish.get(i) for i in range(len(wishes)))
    return (None,) * len(wishes)


def _options(bounds: pygame.Rect, wish: Wish, tail: int, corner: int) -> Iterator[Placing]:
    """Places above and below the ring; first those that need not be pushed back inside."""
    if wish.width > bounds.w or wish.width < 2 * corner:
        return
    ring = _ring(wish)
    for below in (False, True):
        y = ring.bottom + tail if below else ring.top - tail - wish.height
        for slide in SLIDES:
            x = round(wish.x - slide * wish.width)
            box = pygame.Rect(x, y, wish.width, wish.height)
            box.x = max(bounds.x, min(box.x, bounds.right - box.w))
            hang = round(wish.x) - box.x
            claim = box.union(ring)
            if bounds.contains(box) and corner <= hang <= box.w - corner:
                yield Placing(box, hang, below, claim)


def _ring(wish: Wish) -> pygame.Rect:
    r = round(wish.radius)
    return pygame.Rect(round(wish.x) - r, round(wish.y) - r, 2 * r, 2 * r)


def _fitted(
    keep: Sequence[int],
    options: Sequence[Sequence[Placing]],
    rings: Sequence[pygame.Rect],
    so_far: list[Placing],
) -> list[Placing] | None:
    """The first combination in which no claim meets another, nor the ring of another."""
    if len(so_far) == len(keep):
        return so_far
    mine = keep[len(so_far)]
    others = [rings[i] for i in keep if i != mine]
    for option in options[mine]:
        met = any(option.claim.colliderect(other.claim) for other in so_far)
        if not met and option.box.collidelist(others) < 0:
            found = _fitted(keep, options, rings, [*so_far, option])
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
