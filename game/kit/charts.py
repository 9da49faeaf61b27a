"""A line chart: what was, what was decided, and how wide the future is."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, plot, text
from game.kit.base import PLAIN, Answer, Control, Look, Rule, Span, Spot
from game.kit.button import ACTIVATE
from game.kit.events import Clicked
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.kit.plot import Plane, Point
from game.kit.tongue import say


@dataclass(frozen=True)
class Line:
    """A line through points."""

    points: tuple[Point, ...]
    colour: str = "ink"
    dashed: bool = False
    width: float = 2.5
    name: str = ""


@dataclass(frozen=True)
class Band:
    """Where a value lies in most futures: (x, low, high) each; strength is per cent of colour."""

    points: tuple[tuple[float, float, float], ...]
    colour: str = "good"
    strength: int = 18
    name: str = ""


@dataclass(frozen=True)
class Mark:
    """A decision on the line; with an id it can be clicked."""

    x: float
    y: float
    label: str
    id: str = ""


@dataclass(frozen=True)
class End:
    """What stands at the right end of a line: a value and a word."""

    y: float
    value: str
    text: str = ""
    colour: str = "ink"


@dataclass(frozen=True)
class LineChart(Control):
    """Lines, bands and marks over a common axis; mouse or arrow keys read the values off."""

    id: str
    label: str
    lines: tuple[Line, ...] = ()
    bands: tuple[Band, ...] = ()
    marks: tuple[Mark, ...] = ()
    x_labels: tuple[tuple[float, str], ...] = ()
    y_range: tuple[float, float] | None = None
    x_range: tuple[float, float] | None = None
    now: float | None = None
    ends: tuple[End, ...] = ()
    min_height: float = 140
    min_width: float = 220
    unit: str = ""
    digits: int = 1
    x_name: str = "week"
    tip: str = ""
    enabled: bool = True

    role: ClassVar[str] = "chart"
    cursor = "arrow"

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(self.min_width)
        return Span(least, least * 2)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.min_height)

    def paints(self) -> bool:
        return True

    # ---- geometry ----------------------------------------------------------------------------
    def _values(self) -> list[float]:
        found = [y for line in self.lines for _, y in line.points]
        found += [y for band in self.bands for _, *pair in band.points for y in pair]
        return found + [end.y for end in self.ends]

    def xs(self) -> list[float]:
        """All places across that something is known about."""
        known = {x for line in self.lines for x, _ in line.points}
        return sorted(known | {x for band in self.bands for x, *_ in band.points})

    def plane(self, box: pygame.Rect, ink: Ink) -> Plane:
        """Where numbers lie."""
        ys = self.y_range or plot.round_range(self._values())
        xs = self.xs()
        across = self.x_range or ((xs[0], xs[-1]) if xs else (0.0, 1.0))
        left = plot.axis_width(plot.ticks(*ys, plot.level_count(box, ink)), ink)
        right = self._ends_width(ink)
        top, bottom = ink.px(20 if self.marks else 10), ink.px(24)
        room = pygame.Rect(
            box.x + left, box.y + top, max(1, box.w - left - right), max(1, box.h - top - bottom)
        )
        return Plane(room, across, ys)

    def _end_words(self, end: End) -> tuple[Text, Text]:
        value = Text(end.value, "label", "semibold", end.colour, wrap=False, tabular=True)
        return value, Text(end.text, "small", colour="muted", wrap=False)

    def _ends_width(self, ink: Ink) -> int:
        widths = [
            sum(plot.label_box(part, (0, 0), ink).w for part in self._end_words(end)) + ink.px(18)
            for end in self.ends
        ]
        return max(widths, default=ink.px(10))

    # ---- painting ----------------------------------------------------------------------------
    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        plane = self.plane(box, ink)
        self._paint_bands(target, plane, ink)
        levels = plot.ticks(*plane.ys, plot.level_count(box, ink))
        plot.draw_axes(target, plane, levels, self.x_labels, ink)
        if self.now is not None:
            x = round(plane.x(self.now))
            target.fill(ink.colour("line"), (x, box.y, ink.px(1), plane.box.bottom - box.y))
        self._paint_lines(target, plane, ink)
        self._paint_marks(target, plane, ink)
        self._paint_ends(target, plane, ink)
        at = look.mark if look.focused else look.under
        if isinstance(at, int):
            self._paint_reading(target, plane, ink, at)

    def _paint_bands(self, target: pygame.Surface, plane: Plane, ink: Ink) -> None:
        body = ""
        for band in self.bands:
            upper = [plane.at((x, high)) for x, _, high in band.points]
            lower = [plane.at((x, low)) for x, low, _ in reversed(band.points)]
            body += plot.polygon(upper + lower, ink.colour(f"{band.colour}@{band.strength}"))
        if body:
            brush.stamp(target, brush.vector(*target.get_size(), body), (0, 0))

    def _paint_lines(self, target: pygame.Surface, plane: Plane, ink: Ink) -> None:
        dash, body = f"{8 * ink.unit:.1f} {7 * ink.unit:.1f}", ""
        for line in self.lines:
            points = [plane.at(point) for point in line.points]
            wide = max(1.4, line.width * ink.unit)
            body += plot.polyline(
                points, ink.colour(line.colour), wide, dash if line.dashed else ""
            )
        for mark in self.marks:
            body += plot.circle(
                plane.at((mark.x, mark.y)),
                4.5 * ink.unit,
                ink.colour("panel"),
                ink.colour("accent"),
                2 * ink.unit,
            )
        if self.now is not None and self.lines and self.lines[0].points:
            here = plane.at(self.lines[0].points[-1])
            body += plot.circle(
                here, 5 * ink.unit, ink.colour("ink"), ink.colour("panel"), ink.unit
            )
        brush.stamp(target, brush.vector(*target.get_size(), body), (0, 0))

    def _mark_words(self, mark: Mark) -> Text:
        return Text(mark.label, "small", "semibold", "accent", wrap=False)

    def _paint_marks(self, target: pygame.Surface, plane: Plane, ink: Ink) -> None:
        """Words above or below each mark, right of the axis, wherever they hide least."""
        whole, taken = target.get_rect(), list[pygame.Rect]()
        room = pygame.Rect(plane.box.x, whole.y, whole.right - plane.box.x, whole.h)
        trail = [plane.at(point) for line in self.lines for point in line.points]
        for mark in self.marks:
            x, y = plane.at((mark.x, mark.y))
            words = self._mark_words(mark)
            places = [
                plot.label_box(words, (x, y + down * ink.unit), ink) for down in (-18, 18, -34, 34)
            ]
            inside = [place.clamp(room) for place in places]
            box = min(inside, key=lambda place: _hidden(place, taken, trail))
            words.paint(target, box, ink, PLAIN)
            taken.append(box)

    def _paint_ends(self, target: pygame.Surface, plane: Plane, ink: Ink) -> None:
        gap = text.line_height(ink.px(SIZES["label"]))
        half = gap / 2
        wanted = [plane.y(end.y) for end in self.ends]
        places = plot.apart(wanted, gap, half, plane.box.bottom - half / 2)
        for end, y in zip(self.ends, places, strict=True):
            value, words = self._end_words(end)
            box = plot.label(target, value, (plane.box.right + ink.px(8), y), ink, "left")
            plot.label(target, words, (box.right + ink.px(5), y), ink, "left")

    def _paint_reading(self, target: pygame.Surface, plane: Plane, ink: Ink, index: int) -> None:
        xs = self.xs()
        if not 0 <= index < len(xs):
            return
        x = round(plane.x(xs[index]))
        target.fill(ink.colour("muted"), (x, plane.box.y, ink.px(1), plane.box.h))
        words = Text(self.reading(xs[index]), "small", "semibold", "on_tip", wrap=False)
        box = plot.label_box(words, (x, plane.box.y + ink.px(6)), ink)
        card = box.inflate(ink.px(14), ink.px(6)).clamp(target.get_rect())
        brush.rounded(target, card, ink.px(5), ink.colour("tip"))
        words.paint(target, card.move(ink.px(7), ink.px(3)), ink, PLAIN)

    def reading(self, x: float) -> str:
        """What is known at a place across, in words."""
        found = [f"{self.x_name} {plot.plain(x)}"]
        for line in self.lines:
            known = dict(line.points).get(x)
            if known is not None:
                name = f"{line.name} " if line.name else ""
                found.append(f"{name}{self._number(known)}")
        for band in self.bands:
            pairs = {at: (low, high) for at, low, high in band.points}
            if x in pairs and pairs[x][0] != pairs[x][1]:
                low, high = map(self._number, pairs[x])
                name = f"{band.name} " if band.name else ""
                found.append(name + say("{low} to {high}").format(low=low, high=high))
        return " · ".join(dict.fromkeys(found))

    def _number(self, value: float) -> str:
        return f"{value:.{self.digits}f}{self.unit}".replace("-", "−")

    # ---- taking part -------------------------------------------------------------------------
    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        plane, xs = self.plane(box, rule.ink), self.xs()
        if not xs or not plane.box.inflate(rule.ink.px(8), rule.ink.px(40)).collidepoint(at):
            return None
        return min(range(len(xs)), key=lambda i: abs(plane.x(xs[i]) - at[0]))

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        plane, side = self.plane(box, rule.ink), rule.ink.px(18)
        found = []
        for mark in self.marks:
            if mark.id:
                place = pygame.Rect(0, 0, side, side)
                place.center = round(plane.x(mark.x)), round(plane.y(mark.y))
                found.append(Spot(mark.id, "button", mark.label, place))
        return tuple(found)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        hit = [spot.id for spot in self.spots(rule, box) if spot.rect.collidepoint(at)]
        return Answer((Clicked(hit[0]),) if hit else (), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        xs = self.xs()
        now = mark if isinstance(mark, int) else len(xs)
        step = {"left": -1, "right": 1, "home": -len(xs), "end": len(xs)}.get(name)
        if step is not None and xs:
            return Answer(mark=max(0, min(len(xs) - 1, now + step)))
        if name in ACTIVATE and isinstance(mark, int) and mark < len(xs):
            hit = [each.id for each in self.marks if each.id and abs(each.x - xs[mark]) < 1]
            return Answer((Clicked(hit[0]),) if hit else (), mark)
        return None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("← →", say("read off: {name}").format(name=self.label)),)

    def node(self) -> tuple[str, str, str, str]:
        last = self.lines[0].points[-1][1] if self.lines and self.lines[0].points else None
        return self.id, self.label, "" if last is None else self._number(last), self.tip


def _hidden(place: pygame.Rect, taken: list[pygame.Rect], trail: list[Point]) -> int:
    """How much a label would hide: other labels count most."""
    over_labels = sum(100 for other in taken if other.colliderect(place))
    return over_labels + sum(place.collidepoint(point) for point in trail)
