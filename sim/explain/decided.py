"""What decisions brought: the same customers and the same luck, with some of them never taken."""

from sim.decisions.rebuilding import only
from sim.explain.chains import Present, Share, shares
from sim.explain.course import METRIC, Game
from sim.policy import Taken


def taken_before(game: Game, week: int) -> tuple[Taken, ...]:
    """The decisions of play that could matter until a week begins, in their order."""
    return tuple(item for item in game.policy.taken if 0 <= item.week < week)


def by_decision(
    game: Game, metric: str, first: int, last: int, threads: int = 2
) -> tuple[float, tuple[Share, ...]]:
    """The change of a metric had nothing been decided, and the share of each decision in the rest.

    Args:
        game: as it was played.
        metric: of `sim.metrics.METRICS`.
        first: weeks lived when the change begins.
        last: weeks lived when it ends.
        threads: how many courses are lived at a time; the numbers do not depend on it.
    """
    names = [item.name for item in taken_before(game, last)]

    def change(present: Present) -> float:
        course = game.live(last, policy=only(game.policy, present, game.case))
        then = game.reading(0, metric) if first == 0 else float(course.of(metric)[first - 1])
        return float(course.series[-1, METRIC[metric]]) - then

    return shares(names, change, threads)
