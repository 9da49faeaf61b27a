"""What a team pays with: cash, political capital, change points, moves, attention.

The lab has a free hand and no purse. The numbers are the scenario's (`parameters.pacing`).
"""

from dataclasses import dataclass, replace
from typing import Self

from sim.policy import Policy
from sim.scenario.organisation import Pacing
from sim.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Price:
    """What a decision takes."""

    cash: float = 0.0
    """u, at once."""
    weekly: float = 0.0
    """u a week, for `weeks`."""
    upkeep: float = 0.0
    """u a week for good; after `weeks`, where there is a weekly part as well."""
    weeks: int = 0
    """How long the weekly part is paid and the points stay taken."""
    capital: int = 0
    """Political capital."""
    points: int = 0
    """Change points."""
    attention: int = 0
    moves: int = 1

    @property
    def due(self) -> float:
        """Cash that must be at hand: what is paid at once, and the first week."""
        return self.cash + (self.weekly if self.weekly > 0.0 else self.upkeep)


@dataclass(frozen=True, slots=True)
class Purse:
    """What is left of each currency."""

    cash: float
    """u; the bank lends as much again as the scenario's overdraft says."""
    capital: float
    """Political capital."""
    points: int
    """Change points that are free."""
    moves: int
    attention: int

    @classmethod
    def first(cls, case: Scenario) -> Self:
        """The purse of week 0."""
        pacing = case.parameters.pacing
        return cls(
            cash=case.start.cash,
            capital=pacing.capital,
            points=int(pacing.points),
            moves=case.moves_in(0),
            attention=int(pacing.attention - pacing.attention_business),
        )

    def pay(self, price: Price) -> Self:
        """The purse after a price was paid; the books charge by week what falls due later."""
        return replace(
            self,
            cash=self.cash - price.cash,
            capital=self.capital - price.capital,
            points=self.points - price.points,
            moves=self.moves - price.moves,
            attention=self.attention - price.attention,
        )

    def new_quarter(
        self,
        pacing: Pacing,
        *,
        cash: float,
        points: int,
        profit: float,
        plan: float,
        moves: int | None = None,
        granted: int = 0,
        kept: int = 0,
        missed: int = 0,
        warned: bool = False,
    ) -> Self:
        """The purse of the next quarter.

        Args:
            pacing: the scenario's.
            cash: what the books say.
            points: change points that are free now (`points_free`).
            profit: of the quarter that ended.
            plan: what it should have been.
            moves: of the new quarter; as many as usual where it is left out.
            granted: requests of departments that were granted.
            kept: commitments kept.
            missed: commitments missed.
            warned: whether the board has given a warning, which takes a move.
        """
        income = pacing.capital_income
        income += pacing.capital_plan * _on_plan(profit, plan, pacing.plan_slack)
        income += pacing.capital_request * min(granted, int(pacing.requests))
        income += pacing.capital_commitment * (kept - missed)
        return replace(
            self,
            cash=cash,
            capital=max(0.0, min(self.capital + income, pacing.capital_cap)),
            points=points,
            moves=(int(pacing.moves) if moves is None else moves) - warned,
            attention=int(pacing.attention - pacing.attention_business),
        )


def _on_plan(profit: float, plan: float, slack: float) -> int:
    """1 on plan, -1 far below it, 0 between."""
    if profit >= plan:
        return 1
    return -1 if profit < plan - slack * abs(plan) else 0


def points_free(policy: Policy, week: int, pacing: Pacing) -> int:
    """Change points that no change takes: from its decision until it has run its weeks."""
    return int(pacing.points) - sum(item.taken for item in policy.running if item.end > week)
