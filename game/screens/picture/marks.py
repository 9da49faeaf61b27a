"""Marks for customers: diamond unhappy, dot neutral, disc happy, faint ring for those elsewhere."""

from functools import lru_cache

import pygame

from game.kit import brush
from game.kit.ink import Ink
from game.kit.tokens import Colour

UNHAPPY, NEUTRAL, HAPPY, ELSEWHERE = 0, 1, 2, 3
MOODS = ("unhappy", "neutral", "happy")
COLOURS = ("bad", "neutral", "good", "neutral@50")
SHAPES = ("diamond", "dot", "disc", "ring")
FADES = 8
"""Steps from nothing to all of a mark: mood changes cross-fade through them."""

BODIES = {
    "diamond": '<path d="M12 .8L23.2 12 12 23.2 .8 12z" {fill}/>',
    "disc": '<circle cx="12" cy="12" r="9.6" {fill}/>',
    "dot": '<circle cx="12" cy="12" r="6.4" {fill}/>',
    "ring": '<circle cx="12" cy="12" r="3.9" {line}/>',
    "hollow": '<path d="M12 2.6L21.4 12 12 21.4 2.6 12z" {line}/>',
}


@lru_cache(maxsize=64)
def drawn(width: int, height: int, body: str, box: str = "") -> pygame.Surface:
    """A vector drawing, kept."""
    return brush.vector(width, height, body, box)


@lru_cache(maxsize=256)
def mark(shape: str, side: int, colour: Colour) -> pygame.Surface:
    """A mark as a premultiplied picture."""
    paint = brush.code(colour)
    thick = max(2.6, 24 / side)  # a ring stays visible where marks are few pixels wide
    line = f'fill="none" stroke="{paint}" stroke-width="{thick:.2f}"'
    body = BODIES[shape].format(fill=f'fill="{paint}"', line=line)
    return drawn(side, side, body, "0 0 24 24")


@lru_cache(maxsize=512)
def faded(shape: str, side: int, colour: Colour, step: int) -> pygame.Surface:
    """A mark that is there to so many of `FADES` steps."""
    whole = mark(shape, side, colour)
    if step >= FADES:
        return whole
    picture, part = whole.copy(), round(255 * step / FADES)
    picture.fill((part, part, part, part), special_flags=pygame.BLEND_RGBA_MULT)
    return picture


def of_mood(mood: int, side: int, ink: Ink, step: int = FADES) -> pygame.Surface:
    """The mark of a mood."""
    return faded(SHAPES[mood], side, ink.colour(COLOURS[mood]), step)


@lru_cache(maxsize=64)
def balloon(shape: str, side: int, string: int, colour: Colour, cord: Colour) -> pygame.Surface:
    """A mark on a string: feedback that rises."""
    picture = brush.blank(side, side + string)
    wide = max(1, side // 11)
    if string:
        picture.fill(cord, ((side - wide) // 2, side - side // 6, wide, string))
    brush.stamp(picture, mark(shape, side, colour), (0, 0))
    return picture


@lru_cache(maxsize=64)
def halo(diameter: int, colour: Colour, thick: float, ground: Colour | None) -> pygame.Surface:
    """A ring around somebody who speaks, on a bright ground so that it stands out of the crowd."""
    return brush.disc(diameter, ground, colour, thick)
