"""Light around controls that somebody is being shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush
from game.kit.base import Look, Part, Rule, Span, Widget
from game.kit.ink import Ink
from game.kit.layout import Layout, Placed, control_of

FAR, THICK, SOFT = 2, 2, 2
"""How far outside a control its ring lies, how thick it is, and the glow around it."""


@dataclass(frozen=True)
class Lit(Widget):
    """A tree in which some controls have a soft ring, wherever they lie; it takes no room."""

    child: Widget
    ids: tuple[str, ...] = ()

    def span(self, rule: Rule) -> Span:
        return rule.span(self.child)

    def height_at(self, rule: Rule, width: int) -> int:
        return rule.height(self.child, width)

    def least_at(self, rule: Rule, width: int) -> int:
        return rule.least(self.child, width)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        return ((self.child, box),)


@dataclass(frozen=True)
class Halo(Widget):
    """The ring: a line, and a glow that is lighter."""

    cached: ClassVar[bool] = False

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        soft, thick = ink.px(SOFT), ink.px(THICK)
        brush.rounded(target, box, ink.px(13), None, ink.colour("accent@35"), soft)
        line = box.inflate(-2 * soft, -2 * soft)
        brush.rounded(target, line, ink.px(10), None, ink.colour("accent"), thick)


def halos(layout: Layout) -> list[Placed]:
    """The rings of a page; what cannot be used yet has none."""
    wanted = [id_ for p in layout.all if isinstance(p.widget, Lit) for id_ in p.widget.ids]
    found = [layout.controls[id_] for id_ in wanted if id_ in layout.controls]
    return [_halo(placed, layout.ruler.ink) for placed in found if control_of(placed).enabled]


def _halo(placed: Placed, ink: Ink) -> Placed:
    far = ink.px(FAR) + ink.px(SOFT)
    box = placed.rect.inflate(2 * far, 2 * far)
    whole = placed.clip == placed.seen  # a control that fills its window has no room outside
    return Placed(Halo(), box, placed.clip if whole else placed.clip.inflate(2 * far, 2 * far))
