"""Looks for a good plan: random plans first, then the best of them, one decision after the other.

What is found is as good as the search, no better; a longer one may find more.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from sim.lab.game import Game
from sim.lab.menu import Topic, menu_of
from sim.lab.scores import score_of
from sim.lab.strategies import BOTS_OWN, Gene, Nothing, Planned, play
from sim.luck import drawn, key_of
from sim.scenario.schema import Scenario

RANDOM = 0.4
"""Share of the plans that are drawn at random."""
TAKEN = 0.3
"""Share of the topics that a random plan decides on."""
BEHIND = 0.1
"""J by which a plan may fall behind the best one on one seed and still be tried on the next."""
OWN_SEED = 20_001
"""Whose luck draws the plans; no report has it."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan of a search."""

    plan: Planned
    score: float
    """Its mean J over the seeds of the search."""
    course: tuple[float, ...]
    """The best so far, after each plan."""


class Dice:
    """Luck of a search: numbers in a row."""

    def __init__(self, seed: int = OWN_SEED) -> None:
        self._key, self._count = key_of(seed, BOTS_OWN), 0

    def next(self) -> float:
        """The next number, 0 <= u < 1."""
        self._count += 1
        return drawn(self._key, self._count, 0, 0)

    def below(self, count: int) -> int:
        """A whole number below another."""
        return int(self.next() * count)


def search(
    case: Scenario,
    seeds: Sequence[int],
    plans: int = 500,
    progress: Callable[[int], None] | None = None,
) -> Found:
    """The best of so many plans.

    Args:
        case: the scenario.
        seeds: whose luck; the report should have others.
        plans: how many are tried, each on every seed.
        progress: told the number of plans tried.
    """
    track = Track(case, seeds)
    dice, menu = Dice(), menu_of(case)
    best, top, course = Planned((), menu), (0.0,) * len(seeds), list[float]()
    for number in range(plans):
        if number < RANDOM * plans:
            plan = drawn_plan(menu, case.quarters, dice)
        else:
            plan = changed(best, case.quarters, dice)
        reached = track.run(plan, top)
        if reached is not None and sum(reached) > sum(top):
            best, top = plan, reached
        course.append(sum(top) / len(top))
        if progress is not None:
            progress(number + 1)
    return Found(track.pruned(best), course[-1], tuple(course))


class Track:
    """Where plans compete: the same luck for all of them."""

    def __init__(self, case: Scenario, seeds: Sequence[int]) -> None:
        self._games = [Game.of(case, seed) for seed in seeds]
        self._alone = [play(game.again(), Nothing()).series for game in self._games]

    def run(self, plan: Planned, top: Sequence[float]) -> tuple[float, ...] | None:
        """J on every seed; None for a plan that falls far behind the best one on a seed."""
        reached = []
        for game, alone, to_beat in zip(self._games, self._alone, top, strict=True):
            reached.append(score_of(play(game.again(), plan).series, alone).j)
            if reached[-1] < to_beat - BEHIND:
                return None
        return tuple(reached)

    def pruned(self, plan: Planned) -> Planned:
        """The plan without what it never gets: it plays alike here, and is easier to read."""
        games = [play(game.again(), plan) for game in self._games]
        got = {decision for game in games for _, decision in game.taken}
        kept = (gene for gene in plan.genes if plan.decision(gene) in got)
        return replace(plan, genes=tuple(kept))


def drawn_plan(menu: tuple[Topic, ...], quarters: int, dice: Dice) -> Planned:
    """A plan at random; early quarters are likelier."""
    return Planned(tuple(_genes(menu, quarters, dice)), menu)


def _genes(menu: tuple[Topic, ...], quarters: int, dice: Dice) -> Iterator[Gene]:
    for number, topic in enumerate(menu):
        if dice.next() < TAKEN:
            yield Gene(number, dice.below(len(topic.options)), _early(quarters, dice))


def changed(plan: Planned, quarters: int, dice: Dice) -> Planned:
    """The plan with another decision on one topic, at another time, or without one."""
    number = dice.below(len(plan.menu))
    others = tuple(gene for gene in plan.genes if gene.topic != number)
    if len(others) < len(plan.genes) and dice.next() < TAKEN:
        return replace(plan, genes=others)
    option = dice.below(len(plan.menu[number].options))
    return replace(plan, genes=(*others, Gene(number, option, _early(quarters, dice))))


def _early(quarters: int, dice: Dice) -> int:
    return int(dice.next() ** 2 * quarters)
