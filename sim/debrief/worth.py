"""What a decision was worth, and what was luck.

Each luck is lived with all decisions, with none, with all but one and with one alone; the
customers, their luck and everything else are the same, so a difference is what the decision did. A
decision that changes nothing is worth exactly nothing. Worths do not add up: two decisions that
need each other are each worth the whole.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from sim.debrief.branching import Branching, Kept
from sim.decisions.rebuilding import only
from sim.explain.course import METRIC, Game, Plan
from sim.explain.decided import taken_before
from sim.metrics import METRICS, Better, Kind
from sim.policy import Taken

type Array = NDArray[np.float64]
REPLICATES = 32
LUCKS = 200
ENOUGH = 5
"""Other lucks below which an estimate that grows is not told."""
TAIL = 5.0
"""Per cent of the lucks that an interval leaves out at each end."""
FLOWS = np.array([METRICS[name].kind is Kind.FLOW for name in METRIC])


@dataclass(frozen=True, slots=True)
class Estimate:
    """A difference, paired luck by luck."""

    yours: float
    """Under the luck of the game itself."""
    mean: float
    """Over other lucks."""
    low: float
    """In one luck of twenty it is less: a spread of runs."""
    high: float
    """In one luck of twenty it is more."""
    sure_low: float
    """The mean lies above this and below `sure_high`, with 90 % confidence (Student's t)."""
    sure_high: float

    @classmethod
    def of(cls, yours: float, others: Array) -> "Estimate":
        """From one difference a luck; a single luck says nothing about the others."""
        low, high = np.percentile(others, [TAIL, 100.0 - TAIL]).tolist()
        mean, n = float(others.mean()), len(others)
        half = np.inf
        if n > 1:
            deviation = float(others.std(ddof=1))
            half = float(student.ppf(1.0 - TAIL / 100.0, n - 1)) * deviation / n**0.5
        return cls(yours, mean, low, high, mean - half, mean + half)

    @property
    def sign(self) -> int:
        """-1 or 1 where nearly all lucks agree, else 0: hard to tell."""
        return int(self.low > 0.0) - int(self.high < 0.0)


@dataclass(frozen=True, slots=True)
class Worth:
    """What one decision was worth."""

    id: str
    kind: str
    title: str
    week: int
    without: Estimate
    """The game less the same game without it."""
    alone: Estimate
    """The game with nothing but it, less the game with nothing."""


@dataclass(frozen=True)
class Trials:
    """Courses of one game under several lucks, each with several sets of its decisions."""

    game: Game
    taken: tuple[Taken, ...]
    values: dict[Kept, Array]
    """By the decisions kept: lucks x metrics, the game's own luck first; flows are summed."""

    def worth(self, metric: str = "brand_equity") -> tuple[Worth, ...]:
        """What each decision was worth, in the order in which they were taken."""
        return tuple(self._worth(item, METRIC[metric]) for item in self.taken)

    def moves(self, metric: str = "brand_equity") -> Estimate:
        """What all decisions together were worth."""
        return self._between(self.every, frozenset(), METRIC[metric])

    @cached_property
    def every(self) -> Kept:
        """All decisions."""
        return frozenset(item.name for item in self.taken)

    def _worth(self, item: Taken, column: int) -> Worth:
        one = frozenset({item.name})
        title = type(item.decision).title  # type: ignore[attr-defined]  # decisions stand above
        return Worth(
            item.name,
            item.kind,
            title,
            item.week,
            self._between(self.every, self.every - one, column),
            self._between(one, frozenset(), column),
        )

    def _between(self, more: Kept, less: Kept, column: int) -> Estimate:
        apart = self.values[more][:, column] - self.values[less][:, column]
        return Estimate.of(float(apart[0]), apart[1:])


def trials(
    game: Game,
    replicates: int = REPLICATES,
    *,
    weeks: int | None = None,
    threads: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Trials:
    """Live a game again under several lucks, each time with other decisions left out.

    Args:
        game: as it was played.
        replicates: other lucks, at least 1; the game's own is lived as well.
        weeks: lived in each course; as many as were played if left out, more for a later verdict.
        threads: how many lucks are lived at a time; the numbers do not depend on it.
        progress: told the number of lucks lived.
    """
    branching = Branching(game, weeks or game.weeks)
    lucks = lucks_of(game, replicates)
    found = game.many(lucks, lambda luck: _ends(branching.live(luck)), threads, progress)
    values = {kept: np.array([one[kept] for one in found]) for kept in found[0]}
    return Trials(game, branching.taken, values)


def trying(game: Game, replicates: int = REPLICATES) -> Iterator[Trials | None]:
    """The same, one luck after the other; with each there is more to go by.

    Args:
        game: as it was played.
        replicates: other lucks in the end; nothing is told before `ENOUGH` of them are lived.
    """
    branching = Branching(game, game.weeks)
    lived: dict[Kept, Array] | None = None
    for lucks, luck in enumerate(lucks_of(game, replicates)):
        one = {kept: ends[None] for kept, ends in _ends(branching.live(luck)).items()}
        lived = one if lived is None else {k: np.vstack((lived[k], one[k])) for k in one}
        yield Trials(game, branching.taken, lived) if lucks >= ENOUGH else None


def lucks_of(game: Game, others: int) -> list[int]:
    """The replicates of a game's own luck and of so many others."""
    return [game.start.key.replicate, *(game.other(number) for number in range(others))]


def _ends(lived: dict[Kept, Array]) -> dict[Kept, Array]:
    """Where courses end: metrics of the last week, and sums of what flows."""
    return {kept: _end(series) for kept, series in lived.items()}


def _end(series: Array) -> Array:
    end: Array = np.where(FLOWS, series.sum(axis=0), series[-1])
    return end


@dataclass(frozen=True, slots=True)
class Skill:
    """Your moves under other lucks: how much of the end was luck, and how much the moves."""

    metric: str
    yours: float
    low: float
    """A quarter of the lucks end below."""
    high: float
    """A quarter end above."""
    percentile: float
    """Share of the lucks, in per cent, in which the same moves did no better than here."""
    moves: Estimate
    """The same moves against none, luck by luck."""

    @property
    def verdict(self) -> str:
        """What luck did: `hard to tell` inside the middle half."""
        if 25.0 <= self.percentile <= 75.0:  # noqa: PLR2004  # the middle half
            return "hard to tell"
        side = "lucky" if self.percentile > 50.0 else "unlucky"  # noqa: PLR2004
        clear = not TAIL <= self.percentile <= 100.0 - TAIL
        return side if clear else f"a bit {side}"

    @property
    def sentence(self) -> str:
        """The verdict with its numbers."""
        said = self.verdict.capitalize()
        return (
            f"{said}: the same moves end between {self.low:,.4g} and {self.high:,.4g} in half of "
            f"all lucks; yours ended at {self.yours:,.4g}."
        )


def skill(
    game: Game,
    metric: str = "brand_equity",
    replicates: int = LUCKS,
    *,
    threads: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Skill:
    """Skill against luck: the same moves, and none, under other lucks.

    Args:
        game: as it was played.
        metric: of `sim.metrics.METRICS`; what flows is summed over the game.
        replicates: other lucks, at least 2.
        threads: how many are lived at a time; the numbers do not depend on it.
        progress: told the number of lucks lived.
    """
    taken, column = taken_before(game, game.weeks), METRIC[metric]
    plans = [
        Plan(only(game.policy, kept, game.case), 0, game.weeks)
        for kept in ([item.name for item in taken], [])
    ]

    def live(luck: int) -> Array:
        return np.array(
            [_end(game.live(plan=plan, replicate=luck).series)[column] for plan in plans]
        )

    ends = np.array(game.many(lucks_of(game, replicates), live, threads, progress))
    return judged(metric, ends[:, 0], ends[:, 1])


def judged(metric: str, ends: Array, still: Array) -> Skill:
    """From how a metric ended with your moves and with none, the game's own luck first."""
    low, high = np.percentile(ends[1:], [25.0, 75.0]).tolist()
    worse = (
        ends[1:] <= ends[0] if METRICS[metric].better is not Better.DOWN else ends[1:] >= ends[0]
    )
    apart = ends - still
    return Skill(
        metric,
        float(ends[0]),
        low,
        high,
        100.0 * float(worse.mean()),
        Estimate.of(float(apart[0]), apart[1:]),
    )
