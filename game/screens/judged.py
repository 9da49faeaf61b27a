"""Move by move, and skill or luck: two panels that fill while other lucks are lived."""

from game.foresight import Ticket
from game.kit.events import Changed, Event
from game.kit.histogram import Histogram
from game.kit.widgets import (
    Choice,
    Column,
    Grid,
    Grow,
    Interval,
    Panel,
    Row,
    Text,
    Widget,
)
from game.present.figures import number
from game.present.judging import ALONE, WITHOUT, Lucks, Moves, lucks, moves
from game.present.judging import Row as Told
from game.table import Table
from game.words import _, language
from sim.debrief.worth import REPLICATES, Trials, trying
from sim.explain.course import Game


class Judged:
    """What is known by now of each move, and of luck; it never waits for anything.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.way = WITHOUT
        self._ticket: Ticket[Trials | None] | None = None
        self._kept: tuple[tuple[int, str, str], Moves, Lucks] | None = None

    def moves(self) -> Widget:
        """Each move with its range, hollow where it may be nothing."""
        known = self._known()
        title = _("Move by move")
        if known is None:
            waits = _("Each move is left out, and tried alone, under {n} other lucks …")
            words = waits.format(n=REPLICATES)
            return Panel(Text(self._fault() or words, colour="muted", id="worths-wait"),
                         title=title, id="worths")  # fmt: skip
        told = known[0]
        if not told.rows:
            return Panel(Text(_("No move was made."), colour="muted"), title=title, id="worths")
        rows = tuple(_row(row, told.bounds) for row in told.rows)
        grid = Grid(rows, columns=("fit", 1.0, 1.0, "fit", "fit"), gap=10, row_gap=4)
        parts = (self._asked(), _about(self.way), grid, self._reads(told))
        return Panel(Column(parts, gap=8), title=title, id="worths")

    def luck(self) -> Widget:
        """The same moves under other lucks, the game itself marked."""
        known = self._known()
        title = _("Skill or luck?")
        if known is None:
            words = self._fault() or _("Your moves are tried under other lucks …")
            return Panel(Text(words, colour="muted"), title=title, id="luck")
        told = known[1]
        chart = Histogram(
            told.counts,
            told.place,
            _("Brand equity at the end, under other lucks"),
            value=told.sentence,
            tip=_("How many of the other lucks end where. The arrow marks your game."),
        )
        ends = Row((_end(told.low), Grow(Text("")), _end(told.high)), gap=8)
        about = _("The same moves on {n} other lucks").format(n=len(told.ends))
        parts = (Text(about, size="small", colour="muted"), chart, ends,
                 Text(told.sentence, weight="medium", id="luck-said"))  # fmt: skip
        return Panel(Column(parts, gap=6), title=title, id="luck")

    def on_event(self, event: Event) -> None:
        """The other way of asking."""
        match event:
            case Changed(id="way", value=str(way)):
                self.way = way

    def _known(self) -> tuple[Moves, Lucks] | None:
        ticket = self._asked_for()
        if ticket.latest is None:
            return None
        now = ticket.version, self.way, language()
        if self._kept is None or self._kept[0] != now:
            found = moves(self.table.seat, ticket.latest, self.way), lucks(ticket.latest)
            self._kept = now, *found
        return self._kept[1], self._kept[2]

    def _asked_for(self) -> Ticket[Trials | None]:
        self._ticket = self.table.answers.once(
            self.table.hindsight, "worths", lambda: trying(Game.of(self.table.seat.run))
        )
        return self._ticket

    def _fault(self) -> str:
        ticket = self._ticket
        if ticket is None or not ticket.fault:
            return ""
        return _("This could not be worked out: {why}").format(why=ticket.fault)

    def _asked(self) -> Widget:
        return Choice(
            "way",
            _("How a move is weighed"),
            ((WITHOUT, _("without it")), (ALONE, _("only it"))),
            self.way,
            tip=_("Your game less the same game without the move; or the move alone."),
        )

    def _reads(self, told: Moves) -> Widget:
        text = _(
            "The line holds nine of ten of {n} other lucks. Hollow: it may be nothing. "
            "Worths do not add up: moves that need each other are each worth the whole."
        )
        return Text(text.format(n=told.lucks), size="small", colour="muted", id="worths-read")


def _about(way: str) -> Widget:
    without = _("Points of brand equity at the end: your game less the same game without the move.")
    alone = _("Points of brand equity at the end: a game with only this move less one with none.")
    return Text(alone if way == ALONE else without, size="small", colour="muted")


def _row(row: Told, bounds: tuple[float, float]) -> tuple[Widget, ...]:
    maybe = _("maybe") if row.maybe else ""
    tip = _("{n} points here; {range} in nine of ten other lucks.")
    tip = tip.format(n=row.text, range=row.span)
    whisker = Interval(row.value, row.low, row.high, bounds, row.maybe, row.title, tip)
    return (
        Text(str(row.number), weight="semibold", colour="accent", wrap=False),
        Text(row.title, weight="medium"),
        whisker,
        Text(row.text, weight="semibold", tabular=True, align="right", tip=tip,
             id=f"worth-{row.number}"),
        Text(maybe, size="small", colour="muted", wrap=False),
    )  # fmt: skip


def _end(value: float) -> Widget:
    return Text(number(value, 1), size="small", colour="muted", wrap=False)
