"""Causes of a change as bars that add up to it."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import ClassVar

import pygame

from game.kit import brush, plot, text
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.button import ACTIVATE
from game.kit.events import Clicked
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text, signed
from game.kit.tongue import written


@dataclass(frozen=True)
class Cause:
    """One cause and what it did; with an id it can be clicked."""

    label: str
    value: float
    id: str = ""
    tip: str = ""
    colour: str = ""


@dataclass(frozen=True)
class Waterfall(Control):
    """Bars left and right of nothing, or each from where the last one ended; their sum below."""

    id: str
    label: str
    causes: tuple[Cause, ...]
    start: float | None = None
    end: float | None = None
    digits: int = 1
    cumulative: bool = False
    total: str = "Sum"
    unit: str = ""
    better: str = "up"
    grown: float = 1.0
    """How far its bars have grown and its figures have counted up, 0 to 1."""
    enabled: bool = True
    tip: str = ""

    role: ClassVar[str] = "list"
    cursor = "arrow"

    def focusable(self) -> bool:
        return any(cause.id for cause in self.causes)

    # ---- geometry ----------------------------------------------------------------------------
    def _words(self, cause: Cause) -> Text:
        return Text(cause.label, "body")

    def _figure(self, value: float) -> Text:
        colour = self._tone(value) + "_text" if round(value, self.digits) else "muted"
        words = signed(value, self.digits, self.unit)
        return Text(words, "label", "semibold", colour, wrap=False, tabular=True)

    def _tone(self, value: float) -> str:
        return "good" if (value > 0) == (self.better == "up") else "bad"

    def _columns(self, ink: Ink, width: int) -> tuple[int, int]:
        """The width of the words, and of the figures."""
        pixels = ink.px(SIZES["body"])
        widest = max((text.width_of(c.label, pixels, "regular") for c in self.causes), default=0)
        figure = max(
            (plot.label_box(self._figure(c.value), (0, 0), ink).w for c in self.causes), default=0
        )
        return min(widest, round(width * 0.46)), figure + ink.px(8)

    def _heights(self, ink: Ink, words: int) -> list[int]:
        step = text.line_height(ink.px(SIZES["body"]))
        rows = (len(self._words(cause).lines(ink, words)) for cause in self.causes)
        return [max(ink.px(30), count * step + ink.px(8)) for count in rows]

    def _boxes(self, box: pygame.Rect, ink: Ink) -> list[pygame.Rect]:
        words, _ = self._columns(ink, box.w)
        heights = self._heights(ink, words)
        tops = accumulate(heights, initial=box.y)
        return [
            pygame.Rect(box.x, top, box.w, high) for top, high in zip(tops, heights, strict=False)
        ]

    def _foot(self, ink: Ink) -> int:
        return ink.px(34) if self.total else 0

    def span(self, rule: Rule) -> Span:
        pixels = rule.ink.px(SIZES["body"])
        longest = max(
            (text.longest_word(c.label, pixels, "regular") for c in self.causes), default=0
        )
        least = max(rule.ink.px(230), round(longest / 0.46) + 1)
        return Span(least, max(least, rule.ink.px(340)))

    def height_at(self, rule: Rule, width: int) -> int:
        words, _ = self._columns(rule.ink, width)
        return sum(self._heights(rule.ink, words)) + self._foot(rule.ink)

    def _now(self, cause: Cause) -> float:
        """The value that is shown by now."""
        return cause.value * self.grown

    def _ends(self, part: float = 1.0) -> list[tuple[float, float]]:
        """Where each bar begins and ends when it has grown so far."""
        values = [cause.value * part for cause in self.causes]
        if not self.cumulative:
            return [(0.0, value) for value in values]
        starts = list(accumulate(values, initial=0.0))
        return list(pairwise(starts))

    # ---- painting ----------------------------------------------------------------------------
    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        words, figure = self._columns(ink, box.w)
        whole, ends = self._ends(), self._ends(self.grown)
        low = min([0.0, *(min(pair) for pair in whole)])
        high = max([0.0, *(max(pair) for pair in whole)])
        left = box.x + words + ink.px(10) + (figure if low < 0 else 0)
        right = box.right - (figure if high > 0 else ink.px(4))
        plane = plot.Plane(pygame.Rect(left, box.y, max(1, right - left), 1), (low, high), (0, 1))
        boxes = self._boxes(box, ink)
        if boxes:
            zero = round(plane.x(0))
            high_ = boxes[-1].bottom - box.y
            target.fill(ink.colour("muted"), (zero, box.y, ink.px(1), high_))
        chosen = look.mark if look.focused else look.under
        for i, (cause, row) in enumerate(zip(self.causes, boxes, strict=True)):
            if i == chosen and cause.id:
                brush.rounded(target, row, ink.px(5), ink.colour("well"))
                target.fill(ink.colour("muted"), (round(plane.x(0)), row.y, ink.px(1), row.h))
            self._paint_cause(target, row, ink, cause, words)
            self._paint_bar(target, row, ink, cause, (plane.x(ends[i][0]), plane.x(ends[i][1])))
        if self.total:
            self._paint_total(target, box, ink)

    def _paint_cause(
        self, target: pygame.Surface, row: pygame.Rect, ink: Ink, cause: Cause, width: int
    ) -> None:
        words = self._words(cause)
        high = len(words.lines(ink, width)) * text.line_height(ink.px(SIZES["body"]))
        place = pygame.Rect(row.x, row.y + (row.h - high) // 2, width, high)
        words.paint(target, place, ink, Look())

    def _paint_bar(
        self,
        target: pygame.Surface,
        row: pygame.Rect,
        ink: Ink,
        cause: Cause,
        ends: tuple[float, float],
    ) -> None:
        high = ink.px(19)
        left, right = round(min(ends)), round(max(ends))
        bar = pygame.Rect(left, row.y + (row.h - high) // 2, max(right - left, ink.px(2)), high)
        colour = cause.colour or self._tone(cause.value)
        brush.rounded(target, bar, ink.px(3), ink.colour(colour))
        sinks = cause.value < 0
        outside, anchor = (
            (bar.left - ink.px(6), "right") if sinks else (bar.right + ink.px(6), "left")
        )
        plot.label(target, self._figure(self._now(cause)), (outside, row.centery), ink, anchor)

    def _paint_total(self, target: pygame.Surface, box: pygame.Rect, ink: Ink) -> None:
        top = box.bottom - self._foot(ink)
        target.fill(ink.colour("line"), (box.x, top + ink.px(4), box.w, ink.px(1)))
        level = top + ink.px(20)
        total = Text(self.total, "label", "semibold", wrap=False)
        plot.label(target, total, (box.x, level), ink, "left")
        whole = sum(map(self._now, self.causes))
        figure = _larger(self._figure(whole))
        place = plot.label(target, figure, (box.right - ink.px(2), level), ink, "right")
        if self.start is not None and self.end is not None:
            words = f"{self.start:.{self.digits}f} → {self.end:.{self.digits}f}".replace("-", "−")
            words = written(words)
            way = Text(words, "small", colour="muted", wrap=False)
            plot.label(target, way, (place.x - ink.px(12), level), ink, "right")

    # ---- taking part -------------------------------------------------------------------------
    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        return tuple(
            Spot(
                cause.id or f"{self.id}.{i}",
                "button" if cause.id else "listitem",
                cause.label,
                row,
                signed(self._now(cause), self.digits, self.unit),
                cause.tip,
            )
            for i, (cause, row) in enumerate(
                zip(self.causes, self._boxes(box, rule.ink), strict=True)
            )
        )

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        boxes = self._boxes(box, rule.ink)
        return next((i for i, row in enumerate(boxes) if row.collidepoint(at)), None)

    def _click(self, index: Hashable) -> tuple[Clicked, ...]:
        if isinstance(index, int) and index < len(self.causes) and self.causes[index].id:
            return (Clicked(self.causes[index].id),)
        return ()

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer(self._click(self.trace(at, box, rule)), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        step = {"up": -1, "down": 1}.get(name)
        now = mark if isinstance(mark, int) else -1
        if step and 0 <= now + step < len(self.causes):
            return Answer(mark=now + step)
        return Answer(self._click(mark), mark) if name in ACTIVATE else None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("↑ ↓ Enter", self.label),) if self.focusable() else ()

    def node(self) -> tuple[str, str, str, str]:
        whole = sum(map(self._now, self.causes))
        return self.id, self.label, signed(whole, self.digits, self.unit), self.tip


def _larger(words: Text) -> Text:
    """The sum stands out a little."""
    return Text(words.text, "title", "semibold", words.colour, wrap=False, tabular=True)
