"""The figures of a report: effects with intervals, courses over weeks, bars of sensitivity."""

from collections.abc import Sequence

import numpy as np
from markupsafe import Markup

from sim import svg
from sim.lab.report.courses import Course
from sim.lab.report.facts import Answer
from sim.lab.sensitivity import Sensitivity
from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.sensitivity import Indexed, Screened

WIDE, LEFT, RIGHT, ROW = 760.0, 220.0, 740.0, 34.0
TALL, TOP, FOOT = 300.0, 12.0, 44.0
CHARACTERS = 30
"""What fits beside a row."""


def effects_figure(answers: Sequence[Answer], unit: str) -> Markup:
    """Contrasts of one outcome below each other, with both intervals and what matters."""
    ends = [0.0]
    for one in answers:
        ends += [one.joint.low, one.joint.high, one.effect.interval.low, one.effect.interval.high]
        ends += [one.effect.contrast.matters, -one.effect.contrast.matters]
    scale = svg.Scale.over(ends, LEFT, RIGHT)
    named = f"{answers[0].effect.contrast.outcome} ({unit})"
    parts = list(_axis_below(scale, TOP + ROW * len(answers), named))
    parts += [_effect(one, scale, TOP + ROW * place) for place, one in enumerate(answers)]
    zero = scale.at(0.0)
    parts.append(svg.line(zero, TOP, zero, TOP + ROW * len(answers), "zero"))
    said = "; ".join(_heard(one) for one in answers)
    return svg.picture(WIDE, TOP + ROW * len(answers) + FOOT, f"Effects in {unit}: {said}", *parts)


def _effect(one: Answer, scale: svg.Scale, top: float) -> Markup:
    middle, matters = top + ROW / 2, one.effect.contrast.matters
    parts = [svg.text(LEFT - 10, middle + 4, _short(one.effect.contrast.id), "end")]
    if matters > 0.0:
        from_, to = scale.at(-matters), scale.at(matters)
        parts.append(svg.rect(from_, top + 3, to - from_, ROW - 6, "matters"))
    parts += _whisker(one.joint, scale, middle, "joint", 6)
    own = one.effect.interval
    parts.append(svg.line(scale.at(own.low), middle, scale.at(own.high), middle, "own"))
    parts.append(svg.element("circle", cx=scale.at(own.mean), cy=middle, r=5, class_="dot"))
    return Markup("").join(parts)


def _heard(one: Answer) -> str:
    own = one.effect.interval
    digits = svg.decimals(own.half_width)
    low, high = svg.told(own.low, digits), svg.told(own.high, digits)
    return f"{one.effect.contrast.id} {svg.told(own.mean, digits)} from {low} to {high}"


def _whisker(interval: Interval, scale: svg.Scale, y: float, kind: str, cap: float) -> list[Markup]:
    low, high = scale.at(interval.low), scale.at(interval.high)
    ends = [svg.line(x, y - cap, x, y + cap, kind) for x in (low, high)]
    return [svg.line(low, y, high, y, kind), *ends]


def _axis_below(scale: svg.Scale, y: float, unit: str) -> list[Markup]:
    ticks = scale.ticks()
    digits = svg.digits_of(ticks)
    parts = [svg.line(scale.start, y, scale.end, y, "axis")]
    for tick in ticks:
        x = scale.at(tick)
        parts.append(svg.line(x, y, x, y + 5, "axis"))
        parts.append(svg.text(x, y + 19, svg.told(tick, digits), "middle", "small"))
    parts.append(svg.text((scale.start + scale.end) / 2, y + 37, unit, "middle", "small"))
    return parts


# ---- over weeks ----------------------------------------------------------------------------------


