"""From a tree of widgets to places on the window."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import cast

import pygame

from game.kit.base import Control, Span, Widget
from game.kit.frames import Scroll
from game.kit.ink import Ink

GRIP = 24
"""The least height of the grip of a scroll bar, in design pixels."""
BAR = 10
"""The width at the right of a scroll in which the mouse takes hold of its bar."""


class Ruler:
    """Measures widgets once. It lives as long as a tree: widgets are remembered by identity."""

    def __init__(self, ink: Ink, offsets: dict[str, int] | None = None) -> None:
        self.ink = ink
        self.offsets = {} if offsets is None else offsets
        self._spans: dict[int, tuple[Widget, Span]] = {}
        self._heights: dict[tuple[int, int], tuple[Widget, int]] = {}
        self._leasts: dict[tuple[int, int], tuple[Widget, int]] = {}
        self._lengths: dict[tuple[int, int], tuple[Widget, list[int]]] = {}
        self._made: dict[tuple[int, int], tuple[Widget, Widget]] = {}

    def span(self, widget: Widget) -> Span:
        """Least and natural width."""
        known = self._spans.get(id(widget))
        if known is None:
            known = self._spans[id(widget)] = widget, widget.span(self)
        return known[1]

    def height(self, widget: Widget, width: int) -> int:
        """Natural height at a width."""
        known = self._heights.get((id(widget), width))
        if known is None:
            known = self._heights[id(widget), width] = widget, widget.height_at(self, width)
        return known[1]

    def least(self, widget: Widget, width: int) -> int:
        """The height it can live with at a width."""
        known = self._leasts.get((id(widget), width))
        if known is None:
            known = self._leasts[id(widget), width] = widget, widget.least_at(self, width)
        return known[1]

    def once(self, owner: Widget, make: Callable[[], Widget], at: int = 0) -> Widget:
        """A widget that its owner consists of, made at the first call."""
        known = self._made.get((id(owner), at))
        if known is None:
            known = self._made[id(owner), at] = owner, make()
        return known[1]

    def lengths(self, owner: Widget, at: int, make: Callable[[], list[int]]) -> list[int]:
        """How an owner shares a length out among its children."""
        known = self._lengths.get((id(owner), at))
        if known is None:
            known = self._lengths[id(owner), at] = owner, make()
        return known[1]

    def offset(self, name: str) -> int:
        """How far the Scroll with this id is moved down."""
        return self.offsets.get(name, 0)


@dataclass(slots=True, eq=False)
class Placed:
    """A widget, its box, and the part of the window it may be seen in."""

    widget: Widget
    rect: pygame.Rect
    clip: pygame.Rect
    within: str = ""
    children: list["Placed"] = field(default_factory=list)

    def walk(self) -> list["Placed"]:
        """This and everything in it, in reading order: what lies above comes later."""
        found: list[Placed] = []
        waiting = [self]
        while waiting:
            here = waiting.pop()
            found.append(here)
            waiting += reversed(here.children)
        return found

    @property
    def seen(self) -> pygame.Rect:
        """What of it can be seen."""
        return self.rect.clip(self.clip)


def place(
    widget: Widget, rect: pygame.Rect, clip: pygame.Rect, ruler: Ruler, within: str = ""
) -> Placed:
    """Lay a widget and all its parts out."""
    found = Placed(widget, rect, clip, within)
    inner_clip = _common(clip, rect) if isinstance(widget, Scroll) else clip
    own = getattr(widget, "id", "") or within
    found.children = [
        place(part, box, inner_clip, ruler, own) for part, box in widget.parts(ruler, rect)
    ]
    return found


def _common(one: pygame.Rect, other: pygame.Rect) -> pygame.Rect:
    """What two boxes share, across and down by themselves: Pygame's clip forgets both at once."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return pygame.Rect(left, top, max(0, right - left), max(0, bottom - top))


def control_of(placed: Placed) -> Control:
    """The widget of a place that is known to hold a control."""
    return cast("Control", placed.widget)


class Layout:
    """A tree in its places."""

    def __init__(self, tree: Widget, ruler: Ruler, box: pygame.Rect) -> None:
        self.ruler = ruler
        self.box = box
        self.root = place(tree, box, box, ruler)
        self.all = self.root.walk()
        self.controls: dict[str, Placed] = {}
        for placed in self.all:
            if isinstance(placed.widget, Control):
                self.controls.setdefault(placed.widget.id, placed)

    def control_at(self, at: tuple[int, int]) -> Placed | None:
        """The uppermost control under a point, scrolls left out."""
        return self._topmost(at, lambda w: isinstance(w, Control) and not isinstance(w, Scroll))

    def tipped_at(self, at: tuple[int, int]) -> Placed | None:
        """The uppermost widget under a point that has something to say."""
        return self._topmost(at, lambda w: bool(getattr(w, "tip", "")))

    def scroll_at(self, at: tuple[int, int]) -> Placed | None:
        """The innermost scroll under a point that has somewhere to go."""
        for placed in reversed(self.all):
            scrolls = isinstance(placed.widget, Scroll) and reach(placed)
            if scrolls and placed.seen.collidepoint(at):
                return placed
        return None

    def bar_at(self, at: tuple[int, int]) -> Placed | None:
        """The scroll whose bar lies under a point."""
        wide = self.ruler.ink.px(BAR)
        for placed in reversed(self.all):
            if isinstance(placed.widget, Scroll) and reach(placed):
                seen = placed.seen
                if pygame.Rect(seen.right - wide, seen.y, wide, seen.h).collidepoint(at):
                    return placed
        return None

    def scrolls_around(self, target: Placed) -> list[Placed]:
        """The scrolls that hold a widget, innermost first."""
        path: list[Placed] = []
        _find(self.root, target, path)
        return [p for p in path if isinstance(p.widget, Scroll) and p is not target]

    def _topmost(self, at: tuple[int, int], wanted: Callable[[Widget], bool]) -> Placed | None:
        for placed in reversed(self.all):
            if wanted(placed.widget) and placed.seen.collidepoint(at):
                return placed
        return None


def reach(scroll: Placed) -> int:
    """How far a scroll can move."""
    return max(0, scroll.children[0].rect.h - scroll.rect.h)


def _find(here: Placed, target: Placed, path: list[Placed]) -> bool:
    if here is target or any(_find(child, target, path) for child in here.children):
        path.append(here)
        return True
    return False
