"""Lines over the weeks of a game: each with a colour, a dash and a name at its end."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from game.debrief import drawing as draw
from game.debrief.facts import Round
from game.present.brand import Mark
from game.present.ending import SHADOW
from game.present.figures import number
from game.present.names import quarter_of
from game.present.turning import Turn
from game.words import _
from sim.run import QUARTER
from sim.svg import Scale, picture

LEFT, TOP, FOOT = 34.0, 34.0, 26.0
AIR, GRID = 1.0, 5.0
"""Room around the lines, and the step of the grid, in points."""
GRIDS = 6
"""Lines of the grid, at most."""
NEAR_ENDS = 8.0
MANY = 8
"""Quarters of which each has its name on a wide figure."""
DASHES = ("", "7 4", "2 4", "9 3 2 3", "4 3", "1 3 6 3", "12 4", "3 2 3 6")
HUES = ("ink", "accent", "marketing", "sales", "it", "service", "bad", "executive")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with what stands at its end."""

    points: tuple[tuple[float, float], ...]
    """Week and value."""
    name: str
    colour: str = "ink"
    dash: str = ""
    width: float = 2.2
    ends: bool = True
    """Whether its last value is written at its end."""


@dataclass(frozen=True, slots=True)
class Plane:
    """From weeks and values to places on a figure."""

    x: Scale
    y: Scale
    width: float
    height: float

    def at(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Where some points lie."""
        return [(self.x.at(week), self.y.at(value)) for week, value in points]


def plane(
    lines: Sequence[Line], weeks: float, width: float, height: float, ends: Sequence[str] = ()
) -> Plane:
    """Room for some lines from the week before play on, and for what stands at their ends."""
    values = [value for line in lines for _week, value in line.points]
    low = GRID * ((min(values) - AIR) // GRID)
    high = max(-GRID * ((-max(values) - AIR) // GRID), low + 2 * GRID)
    right = max((draw.broad(one) for one in ends), default=0.0) + NEAR_ENDS
    return Plane(
        Scale(-1.0, weeks, LEFT, width - right),
        Scale(low, high, height - FOOT, TOP),
        width,
        height,
    )


def ends_of(lines: Sequence[Line]) -> list[str]:
    """What stands at the ends of lines."""
    return [
        f"{number(line.points[-1][1], 1)} {line.name}" if line.ends else line.name for line in lines
    ]


def grid(on: Plane, quarters: int, later: str = "") -> Iterator[Markup]:
    """Levels, and the quarters below."""
    step = GRID
    while (on.y.high - on.y.low) / step > GRIDS:
        step *= 2.0
    level = on.y.low
    while level <= on.y.high:
        y = on.y.at(level)
        yield draw.stroke(on.x.start, y, on.x.end, y, "line")
        yield draw.words(on.x.start - 9, y + 4, number(level), colour="muted", anchor="end")
        level += step
    every = 1 if quarters <= MANY and on.width > draw.NARROW else -(-quarters // 4)
    for quarter in range(1, quarters + 1, every):
        x = on.x.at(QUARTER * (quarter - 0.5) - 1.0)
        yield draw.words(x, on.height - 7, quarter_of(quarter), colour="muted", anchor="middle")
    if later:
        x = on.x.at(QUARTER * quarters + SHADOW / 2)
        yield draw.words(x, on.height - 7, later, colour="muted", anchor="middle")


def drawn(on: Plane, lines: Sequence[Line]) -> Iterator[Markup]:
    """The lines, and at their ends what they are; no label lies on another."""
    for line in lines:
        yield draw.path(on.at(line.points), line.colour, line.width, line.dash)
    named = [line for line in lines if line.name]
    wanted = [on.y.at(line.points[-1][1]) for line in named]
    places = draw.spread(wanted, on.y.end, on.y.start)
    for line, said, y in zip(named, ends_of(named), places, strict=True):
        x = on.x.at(line.points[-1][0])
        if abs(y - on.y.at(line.points[-1][1])) > draw.APART / 3:
            yield draw.stroke(x, on.y.at(line.points[-1][1]), x + 6, y, line.colour, 0.8)
        yield draw.words(x + NEAR_ENDS, y + 4, said, colour=line.colour, weight="600")


# ---- the brand -----------------------------------------------------------------------------------


def brand_figure(one: Round, width: float) -> Markup:
    """Your line and the same luck without moves, with decisions, events and turning points."""
    told = one.ending
    lines = [_line(one, told.you, _("you"))]
    if told.still:
        lines.append(_line(one, told.still, _("no moves"), "muted", "7 4"))
    weeks = float(told.you[-1][0])
    on = plane(lines, weeks, width, 300.0, ends_of(lines))
    later = _("the year after") if width > draw.NARROW else _("+1 y.")
    parts = [*grid(on, one.quarters, later if told.still else ""), *_between(on, lines)]
    if told.still:
        now = on.x.at(float(told.played - 1))
        parts.append(draw.stroke(now, TOP, now, on.y.start, "faint", 1.0, "3 3"))
    parts += _events(on, one)
    parts += drawn(on, lines)
    parts += _decisions(on, one.marks)
    parts += _lettered(on, one.turns)
    label = f"{_('Brand equity with your moves, and on the same luck without')}. {told.sentence}"
    return picture(width, on.height, label, *parts)


def guesses_figure(one: Round, width: float) -> Markup:
    """What was drawn beside what came."""
    came = Line(tuple((float(week), value) for week, value in one.guesses.actual), _("came"))
    rows = [
        Line(tuple((float(week), value) for week, value in row.line), "", "accent", "3 3", 1.8)
        for row in one.guesses.rows
    ]
    if rows:
        rows[-1] = Line(rows[-1].points, _("drawn"), "accent", "3 3", 1.8)
    lines = [came, *rows]
    on = plane(lines, came.points[-1][0], width, 210.0, ends_of([came, *rows[-1:]]))
    parts = [*grid(on, one.quarters), *drawn(on, lines)]
    said = _("Brand equity, and the lines that you drew")
    return picture(width, on.height, f"{said}. {one.guesses.sentence}", *parts)


def sketch_figure(one: Round, width: float) -> Markup:
    """An empty figure to draw a guess on, by hand: it begins where brand equity stood."""
    start = Line(((-1.0, one.opening),), _("the first day"))
    bounds = Line(((-1.0, one.opening - 10.0), (0.0, one.opening + 10.0)), "")
    on = plane([start, bounds], float(QUARTER * one.quarters), width, 210.0)
    x, y = on.at(start.points)[0]
    parts = [*grid(on, one.quarters), draw.dot(x, y, 4.0, "panel", "ink")]
    parts.append(draw.words(x + 10, y + 4, ends_of([start])[0], weight="600"))
    return picture(width, on.height, _("An empty figure: draw where brand equity went"), *parts)


def both_figure(rounds: Sequence[Round], width: float) -> Markup:
    """Both rounds, on the same luck."""
    names = (_("round 1"), _("round 2"))
    lines = [
        _line(one, one.ending.you, name, hue, dash)
        for one, name, hue, dash in zip(rounds, names, ("muted", "ink"), ("7 4", ""), strict=True)
    ]
    on = plane(lines, lines[0].points[-1][0], width, 260.0, ends_of(lines))
    parts = [*grid(on, rounds[0].quarters, _("+1 y.")), *drawn(on, lines)]
    return picture(width, on.height, _("Brand equity in both rounds, on the same luck"), *parts)


def side_by_side(named: Sequence[tuple[str, Round]], width: float) -> Markup:
    """The lines of several teams, as they were played; each stands for itself by a letter."""
    lines = []
    for place, (letter, one) in enumerate(named):
        hue, dash = HUES[place % len(HUES)], DASHES[place % len(DASHES)]
        points = tuple((float(week), value) for week, value in one.ending.you[: one.ending.played])
        lines.append(Line(((-1.0, one.opening), *points), letter, hue, dash))
    quarters = max(one.quarters for _letter, one in named)
    weeks = max(line.points[-1][0] for line in lines)
    on = plane(lines, weeks, width, 300.0, ends_of(lines))
    parts = [*grid(on, quarters), *drawn(on, lines)]
    return picture(width, on.height, _("Brand equity of all teams, by letter"), *parts)


def _line(
    one: Round, line: tuple[tuple[int, float], ...], name: str, colour: str = "ink", dash: str = ""
) -> Line:
    points = tuple((float(week), value) for week, value in line)
    return Line(((-1.0, one.opening), *points), name, colour, dash)


def _between(on: Plane, lines: Sequence[Line]) -> list[Markup]:
    if len(lines) < 2:  # noqa: PLR2004
        return []
    you, still = (on.at(line.points) for line in lines)
    better = lines[0].points[-1][1] >= lines[1].points[-1][1]
    return [draw.area([*you, *reversed(still)], "good_soft" if better else "bad_soft")]


def _events(on: Plane, one: Round) -> Iterator[Markup]:
    for place, event in enumerate(one.events, 1):
        x = on.x.at(float(event.week))
        yield draw.stroke(x, TOP, x, on.y.start, "warn_text", 1.0, "1 3")
        yield draw.badge(x, on.y.start - 10, f"E{place}", "warn_text")


def _decisions(on: Plane, marks: Sequence[Mark]) -> Iterator[Markup]:
    """One badge a week: moves of one day share it."""
    for week, together in groupby(marks, key=lambda mark: mark.week):
        some = list(together)
        x, y = on.at([(float(week), some[0].value)])[0]
        said = str(some[0].number)
        said += f"–{some[-1].number}" if len(some) > 1 else ""
        x = min(max(x, on.x.start + 12), on.x.end)
        yield draw.stroke(x, TOP - 8, x, y, "accent", 0.8)
        yield draw.badge(x, TOP - 17, said, "accent")
        yield draw.dot(x, y, 3.5, "panel", "accent")


def _lettered(on: Plane, turns: Sequence[Turn]) -> Iterator[Markup]:
    """A letter above each turning point; letters of near ones stand above each other."""
    before, raised = -draw.APART, 0.0
    for turn in turns:
        x, y = on.at([(float(turn.week), turn.value)])[0]
        raised = raised + draw.APART if x - before < draw.APART else 0.0
        before = x
        yield draw.dot(x, y, 3.5, "panel", "ink")
        yield draw.words(x - 4, y - 9 - raised, turn.letter, weight="700")
