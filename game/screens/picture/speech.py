"""Bubbles as widgets: laid over the crowd, each a button that opens its author's journey."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, ClassVar, override

import pygame

from game.kit import brush, text
from game.kit.base import Answer, Control, Look, Part, Rule, Span, Widget
from game.kit.button import ACTIVATE
from game.kit.events import Clicked
from game.kit.ink import SIZES, Ink
from game.screens.picture.bubbles import MOST, Placing, Say, Wish, placed
from game.screens.picture.marks import COLOURS, SHAPES, mark
from game.words import _

if TYPE_CHECKING:
    from collections.abc import Hashable

    from game.screens.picture.crowd import CrowdTable
    from sim.voices import Message

SIZE = "small"
WIDTHS = (310, 230, 170)
"""The widest that a bubble may be: it becomes narrower and higher where there is no room."""
NARROWEST = 96
PART = 0.46
"""No bubble is wider than so much of the crowd."""
PAD, SIGN, TAIL = 9, 12, 13
FEELINGS = {"angry": 0, "sour": 0, "flat": 1, "pleased": 2, "glad": 2}


def say(message: "Message") -> Say:
    """A message as a bubble shows it."""
    return Say(message.customer, message.text, FEELINGS[message.mood])


@dataclass(frozen=True)
class Bubble(Control):
    """One bubble with its tail; all but its words comes from where it was placed."""

    say: Say
    tail: int
    tip_at: int
    below: bool
    enabled: bool = True

    role: ClassVar[str] = "button"

    @property
    def id(self) -> str:  # type: ignore[override]
        """Its author's row is in the id."""
        return f"bubble-{self.say.customer}"

    @property
    def tip(self) -> str:
        """Who it is."""
        return _("Customer {row}. Click to follow the journey.").format(row=self.say.customer)

    @override
    def span(self, rule: Rule) -> Span:
        return box_of(self.say, rule.ink, rule.ink.px(NARROWEST))

    @override
    def height_at(self, rule: Rule, width: int) -> int:
        return height_of(self.say, rule.ink, width) + rule.ink.px(TAIL)

    @override
    def paints(self) -> bool:
        return True

    @override
    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        colour, tail = ink.colour(COLOURS[self.say.mood]), ink.px(TAIL)
        body = pygame.Rect(box.x, box.y + tail * self.below, box.w, box.h - tail)
        half, foot = ink.px(7), ink.px(2)
        top, end = (tail + foot, 0) if self.below else (0, tail + foot)
        path = f"M{self.tail - half} {top}h{2 * half}L{self.tip_at} {end}z"
        drawn = f'<path d="{path}" fill="{brush.code(colour)}"/>'
        hook = brush.vector(box.w, tail + foot, drawn)
        y = box.y if self.below else body.bottom - foot
        fill = ink.colour("well" if look.hovered else "panel")
        brush.rounded(target, body, ink.px(8), fill, colour, ink.px(1.6))
        brush.stamp(target, hook, (box.x, y))
        self._words(target, body, ink)

    def _words(self, target: pygame.Surface, body: pygame.Rect, ink: Ink) -> None:
        pad, side, pixels = ink.px(PAD), ink.px(SIGN), ink.px(SIZES[SIZE])
        step = text.line_height(pixels)
        colour = ink.colour(COLOURS[self.say.mood])
        sign = mark(SHAPES[self.say.mood], side, colour)
        y = body.y + (body.h - step * len(_lines(self.say, ink, body.w))) // 2
        brush.stamp(target, sign, (body.x + pad, y + (step - side) // 2))
        for line in _lines(self.say, ink, body.w):
            words = text.line(line, pixels, "regular", ink.colour("ink"))
            brush.stamp(target, words, (body.x + pad + side + ink.px(6), y))
            y += step

    @override
    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: "Hashable"
    ) -> Answer:
        return Answer((Clicked(self.id),) if box.collidepoint(at) else (), mark)

    @override
    def on_key(self, name: str, mark: "Hashable") -> Answer | None:
        return Answer((Clicked(self.id),), mark) if name in ACTIVATE else None

    @override
    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.say.text, "", self.tip


@dataclass(frozen=True)
class Bubbles(Widget):
    """All bubbles over the crowd."""

    table: "CrowdTable"
    says: tuple[Say, ...]

    @override
    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        ink = rule.ink
        found = zip(self.says, self.placed(box.size, ink), strict=True)
        return [_part(say, place, box, ink) for say, place in found if place]

    def placed(self, size: tuple[int, int], ink: Ink) -> tuple[Placing | None, ...]:
        """Where they go in a crowd of a size."""
        wishes = []
        for say in self.says:
            x, y, radius = self.table.ring_of(say.customer, size, ink)
            wishes.append(Wish(x, y, radius, _sizes(say, ink, size[0])))
        tail, corner = ink.px(TAIL), ink.px(16)
        found = placed(self.table.ground(size, ink), wishes, tail, corner)
        if all(found[:MOST]):
            return found
        # rather over a balloon or two than not at all
        reaching = placed(pygame.Rect((0, 0), size), wishes, tail, corner)
        return max(found, reaching, key=lambda places: sum(map(bool, places)))


def _sizes(say: Say, ink: Ink, width: int) -> tuple[tuple[int, int], ...]:
    """Sizes a bubble may have, flat ones first."""
    wide = [
        min(most, _balanced(say, ink, most))
        for most in (round(min(ink.px(each), width * PART)) for each in WIDTHS)
    ]
    return tuple((w, height_of(say, ink, w)) for w in dict.fromkeys(wide))


def _part(say: Say, place: Placing, box: pygame.Rect, ink: Ink) -> Part:
    tail = ink.px(TAIL)
    whole = pygame.Rect(place.box.x, place.box.y, place.box.w, place.box.h + tail)
    whole.y -= tail * place.below
    return Bubble(say, place.tail, place.tip, place.below), whole.move(box.topleft)


def _margins(ink: Ink) -> int:
    return 2 * ink.px(PAD) + ink.px(SIGN) + ink.px(6)


def _lines(say: Say, ink: Ink, width: int) -> tuple[str, ...]:
    return text.lines(say.text, ink.px(SIZES[SIZE]), "regular", width - _margins(ink))


def height_of(say: Say, ink: Ink, width: int) -> int:
    """How high a bubble is without its tail."""
    step = text.line_height(ink.px(SIZES[SIZE]))
    return len(_lines(say, ink, width)) * step + 2 * ink.px(PAD - 2)


def box_of(say: Say, ink: Ink, least: int) -> Span:
    """Least and natural width of a bubble."""
    pixels = ink.px(SIZES[SIZE])
    around = _margins(ink)
    longest = text.longest_word(say.text, pixels, "regular") + around
    whole = text.width_of(say.text, pixels, "regular") + around
    return Span(max(least, longest), max(least, whole))


def _balanced(say: Say, ink: Ink, most: int) -> int:
    """A width at which the lines are about equally long."""
    least, natural = box_of(say, ink, ink.px(NARROWEST))
    if natural <= most:
        return natural
    words, around = natural - _margins(ink), _margins(ink)
    count = ceil(words / max(1, most - around))
    best = max(least, round(words / count) + around)
    while best < most and len(_lines(say, ink, best)) > count:
        best += ink.px(6)
    return best
