"""A game without a window or a journal: what `Run` does, lived in compiled stretches.

Bots play thousands of games. A game here asks the same decisions the same questions with the same
purse as `Run` does, and lives the same weeks; `tests/lab/test_game.py` holds the two equal to the
bit.
"""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.burn_in import settled
from sim.crisis import felt, presses
from sim.decisions import LAB, BaseDecision, Decision, Hand, Refusal, first_policy
from sim.decisions.paying import unpayable
from sim.finance import Finance
from sim.forecast import live_on
from sim.measures import Readings
from sim.politics import Agenda
from sim.purse import Purse
from sim.scenario.events import WEEKS_PER_QUARTER as QUARTER
from sim.scenario.records import record
from sim.scenario.schema import Scenario
from sim.state import State
from sim.turn import next_purse
from sim.world import World

type Array = NDArray[np.float64]
PROFIT = Readings._fields.index("profit")


class Game:
    """A firm that is lived and decided upon.

    Args:
        case: the scenario.
        state: of week 0; it is not changed.
    """

    def __init__(self, case: Scenario, state: State) -> None:
        self.case, self.state = case, state.fork()
        self.policy = first_policy(case)
        self.world = World(waiting=tuple(case.events))
        self.purse = Purse.first(case)
        self.taken: list[tuple[int, Decision]] = []
        """What was decided, each with its week."""
        self._p, self._start = record(case.parameters), record(case.start)
        self._first = _named(state.readings)
        self._plan = self._books.trailing_profit
        self.agenda = Agenda.first(case, state)
        """What others want in this quarter; None where a scenario has no politics."""
        self.lived: list[Array] = []
        """The metrics of the weeks lived, in pieces: weeks x metrics."""

    @classmethod
    def of(cls, case: Scenario, seed: int) -> "Game":
        """A game of a seed, its burn-in lived."""
        return cls(case, settled(case, seed))

    def again(self) -> "Game":
        """The same game from where it stands, in memory of its own."""
        twin = copy(self)
        twin.state, twin.taken, twin.lived = self.state.fork(), list(self.taken), list(self.lived)
        return twin

    # ---- looking -------------------------------------------------------------------------------

    @property
    def week(self) -> int:
        """The next week to be lived."""
        return self.state.week

    @property
    def seen(self) -> Mapping[str, float]:
        """The metrics of the last week."""
        return _named(self.state.readings) or {}

    @property
    def series(self) -> Array:
        """The metrics of every week lived: weeks x metrics."""
        return np.concatenate(self.lived)

    def check(self, decision: BaseDecision, *, free: bool = False) -> Refusal | None:
        """Why a decision cannot be taken now, or None."""
        angry = self.agenda.protesting if self.agenda is not None else ()
        hand = LAB if free else Hand(self.purse, pressed=self._pressed, protests=angry)
        return decision.check(self.policy, self.week, self.case, hand)

    def payable(self, decision: BaseDecision) -> bool:
        """Whether there is enough of every currency; much quicker than asking for all reasons."""
        price = decision.price(self.policy, self.week, self.case)
        return not any(unpayable(price, self.purse, self.policy, self.week, self.case))

    def outlook(self, decision: BaseDecision | None, futures: int) -> dict[str, float]:
        """The mean of each metric over the next quarter, with a decision or without one.

        It knows what everybody may know, under luck that the game will never have.
        """
        twins = [self._future(decision, 1 + number) for number in range(futures)]
        means = np.mean([twin.series.mean(axis=0) for twin in twins], axis=0)
        return dict(zip(Readings._fields, map(float, means), strict=True))

    def _future(self, decision: BaseDecision | None, number: int) -> "Game":
        twin = copy(self)
        twin.state = self.state.fork(self.state.key.replicate + number)
        twin.world, twin.lived = self.world.foreseen(), []
        if decision is not None:
            twin.policy = decision.apply(self.policy, self.week, self.case)
        twin.live(self.week + QUARTER)
        return twin

    # ---- deciding and living -------------------------------------------------------------------

    def decide(self, decision: Decision, *, free: bool = False) -> Refusal | None:
        """Take a decision if nothing speaks against it.

        Args:
            decision: to be taken.
            free: with the lab's free hand, without a purse.
        """
        refusal = self.check(decision, free=free)
        if refusal is not None:
            return refusal
        if not free:
            self.purse = self.purse.pay(decision.price(self.policy, self.week, self.case))
        name = f"move-{len(self.taken) + 1}"
        self.policy = decision.apply(self.policy, self.week, self.case, name)
        self.taken.append((self.week, decision))
        return None

    def live(self, until: int) -> None:
        """Live up to a week; each new quarter brings a new purse."""
        while self.week < until:
            if self.agenda is not None:
                self.policy = self.agenda.begun(self.policy, self.week, self.case)
            self._live(min(until, self.week - self.week % QUARTER + QUARTER))
            if self.week % QUARTER == 0:
                self.purse = self._new_purse()

    def _live(self, end: int) -> None:
        begin, week = self.week, self.week
        series = np.zeros((end - begin, len(Readings._fields)))
        while week < end:
            seated = self.policy.levers(week).home > 0
            self.world = self.world.at(week, self.seen, self._first, seated=seated)
            until = self._quiet_until(week, end)
            self._stretch(week, until, series[week - begin : until - begin])
            week = until
        self.lived.append(series)

    def _quiet_until(self, week: int, end: int) -> int:
        """Until when neither levers nor news can change; where the world watches, a week."""
        if any(event.when.metric is not None for event in self.world.waiting):
            return week + 1
        dates = (self.policy.next_change(week), self.world.next_change(week), end)
        return min(date for date in dates if date is not None)

    def _stretch(self, week: int, until: int, series: Array) -> None:
        old, levers, news = self.state, self.policy.levers(week), self.world.news(week)
        firm = live_on(
            old.firm, old.society, old.key, week, levers, news, self._p, self._start, series
        )
        readings = Readings(*map(float, series[-1]))
        self.state = replace(old, firm=firm, week=until, readings=readings)

    def _new_purse(self) -> Purse:
        if self.agenda is not None:
            self.agenda = self.agenda.closed(self.series, self.policy, self.week, self.case)
        profit = sum(map(float, self.series[-QUARTER:, PROFIT]))
        told = self._books.cash, profit, self._plan, self.agenda
        return next_purse(self.purse, self.case, self.policy, self.week, *told)

    @property
    def _pressed(self) -> bool:
        """Whether there is a crisis that could be answered."""
        return felt(self.state.firm.it) or presses(self.world, self.week)

    @property
    def _books(self) -> Finance:
        books: Finance = self.state.firm.finance
        return books


def _named(readings: Readings | None) -> dict[str, float] | None:
    return None if readings is None else readings._asdict()


class GameError(Exception):
    """A game that cannot be played, or that `Run` plays otherwise."""


def through_run(game: Game, seed: int) -> None:
    """Play a bot's game once more through `Run`, with its purse, and compare the last week.

    Raises:
        Refused: if `Run` refuses a decision.
        GameError: if it comes out differently.
    """
    from sim.run import Run  # noqa: PLC0415  # workers that only live games need no Mesa

    run = Run(game.case, seed)
    for week, decision in game.taken:
        run.advance(week - run.week)
        run.decide(decision)
    run.advance(game.week - run.week)
    if run.state.hash() != game.state.hash():
        raise GameError(f"{game.case.id}, seed {seed}: `Run` plays this game otherwise")
