"""What the kit itself puts on top of a screen: focus ring, scroll bars, tips, the list of keys."""

import re
from dataclasses import dataclass
from typing import ClassVar

import pygame

from game.kit import brush, keymap
from game.kit.base import Control, Look, Widget
from game.kit.boxes import Column, snug
from game.kit.frames import Grid, Panel, Scroll
from game.kit.ink import Ink
from game.kit.keynames import shown_key
from game.kit.labels import Text
from game.kit.layout import GRIP, Layout, Placed, Ruler, control_of, place, reach
from game.kit.tongue import say

TIP_WIDTH = 320
TALL = 0.4
"""From this part of the window's height on something is tall."""
RING = 3


@dataclass(frozen=True)
class Ring(Widget):
    """The focus ring."""

    cached: ClassVar[bool] = False

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        brush.rounded(
            target, box, ink.px(10), None, ink.colour("focus"), ink.px(RING) - ink.px(0.6)
        )


@dataclass(frozen=True)
class Shade(Widget):
    """Dims what lies below, so that what lies above is looked at."""

    cached: ClassVar[bool] = False

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        target.fill((176, 176, 180), box, special_flags=pygame.BLEND_RGB_MULT)


@dataclass(frozen=True)
class ScrollBar(Widget):
    """A thin bar that says how much there is and where we are."""

    shown: int
    whole: int
    offset: int

    cached: ClassVar[bool] = False

    def paints(self) -> bool:
        return True

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        high = max(ink.px(GRIP), box.h * self.shown // max(1, self.whole))
        top = (box.h - high) * self.offset // max(1, self.whole - self.shown)
        grip = pygame.Rect(box.x, box.y + top, box.w, high)
        brush.rounded(target, grip, box.w // 2, ink.colour("faint"))


def ring(placed: Placed, ink: Ink) -> Placed:
    """The ring around a control."""
    far = ink.px(RING)
    box = placed.rect.inflate(2 * far, 2 * far)
    clip = placed.clip.inflate(2 * far, 2 * far) if placed.clip != placed.seen else placed.clip
    return Placed(Ring(), box, clip)


def scroll_bars(layout: Layout) -> list[Placed]:
    """The bars of all scrolls that can move."""
    found = []
    for placed in layout.all:
        if isinstance(placed.widget, Scroll) and reach(placed):
            whole, shown = placed.children[0].rect, placed.rect
            wide = layout.ruler.ink.px(5)
            box = pygame.Rect(shown.right - wide, shown.y, wide, shown.h)
            bar = ScrollBar(shown.h, whole.h, shown.y - whole.y)
            found.append(Placed(bar, box, placed.clip))
    return found


def with_key(words: str, widget: Widget) -> str:
    """What there is to say about a widget, with the key that presses it from anywhere."""
    usual = widget.shortcut() if isinstance(widget, Control) else ""
    key = shown_key(keymap.now(usual)) if usual else ""
    if not (words and key) or key in re.split(r"[\s.,;:()]+", words):
        return words
    return f"{words} {say('Key {key}.').format(key=key)}"


def tip(words: str, near: pygame.Rect, ruler: Ruler, window: pygame.Rect) -> Placed:
    """A tip below what it explains, or above it where the window ends; at the foot of what is tall.

    What is tall has its name and its numbers around it, which somebody may be reading.
    """
    card = Panel(Text(words, size="small", colour="on_tip"), fill="tip", pad=9, radius=6)
    _, natural = ruler.span(card)
    gap = ruler.ink.px(6)
    width = snug(ruler, card, min(natural, ruler.ink.px(TIP_WIDTH), window.w - 2 * gap))
    box = pygame.Rect(0, 0, width, ruler.height(card, width))
    box.midtop = near.centerx, near.bottom + gap
    if box.bottom > window.bottom - gap:
        tall = near.h > window.h * TALL
        box.bottom = near.bottom - gap if tall else near.top - gap
    box.clamp_ip(window.inflate(-2 * gap, -2 * gap))
    return place(card, box, window, ruler)


def general_keys() -> list[tuple[str, str]]:
    """The keys that work on every screen."""
    return [
        ("Tab", say("next control")),
        ("Shift Tab", say("control before")),
        ("Enter", say("press what has the focus")),
        ("F1", say("these keys")),
        ("F2", say("explain what has the focus")),
    ]


def key_list(layout: Layout) -> list[tuple[str, str]]:
    """The keys of a screen, from the controls that are on it, then those that always work."""
    controls = [control_of(placed) for placed in layout.controls.values()]
    usable = [control for control in controls if control.enabled]
    pairs = [(shown_key(keymap.now(c.shortcut())), c.node()[1]) for c in usable if c.shortcut()]
    pairs += [pair for c in usable for pair in c.keys() if pair[0] not in {"Enter", "Space"}]  # noqa: SIM118
    return list(dict.fromkeys(pairs))


def key_help(layout: Layout, title: str) -> Widget:
    """The list of keys as a card."""
    rows = tuple(
        (Text(key, weight="semibold", colour="accent", wrap=False), Text(what))
        for key, what in [*general_keys(), *key_list(layout)]
    )
    grid = Grid(rows, columns=("fit", 1.0), gap=18, row_gap=5)
    note = say("Esc or F1 closes")
    head = say("Keys: {title}").format(title=title) if title else say("Keys")
    return Panel(Column((Scroll(grid, id="keys.list"),)), title=head, note=note, id="keys")


def help_box(card: Widget, ruler: Ruler, window: pygame.Rect) -> pygame.Rect:
    """Where the list of keys lies: in the middle."""
    width = min(ruler.ink.px(460), window.w - ruler.ink.px(24))
    height = min(ruler.height(card, width), window.h - ruler.ink.px(24))
    box = pygame.Rect(0, 0, width, height)
    box.center = window.center
    return box
