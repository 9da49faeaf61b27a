"""A cell that is bar and number in one."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span
from game.kit.events import Changed, Toggled
from game.kit.icons import icon
from game.kit.ink import Ink
from game.kit.labels import Text
from game.kit.tongue import say

FULL = 100


class Held(NamedTuple):
    """What a drag began with, and what it last asked for."""

    x: int
    start: object
    asked: object
    part: int = 0
    moved: bool = False


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
    cursor = "sideways"
    keeps: ClassVar[bool] = True

    def _number(self) -> Text:
        return Text(
            f"{self.value}{self.unit}",
            "title",
            "semibold",
            "ink" if self.enabled and self.value else "muted",
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
        strength = 22 + min(self.value, 80) * 11 // 40
        brush.rounded(target, box, radius, ink.colour(f"{self.colour}@{strength}"))
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
        held = mark._replace(asked=asked, moved=True)
        return Answer((Changed(self.id, asked, done=False),), held)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not isinstance(mark, Held) or self.locked:
            return Answer()
        last = self.on_drag(at, box, rule, mark).mark
        held = last if isinstance(last, Held) else mark
        return Answer((Changed(self.id, held.asked),) if held.moved else ())

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
        return (
            ("← →", say("a cell: less, more")),
            ("Home End", say("a cell: none, all")),
            ("L", say("lock a cell")),
        )

    def node(self) -> tuple[str, str, str, str]:
        words = f"{self.value}{self.unit}" + (f", {say('locked')}" if self.locked else "")
        return self.id, self.label, words, self.tip
