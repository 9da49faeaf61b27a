"""A game that several people share at one computer: pass, seal, open, run, and once again."""

from collections.abc import Callable
from functools import partial

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.widgets import Widget
from game.present.rounds import Rounds, first_round, rounds
from game.present.seats import Outcome, lies_open, outcomes
from game.screens.menu import Menu
from game.screens.opening import Job, Order, laid
from game.screens.settings import SettingsPage
from game.screens.shared import pages
from game.screens.shared.desk import Desk
from game.screens.shared.envelope import Envelope
from game.state import Push, Reset, Room, Screen, Step
from game.table import Table
from game.words import _
from sim.policy import Policy
from sim.room import Room as Around
from sim.run import Run
from sim.seats import SEATS, Revealed, computer, reveal, seal, sealed_in

AWAY = {
    "hand": {"sit", "reveal"},
    "reveal": {"run"},
    "report": {"next"},
    "timeout": {"second"},
    "bonuses": {"brand"},
    "brand": {"home"},
}
"""The button that each page goes on with: Enter takes it."""


LET_GO = 0.4
"""Seconds without Enter before it opens a seat: whoever still holds the key sees nobody's page."""


class Shared:
    """The screen of a shared game.

    Args:
        table: the game, in a room.
        home: makes the title.
        before: the first round, where this is the second and the first is at hand.
    """

    def __init__(
        self, table: Table, home: Callable[[], Screen] | None = None, before: Run | None = None
    ) -> None:
        assert table.seat.run.room is not None  # noqa: S101  # nobody else comes here
        self.table, self.home, self.before = table, home, before
        self.room: Around = table.seat.run.room
        self.humans = tuple(who for who in SEATS if who in self.room.humans)
        self.envelope: Envelope | None = None
        self.card = False
        self.peeking = ""
        """The seat whose bonus is held open."""
        self.page = ""
        self._found: tuple[Outcome, ...] = ()
        self._untouched = LET_GO
        self._next: Job[Table] | None = None
        self._both: Job[Rounds] | None = None
        self._arrive()

    @property
    def title(self) -> str:
        """Whose firm it is."""
        return self.table.seat.case.words.brand

    @property
    def place(self) -> str:
        """Each page, and each seat's, is read from its top."""
        return f"{self.page}-{self.envelope.seat if self.envelope else ''}"

    # ---- where we are --------------------------------------------------------------------------

    def _arrive(self) -> None:
        """Find the page where the game stands: at its beginning, after a quarter, or left."""
        seat = self.table.seat
        self.envelope, self.peeking = None, ""
        if seat.planning and lies_open(seat):
            seat.end_quarter()
            self.table.paused = True
        if seat.over:
            self.page = "timeout" if self.room.round == 1 else "bonuses"
        elif seat.planning:
            self.page = "hand"
            self._computers()
        elif seat.week_in_quarter == 0:
            self._show(seat.policy, None)
        else:
            self.page = "run"

    def _computers(self) -> None:
        """Executives that nobody plays seal first."""
        run = self.table.seat.run
        for who in SEATS:
            if who not in self.humans and who not in sealed_in(run):
                seal(run, computer(run, who))

    @property
    def turn(self) -> str:
        """Who has not sealed yet; empty if all have."""
        sealed = sealed_in(self.table.seat.run)
        return next((who for who in self.humans if who not in sealed), "")

    def _show(self, before: Policy, found: tuple[Revealed, ...] | None) -> None:
        self._found, self.page = outcomes(self.table.seat, before, found), "reveal"

    # ---- showing -------------------------------------------------------------------------------

    def build(self, room: Room) -> Widget:
        """The page that is open."""
        self.table.calm = room.settings.calm
        table, ink, number = self.table, room.ink, self.room.round
        match self.page:
            case "desk" if self.envelope is not None:
                return Desk(table, self.envelope, self.card, bool(self.peeking)).build(ink)
            case "reveal":
                return pages.revealed(table, number, self._found, ink)
            case "run":
                return pages.running(table, number, ink)
            case "report":
                return pages.report(table, number, self.peeking, self.humans, ink)
            case "timeout":
                return pages.timeout(table, self.humans, *self._waiting(), ink)
            case "bonuses" | "brand":
                return self._end(room)
        return pages.handover(table, number, self.turn, ink)

    def _waiting(self) -> tuple[str, str]:
        """What is waited for before round 2, and why it does not come."""
        if self._next is None:
            return "", ""
        return ("", self._next.fault) if self._next.fault else (_("Round 2 is prepared."), "")

    def _end(self, room: Room) -> Widget:
        if self._both is None:
            self._both = Job(self._rounds(), room.wake)
        seen = self._both.result
        if seen is None:
            return pages.waiting(self.table, self._both.fault, room.ink)
        page = pages.bonuses if self.page == "bonuses" else pages.brand
        return page(self.table, seen, room.ink)

    def _rounds(self) -> Callable[[], Rounds]:
        """Both rounds, as a job for the background."""
        mine, before, path = self.table.seat.run.fork(), self.before, self.table.seat.path
        first = self.room.first

        def work() -> Rounds:
            if before is not None:
                return rounds(before, mine)
            if path is None or first is None:
                raise ValueError(_("The first round is not here any more."))
            return rounds(first_round(path.parent / first), mine)

        return work

    # ---- living --------------------------------------------------------------------------------

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Weeks go by; round 2 begins as soon as it is there."""
        del room
        self._untouched += seconds
        if self._next is not None and self._next.result is not None:
            before, table = self.table.seat.run, self._next.result
            self.table.close()
            return Reset(Shared(table, self.home, before))
        if self.page != "run":
            return False
        moved = self.table.tick(seconds)
        if self.table.seat.planning or self.table.seat.over:
            self.page = "report"
            return True
        return moved

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Pass on, seal, open, run."""
        if isinstance(event, Changed) and event.id.startswith("bonus"):
            who = event.id.removeprefix("bonus").removeprefix("-")
            self.peeking = (who or self._sitting) if event.value else ""
            return None
        if isinstance(event, Clicked | KeyPressed):
            self.peeking = ""
        if event in {Clicked("menu"), KeyPressed("escape")}:
            return Push(Menu(self.table, self.home))
        if event == KeyPressed("f10"):
            return Push(SettingsPage())
        if self.page == "desk" and self.envelope is not None:
            self._at_desk(event, self.envelope)
            return None
        if event == KeyPressed("return"):
            return self._enter(room)
        if event == KeyPressed("-"):
            self.table.slower()
        return self._clicked(event.id, room) if isinstance(event, Clicked) else None

    @property
    def _sitting(self) -> str:
        return self.envelope.seat if self.envelope else ""

    def _at_desk(self, event: Event, envelope: Envelope) -> None:
        if event == Clicked("seal"):
            seal(self.table.seat.run, envelope.sealed())
            self.envelope, self.page = None, "hand"
        elif event == Clicked("role-card"):
            self.card = not self.card
        else:
            envelope.on_event(event)

    def _enter(self, room: Room) -> Step | None:
        ways, waited = AWAY.get(self.page, set()), self._untouched
        self._untouched = 0.0
        if self.page == "hand" and waited < LET_GO:
            return None
        if self.page == "hand":
            ways = {"sit"} if self.turn else {"reveal"}
        return self._clicked(next(iter(ways)), room) if ways else None

    def _clicked(self, control: str, room: Room) -> Step | None:
        match control:
            case "sit" if self.turn:
                self.envelope = Envelope(self.table, self.turn)
                self.card, self.page = self.table.seat.quarter == 1, "desk"
            case "reveal" if self.page == "hand" and not self.turn:
                self._reveal()
            case "run":
                self.table.paused, self.page = False, "run"
            case "next":
                self._arrive()
            case "second":
                self._second(room)
            case "brand":
                self.page = "brand"
            case "home" if self.home is not None:
                self.table.close()
                return Reset(self.home())
            case _:
                self._paced(control)
        return None

    def _paced(self, control: str) -> None:
        """The clock, while a quarter runs."""
        match control:
            case "pause":
                self.table.paused = not self.table.paused
            case "faster":
                self.table.faster()
            case "skip":
                self.table.skip()

    def _reveal(self) -> None:
        """All decisions count, and the planning is over."""
        before = self.table.seat.policy
        self._show(before, reveal(self.table.seat.run))
        self.table.end_quarter()
        self.table.paused = True

    def _second(self, room: Room) -> None:
        """Lay round 2 on a table of its own."""
        if self._next is not None and not self._next.fault:
            return
        seat = self.table.seat
        header, path = seat.run.journal.header, seat.path
        scenario = header.scenario
        if header.path is not None and path is not None:
            scenario = str(path.parent / header.path)
        order = Order(
            scenario, header.seed, customers=header.customers, humans=self.room.humans, round=2,
            first=path,
        )  # fmt: skip
        self._next = Job(partial(laid, order, room.wake), room.wake)
