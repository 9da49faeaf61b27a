"""The line of brand equity: what was, what was decided, what was predicted, what may come."""

from dataclasses import dataclass

from game.outlook import Outlook, Question
from game.present.effects import horizon, horizon_text
from game.present.figures import number
from game.present.names import quarter_of
from game.present.telling import told
from game.seat import Seat
from game.words import _
from sim.decisions.rebuilding import before
from sim.run import QUARTER

METRIC = "brand_equity"
GRID = 5.0
AIR = 1.0
"""Room above and below the lines, in points."""
SURVEY_MARGIN = 2.0
"""How far off a quarterly survey of 200 people may be, in points."""

NARROW = 3.0
"""A fan that ends so narrow is told with a digit more."""

type Point = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision on the line."""

    week: int
    value: float
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Fan:
    """What may come: the first entry is when it was asked, where all futures agree."""

    weeks: tuple[int, ...]
    mean: tuple[float, ...]
    low80: tuple[float, ...]
    high80: tuple[float, ...]
    low50: tuple[float, ...]
    high50: tuple[float, ...]
    ends: tuple[tuple[float, str], ...]
    """Good luck, expected, bad luck: where they end, and what they are called."""
    futures: int


@dataclass(frozen=True, slots=True)
class Brand:
    """The chart; weeks are counted so that -1 is the week before play."""

    points: tuple[Point, ...]
    margin: float
    """How far off the points may be: nought where brand equity is seen as it is."""
    marks: tuple[Mark, ...]
    fan: Fan | None
    prediction: tuple[Point, ...]
    low: float
    high: float
    ticks: tuple[tuple[int, str], ...]
    now: int
    """The last week lived."""
    note: str


def question(seat: Seat) -> Question:
    """What the fan needs."""
    return Question(horizon(seat), (METRIC,))


def brand(seat: Seat, outlook: Outlook | None = None) -> Brand:
    """The chart of a game now; an outlook from an earlier week shows what was expected then."""
    live = seat.case.brand_view == "live"
    points = _line(seat) if live else _surveys(seat)
    told = outlook is not None and outlook.first_week <= seat.week
    fan = _fan(seat, outlook) if outlook is not None and live and told else None
    drawn = _prediction(seat)
    low, high = _limits(points, fan, drawn)
    note = _("dashed: forecast {when}, if nothing else is decided")
    return Brand(
        points=points,
        margin=0.0 if live else SURVEY_MARGIN,
        marks=_marks(seat, dict(points)),
        fan=fan,
        prediction=drawn,
        low=low,
        high=high,
        ticks=_ticks(seat, fan),
        now=seat.week - 1,
        note=note.format(when=horizon_text(seat)) if fan else "",
    )


def _line(seat: Seat) -> tuple[Point, ...]:
    lived = ((week, r.brand_equity) for week, r in enumerate(seat.history))
    return ((-1, seat.opening.brand_equity), *lived)


def _surveys(seat: Seat) -> tuple[Point, ...]:
    """Where brand equity is tracked only: as it stood when each quarter began."""
    starts = range(0, seat.week + 1, QUARTER)
    return tuple((week - 1, seat.before_week(week).brand_equity) for week in starts)


def _marks(seat: Seat, values: dict[int, float]) -> tuple[Mark, ...]:
    return tuple(
        Mark(
            item.week - 1,
            values.get(item.week - 1, seat.before_week(item.week).brand_equity),
            item.number,
            told(before(seat.policy, item.week, seat.case), item.decision).title,
        )
        for item in seat.taken
    )


def _prediction(seat: Seat) -> tuple[Point, ...]:
    told_of = seat.prediction()
    if told_of is None:
        return ()
    first = seat.first_week(told_of.quarter)
    return tuple((first + k, value) for k, value in enumerate(told_of.line))


def _fan(seat: Seat, outlook: Outlook) -> Fan:
    band, start = outlook.band(METRIC), (seat.before_week(outlook.first_week).brand_equity,)
    ends = (
        (band.high80[-1], _("good luck")),
        (band.mean[-1], _("expected")),
        (band.low80[-1], _("bad luck")),
    )
    digits = 0 if ends[0][0] - ends[-1][0] > NARROW else 1
    return Fan(
        weeks=tuple(range(outlook.first_week - 1, outlook.first_week + len(band.mean))),
        mean=start + band.mean,
        low80=start + band.low80,
        high80=start + band.high80,
        low50=start + band.low50,
        high50=start + band.high50,
        ends=tuple((value, f"{number(value, digits)} {label}") for value, label in ends),
        futures=outlook.futures,
    )


def _limits(
    points: tuple[Point, ...], fan: Fan | None, drawn: tuple[Point, ...]
) -> tuple[float, float]:
    """Round numbers that leave some air around everything that is drawn."""
    values = [value for _week, value in (*points, *drawn)]
    values += (*fan.low80, *fan.high80) if fan else ()
    low = GRID * ((min(values) - AIR) // GRID)
    high = -GRID * ((-max(values) - AIR) // GRID)
    return max(0.0, low), min(100.0, max(high, low + 2 * GRID))


def _ticks(seat: Seat, fan: Fan | None) -> tuple[tuple[int, str], ...]:
    last = fan.weeks[-1] if fan else seat.quarters * QUARTER
    quarters = range(0, max(last, QUARTER), QUARTER)
    return tuple((week, quarter_of(1 + week // QUARTER)) for week in quarters)
