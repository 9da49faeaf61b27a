"""The waist: every front end decides, advances, looks, forks and replays through `Run`."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from pydantic import ValidationError

from sim.crisis import felt
from sim.decisions import BaseDecision, DecisionError, Refusal, as_json, decision_of
from sim.decisions.refusals import Refused
from sim.forecast import Forecast, forecast
from sim.journal import Entry, Journal, Seal
from sim.measures import Readings
from sim.model import SiloModel
from sim.origin import begun, header_of, place_of, room_of, scenario_of
from sim.policy import Policy
from sim.politics import Agenda
from sim.purse import Price, Purse
from sim.room import Room
from sim.scenario.events import Event
from sim.scenario.load import load_scenario
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.snapshot import Snapshot
from sim.state import State
from sim.turn import LAB, Turn, next_purse

__all__ = ("LAB", "QUARTER", "Refused", "Run")

QUARTER = 13
FARTHEST = 10_000
"""Weeks that a replay goes on without a seal; no game is nearly as long."""


class Run:
    """One game: a scenario, a seed, and what was decided.

    Args:
        case: a loaded scenario, or the id or path of one.
        seed: 0 to 2^64 - 1.
        customers: people simulated, in place of the scenario's number.
        replicate: other luck within the seed.
        journal: where decisions are written down: a path for a new file, an empty journal, or
            None for memory alone.
        room: who sits around the game, if it is not played alone.
    """

    def __init__(
        self,
        case: Scenario | str,
        seed: int = 0,
        *,
        customers: int | None = None,
        replicate: int = 0,
        journal: Path | str | Journal | None = None,
        room: Room | None = None,
    ) -> None:
        loaded = load_scenario(case) if isinstance(case, str) else case
        self.case = with_people(loaded, customers)
        self.model = SiloModel(self.case, seed, replicate)
        self.seed = seed
        self.plan = self.model.finance.state.trailing_profit
        """Weekly profit that the board expects: that of the quarter before play."""
        self.history: list[Readings] = []
        """The metrics of each week lived."""
        self.room = None if room is None else room.around(self.case)
        """Who sits around the game; None where somebody plays alone."""
        self.agenda = Agenda.first(self.case, self.model.state, room=room is not None)
        """What others want in this quarter; None where a scenario has no politics."""
        self._turn = self._begun(Purse.first(self.case))
        people = self.case.parameters.market.people
        header = header_of(loaded, seed, replicate, people, place_of(case, journal), room)
        self.journal = begun(journal, header)
        self.witness: Callable[[SiloModel], None] | None = None
        """Who is shown the model after each week lived; a fork has nobody."""

    # ---- looking -------------------------------------------------------------------------------

    @property
    def week(self) -> int:
        """The next week to be lived; 0 is the first."""
        return self.model.week

    @property
    def over(self) -> bool:
        """Whether all quarters have been played, or somebody else goes on in your place."""
        gone = self.agenda is not None and self.agenda.dismissed != ""
        return gone or self.week >= self.case.weeks

    @property
    def policy(self) -> Policy:
        """What has been decided so far."""
        return self.model.policy

    @property
    def purse(self) -> Purse:
        """What is left of each currency."""
        return self._turn.purse

    @property
    def state(self) -> State:
        """Everything the future depends on; it shares memory with the running model."""
        return self.model.state

    def view(self, role: str | None = None) -> Snapshot:
        """The last week's metrics: all of them, or what a seat may see.

        Raises:
            ValueError: if nobody has that seat.
        """
        snapshot = Snapshot.of(self.week, self.model.readings)
        return snapshot if role is None else snapshot.view(role)

    def forecast(
        self,
        weeks: int = QUARTER,
        replicates: int = 64,
        threads: int = 2,
        progress: Callable[[int], None] | None = None,
    ) -> Forecast:
        """Futures from here, under luck that this game will never have (`sim.forecast`)."""
        m = self.model
        return forecast(m.case, m.state, m.policy, m.world, weeks, replicates, threads, progress)

    # ---- deciding ------------------------------------------------------------------------------

    def check(self, decision: BaseDecision, by: str = "ceo") -> Refusal | None:
        """Why a decision cannot be taken now, or None; changes nothing."""
        return decision.check(self.policy, self.week, self.case, self._turn.hand(by))

    def price(self, decision: BaseDecision) -> Price:
        """What a decision takes now."""
        return decision.price(self.policy, self.week, self.case)

    def decide(
        self,
        decision: BaseDecision | Mapping[str, Any],
        by: str = "ceo",
        id: str | None = None,  # noqa: A002
    ) -> Entry:
        """Take a decision: it is written down before it counts.

        Args:
            decision: a decision, or what a journal or a policy file says of one.
            by: a seat, or `lab`, which meets no currency.
            id: a client's own name for it; the same name again is answered with the same entry.

        Raises:
            Refused: if it cannot be taken.
            DecisionError: if it is not a decision.
        """
        known = {entry.id: entry for entry in self.journal.entries}
        if id is not None and id in known:
            return known[id]
        meant: Any = decision_of(decision) if isinstance(decision, Mapping) else decision
        if (refusal := self.check(meant, by)) is not None:
            raise Refused(refusal)
        entry = self.journal.append(self.week, by, "decide", as_json(meant), id)
        self._follow(entry)
        return entry

    def undo(self, by: str = "ceo") -> Entry | None:
        """Take back the last decision of this week; None where there is none."""
        decisions = [entry for entry in self._turn.taken if entry.kind == "decide"]
        if not decisions:
            return None
        entry = self.journal.append(self.week, by, "undo", {"entry": decisions[-1].id})
        self._follow(entry)
        return entry

    def redo(self, by: str = "ceo") -> Entry | None:
        """Bring back what was taken back last; None where there is nothing."""
        if not self._turn.back:
            return None
        entry = self.journal.append(self.week, by, "redo", {"entry": self._turn.back[-1].id})
        self._follow(entry)
        return entry

    def inject(self, event: Event, by: str = "facilitator") -> Entry:
        """Let an event happen this week."""
        data = event.model_dump(mode="json", exclude_none=True)
        entry = self.journal.append(self.week, by, "event", data)
        self._follow(entry)
        return entry

    def note(self, kind: str, data: Mapping[str, object], by: str = "ceo") -> Entry:
        """Write down what changes nothing: a prediction, a remark, the end of a quarter."""
        return self.journal.append(self.week, by, kind, data)

    # ---- living --------------------------------------------------------------------------------

    def advance(self, weeks: int = 1) -> Snapshot:
        """Live some weeks; each is sealed in the journal."""
        for _ in range(weeks):
            self._live()
            self.journal.seal(self.week - 1, self.state.seal())
        return self.view()

    def fork(self) -> "Run":
        """The same game in memory of its own; it can go another way without a trace here."""
        twin = object.__new__(Run)
        twin.__dict__.update(self.__dict__)
        m = self.model
        twin.witness = None
        twin.model = SiloModel(self.case, self.seed, state=m.state.fork())
        twin.model.policy, twin.model.world = m.policy, m.world
        twin.model.first_readings, twin.history = m.first_readings, list(self.history)
        twin.journal = Journal(self.journal.header, self.journal.records)
        return twin

    @classmethod
    def replay(
        cls,
        journal: Journal,
        case: Scenario | None = None,
        *,
        weeks: int | None = None,
        verify: bool = True,
        keep: bool = False,
        witness: Callable[[SiloModel], None] | None = None,
    ) -> Self:
        """Play a journal again.

        Args:
            journal: as read.
            case: its scenario, if it is at hand; else it is loaded by id or path.
            weeks: live at least so many weeks: a journal without a decision has lost its seals.
            verify: compare every seal.
            keep: go on writing into this very journal.
            witness: is shown the model after each week, from the first.

        Raises:
            JournalError: if the scenario is another one, or the replay contradicts a seal.
            ScenarioError: if the scenario cannot be loaded.
        """
        header, loaded = journal.header, scenario_of(journal, case)
        people, room = header.customers, room_of(journal, loaded)
        run = cls(loaded, header.seed, customers=people, replicate=header.replicate, room=room)
        run.witness = witness
        for record in journal.records:
            run._again(record, journal, verify=verify)
        run.journal = journal if keep else Journal(header, journal.records)
        while run.week < (weeks or 0):
            run.advance()
        return run

    # ---- how it is done ------------------------------------------------------------------------

    def _begun(self, purse: Purse) -> Turn:
        m, room = self.model, self.room
        fixed, hurt = room is not None and room.structure_fixed, felt(m.it.state)
        angry = self.agenda.protesting if self.agenda is not None else ()
        turn = Turn(self.case, self.week, m.policy, purse, m.world, fixed=fixed, hurt=hurt)
        return replace(turn, protests=angry)

    def _follow(self, entry: Entry) -> None:
        """Let an entry that is written down count."""
        self._turn = self._turn.after(entry)
        self.model.policy, self.model.world = self._turn.policy, self._turn.world

    def _live(self) -> None:
        if self.agenda is not None:
            self.model.policy = self.agenda.begun(self.policy, self.week, self.case)
        self.model.step()
        assert self.model.readings is not None  # noqa: S101  # a week lived has been measured
        self.history.append(self.model.readings)
        self._turn = self._begun(self.purse if self.week % QUARTER else self._new_purse())
        if self.witness is not None:
            self.witness(self.model)

    def _new_purse(self) -> Purse:
        if self.agenda is not None:
            lived = np.array(self.history)
            self.agenda = self.agenda.closed(lived, self.policy, self.week, self.case)
        profit = sum(week.profit for week in self.history[-QUARTER:])
        told = self.model.finance.state.cash, profit, self.plan, self.agenda
        return next_purse(self.purse, self.case, self.policy, self.week, *told)

    def _again(self, record: Entry | Seal, journal: Journal, *, verify: bool) -> None:
        if not 0 <= record.week - self.week <= FARTHEST:
            raise journal.contradicted(
                record, f"no game goes from week {self.week} to {record.week}"
            )
        while self.week < record.week:
            self._live()
        if isinstance(record, Seal):
            self._live()
            differs = record.differs(self.state.seal()) if verify else ()
            if differs:
                sentence = f"the replay differs in week {record.week}: {', '.join(differs)}"
                raise journal.contradicted(record, sentence)
            return
        try:
            self._follow(record)
        except (DecisionError, ValidationError, LookupError) as error:
            why = str(error).splitlines()[0].strip("'\"")
            raise journal.contradicted(record, f"it cannot be replayed: {why}") from None
