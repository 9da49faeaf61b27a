"""Why a number moved, as it is shown: a web of causes, rows that sum, and a sentence about each.

Every number is one of `sim.explain.web`. A thread is drawn only where the ledger splits an effect.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from game.present.figures import any_digit
from game.present.scales import Scale, metric_name
from game.present.spots import FAMILIES, Place, place_of, places
from game.present.web_facts import Facts, Parts
from game.present.why_words import Told, told
from game.words import _
from sim.explain.answers import Method, Why
from sim.explain.web import Web


@dataclass(frozen=True, slots=True)
class Strand:
    """An effect of one place on another, in the unit of the metric."""

    start: str
    end: str
    value: float
    lit: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A web with its numbers, and what is chosen in it told."""

    title: str
    note: str
    unit: str
    places: tuple[Place, ...]
    values: Parts
    figures: Mapping[str, str]
    strands: tuple[Strand, ...]
    told: Told
    better: str
    digits: int
    thoughts: bool
    """Whether the number is parted by what people think."""
    splits: bool
    """Whether it is known what decisions did to each cause."""

    @property
    def tone(self) -> str:
        """Whether what is told is good or bad."""
        value = self.values[self.told.id]
        if not any_digit(self.figures[self.told.id]):
            return "same"
        return "good" if (value > 0.0) == (self.better != "down") else "bad"


def picture(web: Web, scale: Scale, chosen: str, span: str) -> Picture:
    """A web as it is shown.

    Args:
        web: as much as is known.
        scale: in what unit.
        chosen: id of the place that is explained.
        span: the quarters in words.
    """
    facts = Facts(web, scale)
    values = facts.values()
    spots = tuple(places(facts.metric, thoughts=bool(web.through)))
    here = chosen if chosen in {place.id for place in spots} else place_of(facts.metric)
    effects = facts.effects()
    lit = lit_by(effects, here, place_of(facts.metric), web.why.change)
    strands = tuple(Strand(a, b, value, (a, b) in lit) for a, b, value in effects)
    return Picture(
        title=_asked(web.why, scale),
        note=span,
        unit=scale.unit,
        places=spots,
        values=values,
        figures={
            place.id: "…" if _waits(place.id, web) else scale.text(values[place.id])
            for place in spots
        },
        strands=strands,
        told=told(facts, here, span),
        better=scale.better,
        digits=scale.digits,
        thoughts=bool(web.through),
        splits=web.why.method is Method.LEDGER,
    )


def _waits(place: str, web: Web) -> bool:
    """Whether what decisions did is still being worked out."""
    return web.alone is None and place in {place_of(name) for name in FAMILIES}


def _asked(why: Why, scale: Scale) -> str:
    name = metric_name(why.metric)
    if not any_digit(scale.text(why.change * scale.factor)):
        text = _("{metric}: why it stands still")
    elif why.change > 0.0:
        text = _("{metric}: why it rose")
    else:
        text = _("{metric}: why it fell")
    return text.format(metric=name)


def lit_by(
    effects: list[tuple[str, str, float]], here: str, goal: str, change: float
) -> set[tuple[str, str]]:
    """The threads that are lit: the strongest path to the goal, or all of the place chosen."""
    if here != goal:
        near = {(a, b) for a, b, _x in effects if here in {a, b}}
        on = {b for a, b in near if a == here}
        return near | {(a, b) for a, b, _x in effects if a in on and b == goal}
    found: set[tuple[str, str]] = set()
    sign, end = (1.0 if change >= 0.0 else -1.0), goal
    while True:
        came = [(sign * x, a) for a, b, x in effects if b == end and sign * x > 0.0]
        if not came:
            return found
        _x, start = max(came)
        found.add((start, end))
        end = start
