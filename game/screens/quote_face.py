"""The face of a message on its card, as one picture: a feed is built anew every week.

Name and audience on the first line, the words, then the way through the departments with the tag
at the right. What does not fit beside something else goes below it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, override

import pygame

from game.kit import brush, text
from game.kit.base import PLAIN, Look, Rule, Span, Widget
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.present.names import ICONS, department
from game.present.voice import Quote
from game.words import _

MARKS = {"good": ("up", "good_text"), "bad": ("down", "bad_text"), "neutral": ("dot", "muted")}
"""Shape and colour of a mood."""
MARK, PLACE, ARROW = 11, 14, 12
"""Sides of the icons of a mood, of a department, and between two of them."""
GAP, NEAR, LEADING, ROWS = 7, 5, 4, 3


class Bit(NamedTuple):
    """An icon or a word, and where it goes in the face."""

    x: int
    y: int
    icon: str
    side: int
    words: Text | None
    colour: str


@dataclass(frozen=True)
class QuoteFace(Widget):
    """What stands on the card of a message."""

    quote: Quote

    role: ClassVar[str] = "text"

    # ---- measuring -----------------------------------------------------------------------------

    @override
    def span(self, rule: Rule) -> Span:
        ink = rule.ink
        head = _wide(self._name(), ink) + ink.px(MARK + GAP)
        parts = [wide for wide, _bits in self._foot(ink)]
        least = max(head, self._widest_word(ink), *parts, _wide(self._tag(), ink))
        natural = max(least, head + ink.px(GAP) + _wide(self._audience(), ink))
        return Span(least, max(natural, _wide(Text(self.quote.text, wrap=False), ink)))

    def _widest_word(self, ink: Ink) -> int:
        said, heard = Text(self.quote.text), Text(self.quote.answered, size="small")
        words = text.longest_word(said.text, *said.face(ink))
        return max(words, text.longest_word(heard.text, *heard.face(ink)))

    @override
    def height_at(self, rule: Rule, width: int) -> int:
        return self._laid(rule.ink, width)[1]

    # ---- painting ------------------------------------------------------------------------------

    @override
    def paints(self) -> bool:
        return True

    @override
    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        for bit in self._laid(ink, box.w)[0]:
            if bit.words is not None:
                room = pygame.Rect(box.x + bit.x, box.y + bit.y, box.w - bit.x, box.h)
                bit.words.paint(target, room, ink, PLAIN)
            else:
                drawn = icon(bit.icon, bit.side, ink.colour(bit.colour))
                brush.stamp(target, drawn, (box.x + bit.x, box.y + bit.y))

    @override
    def node(self) -> tuple[str, str, str, str]:
        said = (self.quote.text, self.quote.answered, self.quote.audience, self.quote.tag)
        return "", " · ".join(part for part in said if part), "", self.quote.tip

    # ---- where everything goes -----------------------------------------------------------------

    def _laid(self, ink: Ink, width: int) -> tuple[list[Bit], int]:
        """All bits, and the height they take."""
        bits, y = self._head(ink, width)
        said = Text(self.quote.text)
        bits.append(Bit(0, y, "", 0, said, ""))
        y += len(said.lines(ink, width)) * text.line_height(*said.face(ink)) + ink.px(LEADING)
        if not (self.quote.path or self.quote.answered or self.quote.tag):
            return bits, y - ink.px(LEADING)
        foot, x, y = self._way(ink, width, y) if self.quote.path else self._answer(ink, width, y)
        bits += foot
        tag = self._tag()
        if tag.text:
            wide = _wide(tag, ink)
            y += _line(ink) + ink.px(ROWS) if x > width - wide else 0
            bits.append(Bit(width - wide, y, "", 0, tag, ""))
        return bits, y + _line(ink)

    def _way(self, ink: Ink, width: int, y: int) -> tuple[list[Bit], int, int]:
        """The departments on as many lines as they need; and where the last one ends."""
        bits: list[Bit] = []
        x = 0
        for wide, parts in self._foot(ink):
            if x and x + wide > width:
                x, y = 0, y + _line(ink) + ink.px(ROWS)
            bits += [bit._replace(x=bit.x + x, y=bit.y + y) for bit in parts]
            x += wide + ink.px(NEAR)
        return bits, x, y

    def _answer(self, ink: Ink, width: int, y: int) -> tuple[list[Bit], int, int]:
        """Who answered, beside the tag if there is room for its words."""
        told, tag = Text(self.quote.answered, "small", colour="muted"), _wide(self._tag(), ink)
        room = width - tag - ink.px(GAP) if tag else width
        if text.longest_word(told.text, *told.face(ink)) > room:
            room = width
        rows = told.lines(ink, room)
        words = Text("\n".join(rows), "small", colour="muted")
        y_last = y + (len(rows) - 1) * _line(ink)
        return [Bit(0, y, "", 0, words, "")], room, y_last

    def _head(self, ink: Ink, width: int) -> tuple[list[Bit], int]:
        shape, colour = MARKS[self.quote.tone]
        line, side, left = _line(ink), ink.px(MARK), ink.px(MARK + GAP)
        bits = [
            Bit(0, (line - side) // 2, shape, side, None, colour),
            Bit(left, 0, "", 0, self._name(), ""),
        ]
        heard = self._audience()
        if not heard.text:
            return bits, line + ink.px(LEADING)
        wide = _wide(heard, ink)
        beside = left + _wide(self._name(), ink) + ink.px(GAP) + wide <= width
        at = (width - wide, 0) if beside else (left, line)
        bits.append(Bit(*at, "", 0, heard, ""))
        return bits, (line if beside else 2 * line) + ink.px(LEADING)

    def _foot(self, ink: Ink) -> Iterator[tuple[int, list[Bit]]]:
        """Departments met, each with the arrow before it, and how often: widths and bits."""
        line, place, arrow = _line(ink), ink.px(PLACE), ink.px(ARROW)
        for here, name in enumerate(self.quote.path):
            x, bits = 0, []
            if here:
                bits.append(Bit(0, (line - arrow) // 2, "arrow_right", arrow, None, "muted"))
                x = arrow + ink.px(NEAR)
            bits.append(Bit(x, (line - place) // 2, ICONS[name], place, None, name))
            words = Text(department(name), "small", "medium", name, wrap=False)
            bits.append(Bit(x + place + ink.px(NEAR), 0, "", 0, words, ""))
            yield x + place + ink.px(NEAR) + _wide(words, ink), bits
        if self.quote.rounds > 1:
            again = Text(
                _("× {n}").format(n=self.quote.rounds), "small", colour="muted", wrap=False
            )
            yield _wide(again, ink), [Bit(0, 0, "", 0, again, "")]

    def _name(self) -> Text:
        return Text(self.quote.name, "small", "semibold", "muted", wrap=False)

    def _audience(self) -> Text:
        return Text(self.quote.audience, "small", colour="muted", wrap=False)

    def _tag(self) -> Text:
        colour = "bad_text" if self.quote.tag_tone == "bad" else "muted"
        return Text(self.quote.tag, "small", "semibold", colour, wrap=False)


def _wide(words: Text, ink: Ink) -> int:
    return text.width_of(words.text, *words.face(ink)) if words.text else 0


def _line(ink: Ink) -> int:
    return text.line_height(ink.px(SIZES["small"]), "semibold")
