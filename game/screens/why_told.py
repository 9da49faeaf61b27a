"""One place of the web in words: its rows, which sum, and what could be done about it."""

from collections.abc import Iterator

from game.foresight import Ticket
from game.kit.widgets import (
    Card,
    Cause,
    Column,
    Grow,
    Icon,
    Row,
    Text,
    Waterfall,
    Widget,
)
from game.outlook import Outlook
from game.present.effects import Effect, horizon_text, on_equity
from game.present.remedies import Remedy, asked
from game.present.why import Picture
from game.screens.previewed import COLOURS
from game.table import Table
from game.words import _

FEW = 32
"""Futures looked at for a remedy; its own screen looks at more."""


def explained(seen: Picture) -> Iterator[Widget]:
    """What it is, the sentence, and its rows."""
    told = seen.told
    colour = {"good": "good_text", "bad": "bad_text"}.get(seen.tone, "muted")
    yield Column((
        Text(told.lead, size="small", weight="semibold", colour=colour),
        Text(told.title, size="title", weight="semibold", id="told-title"),
        Text(told.text, colour="ink", id="told-text"),
    ), gap=4)  # fmt: skip
    if told.rows:
        causes = tuple(
            Cause(row.label, row.value, f"row-{row.id}" if row.id else "", row.tip)
            for row in told.rows
        )
        yield Waterfall(
            "told-rows",
            _("go through the rows, open one"),
            causes,
            told.start,
            told.end,
            seen.digits,
            total=_("Sum"),
            better="down" if seen.better == "down" else "up",
        )
        unit = _("in {unit}").format(unit=seen.unit)
        if told.averaged:
            unit = _(
                "in {unit}; the mean under other lucks, with chance as a row of its own. The boxes "
                "show what happened in this game."
            ).format(unit=seen.unit)
        yield Text(unit, size="small", colour="muted")


class Remedies:
    """What could be done, each with what it is worth ahead; it never waits for anything.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._asked: object = None
        self._tickets: dict[str, Ticket[Outlook]] = {}
        self._found: tuple[Remedy, ...] = ()

    def build(self, found: tuple[Remedy, ...], owner: str) -> Iterator[Widget]:
        """Cards that lead to where each is decided."""
        self._ask(found)
        if not owner:
            return
        yield Text(_("What you can do about it"), size="label", weight="semibold")
        if not found:
            yield Text(self._why_none(owner), colour="muted", id="no-remedy")
            return
        for one in found:
            yield self._card(one)
        if self._looks:
            when = horizon_text(self.table.seat)
            text = _(
                "Worth in brand equity {when}: the mean of {n} futures, against doing nothing."
            )
            yield Text(text.format(when=when, n=FEW), size="small", colour="muted")

    @property
    def _looks(self) -> bool:
        """Whether this game lets one look ahead."""
        return self.table.seat.case.preview != "mechanics"

    def _why_none(self, owner: str) -> str:
        if owner == "world":
            return _("Rivals, tests and people who move are nobody’s to decide.")
        if not self.table.seat.planning:
            return _("Decisions are taken when the next quarter is planned.")
        return _("Nothing that this game offers reaches it directly just now.")

    def _ask(self, found: tuple[Remedy, ...]) -> None:
        """Look ahead at each, once for each state of the game."""
        key = self.table.stamp, tuple(one.id for one in found)
        if key == self._asked or not self._looks:
            self._found = found
            return
        for id_ in self._tickets:
            self.table.foresight.cancel(id_)
        self._asked, self._found = key, found
        self._tickets = {
            one.id: self.table.foresight.ask(one.id, vantage, question, against, FEW)
            for one in found
            for vantage, question, against in (asked(self.table.seat, one),)
        }

    def _card(self, remedy: Remedy) -> Widget:
        words = Column((
            Text(remedy.title, weight="semibold"),
            Text(remedy.text, size="small", colour="muted"),
            Text(remedy.opens, size="small", colour="muted"),
        ), gap=1)  # fmt: skip
        parts: list[Widget] = [Icon(remedy.icon, 20, "accent"), Grow(words)]
        if self._looks:
            parts.append(self._worth(remedy.id))
        label = f"{remedy.title}, {remedy.opens}"
        return Card(remedy.id, label, Row(tuple(parts), gap=10))

    def _worth(self, id_: str) -> Widget:
        ticket = self._tickets.get(id_)
        if ticket is None or ticket.latest is None:
            return Text("…", colour="muted", wrap=False)
        worth: Effect = on_equity(ticket.latest)
        colour = COLOURS[worth.verdict]
        number = Text(worth.text, size="number", weight="semibold", colour=colour, tabular=True)
        margin = Text(worth.margin, size="small", colour="muted", wrap=False)
        return Column((number, margin), gap=0, align="end")

    def open(self, id_: str) -> None:
        """Go to where it is decided, with the decision filled in."""
        for remedy in self._found:
            if remedy.id == id_:
                self.table.hold_out(remedy.decision, remedy.place)
