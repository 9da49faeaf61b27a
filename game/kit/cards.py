"""A card: a small panel that is chosen as a whole."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush
from game.kit.base import Answer, Control, Look, Part, Rule, Span, Widget
from game.kit.events import Clicked
from game.kit.frames import Panel
from game.kit.ink import Ink

ACTIVATE = ("return", "space", "enter")


@dataclass(frozen=True)
class Card(Control):
    """Anything that shows something, as one large button; what is in it takes no part itself.

    Args:
        label: what a screen reader says of the whole.
        pressed: whether it is the one chosen.
        edge: a colour along its left side.
    """

    id: str
    label: str
    child: Widget
    pressed: bool = False
    edge: str | None = None
    fill: str = "well"
    pad: float = 11
    enabled: bool = True
    tip: str = ""
    key: str = ""

    role: ClassVar[str] = "button"
    cached: ClassVar[bool] = False

    def _body(self) -> Widget:
        return Panel(self.child, fill="", pad=self.pad, edge=self.edge)

    def span(self, rule: Rule) -> Span:
        return rule.span(rule.once(self, self._body))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(rule.once(self, self._body), width)

    def least_at(self, rule: Rule, width: int) -> int:
        return rule.least(rule.once(self, self._body), width)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return ((rule.once(self, self._body), box),)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        """The one chosen stands out of its ground, and has a line around it."""
        lit = self.pressed or (self.enabled and (look.hovered or look.pressed))
        fill = "panel" if self.pressed else self.fill
        line = ink.colour("accent") if lit else None
        brush.rounded(
            target, box, ink.px(8), ink.colour(fill), line, ink.px(2 if self.pressed else 1)
        )

    def shortcut(self) -> str:
        return self.key

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer((Clicked(self.id),) if box.collidepoint(at) else (), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        return Answer((Clicked(self.id),), mark) if name in ACTIVATE else None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, "chosen" if self.pressed else "", self.tip
