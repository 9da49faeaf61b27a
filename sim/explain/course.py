"""A game lived again in compiled code: with other decisions, under other luck, week for week.

`Run.replay` tells the story; here it is told a thousand times. Luck has an address, so a course
under the game's own replicate is the game, to the bit, and one decision less is one decision less.
What the world does on conditions (a rival who answers when we fall) is asked each week, in every
course anew.
"""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from sim.burn_in import settled
from sim.customers.columns import columns_for
from sim.explain.ledger import live_booked
from sim.explain.rows import COLUMNS, ROWS
from sim.forecast import live_on
from sim.journal import Journal
from sim.luck import BURN_IN
from sim.measures import Readings
from sim.model import SiloModel
from sim.policy import Levers, Policy
from sim.run import Run
from sim.scenario.events import Event
from sim.scenario.records import record
from sim.scenario.schema import Scenario
from sim.state import State
from sim.world import Happening, World

type Array = NDArray[np.float64]
NEVER = 2**31
METRIC = {name: place for place, name in enumerate(Readings._fields)}


@dataclass(frozen=True, slots=True)
class Course:
    """Some weeks lived."""

    series: Array
    """Weeks x metrics."""
    ledger: Array
    """Weeks x causes x metrics of `causes.PARTS`; empty where none was kept."""
    state: State
    """After the last week."""
    world: World

    def of(self, metric: str) -> Array:
        """One metric, a week each."""
        return self.series[:, METRIC[metric]]


class Plan:
    """The levers of a policy, folded once for all courses that live under it."""

    def __init__(self, policy: Policy, first: int, weeks: int) -> None:
        self.first, self.end = first, first + weeks
        self._levers: list[Levers] = []
        self._until: list[int] = []
        week = first
        while week < self.end:
            change = policy.next_change(week)
            until = self.end if change is None else min(change, self.end)
            self._levers += [policy.levers(week)] * (until - week)
            self._until += [until] * (until - week)
            week = until

    def at(self, week: int) -> tuple[Levers, int]:
        """The levers in force in a week, and the first week in which they may be others."""
        return self._levers[week - self.first], self._until[week - self.first]


@dataclass(frozen=True, slots=True)
class Game:
    """What a journal says was played: everything besides luck that a course needs."""

    case: Scenario
    start: State
    """As play began, in week 0."""
    policy: Policy
    """All that was decided in it."""
    world: World
    """As play began, with what a facilitator let happen later."""
    weeks: int
    history: tuple[Readings, ...]
    """As it was played."""

    @classmethod
    def of(cls, run: Run) -> Self:
        """The game of a run, which is not changed."""
        case, key = run.case, run.model.customers.key
        model = SiloModel(case, run.seed, key.replicate)
        injected = tuple(
            Happening(Event.model_validate(entry.data), entry.week)
            for entry in run.journal.in_force("event")
        )
        world = replace(model.world, happening=injected)
        return cls(case, model.state, run.policy, world, run.week, tuple(run.history))

    @classmethod
    def read(cls, journal: Journal, case: Scenario | None = None) -> Self:
        """The game of a journal, replayed seal by seal."""
        return cls.of(Run.replay(journal, case))

    def reading(self, lived: int, metric: str) -> float:
        """A metric after so many weeks of play; 0 is as play began."""
        readings = self.start.readings if lived == 0 else self.history[lived - 1]
        return float(getattr(readings, metric))

    def live(
        self,
        weeks: int | None = None,
        *,
        policy: Policy | None = None,
        plan: Plan | None = None,
        begins: Course | None = None,
        replicate: int | None = None,
        booked: bool = False,
    ) -> Course:
        """Live some weeks.

        Args:
            weeks: how many; all that were played if left out.
            policy: in place of what was decided.
            plan: the same, folded before.
            begins: the course to go on from; the start of play if left out.
            replicate: other luck from here on.
            booked: whether a ledger is kept.
        """
        state, world = (self.start, self.world) if begins is None else (begins.state, begins.world)
        count = self.weeks - state.week if weeks is None else weeks
        folded = plan or Plan(policy or self.policy, state.week, count)
        first = self.start.readings
        return _lived(self.case, state.fork(replicate), world, folded, count, first, booked=booked)

    def before(self, lived: int) -> Course:
        """The game a week before so many weeks had been lived: 0 means before play began."""
        if lived > 0:
            return self.live(lived - 1)
        key = self.start.key
        seed = key.low + (key.high << 32)
        state = settled(self.case, seed, key.replicate, BURN_IN - 1)
        return Course(np.zeros((0, len(METRIC))), np.zeros((0, ROWS, COLUMNS)), state, self.world)

    def many(
        self,
        replicates: Iterable[int],
        live: Callable[[int], Any],
        threads: int = 2,
        progress: Callable[[int], None] | None = None,
    ) -> list[Any]:
        """What `live` makes of each replicate, some at a time, in their order."""
        found: list[Any] = []
        with ThreadPoolExecutor(threads) as pool:
            for done, one in enumerate(pool.map(live, replicates), 1):
                found.append(one)
                if progress is not None:
                    progress(done)
        return found

    def other(self, number: int) -> int:
        """The replicate of another luck, counted from 0; the game itself has none of them."""
        return (self.start.key.replicate + 1 + number) % 2**32


def _lived(
    case: Scenario,
    state: State,
    world: World,
    plan: Plan,
    weeks: int,
    first: Readings | None,
    *,
    booked: bool,
) -> Course:
    """Weeks cut where levers or news may change; the state given is used up."""
    p, start = record(case.parameters), record(case.start)
    series = np.zeros((weeks, len(Readings._fields)))
    ledger = np.zeros((weeks if booked else 0, ROWS, COLUMNS))
    was, ends = columns_for(len(state.society.c.brand) if booked else 0), np.zeros((3, COLUMNS))
    firm, readings, done = state.firm, state.readings, 0
    while done < weeks:
        week = state.week + done
        levers, until = plan.at(week)
        world = _come(world, week, readings, first, seated=levers.home > 0)
        until = min(until, _next_news(world, week), state.week + weeks)
        rows, news = slice(done, done + until - week), world.news(week)
        many, key = state.society, state.key
        if booked:
            firm = live_booked(
                firm, many, was, key, week, levers, news, p, start, series[rows], ledger[rows], ends
            )
        else:
            firm = live_on(firm, many, key, week, levers, news, p, start, series[rows])
        done += until - week
        readings = Readings(*series[done - 1].tolist())
    after = replace(state, firm=firm, week=state.week + weeks, readings=readings)
    return Course(series, ledger, after, world)


def _come(
    world: World, week: int, now: Readings | None, first: Readings | None, *, seated: bool
) -> World:
    """The world of a week; metrics are read only where something waits for them."""
    asked = any(event.when.metric is not None for event in world.waiting)
    if not asked or now is None or first is None:
        return world.at(week, None, None, seated=seated)
    return world.at(week, now._asdict(), first._asdict(), seated=seated)


def _next_news(world: World, week: int) -> int:
    """The first week in which the news may differ."""
    for event in world.waiting:
        if event.when.metric is not None and event.when.first_week <= week:
            return week + 1
    dates = [item.week for item in world.happening if item.week > week]
    change = world.next_change(week)
    return min([*dates, NEVER if change is None else change])
