"""Rows, columns and what goes with them: where room is shared out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

import pygame

from game.kit.base import Part, Rule, Spacer, Span, Widget

NOTHING = Spacer()

type Align = Literal["start", "centre", "end", "stretch", "baseline"]
type Justify = Literal["start", "centre", "end", "between"]


class Demand(NamedTuple):
    """How much room one child needs, likes, and how eagerly it takes what is left."""

    least: int
    natural: int
    weight: float


def share_out(demands: Sequence[Demand], room: int) -> list[int]:
    """Lengths for all: natural for most, the rest by weight, never less than the least.

    If there is too little even for that, the least lengths are given, and the last ones stick out.
    """
    eager = [i for i, d in enumerate(demands) if d.weight > 0]
    given = [d.least if d.weight > 0 else d.natural for d in demands]
    short = sum(given) - room
    if short > 0:
        return _shrunk(demands, given, short)
    if not eager:
        return given
    free = room - sum(given[i] for i in range(len(given)) if i not in eager)
    for i, length in _weighted(demands, eager, free):
        given[i] = length
    return given


def _shrunk(demands: Sequence[Demand], given: list[int], short: int) -> list[int]:
    slack = [length - d.least for length, d in zip(given, demands, strict=True)]
    total = sum(slack)
    if total <= short:
        return [d.least for d in demands]
    cuts = _whole([short * s / total for s in slack], short)
    return [length - cut for length, cut in zip(given, cuts, strict=True)]


def _weighted(demands: Sequence[Demand], eager: Sequence[int], free: int) -> list[tuple[int, int]]:
    """Shares of the free room by weight; whoever needs more than its share is served first."""
    open_ = list(eager)
    found: list[tuple[int, int]] = []
    while open_:
        weights = sum(demands[i].weight for i in open_)
        bound = [i for i in open_ if demands[i].least > free * demands[i].weight / weights]
        if not bound:
            parts = _whole([free * demands[i].weight / weights for i in open_], free)
            return found + list(zip(open_, parts, strict=True))
        found += [(i, demands[i].least) for i in bound]
        free -= sum(demands[i].least for i in bound)
        open_ = [i for i in open_ if i not in bound]
    return found


def _whole(parts: Sequence[float], total: int) -> list[int]:
    """Whole numbers with the same sum, by rounding the running total."""
    edges = [0]
    running = 0.0
    for part in parts:
        running += part
        edges.append(round(running))
    edges[-1] = total
    return [b - a for a, b in pairwise(edges)]


@dataclass(frozen=True)
class Grow(Widget):
    """Takes what room is left: across in a Row or Wrap, down in a Column."""

    child: Widget = NOTHING
    weight: float = 1.0
    min_width: float = 0
    min_height: float = 0

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(self.child)
        floor = rule.ink.px(self.min_width)
        return Span(max(least, floor), max(natural, floor))

    def height_at(self, rule: Rule, width: int) -> int:
        return max(rule.height(self.child, width), rule.ink.px(self.min_height))

    def least_at(self, rule: Rule, width: int) -> int:
        return max(rule.least(self.child, width), rule.ink.px(self.min_height))

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return ((self.child, box),)


@dataclass(frozen=True)
class Fixed(Widget):
    """A child in a given size of design pixels; never smaller than it can be."""

    child: Widget = NOTHING
    width: float | None = None
    height: float | None = None

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(self.child)
        if self.width is None:
            return Span(least, natural)
        fixed = max(rule.ink.px(self.width), least)
        return Span(fixed, fixed)

    def height_at(self, rule: Rule, width: int) -> int:
        if self.height is None:
            return rule.height(self.child, width)
        return max(rule.ink.px(self.height), rule.least(self.child, width))

    def least_at(self, rule: Rule, width: int) -> int:
        least = rule.least(self.child, width)
        return least if self.height is None else max(rule.ink.px(self.height), least)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return ((self.child, box),)


def weight_of(widget: Widget) -> float:
    """How eagerly a child takes the room left over."""
    if isinstance(widget, Grow):
        return widget.weight
    return 1.0 if isinstance(widget, Spacer) else 0.0


def snug(rule: Rule, widget: Widget, width: int) -> int:
    """The least width at which a widget is no taller than at this one: lines of even length."""
    low, high = min(rule.span(widget).least, width), width
    height = rule.height(widget, width)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if rule.height(widget, middle) <= height else (middle + 1, high)
    return high


@dataclass(frozen=True)
class Row(Widget):
    """Children beside each other."""

    children: tuple[Widget, ...]
    gap: float = 8
    pad: float = 0
    align: Align = "centre"
    justify: Justify = "start"

    def _around(self, rule: Rule) -> int:
        return rule.ink.px(self.gap) * max(0, len(self.children) - 1) + 2 * rule.ink.px(self.pad)

    def span(self, rule: Rule) -> Span:
        spans = [rule.span(child) for child in self.children]
        around = self._around(rule)
        return Span(sum(s.least for s in spans) + around, sum(s.natural for s in spans) + around)

    def widths(self, rule: Rule, width: int) -> list[int]:
        """How wide each child becomes."""
        return rule.lengths(self, width, lambda: self._measure(rule, width))

    def _measure(self, rule: Rule, width: int) -> list[int]:
        demands = [Demand(*rule.span(child), weight_of(child)) for child in self.children]
        return share_out(demands, width - self._around(rule))

    def height_at(self, rule: Rule, width: int) -> int:
        widths = self.widths(rule, width)
        pad = 2 * rule.ink.px(self.pad)
        if self.align == "baseline":
            return self._on_line(rule, widths) + pad
        pairs = zip(self.children, widths, strict=True)
        return max((rule.height(child, w) for child, w in pairs), default=0) + pad

    def _on_line(self, rule: Rule, widths: list[int]) -> int:
        pairs = list(zip(self.children, widths, strict=True))
        above = [child.baseline(rule, w) for child, w in pairs]
        below = [rule.height(c, w) - a for (c, w), a in zip(pairs, above, strict=True)]
        return max(above, default=0) + max(below, default=0)

    def least_at(self, rule: Rule, width: int) -> int:
        if self.align == "baseline":
            return rule.height(self, width)
        pairs = zip(self.children, self.widths(rule, width), strict=True)
        return max((rule.least(c, w) for c, w in pairs), default=0) + 2 * rule.ink.px(self.pad)

    def baseline(self, rule: Rule, width: int) -> int:
        pairs = zip(self.children, self.widths(rule, width), strict=True)
        return max((child.baseline(rule, w) for child, w in pairs), default=0)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        pad, gap = rule.ink.px(self.pad), rule.ink.px(self.gap)
        room = box.inflate(-2 * pad, -2 * pad)
        widths = self.widths(rule, box.w)
        free = max(0, room.w - sum(widths) - gap * (len(widths) - 1))
        x, gap = _start(self.justify, room.x, gap, free, len(widths))
        line = max(
            (c.baseline(rule, w) for c, w in zip(self.children, widths, strict=True)), default=0
        )
        found: list[Part] = []
        for child, width in zip(self.children, widths, strict=True):
            y, height = self._down(rule, child, width, room, line)
            found.append((child, pygame.Rect(x, y, width, height)))
            x += width + gap
        return found

    def _down(
        self, rule: Rule, child: Widget, width: int, room: pygame.Rect, line: int
    ) -> tuple[int, int]:
        if self.align == "stretch":
            return room.y, room.h
        height = min(rule.height(child, width), max(room.h, rule.least(child, width)))
        if self.align == "baseline":
            return room.y + line - child.baseline(rule, width), height
        return room.y + _offset(self.align, room.h - height), height


@dataclass(frozen=True)
class Column(Widget):
    """Children below each other."""

    children: tuple[Widget, ...]
    gap: float = 8
    pad: float = 0
    align: Align = "stretch"
    justify: Justify = "start"

    def span(self, rule: Rule) -> Span:
        spans = [rule.span(child) for child in self.children]
        pad = 2 * rule.ink.px(self.pad)
        least = max((s.least for s in spans), default=0)
        return Span(least + pad, max((s.natural for s in spans), default=0) + pad)

    def _around(self, rule: Rule) -> int:
        return rule.ink.px(self.gap) * max(0, len(self.children) - 1) + 2 * rule.ink.px(self.pad)

    def _wide(self, rule: Rule, child: Widget, room: int) -> int:
        if self.align == "stretch" and not isinstance(child, Fixed):
            return room
        least, natural = rule.span(child)
        return max(least, min(natural, room))

    def _widths(self, rule: Rule, width: int) -> list[int]:
        room = width - 2 * rule.ink.px(self.pad)
        return [self._wide(rule, child, room) for child in self.children]

    def height_at(self, rule: Rule, width: int) -> int:
        pairs = zip(self.children, self._widths(rule, width), strict=True)
        return sum(rule.height(child, w) for child, w in pairs) + self._around(rule)

    def least_at(self, rule: Rule, width: int) -> int:
        pairs = zip(self.children, self._widths(rule, width), strict=True)
        return sum(rule.least(child, w) for child, w in pairs) + self._around(rule)

    def baseline(self, rule: Rule, width: int) -> int:
        if not self.children:
            return 0
        room = width - 2 * rule.ink.px(self.pad)
        return rule.ink.px(self.pad) + self.children[0].baseline(rule, room)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        pad, gap = rule.ink.px(self.pad), rule.ink.px(self.gap)
        room = box.inflate(-2 * pad, -2 * pad)
        widths = self._widths(rule, box.w)
        demands = [
            Demand(rule.least(c, w), rule.height(c, w), weight_of(c))
            for c, w in zip(self.children, widths, strict=True)
        ]
        heights = share_out(demands, box.h - self._around(rule))
        free = max(0, room.h - sum(heights) - gap * (len(heights) - 1))
        y, gap = _start(self.justify, room.y, gap, free, len(heights))
        found: list[Part] = []
        for child, width, height in zip(self.children, widths, heights, strict=True):
            x = room.x + _offset(self.align, room.w - width)
            found.append((child, pygame.Rect(x, y, width, height)))
            y += height + gap
        return found


def _start(justify: Justify, start: int, gap: int, free: int, count: int) -> tuple[int, int]:
    if justify == "between" and count > 1:
        return start, gap + free // (count - 1)
    return start + {"centre": free // 2, "end": free}.get(justify, 0), gap


def _offset(align: Align, free: int) -> int:
    return {"centre": free // 2, "end": free}.get(align, 0)
