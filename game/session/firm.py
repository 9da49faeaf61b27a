"""A team's game in the worker: steps that were written down, lived again from the seed.

The same steps give the same journal, whoever lives them and however often. More steps are lived on
from where the game stands; fewer, after something was taken back, from the beginning.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from game import words
from game.eve import show_eve
from game.present.seats import Outcome, outcomes
from game.recall import Recall
from game.seat import Seat
from sim.decisions import decision_of
from sim.diary import Diary
from sim.room import EXECUTIVE, Room, seats_of
from sim.run import QUARTER, Run
from sim.scenario.events import Event
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario
from sim.seats import (
    Sealed,
    SealError,
    computer,
    in_office,
    levers_now,
    reveal,
    seal,
    sealed_in,
)

type Step = Mapping[str, Any]


KEPT = 2 * QUARTER
"""Weeks whose customers are remembered: what a page shows of a quarter, and what came before it."""


@dataclass
class Firm:
    """One team in one round.

    Args:
        loaded: the scenario as loaded, or the id or path of it.
        seed: whose luck.
        humans: seats that people have.
        round: 1 or 2.
        customers: people simulated, in place of the scenario's number.
        first: in round 2, the file of round 1 as the journal names it.
    """

    loaded: Scenario | str
    seed: int
    humans: tuple[str, ...]
    round: int = 1
    customers: int | None = None
    first: str | None = None
    steps: list[Step] = field(default_factory=list)
    """What has been lived."""

    def __post_init__(self) -> None:
        """Begin, with the quarter before play for those who remember."""
        loaded = load_scenario(self.loaded) if isinstance(self.loaded, str) else self.loaded
        room = Room(self.humans or seats_of(loaded), self.round, self.first)
        run = Run(self.loaded, self.seed, customers=self.customers, room=room)
        self.diary, opening = Diary(KEPT), run.state.fork()
        run.witness = self.diary.record
        show_eve(run.case, self.seed, run.journal.header.replicate, run.witness)
        self.seat = Seat(run, run.case, Recall(), opening)
        self.state = ""
        """Digest of what the game was after the last close; nothing before the first."""
        self.told: dict[str, tuple[Outcome, ...]] = {}
        """What became of the last sealed decisions, by language."""

    @property
    def run(self) -> Run:
        """The game."""
        return self.seat.run

    def follows(self, steps: Sequence[Step]) -> bool:
        """Whether it has lived a beginning of these steps."""
        return list(steps[: len(self.steps)]) == self.steps

    def live(self, steps: Sequence[Step]) -> None:
        """Live what has not been lived of these steps, which must begin like those that were."""
        for step in steps[len(self.steps) :]:
            self._take(step)
            self.steps.append(step)

    def _take(self, step: Step) -> None:
        match step["kind"]:
            case "seal":
                self._seal(step)
            case "event":
                self.run.inject(Event.model_validate(step["event"]))
            case "close":
                self._close(step)

    def _seal(self, step: Step) -> None:
        """Seal all of it; where the menu let through what the catalogue does not, the rest."""
        seat, request, decisions = step["seat"], float(step["request"]), tuple(step["decisions"])
        try:
            seal(self.run, Sealed(seat, decisions, request))
        except (SealError, ScenarioError):
            levers = {*levers_now(self.run, seat), *(("own_effort",) if seat != EXECUTIVE else ())}
            sound = tuple(one for one in decisions if _kind(one) in levers)
            self.run.note("note", {"unsealed": len(decisions) - len(sound)}, by=seat)
            seal(self.run, Sealed(seat, sound, request))

    def _close(self, step: Step) -> None:
        """Everything counts; seats without a person decide now, those who are late not at all."""
        for who in seats_of(self.run.case):
            mine = who not in step["seated"] and in_office(self.run, who)
            if mine and who not in sealed_in(self.run):
                seal(self.run, computer(self.run, who))
        if step["undecided"]:
            self.run.note("note", {"undecided": list(step["undecided"])}, by="facilitator")
        before = self.run.policy
        found = reveal(self.run)
        for language in words.languages():
            words.speak(language)
            self.told[language] = outcomes(self.seat, before, found)
        self.seat.end_quarter()
        self.run.advance(QUARTER)
        self.state = self.run.state.hash()


def _kind(decision: Mapping[str, Any]) -> str:
    """Of a decision; empty where it is none."""
    try:
        return decision_of(decision).kind
    except ScenarioError:
        return ""
