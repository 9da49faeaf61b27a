"""Choices and switches."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.button import ACTIVATE
from game.kit.events import Changed, Toggled
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text


@dataclass(frozen=True)
class Choice(Control):
    """One of a few: arrow keys or a click."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]
    value: str
    enabled: bool = True
    tip: str = ""

    role: ClassVar[str] = "radiogroup"
    keeps: ClassVar[bool] = True

    def _pills(self, ink: Ink, width: int) -> tuple[list[pygame.Rect], int]:
        """Where the options lie from the top left corner, and how high all are together."""
        high, gap = ink.px(30), ink.px(6)
        x = y = 0
        found = []
        for _, words in self.options:
            wide = text.width_of(words, ink.px(SIZES["small"]), "semibold") + ink.px(24)
            if x and x + wide > width:
                x, y = 0, y + high + gap
            found.append(pygame.Rect(x, y, min(wide, width), high))
            x += wide + gap
        return found, y + high

    def span(self, rule: Rule) -> Span:
        found, _ = self._pills(rule.ink, 1_000_000)
        return Span(max(pill.w for pill in found), found[-1].right)

    def height_at(self, rule: Rule, width: int) -> int:
        return self._pills(rule.ink, width)[1]

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        pills, _ = self._pills(ink, box.w)
        for (value, words), pill in zip(self.options, pills, strict=True):
            place = pill.move(box.x, box.y)
            chosen = value == self.value
            over = look.hovered and look.under == value
            fill = "accent" if chosen else "accent_soft" if over else "panel"
            line = None if chosen else ink.colour("line")
            brush.rounded(target, place, place.h // 2, ink.colour(fill), line, ink.px(1))
            colour = "on_accent" if chosen else "ink" if self.enabled else "faint"
            label = Text(words, "small", "semibold", colour, "centre", wrap=False)
            down = (place.h - text.line_height(*label.face(ink))) // 2
            label.paint(target, place.move(0, down), ink, look)

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        pills, _ = self._pills(rule.ink, box.w)
        return tuple(
            Spot(
                f"{self.id}.{value}",
                "radio",
                words,
                pill.move(box.x, box.y),
                "on" if value == self.value else "off",
            )
            for (value, words), pill in zip(self.options, pills, strict=True)
        )

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        pairs = zip(self.options, self.spots(rule, box), strict=True)
        return next((value for (value, _), spot in pairs if spot.rect.collidepoint(at)), None)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        for (value, _), spot in zip(self.options, self.spots(rule, box), strict=True):
            if spot.rect.collidepoint(at) and value != self.value:
                return Answer((Changed(self.id, value),), mark)
        return Answer(mark=mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        step = {"left": -1, "up": -1, "right": 1, "down": 1}.get(name)
        if step is None:
            return None
        values = [value for value, _ in self.options]
        now = values.index(self.value) if self.value in values else -1
        return Answer((Changed(self.id, values[(now + step) % len(values)]),), mark)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("← →", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        chosen = dict(self.options).get(self.value, "")
        return self.id, self.label, chosen, self.tip


@dataclass(frozen=True)
class Toggle(Control):
    """On or off."""

    id: str
    label: str
    on: bool
    enabled: bool = True
    tip: str = ""
    key: str = ""

    role: ClassVar[str] = "switch"

    def _words(self) -> Text:
        return Text(self.label, "label", "regular", "ink" if self.enabled else "faint")

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(rule.once(self, self._words))
        more = rule.ink.px(36 + 10)
        return Span(least + more, natural + more)

    def height_at(self, rule: Rule, width: int) -> int:
        words = rule.height(rule.once(self, self._words), max(1, width - rule.ink.px(46)))
        return max(words, rule.ink.px(24))

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        wide, high = ink.px(36), ink.px(20)
        groove = pygame.Rect(box.x, box.y + (box.h - high) // 2, wide, high)
        fill = "accent" if self.on else "well"
        line = ink.colour("accent" if self.on or look.hovered else "faint")
        brush.rounded(target, groove, high // 2, ink.colour(fill), line, ink.px(1))
        knob = high - 2 * ink.px(3)
        x = groove.right - knob - ink.px(3) if self.on else groove.x + ink.px(3)
        colour = ink.colour("on_accent" if self.on else "faint")
        brush.stamp(target, brush.disc(knob, colour), (x, groove.y + ink.px(3)))
        words, left = self._words(), ink.px(46)
        rows = len(words.lines(ink, max(1, box.w - left)))
        down = (box.h - rows * text.line_height(*words.face(ink))) // 2
        words.paint(target, pygame.Rect(box.x + left, box.y + down, box.w - left, 0), ink, look)

    def shortcut(self) -> str:
        return self.key

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer((Toggled(self.id, not self.on),) if box.collidepoint(at) else (), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        return Answer((Toggled(self.id, not self.on),), mark) if name in ACTIVATE else None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Space", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, "on" if self.on else "off", self.tip
