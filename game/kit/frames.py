"""Panels, scrolling, grids, flowing rows, and things on top of each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, cast

import pygame

from game.kit import brush
from game.kit.base import Control, Look, Part, Rule, Span, Widget, inner
from game.kit.boxes import Align, Column, Demand, Grow, Row, share_out, snug, weight_of
from game.kit.ink import Ink
from game.kit.labels import Text

EDGE = 4


@dataclass(frozen=True)
class Panel(Widget):
    """A rounded box with an optional title, a note at its right, and a coloured left edge."""

    child: Widget
    title: str = ""
    note: str = ""
    fill: str = "panel"
    pad: float = 14
    radius: float = 8
    edge: str | None = None
    line: bool = True
    id: str = ""
    title_size: str = "title"

    role: ClassVar[str] = "group"
    cached: ClassVar[bool] = False

    def _body(self) -> Widget:
        if not (self.title or self.note):
            return self.child
        heading = Text(self.title, size=self.title_size, weight="semibold")
        head: list[Widget] = [Grow(heading)] if self.title else []
        if self.note:
            side = "right" if self.title else "left"
            head.append(Text(self.note, size="small", colour="muted", align=side))
        return Column((Row(tuple(head), align="baseline"), Grow(self.child)), gap=8)

    def _margins(self, rule: Rule) -> tuple[int, int]:
        pad = rule.ink.px(self.pad)
        return pad + (rule.ink.px(EDGE) if self.edge else 0), pad

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(rule.once(self, self._body))
        more = sum(self._margins(rule))
        return Span(least + more, natural + more)

    def height_at(self, rule: Rule, width: int) -> int:
        left, pad = self._margins(rule)
        return rule.height(rule.once(self, self._body), width - left - pad) + 2 * pad

    def least_at(self, rule: Rule, width: int) -> int:
        left, pad = self._margins(rule)
        return rule.least(rule.once(self, self._body), width - left - pad) + 2 * pad

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        left, pad = self._margins(rule)
        return ((rule.once(self, self._body), inner(box, left, pad, pad, pad)),)

    def paints(self) -> bool:
        return bool(self.fill or self.edge)

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        radius, fill = ink.px(self.radius), ink.colour(self.fill) if self.fill else None
        outlined = self.line and self.fill == "panel"
        line = ink.colour("line") if outlined else None
        brush.rounded(target, box, radius, fill, line, ink.px(1))
        if self.edge:
            _left_edge(target, box, radius, ink.colour(self.edge), ink.px(EDGE))

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.title, "", self.note


def _left_edge(
    target: pygame.Surface, box: pygame.Rect, radius: int, colour: tuple[int, int, int], wide: int
) -> None:
    """A bar along the left, round where the box is round."""
    old = target.get_clip()
    target.set_clip(old.clip(pygame.Rect(box.x, box.y, wide, box.h)))
    brush.rounded(target, box, radius, colour)
    target.set_clip(old)


@dataclass(frozen=True)
class Scroll(Control):
    """A window onto something taller; wheel, PageUp and PageDown move it, and so does focus."""

    child: Widget
    id: str
    min_height: float = 72
    label: str = ""
    enabled: bool = True

    role: ClassVar[str] = "scroll"

    def focusable(self) -> bool:
        return False

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(self.child)
        return Span(least + rule.ink.px(10), natural + rule.ink.px(10))

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(self.child, width)

    def least_at(self, rule: Rule, width: int) -> int:
        return min(rule.ink.px(self.min_height), rule.least(self.child, width))

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        full = rule.least(self.child, box.w)
        width = box.w if full <= box.h else box.w - rule.ink.px(10)
        height = max(box.h, rule.least(self.child, width))
        offset = min(rule.offset(self.id), height - box.h)
        return ((self.child, pygame.Rect(box.x, box.y - offset, width, height)),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, "", ""


@dataclass(frozen=True)
class Stack(Widget):
    """Children on top of each other, the last one uppermost."""

    children: tuple[Widget, ...]

    def _ground(self) -> list[Widget]:
        return [c for c in self.children if not isinstance(c, At)] or list(self.children)

    def span(self, rule: Rule) -> Span:
        spans = [rule.span(child) for child in self._ground()]
        return Span(max(s.least for s in spans), max(s.natural for s in spans))

    def height_at(self, rule: Rule, width: int) -> int:
        return max(rule.height(child, width) for child in self._ground())

    def least_at(self, rule: Rule, width: int) -> int:
        return max(rule.least(child, width) for child in self._ground())

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return [(child, box) for child in self.children]


@dataclass(frozen=True)
class At(Widget):
    """A child in a Stack whose anchor lies at a share of the width and height, kept inside."""

    child: Widget
    x: float
    y: float
    anchor: Literal["top", "centre", "bottom"] = "bottom"
    max_width: float = 240

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        least, natural = rule.span(self.child)
        widest = min(max(least, min(natural, rule.ink.px(self.max_width))), box.w)
        width = snug(rule, self.child, widest)
        height = rule.height(self.child, width)
        place = pygame.Rect(0, 0, width, height)
        at = round(box.x + box.w * self.x), round(box.y + box.h * self.y)
        anchors = {"top": "midtop", "centre": "center", "bottom": "midbottom"}
        setattr(place, anchors[self.anchor], at)
        place.clamp_ip(box)
        return ((self.child, place),)


@dataclass(frozen=True)
class Wrap(Widget):
    """Children beside each other, on as many lines as they need; a Grow fills its line."""

    children: tuple[Widget, ...]
    gap: float = 8
    row_gap: float = 8
    align: Align = "centre"
    justify: Literal["start", "centre", "end"] = "start"

    def span(self, rule: Rule) -> Span:
        spans = [rule.span(child) for child in self.children]
        gaps = rule.ink.px(self.gap) * max(0, len(spans) - 1)
        least = max((s.least for s in spans), default=0)
        return Span(least, sum(s.natural for s in spans) + gaps)

    def _likes(self, rule: Rule, child: Widget) -> int:
        least, natural = rule.span(child)
        if isinstance(child, Grow) and child.min_width:
            return least
        return natural

    def lines(self, rule: Rule, width: int) -> list[Row]:
        """The rows it falls into at a width."""
        found: list[list[Widget]] = []
        used, gap = 0, rule.ink.px(self.gap)
        for child in self.children:
            wants = min(width, self._likes(rule, child))
            if found and used + gap + wants <= width:
                found[-1].append(child)
                used += gap + wants
            else:
                found.append([child])
                used = wants
        return [Row(tuple(c), self.gap, align=self.align, justify=self.justify) for c in found]

    def _rows(self, rule: Rule, width: int) -> Column:
        rows = rule.once(self, lambda: Column(tuple(self.lines(rule, width)), self.row_gap), width)
        return cast("Column", rows)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(self._rows(rule, width), width)

    def least_at(self, rule: Rule, width: int) -> int:
        return rule.least(self._rows(rule, width), width)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        rows = self._rows(rule, box.w)
        if box.h <= rule.height(rows, box.w):
            return ((rows, box),)
        grown = tuple(
            Grow(row) if any(map(weight_of, cast("Row", row).children)) else row
            for row in rows.children
        )
        return ((Column(grown, self.row_gap), box),)


@dataclass(frozen=True)
class Grid(Widget):
    """Cells in rows and columns; a column is a weight, or "fit" for its natural width."""

    rows: tuple[tuple[Widget, ...], ...]
    columns: tuple[float | Literal["fit"], ...]
    gap: float = 8
    row_gap: float | None = None
    align: Literal["start", "centre", "end", "stretch"] = "centre"

    def _gaps(self, rule: Rule) -> tuple[int, int]:
        gap = rule.ink.px(self.gap)
        return gap, gap if self.row_gap is None else rule.ink.px(self.row_gap)

    def _demands(self, rule: Rule) -> list[Demand]:
        found = []
        for i, column in enumerate(self.columns):
            spans = [rule.span(row[i]) for row in self.rows if i < len(row)]
            least = max((s.least for s in spans), default=0)
            natural = max((s.natural for s in spans), default=0)
            found.append(Demand(least, natural, 0.0 if column == "fit" else column))
        return found

    def span(self, rule: Rule) -> Span:
        gaps = self._gaps(rule)[0] * (len(self.columns) - 1)
        demands = self._demands(rule)
        return Span(sum(d.least for d in demands) + gaps, sum(d.natural for d in demands) + gaps)

    def _widths(self, rule: Rule, width: int) -> list[int]:
        room = width - self._gaps(rule)[0] * (len(self.columns) - 1)
        return rule.lengths(self, width, lambda: share_out(self._demands(rule), room))

    def _heights(self, rule: Rule, widths: list[int]) -> list[int]:
        return [
            max((rule.height(c, w) for c, w in zip(row, widths, strict=False)), default=0)
            for row in self.rows
        ]

    def height_at(self, rule: Rule, width: int) -> int:
        heights = self._heights(rule, self._widths(rule, width))
        return sum(heights) + self._gaps(rule)[1] * max(0, len(self.rows) - 1)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        gap, row_gap = self._gaps(rule)
        widths = self._widths(rule, box.w)
        natural = self._heights(rule, widths)
        growing = [max(map(weight_of, row), default=0.0) for row in self.rows]
        demands = [Demand(h, h, w) for h, w in zip(natural, growing, strict=True)]
        heights = share_out(demands, box.h - row_gap * max(0, len(self.rows) - 1))
        found: list[Part] = []
        y = box.y
        for row, height in zip(self.rows, heights, strict=True):
            x = box.x
            for child, width in zip(row, widths, strict=False):
                found.append((child, self._cell(rule, child, pygame.Rect(x, y, width, height))))
                x += width + gap
            y += height + row_gap
        return found

    def _cell(self, rule: Rule, child: Widget, room: pygame.Rect) -> pygame.Rect:
        if self.align == "stretch" or weight_of(child):
            return room
        height = rule.height(child, room.w)
        free = {"start": 0, "centre": (room.h - height) // 2, "end": room.h - height}[self.align]
        return pygame.Rect(room.x, room.y + free, room.w, height)
