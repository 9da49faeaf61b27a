"""What a learner sees: the metrics that a seat may see, what is left to spend, how far play is."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np
from gymnasium.spaces import Box
from numpy.typing import NDArray

from sim.metrics import FAR, METRICS
from sim.purse import Purse
from sim.run import Run
from sim.scenario.schema import Scenario

type Numbers = NDArray[np.float32]
type Span = tuple[float, float]
type Sees = Literal["seat", "everything"]
PURSE = tuple(f"purse_{field.name}" for field in fields(Purse))
PLAYED = "played"


@dataclass(frozen=True, slots=True)
class Observed:
    """The numbers of an observation, in their order."""

    metrics: tuple[str, ...]

    @classmethod
    def by(cls, seat: str, sees: Sees = "seat") -> "Observed":
        """What a seat sees, or all there is.

        Args:
            seat: of the registry of metrics.
            sees: `everything` is for studies of what knowing more is worth; no player has it.
        """
        every = sees == "everything"
        return cls(tuple(name for name, one in METRICS.items() if every or seat in one.seats))

    @property
    def names(self) -> tuple[str, ...]:
        """What each number is: metrics, `purse_…`, and the share of play that is over."""
        return (*self.metrics, *PURSE, PLAYED)

    def space(self, case: Scenario) -> Box:
        """Their bounds in a scenario."""
        spans = [METRICS[name].span for name in self.metrics]
        return boxed([*spans, *purse_spans(case), (0.0, 1.0)])

    def of(self, run: Run) -> Numbers:
        """The numbers now."""
        seen = run.view()
        shown = [seen[name] for name in self.metrics]
        return np.array([*shown, *held(run).values(), share_played(run)], np.float32)


def held(run: Run) -> dict[str, float]:
    """What is left of each currency."""
    return {f"purse_{field.name}": getattr(run.purse, field.name) for field in fields(Purse)}


def share_played(run: Run) -> float:
    """The share of play that is over, 0 to 1."""
    return min(1.0, run.week / run.case.weeks)


def purse_spans(case: Scenario) -> list[Span]:
    """From where to where each part of a purse goes in a scenario."""
    pacing = case.parameters.pacing
    top = {"capital": pacing.capital_cap, "points": pacing.points, "attention": pacing.attention}
    top["moves"] = most_moves(case)
    return [
        (0.0, float(top[field.name])) if field.name in top else (-FAR, FAR)
        for field in fields(Purse)
    ]


def most_moves(case: Scenario) -> int:
    """The most moves of any quarter."""
    return max(case.moves_in(week) for week in range(case.weeks))


def boxed(spans: Iterable[Span]) -> Box:
    """A space of numbers, each with a span of its own."""
    low, high = np.array(list(spans), np.float32).T
    return Box(low, high, dtype=np.float32)
