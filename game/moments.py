"""Records of a game that is played: where one looks from, what was decided, what was predicted."""

from collections.abc import Iterable
from dataclasses import dataclass

from sim.decisions import BaseDecision
from sim.journal import Entry
from sim.policy import Policy
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.state import State
from sim.world import World

TRACKED = "brand_equity"
"""What players predict."""


@dataclass(frozen=True, slots=True)
class Vantage:
    """A place to look ahead from: a state in memory of its own, and what has been decided."""

    case: Scenario
    state: State
    policy: Policy
    world: World

    @property
    def week(self) -> int:
        """The first week to be looked at."""
        return self.state.week


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision in force, and when it was taken."""

    id: str
    week: int
    number: int
    """1 for the first decision of the game."""
    decision: BaseDecision

    @property
    def quarter(self) -> int:
        """The quarter in which it was taken; 1 is the first."""
        return 1 + self.week // WEEKS_PER_QUARTER


@dataclass(frozen=True, slots=True)
class Prediction:
    """A line that the player drew before a quarter, and the reason that was given."""

    quarter: int
    line: tuple[float, ...]
    reason: str


def predicted(quarter: int, entry: Entry) -> Prediction | None:
    """What an entry predicts; None for one that was written in another way."""
    line, reason = entry.data.get("line"), entry.data.get("reason")
    if entry.data.get("metric") != TRACKED or not isinstance(line, list) or not line:
        return None
    numbers = tuple(float(value) for value in line if isinstance(value, int | float))
    return Prediction(quarter, numbers, str(reason or "")) if len(numbers) == len(line) else None


def is_undone(entries: Iterable[Entry]) -> bool:
    """Whether some of a week's decisions was taken back and may be brought back."""
    back: list[str | None] = []
    for entry in entries:
        match entry.kind:
            case "decide":
                back.clear()
            case "undo":
                back.append(entry.about)
            case "redo":
                back.remove(entry.about)
    return bool(back)
