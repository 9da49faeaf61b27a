"""Courses of one number without a scale: where it went, and at each end what it came to."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, plot, text
from game.kit.base import Look, Rule, Span, Widget
from game.kit.charts import Line
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.kit.plot import Plane

DASH = (6, 4)
"""In design pixels."""


@dataclass(frozen=True)
class Courses(Widget):
    """Lines from left to right on a common scale; the name of each stands at its end."""

    lines: tuple[Line, ...]
    label: str
    value: str = ""
    tip: str = ""
    x_labels: tuple[tuple[float, str], ...] = ()
    height: float = 84
    min_width: float = 190

    role: ClassVar[str] = "image"

    def span(self, rule: Rule) -> Span:
        least = rule.ink.px(self.min_width)
        return Span(least, least * 2)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.ink.px(self.height)

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        del look
        names = [Text(line.name, "label", "semibold", line.colour, wrap=False, tabular=True)
                 for line in self.lines]  # fmt: skip
        plane = self._plane(box, ink, names)
        bottom = plane.box.bottom
        target.fill(ink.colour("line"), (plane.box.x, bottom, plane.box.w, ink.px(1)))
        plot.draw_below(target, plane, self.x_labels, ink)
        dash = " ".join(f"{part * ink.unit:.1f}" for part in DASH)
        body = "".join(
            plot.polyline(
                [plane.at(point) for point in line.points],
                ink.colour(line.colour),
                max(1.4, line.width * ink.unit),
                dash if line.dashed else "",
            )
            for line in self.lines
        )
        body += "".join(
            plot.circle(
                plane.at(line.points[-1]), 3 * ink.unit, ink.colour(line.colour),
                ink.colour("panel"), ink.unit,
            )
            for line in self.lines
        )  # fmt: skip
        brush.stamp(target, brush.vector(*target.get_size(), body), (0, 0))
        gap = text.line_height(ink.px(SIZES["label"]))
        wanted = [plane.y(line.points[-1][1]) for line in self.lines]
        places = plot.apart(wanted, gap, box.y + gap / 2, bottom)
        for words, y in zip(names, places, strict=True):
            plot.label(target, words, (plane.box.right + ink.px(8), y), ink, "left")

    def _plane(self, box: pygame.Rect, ink: Ink, names: Sequence[Text]) -> Plane:
        right = max(plot.label_box(words, (0, 0), ink).w for words in names) + ink.px(12)
        below = ink.px(24 if self.x_labels else 6)
        edge = ink.px(8)
        room = pygame.Rect(
            box.x + edge, box.y + edge,
            max(1, box.w - right - edge), max(1, box.h - below - edge),
        )  # fmt: skip
        xs = [x for line in self.lines for x, _y in line.points]
        ys = [y for line in self.lines for _x, y in line.points]
        air = 0.12 * (max(ys) - min(ys)) or 1.0
        return Plane(room, (min(xs), max(*xs, min(xs) + 1.0)),
                     (min(ys) - air, max(ys) + air))  # fmt: skip

    def node(self) -> tuple[str, str, str, str]:
        return "", self.label, self.value, self.tip
