"""A story as a chain: one stop after the other, those of one week on a common ground."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.events import Clicked
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text

BEAD, RIM = 34, 6
"""The disc of a stop, and the room around the words of its cell."""
NARROWEST = 84
KEYS = {"left": -1, "up": -1, "right": 1, "down": 1}


@dataclass(frozen=True)
class Link:
    """One stop of the chain."""

    title: str
    icon: str
    colour: str
    """A token."""
    tone: str
    """good, bad or neutral: a small mark at its shoulder."""
    week: str
    tip: str = ""


class Lot(NamedTuple):
    """Where the parts of a chain go: boxes of its cells, and grounds of its weeks."""

    cells: tuple[pygame.Rect, ...]
    weeks: tuple[tuple[str, pygame.Rect], ...]


@dataclass(frozen=True)
class Chain(Control):
    """Stops in rows, joined by a line; those after the present one are pale.

    Left and right, or a click, go to a stop: `Clicked(f"{id}-{n}")`, 1 for the first.
    """

    id: str
    label: str
    links: tuple[Link, ...]
    current: int
    enabled: bool = True

    role: ClassVar[str] = "list"
    keeps: ClassVar[bool] = True

    # ---- geometry ----------------------------------------------------------------------------
    def _title(self, link: Link, *, strong: bool = False) -> Text:
        return Text(link.title, "small", "semibold" if strong else "medium", "ink", "centre")

    def _least(self, ink: Ink) -> int:
        pixels = ink.px(SIZES["small"])
        words = (text.longest_word(link.title, pixels, "semibold") for link in self.links)
        weeks = (text.width_of(link.week, pixels, "regular") for link in self.links)
        widest = max((*words, *weeks), default=0) + 2 * ink.px(RIM)
        return max(widest, ink.px(NARROWEST))

    def span(self, rule: Rule) -> Span:
        least = self._least(rule.ink)
        return Span(least, least * max(1, len(self.links)))

    def _cell(self, ink: Ink, width: int) -> tuple[int, int, int]:
        """Stops in a row, and the size of a cell."""
        columns = max(1, min(len(self.links), width // self._least(ink)))
        wide = min(width // columns, ink.px(132))
        line = text.line_height(ink.px(SIZES["small"]), "semibold")
        room = wide - 2 * ink.px(RIM)
        rows = max(
            (len(self._title(x, strong=True).lines(ink, room)) for x in self.links), default=1
        )
        return columns, wide, line + ink.px(8) + ink.px(BEAD) + ink.px(5) + rows * line + ink.px(9)

    def height_at(self, rule: Rule, width: int) -> int:
        columns, _wide, high = self._cell(rule.ink, width)
        rows = -(-len(self.links) // columns)
        return rows * high + max(0, rows - 1) * rule.ink.px(8)

    def lot(self, ink: Ink, box: pygame.Rect) -> Lot:
        """Where everything goes."""
        columns, wide, high = self._cell(ink, box.w)
        step = high + ink.px(8)
        cells = tuple(
            pygame.Rect(box.x + i % columns * wide, box.y + i // columns * step, wide, high)
            for i in range(len(self.links))
        )
        return Lot(cells, tuple(self._grounds(cells, ink)))

    def _grounds(
        self, cells: tuple[pygame.Rect, ...], ink: Ink
    ) -> Iterator[tuple[str, pygame.Rect]]:
        """Stops of one week in one row share a ground."""
        started = 0
        for i, link in enumerate(self.links):
            last = i + 1 == len(self.links)
            if last or self.links[i + 1].week != link.week or cells[i + 1].y != cells[i].y:
                ground = cells[started].union(cells[i])
                yield link.week, pygame.Rect(ground.x, ground.y, ground.w - ink.px(4), ground.h)
                started = i + 1

    # ---- painting ----------------------------------------------------------------------------
    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        lot = self.lot(ink, box)
        for week, ground in lot.weeks:
            brush.rounded(target, ground, ink.px(8), ink.colour("well"))
            words = Text(week, "small", colour="muted", wrap=False)
            words.paint(target, ground.move(ink.px(RIM + 2), ink.px(4)), ink, look)
        beads = [self._bead(cell, ink) for cell in lot.cells]
        for one, other in pairwise(beads):
            if one.y == other.y:
                between = pygame.Rect(one.right, 0, other.x - one.right, ink.px(2))
                between.centery = one.centery
                target.fill(ink.colour("faint@60"), between)
        for i, (link, cell) in enumerate(zip(self.links, lot.cells, strict=True)):
            self._paint_stop(target, link, i, beads[i], ink, lit=look.under == i)
            self._paint_title(target, link, i, cell, beads[i], ink)

    def _bead(self, cell: pygame.Rect, ink: Ink) -> pygame.Rect:
        side, line = ink.px(BEAD), text.line_height(ink.px(SIZES["small"]), "semibold")
        left = cell.x + (cell.w - ink.px(4) - side) // 2
        return pygame.Rect(left, cell.y + line + ink.px(8), side, side)

    def _paint_stop(
        self, target: pygame.Surface, link: Link, i: int, bead: pygame.Rect, ink: Ink, *, lit: bool
    ) -> None:
        gone = i <= self.current
        colour = ink.colour(link.colour if gone else "faint")
        fill = ink.colour(link.colour) if i == self.current else ink.colour("panel")
        thick = ink.px(3 if i == self.current or lit else 2)
        brush.stamp(target, brush.disc(bead.w, fill, colour, thick), bead.topleft)
        side = round(bead.w * 0.56)
        drawn = icon(link.icon, side, ink.colour("panel") if i == self.current else colour)
        at = bead.centerx - side / 2, bead.centery - side / 2
        brush.stamp(target, drawn, at)
        if gone and link.tone != "neutral":
            self._paint_tone(target, link, bead, ink)

    def _paint_tone(self, target: pygame.Surface, link: Link, bead: pygame.Rect, ink: Ink) -> None:
        """Good and bad in a shape as well as a colour."""
        side = ink.px(16)
        at = bead.right - round(side * 0.72), bead.y - round(side * 0.28)
        brush.stamp(target, brush.disc(side, ink.colour("panel")), at)
        small = side - 2 * ink.px(2.5)
        shape = icon("down" if link.tone == "bad" else "up", small, ink.colour(link.tone))
        brush.stamp(target, shape, (at[0] + (side - small) / 2, at[1] + (side - small) / 2))

    def _paint_title(
        self, target: pygame.Surface, link: Link, i: int, cell: pygame.Rect, bead: pygame.Rect,
        ink: Ink,
    ) -> None:  # fmt: skip
        words = self._title(link, strong=i == self.current)
        words = Text(
            words.text, words.size, words.weight, "ink" if i <= self.current else "muted", "centre"
        )
        rim = ink.px(RIM)
        room = pygame.Rect(
            cell.x + rim - ink.px(2), bead.bottom + ink.px(5), cell.w - 2 * rim, cell.h
        )
        words.paint(target, room, ink, Look())

    # ---- taking part -------------------------------------------------------------------------
    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        cells = self.lot(rule.ink, box).cells
        return next((i for i, cell in enumerate(cells) if cell.collidepoint(at)), None)

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        cells = self.lot(rule.ink, box).cells
        return tuple(
            Spot(f"{self.id}-{i + 1}", "listitem", link.title, cell, link.week, link.tip)
            for i, (link, cell) in enumerate(zip(self.links, cells, strict=True))
        )

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        under = self.trace(at, box, rule)
        events = () if under is None else (Clicked(f"{self.id}-{int(str(under)) + 1}"),)
        return Answer(events, mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        step = KEYS.get(name)
        if step is None:
            return None
        there = max(0, min(len(self.links) - 1, self.current + step))
        return Answer((Clicked(f"{self.id}-{there + 1}"),), mark)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("← →", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        here = self.links[self.current] if self.links else None
        return self.id, self.label, here.title if here else "", here.tip if here else ""
