"""How often something ended where: bars side by side, one of them marked."""

from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush
from game.kit.base import Look, Rule, Span, Widget
from game.kit.icons import icon
from game.kit.ink import Ink

LEAST = 0.02
"""Share of the height that an empty bar is drawn with."""


@dataclass(frozen=True)
class Histogram(Widget):
    """Counts from left to right; the marked bar has another colour and an arrow above it."""

    counts: tuple[int, ...]
    marked: int
    label: str
    value: str = ""
    tip: str = ""
    height: float = 110

    role: ClassVar[str] = "image"

    def span(self, rule: Rule) -> Span:
        return Span(rule.ink.px(6 * len(self.counts)), rule.ink.px(20 * len(self.counts)))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.height)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        del look
        side, gap, most = ink.px(14), ink.px(2), max(1, *self.counts)
        room = box.h - side - ink.px(4)
        for place, count in enumerate(self.counts):
            left = box.x + box.w * place // len(self.counts)
            right = box.x + box.w * (place + 1) // len(self.counts) - gap
            high = max(1, round(room * max(LEAST, count / most)))
            bar = pygame.Rect(left, box.bottom - high, right - left, high)
            mine = place == self.marked
            brush.rounded(target, bar, ink.px(2), ink.colour("accent" if mine else "neutral"))
            if mine:
                at = bar.centerx - side // 2, bar.top - side - ink.px(2)
                brush.stamp(target, icon("down", side, ink.colour("accent")), at)

    def node(self) -> tuple[str, str, str, str]:
        return "", self.label, self.value, self.tip
