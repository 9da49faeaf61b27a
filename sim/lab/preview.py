"""What an author sees of a scenario before anybody plays it: its course when nobody decides.

Each luck is lived once without a move, through the year after play as well. What depends on a
condition is counted: an event that no luck brings about teaches nobody anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.lab.compare import Effect, steps_in
from sim.lab.strategies import SHADOW
from sim.measures import Readings
from sim.playing import play
from sim.run import QUARTER, Run
from sim.scenario.events import Event
from sim.scenario.schema import Scenario

type Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Coming:
    """An event, and when it comes if nobody decides anything."""

    event: Event
    weeks: tuple[int, ...]
    """The week in each luck that brings it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A scenario left alone, and what its own policies change."""

    case: Scenario
    values: Array
    """Lucks x weeks x metrics; play, and the year after it."""
    coming: tuple[Coming, ...]
    policies: Mapping[str, tuple[Effect, Effect]]
    """Brand equity after the year that nobody plays, and profit of all weeks, against no move."""

    @property
    def lucks(self) -> int:
        """How many were lived."""
        return len(self.values)

    def course(self, metric: str) -> Array:
        """A metric at the end of every quarter, the year after play included: lucks x quarters."""
        column: Array = self.values[:, QUARTER - 1 :: QUARTER, Readings._fields.index(metric)]
        return column


def preview(
    case: Scenario,
    lucks: int = 8,
    progress: Callable[[int], None] = lambda _: None,
) -> Preview:
    """Live a scenario without a move, and under each policy of its file.

    Args:
        case: the scenario.
        lucks: seeds 1 to this number.
        progress: told the number of lives lived (`lives_of`).

    Raises:
        ValueError: if a policy of the file cannot be played; it says which step, and why.
    """
    weeks = case.weeks + SHADOW
    plans = [(), *(steps_in(case, name) for name in case.policies)]
    names = ("", *case.policies)
    values = np.zeros((len(plans), lucks, weeks, len(Readings._fields)))
    came: dict[str, list[int]] = {event.id: [] for event in case.events}
    done = 0
    for seed in range(1, lucks + 1):
        for place, steps in enumerate(plans):
            run = Run(case, seed)
            refused = play(run, steps, case.weeks).refused
            if refused:
                raise ValueError(f"policies.{names[place]}: {'; '.join(refused)}")
            if not place:
                _note(run, came)
            run.model.world = run.model.world.foreseen()
            run.advance(SHADOW)
            values[place, seed - 1] = run.history
            done += 1
            progress(done)
    coming = tuple(Coming(event, tuple(came[event.id])) for event in case.events)
    effects = {
        name: _effects(values[place], values[0]) for place, name in enumerate(names) if place
    }
    return Preview(case, values[0], coming, effects)


def lives_of(case: Scenario, lucks: int) -> int:
    """How many lives a preview takes."""
    return lucks * (1 + len(case.policies))


def _note(run: Run, came: Mapping[str, list[int]]) -> None:
    for item in run.model.world.happening:
        came[item.event.id].append(item.week)


def _effects(lived: Array, alone: Array) -> tuple[Effect, Effect]:
    change = lived - alone
    equity = change[:, -QUARTER:, Readings._fields.index("brand_equity")].mean(axis=1)
    return Effect.of(equity), Effect.of(change[:, :, Readings._fields.index("profit")].sum(axis=1))
