"""One screen as it lives: its layout, focus, mouse, scrolls and tips between two rebuilds."""

from collections.abc import Hashable

import pygame

from game.kit import overlay
from game.kit.base import PLAIN, Control, Look, Widget
from game.kit.canvas import Canvas
from game.kit.draw import Op
from game.kit.frames import Scroll
from game.kit.ink import Ink
from game.kit.layout import Layout, Placed, Ruler, control_of, reach
from game.kit.lit import halos

HOVER_SECONDS = 0.15
FOCUS_SECONDS = 0.6
NOWHERE = (-1, -1)


class Page:
    """What happens to a tree of widgets while it is shown."""

    def __init__(self, title: str = "") -> None:
        self.title = title
        self.place = ""
        """The part of the screen that is open: each begins at its top."""
        self.focus = ""
        self.by_keys = False
        self.hover = ""
        self.told = ""
        self.cursor = "arrow"
        self.grabbed = ""
        self.hushed = ""
        """What the mouse has pressed and not left since: it needs no tip."""
        self.pointer = NOWHERE
        self.marks: dict[str, Hashable] = {}
        self.offsets: dict[str, int] = {}
        self.helping = False
        self.peeked = ""
        """What a key holds down."""
        self.still = 0.0
        self.tipping = False
        self.layout: Layout
        self.card: Layout | None = None
        self._tree: Widget
        self._ink: Ink
        self._ops: tuple[Op, ...] | None = None

    # ---- showing -----------------------------------------------------------------------------
    def show(self, tree: Widget, ink: Ink) -> None:
        """Lay a new tree out; focus, scrolls and cursors stay with the ids they belong to."""
        self._tree, self._ink = tree, ink
        self._ruler = Ruler(ink, self.offsets)
        self._root = Scroll(tree, id="page")
        self.arrange()

    def turn_to(self, place: str) -> None:
        """Another part of the screen is open: whoever read the last one down begins at the top."""
        if place != self.place:
            self.place = place
            self.offsets.pop("page", None)

    def arrange(self) -> None:
        """Lay the present tree out again, after a scroll."""
        self.layout = Layout(
            self._root, self._ruler, pygame.Rect(0, 0, self._ink.width, self._ink.height)
        )
        for placed in self.layout.all:
            if isinstance(placed.widget, Scroll):
                id_ = placed.widget.id
                self.offsets[id_] = min(self.offsets.get(id_, 0), reach(placed))
        if self.focus not in self.layout.controls:
            self.focus = ""
        self._ops = None

    def ops(self) -> tuple[Op, ...]:
        """What to draw, from the ground up."""
        if self._ops is None:
            placed = [*self.layout.all, *self._on_top()]
            self._ops = tuple(
                _op(p, self.look(p))
                for p in placed
                if p.widget.paints() and p.rect.colliderect(p.clip)
            )
        return self._ops

    def _on_top(self) -> list[Placed]:
        found = [*halos(self.layout), *overlay.scroll_bars(self.layout)]
        focused = self.layout.controls.get(self.focus)
        if focused and self.by_keys:
            found.append(overlay.ring(focused, self._ink))
        if self.helping:
            return found + self._help()
        near = self._tip()
        if near and self.tipping:
            card = overlay.tip(near[0], near[1], self._ruler, self.layout.box)
            found += card.walk()
        return found

    def _help(self) -> list[Placed]:
        card = overlay.key_help(self.layout, self.title)
        box = overlay.help_box(card, self._ruler, self.layout.box)
        self.card = Layout(card, self._ruler, box)
        window = self.layout.box
        shade = Placed(overlay.Shade(), window, window)
        return [shade, *self.card.all, *overlay.scroll_bars(self.card)]

    def look(self, placed: Placed) -> Look:
        """How a widget stands at the moment."""
        widget = placed.widget
        if not isinstance(widget, Control):
            return PLAIN
        hovered = widget.id == self.hover
        return Look(
            hovered,
            widget.id == self.focus and (self.by_keys or widget.keeps),
            widget.id == self.grabbed,
            self.marks.get(widget.id),
            widget.trace(self.pointer, placed.rect, self._ruler) if hovered else None,
        )

    def stale(self) -> None:
        """Something about the look of a control changed."""
        self._ops = None

    def _tip(self) -> tuple[str, pygame.Rect] | None:
        """What there is to say about what the mouse or the focus is on, and where that lies."""
        if self.by_keys:
            placed = self.layout.controls.get(self.focus)
        else:
            placed = self.layout.tipped_at(self.pointer)
        if placed is None:
            return None
        words = overlay.with_key(getattr(placed.widget, "tip", ""), placed.widget)
        near = placed.seen
        if isinstance(placed.widget, Control):
            for spot in placed.widget.spots(self._ruler, placed.rect):
                if spot.tip and spot.rect.collidepoint(self.pointer) and not self.by_keys:
                    words, near = spot.tip, spot.rect
        return (words, near) if words else None

    # ---- moving ------------------------------------------------------------------------------
    def scroll(self, placed: Placed, by: int) -> bool:
        """Move a scroll; False if it cannot go further."""
        id_ = control_of(placed).id
        before = self.offsets.get(id_, 0)
        self.offsets[id_] = max(0, min(before + by, reach(placed)))
        if self.offsets[id_] == before:
            return False
        self.arrange()
        return True

    def reveal(self, id_: str) -> None:
        """Scroll until a control can be seen."""
        for _ in range(4):  # a scroll in a scroll moves twice
            placed = self.layout.controls.get(id_)
            if placed is None or not any(
                self.scroll(around, _missing(placed.rect, around.rect, self._ink.px(12)))
                for around in self.layout.scrolls_around(placed)
            ):
                return

    def focus_on(self, id_: str, *, by_keys: bool) -> None:
        """Move the focus, and show where it is if keys brought it there."""
        self.focus, self.by_keys = id_, by_keys
        self.still, self.tipping = 0.0, False
        if by_keys:
            self.reveal(id_)
        self.stale()

    def tick(self, seconds: float) -> None:
        """Time passes; a tip appears where nothing has moved for a while."""
        self.still += seconds
        wait = FOCUS_SECONDS if self.by_keys else HOVER_SECONDS
        hushed = not self.by_keys and self.hushed != "" and self.hover == self.hushed
        if self.tipping or self.still < wait or self.grabbed or hushed:
            return
        if self._tip():
            self.tipping = True
            self.stale()

    @property
    def waiting(self) -> bool:
        """Is a tip about to appear?"""
        return not self.tipping and self.still <= FOCUS_SECONDS + 0.1


def _op(placed: Placed, look: Look) -> Op:
    widget, (x, y, w, h), (left, top, wide, high) = placed.widget, placed.rect, placed.clip
    state = widget.state() if isinstance(widget, Canvas) else None
    return Op(widget, look, (x, y, w, h), (left, top, wide, high), state)


def _missing(box: pygame.Rect, window: pygame.Rect, margin: int) -> int:
    """How far to scroll until a box lies within a window."""
    if box.top - margin < window.top:
        return box.top - margin - window.top
    if box.bottom + margin > window.bottom:
        return min(box.bottom + margin - window.bottom, box.top - margin - window.top)
    return 0
