"""A button that asks for a key."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit.base import Answer, Control, Look, Rule, Span
from game.kit.button import ACTIVATE, Button
from game.kit.events import Changed
from game.kit.ink import Ink
from game.kit.keynames import shown_key
from game.kit.tongue import say

ASKING = "asking"


@dataclass(frozen=True)
class KeyField(Control):
    """Shows the key of something. Press it, then another key; Escape thinks again.

    Tab, F1 and F2 are never asked for: they lead on, as everywhere.
    """

    id: str
    label: str
    value: str
    enabled: bool = True
    tip: str = ""

    role: ClassVar[str] = "button"
    keeps: ClassVar[bool] = True

    def _plate(self, *, asking: bool) -> Button:
        words = say("Press a key") if asking else shown_key(self.value)
        return Button(self.id, words, pressed=asking, enabled=self.enabled)

    def span(self, rule: Rule) -> Span:
        both = [rule.span(self._plate(asking=asking)) for asking in (False, True)]
        return Span(max(span.least for span in both), max(span.natural for span in both))

    def height_at(self, rule: Rule, width: int) -> int:
        return max(rule.height(self._plate(asking=asking), width) for asking in (False, True))

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        self._plate(asking=look.mark == ASKING).paint(target, box, ink, look)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        asks = box.collidepoint(at) and mark != ASKING
        return Answer(mark=ASKING if asks else None)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        if mark != ASKING:
            return Answer(mark=ASKING) if name in ACTIVATE else None
        return Answer(() if name == "escape" else (Changed(self.id, name),))

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, shown_key(self.value), self.tip
