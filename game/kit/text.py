"""Words on a surface: measured, wrapped, and drawn once.

Nothing is ever cut off with dots: what does not fit on one line goes to the next.
"""

from functools import lru_cache

import pygame

from game.kit.ink import font
from game.kit.tokens import Colour

LEADING = 1.26
DIGITS = "0123456789"


@lru_cache(maxsize=16_384)
def width_of(text: str, pixels: int, weight: str) -> int:
    """How wide a line is."""
    return font(pixels, weight).size(text)[0]


@lru_cache(maxsize=256)
def digit_width(pixels: int, weight: str) -> int:
    """The cell that any digit fits into, so that changing figures do not jitter."""
    return max(width_of(digit, pixels, weight) for digit in DIGITS)


@lru_cache(maxsize=4_096)
def figure_width(text: str, pixels: int, weight: str) -> int:
    """How wide a line is when every digit takes the same room."""
    cell = digit_width(pixels, weight)
    return sum(cell if c in DIGITS else width_of(c, pixels, weight) for c in text)


@lru_cache(maxsize=256)
def line_height(pixels: int, weight: str = "regular") -> int:
    """From one line to the next."""
    return max(round(pixels * LEADING), font(pixels, weight).get_height())


@lru_cache(maxsize=256)
def ascent(pixels: int, weight: str = "regular") -> int:
    """From the top of a line to the foot of its letters."""
    face = font(pixels, weight)
    return (line_height(pixels, weight) - face.get_height()) // 2 + face.get_ascent()


@lru_cache(maxsize=8_192)
def longest_word(text: str, pixels: int, weight: str) -> int:
    """The least width at which no word has to be broken."""
    return max((width_of(word, pixels, weight) for word in text.split()), default=0)


@lru_cache(maxsize=8_192)
def lines(text: str, pixels: int, weight: str, width: int) -> tuple[str, ...]:
    """The text in lines that are not wider than `width`; a word too long is broken."""
    found: list[str] = []
    for paragraph in text.split("\n"):
        found += _wrapped(paragraph, pixels, weight, width)
    return tuple(found)


def _wrapped(paragraph: str, pixels: int, weight: str, width: int) -> list[str]:
    found = [""]
    for word in paragraph.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if not found[-1] or width_of(longer, pixels, weight) <= width:
            found[-1] = longer
        else:
            found.append(word)
        while width_of(found[-1], pixels, weight) > width and len(found[-1]) > 1:
            head = _fitting(found[-1], pixels, weight, width)
            found[-1:] = [found[-1][:head], found[-1][head:]]
    return found


def _fitting(word: str, pixels: int, weight: str, width: int) -> int:
    size = font(pixels, weight).size
    fitting = (n for n in range(len(word) - 1, 1, -1) if size(word[:n])[0] <= width)
    return next(fitting, 1)


@lru_cache(maxsize=1_024)
def line(text: str, pixels: int, weight: str, colour: Colour) -> pygame.Surface:
    """One line as a premultiplied picture."""
    return font(pixels, weight).render(text, True, colour).premul_alpha()


@lru_cache(maxsize=512)
def figures(text: str, pixels: int, weight: str, colour: Colour) -> pygame.Surface:
    """One line whose digits stand in cells of equal width."""
    cell, height = digit_width(pixels, weight), font(pixels, weight).get_height()
    picture = pygame.Surface((max(1, figure_width(text, pixels, weight)), height), pygame.SRCALPHA)
    x = 0
    for character in text:
        step = cell if character in DIGITS else width_of(character, pixels, weight)
        glyph = line(character, pixels, weight, colour)
        slack = (step - glyph.get_width()) // 2
        picture.blit(glyph, (x + slack, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        x += step
    return picture


def missing(characters: str, weight: str = "regular") -> str:
    """The characters that the font would show as an empty box."""
    face = font(24, weight)
    box = pygame.image.tobytes(face.render("\U0010fffd", True, (0, 0, 0)), "RGBA")
    blank = set(" \n\t\u00a0\u202f\u2009")
    return "".join(
        c
        for c in dict.fromkeys(characters)
        if c not in blank and pygame.image.tobytes(face.render(c, True, (0, 0, 0)), "RGBA") == box
    )
