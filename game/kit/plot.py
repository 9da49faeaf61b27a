"""The plane of a chart: numbers to pixels, round grid lines, labels that keep apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

import pygame

from game.kit import brush, text
from game.kit.base import PLAIN
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.kit.tokens import Colour
from game.kit.tongue import written

type Point = tuple[float, float]
ROUND = (1, 2, 2.5, 5, 10)

LEVEL = 46
"""Room for one grid line, in design pixels."""


def round_step(extent: float, count: int) -> float:
    """A round number that divides an extent into at most so many steps."""
    rough = max(extent, 1e-9) / max(1, count)
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in ROUND if factor * power >= rough * 0.999)


def round_range(values: Sequence[float], count: int = 4) -> tuple[float, float]:
    """A range with round ends that holds all values."""
    low, high = min(values, default=0.0), max(values, default=1.0)
    step = round_step(max(high - low, 1e-6), count)
    return floor(low / step) * step, max(ceil(high / step), floor(low / step) + 1) * step


def ticks(low: float, high: float, count: int) -> list[float]:
    """Round numbers within a range."""
    step = round_step(high - low, count)
    first = ceil(low / step - 1e-9)
    return [i * step for i in range(first, floor(high / step + 1e-9) + 1)]


def plain(value: float) -> str:
    """A tick as short as it can be."""
    return written(f"{value:g}".replace("-", "−"))


@dataclass(frozen=True)
class Plane:
    """Where numbers lie in a box of pixels."""

    box: pygame.Rect
    xs: tuple[float, float]
    ys: tuple[float, float]

    def x(self, value: float) -> float:
        """From left to right."""
        low, high = self.xs
        return self.box.x + self.box.w * (value - low) / ((high - low) or 1)

    def y(self, value: float) -> float:
        """From the bottom up."""
        low, high = self.ys
        return self.box.bottom - self.box.h * (value - low) / ((high - low) or 1)

    def at(self, point: Point) -> Point:
        """Both."""
        return self.x(point[0]), self.y(point[1])

    def value_at(self, pixel: float) -> float:
        """The number at a height, within the range."""
        low, high = self.ys
        share = (self.box.bottom - pixel) / max(1, self.box.h)
        return low + (high - low) * max(0.0, min(1.0, share))


def path(points: Iterable[Point]) -> str:
    """Points as a vector drawing wants them."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in points)


def polyline(points: Iterable[Point], colour: Colour, wide: float, dash: str = "") -> str:
    """A line through points."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<polyline points="{path(points)}" fill="none" stroke="{brush.code(colour)}"'
        f' stroke-width="{wide:.2f}" stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
    )


def polygon(points: Iterable[Point], colour: Colour) -> str:
    """A filled outline."""
    return f'<polygon points="{path(points)}" fill="{brush.code(colour)}"/>'


def circle(at: Point, radius: float, fill: Colour, line: Colour, wide: float) -> str:
    """A disc with a rim."""
    return (
        f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:.1f}" fill="{brush.code(fill)}"'
        f' stroke="{brush.code(line)}" stroke-width="{wide:.1f}"/>'
    )


def label(
    target: pygame.Surface, words: Text, at: Point, ink: Ink, anchor: str = "centre"
) -> pygame.Rect:
    """Write words whose middle, left or right end lies at a point; the box they took."""
    box = label_box(words, at, ink, anchor)
    words.paint(target, box, ink, PLAIN)
    return box


def label_box(words: Text, at: Point, ink: Ink, anchor: str = "centre") -> pygame.Rect:
    """The box that words would take."""
    measure = text.figure_width if words.tabular else text.width_of
    wide = measure(words.text, *words.face(ink))
    high = text.line_height(*words.face(ink))
    left = {"left": 0.0, "right": float(wide)}.get(anchor, wide / 2)
    return pygame.Rect(round(at[0] - left), round(at[1] - high / 2), wide, high)


def apart(places: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Places pushed apart until they keep a distance, within bounds, in the same order."""
    order = sorted(range(len(places)), key=lambda i: places[i])
    found = list(places)
    for before, after in pairwise(order):
        found[after] = max(found[after], found[before] + gap)
    limit = high
    for i in reversed(order):
        found[i] = min(found[i], limit)
        limit = found[i] - gap
    return [max(low, place) for place in found]


def level_count(box: pygame.Rect, ink: Ink) -> int:
    """How many grid lines a chart has room for."""
    return max(2, box.h // ink.px(LEVEL))


def axis_width(ys: Sequence[float], ink: Ink) -> int:
    """The room that the numbers at the left need."""
    pixels = ink.px(SIZES["small"])
    widths = (text.figure_width(plain(y), pixels, "regular") for y in ys)
    return max(widths, default=0) + ink.px(8)


def draw_axes(
    target: pygame.Surface,
    plane: Plane,
    ys: Sequence[float],
    x_labels: Sequence[tuple[float, str]],
    ink: Ink,
) -> None:
    """Grid lines with their numbers, and words below."""
    box = plane.box
    for y in ys:
        level = round(plane.y(y))
        target.fill(ink.colour("line"), (box.x, level, box.w, ink.px(1)))
        number = Text(plain(y), "small", colour="muted", wrap=False, tabular=True)
        label(target, number, (box.x - ink.px(8), level), ink, "right")
    draw_below(target, plane, x_labels, ink)


def draw_below(
    target: pygame.Surface, plane: Plane, x_labels: Sequence[tuple[float, str]], ink: Ink
) -> None:
    """Labels below the plane; one that would touch its neighbour is left out."""
    down = plane.box.bottom + ink.px(12)
    right = -ink.px(100)
    for x, words in x_labels:
        written = Text(words, "small", colour="muted", wrap=False)
        box = label_box(written, (plane.x(x), down), ink)
        box.clamp_ip(pygame.Rect(0, box.y, target.get_width(), box.h))
        if box.x >= right + ink.px(8):
            written.paint(target, box, ink, PLAIN)
            right = box.right
