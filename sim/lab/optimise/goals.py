"""What a search makes large: the lab's score, a metric, an outcome, or a weighted sum of them.

j                                  the score of `sim.lab.scores`
brand_equity                       a level: its mean over the last quarter of play
profit                             an amount a week: its sum over all weeks of play
cash.lowest                        another reading: mean, sum, last, lowest, highest, slope
0.5*brand_equity + 0.001*profit    a weighted sum, of which more is better
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from sim.lab.batch.living import read
from sim.lab.experiment.schema import Outcome
from sim.lab.scores import score_of
from sim.metrics import METRICS, Better, Kind
from sim.scenario.faults import proposal, quoted

type Array = NDArray[np.float64]
SCORE = "j"
READINGS = ("mean", "sum", "last", "lowest", "highest", "slope")
_TERM = re.compile(
    r"\s*(?P<sign>[+-])?\s*(?:(?P<weight>\d*\.?\d+(?:e[+-]?\d+)?)\s*\*\s*)?(?P<name>[a-z][\w.-]*)"
)


class GoalError(Exception):
    """A goal that cannot be read; the text is for people."""


@dataclass(frozen=True, slots=True)
class Term:
    """A part of a goal."""

    weight: float
    outcome: Outcome | None
    """What is read off; None is the score."""


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing that a search makes large, or small."""

    text: str
    """As it was asked for."""
    terms: tuple[Term, ...]
    sign: int = 1
    """1 where more is better, -1 where less is."""

    def value(self, series: Array, alone: Array, weeks: int) -> float:
        """The goal in one life.

        Args:
            series: weeks x metrics, with the year after play.
            alone: the same luck without a move.
            weeks: of which outcomes are read; the score has all.
        """
        return sum(term.weight * _read(term.outcome, series, alone, weeks) for term in self.terms)


def _read(outcome: Outcome | None, series: Array, alone: Array, weeks: int) -> float:
    return score_of(series, alone).j if outcome is None else read(outcome, series[:weeks])


def goal_of(text: str, outcomes: Mapping[str, Outcome]) -> Goal:
    """The goal that a text describes.

    Args:
        text: as above.
        outcomes: of an experiment, by id; they go before metrics of the same name.

    Raises:
        GoalError: if it cannot be read, or nobody can know which way is better.
    """
    found = list(_parts(text))
    if len(found) == 1 and found[0]["weight"] is None and found[0]["sign"] is None:
        outcome = _named(found[0]["name"], outcomes)
        return Goal(text.strip(), (Term(1.0, outcome),), _way(outcome, text))
    if any(part["weight"] is None for part in found):
        raise GoalError(f"{quoted(text)}: give each part a weight, as in `2*trust + 0.01*profit`")
    weights = (float(f"{part['sign'] or ''}{part['weight']}") for part in found)
    named = (_named(part["name"], outcomes) for part in found)
    return Goal(text.strip(), tuple(map(Term, weights, named)))


def _parts(text: str) -> Iterator[Mapping[str, Any]]:
    """Sign, weight and name of each part of a sum."""
    place, end = 0, len(text.rstrip())
    while place < end:
        part = _TERM.match(text, place)
        if part is None or (place > 0 and part["sign"] is None):
            said = "write a metric, or a sum such as `2*trust + 0.01*profit`"
            raise GoalError(f"{quoted(text)} cannot be read from {quoted(text[place:])} on: {said}")
        yield part.groupdict()
        place = part.end()
    if not end:
        raise GoalError("a goal needs a metric, or `j`")


def _named(name: str, outcomes: Mapping[str, Outcome]) -> Outcome | None:
    """The score, an experiment's outcome, or a metric with its reading."""
    if name in outcomes:
        return outcomes[name]
    if name == SCORE:
        return None
    metric, _, reading = name.partition(".")
    if metric not in METRICS:
        known = (SCORE, *outcomes, *METRICS)
        raise GoalError(f"no metric is called {quoted(metric)}. {proposal(metric, known)}")
    if reading and reading not in READINGS:
        said = f"no reading is called {quoted(reading)}. {proposal(reading, READINGS)}"
        raise GoalError(f"{quoted(name)}: {said}")
    of = reading or ("sum" if METRICS[metric].kind is Kind.FLOW else "mean")
    first = None if of == "mean" else 0
    return Outcome.model_validate({"id": "goal", "metric": metric, "of": of, "first": first})


def _way(outcome: Outcome | None, text: str) -> int:
    better = Better.UP if outcome is None else METRICS[outcome.metric].better
    if better is Better.NEITHER:
        said = f"give it a weight, as in `1*{text.strip()}` or `-1*{text.strip()}`"
        raise GoalError(f"which way is {quoted(text)} better? {said}")
    return -1 if better is Better.DOWN else 1
