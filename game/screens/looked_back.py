"""The panels of the debrief that lead back into the game: customers, guesses, turns, questions."""

from game.kit.cards import Card
from game.kit.widgets import (
    Column,
    Grid,
    Grow,
    Icon,
    Line,
    LineChart,
    Panel,
    Row,
    Text,
    Widget,
)
from game.present.asking import Asked
from game.present.extremes import Heard
from game.present.guesses import Guesses
from game.present.names import quarter_of
from game.present.turning import Turn
from game.screens.quotes import card
from game.screens.ranges import calm_range
from game.words import _
from sim.run import QUARTER

LOOK = {"why": "share", "report": "report", "voice": "speech"}


def customers(heard: tuple[Heard, ...], *, reading: bool = False) -> Widget:
    """Two real customers; each card, `voice-1` and `voice-2`, opens its journey."""
    rows: list[Widget] = []
    for place, one in enumerate(heard, 1):
        rows += [Text(one.title, size="small", weight="semibold", colour="muted"),
                 card(one.quote, place)]  # fmt: skip
    if not rows:
        nobody = _("Nobody who is still there has said anything.")
        rows = [Text(_("Their messages are being read …") if reading else nobody, colour="muted")]
    return Panel(Column(tuple(rows), gap=6), title=_("Two customers"),
                 note=_("choose one: their journey"), id="people")  # fmt: skip


def guessed(told: Guesses) -> Widget | None:
    """What was drawn beside what came; nothing where nobody drew."""
    if not told.rows:
        return None
    rows = tuple(
        (Text(row.when, weight="medium", wrap=False),
         Text(_("drawn {n}").format(n=row.drawn), tabular=True, align="right"),
         Text(_("came {n}").format(n=row.came), tabular=True, align="right"),
         Text(row.off_text, weight="semibold", tabular=True, align="right",
              tip=_("How far your line ended above what came, or below."),
              id=f"guess-{row.quarter}"))
        for row in told.rows
    )  # fmt: skip
    grid = Grid(rows, columns=(1.0, "fit", "fit", "fit"), gap=16, row_gap=5)
    said = Text(told.sentence, weight="medium", id="guesses-said")
    return Panel(Column((drawn(told), said, grid), gap=8), title=_("What you expected"),
                 note=_("dashed: your lines"), id="guesses")  # fmt: skip


def drawn(told: Guesses, min_height: float = 150) -> Widget:
    """The line as it came, and the lines that were drawn."""
    lines = [Line(_points(told.actual), "ink", name=_("came"))]
    lines += [
        Line(_points(row.line), "accent", dashed=True, width=1.8, name=_("yours"))
        for row in told.rows
    ]
    last = told.actual[-1][0]
    return LineChart(
        "guesses-chart",
        _("Brand equity, and the lines that you drew"),
        lines=tuple(lines),
        x_labels=tuple(
            (first + QUARTER / 2, quarter_of(1 + first // QUARTER))
            for first in range(0, last, QUARTER)
        ),
        x_range=(-1.0, float(last)),
        y_range=calm_range(value for line in lines for _x, value in line.points),
        min_height=min_height,
    )


def _points(line: tuple[tuple[int, float], ...]) -> tuple[tuple[float, float], ...]:
    return tuple((float(week), value) for week, value in line)


def turned(turns: tuple[Turn, ...] | None, fault: str = "") -> Widget:
    """Turning points below the line they are marked on; each opens Why? at that stretch."""
    if turns is None:
        words = fault or _("Turning points are being looked for …")
        return Text(words, size="small", colour="muted", id="turns-wait")
    if not turns:
        words = _("No turning point was found: nothing that got worse before it got better, "
                  "nothing that shone and faded.")  # fmt: skip
        return Text(words, size="small", colour="muted", id="turns-none")
    return Column(tuple(_turn(turn) for turn in turns), gap=6)


def _turn(turn: Turn) -> Widget:
    face = Row((
        Text(turn.letter, weight="semibold", colour="accent", wrap=False),
        Grow(Column((
            Text(turn.sentence, weight="medium"),
            Text(turn.when, size="small", colour="muted"),
        ), gap=1)),
        Icon("share", 15, colour="muted"),
    ), gap=10)  # fmt: skip
    tip = _("Open Why?, {stretch}.").format(stretch=turn.stretch)
    return Card(f"turn-{turn.letter}", turn.sentence, face, tip=tip)


def questions(asked: tuple[Asked, ...]) -> Widget:
    """To be talked about, the commitment last; those about this game can be followed."""
    rows = tuple(_asked(one) for one in asked)
    monday = Panel(Column((
        Text(_("What will you do differently on Monday?"), weight="semibold", id="commitment"),
        Text(_("One thing each. Write it down."), size="small", colour="muted"),
    ), gap=2), fill="well", pad=10)  # fmt: skip
    return Panel(Column((*rows, monday), gap=8), title=_("Talk about it"), id="questions")


def _asked(one: Asked) -> Widget:
    words: list[Widget] = [Text(one.text, weight="medium")]
    if one.hint:
        words.append(Text(one.hint, size="small", colour="muted"))
    parts = [Icon("question", 18, colour="accent"), Grow(Column(tuple(words), gap=2))]
    if not one.place:
        return Panel(Row(tuple(parts), gap=10), fill="well", pad=10)
    face = Row((*parts, Icon(LOOK[one.place], 16, colour="muted")), gap=10)
    return Card(f"ask-{one.id}", one.text, face, tip=one.hint)
