"""Courses of one game with decisions left out: weeks that two of them share are lived once.

Until a decision is taken, the game without it is the game, and the game with nothing else is the
game with nothing. So a course begins where it parts from the one it comes from; about half of all
weeks are saved, and no number is another.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.decisions.rebuilding import only
from sim.explain.course import Course, Game, Plan
from sim.explain.decided import taken_before

type Array = NDArray[np.float64]
type Kept = frozenset[str]


class Branching:
    """A game with all decisions, with all but one, with one alone, and with none.

    Args:
        game: as it was played.
        weeks: lived in each course.
        alone: whether decisions are lived alone, too; else the game with none is left out as well.
    """

    def __init__(self, game: Game, weeks: int, *, alone: bool = True) -> None:
        self.game, self.weeks = game, weeks
        self.taken = taken_before(game, weeks)
        self.every, self.nothing = frozenset(item.name for item in self.taken), frozenset[str]()
        self._trunks: list[tuple[Kept, Callable[[str], Kept]]] = [(self.every, self.without)]
        if alone:
            self._trunks.append((self.nothing, lambda name: frozenset({name})))
        self._plans: dict[Kept, Plan] = {}
        for trunk, leaf in self._trunks:
            for kept in (trunk, *(leaf(item.name) for item in self.taken)):
                policy = only(game.policy, kept, game.case)
                self._plans[kept] = self._plans.get(kept) or Plan(policy, 0, weeks)

    def without(self, name: str) -> Kept:
        """All decisions but one."""
        return self.every - {name}

    def live(self, luck: int) -> dict[Kept, Array]:
        """Every course under one luck: weeks x metrics.

        Args:
            luck: its replicate.
        """
        found: dict[Kept, Array] = {}
        for trunk, leaf in self._trunks:
            now = None
            for item in self.taken:
                now = self._on(trunk, now, item.week, luck)
                kept = leaf(item.name)
                if kept not in found:
                    found[kept] = self._on(kept, now, self.weeks, luck).series
            if trunk not in found:
                found[trunk] = self._on(trunk, now, self.weeks, luck).series
        return found

    def _on(self, kept: Kept, begins: Course | None, until: int, luck: int) -> Course:
        """A course lived on until a week; its series begins with the weeks that it shares."""
        if begins is None:
            return self.game.live(until, plan=self._plans[kept], replicate=luck)
        weeks = until - begins.state.week
        if weeks == 0:
            return begins
        course = self.game.live(weeks, plan=self._plans[kept], begins=begins)
        return replace(course, series=np.concatenate((begins.series, course.series)))
