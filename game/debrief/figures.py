"""The other figures of the page: own numbers, who knew when, worths, luck, the web of causes."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from game.debrief import drawing as draw
from game.debrief.charts import NEAR_ENDS, TOP, Line, Plane, drawn
from game.debrief.facts import Guessed, Round
from game.present.figures import any_digit, number
from game.present.guesses import NEAR
from game.present.judging import Lucks, Row
from game.present.knew import Knew, Sign
from game.present.names import date_of, quarter_of
from game.present.reported import OwnNumber
from game.present.spots import Place, heads
from game.present.why import Picture, Strand
from game.words import _
from sim.run import QUARTER
from sim.svg import Scale, picture

SIGN_ROW, SIGN_TOP = 26.0, 24.0
WHISKER = 22.0
BARS = 84.0
SPOT_ROW, SPOT_HIGH = 40.0, 32.0
THICK = 9.0
"""Of the strongest thread."""


def own_figure(one: OwnNumber, width: float) -> Markup:
    """A department's own number: solid as it was reported, dashed as it was counted."""
    lines = [_line(one.reported, one.last_text, one.department, "")]
    if one.reported != one.true:
        said = _("{value} reported").format(value=one.last_text)
        counted = _("{value} counted").format(value=one.true_text)
        lines = [
            _line(one.reported, said, one.department, ""),
            _line(one.true, counted, "muted", "5 4"),
        ]
    return _small(lines, f"{one.name}: {one.label}. {one.sentence}", width)


def brand_small(one: Round, width: float) -> Markup:
    """Brand equity in the same quarters."""
    played = [value for _week, value in one.ending.you[: one.quarters * QUARTER]]
    parts = [played[at : at + QUARTER] for at in range(0, len(played), QUARTER)]
    means = tuple(sum(part) / QUARTER for part in parts)
    line = _line(means, number(means[-1], 1), "ink", "")
    return _small([line], _("Brand equity, a mean for each quarter"), width)


def _small(lines: list[Line], label: str, width: float) -> Markup:
    """A few lines over quarters, each on a scale of its own figure."""
    height, quarters = 120.0, len(lines[0].points)
    right = width - max(draw.broad(line.name) for line in lines) - NEAR_ENDS
    values = [value for line in lines for _quarter, value in line.points]
    on = Plane(
        Scale(1.0, max(2.0, float(quarters)), 12.0, right),
        Scale.over(values, height - 28.0, 16.0),
        width,
        height,
    )
    base, ends = height - 20.0, ((1, "start"), (quarters, "end"))
    dates = [
        draw.words(on.x.at(q), height - 6.0, date_of(q), colour="muted", size=10.5, anchor=side)
        for q, side in (ends if quarters > 1 else ends[:1])
    ]
    parts = [draw.stroke(12.0, base, right, base, "line"), *drawn(on, lines), *dates]
    return picture(width, height, label, *parts)


def _line(values: tuple[float, ...], name: str, colour: str, dash: str) -> Line:
    points = tuple((float(quarter), value) for quarter, value in enumerate(values, 1))
    return Line(points, name, colour, dash, ends=False)


def knew_figure(knew: Knew, width: float) -> Markup:
    """A row for each sign, and a dot in the quarter in which it could first be seen."""
    narrow = width <= draw.NARROW
    left = 8.0 if narrow else 270.0
    row = SIGN_ROW * (1.7 if narrow else 1.0)
    height = SIGN_TOP + row * len(knew.signs) + 6.0
    scale = Scale(0.5, max(1.5, knew.quarters + 0.5), left, width - (46.0 if narrow else 96.0))
    parts = [
        draw.words(scale.at(q), 14.0, quarter_of(q), colour="muted", anchor="middle")
        for q in range(1, knew.quarters + 1)
    ]
    for place, sign in enumerate(knew.signs):
        parts += _sign(sign, scale, SIGN_TOP + row * place, row, left if narrow else 0.0)
    return picture(width, height, f"{_('Who knew when')}. {knew.sentence}", *parts)


