"""Small marks: badges, week dots, meters, keys to colours, whiskers and speech bubbles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

import pygame

from game.kit import brush
from game.kit.base import Look, Part, Rule, Span, Widget
from game.kit.boxes import Row
from game.kit.frames import Wrap
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Icon, Text, signed
from game.kit.tongue import say


@dataclass(frozen=True)
class Badge(Widget):
    """A few letters on a coloured pill."""

    text: str
    colour: str = "bad_text"
    text_colour: str = "on_accent"
    tip: str = ""

    role: ClassVar[str] = "text"

    def _words(self) -> Text:
        return Text(self.text, "small", "semibold", self.text_colour, "centre", wrap=False)

    def span(self, rule: Rule) -> Span:
        width = rule.span(rule.once(self, self._words)).natural + rule.ink.px(14)
        return Span(width, width)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(rule.once(self, self._words), width) + rule.ink.px(4)

    def baseline(self, rule: Rule, width: int) -> int:
        return self._words().baseline(rule, width) + rule.ink.px(2)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        brush.rounded(target, box, box.h // 2, ink.colour(self.colour))
        self._words().paint(target, box.move(0, ink.px(2)), ink, look)

    def node(self) -> tuple[str, str, str, str]:
        return "", self.text, "", self.tip


@dataclass(frozen=True)
class Dots(Widget):
    """A row of dots, one a week: those gone are full, the present one has a ring."""

    count: int
    done: int
    label: str = ""
    size: float = 9
    tip: str = ""

    role: ClassVar[str] = "progress"

    def _step(self, ink: Ink) -> int:
        return ink.px(self.size + 6)

    def span(self, rule: Rule) -> Span:
        width = self._step(rule.ink) * self.count + rule.ink.px(6)
        return Span(width, width)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.size + 8)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        side, step, accent = ink.px(self.size), self._step(ink), ink.colour("accent")
        for i in range(self.count):
            full = i <= self.done
            centre = box.x + ink.px(3) + step * i + step // 2, box.centery
            dot = brush.disc(side, accent if full else ink.colour("line"))
            brush.stamp(target, dot, (centre[0] - side // 2, centre[1] - side // 2))
            if i == self.done:
                wide = side + 2 * ink.px(3)
                halo = brush.disc(wide, None, accent, ink.px(1.5))
                at = centre[0] - side // 2 - ink.px(3), centre[1] - side // 2 - ink.px(3)
                brush.stamp(target, halo, at)

    def node(self) -> tuple[str, str, str, str]:
        return (
            "",
            self.label,
            say("{n} of {all}").format(n=min(self.done + 1, self.count), all=self.count),
            self.tip,
        )


@dataclass(frozen=True)
class Meter(Widget):
    """How full something is, 0 to 1; the tick is where it stood before."""

    value: float
    label: str
    colour: str = "accent"
    tick: float | None = None
    height: float = 8
    tip: str = ""

    role: ClassVar[str] = "meter"

    def span(self, rule: Rule) -> Span:
        return Span(rule.ink.px(40), rule.ink.px(120))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.height) + (rule.ink.px(6) if self.tick is not None else 0)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        high = ink.px(self.height)
        groove = pygame.Rect(box.x, box.y + (box.h - high) // 2, box.w, high)
        brush.rounded(target, groove, high // 2, ink.colour("line"))
        filled = groove.copy()
        filled.w = round(groove.w * max(0.0, min(1.0, self.value)))
        if filled.w:
            filled.w = max(filled.w, high)
            brush.rounded(target, filled, high // 2, ink.colour(self.colour))
        if self.tick is not None:
            x = box.x + round((box.w - ink.px(2)) * max(0.0, min(1.0, self.tick)))
            target.fill(ink.colour("ink"), (x, box.y, ink.px(2), box.h))

    def node(self) -> tuple[str, str, str, str]:
        return "", self.label, f"{self.value:.0%}", self.tip


@dataclass(frozen=True)
class Legend(Widget):
    """What shapes and colours mean: (shape, colour, words) each."""

    entries: tuple[tuple[str, str, str], ...]
    gap: float = 16

    def _body(self) -> Widget:
        pairs = (
            Row((Icon(shape, 12, colour), Text(words, "small", colour="muted")), gap=6)
            for shape, colour, words in self.entries
        )
        return Wrap(tuple(pairs), gap=self.gap, row_gap=3)

    def span(self, rule: Rule) -> Span:
        return rule.span(rule.once(self, self._body))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(rule.once(self, self._body), width)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return ((rule.once(self, self._body), box),)


@dataclass(frozen=True)
class Interval(Widget):
    """A value with its range, on an axis whose ends are `bounds`; hollow: it may be nothing."""

    value: float
    low: float
    high: float
    bounds: tuple[float, float]
    hollow: bool = False
    label: str = ""
    tip: str = ""

    role: ClassVar[str] = "meter"

    def span(self, rule: Rule) -> Span:
        return Span(rule.ink.px(90), rule.ink.px(240))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(30)

    def paints(self) -> bool:
        return True

    def _x(self, value: float, box: pygame.Rect, margin: int) -> int:
        low, high = self.bounds
        share = (value - low) / ((high - low) or 1)
        return box.x + margin + round((box.w - 2 * margin) * max(0.0, min(1.0, share)))

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        margin, side, thick = ink.px(8), ink.px(14), ink.px(3)
        zero = self._x(0, box, margin)
        target.fill(ink.colour("line"), (zero, box.y, ink.px(1), box.h))
        colour = ink.colour("good" if self.value >= 0 else "bad")
        left, right = self._x(self.low, box, margin), self._x(self.high, box, margin)
        rod = pygame.Rect(left, box.centery - thick // 2, max(1, right - left), thick)
        brush.rounded(target, rod, thick // 2, colour)
        fill = ink.colour("panel") if self.hollow else colour
        bead = brush.disc(side, fill, colour, ink.px(2.5))
        at = self._x(self.value, box, margin) - side // 2, box.centery - side // 2
        brush.stamp(target, bead, at)

    def node(self) -> tuple[str, str, str, str]:
        span = say("{low} to {high}").format(low=signed(self.low), high=signed(self.high))
        words = f"{signed(self.value)}, {span}"
        return "", self.label, words, self.tip


@dataclass(frozen=True)
class Speech(Widget):
    """What a customer says; the tail points down at who says it."""

    text: str
    mood: Literal["good", "bad", "neutral"] = "neutral"
    tail: Literal["down", "none"] = "down"
    id: str = ""

    role: ClassVar[str] = "text"

    def _words(self) -> Text:
        return Text(self.text, "small")

    def _left(self, ink: Ink) -> int:
        return ink.px(11 if self.mood == "neutral" else 32)

    def _tail(self, ink: Ink) -> int:
        return ink.px(22) if self.tail == "down" else 0

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(rule.once(self, self._words))
        more = self._left(rule.ink) + rule.ink.px(11)
        return Span(max(least, rule.ink.px(60)) + more, natural + more)

    def height_at(self, rule: Rule, width: int) -> int:
        room = width - self._left(rule.ink) - rule.ink.px(11)
        words = rule.height(rule.once(self, self._words), room)
        return words + rule.ink.px(12) + self._tail(rule.ink)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        colour = ink.colour(self.mood)
        card = pygame.Rect(box.x, box.y, box.w, box.h - self._tail(ink))
        if self.tail == "down":
            wide, high = ink.px(14), self._tail(ink)
            body = f'<path d="M0 0H{wide}L{wide / 2} {high}z" fill="{brush.code(colour)}"/>'
            spike = brush.vector(wide, high, body)
            brush.stamp(target, spike, (card.centerx - wide // 2, card.bottom - ink.px(1)))
        brush.rounded(target, card, ink.px(9), ink.colour("panel"), colour, ink.px(2))
        if self.mood != "neutral":
            side = ink.px(SIZES["small"])
            name = "up" if self.mood == "good" else "down"
            at = card.x + ink.px(11), card.y + ink.px(7) + ink.px(2)
            brush.stamp(target, icon(name, side - ink.px(2), colour), at)
        left = self._left(ink)
        room = pygame.Rect(card.x + left, card.y + ink.px(6), card.w - left - ink.px(11), card.h)
        self._words().paint(target, room, ink, look)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.text, self.mood, ""
