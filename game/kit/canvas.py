"""A picture that a screen paints itself, with places on it that can be clicked."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, Protocol

import pygame

from game.kit import brush
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.button import ACTIVATE
from game.kit.events import Clicked
from game.kit.ink import Ink


class Painter(Protocol):
    """Whoever paints a canvas. Equal keys mean equal pictures."""

    def key(self) -> Hashable:
        """What the picture depends on, besides its size and ink."""

    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:
        """Paint the whole surface; `now` counts seconds since the window opened."""


type Hot = tuple[str, str, float, float, float]
"""Id, label, centre as shares of width and height, radius in design pixels."""


@dataclass(frozen=True)
class Canvas(Control):
    """A painted area. Animated: its key is asked every frame, and it is painted when that changed.

    A still canvas is see-through where nothing is painted, its picture premultiplied; an animated
    one paints straight onto the panel below it.
    """

    id: str
    painter: Painter
    label: str
    min_height: float = 120
    min_width: float = 120
    animated: bool = False
    hot: tuple[Hot, ...] = ()
    follow: bool = False
    clickable: bool = False
    enabled: bool = True
    tip: str = ""
    value: str = ""

    role: ClassVar[str] = "image"
    keeps: ClassVar[bool] = True
    cursor = "arrow"

    def _same(self) -> tuple[Hashable, ...]:
        return type(self.painter), self.id, self.label, self.hot, self.animated

    def __hash__(self) -> int:
        return hash(self._same())

    def __eq__(self, other: object) -> bool:
        """Equal but for what the painter knows: whoever draws compares the painter's key."""
        return isinstance(other, Canvas) and self._same() == other._same()

    def state(self) -> Hashable:
        """What its picture depends on now; nothing if it is asked every frame anyway."""
        return None if self.animated else self.painter.key()

    def focusable(self) -> bool:
        return self.enabled and bool(self.hot or self.clickable)

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(self.min_width)
        return Span(least, least)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.min_height)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        self.painter.paint(target.subsurface(box), ink, 0.0)
        self.paint_ring(target, box, ink, look)

    def paint_ring(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        """Ring the hot spot that the keys or the mouse are on."""
        chosen = look.mark if look.focused else look.under
        for i, (_, _, x, y, r) in enumerate(self.hot):
            if i == chosen:
                side = 2 * ink.px(r) + 2 * ink.px(4)
                ring = brush.disc(side, None, ink.colour("focus"), ink.px(2.5))
                at = box.x + x * box.w - side / 2, box.y + y * box.h - side / 2
                brush.stamp(target, ring, at)

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        return self._under((at[0] - box.x, at[1] - box.y), box, rule.ink)

    def _under(self, at: tuple[int, int], box: pygame.Rect, ink: Ink) -> int | None:
        """The nearest hot spot whose disc holds a point counted from the corner of the box."""
        found = []
        for i, (_, _, x, y, r) in enumerate(self.hot):
            far = (at[0] - x * box.w) ** 2 + (at[1] - y * box.h) ** 2
            if far <= ink.px(r) ** 2:
                found.append((far, i))
        return min(found)[1] if found else None

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        found = []
        for id_, label, x, y, r in self.hot:
            side = 2 * rule.ink.px(r)
            place = pygame.Rect(0, 0, side, side)
            place.center = round(box.x + x * box.w), round(box.y + y * box.h)
            found.append(Spot(id_, "button", label, place))
        return tuple(found)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not box.collidepoint(at):
            return Answer(mark=mark)
        x, y = (at[0] - box.x) / max(1, box.w), (at[1] - box.y) / max(1, box.h)
        under = self._under((at[0] - box.x, at[1] - box.y), box, rule.ink)
        id_ = self.id if under is None else self.hot[under][0]
        return Answer((Clicked(id_, x, y),), mark if under is None else under)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        now = mark if isinstance(mark, int) else -1
        step = {"left": -1, "up": -1, "right": 1, "down": 1}.get(name)
        if step and self.hot:
            return Answer(mark=(now + step) % len(self.hot) if now >= 0 else 0)
        if name in ACTIVATE:
            chosen = 0 <= now < len(self.hot)
            return Answer((Clicked(self.hot[now][0] if chosen else self.id),), mark)
        return None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("← → Enter", self.label),) if self.hot else ()

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, self.value, self.tip
