"""Par: what bots of good sense reach in a scenario, at its end and a year after.

Sensible are the rules of thumb (`Sensible`), and of the canonical policies, each in a player's
hands, those that are better than doing nothing on the same luck (mean J above 0, `scores`). Par is
the middle half of all their games, metric by metric.
"""

from collections.abc import Callable, Sequence
from itertools import batched
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.lab.at_work import Job, at_work
from sim.lab.game import Game
from sim.lab.regret import AsPlayer
from sim.lab.scores import score_of
from sim.lab.strategies import Nothing, Sensible, Strategy, play
from sim.measures import Readings
from sim.policies import load_policy, policy_names
from sim.scenario.par import Card, Par
from sim.scenario.schema import Scenario
from sim.version import MODEL

type Array = NDArray[np.float64]
MIDDLE_HALF = (25.0, 75.0)
SENSIBLE = "sensible"
PROFIT = Readings._fields.index("profit")
NUMBERS = tuple(Card.model_fields)
_COLUMNS = [Readings._fields.index(name) for name in NUMBERS]
AT_ONCE = 3
"""Seeds that one job plays."""


class Played(NamedTuple):
    """What one bot reached on one luck."""

    bot: str
    j: float
    """Against the same luck without a move."""
    end: tuple[float, ...]
    """The numbers of the card as play ends."""
    later: tuple[float, ...]
    """And a year after."""


def par_of(
    case: Scenario,
    seeds: int = 30,
    workers: int = 1,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Par, dict[str, float]]:
    """Par of a scenario, and the mean J of every bot that was tried.

    Args:
        case: the scenario.
        seeds: 1 to this number, 2 or more.
        workers: processes; the numbers do not depend on it.
        progress: told the number of jobs done (`jobs_of`).
    """
    parts = batched(range(1, seeds + 1), AT_ONCE)
    jobs: list[Job] = [(games_on, (case, part)) for part in parts]
    games = [game for answer in at_work(jobs, workers, progress) for game in answer]
    worth = {bot: float(np.mean([game.j for game in games if game.bot == bot])) for bot in _bots()}
    sensible = [bot for bot, j in worth.items() if bot == SENSIBLE or j > 0.0]
    counted = [game for game in games if game.bot in sensible]
    par = Par(
        model=MODEL,
        mechanics=case.hash,
        seeds=seeds,
        bots=tuple(sensible),
        end=_card([game.end for game in counted]),
        later=_card([game.later for game in counted]),
    )
    return par, worth


def jobs_of(seeds: int) -> int:
    """How many jobs so many seeds take."""
    return -(-seeds // AT_ONCE)


def games_on(case: Scenario, seeds: Sequence[int]) -> list[Played]:
    """Every bot on some lucks."""
    found = []
    for seed in seeds:
        begun = Game.of(case, seed)
        alone = play(begun.again(), Nothing()).series
        for name, bot in _bots().items():
            series = play(begun.again(), bot).series
            j = score_of(series, alone).j
            found.append(Played(name, j, numbers(series, case.weeks), numbers(series)))
    return found


def numbers(series: Array, weeks: int | None = None) -> tuple[float, ...]:
    """The numbers of the card after so many weeks of a life, or after all of it.

    Args:
        series: weeks x metrics.
        weeks: 1 or more; None means all.
    """
    lived = series[:weeks]
    last = [float(lived[-1, column]) for column in _COLUMNS]
    last[NUMBERS.index("profit")] = float(lived[:, PROFIT].sum())
    return tuple(last)


def _bots() -> dict[str, Strategy]:
    """Rules of thumb, and the policies whose steps have dates and which decide something."""
    found: dict[str, Strategy] = {SENSIBLE: Sensible()}
    for name in policy_names():
        steps = load_policy(name)
        if steps and all(step.week is not None for step in steps):
            found[name] = AsPlayer.of(steps)
    return found


def _card(rows: Sequence[tuple[float, ...]]) -> Card:
    low, high = np.percentile(np.array(rows), MIDDLE_HALF, axis=0)
    bands = {
        name: (_rounded(a), _rounded(b)) for name, a, b in zip(NUMBERS, low, high, strict=True)
    }
    return Card(**bands)


def _rounded(value: float) -> float:
    """Four figures are more than anybody needs, and a file of them can be read."""
    return float(f"{value:.4g}")
