"""A screen made of whatever a test wants to try."""

from dataclasses import dataclass, field
from typing import Any

from game.kit.widgets import Widget


@dataclass
class Small:
    """Shows what `make` returns and remembers what it hears."""

    make: Any
    title: str = "Small"
    heard: list = field(default_factory=list)
    answer: Any = None
    built: int = 0
    changes: Any = False

    def build(self, room) -> Widget:
        self.built += 1
        tree: Widget = self.make(room) if callable(self.make) else self.make
        return tree

    def on_event(self, event, room):
        self.heard.append(event)
        return self.answer(event, room) if self.answer else None

    def tick(self, seconds, room):
        return self.changes
