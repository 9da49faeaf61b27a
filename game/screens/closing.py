"""End quarter: draw where the brand will go, say why, and let thirteen weeks pass."""

from game.kit.cards import Card
from game.kit.events import Changed, Clicked, Event
from game.kit.widgets import (
    Button,
    Column,
    Grow,
    Icon,
    Panel,
    Row,
    Sketch,
    Spacer,
    Text,
    Widget,
    Wrap,
)
from game.present.closing import Closing as Asked
from game.present.closing import closing
from game.present.figures import number, signed
from game.present.names import quarter_of
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.run import QUARTER

HISTORY = 26
"""Weeks of the past that are drawn."""
STEP = 0.2
REASON_WIDTH = 1.0
CHART_WIDTH = 1.75


class Closing:
    """The question before a quarter runs; it may be left unanswered.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.line: tuple[float, ...] = ()
        """What has been drawn; empty for nothing."""
        self.reason = ""
        self._quarter = 0

    def build(self, room: Room) -> Widget:
        """The chart beside the reasons; below these what is announced, and the way on."""
        asked = self._asked()
        chart, because, before = self._chart(asked), self._because(asked), _before(asked)
        if not room.ink.roomy:
            return Column((chart, because, *before, _ways()), gap=10, pad=10)
        right = Column((because, *before, Spacer(), _ways()), gap=12)
        body = Row(
            (Grow(chart, weight=CHART_WIDTH), Grow(right, weight=REASON_WIDTH)),
            gap=12,
            align="stretch",
        )
        return Column((Grow(body),), pad=12)

    def _asked(self) -> Asked:
        """What is asked; in a new quarter nothing has been answered yet."""
        seat = self.table.seat
        asked = closing(seat)
        if self._quarter != seat.quarter:
            told = seat.prediction()
            self._quarter = seat.quarter
            self.line, self.reason = (told.line, told.reason) if told else ((), "")
        return asked

    # ---- the parts -----------------------------------------------------------------------------

    def _chart(self, asked: Asked) -> Widget:
        seat = self.table.seat
        past = [(-1.0, seat.opening.brand_equity)]
        past += [(float(week), r.brand_equity) for week, r in enumerate(seat.history)]
        first = float(seat.week)
        sketch = Sketch(
            "sketch",
            _("Brand equity in the next 13 weeks"),
            value=self.line or (asked.start,) * asked.weeks,
            xs=tuple(first + week for week in range(asked.weeks)),
            y_range=(asked.low, asked.high),
            history=tuple(past[-HISTORY - 1 :]),
            step=STEP,
            digits=1,
            x_labels=self._dates(),
            hint="" if self.line else _("draw here: mouse, or arrow keys"),
            min_height=230,
            tip=_(
                "Brand equity, 0 to 100. Left and right choose a week, up and down move the line "
                "from there on."
            ),
        )
        body = Column((
            Text(_("Where will brand equity go in the next 13 weeks?"), size="headline",
                 weight="semibold"),
            Text(self._drawn(asked), colour="muted", id="drawn"),
            Grow(sketch),
        ), gap=8)  # fmt: skip
        return Panel(body, pad=18, id="prediction")

    def _dates(self) -> tuple[tuple[float, str], ...]:
        """The quarters that can be seen."""
        seat = self.table.seat
        quarters = range(max(1, seat.quarter - HISTORY // QUARTER), seat.quarter + 1)
        return tuple((seat.first_week(q) + QUARTER / 2 - 0.5, quarter_of(q)) for q in quarters)

    def _drawn(self, asked: Asked) -> str:
        if not self.line:
            return _(
                "A guess that nobody grades; the report answers it. You may also leave it out."
            )
        text = _("From {start} to {end} at the end of the quarter ({change}).")
        change = self.line[-1] - asked.start
        return text.format(
            start=number(asked.start, 1), end=number(self.line[-1], 1), change=signed(change)
        )

    def _because(self, asked: Asked) -> Widget:
        rows = tuple(self._reason(place, *reason) for place, reason in enumerate(asked.reasons, 1))
        head = Text(_("Because …"), size="headline", weight="semibold")
        return Panel(Column((head, *rows), gap=8), pad=18, id="because")

    def _reason(self, place: int, name: str, text: str) -> Widget:
        chosen = name == self.reason
        mark = Icon("check" if chosen else "disc", 16, colour="accent" if chosen else "line")
        words = Text(f"… {text}", weight="medium" if chosen else "regular")
        return Card(
            f"reason-{place}",
            text,
            Row((mark, Grow(words)), gap=10),
            pressed=chosen,
        )

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Draw, choose, go on or back."""
        del room
        match event:
            case Changed(id="sketch", value=line):
                self.line = tuple(float(value) for value in line)
            case Clicked(id=control) if control.startswith("reason-"):
                name = closing(self.table.seat).reasons[int(control.removeprefix("reason-")) - 1][0]
                self.reason = "" if name == self.reason else name
            case Clicked("confirm-end-quarter"):
                self._close()
            case Clicked("cancel-end-quarter"):
                self.table.go("live")
        return None

    def _close(self) -> None:
        """What was said is written down before the first week passes."""
        if not self.table.seat.planning:
            self.table.go("live")
            return
        if self.line or self.reason:
            start = self.table.seat.now.brand_equity
            self.table.seat.predict(self.line or (start,) * QUARTER, self.reason)
        self.table.end_quarter()


def _before(asked: Asked) -> tuple[Widget, ...]:
    """What is known to come, and what is left undone."""
    news = tuple(
        _note("megaphone", "accent", _("Announced: {news}").format(news=headline))
        for headline in asked.announced
    )
    warnings = tuple(_note("warning", "warn_text", text) for text in asked.warnings)
    if not news and not warnings:
        return ()
    return (Panel(Column((*news, *warnings), gap=8), pad=14, id="before"),)


def _note(icon: str, colour: str, text: str) -> Widget:
    return Row((Icon(icon, 16, colour=colour), Grow(Text(text))), gap=10, align="start")


def _ways() -> Widget:
    """Back, or on."""
    back = Button("cancel-end-quarter", _("Back to the plan"), icon="arrow_left", key="escape")
    on = Button(
        "confirm-end-quarter",
        _("Let the quarter run"),
        icon="play",
        kind="primary",
        key="e",
        size="title",
        tip=_("Thirteen weeks are lived; you can stop the clock at any time."),
    )
    return Wrap((back, on), gap=10, justify="end")
