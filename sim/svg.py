"""A few shapes as SVG text: enough for the figures of a report, and the same bytes everywhere."""

import math
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup, escape
from numpy.typing import NDArray

type Array = NDArray[np.float64]
type Attribute = str | float
TICKS = 5
XMLNS = "http://www.w3.org/2000/svg"
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """From numbers to places on the page."""

    low: float
    high: float
    start: float
    end: float

    @classmethod
    def over(cls, values: list[float], start: float, end: float) -> "Scale":
        """A scale that holds all of some numbers, with a little room on both sides."""
        some = [x for x in values if math.isfinite(x)] or [0.0]
        low, high = min(some), max(some)
        room = 0.05 * (high - low) or abs(high) * 0.1 or 1.0
        return cls(low - room, high + room, start, end)

    def at(self, x: float) -> float:
        """Where a number lies; what lies outside stands at the edge."""
        inside = min(self.high, max(self.low, x))
        share = (inside - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)

    def ticks(self) -> list[float]:
        """Round numbers on it."""
        rough = (self.high - self.low) / TICKS
        size = 10.0 ** math.floor(math.log10(rough))
        step = next(size * one for one in STEPS if size * one >= rough * 0.999)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        return [number * step for number in range(first, last + 1)]


def digits_of(ticks: list[float]) -> int:
    """Decimals that tell the ticks of a scale apart, and say what they are."""
    step = ticks[1] - ticks[0] if len(ticks) > 1 else 1.0
    return next((n for n in range(12) if abs(round(step, n) - step) < step * 1e-6), 12)


def decimals(size: float) -> int:
    """Decimals that show two digits of a size."""
    if not math.isfinite(size) or size <= 0.0:
        return 1
    return max(0, 1 - math.floor(math.log10(size)))


def told(x: float, digits: int) -> str:
    """A number for people, with a real minus sign."""
    if not math.isfinite(x):
        return "∞" if x > 0 else "−∞" if x < 0 else "–"
    text = f"{x:,.{digits}f}"
    if not any(digit in text for digit in "123456789"):
        text = text.lstrip("-")
    return text.replace("-", "−")


def element(name: str, *inside: str, **attributes: Attribute) -> Markup:
    """One element; text inside is escaped unless it is an element itself."""
    said = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
    )
    content = Markup("").join(inside)
    return Markup(f"<{name}{said}>{content}</{name}>")  # noqa: S704  # all parts are escaped above


def _value(value: Attribute) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=kind)


def text(x: float, y: float, said: str, anchor: str = "start", kind: str = "") -> Markup:
    """Words at a place."""
    return element("text", said, x=x, y=y, text_anchor=anchor, class_=kind)


def rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A box."""
    return element("rect", x=x, y=y, width=max(0.0, width), height=max(0.0, height), class_=kind)


def curve(xs: Array, ys: Array, kind: str) -> Markup:
    """A line through points."""
    return element("polyline", points=_points(xs, ys), class_=kind)


def area(xs: Array, low: Array, high: Array, kind: str) -> Markup:
    """What lies between two curves."""
    there = np.concatenate([xs, xs[::-1]])
    return element("polygon", points=_points(there, np.concatenate([high, low[::-1]])), class_=kind)


def _points(xs: Array, ys: Array) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(xs.tolist(), ys.tolist(), strict=True))


def picture(width: float, height: float, label: str, *parts: str) -> Markup:
    """A whole figure; the label is what somebody hears who does not see it."""
    box = f"0 0 {width:g} {height:g}"
    title = element("title", label)
    return element("svg", title, *parts, xmlns=XMLNS, viewBox=box, role="img", aria_label=label)