def _sign(sign: Sign, scale: Scale, top: float, row: float, left: float) -> Iterator[Markup]:
    y = top + (row * 0.7 if left else row / 2)
    colour = {"structure": "accent"}.get(sign.id, sign.id.partition("own-")[2] or "bad")
    yield draw.stroke(scale.start, y, scale.end, y, "line")
    yield draw.words(left, y - 10 if left else y + 4, sign.label)
    if sign.quarter is None:
        yield draw.words(scale.end + 8, y + 4, sign.text, colour="muted")
        return
    x = scale.at(float(sign.quarter))
    yield draw.stroke(x, y, scale.end, y, colour, 4.0)
    yield draw.dot(x, y, 6.0, colour, colour)
    said = quarter_of(sign.quarter) if left else sign.text
    yield draw.words(scale.end + 8, y + 4, said, colour=colour, weight="600")


def guesses_figure(rows: Sequence[Guessed], width: float) -> Markup:
    """A row for each team and round, a dot for each guess: so far it lay above what came."""
    left = 8.0 + max(draw.broad(row.name) for row in rows)
    most = max(5.0, *(abs(off) for row in rows for _quarter, off in row.offs))
    scale = Scale(-most, most, left + 12.0, width - 12.0)
    height = SIGN_TOP + SIGN_ROW * len(rows) + 8.0
    near = scale.at(NEAR) - scale.at(-NEAR)
    parts = [
        draw.box(scale.at(-NEAR), SIGN_TOP - 4.0, near, height - SIGN_TOP, "good_soft"),
        draw.words(scale.start, 13.0, _("too low"), colour="muted"),
        draw.words(scale.at(0.0), 13.0, _("right"), colour="muted", anchor="middle"),
        draw.words(scale.end, 13.0, _("too high"), colour="muted", anchor="end"),
    ]
    for place, row in enumerate(rows):
        y = SIGN_TOP + SIGN_ROW * (place + 0.5)
        parts += [
            draw.words(0.0, y + 4.0, row.name, weight="600"),
            draw.stroke(scale.start, y, scale.end, y, "line"),
        ]
        parts += [draw.dot(scale.at(off), y, 4.5, "panel", "accent") for _quarter, off in row.offs]
    label = _("How far each guess of each team lay from what came, in points of brand equity")
    return picture(width, height, label, *parts)


def whisker(row: Row, bounds: tuple[float, float], width: float = 150.0) -> Markup:
    """What a decision was worth: a dot for this game, a line for nine of ten other lucks."""
    scale = Scale(min(0.0, bounds[0]), max(0.0, bounds[1]), 8.0, width - 8.0)
    middle, colour = WHISKER / 2, "good" if row.value >= 0.0 else "bad"
    zero = scale.at(0.0)
    parts = (
        draw.stroke(zero, 1.0, zero, WHISKER - 1.0, "faint"),
        draw.stroke(scale.at(row.low), middle, scale.at(row.high), middle, colour, 3.0),
        draw.dot(scale.at(row.value), middle, 5.0, "panel" if row.maybe else colour, colour, 2.4),
    )
    return picture(width, WHISKER, f"{row.title}: {row.text}, {row.span}", *parts)


def luck_figure(lucks: Lucks, width: float) -> Markup:
    """How many of the other lucks end where; the arrow is this game."""
    most, bars = max(lucks.counts), len(lucks.counts)
    room = min(width, 420.0) - 8.0
    each, base = room / bars, TOP + BARS
    parts = []
    for place, count in enumerate(lucks.counts):
        high = BARS * count / most
        colour = "accent" if place == lucks.place else "faint"
        parts.append(draw.box(4 + place * each + 1, base - high, each - 2, high, colour))
    x = 4 + (lucks.place + 0.5) * each
    parts += [
        draw.stroke(4, base, 4 + room, base, "line"),
        draw.words(x, 14.0, _("you"), colour="accent", weight="600", anchor="middle"),
        draw.stroke(x, 18.0, x, base, "accent", 1.0, "2 3"),
        draw.words(4.0, base + 16, number(lucks.low, 1), colour="muted"),
        draw.words(4 + room, base + 16, number(lucks.high, 1), colour="muted", anchor="end"),
    ]
    label = f"{_('Brand equity at the end, under other lucks')}. {lucks.sentence}"
    return picture(width, base + 24.0, label, *parts)


