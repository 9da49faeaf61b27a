"""What only shows something: words, icons, changes, meters, dots, keys to colours."""

from dataclasses import dataclass
from typing import ClassVar, Literal

import pygame

from game.kit import brush, text
from game.kit.base import Look, Rule, Span, Widget
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.tongue import written


@dataclass(frozen=True)
class Text(Widget):
    """Words; they wrap unless told not to. `colour` names a token."""

    text: str
    size: str = "body"
    weight: str = "regular"
    colour: str = "ink"
    align: str = "left"
    wrap: bool = True
    tabular: bool = False
    tip: str = ""
    id: str = ""

    role: ClassVar[str] = "text"

    def face(self, ink: Ink) -> tuple[int, str]:
        """Its size in real pixels, and its weight."""
        return ink.px(SIZES[self.size]), self.weight

    def span(self, rule: Rule) -> Span:
        pixels, weight = self.face(rule.ink)
        if self.tabular:
            width = text.figure_width(self.text, pixels, weight)
            return Span(width, width)
        natural = max(text.width_of(part, pixels, weight) for part in self.text.split("\n"))
        if not self.wrap:
            return Span(natural, natural)
        return Span(text.longest_word(self.text, pixels, weight), natural)

    def lines(self, ink: Ink, width: int) -> tuple[str, ...]:
        """The lines it takes at a width."""
        if self.tabular or not self.wrap:
            return tuple(self.text.split("\n"))
        return text.lines(self.text, *self.face(ink), width)

    def height_at(self, rule: Rule, width: int) -> int:
        return len(self.lines(rule.ink, width)) * text.line_height(*self.face(rule.ink))

    def baseline(self, rule: Rule, width: int) -> int:
        return text.ascent(*self.face(rule.ink))

    def paints(self) -> bool:
        return bool(self.text)

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        pixels, weight = self.face(ink)
        colour, step = ink.colour(self.colour), text.line_height(pixels, weight)
        down = text.ascent(pixels, weight) - ink.font(self.size, weight).get_ascent()
        draw = text.figures if self.tabular else text.line
        for i, words in enumerate(self.lines(ink, box.w)):
            if words:
                picture = draw(words, pixels, weight, colour)
                free = box.w - picture.get_width()
                x = box.x + {"right": free, "centre": free // 2}.get(self.align, 0)
                brush.stamp(target, picture, (x, box.y + i * step + down))

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.text, "", self.tip


@dataclass(frozen=True)
class Icon(Widget):
    """A small drawing."""

    name: str
    size: float = 18
    colour: str = "ink"
    label: str = ""
    tip: str = ""

    role: ClassVar[str] = "image"

    def span(self, rule: Rule) -> Span:
        side = rule.ink.px(self.size)
        return Span(side, side)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.size)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        side = ink.px(self.size)
        at = box.x + (box.w - side) // 2, box.y + (box.h - side) // 2
        brush.stamp(target, icon(self.name, side, ink.colour(self.colour)), at)

    def node(self) -> tuple[str, str, str, str]:
        return "", self.label, "", self.tip


def signed(value: float, digits: int = 1, unit: str = "") -> str:
    """A number with its sign, a true minus: +0.9, −1.9, ±0.0."""
    rounded = round(value, digits)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else "±"
    return f"{sign}{written(f'{abs(rounded):.{digits}f}')}{unit}"


@dataclass(frozen=True)
class Delta(Widget):
    """A change: arrow, sign, number and colour say the same thing three times."""

    value: float
    unit: str = ""
    better: Literal["up", "down", "neither"] = "up"
    digits: int = 1
    size: str = "small"
    tip: str = ""

    role: ClassVar[str] = "text"

    def words(self) -> str:
        """Sign, number, unit."""
        return signed(self.value, self.digits, self.unit)

    def colour(self) -> str:
        """Good, bad, or neither."""
        if self.better == "neither" or round(self.value, self.digits) == 0:
            return "muted"
        return "good_text" if (self.value > 0) == (self.better == "up") else "bad_text"

    def _text(self) -> Text:
        return Text(self.words(), self.size, "semibold", self.colour(), wrap=False, tabular=True)

    def _arrow(self, ink: Ink) -> int:
        return ink.px(SIZES[self.size] * 0.8)

    def span(self, rule: Rule) -> Span:
        width = rule.span(self._text()).natural + self._arrow(rule.ink) + rule.ink.px(3)
        return Span(width, width)

    def height_at(self, rule: Rule, width: int) -> int:
        return text.line_height(*self._text().face(rule.ink))

    def baseline(self, rule: Rule, width: int) -> int:
        return text.ascent(*self._text().face(rule.ink))

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        side, rounded = self._arrow(ink), round(self.value, self.digits)
        name = "up" if rounded > 0 else "down" if rounded < 0 else "dot"
        foot = box.y + text.ascent(*self._text().face(ink))
        brush.stamp(target, icon(name, side, ink.colour(self.colour())), (box.x, foot - side))
        left = side + ink.px(3)
        self._text().paint(target, box.move(left, 0), ink, look)

    def node(self) -> tuple[str, str, str, str]:
        return "", self.words(), "", self.tip
