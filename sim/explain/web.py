"""The web of causes of one change: what decisions did to each cause, and what it went through.

For what people think, the game is lived again with and without each decision, and a ledger is kept
each time: so the share of a decision is known row by row, and the rows of all decisions sum to the
row of the game. Brand equity is parted once more, by what people think. For everything else no
such split exists, and none is made up: a decision has its share in the whole change alone.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from sim.decisions.base import BaseDecision
from sim.decisions.rebuilding import only
from sim.explain import rows as of
from sim.explain.answers import Method, Why
from sim.explain.causes import CAUSES, PARTS
from sim.explain.chains import Present, shares
from sim.explain.course import METRIC, Game
from sim.explain.decided import taken_before
from sim.explain.why import REPLICATES, THREADS, why

type Array = NDArray[np.float64]
type ByCause = Mapping[str, float]

THOUGHTS = ("salience", "image", "trust", "loyalty")
"""What brand equity consists of."""
WHOLE = "whole"
"""Stands for the whole change, where nobody splits it by cause."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What one decision did to a change."""

    name: str
    kind: str
    group: str
    title: str
    week: int
    value: float
    """Its share in the change of the metric."""
    spread: float
    """How far that depends on the other decisions."""
    by_cause: ByCause
    """The same by cause; empty where nobody splits it."""


@dataclass(frozen=True, slots=True)
class Web:
    """A change with all that moved it; what is not known yet is empty."""

    why: Why
    through: Mapping[str, ByCause]
    """Points of brand equity by what people think, and by cause; empty for other metrics."""
    deeds: tuple[Deed, ...] = ()
    alone: float | None = None
    """The change, had nothing been decided."""
    alone_by: ByCause | None = None
    """The same by cause; None where it is not known, empty where nobody splits it."""


def weaving(
    game: Game,
    metric: str,
    first: int,
    last: int,
    replicates: int = REPLICATES,
    threads: int = THREADS,
) -> Iterator[Web]:
    """First the causes, then what decisions did, then chance: each as soon as it is known.

    Raises:
        ValueError: if nobody measures that, or the weeks were not played.
    """
    found = why(game, metric, first, last, replicates=0, decisions=False)
    web = Web(found, _through(game, found))
    yield web
    web = _with_deeds(web, game, threads)
    yield web
    if replicates:
        lucky = why(
            game, metric, first, last, replicates=replicates, decisions=False, threads=threads
        )
        yield replace(web, why=lucky)


def _through(game: Game, found: Why) -> Mapping[str, ByCause]:
    if found.metric != PARTS[of.EQUITY]:
        return {}
    begins = game.live(found.first)
    booked = game.live(found.last - found.first, begins=begins, booked=True).ledger.sum(axis=0)
    parts = {
        "image": booked[:, of.VIA_IMAGE],
        "trust": booked[:, of.VIA_TRUST],
        "loyalty": booked[:, of.VIA_LOYALTY],
    }
    parts["salience"] = booked[:, of.EQUITY] - sum(parts.values())
    return {name: _by_cause(parts[name]) for name in THOUGHTS}


def _by_cause(values: Array) -> ByCause:
    pairs = zip(CAUSES, values.tolist(), strict=True)
    return {cause.id: value for cause, value in pairs if value}


def _with_deeds(web: Web, game: Game, threads: int) -> Web:
    """The shares of decisions, row by row: each course is lived once."""
    found, taken = web.why, taken_before(game, web.why.last)
    names, known = tuple(item.name for item in taken), dict[Present, Array]()
    split = found.method is Method.LEDGER
    rows = tuple(cause.id for cause in CAUSES) if split else (WHOLE,)

    def moved(present: Present) -> Array:
        if present not in known:
            known[present] = _moved(game, found, present, split=split)
        return known[present]

    shares(names, _at(0, moved), threads)  # all courses are lived now, side by side
    alone, by_row = {}, {}
    for place, row in enumerate(rows):
        alone[row], by_row[row] = shares(names, _at(place, moved))
    total, whole = shares(names, lambda present: float(moved(present).sum()))
    deeds = []
    for place, item in enumerate(taken):
        assert isinstance(item.decision, BaseDecision)  # noqa: S101  # nothing else is taken
        made: BaseDecision = item.decision
        parts = {row: by_row[row][place].value for row in rows if split}
        deeds.append(
            Deed(
                item.name,
                str(made.kind),
                made.group,
                made.title,
                item.week,
                whole[place].value,
                whole[place].spread,
                {row: value for row, value in parts.items() if value},
            )
        )
    left = {row: value for row, value in alone.items() if split and value}
    return replace(web, deeds=tuple(deeds), alone=total, alone_by=left)


def _at(place: int, moved: Callable[[Present], Array]) -> Callable[[Present], float]:
    """One row of what moved."""
    return lambda present: float(moved(present)[place])


def _moved(game: Game, found: Why, present: Present, *, split: bool) -> Array:
    """How a metric moves by cause, or as a whole, where only some decisions are taken."""
    policy = only(game.policy, present, game.case)
    begins, weeks = game.live(found.first, policy=policy), found.last - found.first
    course = game.live(weeks, policy=policy, begins=begins, booked=split)
    if split:
        column: Array = course.ledger.sum(axis=0)[:, PARTS.index(found.metric)]
        return column
    then = game.reading(0, found.metric) if found.first == 0 else begins.of(found.metric)[-1]
    return np.array([course.series[-1, METRIC[found.metric]] - then])
