"""Where we sit: one local game behind one face. Screens decide, look and live through it alone."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, cast

from game.eve import show_eve
from game.moments import TRACKED, Prediction, Taken, Vantage, is_undone, predicted
from game.recall import Recall, Watcher, together
from game.reliving import relive
from game.saves import new_path
from game.words import _
from sim.decisions import BaseDecision, Refusal
from sim.journal import Entry, Journal, JournalError
from sim.measures import Readings
from sim.policy import Policy
from sim.purse import Price, Purse
from sim.room import Room
from sim.run import QUARTER, Refused, Run
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario
from sim.state import State


class Seat:
    """A game that somebody plays here; use `Seat.new` or `Seat.resume`."""

    def __init__(
        self, run: Run, loaded: Scenario, recall: Recall, opening: State, fault: str = ""
    ) -> None:
        self.run = run
        self.loaded = loaded
        """The scenario with its own number of people: what replays of the journal need."""
        self.recall = recall
        self.fault = fault
        """Why this game is not kept on the disk, where that is so."""
        assert opening.readings is not None  # noqa: S101  # play begins after a burn-in
        self.opening: Readings = opening.readings
        """The metrics before the first week."""

    @classmethod
    def new(
        cls,
        scenario: str,
        seed: int,
        customers: int | None = None,
        watchers: tuple[Watcher, ...] = (),
        room: Room | None = None,
    ) -> "Seat":
        """Begin a game, kept in a new journal.

        Args:
            scenario: id of a shipped scenario, or the path of a file.
            seed: whose luck.
            customers: people simulated, in place of the scenario's number.
            watchers: shown the model after each week, from the quarter before play on.
            room: who sits around the game, if it is not played alone.

        Raises:
            ScenarioError: if the scenario cannot be loaded.
        """
        case = load_scenario(scenario)
        fault = ""
        try:
            path = new_path(case.id, seed)
            run = Run(scenario, seed, customers=customers, journal=path, room=room)
        except (OSError, JournalError) as error:
            fault = _("This game cannot be kept on this computer: {why}").format(why=error)
            run = Run(scenario, seed, customers=customers, room=room)
        opening = run.state.fork()
        recall = Recall()
        run.witness = together((recall.see, *watchers))
        show_eve(run.case, seed, run.journal.header.replicate, run.witness)
        return cls(run, case, recall, opening, fault)

    @classmethod
    def resume(cls, path: Path | str, watchers: tuple[Watcher, ...] = ()) -> "Seat":
        """Go on with a game; its weeks are lived again first, and shown to the watchers.

        Raises:
            JournalError: if it cannot be read or written, or plays differently here.
            ScenarioError: if its scenario cannot be loaded.
        """
        journal = Journal.open(path)
        try:
            return cls(*relive(journal, watchers, keep=True))
        except BaseException:
            journal.close()
            raise

    # ---- looking -------------------------------------------------------------------------------

    @property
    def case(self) -> Scenario:
        """The scenario."""
        return self.run.case

    @property
    def path(self) -> Path | None:
        """Where the game is kept."""
        return None if self.run.journal.path is None else Path(self.run.journal.path)

    @property
    def week(self) -> int:
        """The next week to be lived; 0 is the first."""
        return self.run.week

    @property
    def over(self) -> bool:
        """Whether all quarters have been played, or somebody else goes on in your place."""
        return self.run.over

    @property
    def quarters(self) -> int:
        """How many quarters the game has."""
        return self.case.quarters

    @property
    def quarter(self) -> int:
        """The quarter that is played, 1 for the first; the last one when all is over."""
        begun = self.week // QUARTER
        return min(begun if self.over else 1 + begun, self.quarters)

    @property
    def week_in_quarter(self) -> int:
        """Weeks of this quarter that have been lived; 13 when all is over."""
        return self.week - self.first_week(self.quarter)

    @staticmethod
    def first_week(quarter: int) -> int:
        """The first week of a quarter."""
        return (quarter - 1) * QUARTER

    @property
    def history(self) -> list[Readings]:
        """The metrics of each week lived."""
        return self.run.history

    @property
    def now(self) -> Readings:
        """The metrics of the last week."""
        return self.history[-1] if self.history else self.opening

    def before_week(self, week: int) -> Readings:
        """The metrics when a week began."""
        return self.history[week - 1] if week > 0 else self.opening

    def at_start(self, quarter: int | None = None) -> Readings:
        """The metrics when a quarter began: this one, if none is named."""
        return self.before_week(self.first_week(quarter or self.quarter))

    @property
    def purse(self) -> Purse:
        """What is left of each currency."""
        return self.run.purse

    @property
    def policy(self) -> Policy:
        """What has been decided so far."""
        return self.run.policy

    @property
    def closed(self) -> bool:
        """Whether the player has ended this quarter's planning."""
        ends = self.run.journal.in_force("close")
        return any(entry.data.get("quarter") == self.quarter for entry in ends)

    @property
    def planning(self) -> bool:
        """Whether moves are possible now."""
        return not self.over and not self.closed and self.week_in_quarter == 0

    @property
    def running(self) -> bool:
        """Whether there are weeks of this quarter to be lived."""
        return not self.over and not self.planning

    @property
    def taken(self) -> tuple[Taken, ...]:
        """All decisions in force, in the order in which they were taken."""
        made = {item.name: cast("BaseDecision", item.decision) for item in self.policy.taken}
        entries = self.run.journal.decisions()
        return tuple(
            Taken(entry.id, entry.week, number, made[entry.id])
            for number, entry in enumerate(entries, 1)
            if entry.id in made
        )

    @property
    def moves(self) -> tuple[Taken, ...]:
        """The decisions of this quarter."""
        return self.moves_of(self.quarter)

    def moves_of(self, quarter: int) -> tuple[Taken, ...]:
        """The decisions of a quarter."""
        return tuple(item for item in self.taken if item.quarter == quarter)

    def prediction(self, quarter: int | None = None) -> Prediction | None:
        """What the player predicted of a quarter: of this one, if none is named."""
        number = quarter or self.quarter
        told = (predicted(number, entry) for entry in self._of_quarter("predict", number))
        return next(filter(None, reversed(list(told))), None)

    def _of_quarter(self, kind: str, quarter: int | None = None) -> Iterator[Entry]:
        first = self.first_week(quarter or self.quarter)
        return (
            entry
            for entry in self.run.journal.in_force(kind)
            if first <= entry.week < first + QUARTER
        )

    def vantage(
        self, decision: BaseDecision | None = None, policy: Policy | None = None
    ) -> Vantage:
        """A place to look ahead from: now, with a further decision or under another policy."""
        chosen = self.policy if policy is None else policy
        if decision is not None:
            chosen = decision.apply(chosen, self.week, self.case)
        return Vantage(self.case, self.run.state.fork(), chosen, self.run.model.world)

    # ---- deciding ------------------------------------------------------------------------------

    def check(self, decision: BaseDecision) -> Refusal | None:
        """Why a decision cannot be taken now, or None; changes nothing."""
        return self._too_late() or self.run.check(decision)

    def price(self, decision: BaseDecision) -> Price:
        """What a decision takes now."""
        return self.run.price(decision)

    def decide(self, decision: BaseDecision | Mapping[str, Any]) -> Entry:
        """Take a decision; it is on the disk when this returns.

        Raises:
            Refused: if it cannot be taken; its text is for players.
            DecisionError: if it is not a decision.
        """
        if (late := self._too_late()) is not None:
            raise Refused(late)
        return self.run.decide(decision)

    @property
    def can_undo(self) -> bool:
        """Whether there is a move to be taken back."""
        return self.planning and bool(self.moves)

    @property
    def can_redo(self) -> bool:
        """Whether there is a move to be brought back."""
        week = (entry for entry in self.run.journal.entries if entry.week == self.week)
        return self.planning and is_undone(week)

    def undo(self) -> bool:
        """Take back the last move of this quarter."""
        return self.can_undo and self.run.undo() is not None

    def redo(self) -> bool:
        """Bring back what was taken back last."""
        return self.can_redo and self.run.redo() is not None

    def predict(self, line: tuple[float, ...], reason: str) -> None:
        """Write down where brand equity will go this quarter, a value a week, and why.

        Raises:
            ValueError: if there are more weeks than in a quarter, or none.
        """
        if not 1 <= len(line) <= QUARTER:
            raise ValueError(f"a prediction has 1 to {QUARTER} weeks, not {len(line)}")
        values = [round(float(value), 2) for value in line]
        self.run.note("predict", {"metric": TRACKED, "line": values, "reason": reason})

    def end_quarter(self) -> None:
        """Close the planning: from now on the weeks of the quarter are lived."""
        if self.planning:
            self.run.note("close", {"quarter": self.quarter})

    def advance(self) -> bool:
        """Live a week; whether it was the last one of its quarter."""
        if self.over:
            return False
        self.run.advance()
        return self.week % QUARTER == 0

    def close(self) -> None:
        """Leave the game: its journal is free for others."""
        self.run.journal.close()

    def _too_late(self) -> Refusal | None:
        if self.planning:
            return None
        begun = _("The quarter has begun. Wait for the next.")
        return Refusal("late", _("The game is over.") if self.over else begun)
