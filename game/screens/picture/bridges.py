"""Bridges between silos: goals that two departments share, or the gap where they share none."""

from typing import TYPE_CHECKING

import pygame

from game.kit import brush, text
from game.kit.ink import SIZES, Ink
from game.screens.picture import marks
from game.screens.picture.stand import Stand
from game.words import _

if TYPE_CHECKING:
    from game.present.live import Bridge

NAMES = ("marketing", "sales", "service", "it")
DECK = 0.74
"""How far down a silo the bridges are."""
BESIDE = 0.37
"""Where the share of a bridge over one roof stands: not where another one comes down."""
GROWTH = 9
"""Design pixels by which a deck is thicker when all goals are shared than when none are."""


def lanes(bridges: "tuple[Bridge, ...]") -> "tuple[Bridge, ...]":
    """Built bridges between silos that are not neighbours: they run over the roofs, one each."""
    over = [b for b in bridges if b.built and not b.side_by_side]
    return tuple(sorted(over, key=lambda b: -_steps(b)))  # the longest on top: fewer crossings


def _steps(bridge: "Bridge") -> int:
    return NAMES.index(bridge.b) - NAMES.index(bridge.a)


def neighbours(bridges: "tuple[Bridge, ...]") -> "tuple[Bridge, ...]":
    """The bridges that have a place of their own between two silos."""
    return tuple(b for b in bridges if b.side_by_side)


def gap_of(bridge: "Bridge", stand: Stand) -> pygame.Rect:
    """The room between two neighbours."""
    return stand.gaps[NAMES.index(bridge.a)]


def paint(target: pygame.Surface, bridge: "Bridge", stand: Stand, ink: Ink) -> None:
    """A bridge between neighbours, or its absence, with its share above."""
    gap = gap_of(bridge, stand)
    level = gap.y + round(gap.h * DECK)
    if bridge.built:
        top = level - _built(target, bridge.share, gap, level, ink)
    else:
        _missing(target, gap, level, ink)
        top = level
    _caption(target, bridge, gap, top - ink.px(9), ink)


def _built(target: pygame.Surface, share: float, gap: pygame.Rect, level: int, ink: Ink) -> int:
    """Deck, rail and struts; how high it stands above its level."""
    colour, high = ink.colour("accent"), ink.px(17)
    deck, line = ink.px(4 + GROWTH * share), ink.px(2)
    target.fill(colour, (gap.x, level, gap.w, deck))
    target.fill(colour, (gap.x, level - high, gap.w, line))
    fields = max(2, round(gap.w / high))
    struts = "".join(
        f"M{i * gap.w / fields:.1f} {high}L{(i + 0.5) * gap.w / fields:.1f} {line / 2}"
        f"L{(i + 1) * gap.w / fields:.1f} {high}"
        for i in range(fields)
    )
    drawn = f'<path d="{struts}" fill="none" stroke="{brush.code(colour)}" stroke-width="{line}"'
    drawn += ' stroke-linejoin="round"/>'
    brush.stamp(target, marks.drawn(gap.w, high, drawn), (gap.x, level - high))
    return high


def _missing(target: pygame.Surface, gap: pygame.Rect, level: int, ink: Ink) -> None:
    """A dashed line where a bridge could be."""
    dash, line = ink.px(7), ink.px(2)
    room = gap.inflate(-2 * ink.px(5), 0)
    count = max(1, (room.w + dash) // (2 * dash))
    start = room.x + (room.w - (2 * count - 1) * dash) // 2
    for i in range(count):
        target.fill(ink.colour("faint"), (start + 2 * i * dash, level, dash, line))


def _caption(
    target: pygame.Surface, bridge: "Bridge", gap: pygame.Rect, foot: int, ink: Ink
) -> None:
    colour = ink.colour("accent" if bridge.built else "muted")
    words = _words(gap.w - ink.px(6), ink)
    pixels = ink.px(SIZES["small"])
    step = text.line_height(pixels, "medium")
    for line in reversed(words):
        foot -= step
        _centred(target, text.line(line, pixels, "medium", colour), gap.centerx, foot)
    number = text.figures(bridge.text, ink.px(SIZES["number"]), "semibold", colour)
    _centred(target, number, gap.centerx, foot - number.get_height())


def _words(room: int, ink: Ink) -> tuple[str, ...]:
    """The caption in lines, or nothing where even one word is too long: the tip says it all."""
    caption, pixels = _("shared goals"), ink.px(SIZES["small"])
    if text.longest_word(caption, pixels, "medium") > room:
        return ()
    return text.lines(caption, pixels, "medium", room)


def _centred(target: pygame.Surface, picture: pygame.Surface, x: int, y: int) -> None:
    brush.stamp(target, picture, (x - picture.get_width() // 2, y))


def lane_box(bridge: "Bridge", lane: int, stand: Stand) -> pygame.Rect:
    """The run of a bridge over the roofs."""
    a, b = (stand.silos[NAMES.index(name)].centerx for name in (bridge.a, bridge.b))
    return pygame.Rect(a, stand.lanes[lane], b - a, stand.chips - stand.lanes[lane])


def paint_lane(target: pygame.Surface, bridge: "Bridge", lane: int, stand: Stand, ink: Ink) -> None:
    """A thin line from roof to roof over those between, with its share in the middle."""
    box, line, shift = lane_box(bridge, lane, stand), ink.px(2), ink.px(6) * (lane - 1)
    x, wide = box.x + shift, box.w
    r = min(ink.px(10), box.h)
    path = f"M{x} {stand.chips}V{box.y + r}Q{x} {box.y} {x + r} {box.y}H{x + wide - r}"
    path += f"Q{x + wide} {box.y} {x + wide} {box.y + r}V{stand.chips}"
    drawn = f'<path d="{path}" fill="none" stroke="{brush.code(ink.colour("accent"))}"'
    picture = marks.drawn(target.get_width(), stand.chips, f'{drawn} stroke-width="{line}"/>')
    brush.stamp(target, picture, (0, 0))
    number = text.figures(bridge.text, ink.px(SIZES["small"]), "semibold", ink.colour("accent"))
    along = BESIDE if _steps(bridge) % 2 == 0 else 0.5
    middle = round(x + wide * along), box.y
    back = number.get_rect(center=middle).inflate(2 * ink.px(5), 0)
    target.fill(ink.colour("panel"), back)
    brush.stamp(target, number, (back.x + ink.px(5), back.y))