# ---- the web of causes ---------------------------------------------------------------------------


def web_figure(web: Picture) -> Markup:
    """Causes from left to right; thick threads did much, full ones lead to what moved most."""
    width = draw.WIDE
    rows = max(place.row for place in web.places) + 1
    height = SIGN_TOP + SPOT_ROW * rows
    spots = {place.id: _place(place, web, rows) for place in web.places}
    most = max((abs(strand.value) for strand in web.strands), default=1.0)
    ordered = sorted(web.strands, key=lambda strand: strand.lit)
    parts = [
        draw.words(_left(column), 12.0, head, colour="muted", weight="600")
        for column, head in enumerate(heads(thoughts=web.thoughts))
    ]
    parts += [_thread(one, spots, most, better=web.better) for one in ordered]
    parts += [_spot(place, web, *spots[place.id]) for place in web.places]
    return picture(width, height, f"{web.title}. {web.told.text}", *parts)


SPOT_WIDE = 138.0
STEP = (draw.WIDE - SPOT_WIDE) / 3.0


def _left(column: int) -> float:
    return column * STEP


def _place(place: Place, web: Picture, rows: int) -> tuple[float, float]:
    """The middle of the left edge; each column stands in the middle of the height."""
    mine = sum(other.column == place.column for other in web.places)
    top = SIGN_TOP + SPOT_ROW * (rows - mine) / 2.0
    return _left(place.column), top + SPOT_ROW * (place.row + 0.5)


def _thread(
    strand: Strand, spots: dict[str, tuple[float, float]], most: float, *, better: str
) -> Markup:
    (x1, y1), (x2, y2) = spots[strand.start], spots[strand.end]
    good = (strand.value > 0.0) == (better != "down")
    colour = ("good" if good else "bad") + ("" if strand.lit else "@30")
    width = max(0.8, THICK * abs(strand.value) / most)
    dash = "" if good else "6 3"
    return draw.path([(x1 + SPOT_WIDE, y1), (x2, y2)], colour, width, dash)


def _spot(place: Place, web: Picture, x: float, y: float) -> Markup:
    figure = web.figures[place.id]
    value = web.values[place.id]
    lit = any(strand.lit and place.id in {strand.start, strand.end} for strand in web.strands)
    tone = "muted"
    if any_digit(figure):
        tone = "good_text" if (value > 0.0) == (web.better != "down") else "bad_text"
    parts = [
        draw.box(x, y - SPOT_HIGH / 2, SPOT_WIDE, SPOT_HIGH, "panel", "ink" if lit else "line", 6.0)
    ]
    lines = draw.wrapped(place.label, SPOT_WIDE - 54.0, 11.0)[:2]
    first = y + 4.0 - 6.0 * (len(lines) - 1)
    parts += [
        draw.words(x + 8.0, first + 12.0 * k, said, size=11.0, weight="600" if lit else "400")
        for k, said in enumerate(lines)
    ]
    parts.append(
        draw.words(x + SPOT_WIDE - 8.0, y + 4.0, figure, colour=tone, anchor="end", weight="600")
    )
    return draw.joined(parts)


def mood_figure(moods: tuple[tuple[int, float], ...], name: str, width: float = 220.0) -> Markup:
    """How content a customer was, week by week, while they were one."""
    height = 44.0
    if len(moods) < 2:  # noqa: PLR2004
        return Markup("")
    scale = Scale(float(moods[0][0]), float(moods[-1][0]), 4.0, width - 34.0)
    y = Scale(0.0, 100.0, height - 6.0, 6.0)
    points = [(scale.at(float(week)), y.at(value)) for week, value in moods]
    half = y.at(50.0)
    parts = (
        draw.stroke(4.0, half, scale.end, half, "line"),
        draw.path(points, "ink", 1.8),
        draw.words(points[-1][0] + 6, points[-1][1] + 4, number(moods[-1][1]), weight="600"),
    )
    said = _("{name}: how content, 0 to 100, week by week").format(name=name)
    return picture(width, height, said, *parts)
