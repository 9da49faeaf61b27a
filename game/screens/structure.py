"""Structure: who reports to whom, who works with whom, and what the customer executive may do."""

from game.kit.events import Changed, Clicked, Event
from game.kit.ink import Ink
from game.kit.orgchart import OrgChart, Post
from game.kit.ties import Tie
from game.kit.widgets import (
    Card,
    Choice,
    Column,
    Grow,
    Icon,
    Meter,
    Panel,
    Row,
    Scroll,
    Text,
    Widget,
    Wrap,
)
from game.present.allowed import waiting_text
from game.present.dials import Dial, Shelf
from game.present.filling import opened
from game.present.moves import MoveForm
from game.present.structure import COLUMNS, Chart, chart, ways
from game.screens.deciding import Hint
from game.screens.forms import Form
from game.screens.moves import Moves
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.decisions import BaseDecision

NARROWEST = 600
"""Windows that are less wide, in design pixels, have no room for the chart."""
DIAL = 168
"""Least width of a dial."""


class Structure(Moves):
    """The view of the organisation; what is chosen in it opens beside it like any decision.

    Args:
        table: the game.
    """

    page = "structure-page"

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._chart: tuple[object, Chart] | None = None
        self._meant: tuple[BaseDecision, ...] = ()
        """What moving somebody there can mean, where it can mean more than one thing."""

    # ---- looking -------------------------------------------------------------------------------

    def _left(self, ink: Ink) -> tuple[Widget, ...]:
        """The chart, and the dials below it."""
        seen = self._seen()
        dials = _dials(seen.shelves, self.chosen)
        if ink.roomy:
            return self._drawn(seen, ink), Grow(
                Panel(Scroll(dials, "dials", label=_("Dials")), pad=12)
            )
        drawn = (self._drawn(seen, ink),) if ink.wide >= NARROWEST else ()
        return *drawn, Panel(dials, pad=12)

    def _seen(self) -> Chart:
        wanted = None if self.form is None else self._wish(self.form.filled)
        key = self.table.stamp, wanted
        if self._chart is None or self._chart[0] != key:
            self._chart = key, chart(self.table.seat, wanted)
        return self._chart[1]

    def _drawn(self, seen: Chart, ink: Ink) -> Widget:
        posts = tuple(
            Post(
                box.id,
                box.label,
                box.note if ink.roomy else "",
                box.column,
                box.level,
                box.icon,
                box.edge,
                box.goes,
                box.vacant,
                box.tip,
            )
            for box in seen.boxes
        )
        ties = tuple(Tie(line.one, line.other, line.dotted, line.drafted) for line in seen.lines)
        label = _("Who reports to whom")
        drawing = OrgChart("chart", label, posts, ties, COLUMNS, seen.levels)
        rows: list[Widget] = [drawing, Text(seen.note, size="small", colour="muted")]
        why = waiting_text(self.table.seat)
        if why:
            words = Text(why, colour="muted", weight="medium", id="why-fixed")
            rows.append(Row((Icon("lock", 14, "muted"), Grow(words)), gap=8))
        return Panel(Column(tuple(rows), gap=6), title=_("Structure"), id="structure", pad=12)

    def _headed(self, form: MoveForm) -> tuple[Widget, ...]:
        """What is drafted; and what else it could mean."""
        if len(self._meant) < 2:  # noqa: PLR2004
            return super()._headed(form)
        options = tuple((one.kind, meanings()[one.kind]) for one in self._meant)
        which = Choice("meant", _("What is meant"), options, form.kind)
        return which, *super()._headed(form)

    def _hints(self) -> tuple[Hint, ...]:
        return (
            ("tree", _("Drag a box that has a grip to where it shall stand; or go to it with Tab "
                       "and the arrow keys, pick it up with Enter and set it down with Enter.")),
            ("key", _("Below stands who owns what, and what the customer executive may do. Choose "
                      "one to change it.")),
            ("eye", _("Then you see here what it costs, who will feel it, and what it may be "
                      "worth. Nothing is decided until you decide it.")),
        )  # fmt: skip

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Move somebody, turn a dial; the rest as with any decision."""
        match event:
            case Changed(id="chart", value=(str(who), str(to))):
                self._move(who, to)
            case Changed(id="meant", value=kind):
                self._mean(kind)
            case Clicked(id=control) if control.startswith("dial-"):
                self._turn(control.removeprefix("dial-"))
            case _:
                return super().on_event(event, room)
        return None

    def _move(self, who: str, to: str) -> None:
        """Draft the likeliest of what moving somebody there can mean."""
        found = ways(self.table.seat, who, to)
        if found:
            self._turn(found[0].kind, found[0])
            self._meant = found

    def _mean(self, kind: str) -> None:
        """Draft another of them."""
        for decision in self._meant:
            if decision.kind == kind:
                found = self._meant
                self._turn(kind, decision)
                self._meant = found

    def _turn(self, kind: str, decision: BaseDecision | None = None) -> None:
        forms = {form.kind: form for one in self._known_now()[1] for form in one.moves}
        if kind in forms:
            filled = opened(self.table.seat, forms[kind], decision)
            self.form, self.chosen = Form(self.table, filled), f"dial-{kind}"
            self.table.notice, self._meant = "", ()

    def _take_up(self) -> None:
        held = self.table.taken_up()
        if held is not None:
            self._turn(held.kind, held)


def meanings() -> dict[str, str]:
    """What moving a department to another can mean."""
    return {
        "reporting_line": _("Reports to"),
        "co_locate": _("Sits with"),
        "merge_directors": _("One director"),
    }


def _dials(found: tuple[Shelf, ...], chosen: str) -> Widget:
    rows: list[Widget] = []
    for shelf in found:
        cards = tuple(Grow(_dial(dial, chosen), min_width=DIAL) for dial in shelf.dials)
        rows.append(Text(shelf.title, size="small", weight="semibold", colour="muted"))
        rows.append(Wrap(cards, gap=8, row_gap=8, align="stretch"))
    return Column(tuple(rows), gap=6)


def _dial(dial: Dial, chosen: str) -> Widget:
    """What it is, where it stands, and how far it is turned up."""
    rows: list[Widget] = [
        Text(dial.title, size="small", colour="muted"),
        Text(dial.value, weight="semibold"),
    ]
    if dial.part is not None:
        rows.append(Meter(dial.part, _("How far it is turned up"), colour="accent", height=4))
    if dial.why:
        why = Text(dial.why, size="small", colour="muted")
        rows.append(Row((Icon("lock", 12, "muted"), Grow(why)), gap=5))
    id_ = f"dial-{dial.kind}"
    return Card(
        id_,
        f"{dial.title}: {dial.value}",
        Column(tuple(rows), gap=3),
        pressed=id_ == chosen,
        enabled=dial.open,
        pad=9,
        tip=dial.why,
    )
