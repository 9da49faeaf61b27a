"""A number between two ends, as a bar with the number in it."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span
from game.kit.events import Changed
from game.kit.ink import Ink
from game.kit.labels import Text


@dataclass(frozen=True)
class Slider(Control):
    """Drag or click sideways, arrow keys, Home, End; `words` is the number as it is read.

    The tick at its foot is where the value stands without this change.
    """

    id: str
    label: str
    value: float
    low: float
    high: float
    step: float
    words: str
    tick: float | None = None
    colour: str = "accent"
    enabled: bool = True
    tip: str = ""
    height: float = 34

    role: ClassVar[str] = "slider"
    cursor = "sideways"
    keeps: ClassVar[bool] = True

    def _number(self) -> Text:
        colour = "ink" if self.enabled else "muted"
        return Text(self.words, "label", "semibold", colour, "right", wrap=False, tabular=True)

    def span(self, rule: Rule) -> Span:
        wide = text.figure_width(self.words, *self._number().face(rule.ink)) + rule.ink.px(16)
        least = max(wide, rule.ink.px(90))
        return Span(least, max(least, rule.ink.px(200)))

    def height_at(self, rule: Rule, width: int) -> int:
        line = text.line_height(*self._number().face(rule.ink))
        return max(rule.ink.px(self.height), line + rule.ink.px(10))

    def paints(self) -> bool:
        return True

    def _share(self, value: float) -> float:
        return max(0.0, min(1.0, (value - self.low) / ((self.high - self.low) or 1.0)))

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        radius, old = ink.px(6), target.get_clip()
        brush.rounded(target, box, radius, ink.colour("well"))
        filled = pygame.Rect(box.x, box.y, round(box.w * self._share(self.value)), box.h)
        target.set_clip(old.clip(filled))
        brush.rounded(target, box, radius, ink.colour(f"{self.colour}@34"))
        foot = pygame.Rect(box.x, box.bottom - ink.px(4), box.w, ink.px(4))
        target.set_clip(old.clip(filled.clip(foot)))
        brush.rounded(target, box, radius, ink.colour(self.colour))
        target.set_clip(old)
        if look.pressed or look.hovered:
            brush.rounded(target, box, radius, None, ink.colour("accent"), ink.px(1.5))
        self._paint_number(target, box, ink, look)
        if self.tick is not None:
            wide, high = ink.px(2), ink.px(8)
            x = box.x + ink.px(2) + round((box.w - wide - ink.px(4)) * self._share(self.tick))
            target.fill(ink.colour("ink"), (x, box.bottom - high, wide, high))

    def _paint_number(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        number = self._number()
        high = text.line_height(*number.face(ink))
        top = box.y + (box.h - high) // 2 - ink.px(1)
        number.paint(target, pygame.Rect(box.x, top, box.w - ink.px(8), high), ink, look)

    def _at(self, at: tuple[int, int], box: pygame.Rect) -> float:
        share = (at[0] - box.x) / max(1, box.w)
        return self._within(self.low + share * (self.high - self.low))

    def _within(self, value: float) -> float:
        """The nearest value on the grid, whose steps are counted from the low end."""
        steps = round((value - self.low) / self.step)
        return round(max(self.low, min(self.low + steps * self.step, self.high)), 6)

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        return self.on_drag(at, box, rule, None)

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        asked = self._at(at, box)
        if asked == (self.value if mark is None else mark):
            return Answer(mark=asked)
        return Answer((Changed(self.id, asked, done=False),), asked)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer((Changed(self.id, self._at(at, box)),))

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        whole = self.high - self.low
        step = {"left": -self.step, "right": self.step, "home": -whole, "end": whole}.get(name)
        if step is None:
            return None
        asked = self._within(self.value + step)
        return Answer((Changed(self.id, asked),) if asked != self.value else (), mark)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return ("← →", "less, more"), ("Home End", "least, most")

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, self.words, self.tip
