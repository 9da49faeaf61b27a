"""What the decisions of a game came to: the line against the same luck unmoved, and six numbers."""

from itertools import groupby
from typing import Literal

from game.kit.widgets import (
    Band,
    Column,
    End,
    Grid,
    Grow,
    Line,
    LineChart,
    Mark,
    Panel,
    Row,
    Text,
    Widget,
    Wrap,
)
from game.present.brand import Mark as Move
from game.present.chronicle import Happened
from game.present.ending import SHADOW, Number
from game.present.ending import Ending as Told
from game.present.figures import Figure, number
from game.present.names import quarter_of
from game.present.turning import Turn
from game.screens.frame import delta, figure
from game.screens.ranges import calm_range
from game.words import _
from sim.run import QUARTER

FIT: Literal["fit"] = "fit"
ENOUGH = 8
"""Quarters of which each has its name below the chart."""


# ---- your line ---------------------------------------------------------------------------------


def line(
    told: Told,
    moves: tuple[Move, ...],
    turned: Widget,
    turns: tuple[Turn, ...],
    events: tuple[Happened, ...],
    waits: str,
) -> Widget:
    """Brand equity with your moves and without, and below it what happened and where it turned."""
    about = _("Same customers, same luck, lived again without your moves. The gap is what you did.")
    sentence = told.sentence or waits
    parts: list[Widget] = [
        Text(sentence, size="number", weight="semibold", id="sentence",
             colour="ink" if told.sentence else "muted"),
        Text(about, colour="muted"),
        Grow(chart(told, moves, turns, events)),
    ]  # fmt: skip
    if told.gap_text:
        gap = _("{gap} points of brand equity between the two, a year after you left.")
        parts.append(Text(gap.format(gap=told.gap_text), weight="semibold", id="gap"))
    if events:
        parts.append(Column(tuple(_event(k, one) for k, one in enumerate(events, 1)), gap=2))
    parts.append(turned)
    return Panel(Column(tuple(parts), gap=8), title=_("What your decisions were worth"), id="worth")


def _event(number: int, one: Happened) -> Widget:
    words = Text(f"{one.text} · {one.when}", size="small", id=f"event-{number}")
    return Row((Text(f"E{number}", size="small", weight="semibold", colour="warn_text",
                     wrap=False), Grow(words)), gap=10)  # fmt: skip


def chart(
    told: Told,
    moves: tuple[Move, ...],
    turns: tuple[Turn, ...],
    events: tuple[Happened, ...] = (),
    min_height: float = 250,
    guess: tuple[tuple[float, float], ...] = (),
) -> Widget:
    """The two lines: numbers are moves, E what happened, letters turning points; dashed a guess."""
    you = _points(told.you)
    lines = [Line(you, "ink", name=_("you"))]
    ends = [End(you[-1][1], number(you[-1][1], 1), _("you"))]
    bands: tuple[Band, ...] = ()
    if guess:
        lines.append(Line(guess, "accent", dashed=True, width=1.8, name=_("your guess")))
    if told.still:
        still = _points(told.still)
        lines.append(Line(still, "muted", dashed=True, name=_("no moves")))
        ends.append(End(still[-1][1], number(still[-1][1], 1), _("no moves"), "muted"))
        bands = (_between(you, still, told.gap),)
    return LineChart(
        "your-line",
        _("Brand equity with your moves, and on the same luck without"),
        lines=tuple(lines),
        bands=bands,
        marks=(*_marks(moves), *_happened(events), *_turned(turns)),
        ends=tuple(ends),
        x_labels=_dates(told),
        x_range=(-1.0, float(told.played + SHADOW)),
        y_range=calm_range(value for line in lines for _x, value in line.points),
        now=float(told.played - 1) if told.still else None,
        min_height=min_height,
    )


def _points(line: tuple[tuple[int, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((float(week), value) for week, value in line)


def _between(
    you: tuple[tuple[float, float], ...], still: tuple[tuple[float, float], ...], gap: float
) -> Band:
    pairs = zip(you, still, strict=True)
    points = tuple((x, min(mine, other), max(mine, other)) for (x, mine), (_x, other) in pairs)
    return Band(points, "good" if gap >= 0.0 else "bad", name=_("between"))


def _marks(moves: tuple[Move, ...]) -> tuple[Mark, ...]:
    """One mark a week: moves of one day share it."""
    found = []
    for week, together in groupby(moves, key=lambda move: move.week):
        some = tuple(together)
        numbers = [str(move.number) for move in some]
        words = numbers[0] if len(some) == 1 else f"{numbers[0]}–{numbers[-1]}"
        found.append(Mark(float(week), some[0].value, words))
    return tuple(found)


def _happened(events: tuple[Happened, ...]) -> tuple[Mark, ...]:
    return tuple(Mark(float(one.week), one.value, f"E{k}") for k, one in enumerate(events, 1))


def _turned(turns: tuple[Turn, ...]) -> tuple[Mark, ...]:
    return tuple(
        Mark(float(turn.week), turn.value, turn.letter, f"point-{turn.letter}") for turn in turns
    )


def _dates(told: Told) -> tuple[tuple[float, str], ...]:
    quarters = told.played // QUARTER
    step = 1 if quarters <= ENOUGH else quarters // ENOUGH + 1
    dates = [(QUARTER * (q - 0.5), quarter_of(q)) for q in range(1, quarters + 1, step)]
    return (*dates, (told.played + SHADOW / 2, _("the year after")))


# ---- six numbers -------------------------------------------------------------------------------


def six(told: Told) -> Widget:
    """Side by side, none added up."""
    par = any(one.par for one in told.numbers)
    known = (_("par"),) if par else ()
    heads = ("", _("at the end"), _("a year later"), *known, _("no moves"), _("difference"))
    rows = (tuple(_small(text) for text in heads), *(_row(one, par=par) for one in told.numbers))
    grid = Grid(rows, columns=(1.0, *(FIT,) * (len(heads) - 1)), gap=14, row_gap=9)
    parts = [Grow(figure(part), min_width=80) for one in told.numbers for part in one.parts]
    about = Text(_("Brand equity is made of"), size="small", colour="muted")
    made_of = Column((about, Wrap(tuple(parts), gap=12, row_gap=6)), gap=4)
    of_brand = Panel(made_of, fill="well", pad=10)
    return Panel(Column((grid, of_brand), gap=12), title=_("How it stands"),
                 note=_("side by side, none added up"), id="six")  # fmt: skip


def _small(text: str) -> Widget:
    return Text(text, size="small", colour="muted", wrap=False, align="right" if text else "left")


def _row(one: Number, *, par: bool) -> tuple[Widget, ...]:
    later, still, gap = (
        Text(text or "…", align="right", tabular=True, colour=colour, tip=tip)
        for text, colour, tip in (
            (one.later, "ink", _("After a year in which nobody decided anything.")),
            (one.still, "muted", _("After that year, had you made no move, on the same luck.")),
            (one.gap, "ink", _("What lies between the two: what your moves were worth.")),
        )
    )
    label = Text(one.figure.label, weight="semibold")
    if not par:
        return label, _at_end(one.figure), later, still, gap
    tip = _("The middle half of games that bots of good sense play here, a year after the end.")
    band = Text(one.par, size="small", colour="muted", align="right", tip=tip)
    return label, _at_end(one.figure), later, band, still, gap


def _at_end(one: Figure) -> Widget:
    value = Text(one.text, weight="semibold", tabular=True, tip=one.tip, id=f"end-{one.id}")
    if one.change is None:
        return value
    return Row((value, delta(one)), gap=7, align="baseline", justify="end")
