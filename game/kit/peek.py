"""A button that shows something only while it is held down: by the mouse, or by a key."""

from collections.abc import Hashable
from dataclasses import dataclass

import pygame

from game.kit.base import Answer, Rule
from game.kit.button import ACTIVATE, Button
from game.kit.events import Changed


@dataclass(frozen=True)
class Peek(Button):
    """Held, it says Changed with True; let go, Changed with False."""

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        return Answer((Changed(self.id, True),), mark)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer((Changed(self.id, False),), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        return Answer((Changed(self.id, True),), mark) if name in ACTIVATE else None
