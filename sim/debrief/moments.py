"""Turning points of a game: what got worse before better, went too far, or looked well.

Each is told from what a decision did (`sim.debrief.effects`), never from the curve alone, so that
the season, the rivals and luck are not mistaken for it. A detector says nothing where it is hard to
tell. What is called a green number here is a true number that people are paid for and that rises
while what it should stand for falls; numbers that are bent (`further.gaming`) are another matter.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sim.debrief.effects import QUARTER, Effect, effects
from sim.explain.course import Game
from sim.explain.retold import Told, retell
from sim.scenario.names import DEPARTMENTS

type Array = NDArray[np.float64]

DIP, GAIN = 0.5, 2.0
"""Points of promoters that must be lost first and won later, means of a quarter."""
EARLY = 0.4
"""Points that a decision may win before its dip and still count as worse before better."""
PEAK, FADED = 0.6, 0.5
"""Points of brand equity that an overshoot reaches, and the part of it that may be left."""
GREEN, GREY = 8.0, -2.0
"""Leads and wins gained in three quarters, and points of trust lost at their end."""
LOOKED = 3 * QUARTER
PUSHED_BACK = 0.4
"""Resistance that a decision raises in some department."""
UNREAD = 1.0 / 3.0
"""Share of public complaints that nobody read, over half a year."""
HALF_YEAR = 2 * QUARTER
FEW = 6.0
"""Public complaints in that half year, per 1,200 people, below which nothing is said."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Something that a debrief should come back to."""

    kind: str
    """worse_before_better, overshoot, green_number, blame or silence."""
    week: int
    """When it began."""
    turned: int
    """When it turned, or ended."""
    decision: str
    """Which decision brought it about; empty for silence."""
    size: float
    """What it came to: points won or lifted, leads and wins, resistance or a share, 0 to 1."""
    other: float
    """The other side of it: points lost first, left at the end, or of trust; 0 if there is none."""
    department: str
    """Who defended its goals; empty for all but blame."""
    sentence: str


def moments(
    game: Game, lucks: int = 7, threads: int = 2, progress: Callable[[int], None] | None = None
) -> tuple[Moment, ...]:
    """The turning points of a game, the earliest first.

    Args:
        game: as it was played.
        lucks: others beside the game's own that effects are averaged over.
        threads: how many are lived at a time; the numbers do not depend on it.
        progress: told the number of lucks lived.
    """
    found = [
        moment
        for effect in effects(game, lucks, threads, progress)
        for detector in DETECTORS
        for moment in detector(effect)
    ]
    found += silence(retell(game, game.live(0), game.weeks))
    return tuple(sorted(found, key=lambda moment: (moment.week, moment.kind)))


def worse_before_better(effect: Effect) -> Iterator[Moment]:
    """Promoters fall for a quarter at least because of a decision, and rise because of it later."""
    line = effect.quarterly("nps")
    if len(line) <= QUARTER:
        return
    low = int(line[:-QUARTER].argmin())
    later = float(line[low:].max())
    if line[low] <= -DIP and later >= GAIN and line[: low + 1].max() < EARLY:
        turned = low + int(np.argmax(line[low:] > 0.0))
        yield _moment(
            "worse_before_better",
            effect,
            turned,
            (later, -float(line[low])),
            f"first cost {-line[low]:.1f} points of promoters, and brought {later:.1f} later",
        )


def overshoot(effect: Effect) -> Iterator[Moment]:
    """Brand equity rises because of a decision, and most of that is gone by the end."""
    line = effect.quarterly("brand_equity")
    if len(line) <= QUARTER:
        return
    top, end = int(line.argmax()), float(line[-1])
    high = float(line[top])
    if high >= PEAK and end <= FADED * high and len(line) - top > QUARTER:
        said = f"lifted brand equity by {high:.1f}; of that, {end:.1f} was left at the end"
        yield _moment("overshoot", effect, top, (high, end), said)


def green_number(effect: Effect) -> Iterator[Moment]:
    """Leads and wins, which people are paid for, rise while trust falls."""
    if len(effect.of("leads")) < LOOKED:
        return
    gained = float((effect.of("leads") + effect.of("wins"))[:LOOKED].sum())
    trust = float(effect.quarterly("trust")[LOOKED - QUARTER])
    if gained >= GREEN and trust <= GREY:
        said = (
            f"brought {gained:.0f} leads and wins in three quarters, and cost {-trust:.1f} of trust"
        )
        yield _moment("green_number", effect, LOOKED - QUARTER, (gained, -trust), said)


def blame(effect: Effect) -> Iterator[Moment]:
    """Departments defend their old numbers against a decision."""
    lines = {name: effect.of(f"resistance_{name}")[:HALF_YEAR] for name in DEPARTMENTS}
    tops = {name: float(line.max()) for name, line in lines.items() if len(line)}
    most = max(tops, key=tops.__getitem__, default="")
    if most and tops[most] >= PUSHED_BACK:
        turned = int(lines[most].argmax())
        said = f"met resistance: {most} defended its old goals ({100 * tops[most]:.0f} %)"
        yield _moment("blame", effect, turned, (tops[most], 0.0), said, most)


DETECTORS = (worse_before_better, overshoot, green_number, blame)


def silence(weeks: tuple[Told, ...]) -> Iterator[Moment]:
    """Customers complain in public, and for half a year or more nobody reads much of it."""
    out_loud = _half_years(np.array([told.lived.tickets.public for told in weeks]))
    unread = _half_years(np.array([told.lived.outcomes.ignored_public for told in weeks]))
    quiet = (out_loud >= FEW) & (unread > UNREAD * out_loud)
    for first, last in _spells(np.flatnonzero(quiet).tolist()):
        during = slice(first, last - HALF_YEAR + 2)
        share = float(unread[during].sum() / out_loud[during].sum())
        said = f"nobody read {100 * share:.0f} % of what customers complained of in public"
        sentence = f"From here to week {last}, {said}."
        yield Moment("silence", first, last, "", share, 0.0, "", sentence)


def _spells(begins: list[int]) -> list[tuple[int, int]]:
    """First and last weeks of quiet half years; those that touch are one."""
    spells: list[tuple[int, int]] = []
    for first in begins:
        last = first + HALF_YEAR - 1
        if spells and first <= spells[-1][1] + 1:
            spells[-1] = (spells[-1][0], last)
        else:
            spells.append((first, last))
    return spells


def _half_years(values: Array) -> Array:
    if len(values) < HALF_YEAR:
        return np.zeros(0)
    return np.convolve(values, np.ones(HALF_YEAR), mode="valid")


def _moment(
    kind: str,
    effect: Effect,
    later: int,
    sizes: tuple[float, float],
    said: str,
    department: str = "",
) -> Moment:
    item = effect.decision
    title = type(item.decision).title  # type: ignore[attr-defined]  # decisions stand above
    turned = item.week + later + (QUARTER if kind != "blame" else 0)
    sentence = f"“{title}” {said}."
    return Moment(kind, item.week, turned, item.name, *sizes, department, sentence)
