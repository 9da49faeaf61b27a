"""One bar of several shares, with borders to drag."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Rule, Span, Spot
from game.kit.cell import Held
from game.kit.events import Changed
from game.kit.ink import Ink
from game.kit.labels import Text
from game.kit.tongue import say

type SharePart = tuple[str, str, int, str]
"""Name, label, value, colour."""


@dataclass(frozen=True)
class Share(Control):
    """One bar of several parts; a border is dragged, or chosen by up, down and moved sideways."""

    id: str
    shares: tuple[SharePart, ...]
    label: str = ""
    step: int = 1
    unit: str = ""
    enabled: bool = True
    tip: str = ""
    height: float = 40

    role: ClassVar[str] = "slider"
    cursor = "sideways"
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
        held = mark._replace(asked=asked, moved=True)
        return Answer((Changed(self.id, asked, done=False),), held)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not isinstance(mark, Held):
            return Answer(mark=mark)
        last = self.on_drag(at, box, rule, mark).mark
        held = last if isinstance(last, Held) else mark
        rest = held._replace(moved=False)
        return Answer((Changed(self.id, held.asked),) if held.moved else (), rest)

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
        return ("↑ ↓", say("choose a border")), ("← →", say("move the border"))

    def node(self) -> tuple[str, str, str, str]:
        words = ", ".join(f"{label} {value}{self.unit}" for _, label, value, _ in self.shares)
        return self.id, self.label, words, self.tip
