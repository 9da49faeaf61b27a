"""Many futures of one state, under luck that the live game will never have.

A future knows what everybody may know: decisions taken, announced events, events under way. It
runs as compiled code without the global lock, so threads share the work; the numbers are the same
whatever their number.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.build import straight
from sim.firm_week import weeks_on
from sim.flows import News
from sim.measures import Readings
from sim.policy import Levers, Policy
from sim.scenario.records import record
from sim.scenario.schema import Scenario
from sim.state import State
from sim.world import World

type Array = NDArray[np.float64]
live_on = straight(weeks_on)
BATCH = 8
"""Futures computed between two reports of progress."""


class Stretch(NamedTuple):
    """Weeks in a row under the same levers and the same news."""

    first: int
    weeks: int
    levers: Levers
    news: News


@dataclass(frozen=True, slots=True)
class Forecast:
    """Futures: replicates x weeks x metrics."""

    first_week: int
    values: Array

    def of(self, metric: str) -> Array:
        """One metric: replicates x weeks."""
        return self.values[:, :, Readings._fields.index(metric)]

    def mean(self, metric: str) -> Array:
        """Mean over futures, a week each."""
        return self.of(metric).mean(axis=0)

    def band(self, metric: str, inside: float = 0.8) -> tuple[Array, Array]:
        """Lower and upper edge of the middle part of the futures: a spread of runs."""
        tail = 50.0 * (1.0 - inside)
        low, high = np.percentile(self.of(metric), [tail, 100.0 - tail], axis=0)
        return low, high


def stretches(policy: Policy, world: World, first: int, weeks: int) -> Iterator[Stretch]:
    """Cut the weeks ahead where levers or foreseeable news change."""
    known, week, end = world.foreseen(), first, first + weeks
    while week < end:
        levers = policy.levers(week)
        known = known.at(week, None, None, seated=levers.home > 0)
        changes = (policy.next_change(week), known.next_change(week), end)
        until = min(change for change in changes if change is not None)
        yield Stretch(week, min(until, end) - week, levers, known.news(week))
        week = min(until, end)


def forecast(
    case: Scenario,
    state: State,
    policy: Policy,
    world: World,
    weeks: int = 13,
    replicates: int = 64,
    threads: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Forecast:
    """Futures of a state.

    Args:
        case: the scenario.
        state: where they begin; it is not changed.
        policy: decisions taken so far.
        world: events so far.
        weeks: how far to look, at least 1.
        replicates: how many futures, at least 1.
        threads: how many at a time; the numbers do not depend on it.
        progress: told the number of futures done.
    """
    p, start = record(case.parameters), record(case.start)
    ahead = list(stretches(policy, world, state.week, weeks))
    values = np.zeros((replicates, weeks, len(Readings._fields)))

    def live(number: int) -> None:
        future = state.fork((state.key.replicate + 1 + number) % 2**32)
        firm, done = future.firm, 0
        for part in ahead:
            series = values[number, done : done + part.weeks]
            firm = live_on(
                firm,
                future.society,
                future.key,
                part.first,
                part.levers,
                part.news,
                p,
                start,
                series,
            )
            done += part.weeks

    with ThreadPoolExecutor(threads) as pool:
        for done in range(0, replicates, BATCH):
            list(pool.map(live, range(done, min(done + BATCH, replicates))))
            if progress is not None:
                progress(min(done + BATCH, replicates))
    return Forecast(state.week, values)
