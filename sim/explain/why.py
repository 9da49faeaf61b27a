"""Why a metric moved: the answer put together (`docs/why-it-moved.md`)."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from sim.explain.answers import Chance, Method, Row, Why
from sim.explain.causes import CAUSES, PARTS
from sim.explain.course import METRIC, Course, Game, Plan
from sim.explain.decided import by_decision, taken_before
from sim.explain.flows import by_flow
from sim.explain.identities import IDENTITIES, by_identity
from sim.explain.retold import retell
from sim.metrics import METRICS

type Array = NDArray[np.float64]
REPLICATES = 200
THREADS = 2
REST = CAUSES[-1].id


def why(
    game: Game,
    metric: str = "brand_equity",
    first: int = 0,
    last: int | None = None,
    *,
    replicates: int = REPLICATES,
    decisions: bool = True,
    threads: int = THREADS,
    progress: Callable[[int], None] | None = None,
) -> Why:
    """Contributions to the change of a metric between two weeks.

    Args:
        game: as it was played.
        metric: of `sim.metrics.METRICS`.
        first: weeks lived when the change begins; 0 is as play began.
        last: weeks lived when it ends; all if left out.
        replicates: other lucks that chance is told from; 0 leaves it out.
        decisions: whether to say what decisions brought.
        threads: how many courses are lived at a time; the numbers do not depend on it.
        progress: told the number of other lucks lived.

    Raises:
        ValueError: if nobody measures that, or the weeks were not played.
    """
    end = game.weeks if last is None else last
    if metric not in METRICS:
        raise ValueError(f"no metric is called {metric}")
    if not 0 <= first < end <= game.weeks:
        raise ValueError(f"weeks {first} to {end} are no stretch of {game.weeks} weeks of play")
    begins = game.live(first)
    answer = Why(
        metric=metric,
        first=first,
        last=end,
        start=game.reading(first, metric),
        end=game.reading(end, metric),
        method=method_of(metric),
        causes=(),
        decisions=(),
        chance=None,
    )
    answer = _with_causes(answer, game, begins)
    if replicates > 0:
        answer = _with_chance(answer, game, begins, replicates, threads, progress)
    return replace(answer, decisions=_decisions(answer, game, threads)) if decisions else answer


def method_of(metric: str) -> Method:
    """How the causes of a metric are found."""
    if metric in PARTS:
        return Method.LEDGER
    return Method.IDENTITY if metric in IDENTITIES else Method.FLOWS


def _with_causes(answer: Why, game: Game, begins: Course) -> Why:
    weeks = answer.last - answer.first
    if answer.method is Method.LEDGER:
        booked = game.live(weeks, begins=begins, booked=True).ledger.sum(axis=0)
        rows = ledger_rows(booked[:, PARTS.index(answer.metric)])
    elif answer.method is Method.IDENTITY:
        rows = by_identity(game, answer.metric, retell(game, game.before(answer.first), 1 + weeks))
    else:
        rows = by_flow(game, begins, answer.metric, weeks, answer.start)
    return replace(answer, causes=closed(rows, answer.change))


def closed(rows: tuple[Row, ...], change: float) -> tuple[Row, ...]:
    """The rows and, last, what they leave open."""
    named = tuple(row for row in rows if row.id != REST)
    rest = change - sum(row.value for row in named)
    return (*named, Row(REST, "Not accounted for", rest, expected=_of(rows, REST)))


def _of(rows: tuple[Row, ...], name: str) -> float | None:
    return next((row.expected for row in rows if row.id == name), None)


def ledger_rows(values: Array, expected: Array | None = None) -> tuple[Row, ...]:
    """The rows of a ledger's column; rows in which nothing happened are left out."""
    means = [None] * len(values) if expected is None else expected.tolist()
    return tuple(
        Row(cause.id, cause.label, value, cause.owner, mean)
        for cause, value, mean in zip(CAUSES, values.tolist(), means, strict=True)
        if value or mean
    )


def _with_chance(
    answer: Why,
    game: Game,
    begins: Course,
    replicates: int,
    threads: int,
    progress: Callable[[int], None] | None,
) -> Why:
    """The same decisions from the same week under other lucks, and what that changes."""
    weeks, column = answer.last - answer.first, METRIC[answer.metric]
    booked, plan = answer.method is Method.LEDGER, Plan(game.policy, answer.first, weeks)

    def live(number: int) -> tuple[float, Array]:
        course = game.live(
            weeks, plan=plan, begins=begins, replicate=game.other(number), booked=booked
        )
        return float(course.series[-1, column]), course.ledger.sum(axis=0)

    lived = game.many(range(replicates), live, threads, progress)
    changes = np.array([end for end, _ in lived]) - answer.start
    low, high = np.percentile(changes, [5.0, 95.0]).tolist()
    mean = float(changes.mean())
    chance = Chance(replicates, mean, low, high, answer.change - mean)
    if not booked:
        return replace(answer, chance=chance)
    part = PARTS.index(answer.metric)
    expected = np.mean([ledger[:, part] for _, ledger in lived], axis=0)
    known = {row.id: row.value for row in answer.causes}
    values = np.array([known.get(cause.id, 0.0) for cause in CAUSES])
    rows = closed(ledger_rows(values, expected), answer.change)
    return replace(answer, chance=chance, causes=rows)


def _decisions(answer: Why, game: Game, threads: int) -> tuple[Row, ...]:
    taken = taken_before(game, answer.last)
    alone, found = by_decision(game, answer.metric, answer.first, answer.last, threads)
    rows = [Row("nothing", "Had nothing been decided", alone, spread=0.0)]
    for item, share in zip(taken, found, strict=True):
        label = f"{type(item.decision).title}, week {item.week}"  # type: ignore[attr-defined]
        rows.append(Row(item.name, label, share.value, spread=share.spread))
    return tuple(rows)
