"""The button."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, Literal

import pygame

from game.kit import brush, text
from game.kit.base import PLAIN, Answer, Control, Look, Rule, Span
from game.kit.events import Clicked
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text

ACTIVATE = ("return", "space")
"""Keys that press what has the focus."""


@dataclass(frozen=True)
class Button(Control):
    """Something to press: primary stands out, plain has a line, quiet none, nav is for the rail."""

    id: str
    label: str
    icon: str = ""
    kind: Literal["primary", "plain", "quiet", "nav"] = "plain"
    pressed: bool = False
    badge: str = ""
    key: str = ""
    hide_label: bool = False
    enabled: bool = True
    tip: str = ""
    size: str = "label"
    align: Literal["left", "centre"] = "centre"

    role: ClassVar[str] = "button"

    def _colour(self) -> str:
        if not self.enabled:
            return "faint"
        if self.kind == "primary":
            return "on_accent"
        return "accent" if self.pressed or self.kind == "quiet" else "ink"

    def _words(self) -> Text:
        shown = "" if self.hide_label else self.label
        upright = self.kind == "nav"
        colour = "muted" if upright and self.enabled and not self.pressed else self._colour()
        side = "left" if self.align == "left" and not upright else "centre"
        return Text(shown, "small" if upright else self.size, "semibold", colour, side)

    def _side(self, ink: Ink) -> int:
        return ink.px(SIZES[self.size] * 1.3 if self.kind != "nav" else 22) if self.icon else 0

    def _around(self, ink: Ink) -> int:
        """What stands left and right of the words."""
        pad = 2 * ink.px(6 if self.kind == "nav" else 9 if self.hide_label else 12)
        if self.kind == "nav":
            return pad
        between = ink.px(7) if self.icon and not self.hide_label else 0
        badge = self._badge(ink).get_width() + ink.px(6) if self.badge else 0
        return pad + self._side(ink) + between + badge

    def span(self, rule: Rule) -> Span:
        least, natural = rule.span(rule.once(self, self._words))
        around = self._around(rule.ink)
        return Span(max(least + around, rule.ink.px(32)), max(natural + around, rule.ink.px(32)))

    def height_at(self, rule: Rule, width: int) -> int:
        words = rule.once(self, self._words)
        room = max(1, width - self._around(rule.ink))
        high = rule.height(words, room) if not self.hide_label else 0
        if self.kind == "nav":
            return self._side(rule.ink) + high + rule.ink.px(20)
        return max(high + rule.ink.px(13), rule.ink.px(32))

    def paints(self) -> bool:
        return True

    def _ground(self, ink: Ink, look: Look) -> tuple[str, str]:
        """Fill and outline."""
        if self.kind == "primary":
            lit = look.pressed or (look.hovered and self.enabled)
            return ("accent" if self.enabled else "well"), ("ink" if lit else "")
        if self.pressed:
            return "accent_soft", "" if self.kind == "nav" else "accent"
        if look.pressed:
            return "accent_soft", "accent"
        lit = look.hovered and self.enabled
        if self.kind == "plain":
            return ("panel" if lit else "well"), ("accent" if lit else "line")
        return ("well" if lit else ""), ""

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        fill, line = self._ground(ink, look)
        if fill:
            edge = ink.colour(line) if line else None
            brush.rounded(target, box, ink.px(7), ink.colour(fill), edge, ink.px(1))
        if self.kind == "nav":
            self._paint_upright(target, box, ink, look)
        else:
            self._paint_level(target, box, ink, look)

    def _paint_level(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        side, around = self._side(ink), self._around(ink)
        words = self._words()
        rows = words.lines(ink, max(1, box.w - around))
        wide = max(text.width_of(row, *words.face(ink)) for row in rows)
        pad = ink.px(12)
        free = 0 if self.align == "left" else max(0, box.w - around - wide) // 2
        x = (
            box.x
            + (pad if not self.hide_label else (box.w - side) // 2)
            + free * (not self.hide_label)
        )
        if self.icon:
            at = x, box.y + (box.h - side) // 2
            brush.stamp(target, icon(self.icon, side, ink.colour(self._colour())), at)
            x += side + ink.px(7)
        if not self.hide_label:
            high = len(rows) * text.line_height(*words.face(ink))
            place = pygame.Rect(x, box.y + (box.h - high) // 2, wide, high)
            words.paint(target, place, ink, look)
        if self.badge:
            badge = self._badge(ink)
            at = (
                box.right - badge.get_width() - ink.px(8),
                box.y + (box.h - badge.get_height()) // 2,
            )
            brush.stamp(target, badge, at)

    def _paint_upright(
        self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look
    ) -> None:
        side, words = self._side(ink), self._words()
        high = (
            0
            if self.hide_label
            else len(words.lines(ink, box.w - self._around(ink)))
            * text.line_height(*words.face(ink))
        )
        y = box.y + (box.h - side - high - ink.px(4)) // 2
        brush.stamp(
            target,
            icon(self.icon, side, ink.colour(words.colour if self.enabled else "faint")),
            (box.x + (box.w - side) // 2, y),
        )
        pad = self._around(ink) // 2
        words.paint(
            target, pygame.Rect(box.x + pad, y + side + ink.px(4), box.w - 2 * pad, high), ink, look
        )
        if self.pressed:
            bar = pygame.Rect(box.x, box.y + ink.px(6), ink.px(3), box.h - ink.px(12))
            brush.rounded(target, bar, ink.px(2), ink.colour("accent"))
        if self.badge:
            badge = self._badge(ink)
            at = box.right - badge.get_width() - ink.px(3), box.y + ink.px(3)
            brush.stamp(target, badge, at)

    def _badge(self, ink: Ink) -> pygame.Surface:
        pixels = ink.px(SIZES["small"])
        wide = text.width_of(self.badge, pixels, "semibold")
        high = round(pixels * 1.35)
        plate = brush.blank(max(high, wide + ink.px(9)), high)
        brush.rounded(plate, plate.get_rect(), high // 2, ink.colour("bad_text"))
        words = Text(self.badge, "small", "semibold", "on_accent", "centre")
        down = (high - text.line_height(pixels, "semibold")) // 2
        words.paint(plate, plate.get_rect().move(0, down), ink, PLAIN)
        return plate

    def shortcut(self) -> str:
        return self.key

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        return Answer((Clicked(self.id),) if box.collidepoint(at) else (), mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        return Answer((Clicked(self.id),), mark) if name in ACTIVATE else None

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (("Enter", self.label),)

    def node(self) -> tuple[str, str, str, str]:
        return self.id, self.label, "pressed" if self.pressed else self.badge, self.tip
