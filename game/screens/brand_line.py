"""The line of brand equity as a chart: what was, what was decided, what may come."""

from itertools import groupby

from game.kit.widgets import Band, End, Line, LineChart, Mark, Panel, Widget
from game.present.brand import Brand
from game.present.brand import Mark as Decided
from game.words import _, n_
from sim.run import QUARTER

AIR = 0.035
"""Share of the width that is left free before the first week."""


def brand_panel(seen: Brand, min_height: float = 112) -> Widget:
    """The panel with the chart."""
    return Panel(chart(seen, min_height), title=_("Brand equity"), note=seen.note, id="brand-panel")


def chart(seen: Brand, min_height: float) -> LineChart:
    """Weeks are counted from 1 as players count them: the week before play is 0."""
    lines = [Line(_moved(seen.points), "ink", name=_("lived"))]
    if seen.fan is not None:
        mean = tuple(zip(seen.fan.weeks, seen.fan.mean, strict=True))
        lines.append(Line(_moved(mean), "good", dashed=True, name=_("expected")))
    if seen.prediction:
        lines.append(
            Line(_moved(seen.prediction), "accent", dashed=True, width=1.6, name=_("yours"))
        )
    return LineChart(
        "brand",
        _("Brand equity, week by week"),
        lines=tuple(lines),
        bands=_bands(seen),
        marks=_marks(seen),
        x_labels=_labels(seen),
        x_range=_across(seen),
        y_range=(seen.low, seen.high),
        now=seen.now + 1,
        ends=_ends(seen),
        min_height=min_height,
        tip=_tip(seen),
    )


def _across(seen: Brand) -> tuple[float, float]:
    """From the first week to the last, with room for the words of a mark at the left."""
    first = seen.points[0][0] + 1
    last = (seen.fan.weeks[-1] if seen.fan else max(seen.now, QUARTER)) + 1
    return first - AIR * (last - first), last


def _moved(points: tuple[tuple[int, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((week + 1, value) for week, value in points)


def _bands(seen: Brand) -> tuple[Band, ...]:
    if seen.fan is None:
        if not seen.margin:
            return ()
        told = ((week + 1, value - seen.margin, value + seen.margin) for week, value in seen.points)
        return (Band(tuple(told), "neutral", 20, _("survey")),)
    fan = seen.fan
    return (
        _band(fan.weeks, fan.low80, fan.high80, 16, _("four of five")),
        _band(fan.weeks, fan.low50, fan.high50, 26, _("half")),
    )


def _band(
    weeks: tuple[int, ...], low: tuple[float, ...], high: tuple[float, ...], strong: int, name: str
) -> Band:
    points = tuple((week + 1, a, b) for week, a, b in zip(weeks, low, high, strict=True))
    return Band(points, "good", strong, name)


def _marks(seen: Brand) -> tuple[Mark, ...]:
    """One mark a quarter, several moves of the same week share it; and where your line ends."""
    found = []
    for week, group in groupby(seen.marks, key=lambda mark: mark.week):
        decided = tuple(group)
        found.append(Mark(week + 1, decided[0].value, _title(decided), f"mark-{week + 1}"))
    if seen.prediction:
        week, value = seen.prediction[-1]
        found.append(Mark(week + 1, value, _("your line")))
    return tuple(found)


def _title(decided: tuple[Decided, ...]) -> str:
    if len(decided) == 1:
        return decided[0].title
    return n_("{n} move", "{n} moves", len(decided))


def _labels(seen: Brand) -> tuple[tuple[float, str], ...]:
    """Now first: a label that would touch another is left out, the later one of the two."""
    last = seen.fan.weeks[-1] if seen.fan else seen.now
    near = max(2, (last - seen.points[0][0]) // 12)
    told = [(week, label) for week, label in seen.ticks if abs(week - 1 - seen.now) > near]
    return tuple(sorted([(seen.now + 1.0, _("now")), *((float(x), label) for x, label in told)]))


def _ends(seen: Brand) -> tuple[End, ...]:
    if seen.fan is None:
        return ()
    return tuple(_end(value, words) for value, words in seen.fan.ends)


def _end(value: float, words: str) -> End:
    number, _space, label = words.partition(" ")
    return End(value, number, label, "good_text")


def _tip(seen: Brand) -> str:
    if seen.margin:
        return _("A survey of 200 people a quarter: it may be off by {n} points.").format(
            n=f"{seen.margin:.0f}"
        )
    told = _("Brand equity, 0 to 100: known, thought well of, trusted, and loyal customers.")
    if seen.fan is None:
        return told
    fan = n_(
        "The fan is {n} future: half of them lie in the dark part, four of five in the light.",
        "The fan is {n} futures: half of them lie in the dark part, four of five in the light.",
        seen.fan.futures,
    )
    return f"{told} {fan}"
