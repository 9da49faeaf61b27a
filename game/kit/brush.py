"""Smooth shapes: rounded boxes, discs and drawings given as vectors, all premultiplied.

Vectors are rasterised by SDL's SVG reader at the size they are shown in, so they are as crisp at 4K
as on a small laptop.
"""

from functools import lru_cache
from io import BytesIO

import pygame

from game.kit.tokens import Colour

PREMULTIPLIED = pygame.BLEND_PREMULTIPLIED


def blank(width: int, height: int) -> pygame.Surface:
    """A picture with nothing on it."""
    return pygame.Surface((max(1, width), max(1, height)), pygame.SRCALPHA)


def stamp(
    target: pygame.Surface,
    picture: pygame.Surface,
    at: tuple[float, float],
    area: pygame.Rect | None = None,
) -> None:
    """Lay a premultiplied picture onto another."""
    target.blit(picture, at, area, special_flags=PREMULTIPLIED)


def code(colour: Colour) -> str:
    """A colour as a vector drawing names it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def vector(width: int, height: int, body: str, box: str = "") -> pygame.Surface:
    """A drawing in SVG; `box` is the part of its plane that fills the picture."""
    view = box or f"0 0 {width} {height}"
    text = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="{view}">{body}</svg>'
    )
    size = max(1, width), max(1, height)
    drawn = pygame.image.load_sized_svg(BytesIO(text.encode()), size).premul_alpha()
    return drawn.convert(blank(1, 1))  # the order of our other surfaces: blits ten times as fast


@lru_cache(maxsize=512)
def disc(
    diameter: int, fill: Colour | None, line: Colour | None = None, thick: float = 0
) -> pygame.Surface:
    """A disc, a ring, or both."""
    radius = (diameter - thick) / 2
    paint = code(fill) if fill else "none"
    edge = f'stroke="{code(line)}" stroke-width="{thick}"' if line else ""
    middle = diameter / 2
    body = f'<circle cx="{middle}" cy="{middle}" r="{radius}" fill="{paint}" {edge}/>'
    return vector(diameter, diameter, body)


def rounded(
    target: pygame.Surface,
    box: pygame.Rect,
    radius: int,
    fill: Colour | None,
    line: Colour | None = None,
    thick: int = 1,
) -> None:
    """A box with round corners, by four quarters of one disc and plain fills between them."""
    r = max(0, min(radius, box.w // 2, box.h // 2))
    if r:
        _corners(target, box, r, disc(2 * r, fill, line, thick if line else 0))
    if fill:
        target.fill(fill, (box.x + r, box.y, box.w - 2 * r, box.h))
        target.fill(fill, (box.x, box.y + r, r, box.h - 2 * r))
        target.fill(fill, (box.right - r, box.y + r, r, box.h - 2 * r))
    if line:
        for side in _sides(box, r, thick):
            target.fill(line, side)


def _corners(target: pygame.Surface, box: pygame.Rect, r: int, round_: pygame.Surface) -> None:
    for x, from_x in ((box.x, 0), (box.right - r, r)):
        for y, from_y in ((box.y, 0), (box.bottom - r, r)):
            stamp(target, round_, (x, y), pygame.Rect(from_x, from_y, r, r))


def _sides(box: pygame.Rect, r: int, thick: int) -> tuple[pygame.Rect, ...]:
    return (
        pygame.Rect(box.x + r, box.y, box.w - 2 * r, thick),
        pygame.Rect(box.x + r, box.bottom - thick, box.w - 2 * r, thick),
        pygame.Rect(box.x, box.y + r, thick, box.h - 2 * r),
        pygame.Rect(box.right - thick, box.y + r, thick, box.h - 2 * r),
    )
