"""The little picture of a scenario: four silos, and what its story is about."""

from collections.abc import Hashable
from dataclasses import dataclass

import pygame

from game.kit import brush
from game.kit.ink import Ink
from game.screens.story_pictures import MORE
from game.screens.strokes import code, line

WIDE, HIGH = 320, 108
"""The plane of the picture."""
FLOOR, CROWD = 74, 92
SILOS = (("marketing", 46, 40), ("sales", 120, 48), ("service", 194, 52), ("it", 268, 44))
"""Department, where its silo stands, how high it is."""
HALF = 24
CUSTOMERS = 17


@dataclass(frozen=True)
class Motif:
    """Paints the picture; `Canvas` asks it to."""

    scenario: str

    def key(self) -> Hashable:
        """What the picture depends on."""
        return self.scenario

    def paint(self, surface: pygame.Surface, ink: Ink, now: float) -> None:
        """Silos, customers, and the story on top."""
        del now
        width, height = surface.get_size()
        body = "".join(_silo(ink, *silo) for silo in SILOS)
        body += line(ink, 8, FLOOR, WIDE - 8, FLOOR, "line", 2)
        body += _crowd(ink) + STORIES.get(self.scenario, _bridges)(ink)
        scale = min(width / WIDE, height / HIGH)
        wide, high = WIDE * scale, HIGH * scale
        place = f"translate({(width - wide) / 2:.1f} {(height - high) / 2:.1f}) scale({scale:.3f})"
        picture = brush.vector(width, height, f'<g transform="{place}">{body}</g>')
        brush.stamp(surface, picture, (0, 0))


def _silo(ink: Ink, department: str, x: int, high: int) -> str:
    """A round-topped tank with a wall, filled a little."""
    left, right, top = x - HALF, x + HALF, FLOOR - high
    shape = (
        f"M{left} {FLOOR}V{top + 8}C{left} {top - 4} {right} {top - 4} {right} {top + 8}V{FLOOR}z"
    )
    filled = f"M{left} {FLOOR}V{FLOOR - 14}H{right}V{FLOOR}z"
    soft, wall = code(ink, f"{department}_soft"), code(ink, department)
    return (
        f'<path d="{shape}" fill="{soft}"/>'
        f'<path d="{filled}" fill="{code(ink, department + "@45")}"/>'
        f'<path d="{shape}" fill="none" stroke="{wall}" stroke-width="5"/>'
    )


def _crowd(ink: Ink) -> str:
    """Customers: discs, dots and diamonds, as in the game."""
    step = (WIDE - 24) / (CUSTOMERS - 1)
    return "".join(_customer(ink, 12 + step * k, CROWD + 4 * (k % 2), k) for k in range(CUSTOMERS))


def _customer(ink: Ink, x: float, y: float, k: int) -> str:
    match (3 * k) % 5:
        case 0 | 3:
            return f'<circle cx="{x}" cy="{y}" r="3.4" fill="{code(ink, "good")}"/>'
        case 1:
            shape = f"M{x} {y - 4.6}L{x + 4.6} {y}L{x} {y + 4.6}L{x - 4.6} {y}z"
            return f'<path d="{shape}" fill="{code(ink, "bad")}"/>'
    return f'<circle cx="{x}" cy="{y}" r="2.4" fill="{code(ink, "neutral")}"/>'


# ---- what each story is about ------------------------------------------------------------------


def _message(ink: Ink) -> str:
    """One customer has written: a ring, and a bubble above it that no silo hears."""
    x, y = 12 + (WIDE - 24) / (CUSTOMERS - 1) * 7, CROWD + 4
    bad, panel = code(ink, "bad"), code(ink, "panel")
    bubble = f"M{x - 15} 22H{x + 19}V44H{x + 4}L{x} 54L{x - 4} 44H{x - 15}z"
    return (
        f'<circle cx="{x}" cy="{y}" r="8.5" fill="none" stroke="{bad}" stroke-width="2"/>'
        f'<path d="M{x} {y - 9}V54" stroke="{bad}" stroke-width="1.6" stroke-dasharray="3 4"/>'
        f'<path d="{bubble}" fill="{panel}" stroke="{bad}" stroke-width="2"'
        ' stroke-linejoin="round"/>'
        + line(ink, x - 9, 29.5, x + 13, 29.5, "muted", 2)
        + line(ink, x - 9, 36.5, x + 5, 36.5, "muted", 2)
    )


def _gap(ink: Ink) -> str:
    """What is promised lies above what is delivered."""
    promised = line(ink, 14, 14, WIDE - 14, 14, "marketing", 2.4, "7 5")
    kept = line(ink, 14, 46, WIDE - 14, 46, "ink", 2.4)
    arrow = line(ink, 83, 20, 83, 40, "bad", 2.4)
    head = f'<path d="M78 35L83 42L88 35" fill="none" stroke="{code(ink, "bad")}"'
    return promised + kept + arrow + head + ' stroke-width="2.4" stroke-linecap="round"/>'


def _bridges(ink: Ink) -> str:
    """A bridge where goals are shared, a gap where they are not."""
    built = f'<path d="M144 56H170M144 64H170M152 56V64M162 56V64" stroke="{code(ink, "accent")}"'
    return (
        line(ink, 74, 60, 92, 60, "faint", 2, "4 4")
        + built
        + ' stroke-width="2.4" stroke-linecap="round"/>'
        + line(ink, 222, 60, 240, 60, "faint", 2, "4 4")
    )


STORIES = {"first-monday": _message, "promise-gap": _gap, **MORE}
