"""A game that several people share at one computer: pass, seal, open, run, and once again."""

from collections.abc import Callable

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.widgets import Widget
from game.present.rounds import Rounds
from game.present.seats import Outcome, lies_open, outcomes
from game.present.showing import time_out
from game.screens.handin import HandIn, can_hand_in
from game.screens.menu import Menu
from game.screens.opening import Job
from game.screens.settings import SettingsPage
from game.screens.shared import afterwards, pages
from game.screens.shared.desk import Desk
from game.screens.shared.envelope import Envelope
from game.screens.shared.two_rounds import second_round, side_by_side
from game.screens.timer import CONTROLS, Timer
from game.state import Push, Reset, Room, Screen, Step
from game.table import Table
from game.words import _
from sim.policy import Policy
from sim.room import Room as Around
from sim.run import Run
from sim.seats import Revealed, computer, in_office, reveal, seal, sealed_in, seats_of

AWAY = {
    "hand": {"sit", "reveal"},
    "reveal": {"run"},
    "report": {"next"},
    "break": {"play-on"},
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
        self.humans = tuple(who for who in seats_of(table.seat.case) if who in self.room.humans)
        self.envelope: Envelope | None = None
        self.card = False
        self.peeking = ""
        """The seat whose bonus is held open."""
        self.page = ""
        self.again = ""
        """The seat that wants to open its sealed envelope once more."""
        self.timer = Timer()
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
        self.envelope, self.peeking, self.again = None, "", ""
        if seat.planning and lies_open(seat):
            seat.end_quarter()
            self.table.paused = True
        if seat.over:
            self.page = "timeout" if self.room.round == 1 else "bonuses"
            self.timer.set(self._minutes())
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
        for who in seats_of(run.case):
            mine = who not in self.humans and in_office(run, who)
            if mine and who not in sealed_in(run):
                seal(run, computer(run, who))

    @property
    def turn(self) -> str:
        """Who has not sealed yet; empty if all have who are in office."""
        run = self.table.seat.run
        wanted = (who for who in self.humans if who not in sealed_in(run) and in_office(run, who))
        return next(wanted, "")

    def _minutes(self) -> float:
        """How long the talk between the rounds takes: as the scenario says, or a minute each."""
        told = time_out(self.table.seat)
        return len(self.humans) if told is None else told.minutes

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
            case "break" if (told := time_out(table.seat)) is not None:
                return afterwards.pause(table, told, self.timer, ink)
            case "timeout":
                return afterwards.timeout(table, self.humans, self.timer, *self._waiting(), ink)
            case "bonuses" | "brand":
                return self._end(room)
        return pages.handover(table, number, self.turn, self.again, self._reopen(), ink)

    def _reopen(self) -> tuple[str, ...]:
        """Whose envelopes can be opened once more."""
        sealed = sealed_in(self.table.seat.run)
        return tuple(who for who in self.humans if who in sealed)

    def _waiting(self) -> tuple[str, str]:
        """What is waited for before round 2, and why it does not come."""
        if self._next is None:
            return "", ""
        return ("", self._next.fault) if self._next.fault else (_("Round 2 is prepared."), "")

    def _end(self, room: Room) -> Widget:
        if self._both is None:
            self._both = Job(side_by_side(self.table.seat, self.before), room.wake)
        seen = self._both.result
        if seen is None:
            return afterwards.waiting(self.table, self._both.fault, room.ink)
        page = afterwards.bonuses if self.page == "bonuses" else afterwards.brand
        return page(self.table, seen, room.ink)

    # ---- living --------------------------------------------------------------------------------

    def tick(self, seconds: float, room: Room) -> bool | Step:
        """Weeks go by; round 2 begins as soon as it is there."""
        del room
        self._untouched += seconds
        if self._next is not None and self._next.result is not None:
            before, table = self.table.seat.run, self._next.result
            self.table.close()
            return Reset(Shared(table, self.home, before))
        if self.page in {"break", "timeout"}:
            return self.timer.tick(seconds)
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
            self.envelope, self.page, self.again = None, "hand", ""
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
            ways = {"sit"} if self.again or self.turn else {"reveal"}
        return self._clicked(next(iter(ways)), room) if ways else None

    def _clicked(self, control: str, room: Room) -> Step | None:
        match control:
            case "run":
                self.table.paused, self.page = False, "run"
            case "next" if time_out(self.table.seat) is not None and not self.table.seat.over:
                self.page = "break"
                self.timer.set(self._minutes())
            case "next" | "play-on":
                self._arrive()
            case "second" if self._next is None or self._next.fault:
                self._next = second_round(self.table.seat, self.humans, room.wake)
            case "brand":
                self.page = "brand"
            case "hand-in" if can_hand_in(self.table):
                return Push(HandIn(self.table))
            case "home" if self.home is not None:
                self.table.close()
                return Reset(self.home())
            case _ if self.page == "hand":
                self._handed(control)
            case _:
                self._timed(control)
        return None

    def _handed(self, control: str) -> None:
        """The computer goes from hand to hand, until all lies open."""
        match control:
            case "sit" if self.again or self.turn:
                self._sit()
            case "reveal" if not (self.again or self.turn):
                self._reveal()
            case "keep-sealed":
                self.again = ""
            case _ if control.removeprefix("reopen-") in self._reopen():
                self.again = control.removeprefix("reopen-")

    def _sit(self) -> None:
        """Whoever is next, or wants to change something, sees the own page."""
        who = self.again or self.turn
        self.envelope = Envelope(self.table, who)
        if self.again:
            self.envelope.refill(sealed_in(self.table.seat.run)[who])
        self.card, self.page = self.table.seat.quarter == 1, "desk"

    def _timed(self, control: str) -> None:
        """The clock of the quarter, or of a talk."""
        match control:
            case "pause":
                self.table.paused = not self.table.paused
            case "faster":
                self.table.faster()
            case "skip":
                self.table.skip()
            case _ if control in CONTROLS:
                self.timer.on_click(control)

    def _reveal(self) -> None:
        """All decisions count, and the planning is over."""
        before = self.table.seat.policy
        self._show(before, reveal(self.table.seat.run))
        self.table.end_quarter()
        self.table.paused = True
