"""What is compared, and what is expected of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from sim.lab.claims.arms import Arm
from sim.lab.claims.outcomes import Outcome, total
from sim.lab.compare import CONFIDENCE, Effect

type Array = NDArray[np.float64]
type Lookup = Callable[[Arm, Outcome], Array]
type Cell = tuple[Arm, Outcome]
type Turned = Callable[[Arm], Arm]
Expects = Literal["above", "below", "zero", "within", "not above", "not below"]


class Term(NamedTuple):
    """A part of a sum."""

    weight: float
    arm: Arm
    outcome: Outcome


class Finding(NamedTuple):
    """What came out."""

    effect: Effect
    holds: bool
    reverses: bool
    note: str = ""

    @property
    def vanishes(self) -> bool:
        """Whether the interval contains 0."""
        return self.effect.low <= 0.0 <= self.effect.high


@dataclass(frozen=True, slots=True)
class Contrast:
    """A weighted sum of outcomes of arms, or the ratio of two such sums; pairs share luck."""

    label: str
    terms: tuple[Term, ...]
    expects: Expects
    bound: float = 0.0
    upper: float = 0.0
    over: tuple[Term, ...] = ()
    signed: bool = True
    """Whether the other sign would contradict the claim, and not only miss its bound."""

    def cells(self) -> Iterator[Cell]:
        """What must be lived for it."""
        for term in (*self.terms, *self.over):
            yield term.arm, term.outcome

    def among(self, turned: Turned) -> "Contrast":
        """The same contrast among other firms."""
        terms, by = (
            tuple(part._replace(arm=turned(part.arm)) for part in parts)
            for parts in (self.terms, self.over)
        )
        return replace(self, terms=terms, over=by)

    def found(self, look: Lookup) -> Finding:
        """Effect, interval, and whether it is as expected."""
        top = _sum(self.terms, look)
        effect = ratio(top, _sum(self.over, look)) if self.over else Effect.of(top)
        wrong = {"above": effect.high < 0.0, "below": effect.low > 0.0}
        zero = bool((top == 0.0).all())
        holds = zero if self.expects == "zero" else self._holds(effect)
        return Finding(effect, holds, self.signed and wrong.get(self.expects, False))

    def _holds(self, effect: Effect) -> bool:
        match self.expects:
            case "above":
                return effect.low > self.bound
            case "below":
                return effect.high < self.bound
            case "within":
                return self.bound <= effect.mean <= self.upper
            case "not above":
                return effect.low <= self.bound
        return effect.high >= self.bound

    @property
    def expected(self) -> str:
        """The expectation in words."""
        if self.expects == "within":
            return f"{self.bound:g} to {self.upper:g}"
        return "exactly 0" if self.expects == "zero" else f"{self.expects} {self.bound:g}"


@dataclass(frozen=True, slots=True)
class Peak:
    """An inverted U over doses: the best inner dose beats both ends.

    The best inner dose is chosen, for each seed, by the mean of all other seeds, so that choosing
    it does not flatter it. The effect is its lead over the better end.
    """

    label: str
    outcome: Outcome
    doses: tuple[tuple[str, Arm], ...]
    expects: str = "inverted U"

    def cells(self) -> Iterator[Cell]:
        """What must be lived for it."""
        for _, arm in self.doses:
            yield arm, self.outcome

    def among(self, turned: Turned) -> "Peak":
        """The same doses among other firms."""
        return replace(self, doses=tuple((name, turned(arm)) for name, arm in self.doses))

    def found(self, look: Lookup) -> Finding:
        """The lead of the best inner dose."""
        values = np.array([look(arm, self.outcome) for _, arm in self.doses])
        seeds = values.shape[1]
        others = (values.sum(axis=1, keepdims=True) - values) / max(seeds - 1, 1)
        best = 1 + others[1:-1].argmax(axis=0)
        inner = values[best, np.arange(seeds)]
        leads = [Effect.of(inner - values[end]) for end in (0, -1)]
        effect = min(leads, key=lambda lead: lead.mean)
        means = ", ".join(
            f"{name}: {mean:,.1f}"
            for (name, _), mean in zip(self.doses, values.mean(axis=1), strict=True)
        )
        return Finding(effect, all(lead.low > 0.0 for lead in leads), effect.high < 0.0, means)

    @property
    def expected(self) -> str:
        """The expectation in words."""
        return "best in between"


type Test = Contrast | Peak


def _sum(terms: tuple[Term, ...], look: Lookup) -> Array:
    parts = [term.weight * look(term.arm, term.outcome) for term in terms]
    return np.asarray(sum(parts[1:], start=parts[0]))


def ratio(top: Array, bottom: Array) -> Effect:
    """A ratio of means over seeds, with the interval of its linearisation."""
    n, mean = len(top), float(bottom.mean())
    if mean == 0.0:
        return Effect(0.0, -np.inf, np.inf)
    value = float(top.mean()) / mean
    if n < 2:  # noqa: PLR2004
        return Effect(value, -np.inf, np.inf)
    rest = top - value * bottom
    half = float(student.ppf(0.5 + CONFIDENCE / 2, n - 1) * rest.std(ddof=1) / np.sqrt(n))
    return Effect(value, value - half / abs(mean), value + half / abs(mean))


def difference(
    label: str, outcome: Outcome, of: Arm, against: Arm, expects: Expects, bound: float = 0.0
) -> Contrast:
    """One arm less another."""
    terms = (Term(1.0, of, outcome), Term(-1.0, against, outcome))
    return Contrast(label, terms, expects, bound)


def relative(
    label: str, outcome: Outcome, of: Arm, against: Arm, expects: Expects, bound: float = 0.0,
    upper: float = 0.0,
) -> Contrast:  # fmt: skip
    """One arm against another, as a share of the other."""
    terms = (Term(1.0, of, outcome), Term(-1.0, against, outcome))
    return Contrast(label, terms, expects, bound, upper, (Term(1.0, against, outcome),))


def share_of(
    label: str, outcome: Outcome, part: Arm, whole: Arm, against: Arm, at_most: float
) -> Contrast:
    """The effect of one arm as a share of the effect of another, both against a third."""
    terms = (Term(1.0, part, outcome), Term(-1.0, against, outcome))
    by = (Term(1.0, whole, outcome), Term(-1.0, against, outcome))
    return Contrast(label, terms, "below", at_most, over=by, signed=False)


def interaction(
    label: str, outcome: Outcome, both: Arm, one: Arm, other: Arm, neither: Arm,
    expects: Expects = "above", bound: float = 0.0,
) -> Contrast:  # fmt: skip
    """What two interventions do together beyond the sum of what each does alone."""
    weights = ((1.0, both), (-1.0, one), (-1.0, other), (1.0, neither))
    terms = tuple(Term(weight, arm, outcome) for weight, arm in weights)
    return Contrast(label, terms, expects, bound)


def change(
    label: str, early: Outcome, late: Outcome, of: Arm, against: Arm, expects: Expects,
    bound: float = 0.0,
) -> Contrast:  # fmt: skip
    """How an effect moves from one window of weeks to another."""
    terms = (
        *(Term(1.0, of, late), Term(-1.0, against, late)),
        *(Term(-1.0, of, early), Term(1.0, against, early)),
    )
    return Contrast(label, terms, expects, bound)


def level(label: str, outcome: Outcome, of: Arm, low: float, high: float) -> Contrast:
    """The outcome itself, between two bounds."""
    return Contrast(label, (Term(1.0, of, outcome),), "within", low, high)


def drift(
    label: str, early: Outcome, late: Outcome, of: Arm, expects: Expects, bound: float = 0.0
) -> Contrast:
    """How one arm's outcome moves over time."""
    return Contrast(label, (Term(1.0, of, late), Term(-1.0, of, early)), expects, bound)


def nothing(label: str, of: Arm, against: Arm, *metrics: str) -> tuple[Contrast, ...]:
    """Metrics that must be the same to the bit, week by week."""
    return tuple(
        difference(f"{label}: {metric}", total(metric, 0), of, against, "zero")
        for metric in metrics
    )
