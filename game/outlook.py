"""What many futures say, as records: bands, spells, and paired differences between two policies."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from game.moments import Vantage
from sim.forecast import BATCH, forecast
from sim.measures import Readings
from sim.policy import Policy

type Values = NDArray[np.float64]
"""Futures x weeks x metrics."""
type Line = tuple[float, ...]
"""A number a week."""

FUTURES = 64
TWO_SIDED = 1.96
"""Standard errors on each side of a mean that leave out one case in twenty."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody wants to know of the weeks ahead."""

    weeks: int
    metrics: tuple[str, ...]
    """Metrics to be told week by week."""
    spells: tuple[tuple[str, int, int], ...] = ()
    """Means over some weeks: metric, first week and the week after the last, counted from now."""


@dataclass(frozen=True, slots=True)
class Band:
    """One metric, week by week: the mean, and where most futures lie."""

    metric: str
    mean: Line
    low80: Line
    high80: Line
    low50: Line
    high50: Line


@dataclass(frozen=True, slots=True)
class Gain:
    """What one policy adds to another under the same luck, week by week."""

    metric: str
    mean: Line
    low80: Line
    high80: Line
    error: Line
    """Half of the 95 % interval of the mean."""

    def slope(self, weeks: int = 8) -> float:
        """How fast the difference grows, a week, at the end."""
        last = self.mean[-weeks:]
        return (last[-1] - last[0]) / (len(last) - 1) if len(last) > 1 else 0.0


@dataclass(frozen=True, slots=True)
class Spell:
    """The mean of a metric over some weeks, and what the policy adds to it."""

    metric: str
    first: int
    end: int
    mean: float
    low80: float
    high80: float
    gain: float = 0.0
    gain_low80: float = 0.0
    gain_high80: float = 0.0
    gain_error: float = 0.0

    @property
    def weeks(self) -> int:
        """How many weeks: a flow's sum is so many means."""
        return self.end - self.first


@dataclass(frozen=True, slots=True)
class Outlook:
    """What so many futures say."""

    first_week: int
    futures: int
    of: int
    bands: tuple[Band, ...]
    gains: tuple[Gain, ...] = ()
    spells: tuple[Spell, ...] = ()

    @property
    def part(self) -> float:
        """How much of the work is done."""
        return self.futures / self.of

    def band(self, metric: str) -> Band:
        """One metric's band; it must have been asked for."""
        return next(band for band in self.bands if band.metric == metric)

    def gain(self, metric: str) -> Gain:
        """One metric's paired difference; it must have been asked for."""
        return next(gain for gain in self.gains if gain.metric == metric)

    def spell(self, metric: str, end: int | None = None) -> Spell:
        """One metric's mean over a spell, the one with that end if there are several."""
        return next(s for s in self.spells if s.metric == metric and end in {None, s.end})


class Futures:
    """The futures of one policy from one vantage, computed batch by batch and kept."""

    def __init__(self, vantage: Vantage, policy: Policy, weeks: int) -> None:
        self.vantage = replace(vantage, policy=policy)
        self.weeks = weeks
        self.batches: list[Values] = []

    def serves(self, vantage: Vantage, policy: Policy, weeks: int) -> bool:
        """Whether these are the futures of somebody else's question as well."""
        mine, theirs = self.vantage, vantage
        same = (mine.state.key, mine.state.week, mine.state.firm) == (
            theirs.state.key,
            theirs.state.week,
            theirs.state.firm,
        )
        alike = mine.policy == policy and mine.world == theirs.world and mine.case is theirs.case
        return same and alike and self.weeks == weeks

    def batch(self, number: int, threads: int) -> Values:
        """Eight futures; the same number always means the same luck."""
        while len(self.batches) <= number:
            self.batches.append(self._lived(len(self.batches), threads))
        return self.batches[number]

    def _lived(self, number: int, threads: int) -> Values:
        v, state = self.vantage, self.vantage.state
        luck = state.key._replace(replicate=(state.key.replicate + BATCH * number) % 2**32)
        start = replace(state, key=luck)
        found: Values = forecast(
            v.case, start, v.policy, v.world, self.weeks, BATCH, threads
        ).values
        return found


def looking(
    question: Question,
    mine: Futures,
    against: Futures | None,
    threads: int,
    futures: int = FUTURES,
) -> Iterator[Outlook]:
    """What is seen with eight futures, then sixteen, and so on."""
    seen: list[Values] = []
    without: list[Values] = []
    for number in range(-(-futures // BATCH)):
        seen.append(mine.batch(number, threads))
        if against is not None:
            without.append(against.batch(number, threads))
        other = np.concatenate(without) if without else None
        yield told(question, mine.vantage.week, np.concatenate(seen), other, futures)


def told(question: Question, week: int, values: Values, without: Values | None, of: int) -> Outlook:
    """The records made of futures, and of the same futures under another policy."""
    more = None if without is None else values - without
    return Outlook(
        first_week=week,
        futures=len(values),
        of=of,
        bands=tuple(_band(name, _column(values, name)) for name in question.metrics),
        gains=()
        if more is None
        else tuple(_gain(name, _column(more, name)) for name in question.metrics),
        spells=tuple(_spell(spell, values, more) for spell in question.spells),
    )


def _column(values: Values, metric: str) -> Values:
    column: Values = values[:, :, Readings._fields.index(metric)]
    return column


def _band(metric: str, values: Values) -> Band:
    low80, low50, high50, high80 = np.percentile(values, [10, 25, 75, 90], axis=0)
    return Band(metric, *map(_line, (values.mean(axis=0), low80, high80, low50, high50)))


def _gain(metric: str, more: Values) -> Gain:
    low, high = np.percentile(more, [10, 90], axis=0)
    return Gain(metric, *map(_line, (more.mean(axis=0), low, high, _error(more))))


def _spell(asked: tuple[str, int, int], values: Values, more: Values | None) -> Spell:
    metric, first, end = asked
    means = _column(values, metric)[:, first:end].mean(axis=1)
    low, high = np.percentile(means, [10, 90])
    spell = Spell(metric, first, end, float(means.mean()), float(low), float(high))
    if more is None:
        return spell
    added = _column(more, metric)[:, first:end].mean(axis=1)
    low, high = np.percentile(added, [10, 90])
    error = float(_error(added))
    return replace(
        spell,
        gain=float(added.mean()),
        gain_low80=float(low),
        gain_high80=float(high),
        gain_error=error,
    )


def _error(values: Values) -> Values:
    """Half of the 95 % interval of the mean over futures."""
    spread: Values = values.std(axis=0, ddof=1)
    half: Values = TWO_SIDED * spread / np.sqrt(len(values))
    return half


def _line(values: Values) -> Line:
    return tuple(float(value) for value in values)
