"""Who knew first: the quarter in which each sign of trouble could first be seen.

Customers are compared with the year before play, departments with what they are paid to reach. A
sign that never came is None: a story that leaves it out would be another story.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from sim.burn_in import usual
from sim.decisions import BaseDecision
from sim.measures import Readings
from sim.metrics import METRICS
from sim.run import QUARTER, Run

MORE = 1.25
"""So many times as much as in the year before play is called clearly more."""
SHORT = 0.03
"""A department's own number is in trouble when it is so far, as a share, from the year before."""
FALLEN = 1.0
"""Points of brand equity below the first day."""

type Own = Mapping[str, tuple[str, str]]
"""Of each department: the metric it is paid for most, and whether `up` or `down` is better."""


@dataclass(frozen=True, slots=True)
class Signs:
    """The first quarter of each sign, 1 for the first of the game; None where it never came."""

    complaints: int | None
    """Public posts in anger, per customer."""
    leaving: int | None
    """Customers who leave, at the pace of a year."""
    brand: int | None
    """Brand equity at the end of the quarter, against the first day."""
    own: Mapping[str, int | None]
    """Each department's own number, as it reports it."""
    structure: int | None
    """The first decision that changed the structure."""

    @property
    def customers(self) -> int | None:
        """The first sign of customers."""
        return first_of((self.complaints, self.leaving))

    @property
    def department(self) -> int | None:
        """The first sign in any department's own number."""
        return first_of(self.own.values())


def signs(run: Run, own: Own, opening: Readings) -> Signs:
    """The signs of a game, quarter by quarter.

    Args:
        run: as far as it was played; only whole quarters count.
        own: what each department is paid for most.
        opening: the metrics before the first week.
    """
    before = usual(run.case, run.state.key)
    weeks = [run.history[at : at + QUARTER] for at in range(0, run.week - QUARTER + 1, QUARTER)]
    angry, usually = [_mean(_angry, some) for some in weeks], _angry(before)
    left = [some[-1].churn for some in weeks]
    brand = [some[-1].brand_equity for some in weeks]
    return Signs(
        complaints=_first(value > MORE * usually for value in angry),
        leaving=_first(value > MORE * before.churn for value in left),
        brand=_first(value <= opening.brand_equity - FALLEN for value in brand),
        own={
            name: _first(_is_short(metric, better, some, before) for some in weeks)
            for name, (metric, better) in own.items()
        },
        structure=_structural(run),
    )


def as_reported(metric: str) -> str:
    """What a department says of a metric: a metric of its own where it can be bent."""
    name = f"reported_{metric}"
    return name if name in METRICS else metric


def first_of(quarters: Iterable[int | None]) -> int | None:
    """The earliest of some quarters; None where there is none."""
    some = [one for one in quarters if one is not None]
    return min(some, default=None)


def _structural(run: Run) -> int | None:
    taken = ((item.week, item.decision) for item in run.policy.taken if item.week >= 0)
    weeks = [
        week for week, made in taken if isinstance(made, BaseDecision) and type(made).structural
    ]
    return 1 + min(weeks) // QUARTER if weeks else None


def _is_short(metric: str, better: str, weeks: Sequence[Readings], before: Readings) -> bool:
    name = as_reported(metric)
    value, usually = _mean(lambda one: _as_paid(one, name), weeks), _as_paid(before, name)
    behind = usually - value if better == "up" else value - usually
    return behind > SHORT * abs(usually)


def _as_paid(one: Readings, metric: str) -> float:
    """Who is paid for uptime counts the weeks without an outage."""
    value = float(getattr(one, metric))
    return 1.0 - value if metric.endswith("outage") else value


def _angry(one: Readings) -> float:
    return one.negative_posts / one.share if one.share > 0.0 else 0.0


def _mean(of: Callable[[Readings], float], weeks: Sequence[Readings]) -> float:
    return fmean(of(one) for one in weeks)


def _first(flags: Iterable[bool]) -> int | None:
    found = (place for place, flag in enumerate(flags, 1) if flag)
    return next(found, None)
