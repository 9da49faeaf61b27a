"""A web of causes: things in fixed columns, and lines from causes to effects between them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, plot, text
from game.kit.base import PLAIN, Answer, Control, Look, Rule, Span, Spot
from game.kit.button import ACTIVATE
from game.kit.events import Clicked
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.kit.threads import Thread, Way, bow, dashes, ends
from game.kit.tokens import Colour

PAD, EDGE, GAP, RIM = 8, 4, 10, 10
"""In design pixels: inside a plate, its coloured edge, between plates, and around all of them."""
WIDEST, WIRE = 152, 40
"""The widest plate, and the least length of a line between two columns."""
THICKEST, THINNEST = 15.0, 1.6
PALE = 26
"""How much of its colour a line keeps that is not lit, in per cent."""
ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Knot(NamedTuple):
    """One thing in the web; `row` is its fixed place in its column, 0 at the top."""

    id: str
    label: str
    figure: str
    column: int
    row: int
    icon: str = ""
    tone: str = "muted"
    """good, bad or muted: also told by the sign of the figure."""
    edge: str = "line"
    """Token of the colour at its left."""
    tip: str = ""
    idle: bool = False
    """Nothing has happened there."""


@dataclass(frozen=True)
class Web(Control):
    """Knots in columns with threads between them; a click or Enter chooses a knot.

    Each column has its own number of places, shared out evenly, so that a knot never moves.
    """

    id: str
    label: str
    heads: tuple[str, ...]
    places: tuple[int, ...]
    """How many knots each column has room for."""
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    chosen: str = ""
    better: str = "up"
    enabled: bool = True
    tip: str = ""

    role: ClassVar[str] = "list"
    keeps: ClassVar[bool] = True
    cursor = "arrow"

    # ---- geometry ----------------------------------------------------------------------------
    def _plate_height(self, ink: Ink, width: int) -> int:
        lines = max((len(self._words(k).lines(ink, self._room(ink, width, k))) for k in self.knots),
                    default=1)  # fmt: skip
        words = lines * text.line_height(*Text("", "small").face(ink))
        figure = text.line_height(*Text("", "label", "semibold").face(ink))
        return words + figure + ink.px(PAD)

    @staticmethod
    def _room(ink: Ink, width: int, knot: Knot) -> int:
        """Pixels for the words of a plate."""
        mark = ink.px(24) if knot.icon and _has_marks(ink, width) else 0
        return max(1, width - ink.px(EDGE) - 2 * ink.px(PAD) - mark)

    @staticmethod
    def _words(knot: Knot) -> Text:
        return Text(knot.label, "small", "medium", "muted" if knot.idle else "ink")

    def _head_height(self, ink: Ink, width: int) -> int:
        rows = max((len(self._head(words).lines(ink, width)) for words in self.heads), default=0)
        return rows * text.line_height(*Text("", "small").face(ink)) + ink.px(8)

    @staticmethod
    def _head(words: str) -> Text:
        return Text(words, "small", "semibold", "muted", "centre")

    def _plate_width(self, ink: Ink, width: int) -> int:
        count = len(self.heads)
        free = width - 2 * ink.px(RIM) - (count - 1) * ink.px(WIRE)
        return max(1, min(ink.px(WIDEST), free // count))

    def span(self, rule: Rule) -> Span:
        ink, count = rule.ink, len(self.heads)
        pixels = ink.px(SIZES["small"])
        word = max((text.longest_word(k.label, pixels, "medium") for k in self.knots), default=0)
        word = max([word, *(text.longest_word(h, pixels, "semibold") for h in self.heads)])
        plate = word + ink.px(EDGE) + 2 * ink.px(PAD)
        least = count * plate + (count - 1) * ink.px(WIRE) + 2 * ink.px(RIM)
        return Span(least, max(least, count * ink.px(WIDEST) + (count - 1) * ink.px(2 * WIRE)))

    def height_at(self, rule: Rule, width: int) -> int:
        plate = self._plate_width(rule.ink, width)
        step = self._plate_height(rule.ink, plate) + rule.ink.px(GAP)
        return self._head_height(rule.ink, plate) + max(self.places) * step

    def boxes(self, ink: Ink, box: pygame.Rect) -> dict[str, pygame.Rect]:
        """Where each knot lies."""
        wide = self._plate_width(ink, box.w)
        high = self._plate_height(ink, wide)
        top = box.y + self._head_height(ink, wide)
        lefts = self._lefts(ink, box, wide)
        found = {}
        for knot in self.knots:
            step = (box.bottom - top) / self.places[knot.column]
            y = top + round((knot.row + 0.5) * step - high / 2)
            found[knot.id] = pygame.Rect(lefts[knot.column], y, wide, high)
        return found

    def _lefts(self, ink: Ink, box: pygame.Rect, wide: int) -> list[int]:
        count, rim = len(self.heads), ink.px(RIM)
        step = (box.w - 2 * rim - wide) / max(1, count - 1)
        return [box.x + rim + round(i * step) for i in range(count)]

    # ---- painting ----------------------------------------------------------------------------
    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        boxes = self.boxes(ink, box)
        wide = self._plate_width(ink, box.w)
        for left, words in zip(self._lefts(ink, box, wide), self.heads, strict=True):
            place = pygame.Rect(left, box.y, wide, self._head_height(ink, wide))
            self._head(words).paint(target, place, ink, PLAIN)
        moved = {name: place.move(-box.x, -box.y) for name, place in boxes.items()}
        drawn = brush.vector(box.w, box.h, self._drawing(moved, ink))
        brush.stamp(target, drawn, box.topleft)
        met = look.mark if look.focused and look.mark else look.under
        for knot in self.knots:
            self._paint_knot(target, knot, boxes[knot.id], ink, met=met == knot.id)

    def _drawing(self, boxes: dict[str, pygame.Rect], ink: Ink) -> str:
        """Pale threads first, so that the lit ones lie above them."""
        way = ends(self.threads, boxes, self._thick(ink), ink)
        order = sorted(range(len(self.threads)), key=lambda i: self.threads[i].lit)
        return "".join(self._thread(self.threads[i], way[i], ink) for i in order)

    def _thick(self, ink: Ink) -> list[float]:
        most = max((abs(thread.value) for thread in self.threads), default=1.0) or 1.0
        shares = [abs(thread.value) / most for thread in self.threads]
        return [max(THINNEST, THICKEST * share) * ink.unit for share in shares]

    def _thread(self, thread: Thread, way: Way, ink: Ink) -> str:
        good = (thread.value > 0) == (self.better == "up")
        colour = ink.colour(("good" if good else "bad") + ("" if thread.lit else f"@{PALE}"))
        (_x, _y), (x1, y1), thick = way
        head = max(5 * ink.unit, thick * 0.8)
        points = bow(way, head)
        parts = [points] if thread.value >= 0 else dashes(points, thick, ink)
        body = "".join(
            f'<polyline points="{plot.path(part)}" fill="none" stroke="{brush.code(colour)}"'
            f' stroke-width="{thick:.1f}" stroke-linejoin="round"/>'
            for part in parts
        )
        tip = [(x1 - head, y1 - head), (x1, y1), (x1 - head, y1 + head)]
        return body + plot.polygon(tip, colour)

    def _paint_knot(
        self, target: pygame.Surface, knot: Knot, place: pygame.Rect, ink: Ink, *, met: bool
    ) -> None:
        chosen = knot.id == self.chosen
        line = ink.colour("ink" if chosen else "accent" if met else "line")
        fill = ink.colour("panel" if not knot.idle else "well")
        thick = ink.px(2.5 if chosen else 1.5 if met else 1)
        brush.rounded(target, place, ink.px(7), fill, line, thick)
        edge = pygame.Rect(place.x, place.y + ink.px(6), ink.px(EDGE), place.h - 2 * ink.px(6))
        brush.rounded(target, edge, ink.px(2), ink.colour("line" if knot.idle else knot.edge))
        left = place.x + ink.px(EDGE) + ink.px(PAD)
        if knot.icon and _has_marks(ink, place.w):
            side = ink.px(18)
            colour: Colour = ink.colour("faint" if knot.idle else knot.edge)
            brush.stamp(target, icon(knot.icon, side, colour), (left, place.centery - side // 2))
            left += ink.px(24)
        words = self._words(knot)
        rows = len(words.lines(ink, self._room(ink, place.w, knot)))
        high = rows * text.line_height(*words.face(ink))
        high += text.line_height(*Text("", "label", "semibold").face(ink))
        top = place.y + (place.h - high) // 2
        room = pygame.Rect(left, top, self._room(ink, place.w, knot), high)
        words.paint(target, room, ink, PLAIN)
        colour_of = "muted" if knot.tone == "muted" else f"{knot.tone}_text"
        figure = Text(knot.figure, "label", "semibold", colour_of, wrap=False, tabular=True)
        down = room.y + rows * text.line_height(*words.face(ink))
        figure.paint(target, pygame.Rect(left, down, room.w, 0), ink, PLAIN)

    # ---- taking part -------------------------------------------------------------------------
    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        boxes = self.boxes(rule.ink, box)
        return tuple(
            Spot(knot.id, "button", knot.label, boxes[knot.id], knot.figure, knot.tip)
            for knot in self.knots
        )

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        boxes = self.boxes(rule.ink, box)
        return next((name for name, place in boxes.items() if place.collidepoint(at)), None)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        under = self.trace(at, box, rule)
        return Answer((Clicked(str(under)),), under) if under else Answer(mark=mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        here = next((k for k in self.knots if k.id == (mark or self.chosen)), None)
        if name in ACTIVATE and here is not None:
            return Answer((Clicked(here.id),), here.id)
        step = ARROWS.get(name)
        if step is None or not self.knots:
            return None
        there = self.knots[0] if here is None else _beside(self.knots, self.places, here, step)
        return Answer(mark=there.id)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("← → ↑ ↓ Enter", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        chosen = next((k for k in self.knots if k.id == self.chosen), None)
        value = "" if chosen is None else f"{chosen.label} {chosen.figure}"
        return self.id, self.label, value, self.tip


def _has_marks(ink: Ink, width: int) -> bool:
    """Whether plates have room for icons."""
    return width >= ink.px(132)


def _beside(
    knots: Sequence[Knot], places: Sequence[int], here: Knot, step: tuple[int, int]
) -> Knot:
    """The next knot in a direction; where there is none, the same."""
    across, down = step
    if down:
        mine = [k for k in knots if k.column == here.column and (k.row - here.row) * down > 0]
        return min(mine, key=lambda k: abs(k.row - here.row), default=here)
    level = (here.row + 0.5) / places[here.column]
    column = here.column + across
    mine = [k for k in knots if k.column == column]
    return min(mine, key=lambda k: abs((k.row + 0.5) / places[column] - level), default=here)
