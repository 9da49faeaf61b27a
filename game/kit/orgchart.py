"""An organisation chart: who reports to whom, who works with whom, and moving somebody about."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

import pygame

from game.kit import brush, text
from game.kit.base import PLAIN, Answer, Control, Look, Rule, Span, Spot
from game.kit.events import Changed
from game.kit.icons import icon
from game.kit.ink import SIZES, Ink
from game.kit.labels import Text
from game.kit.ties import Tie, drawn
from game.kit.tongue import say

PAD, EDGE, GRIP, LEVEL, RIM = 7, 4, 9, 44, 6
"""In design pixels: inside a box, its edge, its grip, between two levels, and around all."""
WIDEST, LEAST_GAP = 150, 8
ACTIVATE = ("return", "space", "enter")
ARROWS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


class Post(NamedTuple):
    """One box: where it stands on a grid of columns and levels, and whether it can be moved."""

    id: str
    label: str
    note: str
    column: int
    level: int
    icon: str
    edge: str
    goes: tuple[str, ...] = ()
    """Ids of the posts to which it may be moved; empty if it stays."""
    vacant: bool = False
    """Nobody sits there yet."""
    tip: str = ""


class Carried(NamedTuple):
    """Where the keys are, who is being carried, and where the mouse is with it."""

    at: str
    who: str = ""
    mouse: tuple[int, int] | None = None
    moved: bool = False


@dataclass(frozen=True)
class OrgChart(Control):
    """Boxes with lines; one that may be moved is dragged, or picked up by Enter and set down.

    `Changed(id, (who, to))` when somebody is set down where that is allowed.
    """

    id: str
    label: str
    posts: tuple[Post, ...]
    ties: tuple[Tie, ...]
    columns: int
    levels: int
    enabled: bool = True
    tip: str = ""

    role: ClassVar[str] = "list"
    keeps: ClassVar[bool] = True
    cached: ClassVar[bool] = False
    cursor = "arrow"

    # ---- geometry ----------------------------------------------------------------------------
    def _high(self, ink: Ink) -> int:
        label, note = Text("", "label", "semibold").face(ink), Text("", "small").face(ink)
        return text.line_height(*label) + text.line_height(*note) + 2 * ink.px(PAD)

    def span(self, rule: Rule) -> Span:
        ink = rule.ink
        words = (text.width_of(p.label, ink.px(SIZES["label"]), "semibold") for p in self.posts)
        notes = (text.width_of(p.note, ink.px(SIZES["small"]), "regular") for p in self.posts)
        box = max(*words, *notes) + ink.px(EDGE) + 2 * ink.px(PAD) + ink.px(GRIP)
        least = self.columns * box + (self.columns - 1) * ink.px(LEAST_GAP) + 2 * ink.px(RIM)
        return Span(least, max(least, self.columns * ink.px(WIDEST)))

    def height_at(self, rule: Rule, width: int) -> int:
        ink = rule.ink
        return self.levels * self._high(ink) + (self.levels - 1) * ink.px(LEVEL) + 2 * ink.px(RIM)

    def boxes(self, ink: Ink, box: pygame.Rect) -> dict[str, pygame.Rect]:
        """Where each post stands."""
        rim, high = ink.px(RIM), self._high(ink)
        step = (box.w - 2 * rim) / self.columns
        wide = min(round(step) - ink.px(LEAST_GAP), ink.px(WIDEST + 20))
        free = box.h - 2 * rim - self.levels * high
        down = high + free / max(1, self.levels - 1)
        down = min(down, high + ink.px(2 * LEVEL))
        found = {}
        for post in self.posts:
            place = pygame.Rect(0, 0, wide, high)
            place.centerx = round(box.x + rim + (post.column + 0.5) * step)
            place.y = round(box.y + rim + post.level * down)
            found[post.id] = place
        return found

    # ---- painting ----------------------------------------------------------------------------
    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        boxes = self.boxes(ink, box)
        held = look.mark if isinstance(look.mark, Carried) else Carried("")
        moved = {name: place.move(-box.x, -box.y) for name, place in boxes.items()}
        lines = "".join(drawn(tie, moved, ink) for tie in self.ties)
        brush.stamp(target, brush.vector(box.w, box.h, lines), box.topleft)
        carried = self._post(held.who)
        for post in self.posts:
            legal = carried is not None and post.id in carried.goes
            met = (look.focused and held.at == post.id) or look.under == post.id
            self._paint_post(target, post, boxes[post.id], ink, legal=legal, met=met)
        if carried is not None and held.mouse is not None and held.moved:
            ghost = boxes[carried.id].copy()
            ghost.center = held.mouse
            ghost.clamp_ip(box)
            self._paint_post(target, carried, ghost, ink, legal=False, met=True)

    def _paint_post(
        self,
        target: pygame.Surface,
        post: Post,
        place: pygame.Rect,
        ink: Ink,
        *,
        legal: bool,
        met: bool,
    ) -> None:
        if legal:
            halo = place.inflate(2 * ink.px(4), 2 * ink.px(4))
            brush.rounded(target, halo, ink.px(10), ink.colour("accent_soft"),
                          ink.colour("accent"), ink.px(2))  # fmt: skip
        fill = ink.colour("well" if post.vacant else "panel")
        line = ink.colour("accent" if met or legal else "line")
        brush.rounded(target, place, ink.px(7), fill, line, ink.px(2 if met else 1))
        edge = pygame.Rect(place.x, place.y + ink.px(6), ink.px(EDGE), place.h - 2 * ink.px(6))
        brush.rounded(target, edge, ink.px(2), ink.colour(post.edge))
        left = place.x + ink.px(EDGE) + ink.px(PAD)
        wide = max(
            text.width_of(post.label, ink.px(SIZES["label"]), "semibold"),
            text.width_of(post.note, ink.px(SIZES["small"]), "regular"),
        )
        if place.right - left - wide > ink.px(23 + GRIP):
            side = ink.px(17)
            mark = icon(post.icon, side, ink.colour(post.edge))
            brush.stamp(target, mark, (left, place.centery - side // 2))
            left += side + ink.px(6)
        lines = text.line_height(ink.px(SIZES["label"]), "semibold")
        lines += text.line_height(ink.px(SIZES["small"]), "regular") if post.note else 0
        top = place.y + (place.h - lines) // 2
        room = pygame.Rect(left, top, place.right - left, place.h)
        colour = "muted" if post.vacant else "ink"
        name = Text(post.label, "label", "semibold", colour, wrap=False)
        name.paint(target, room, ink, PLAIN)
        note = Text(post.note, "small", colour="muted", wrap=False)
        note.paint(target, room.move(0, text.line_height(*name.face(ink))), ink, PLAIN)
        if post.goes:
            self._paint_grip(target, place, ink)

    @staticmethod
    def _paint_grip(target: pygame.Surface, place: pygame.Rect, ink: Ink) -> None:
        """Six dots at the right: this one can be moved."""
        side = ink.px(2.5)
        for row in (-1, 0, 1):
            for column in (0, 1):
                x = place.right - ink.px(6) - column * ink.px(5)
                y = place.centery + row * ink.px(5)
                target.fill(ink.colour("faint"), (x - side // 2, y - side // 2, side, side))

    # ---- taking part -------------------------------------------------------------------------
    def _post(self, name: str) -> Post | None:
        return next((post for post in self.posts if post.id == name), None)

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        boxes = self.boxes(rule.ink, box)
        return next((name for name, place in boxes.items() if place.collidepoint(at)), None)

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        boxes = self.boxes(rule.ink, box)
        return tuple(
            Spot(f"{self.id}.{post.id}", "button" if post.goes else "listitem", post.label,
                 boxes[post.id], post.note, post.tip)
            for post in self.posts
        )  # fmt: skip

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        under = self.trace(at, box, rule)
        held = mark if isinstance(mark, Carried) else Carried("")
        if under is None:
            return Answer(mark=Carried(held.at))
        name = str(under)
        if held.who and name != held.who:
            return self._set_down(held, name)
        post = self._post(name)
        if post is None or not post.goes or held.who == name:
            return Answer(mark=Carried(name))
        return Answer(mark=Carried(name, name, at))

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        if not isinstance(mark, Carried) or not mark.who or mark.mouse is None:
            return Answer(mark=mark)
        x, y = mark.mouse
        far = mark.moved or abs(at[0] - x) + abs(at[1] - y) > rule.ink.px(6)
        return Answer(mark=mark._replace(mouse=at if far else mark.mouse, moved=far))

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        if not isinstance(mark, Carried) or not mark.who:
            return Answer(mark=mark)
        if not mark.moved:  # a click picks up; the next click sets down
            return Answer(mark=mark._replace(mouse=None))
        under = self.trace(at, box, rule)
        return self._set_down(mark, str(under))

    def _set_down(self, held: Carried, name: str) -> Answer:
        carried = self._post(held.who)
        if carried is None or name not in carried.goes:
            return Answer(mark=Carried(held.at))
        return Answer((Changed(self.id, (held.who, name)),), Carried(name))

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        held = mark if isinstance(mark, Carried) else Carried("")
        here = self._post(held.at) or self.posts[0]
        if name == "escape" and held.who:
            return Answer(mark=Carried(held.at))
        if name in ACTIVATE:
            if held.who:
                return self._set_down(held, held.at)
            return Answer(mark=Carried(here.id, here.id if here.goes else ""))
        if name not in ARROWS:
            return None
        carried = self._post(held.who)
        to = [p for p in self.posts if carried is None or p.id in {*carried.goes, carried.id}]
        return Answer(mark=Carried(_beside(here, to, ARROWS[name]).id, held.who))

    def keys(self) -> tuple[tuple[str, str], ...]:
        return ("← → ↑ ↓", say("go from box to box")), ("Enter", say("pick up, set down"))

    def node(self) -> tuple[str, str, str, str]:
        ways = ", ".join(f"{self._name(t.one)} – {self._name(t.other)}" for t in self.ties)
        return self.id, self.label, ways, self.tip

    def _name(self, id_: str) -> str:
        post = self._post(id_)
        return post.label if post else id_


def _beside(here: Post, posts: list[Post], step: tuple[int, int]) -> Post:
    """The nearest post in a direction; the same one if there is none."""
    across, down = step
    ahead = [
        post
        for post in posts
        if (post.column - here.column) * across > 0 or (post.level - here.level) * down > 0
    ]
    far = (2 if down else 1), (1 if down else 2)
    return min(
        ahead,
        key=lambda p: far[0] * abs(p.column - here.column) + far[1] * abs(p.level - here.level),
        default=here,
    )
