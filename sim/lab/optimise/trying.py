"""One plan on one luck: what a worker of a search does, with the purse of a player.

A plan is known by its genes, so what travels to a worker is small; the firm at the beginning of
play is kept where it is needed again.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.lab.game import Game
from sim.lab.menu import Topic, menu_of
from sim.lab.optimise.goals import Goal
from sim.lab.strategies import Nothing, Strategy, play
from sim.scenario.schema import Scenario

type Array = NDArray[np.float64]
type Values = tuple[float, ...]
"""One number for each goal."""
KEPT = 64
"""Beginnings that a worker keeps at hand."""
_begun: OrderedDict[tuple[str, int, int], tuple[Game, Array]] = OrderedDict()


@dataclass(frozen=True)
class Contest:
    """Where plans compete."""

    case: Scenario
    goals: tuple[Goal, ...]
    weeks: int
    """Of which outcomes are read."""
    key: str
    """Hash of the scenario's mechanics, with the people simulated."""

    @classmethod
    def of(cls, case: Scenario, goals: Sequence[Goal], weeks: int | None = None) -> "Contest":
        """The contest in a scenario; outcomes are read of all weeks of play where none are said."""
        return cls(case, tuple(goals), weeks or case.weeks, case.hash)

    @property
    def menu(self) -> tuple[Topic, ...]:
        """What plans choose from."""
        return menu_of(self.case)

    def play(self, strategy: Strategy, seed: int) -> Game:
        """A game to its end, the year after play and all weeks that goals are read of."""
        game, _ = self._beginning(seed)
        return self._played(game.again(), strategy)

    def values(self, strategy: Strategy, seed: int) -> Values:
        """What a strategy reaches of each goal."""
        game, alone = self._beginning(seed)
        series = self._played(game.again(), strategy).series
        return tuple(goal.value(series, alone, self.weeks) for goal in self.goals)

    def _played(self, game: Game, strategy: Strategy) -> Game:
        play(game, strategy)
        game.live(max(game.week, self.weeks))
        return game

    def _beginning(self, seed: int) -> tuple[Game, Array]:
        """The game in week 0, and its weeks without a move."""
        address = (self.key, self.weeks, seed)
        if address not in _begun:
            game = Game.of(self.case, seed)
            _begun[address] = game, self._played(game.again(), Nothing()).series
            while len(_begun) > KEPT:
                _begun.popitem(last=False)
        _begun.move_to_end(address)
        return _begun[address]


def values_of(contest: Contest, strategy: Strategy, seed: int) -> Values:
    """What a strategy reaches of each goal; a worker is called with it."""
    return contest.values(strategy, seed)
