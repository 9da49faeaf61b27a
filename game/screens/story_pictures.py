"""What the story of each further scenario is about, in a few strokes above the four silos.

Silos stand at 46, 120, 194 and 268 on a plane 320 wide; their roofs lie between 22 and 34, the
floor at 74.
"""

from collections.abc import Callable

from game.kit.ink import Ink
from game.screens.strokes import code, dot, line, path, sheet

XS = (46, 120, 194, 268)


def _report(ink: Ink) -> str:
    """A sheet beside a chair on the roof of marketing, and no line from it to anybody."""
    chair = path(ink, "M37 30V15M37 23H50M50 23V30", "ink", 2.4)
    lines = "".join(
        line(ink, 71, y, 71 + wide, y, "muted", 1.8) for y, wide in ((11, 18), (17, 12))
    )
    way = line(ink, 100, 16, 250, 16, "faint", 2, "1 7")
    return chair + sheet(ink, 66, 5, 28, 18, "marketing") + lines + way


def _bug(ink: Ink) -> str:
    """Something with six legs on IT's roof, and a queue at service that has no end."""
    body = f'<ellipse cx="268" cy="17" rx="11" ry="8" fill="{code(ink, "bad")}"/>'
    legs = "".join(
        line(ink, 268 + side * 9, 17 + k, 268 + side * 18, 17 + 2 * k, "bad", 2)
        for side in (-1, 1)
        for k in (-5, 0, 5)
    )
    queue = "".join(dot(ink, 194 - 11 * k, 14 - (k % 2), 3.6, "bad") for k in range(15))
    return queue + body + legs


def _rings(ink: Ink) -> str:
    """Two rings between marketing and service, above sales; they only just touch."""
    rings = "".join(
        f'<circle cx="{x}" cy="15" r="10" fill="none" stroke="{code(ink, token)}"'
        ' stroke-width="2.6"/>'
        for x, token in ((112, "marketing"), (128, "service"))
    )
    ways = line(ink, 62, 24, 98, 17, "marketing", 2, "4 4") + line(
        ink, 142, 17, 178, 20, "service", 2, "4 4"
    )
    return rings + ways


def _ropes(ink: Ink) -> str:
    """All pull at one thing, each to the own side; it does not move."""
    ropes = "".join(line(ink, x, 26, 157, 12, token, 2) for x, token in zip(XS, SILOS, strict=True))
    return ropes + sheet(ink, 147, 4, 20, 15, "ink")


def _storm(ink: Ink) -> str:
    """A cloud over all four, and rain on each alike."""
    cloud = (
        "M70 14C66 4 88 0 96 5C104 -2 128 -1 134 5C148 0 176 0 184 5"
        "C198 -1 226 0 232 6C248 2 256 10 248 14z"
    )
    shape = f'<path d="{cloud}" fill="{code(ink, "muted")}"/>'
    rain = "".join(line(ink, x, 17, x - 4, 26, "service", 1.8) for x in range(84, 248, 15))
    return shape + rain


def _boxes(ink: Ink) -> str:
    """A parcel for each of the four, and a way between them that nobody has drawn."""
    parcels = "".join(
        sheet(ink, x - 11, 4, 22, 15, token) + line(ink, x, 4, x, 19, token, 2)
        for x, token in zip(XS, SILOS, strict=True)
    )
    return parcels + path(ink, "M57 64C90 48 110 76 157 62S230 50 258 64", "bad", 2.2, "3 5")


def _meadow(ink: Ink) -> str:
    """Bridges everywhere, grass, and the first stones of a wall."""
    bridges = "".join(
        path(ink, f"M{x} 56H{x + 26}M{x} 64H{x + 26}M{x + 8} 56V64M{x + 18} 56V64", "accent", 2.4)
        for x in (70, 144, 218)
    )
    grass = "".join(
        path(ink, f"M{x} 74L{x - 3} 68M{x} 74L{x + 3} 67", "good", 1.6) for x in range(14, 312, 23)
    )
    stones = "".join(sheet(ink, x, y, 11, 6, "muted") for x, y in ((296, 68), (308, 68), (302, 61)))
    return bridges + grass + stones


def _quiet(ink: Ink) -> str:
    """What is said lies below what is kept; and across the river somebody has an ear."""
    kept, said = (
        line(ink, 14, 14, 226, 14, "ink", 2.4),
        line(ink, 14, 46, 226, 46, "marketing", 2.4, "7 5"),
    )
    ear = path(ink, "M283 22C276 4 306 2 304 16C303 24 294 22 294 30", "bad", 2.6)
    waves = path(ink, "M268 8C263 14 263 20 268 26", "bad", 1.8)
    return kept + said + ear + waves


def _blank(ink: Ink) -> str:
    """A sheet with five lines to be filled in."""
    blanks = "".join(
        dot(ink, 121, y, 1.8, "accent") + line(ink, 128, y, 194, y, "faint", 2)
        for y in (9, 15, 21, 27, 33)
    )
    pencil = path(ink, "M208 16L222 6M208 16L205 20L210 19", "accent", 2.4)
    return sheet(ink, 112, 3, 92, 36, "accent") + blanks + pencil


SILOS = ("marketing", "sales", "service", "it")
MORE: dict[str, Callable[[Ink], str]] = {
    "toothless-cxo": _report,
    "ten-x-bug": _bug,
    "marriage": _rings,
    "get-along": _ropes,
    "crisis-mode": _storm,
    "outside-in": _boxes,
    "green-field": _meadow,
    "listening-rival": _quiet,
    "own-company": _blank,
}
"""Who paints what is special about a scenario."""
