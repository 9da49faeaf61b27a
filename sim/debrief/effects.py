"""What a decision did, week by week: the game less the same game without it, over a few lucks."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.debrief.branching import Branching
from sim.explain.course import METRIC, Game
from sim.policy import Taken

type Array = NDArray[np.float64]
LUCKS = 7
"""Other lucks beside the game's own: enough that a quarter's mean is steady."""
QUARTER = 13


@dataclass(frozen=True, slots=True)
class Effect:
    """What one decision did in each week of the game."""

    decision: Taken
    values: Array
    """Weeks x metrics: mean over lucks of the difference that it made."""

    def of(self, metric: str) -> Array:
        """One metric from the week of the decision on."""
        column: Array = self.values[self.decision.week :, METRIC[metric]]
        return column

    def quarterly(self, metric: str) -> Array:
        """Its trailing mean over a quarter; the first entry is the decision's first quarter."""
        values = self.of(metric)
        if len(values) < QUARTER:
            return np.zeros(0)
        return np.convolve(values, np.full(QUARTER, 1.0 / QUARTER), mode="valid")


def effects(
    game: Game,
    lucks: int = LUCKS,
    threads: int = 2,
    progress: Callable[[int], None] | None = None,
) -> tuple[Effect, ...]:
    """The effect of every decision of a game, all others kept.

    Args:
        game: as it was played.
        lucks: others beside the game's own.
        threads: how many are lived at a time; the numbers do not depend on it.
        progress: told the number of lucks lived.
    """
    branching = Branching(game, game.weeks, alone=False)

    def live(luck: int) -> Array:
        lived = branching.live(luck)
        without = (lived[branching.without(item.name)] for item in branching.taken)
        return np.array([lived[branching.every] - other for other in without])

    every = [game.start.key.replicate, *(game.other(number) for number in range(lucks))]
    total = np.mean(game.many(every, live, threads, progress), axis=0)
    return tuple(Effect(item, total[place]) for place, item in enumerate(branching.taken))
