"""The four silos: walls as thick as the department is closed, and in them what nobody acted on."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, override

import pygame

from game.kit import brush, text
from game.kit.base import Look, Rule, Span, Spot
from game.kit.canvas import Canvas, Hot
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.tokens import mix
from game.screens.picture import bridges, heap, marks
from game.screens.picture.stand import SILOS, Stand, around, stand
from game.words import _, n_

if TYPE_CHECKING:
    from game.present.live import Live, Silo

PEOPLE_A_PIECE = 2_500
"""Up to so many people a piece of a pile is one customer; beyond, it stands for more."""
LEAST_SILO = 118
"""Design pixels: lower, and a pile could not be told from another."""


def customers_a_piece(people: int) -> int:
    """How many customers one piece of a pile stands for."""
    return max(1, round(people / PEOPLE_A_PIECE))


@dataclass(frozen=True)
class SilosPainter:
    """Paints silos and bridges; equal facts make equal pictures."""

    live: "Live"

    def key(self) -> Hashable:
        """The facts it shows."""
        return self.live.silos, self.live.bridges, self.live.crowd.people

    def places(self, size: tuple[int, int], ink: Ink) -> Stand:
        """Where everything is in a picture of a size."""
        return stand(size, ink, len(bridges.lanes(self.live.bridges)))

    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:  # noqa: ARG002 - stands still
        """Paint all of it."""
        places = self.places(surface.get_size(), ink)
        for lane, bridge in enumerate(bridges.lanes(self.live.bridges)):
            bridges.paint_lane(surface, bridge, lane, places, ink)
        for bridge in bridges.neighbours(self.live.bridges):
            bridges.paint(surface, bridge, places, ink)
        each = customers_a_piece(self.live.crowd.people)
        for i, silo in enumerate(self.live.silos):
            _body(surface, silo, i, places, ink)
            _pile(surface, silo, i, places, each, ink)
            _name(surface, silo, i, places, ink)
            _heard(surface, silo, i, places, ink)
        brush.rounded(surface, places.ground, places.ground.h // 2, ink.colour("line"))


def _body(target: pygame.Surface, silo: "Silo", i: int, places: Stand, ink: Ink) -> None:
    box, hollow = places.silos[i], places.hollow(i, silo.wall)
    colour, panel = ink.colour(silo.id), ink.colour("panel")
    rise, w, h = places.rise, box.w, box.h
    outer = f"M0 {h}V{rise}A{w / 2} {rise} 0 0 1 {w} {rise}V{h}z"
    left, right = hollow.left - box.x, hollow.right - box.x
    spring, floor = hollow.spring - box.y, hollow.floor - box.y
    arc = f"A{(right - left) / 2} {hollow.rise} 0 0 1 {right} {spring}"
    inner = f"M{left} {floor}V{spring}{arc}V{floor}z"
    rib, line = brush.code(mix(colour, panel, 0.8)), ink.px(1.2)
    step, ribs = h / 7, ""
    for k in range(7):
        y = rise + k * step
        ribs += f"M0 {y:.1f}H{w}" if y < h - step / 3 else ""
    drawn = f'<path d="{outer}" fill="{brush.code(colour)}"/>'
    drawn += f'<path d="{ribs}" stroke="{rib}" stroke-width="{line}" fill="none"/>'
    drawn += f'<path d="{inner}" fill="{brush.code(ink.colour(silo.id + "_soft"))}"/>'
    brush.stamp(target, marks.drawn(w, h, drawn), box.topleft)


def _pile(target: pygame.Surface, silo: "Silo", i: int, places: Stand, each: int, ink: Ink) -> None:
    """The pieces, and their number above them or, where they reach the roof, on them."""
    pile, hollow = silo.pile, places.hollow(i, silo.wall)
    moods = heap.pieces((pile.unhappy, pile.neutral, pile.happy), each)
    cell, side = places.cell, max(4, round(places.cell * 0.92))
    room = heap.inside(hollow, cell)
    rim = heap.over_the_rim(places.outside(i), cell) if len(moods) > len(room) else ()
    laid = zip(moods, (*room, *rim), strict=False)
    target.fblits(
        [
            (marks.of_mood(mood, side, ink), (round(x - side / 2), round(y - side / 2)))
            for mood, (x, y) in laid
        ],
        brush.PREMULTIPLIED,
    )
    top = room[min(len(moods), len(room)) - 1][1] - cell if moods and room else hollow.floor
    _count(target, pile.count, hollow, top, ink)


def _count(target: pygame.Surface, count: int, hollow: heap.Hollow, top: float, ink: Ink) -> None:
    """How many wait, below the roof; on a ground of its own where the pile reaches it."""
    colour = ink.colour("ink")
    number = text.figures(f"{count:,}", ink.px(SIZES["number"]), "semibold", colour)
    word = text.line(_("waiting"), ink.px(SIZES["small"]), "regular", colour)
    lines = [number, word] if word.get_width() <= hollow.right - hollow.left else [number]
    between = ink.px(3)
    high = sum(line.get_height() for line in lines) - between * (len(lines) - 1)
    box = pygame.Rect(0, 0, max(line.get_width() for line in lines), high)
    box.midtop = (
        round((hollow.left + hollow.right) / 2),
        round(hollow.spring - hollow.rise * 0.3),
    )
    if top < box.bottom:
        back = box.inflate(2 * ink.px(6), ink.px(2))
        brush.rounded(target, back, ink.px(8), ink.colour("panel"), ink.colour("line"))
    y = box.y
    for line in lines:
        brush.stamp(target, line, (box.centerx - line.get_width() // 2, y))
        y += line.get_height() - between


def _name(target: pygame.Surface, silo: "Silo", i: int, places: Stand, ink: Ink) -> None:
    words = text.line(silo.name, ink.px(SIZES["label"]), "semibold", ink.colour("ink"))
    side, pad, between = ink.px(18), ink.px(13), ink.px(7)
    room = target.get_width() // SILOS - ink.px(4)
    pictured = words.get_width() + side + between + 2 * pad <= room
    wide = words.get_width() + 2 * pad + (side + between if pictured else 0)
    box = pygame.Rect(0, places.chips, min(room, wide), places.chip_high)
    box.centerx = places.silos[i].centerx
    edge = ink.colour("line")
    brush.rounded(target, box, box.h // 2, ink.colour("panel"), edge, ink.px(1))
    x = box.centerx - (wide - 2 * pad) // 2
    if pictured:
        sign = icon(silo.icon, side, ink.colour(silo.id))
        brush.stamp(target, sign, (x, box.centery - side // 2))
        x += side + between
    brush.stamp(target, words, (x, box.centery - words.get_height() // 2))


def _heard(target: pygame.Surface, silo: "Silo", i: int, places: Stand, ink: Ink) -> None:
    word = text.line(_("heard"), ink.px(SIZES["small"]), "regular", ink.colour("muted"))
    share = text.figures(silo.heard_text, ink.px(SIZES["body"]), "semibold", ink.colour("ink"))
    pad, between = ink.px(9), ink.px(6)
    pill = pygame.Rect(0, places.pills, share.get_width() + 2 * pad, places.pill_high)
    start = places.silos[i].centerx - (word.get_width() + between + pill.w) // 2
    pill.x = start + word.get_width() + between
    edge = ink.colour("line")
    brush.rounded(target, pill, pill.h // 2, ink.colour("panel"), edge, ink.px(1))
    brush.stamp(target, share, (pill.x + pad, pill.centery - share.get_height() // 2))
    foot = text.ascent(ink.px(SIZES["body"])) - text.ascent(ink.px(SIZES["small"]))
    brush.stamp(target, word, (start, pill.centery - share.get_height() // 2 + foot))


@dataclass(frozen=True, eq=False)
class Silos(Canvas):
    """The canvas of the silos: its spots are boxes, and each has a tip."""

    painter: SilosPainter = field(kw_only=True)
    tips: tuple[str, ...] = ()

    role: ClassVar[str] = "image"

    @override
    def span(self, rule: Rule) -> Span:
        ink = rule.ink
        pixels = ink.px(SIZES["label"])
        names = [text.width_of(s.name, pixels, "semibold") for s in self.painter.live.silos]
        least = max(SILOS * (max(names, default=0) + ink.px(30)), ink.px(self.min_width))
        return Span(least, max(least, ink.px(900)))

    @override
    def height_at(self, rule: Rule, width: int) -> int:
        lanes = len(bridges.lanes(self.painter.live.bridges))
        return around(rule.ink, lanes) + rule.ink.px(self.min_height)

    def _boxes(self, size: tuple[int, int], ink: Ink) -> list[pygame.Rect]:
        live, places = self.painter.live, self.painter.places(size, ink)
        found = [places.whole(i) for i in range(len(live.silos))]
        for bridge in bridges.neighbours(live.bridges):
            gap = bridges.gap_of(bridge, places)
            found.append(pygame.Rect(gap.x, gap.centery, gap.w, gap.h // 2 - ink.px(8)))
        for lane, bridge in enumerate(bridges.lanes(live.bridges)):
            run = bridges.lane_box(bridge, lane, places)
            high = ink.px(18)
            found.append(pygame.Rect(run.x, run.y - high // 2, run.w, high))
        return found

    @override
    def _under(self, at: tuple[int, int], box: pygame.Rect, ink: Ink) -> int | None:
        boxes = self._boxes(box.size, ink)
        return next((i for i, place in enumerate(boxes) if place.collidepoint(at)), None)

    @override
    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        boxes = self._boxes(box.size, rule.ink)
        return tuple(
            Spot(id_, "button", label, place.move(box.topleft), "", tip)
            for (id_, label, *_rest), place, tip in zip(self.hot, boxes, self.tips, strict=True)
        )

    @override
    def paint_ring(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        """A line around what the mouse or the keys are on."""
        chosen = look.mark if look.focused else look.under
        for i, place in enumerate(self._boxes(box.size, ink)):
            if i == chosen:
                around_it = place.move(box.topleft).inflate(2 * ink.px(4), 2 * ink.px(2)).clip(box)
                line = ink.colour("focus" if look.focused else "faint")
                brush.rounded(target, around_it, ink.px(10), None, line, ink.px(2))


def silos_canvas(live: "Live", min_height: float = LEAST_SILO) -> Silos:
    """Silos and bridges as a widget; `min_height` is that of the silos alone, in design pixels."""
    shown = (*bridges.neighbours(live.bridges), *bridges.lanes(live.bridges))
    names = {silo.id: silo.name for silo in live.silos}
    hot: list[Hot] = [(f"silo-{s.id}", _silo_label(s), 0.5, 0.5, 1) for s in live.silos]
    between = _("{a} and {b}: {share} shared goals")
    for b in shown:
        label = between.format(a=names[b.a], b=names[b.b], share=b.text)
        hot.append((f"bridge-{b.a}-{b.b}", label, 0.5, 0.5, 1))
    scale = told_scale(live.crowd.people)
    tips = [f"{s.wall_text}\n{s.pile.text}. {s.pile.tip} {scale}\n{s.tip}" for s in live.silos]
    return Silos(
        id="silos",
        painter=SilosPainter(live),
        label=_("Silos and the goals they share"),
        min_height=min_height,
        min_width=400,
        hot=tuple(hot),
        tips=(*tips, *(b.tip for b in shown)),
        tip=_elsewhere(live, names),
    )


def told_scale(people: int) -> str:
    """What a piece of a pile stands for, as a sentence."""
    return n_(
        "A piece in a silo is {n} customer who waits.",
        "A piece in a silo stands for {n} customers who wait.",
        customers_a_piece(people),
    )


def _silo_label(silo: "Silo") -> str:
    said = _("{name}: heard {heard}, {pile}")
    return said.format(name=silo.name, heard=silo.heard_text, pile=silo.pile.text)


def _elsewhere(live: "Live", names: dict[str, str]) -> str:
    """The bridges that are not drawn, for the tip of the whole picture."""
    absent = [b for b in live.bridges if not b.side_by_side and not b.built]
    line = _("{a} and {b} share {share} of their goals.")
    told = [line.format(a=names[b.a], b=names[b.b], share=b.text) for b in absent]
    return "\n".join(told) or _("Walls, what waits behind them, and the goals that join them.")
