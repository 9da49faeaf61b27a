"""A line of text to fill in."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span
from game.kit.events import Submitted, Typed
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text


@dataclass(frozen=True)
class Field(Control):
    """One line of text; Enter submits it."""

    id: str
    label: str
    text: str
    numeric: bool = False
    placeholder: str = ""
    longest: int = 60
    enabled: bool = True
    tip: str = ""
    min_width: float = 160

    role: ClassVar[str] = "textbox"
    cursor = "text"
    keeps: ClassVar[bool] = True
    types: ClassVar[bool] = True

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(self.min_width)
        return Span(least, max(least, rule.ink.px(240)))

    def height_at(self, rule: Rule, width: int) -> int:
        return text.line_height(rule.ink.px(SIZES["label"])) + rule.ink.px(14)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        line = "accent" if look.focused or look.hovered else "faint"
        thick = ink.px(2 if look.focused else 1)
        brush.rounded(target, box, ink.px(6), ink.colour("panel"), ink.colour(line), thick)
        pixels, pad = ink.px(SIZES["label"]), ink.px(9)
        room = box.inflate(-2 * pad, 0)
        cursor = self._cursor(look.mark)
        upto = text.width_of(self.text[:cursor], pixels, "regular")
        shift = max(0, upto - room.w + ink.px(2))
        old = target.get_clip()
        target.set_clip(old.clip(room))
        high = text.line_height(pixels)
        top = box.y + (box.h - high) // 2
        words = Text(
            self.text or self.placeholder,
            "label",
            "regular",
            "ink" if self.text else "muted",
            wrap=False,
        )
        words.paint(target, pygame.Rect(room.x - shift, top, room.w, high), ink, look)
        if look.focused:
            target.fill(ink.colour("accent"), (room.x + upto - shift, top, ink.px(1.5), high))
        target.set_clip(old)

    def _cursor(self, mark: Hashable) -> int:
        return min(mark, len(self.text)) if isinstance(mark, int) else len(self.text)

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        pixels, left = rule.ink.px(SIZES["label"]), box.x + rule.ink.px(9)
        stops = [
            left + text.width_of(self.text[:i], pixels, "regular")
            for i in range(len(self.text) + 1)
        ]
        return Answer(mark=min(range(len(stops)), key=lambda i: abs(stops[i] - at[0])))

    def on_text(self, text: str, mark: Hashable) -> Answer | None:
        fresh = "".join(c for c in text if c.isprintable() and (c.isdigit() or not self.numeric))
        at = self._cursor(mark)
        if not fresh or len(self.text) + len(fresh) > self.longest:
            return Answer(mark=mark)
        return self._now(self.text[:at] + fresh + self.text[at:], at + len(fresh))

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        at = self._cursor(mark)
        if name == "return":
            return Answer((Submitted(self.id),), mark)
        if name == "backspace":
            return self._now(self.text[: max(0, at - 1)] + self.text[at:], max(0, at - 1))
        if name == "delete":
            return self._now(self.text[:at] + self.text[at + 1 :], at)
        steps = {"left": at - 1, "right": at + 1, "home": 0, "end": len(self.text)}
        return Answer(mark=max(0, min(steps[name], len(self.text)))) if name in steps else None

    def _now(self, words: str, cursor: int) -> Answer:
        return Answer((Typed(self.id, words),) if words != self.text else (), cursor)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, self.text, self.tip
