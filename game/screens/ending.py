"""The end: the year after, numbers side by side, and your line against the same luck unmoved."""

from itertools import groupby

from game.foresight import Ticket
from game.kit.events import Clicked, Event
from game.kit.widgets import (
    Band,
    Button,
    Column,
    End,
    Grid,
    Grow,
    Icon,
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
from game.present.brand import brand
from game.present.ending import SHADOW, Aftermath, Number, ending, errand
from game.present.ending import Ending as Told
from game.present.figures import Figure, number
from game.present.names import quarter_of
from game.screens.frame import delta, figure
from game.screens.judged import Judged
from game.screens.ranges import calm_range
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.run import QUARTER

CHART, NUMBERS = 1.2, 1.0
"""Weights of the two columns."""
ENOUGH = 8
"""Quarters of which each has its name below the chart."""


class Ending:
    """What is left; nobody is ranked.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.judged = Judged(table)
        self._ticket: Ticket[Aftermath] | None = None
        self._kept: tuple[int, Told, tuple[Move, ...]] | None = None

    def build(self, room: Room) -> Widget:
        """The line beside the numbers, questions below."""
        told, moves = self._told()
        head = _head(told, self._waits())
        line, six, questions = _line(told, moves), _six(told), _questions(told)
        worths, luck = self.judged.moves(), self.judged.luck()
        if not room.ink.roomy:
            return Column((head, line, worths, luck, six, questions), gap=10, pad=10)
        line = Column((Grow(line), worths), gap=12)
        right = Column((six, luck, Grow(questions)), gap=12)
        body = Row((Grow(line, weight=CHART), Grow(right, weight=NUMBERS)), gap=12, align="stretch")
        return Column((head, Grow(body)), gap=12, pad=12)

    def _told(self) -> tuple[Told, tuple[Move, ...]]:
        """The outcome, as far as it is known by now."""
        seat = self.table.seat
        if self._ticket is None:
            self._ticket = self.table.foresight.errand("ending", errand(seat))
        if self._kept is None or self._kept[0] != self._ticket.version:
            told = ending(seat, self._ticket.latest)
            self._kept = self._ticket.version, told, brand(seat).marks
        return self._kept[1], self._kept[2]

    def _waits(self) -> str:
        ticket = self._ticket
        if ticket is not None and ticket.fault:
            return _("The year after could not be lived: {why}").format(why=ticket.fault)
        return _("The firm lives a year as you left it, and once more as if you had never come …")

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Back to the reports, or another way of asking; the title is the frame's business."""
        del room
        self.judged.on_event(event)
        if event == Clicked("reports"):
            self.table.go("report")
        return None


def _head(told: Told, waits: str) -> Widget:
    sentence = told.sentence or waits
    colour = "ink" if told.sentence else "muted"
    words = Column((
        Text(told.title, colour="muted", weight="medium"),
        Text(sentence, size="number", weight="semibold", colour=colour, id="sentence"),
    ), gap=4)  # fmt: skip
    ways = Wrap((
        Button("reports", _("Look at the reports"), icon="report"),
        Button("home", _("Back to the title"), icon="home", kind="primary"),
    ), gap=10, justify="end")  # fmt: skip
    return Panel(Wrap((Grow(words, min_width=320), ways), gap=24, row_gap=10), pad=16, id="outcome")


# ---- your line ---------------------------------------------------------------------------------


def _line(told: Told, moves: tuple[Move, ...]) -> Widget:
    """Brand equity with your moves and without, over the game and the year after it."""
    you = _points(told.you)
    lines = [Line(you, "ink", name=_("you"))]
    ends = [End(you[-1][1], number(you[-1][1], 1), _("you"))]
    bands: tuple[Band, ...] = ()
    if told.still:
        still = _points(told.still)
        lines.append(Line(still, "muted", dashed=True, name=_("no moves")))
        ends.append(End(still[-1][1], number(still[-1][1], 1), _("no moves"), "muted"))
        bands = (_between(you, still, told.gap),)
    chart = LineChart(
        "your-line",
        _("Brand equity with your moves, and on the same luck without"),
        lines=tuple(lines),
        bands=bands,
        marks=_marks(moves),
        ends=tuple(ends),
        x_labels=_dates(told),
        x_range=(-1.0, float(told.played + SHADOW)),
        y_range=calm_range(value for line in lines for _x, value in line.points),
        now=float(told.played - 1) if told.still else None,
        min_height=230,
    )
    about = _("Same customers, same luck, lived again without your moves. The gap is what you did.")
    parts: list[Widget] = [Text(about, colour="muted"), Grow(chart)]
    if told.gap_text:
        gap = _("{gap} points of brand equity between the two, a year after you left.")
        parts.append(Text(gap.format(gap=told.gap_text), weight="semibold", id="gap"))
    if moves:
        parts.append(Wrap(tuple(_made(move) for move in moves), gap=16, row_gap=3))
    return Panel(Column(tuple(parts), gap=8), title=_("What your decisions were worth"), id="worth")


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


def _made(move: Move) -> Widget:
    return Row((
        Text(str(move.number), size="small", weight="semibold", colour="accent", wrap=False),
        Text(move.title, size="small", colour="muted"),
    ), gap=6)  # fmt: skip


def _dates(told: Told) -> tuple[tuple[float, str], ...]:
    quarters = told.played // QUARTER
    step = 1 if quarters <= ENOUGH else quarters // ENOUGH + 1
    dates = [(QUARTER * (q - 0.5), quarter_of(q)) for q in range(1, quarters + 1, step)]
    return (*dates, (told.played + SHADOW / 2, _("the year after")))


# ---- six numbers -------------------------------------------------------------------------------


def _six(told: Told) -> Widget:
    """Side by side, none added up."""
    heads = ("", _("at the end"), _("a year later"), _("no moves"), _("difference"))
    rows = (tuple(_small(text) for text in heads), *map(_row, told.numbers))
    grid = Grid(rows, columns=(1.0, "fit", "fit", "fit", "fit"), gap=18, row_gap=9)
    parts = [Grow(figure(part), min_width=80) for one in told.numbers for part in one.parts]
    about = Text(_("Brand equity is made of"), size="small", colour="muted")
    made_of = Column((about, Wrap(tuple(parts), gap=12, row_gap=6)), gap=4)
    of_brand = Panel(made_of, fill="well", pad=10)
    return Panel(Column((grid, of_brand), gap=12), title=_("How it stands"),
                 note=_("side by side, none added up"), id="six")  # fmt: skip


def _small(text: str) -> Widget:
    return Text(text, size="small", colour="muted", wrap=False, align="right" if text else "left")


def _row(one: Number) -> tuple[Widget, ...]:
    later, still, gap = (
        Text(text or "…", align="right", tabular=True, colour=colour, tip=tip)
        for text, colour, tip in (
            (one.later, "ink", _("After a year in which nobody decided anything.")),
            (one.still, "muted", _("After that year, had you made no move, on the same luck.")),
            (one.gap, "ink", _("What lies between the two: what your moves were worth.")),
        )
    )
    return Text(one.figure.label, weight="semibold"), _at_end(one.figure), later, still, gap


def _at_end(one: Figure) -> Widget:
    value = Text(one.text, weight="semibold", tabular=True, tip=one.tip, id=f"end-{one.id}")
    if one.change is None:
        return value
    return Row((value, delta(one)), gap=7, align="baseline", justify="end")


# ---- questions ---------------------------------------------------------------------------------


def _questions(told: Told) -> Widget:
    rows = tuple(
        Panel(Row((Icon("question", 18, colour="accent"), Grow(Text(text, weight="medium"))),
                  gap=10), fill="well", pad=10)
        for text in told.questions
    )  # fmt: skip
    return Panel(Column(rows, gap=8), title=_("Talk about it"), id="questions")
