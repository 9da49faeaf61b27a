"""A chart on which the player draws what will happen."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, plot
from game.kit.base import PLAIN, Answer, Control, Look, Rule, Span
from game.kit.events import Changed
from game.kit.ink import Ink
from game.kit.labels import Text
from game.kit.plot import Plane, Point
from game.kit.tongue import say


class Pen(NamedTuple):
    """The point the pen is at, and whether it is down."""

    at: int
    down: bool = False


@dataclass(frozen=True)
class Sketch(Control):
    """History, and a line to draw: by mouse, or point by point with the arrow keys.

    Up and down move the chosen point and all after it, so that a line is drawn from left to right.
    """

    id: str
    label: str
    value: tuple[float, ...]
    xs: tuple[float, ...]
    y_range: tuple[float, float]
    history: tuple[Point, ...] = ()
    step: float = 1.0
    x_labels: tuple[tuple[float, str], ...] = ()
    answer: tuple[Point, ...] = ()
    min_height: float = 180
    digits: int = 0
    enabled: bool = True
    tip: str = ""
    hint: str = ""

    role: ClassVar[str] = "slider"
    keeps: ClassVar[bool] = True

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(240)
        return Span(least, least * 2)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.min_height)

    def paints(self) -> bool:
        return True

    def plane(self, box: pygame.Rect, ink: Ink) -> Plane:
        """Where numbers lie."""
        left = plot.axis_width(plot.ticks(*self.y_range, plot.level_count(box, ink)), ink)
        start = self.history[0][0] if self.history else self.xs[0]
        top, right, bottom = ink.px(12), ink.px(52), ink.px(24)
        room = pygame.Rect(
            box.x + left, box.y + top, max(1, box.w - left - right), max(1, box.h - top - bottom)
        )
        return Plane(room, (start, self.xs[-1]), self.y_range)

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        plane = self.plane(box, ink)
        self._paint_ground(target, plane, ink)
        levels = plot.ticks(*plane.ys, plot.level_count(box, ink))
        plot.draw_axes(target, plane, levels, self.x_labels, ink)
        brush.stamp(
            target, brush.vector(*target.get_size(), self._drawing(plane, ink, look)), (0, 0)
        )
        end = Text(f"{self.value[-1]:.{self.digits}f}", "number", "semibold", "accent", wrap=False)
        at = plane.box.right + ink.px(10), plane.y(self.value[-1])
        plot.label(target, end, at, ink, "left")

    def _paint_ground(self, target: pygame.Surface, plane: Plane, ink: Ink) -> None:
        """The part to draw on, with a word of what to do."""
        x = round(plane.x(self.xs[0]))
        field = pygame.Rect(x, plane.box.y, plane.box.right - x, plane.box.h)
        brush.rounded(target, field, ink.px(4), ink.colour("accent_soft@45"))
        if self.hint:
            words = Text(self.hint, "small", colour="muted", align="centre")
            words.paint(target, field.move(0, ink.px(6)), ink, PLAIN)

    def _drawing(self, plane: Plane, ink: Ink, look: Look) -> str:
        accent, panel = ink.colour("accent"), ink.colour("panel")
        past = [plane.at(point) for point in self.history]
        drawn = [plane.at(point) for point in zip(self.xs, self.value, strict=True)]
        body = plot.polyline(past, ink.colour("ink"), 2.5 * ink.unit) if past else ""
        if self.answer:
            truth = [plane.at(point) for point in self.answer]
            body += plot.polyline(truth, ink.colour("ink"), 2.5 * ink.unit)
        body += plot.polyline(drawn, accent, 2.5 * ink.unit, f"{9 * ink.unit} {6 * ink.unit}")
        chosen = look.mark.at if isinstance(look.mark, Pen) else None
        for i, point in enumerate(drawn):
            lit = i == chosen and (look.focused or look.pressed)
            radius = (6.5 if lit else 3.5) * ink.unit
            body += plot.circle(point, radius, accent if lit else panel, accent, 2 * ink.unit)
        return body

    # ---- drawing -----------------------------------------------------------------------------
    def _pen(self, at: tuple[int, int], plane: Plane) -> tuple[int, float]:
        nearest = min(range(len(self.xs)), key=lambda i: abs(plane.x(self.xs[i]) - at[0]))
        value = plane.value_at(at[1])
        return nearest, round(value / self.step) * self.step

    def _drawn(self, start: int, end: int, value: float) -> tuple[float, ...]:
        """A straight stroke from where the pen was to where it is."""
        row, first = list(self.value), self.value[start]
        way = 1 if end >= start else -1
        for i in range(start, end + way, way):
            share = (i - start) / (end - start) if end != start else 1.0
            row[i] = first + (value - first) * share
        after = row[end + 1 :]
        if way > 0 and len(set(after)) == 1:  # nobody has drawn there yet: the line goes on level
            row[end + 1 :] = [value] * len(after)
        return tuple(row)

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        index, value = self._pen(at, self.plane(box, rule.ink))
        changed = Changed(self.id, self._drawn(index, index, value), done=False)
        return Answer((changed,), Pen(index, down=True))

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        if not isinstance(mark, Pen) or not mark.down:
            return Answer(mark=mark)
        index, value = self._pen(at, self.plane(box, rule.ink))
        row = self._drawn(mark.at, index, value)
        pen = Pen(index, down=True)
        return Answer((Changed(self.id, row, done=False),) if row != self.value else (), pen)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        index = mark.at if isinstance(mark, Pen) else 0
        return Answer((Changed(self.id, self.value),), Pen(index))

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        index = mark.at if isinstance(mark, Pen) else 0
        turn = {"left": -1, "right": 1, "home": -len(self.xs), "end": len(self.xs)}.get(name)
        if turn is not None:
            return Answer(mark=Pen(max(0, min(len(self.xs) - 1, index + turn))))
        step = {"up": self.step, "down": -self.step}.get(name)
        if step is None:
            return None
        low, high = self.y_range
        moved = [max(low, min(high, y + step)) for y in self.value[index:]]
        return Answer((Changed(self.id, (*self.value[:index], *moved)),), Pen(index))

    def keys(self) -> tuple[tuple[str, str], ...]:
        return ("← →", say("choose a point of the line")), (
            "↑ ↓",
            say("move the point and all after it"),
        )

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, f"{self.value[-1]:.{self.digits}f}", self.tip
