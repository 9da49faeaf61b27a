"""Putting a layout on the window: only what changed, from pictures kept since the last time."""

from collections import OrderedDict
from collections.abc import Hashable, Sequence
from typing import NamedTuple

import pygame

from game.kit import brush
from game.kit.base import Look, Widget
from game.kit.canvas import Canvas
from game.kit.ink import Ink

CACHE_BYTES = 96_000_000

type Box = tuple[int, int, int, int]


class Op(NamedTuple):
    """One widget to draw: equal ops leave equal pixels."""

    widget: Widget
    look: Look
    rect: Box
    clip: Box
    state: Hashable = None
    """The key of a painter when this op was made: painters may change under us."""


class Pictures:
    """Pictures of widgets, the longest unused forgotten first."""

    def __init__(self, limit: int = CACHE_BYTES) -> None:
        self.limit = limit
        self.bytes = 0
        self._kept: OrderedDict[Hashable, pygame.Surface] = OrderedDict()

    def of(self, op: Op, ink: Ink) -> pygame.Surface:
        """The picture of a widget, drawn now or before."""
        key = op.widget, op.look, op.rect[2:], op.state, ink
        known = self._kept.get(key)
        if known is None:
            known = self._kept[key] = _picture(op, ink)
            self.bytes += _bytes(known)
            self._forget()
        else:
            self._kept.move_to_end(key)
        return known

    def _forget(self) -> None:
        while self.bytes > self.limit and len(self._kept) > 1:
            self.bytes -= _bytes(self._kept.popitem(last=False)[1])

    def __len__(self) -> int:
        return len(self._kept)


def _bytes(picture: pygame.Surface) -> int:
    return picture.get_pitch() * picture.get_height()


def _picture(op: Op, ink: Ink) -> pygame.Surface:
    picture = brush.blank(*op.rect[2:])
    op.widget.paint(picture, picture.get_rect(), ink, op.look)
    return picture


class Easel:
    """A window that remembers what it shows."""

    def __init__(self) -> None:
        self.pictures = Pictures()
        self.drawn = 0
        self._shown: tuple[Op, ...] = ()
        self._seen: dict[Box, Hashable] = {}
        self._for: tuple[object, ...] = ()

    def draw(self, target: pygame.Surface, ops: Sequence[Op], ink: Ink, now: float) -> bool:
        """Bring the target up to date; False if nothing had to be done."""
        dirty = self._dirty(target, ops, ink)
        for part in dirty:
            self._redraw(target, part, ops, ink, now)
        target.set_clip(None)
        self.drawn = len(dirty)
        return bool(dirty)

    def _dirty(self, target: pygame.Surface, ops: Sequence[Op], ink: Ink) -> list[pygame.Rect]:
        frame = (target, target.get_size(), ink)
        whole = frame != self._for
        self._for = frame
        boxes = self._animated(ops)
        if not whole and ops is not self._shown:
            boxes += [_box(op) for op in set(self._shown) ^ set(ops)]
        self._shown = ops if isinstance(ops, tuple) else tuple(ops)
        return [target.get_rect()] if whole else _merged(boxes, ops, target.get_rect())

    def _animated(self, ops: Sequence[Op]) -> list[pygame.Rect]:
        found, seen = [], {}
        for op in ops:
            if isinstance(op.widget, Canvas) and op.widget.animated:
                seen[op.rect] = key = op.widget.painter.key()
                if self._seen.get(op.rect) != key:
                    found.append(_box(op))
        self._seen = seen
        return found

    def _redraw(
        self, target: pygame.Surface, part: pygame.Rect, ops: Sequence[Op], ink: Ink, now: float
    ) -> None:
        target.set_clip(part)
        target.fill(ink.colour("paper"))
        for op in ops:
            box, visible = pygame.Rect(op.rect), part.clip(pygame.Rect(op.clip))
            if not box.colliderect(visible):
                continue
            target.set_clip(visible)
            if isinstance(op.widget, Canvas) and op.widget.animated:
                _animate(target, op.widget, box, ink, op.look, now)
            elif op.widget.cached:
                brush.stamp(target, self.pictures.of(op, ink), box.topleft)
            else:
                op.widget.paint(target, box, ink, op.look)


def _animate(
    target: pygame.Surface, canvas: Canvas, box: pygame.Rect, ink: Ink, look: Look, now: float
) -> None:
    visible = box.clip(target.get_clip())
    if visible == box:
        canvas.painter.paint(target.subsurface(box), ink, now)
    else:  # partly scrolled away: painted aside, shown in part
        aside = pygame.Surface(box.size)
        aside.blit(target, (0, 0), box)
        canvas.painter.paint(aside, ink, now)
        target.blit(aside, box)
    canvas.paint_ring(target, box, ink, look)


def _box(op: Op) -> pygame.Rect:
    return pygame.Rect(op.rect).clip(pygame.Rect(op.clip))


def _merged(boxes: list[pygame.Rect], ops: Sequence[Op], window: pygame.Rect) -> list[pygame.Rect]:
    """The boxes without overlaps; an animated canvas is always taken whole."""
    moving = [_box(op) for op in ops if isinstance(op.widget, Canvas) and op.widget.animated]
    found: list[pygame.Rect] = []
    waiting = [box for box in boxes if box.w and box.h]
    while waiting:
        box = waiting.pop().clip(window)
        touched = [other for other in found + moving if other.colliderect(box) and other != box]
        touched = [other for other in touched if not box.contains(other)] + [
            other for other in found if box.contains(other)
        ]
        if touched:
            found = [other for other in found if other not in touched]
            waiting.append(box.unionall(touched))
        else:
            found.append(box)
    return found
