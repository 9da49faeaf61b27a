"""What is on a chief executive's desk when a quarter begins."""

from dataclasses import dataclass, replace
from typing import Self, TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from sim.burn_in import usual
from sim.decisions import BaseDecision
from sim.measures import Readings
from sim.policy import Policy
from sim.politics.board import BRAND, YEAR, Review, review
from sim.politics.requests import Request, granted, requests
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.state import State


@dataclass(frozen=True, slots=True)
class Agenda:
    """Requests and the board's word, as they stand in one quarter."""

    usual: Readings
    """Mean of the year before play."""
    opening: float
    """Brand equity when play began."""
    plan: float
    """Weekly profit that the board expects, u."""
    asked: tuple[Request, ...] = ()
    """What departments ask for in this quarter."""
    granted: tuple[Request, ...] = ()
    """What was granted of the quarter before."""
    review: Review | None = None
    """What the board says of the year that has just ended."""

    @classmethod
    def first(cls, case: Scenario, state: State) -> Self | None:
        """The agenda of the first quarter: nobody has asked yet. None without politics.

        Args:
            case: the scenario.
            state: of week 0.
        """
        if not case.decisions.politics:
            return None
        assert state.readings is not None  # noqa: S101  # play begins after a burn-in
        plan = float(state.firm.finance.trailing_profit)
        return cls(usual(case, state.key), state.readings.brand_equity, plan)

    @property
    def warned(self) -> bool:
        """Whether the board takes a move of this quarter."""
        return self.review is not None and self.review.warning

    def granted_by(self, decisions: tuple[BaseDecision, ...]) -> tuple[Request, ...]:
        """The requests of this quarter that decisions grant."""
        return granted(self.asked, decisions)

    def closed(self, series: NDArray[np.float64], policy: Policy, week: int) -> Self:
        """The agenda of the next quarter.

        Args:
            series: the metrics of the weeks lived, the last one last: weeks x metrics.
            policy: what has been decided.
            week: the next week to be lived, the first of a quarter.
        """
        first = week - WEEKS_PER_QUARTER
        taken = tuple(
            cast("BaseDecision", item.decision) for item in policy.taken if item.week >= first
        )
        quarter = Readings(*map(float, series[-WEEKS_PER_QUARTER:].mean(axis=0)))
        return replace(
            self,
            asked=requests(quarter, self.usual),
            granted=self.granted_by(taken),
            review=self._review(series, week),
        )

    def _review(self, series: NDArray[np.float64], week: int) -> Review | None:
        if week % YEAR or len(series) < YEAR:
            return None
        before = float(series[-YEAR - 1][BRAND]) if len(series) > YEAR else self.opening
        return review(series[-YEAR:], before, self.plan)


class Income(TypedDict, total=False):
    """What a purse hears of politics."""

    granted: int
    warned: bool


def as_income(agenda: Agenda | None) -> Income:
    """What `Purse.new_quarter` hears of an agenda; nothing where there is none."""
    if agenda is None:
        return Income()
    return Income(granted=len(agenda.granted), warned=agenda.warned)
