"""Amounts that are dragged: a cell that is bar and number in one, and a bar of shares."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.events import Changed, Toggled
from game.kit.icons import icon
from game.kit.ink import Ink
from game.kit.labels import Text

FULL = 100


class Held(NamedTuple):
    """What a drag began with, and what it last asked for."""

    x: int
    start: object
    asked: object
    part: int = 0


@dataclass(frozen=True)
class Cell(Control):
    """A share as a bar with its number: drag sideways, arrow keys, Home, End, L locks.

    The tick at its foot is where the value stood a quarter ago.
    """

    id: str
    label: str
    value: int
    tick: int | None = None
    colour: str = "accent"
    locked: bool = False
    lit: bool = False
    step: int = 5
    unit: str = ""
    enabled: bool = True
    tip: str = ""
    height: float = 42
    min_width: float = 56

    role: ClassVar[str] = "slider"
    keeps: ClassVar[bool] = True

    def _number(self) -> Text:
        return Text(
            f"{self.value}{self.unit}",
            "title",
            "semibold",
            "ink",
            "right",
            wrap=False,
            tabular=True,
        )

    def span(self, rule: Rule) -> Span:
        widest = text.figure_width(f"100{self.unit}", *self._number().face(rule.ink))
        least = max(rule.ink.px(self.min_width), widest + rule.ink.px(14))
        return Span(least, least)

    def height_at(self, rule: Rule, width: int) -> int:
        return max(
            rule.ink.px(self.height),
            text.line_height(*self._number().face(rule.ink)) + rule.ink.px(12),
        )

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        radius = ink.px(6)
        edge = "accent" if self.lit or look.pressed or look.hovered else ""
        brush.rounded(target, box, radius, ink.colour("well"))
        self._paint_bar(target, box, ink, radius)
        if edge:
            thick = ink.px(2.5 if self.lit else 1.5)
            brush.rounded(target, box, radius, None, ink.colour(edge), thick)
        foot = ink.px(9)
        number, high = self._number(), text.line_height(*self._number().face(ink))
        top = box.y + (box.h - foot - high) // 2 + ink.px(1)
        number.paint(target, pygame.Rect(box.x, top, box.w - ink.px(7), high), ink, look)
        if self.tick is not None:
            self._paint_tick(target, box, ink, foot)
        if self.locked:
            side = ink.px(13)
            at = box.x + ink.px(5), box.y + ink.px(5)
            brush.stamp(target, icon("lock", side, ink.colour("ink")), at)

    def _paint_bar(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, radius: int) -> None:
        """The fuller, the stronger: a matrix of cells reads as a heat map."""
        filled = pygame.Rect(box.x, box.y, round(box.w * min(self.value, FULL) / FULL), box.h)
        old = target.get_clip()
        target.set_clip(old.clip(filled))
        strength = 26 + min(self.value, 70) * 0.45
        brush.rounded(target, box, radius, ink.colour(f"{self.colour}@{strength:.0f}"))
        bar = pygame.Rect(box.x, box.bottom - ink.px(4), box.w, ink.px(4))
        target.set_clip(old.clip(filled.clip(bar)))
        brush.rounded(target, box, radius, ink.colour(self.colour))
        target.set_clip(old)

    def _paint_tick(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, foot: int) -> None:
        wide = ink.px(2)
        x = box.x + round((box.w - wide) * min(self.tick or 0, FULL) / FULL)
        x = max(box.x + ink.px(2), min(x, box.right - wide - ink.px(2)))
        target.fill(ink.colour("ink"), (x, box.bottom - foot, wide, foot))

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        return Answer(mark=Held(at[0], self.value, self.value))

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        if not isinstance(mark, Held) or not isinstance(mark.start, int) or self.locked:
            return Answer(mark=mark)
        moved = (at[0] - mark.x) / max(1, box.w) * FULL
        asked = self._within(mark.start + round(moved / self.step) * self.step)
        if asked == mark.asked:
            return Answer(mark=mark)
        return Answer((Changed(self.id, asked, done=False),), mark._replace(asked=asked))

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not isinstance(mark, Held) or self.locked:
            return Answer()
        last = self.on_drag(at, box, rule, mark)
        held = last.mark if isinstance(last.mark, Held) else mark
        moved = held.asked != held.start or bool(last.events) or self.value != held.start
        return Answer((Changed(self.id, held.asked),) if moved else ())

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        if name == "l":
            return Answer((Toggled(self.id, not self.locked),), mark)
        step = {"left": -self.step, "right": self.step, "home": -FULL, "end": FULL}.get(name)
        if step is None:
            return None
        asked = self._within(self.value + step)
        moved = asked != self.value and not self.locked
        return Answer((Changed(self.id, asked),) if moved else (), mark)

    def _within(self, value: int) -> int:
        return max(0, min(FULL, value))

    def keys(self) -> tuple[tuple[str, str], ...]:
        return ("← →", "less, more"), ("Home End", "none, all"), ("L", "lock")

    def node(self) -> tuple[str, str, str, str]:
        words = f"{self.value}{self.unit}" + (", locked" if self.locked else "")
        return self.id, self.label, words, self.tip


type SharePart = tuple[str, str, int, str]
"""Name, label, value, colour."""


@dataclass(frozen=True)
class Share(Control):
    """One bar of several parts; a border is dragged, or chosen by up and down, moved by left, right."""

    id: str
    shares: tuple[SharePart, ...]
    label: str = ""
    step: int = 1
    unit: str = ""
    enabled: bool = True
    tip: str = ""
    height: float = 40

    role: ClassVar[str] = "slider"
    keeps: ClassVar[bool] = True

    def values(self) -> tuple[int, ...]:
        """What each part has."""
        return tuple(value for _, _, value, _ in self.shares)

    def _borders(self, width: int) -> list[int]:
        whole = max(1, sum(self.values()))
        return [round(width * upto / whole) for upto in accumulate(self.values())][:-1]

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(60 * len(self.shares))
        return Span(least, least * 2)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.height)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        edges = [0, *self._borders(box.w), box.w]
        gap, old = ink.px(2), target.get_clip()
        for i, (_, _, value, colour) in enumerate(self.shares):
            part = pygame.Rect(box.x + edges[i], box.y, edges[i + 1] - edges[i], box.h)
            last = i == len(self.shares) - 1
            target.set_clip(
                old.clip(part.inflate(0, 0) if last else part.inflate(-gap, 0).move(-gap // 2, 0))
            )
            brush.rounded(target, box, ink.px(7), ink.colour(colour))
            target.set_clip(old)
            words = Text(
                f"{value}{self.unit}", "label", "semibold", "on_accent", "centre", wrap=False
            )
            high = text.line_height(*words.face(ink))
            if text.width_of(words.text, *words.face(ink)) <= part.w - ink.px(6):
                words.paint(target, part.move(0, (box.h - high) // 2), ink, look)
        self._paint_border(target, box, ink, look)

    def _paint_border(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        """Show the border that is held, or that the keys would move."""
        chosen = look.mark.part if isinstance(look.mark, Held) else look.under
        if look.focused and not isinstance(look.mark, Held):
            chosen = 0
        borders = self._borders(box.w)
        if isinstance(chosen, int) and chosen < len(borders):
            wide, high = ink.px(8), round(box.h * 0.7)
            grip = pygame.Rect(0, 0, wide, high)
            grip.center = box.x + borders[chosen] - ink.px(1), box.centery
            brush.rounded(
                target, grip, wide // 2, ink.colour("panel"), ink.colour("focus"), ink.px(2)
            )

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        borders = self._borders(box.w)
        if not borders:
            return None
        far, nearest = min((abs(box.x + x - at[0]), i) for i, x in enumerate(borders))
        return nearest if far <= rule.ink.px(24) else None

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        wide = rule.ink.px(12)
        return tuple(
            Spot(
                f"{self.id}.{name}",
                "splitter",
                f"{label} | {self.shares[i + 1][1]}",
                pygame.Rect(box.x + x - wide // 2, box.y, wide, box.h),
                str(value),
            )
            for i, (x, (name, label, value, _)) in enumerate(
                zip(self._borders(box.w), self.shares[:-1], strict=True)
            )
        )

    def _moved(self, values: tuple[int, ...], border: int, by: int) -> tuple[int, ...]:
        """Take from the part on one side of a border and give to the other."""
        by = max(-values[border], min(by, values[border + 1]))
        row = list(values)
        row[border] += by
        row[border + 1] -= by
        return tuple(row)

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        border = self.trace(at, box, rule)
        if not isinstance(border, int):
            return Answer(mark=mark)
        return Answer(mark=Held(at[0], self.values(), self.values(), border))

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        if not isinstance(mark, Held) or not isinstance(mark.start, tuple):
            return Answer(mark=mark)
        moved = (at[0] - mark.x) / max(1, box.w) * sum(mark.start)
        asked = self._moved(mark.start, mark.part, round(moved / self.step) * self.step)
        if asked == mark.asked:
            return Answer(mark=mark)
        return Answer((Changed(self.id, asked, done=False),), mark._replace(asked=asked))

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not isinstance(mark, Held):
            return Answer(mark=mark)
        last = self.on_drag(at, box, rule, mark)
        held = last.mark if isinstance(last.mark, Held) else mark
        moved = held.asked != held.start or self.values() != held.start
        return Answer((Changed(self.id, held.asked),) if moved else (), held)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        border = mark.part if isinstance(mark, Held) else 0
        turn = {"up": -1, "down": 1}.get(name)
        if turn:
            there = (border + turn) % max(1, len(self.shares) - 1)
            return Answer(mark=Held(0, self.values(), self.values(), there))
        step = {"left": -self.step, "right": self.step}.get(name)
        if step is None:
            return None
        asked = self._moved(self.values(), border, step)
        mark = Held(0, asked, asked, border)
        return Answer((Changed(self.id, asked),) if asked != self.values() else (), mark)

    def keys(self) -> tuple[tuple[str, str], ...]:
        return ("↑ ↓", "choose a border"), ("← →", "move it")

    def node(self) -> tuple[str, str, str, str]:
        words = ", ".join(f"{label} {value}{self.unit}" for _, label, value, _ in self.shares)
        return self.id, self.label, words, self.tip
