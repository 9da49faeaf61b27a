"""What policies do, against doing nothing, on the same luck.

Each seed is lived once without a move and once under each policy; the difference of the two is
the policy's effect on that seed, because luck has an address. Intervals are Student's t over
seeds (95 %).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import t as student

from sim.measures import Readings
from sim.playing import play
from sim.policies import Step, load_policy, policy_names, steps_of
from sim.run import Run
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario

type Array = NDArray[np.float64]
QUARTER = 13
CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Effect:
    """A mean over seeds and its 95 % interval."""

    mean: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Array) -> "Effect":
        """The mean of one value a seed; a single seed has no interval."""
        n, mean = len(values), float(values.mean())
        if n < 2:  # noqa: PLR2004
            return cls(mean, -np.inf, np.inf)
        half = float(student.ppf(0.5 + CONFIDENCE / 2, n - 1) * values.std(ddof=1) / np.sqrt(n))
        return cls(mean, mean - half, mean + half)

    @property
    def sign(self) -> int:
        """-1 or 1 where the interval lies on one side of 0, else 0."""
        return int(self.low > 0) - int(self.high < 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Readings of one scenario under several policies: policies x seeds x weeks x metrics."""

    scenario: str
    policies: tuple[str, ...]
    customers: int
    values: Array
    control: Array
    """Seeds x weeks x metrics, without a move."""
    played: int
    """Weeks that players of the scenario decide in."""
    begins: tuple[int, ...]
    """The weeks in which the policies begin."""

    @property
    def weeks(self) -> int:
        """Weeks lived under each policy."""
        return int(self.values.shape[2])

    def effect(self, policy: str, metric: str, first: int, last: int) -> Effect:
        """Mean difference to doing nothing over the weeks first..last, both included."""
        return Effect.of(self._difference(policy, metric)[:, first : last + 1].mean(axis=1))

    def total(self, policy: str, metric: str) -> Effect:
        """Difference to doing nothing, summed over all weeks."""
        return Effect.of(self._difference(policy, metric).sum(axis=1))

    def rising(self, policy: str, metric: str, weeks: int = 26) -> Effect:
        """Slope of the difference over the last weeks, a week."""
        last = self._difference(policy, metric)[:, -weeks:]
        time = np.arange(weeks) - (weeks - 1) / 2
        return Effect.of(last @ time / (time @ time))

    def quarters(self, policy: str, metric: str) -> list[Effect]:
        """Mean difference to doing nothing in each quarter."""
        ends = range(QUARTER, self.values.shape[2] + 1, QUARTER)
        return [self.effect(policy, metric, end - QUARTER, end - 1) for end in ends]

    def alone(self, metric: str, week: int) -> Effect:
        """The metric itself without a move, mean of the four weeks up to `week`."""
        column = self.control[:, max(0, week - 3) : week + 1, Readings._fields.index(metric)]
        return Effect.of(column.mean(axis=1))

    def alone_in_year(self, metric: str, year: int) -> Effect:
        """The metric itself without a move, mean of a year of 52 weeks, counted from 1."""
        weeks = slice(52 * (year - 1), 52 * year)
        return Effect.of(self.control[:, weeks, Readings._fields.index(metric)].mean(axis=1))

    def _difference(self, policy: str, metric: str) -> Array:
        column = Readings._fields.index(metric)
        return self.values[self.policies.index(policy), :, :, column] - self.control[:, :, column]


def compare(
    scenario: str,
    policies: Sequence[str],
    seeds: int = 30,
    weeks: int = 156,
    customers: int = 1_000,
    progress: Callable[[int], None] | None = None,
) -> Comparison:
    """Live each seed under each policy.

    Args:
        scenario: id or path.
        policies: names in the scenario, canonical names, or files.
        seeds: 1 to this number.
        weeks: lived under each.
        customers: people simulated.
        progress: told the number of runs done.
    """
    case = load_scenario(scenario)
    plans = [steps_in(case, name) for name in policies]
    values = np.zeros((1 + len(plans), seeds, weeks, len(Readings._fields)))
    for seed in range(1, seeds + 1):
        for place, steps in enumerate([(), *plans]):
            run = Run(case, seed, customers=customers)
            refused = play(run, steps, weeks).refused
            if refused:
                raise ValueError(f"{policies[place - 1]} cannot be played: {'; '.join(refused)}")
            values[place, seed - 1] = run.history
            if progress is not None:
                progress((seed - 1) * (1 + len(plans)) + place + 1)
    begins = tuple(sorted({steps[0].occasion.first_week for steps in plans if steps}))
    return Comparison(
        case.id, tuple(policies), customers, values[1:], values[0], case.weeks, begins
    )


def known_in(scenario: str) -> list[str]:
    """The policies of a scenario or, where it has none, the canonical ones that do something."""
    own = list(load_scenario(scenario).policies)
    return own or [name for name in policy_names() if load_policy(name)]


def steps_in(case: Scenario, name: str) -> tuple[Step, ...]:
    """A policy of the scenario, a canonical one, or one of a file."""
    return steps_of(case.policies[name]) if name in case.policies else load_policy(name)
