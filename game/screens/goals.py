"""Goals: what each department is paid for, and where that pulls apart."""

from collections.abc import Mapping

from game.kit.events import Changed, Clicked, Event, Hovered, KeyPressed, Toggled
from game.kit.widgets import (
    Button,
    Card,
    Column,
    Fixed,
    Grow,
    Icon,
    Panel,
    Row,
    Scroll,
    Text,
    Widget,
)
from game.present.allowed import open_rows, rows_text, waiting_text
from game.present.goals import Goals as Matrix
from game.present.goals import Row as Shares
from game.present.goals import decision, dragged, goals, rows
from game.present.names import GOALS, department, goal
from game.present.tensions import Cell as Place
from game.present.tensions import Tension
from game.screens.deciding import Deciding, Hint, paged
from game.screens.drafts import Draft
from game.screens.matrix import matrix, place_of
from game.screens.previewed import form_in
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.decisions.goals import SetGoals

WHOLE = 100
BESIDE = 372
"""Width of the list of tensions."""


class Goals:
    """The view of goals.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.draft: Draft[Mapping[str, Shares]] = Draft({})
        self.deciding = Deciding(table, self.draft)
        self.locked: frozenset[Place] = frozenset()
        self._held: Mapping[str, Shares] | None = None
        """The draft as it is while the mouse holds a cell."""
        self._start: Shares | None = None
        """The row at the time the mouse went down."""
        self._touched: Place | None = None
        self._met = self._chosen = ""
        """The tension under the mouse or focus, and the one that was clicked."""
        self._seen: tuple[object, Matrix] | None = None

    # ---- looking -------------------------------------------------------------------------------

    @property
    def drafted(self) -> Mapping[str, Shares]:
        """Rows that were dragged and not yet decided; once the quarter runs, nothing is."""
        if not self.table.seat.planning:
            return {}
        return self.draft.now if self._held is None else self._held

    def build(self, room: Room) -> Widget:
        """The matrix with its preview, and beside it the tensions."""
        self.deciding.refresh()
        self._take_up()
        seen = self._matrix()
        settled = self._held is None
        wish = decision(self.table.seat, self.drafted) if self.table.seat.planning else None
        panel = self._panel(seen, room)
        if room.ink.roomy:
            below = self.deciding.panel(wish, self._hint(), settled=settled, form="two")
            left = Column((panel, Grow(below)), gap=12)
            right = Fixed(self._tensions(seen.tensions, scrolls=True), width=BESIDE)
            return Row((Grow(left), right), gap=12, pad=12, align="stretch")
        below = self.deciding.panel(
            wish, self._hint(), settled=settled, form=form_in(room.ink), scrolls=False
        )
        column = (panel, below, self._tensions(seen.tensions, scrolls=False))
        return paged("goals-page", column)

    def _matrix(self) -> Matrix:
        key = self.table.stamp, tuple(sorted(self.drafted.items()))
        if self._seen is None or self._seen[0] != key:
            self._seen = key, goals(self.table.seat, self.drafted)
        return self._seen[1]

    def _panel(self, seen: Matrix, room: Room) -> Widget:
        planning = self.table.seat.planning
        lit = self._lit(seen)
        enabled = open_rows(self.table.seat) if planning else ()
        table = matrix(
            seen,
            enabled=enabled,
            locked=self.locked,
            lit=lit,
            height=46 if room.ink.roomy else 40,
            gap=8 if room.ink.roomy else 5,
        )
        parts: list[Widget] = [table, self._foot(seen)]
        why = waiting_text(self.table.seat) or rows_text(self.table.seat)
        if why:
            words = Text(why, colour="muted", weight="medium", id="why-fixed")
            parts.append(Row((Icon("lock", 14, "muted"), Grow(words)), gap=8))
        note = _("what each department is paid for, in %")
        return Panel(Column(tuple(parts), gap=10), title=_("Goals"), note=note, id="goals")

    def _foot(self, seen: Matrix) -> Widget:
        """What the rows come to, and the mouse's way to hold the cell that was used last."""
        words = Text(seen.note, size="small", colour="muted")
        place = self._touched
        label = _("Hold a cell")
        if place is not None:
            text = (
                _("Let go of {name}: {goal}") if place in self.locked else _("Hold {name}: {goal}")
            )
            label = text.format(name=department(place[0]), goal=goal(place[1]))
        button = Button(
            "lock",
            label,
            icon="lock",
            kind="quiet",
            pressed=place in self.locked,
            size="small",
            enabled=place is not None and self.table.seat.planning,
            tip=_("A held share stays as it is while others of its row are dragged. Key L."),
        )
        return Row((Grow(words), button), gap=10)

    def _hint(self) -> tuple[Hint, ...]:
        if not self.table.seat.planning or not open_rows(self.table.seat):
            return ()
        return (
            ("target", _("Drag a cell sideways, or go to it with Tab and press ← or →. The others "
                         "of its row give way, so that a row always adds up to 100.")),
            ("lock", _("L holds a cell as it is. The small tick is where it stood before.")),
            ("eye", _("Then you see here what it costs, who will feel it, and what it may be "
                      "worth. Nothing is decided until you keep it.")),
        )  # fmt: skip

    # ---- tensions ------------------------------------------------------------------------------

    def _tensions(self, found: tuple[Tension, ...], *, scrolls: bool) -> Widget:
        cards = tuple(self._tension(tension) for tension in found)
        if not cards:
            cards = (Text(_("Nothing in these rows pulls apart."), colour="muted"),)
        body: Widget = Column(cards, gap=8)
        if scrolls:
            body = Scroll(body, "tensions", label=_("Tensions"))
        note = _("the strongest first")
        return Panel(body, title=_("Where pay pulls apart"), note=note, id="tension-list")

    def _tension(self, tension: Tension) -> Widget:
        marks = tuple(_mark(place) for place in tension.cells)
        body = Column((Text(tension.text), Row(marks, gap=14)), gap=6)
        return Card(
            f"tension-{tension.id}",
            tension.text,
            body,
            pressed=tension.id == self._chosen,
        )

    def _lit(self, seen: Matrix) -> frozenset[Place]:
        shown = {self._met, self._chosen}
        return frozenset(
            place for tension in seen.tensions if tension.id in shown for place in tension.cells
        )

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Drag, hold, keep, discard, back and forth."""
        del room
        match event:
            case Changed(id=control, value=value, done=done) if place := place_of(control):
                self._drag(place, value, done=done)
            case Toggled(id=control) if place := place_of(control):
                self._hold(place)
            case Clicked(id="lock") if self._touched is not None:
                self._hold(self._touched)
            case Clicked(id=control) if control.startswith("tension-"):
                name = control.removeprefix("tension-")
                self._chosen = "" if name == self._chosen else name
            case Hovered(id=control):
                self._meet(control)
            case Clicked(id="keep"):
                self.deciding.keep(decision(self.table.seat, self.drafted))
            case Clicked() | KeyPressed():
                self.deciding.answer(event)
        return None

    def _take_up(self) -> None:
        """Draft what another view held out."""
        held = self.table.taken_up()
        if isinstance(held, SetGoals):
            self.draft.put({name: tuple(round(WHOLE * share) for share in row)
                            for name, row in held.rows().items()})  # fmt: skip

    def _meet(self, control: str) -> None:
        met = control.removeprefix("tension-") if control.startswith("tension-") else ""
        self.table.stale |= met != self._met
        self._met = met

    def _drag(self, place: Place, value: int, *, done: bool) -> None:
        """A cell asks for a value; its row is shared out anew from where the drag began."""
        name, which = place[0], GOALS.index(place[1])
        if self._start is None:
            self._start = {**rows(self.table.seat), **self.draft.now}[name]
        locked = frozenset(GOALS.index(one) for who, one in self.locked if who == name)
        row = dragged(self._start, which, value, locked)
        asked = {**self.draft.now, name: row}
        if row == rows(self.table.seat)[name]:
            del asked[name]
        self._touched, self._held, self.table.notice = place, asked, ""
        if done:
            self.draft.put(asked)
            self._held = self._start = None

    def _hold(self, place: Place) -> None:
        self._touched = place
        self.locked ^= {place}


def _mark(place: Place) -> Widget:
    """One of the two cells that a tension is about."""
    words = _("{name}: {goal}").format(name=department(place[0]), goal=goal(place[1]))
    text = Text(words, size="small", weight="semibold", colour="muted", wrap=False)
    return Row((Icon("square", 9, place[0]), text), gap=5)
