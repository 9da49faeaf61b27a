"""Shapes of the page: each has its colours as attributes, so that a figure means the same anywhere.

Colours are those of the light screens. A figure is drawn for a width, in the size in which it is
read: the page has one for a desk and for paper, and one for a phone.
"""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from game.kit.tokens import LIGHT
from sim.svg import element

WIDE, NARROW = 720.0, 350.0
SMALL, PLAIN = 12.0, 13.5
FACE = "'Fira Sans', system-ui, 'Segoe UI', sans-serif"
CHARACTER, BROAD = 0.7, 0.35
"""How wide a character is, in sizes of its text, and how much wider some are."""
APART = 15.0
"""Between two labels at the ends of lines."""

type Points = Sequence[tuple[float, float]]


def hue(name: str) -> str:
    """A colour of the screens by its name, as a page writes it."""
    return "#{:02x}{:02x}{:02x}".format(*LIGHT.colour(name))


def words(
    x: float,
    y: float,
    said: str,
    *,
    colour: str = "ink",
    size: float = SMALL,
    anchor: str = "start",
    weight: str = "400",
) -> Markup:
    """A text."""
    return element(
        "text", said, x=x, y=y, fill=hue(colour), font_size=size, font_family=FACE,
        font_weight=weight, text_anchor=anchor,
    )  # fmt: skip


def stroke(
    x1: float, y1: float, x2: float, y2: float, colour: str, width: float = 1.0, dash: str = ""
) -> Markup:
    """A straight line."""
    more = {"stroke_dasharray": dash} if dash else {}
    return element(
        "line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=hue(colour), stroke_width=width, **more
    )


def path(points: Points, colour: str, width: float = 2.2, dash: str = "") -> Markup:
    """A line through points."""
    more = {"stroke_dasharray": dash} if dash else {}
    said = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return element(
        "polyline", points=said, fill="none", stroke=hue(colour), stroke_width=width,
        stroke_linejoin="round", **more,
    )  # fmt: skip


def area(points: Points, colour: str) -> Markup:
    """What lies within some points."""
    return element(
        "polygon", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in points), fill=hue(colour)
    )


def box(
    x: float, y: float, width: float, height: float, colour: str, edge: str = "", round_: float = 0
) -> Markup:
    """A box."""
    more = {"stroke": hue(edge)} if edge else {}
    return element(
        "rect", x=x, y=y, width=max(0.0, width), height=max(0.0, height), rx=round_,
        fill=hue(colour), **more,
    )  # fmt: skip


def dot(x: float, y: float, radius: float, fill: str, edge: str, width: float = 2.0) -> Markup:
    """A dot."""
    return element(
        "circle", cx=x, cy=y, r=radius, fill=hue(fill), stroke=hue(edge), stroke_width=width
    )


def badge(x: float, y: float, said: str, colour: str) -> Markup:
    """A number or a letter in a pill."""
    width = max(18.0, 8.0 + broad(said, 11.0))
    return Markup("").join((
        box(x - width / 2, y - 9.0, width, 18.0, colour, round_=9.0),
        words(x, y + 4.0, said, colour="on_accent", size=11.0, anchor="middle", weight="600"),
    ))  # fmt: skip


def broad(said: str, size: float = SMALL) -> float:
    """About how wide a text is."""
    return size * (CHARACTER * len(said) + BROAD * sum(one in "%mwMWÄÖ" for one in said))


def spread(places: Sequence[float], low: float, high: float, apart: float = APART) -> list[float]:
    """Places for labels near those that are wanted, none on another, in the same order."""
    order = sorted(range(len(places)), key=lambda k: (places[k], k))
    found = list(places)
    floor = low
    for k in order:
        found[k] = floor = max(places[k], floor)
        floor += apart
    ceiling = high
    for k in reversed(order):
        found[k] = min(found[k], ceiling)
        ceiling = found[k] - apart
    return found


def wrapped(said: str, width: float, size: float = SMALL) -> list[str]:
    """A text in lines that fit a width."""
    lines: list[str] = []
    for word in said.split():
        if lines and broad(f"{lines[-1]} {word}", size) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def joined(parts: Iterable[Markup]) -> Markup:
    """Some shapes as one."""
    return Markup("").join(parts)