def course_figure(course: Course, unit: str) -> Markup:
    """A difference over the weeks with its three bands."""
    bands, left, bottom = course.bands, 70.0, TALL - FOOT
    ends = np.concatenate([*bands.whole, *bands.spread, [0.0]])
    up = svg.Scale.over(ends.tolist(), bottom, TOP + 14.0)
    along = svg.Scale(0.0, max(1.0, len(bands.mean) - 1.0), left, RIGHT)
    xs = np.array([along.at(float(week)) for week in range(len(bands.mean))])

    def ys(values: svg.Array) -> svg.Array:
        return np.array([up.at(x) for x in values.tolist()])

    named = f"difference in {course.metric.replace('_', ' ')} ({unit})"
    parts = [
        svg.text(left, TOP + 2.0, named, "start", "small"),
        *_axis_left(up, left, RIGHT),
        svg.area(xs, ys(bands.whole[0]), ys(bands.whole[1]), "whole"),
        svg.area(xs, ys(bands.pointwise[0]), ys(bands.pointwise[1]), "pointwise"),
        *(svg.curve(xs, ys(edge), "spread") for edge in bands.spread),
        svg.line(left, up.at(0.0), RIGHT, up.at(0.0), "zero"),
        svg.curve(xs, ys(bands.mean), "mean"),
        *_axis_below(along, bottom, "week of play"),
    ]
    last, digits = float(bands.mean[-1]), svg.decimals(float(np.ptp(ends)) / 10.0)
    said = f"{course.contrast}, {course.metric} ({unit}): {svg.told(last, digits)} in the last week"
    return svg.picture(WIDE, TALL, said, *parts)


def _axis_left(scale: svg.Scale, left: float, right: float) -> list[Markup]:
    ticks = scale.ticks()
    digits = svg.digits_of(ticks)
    parts = [svg.line(left, scale.start, left, scale.end, "axis")]
    for tick in ticks:
        y = scale.at(tick)
        parts.append(svg.line(left, y, right, y, "grid"))
        parts.append(svg.text(left - 8, y + 4, svg.told(tick, digits), "end", "small"))
    return parts


# ---- sensitivity ---------------------------------------------------------------------------------


def sensitivity_figure(found: Sensitivity, unit: str) -> Markup:
    """Bars with intervals, the largest first."""
    rows = found.ranked()
    ends = [0.0, *(x for _, one in rows for bar in _bars(one) for x in (bar[1].mean, bar[1].high))]
    ends += [bar[1].low for _, one in rows for bar in _bars(one)]
    scale = svg.Scale.over(ends, LEFT, RIGHT)
    parts = []
    for place, (name, one) in enumerate(rows):
        top = TOP + ROW * place
        parts.append(svg.text(LEFT - 10, top + ROW / 2 + 4, _short(name), "end"))
        parts += _bar(one, scale, top)
    bottom, zero = TOP + ROW * len(rows), scale.at(0.0)
    named = f"{found.outcome} ({unit})" if found.kind == "morris" else "share of the variance"
    parts += [svg.line(zero, TOP, zero, bottom, "zero"), *_axis_below(scale, bottom, named)]
    label = f"Factors of {found.outcome}, the most influential first: " + ", ".join(
        name for name, _ in rows
    )
    return svg.picture(WIDE, bottom + FOOT, label, *parts)


def _bars(one: Screened | Indexed) -> list[tuple[str, Interval]]:
    if isinstance(one, Screened):
        return [("total", one.mu_star)]
    return [("first", one.first), ("total", one.total)]


def _bar(one: Screened | Indexed, scale: svg.Scale, top: float) -> list[Markup]:
    bars, parts, zero = _bars(one), list[Markup](), scale.at(0.0)
    height = (ROW - 10) / len(bars)
    for place, (kind, interval) in enumerate(bars):
        y, x = top + 5 + place * height, scale.at(interval.mean)
        parts.append(svg.rect(min(zero, x), y, abs(x - zero), height - 1, f"bar {kind}"))
        parts += _whisker(interval, scale, y + height / 2 - 0.5, "error", 3)
    return parts


def _short(name: str) -> str:
    return name if len(name) <= CHARACTERS else name[: CHARACTERS - 1] + "…"
