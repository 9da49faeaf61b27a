"""What a seat is about to seal: its people's time, its levers, and the budget it asks for."""

from dataclasses import dataclass, field
from typing import cast

from game.kit.events import Changed, Clicked, Event
from game.present.efforts import Row, decision, fitted, spent, stands
from game.present.filling import opened, wish
from game.present.moves import form_of
from game.screens.forms import Form
from game.table import Table
from sim.decisions import decision_of
from sim.decisions.catalogue import Decision
from sim.decisions.own_effort import OwnEffort
from sim.decisions.reading import as_json
from sim.scenario.names import DEPARTMENTS, TASKS
from sim.seats import Sealed, levers_now

BUDGET = "shift_budget"


@dataclass
class Envelope:
    """The draft of one seat; it is gone when the seat is left unsealed.

    Args:
        table: the game.
        seat: whose it is.
    """

    table: Table
    seat: str
    request: int = 0
    """Per cent of the own budget."""
    forms: dict[str, Form] = field(default_factory=dict)
    """Decisions that are in it, by kind."""
    open: str = ""
    """The decision whose form is open."""
    group: str = ""
    """The family of decisions that is looked through."""

    def __post_init__(self) -> None:
        """Time is spent as it is now, and the chief begins with the budgets."""
        self.chief, self.heads = self.seat == "ceo", self.seat in DEPARTMENTS
        self.row: Row = stands(self.table.seat, self.seat) if self.heads else ()
        self._stood, self._start = self.row, self.row
        levers = levers_now(self.table.seat.run, self.seat)
        self.levers = tuple(kind for kind in levers if kind != BUDGET)
        if self.chief and BUDGET in levers:
            self._put(BUDGET)
            self.open = ""

    # ---- what is in it -------------------------------------------------------------------------

    def sealed(self) -> Sealed:
        """What is written down when it is sealed."""
        found = []
        if self.row != self._stood:
            found.append(as_json(decision(self.seat, self.row)))
        for form in self.forms.values():
            meant = wish(self.table.seat, form.filled)
            if meant is not None:
                found.append(as_json(cast("Decision", meant)))
        return Sealed(self.seat, tuple(found), self.request / 100.0)

    def refill(self, sealed: Sealed) -> None:
        """As it was sealed: opened once more, with all that was put in."""
        seat = self.table.seat
        self.request = round(100.0 * sealed.request)
        for told in sealed.decisions:
            meant = decision_of(told)
            if isinstance(meant, OwnEffort):
                self.row = self._start = fitted(tuple(meant.of(self.seat).values()))
            else:
                filled = opened(seat, form_of(seat, meant.kind), meant)
                self.forms[meant.kind] = Form(self.table, filled)

    # ---- filling it ----------------------------------------------------------------------------

    def on_event(self, event: Event) -> bool:
        """Put something in or take it out; whether the event was about that."""
        if self._in_form(event):
            return True
        match event:
            case Changed(id=control, value=value, done=done) if control.startswith("effort-"):
                which = TASKS[self.seat].index(control.removeprefix("effort-"))
                self.row = spent(self._start, which, round(value))
                self._start = self.row if done else self._start
            case Changed(id="request", value=value):
                self.request = round(value)
            case Clicked(id=control) if control.startswith("lever-"):
                self._choose(control.removeprefix("lever-"))
            case Clicked(id=control) if control.startswith("group-"):
                self.group = control.removeprefix("group-")
            case Clicked(id=control) if control.startswith("out-"):
                self._take_out(control.removeprefix("out-"))
            case _:
                return False
        return True

    def _in_form(self, event: Event) -> bool:
        if not isinstance(event, Changed):
            return False
        kind = BUDGET if event.id == "field-budget" else self.open
        return kind in self.forms and self.forms[kind].on_event(event)

    def _choose(self, kind: str) -> None:
        """Open a decision; a head of department pulls one lever a quarter."""
        if kind == self.open:
            self.open = ""
            return
        if not self.chief:
            self.forms.clear()
        if kind not in self.forms:
            self._put(kind)
        self.open = kind

    def _put(self, kind: str) -> None:
        seat = self.table.seat
        self.forms[kind] = Form(self.table, opened(seat, form_of(seat, kind)))

    def _take_out(self, kind: str) -> None:
        self.forms.pop(kind, None)
        self.open = "" if self.open == kind else self.open
