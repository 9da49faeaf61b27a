"""What is on a chief executive's desk when a quarter begins."""

from dataclasses import dataclass, replace
from typing import Literal, Self, TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from sim.burn_in import usual
from sim.decisions import BaseDecision
from sim.decisions.protests import answered, ignored
from sim.decisions.rolling_back import RollBack
from sim.measures import Readings
from sim.policy import Policy
from sim.politics.board import BRAND, PATIENCE, YEAR, Review, insolvent, review
from sim.politics.commitments import Commitment, due
from sim.politics.protests import Protest, protests
from sim.politics.requests import Request, granted, requests
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.state import State

type Sent = Literal["", "board", "administrators"]


@dataclass(frozen=True, slots=True)
class Agenda:
    """Requests, protests and the board's word, as they stand in one quarter."""

    usual: Readings
    """Mean of the year before play."""
    opening: float
    """Brand equity when play began."""
    plan: float
    """Weekly profit that the board expects, u."""
    secure: bool = False
    """Whether nobody can be let go: in a room, and while one learns to play."""
    asked: tuple[Request, ...] = ()
    """What departments ask for in this quarter."""
    granted: tuple[Request, ...] = ()
    """What was granted of the quarter before."""
    protests: tuple[Protest, ...] = ()
    """Who protests in this quarter."""
    given_in: int = 0
    """Protests of the quarter before that were answered by taking the reform back."""
    fallen_due: tuple[Commitment, ...] = ()
    """Promises whose date this is."""
    word: int = 0
    """Promises kept less promises missed since the board last met."""
    review: Review | None = None
    """What the board says of the year that has just ended."""
    warnings: int = 0
    """Warned reviews running."""
    dismissed: Sent = ""
    """Who has let the chief executive go, if anybody has."""

    @classmethod
    def first(cls, case: Scenario, state: State, *, room: bool = False) -> Self | None:
        """The agenda of the first quarter: nobody has asked yet. None without politics.

        Args:
            case: the scenario.
            state: of week 0.
            room: whether it is played in a room.
        """
        if not case.decisions.politics:
            return None
        assert state.readings is not None  # noqa: S101  # play begins after a burn-in
        plan = float(state.firm.finance.trailing_profit)
        secure = room or not case.decisions.protests or case.decisions.set == "tutorial"
        return cls(usual(case, state.key), state.readings.brand_equity, plan, secure)

    @property
    def warned(self) -> bool:
        """Whether the board takes a move of this quarter."""
        return self.review is not None and self.review.warning

    @property
    def protesting(self) -> tuple[str, ...]:
        """The departments that protest."""
        return tuple(protest.department for protest in self.protests)

    def granted_by(self, decisions: tuple[BaseDecision, ...]) -> tuple[Request, ...]:
        """The requests of this quarter that decisions grant."""
        return granted(self.asked, decisions)

    def begun(self, policy: Policy, week: int, case: Scenario) -> Policy:
        """The policy as a week is lived: protests that nobody answered raise resistance."""
        if week % WEEKS_PER_QUARTER or not self.protests:
            return policy
        heard = answered(policy, week) | self._appeased(policy, week)
        return ignored(policy, week, case, (one for one in self.protesting if one not in heard))

    def closed(
        self, series: NDArray[np.float64], policy: Policy, week: int, case: Scenario
    ) -> Self:
        """The agenda of the next quarter.

        Args:
            series: the metrics of the weeks lived, the last one last: weeks x metrics.
            policy: what has been decided.
            week: the next week to be lived, the first of a quarter.
            case: the scenario.
        """
        first = week - WEEKS_PER_QUARTER
        taken = tuple(
            cast("BaseDecision", item.decision) for item in policy.taken if item.week >= first
        )
        quarter = Readings(*map(float, series[-WEEKS_PER_QUARTER:].mean(axis=0)))
        told = tuple(due(series, self.usual, policy, week))
        playing = case.decisions.protests and week < case.weeks and not self.dismissed
        angry = protests(quarter, self.usual, policy, week, case) if playing else ()
        found = replace(
            self,
            asked=requests(quarter, self.usual),
            granted=self.granted_by(taken),
            protests=tuple(angry),
            given_in=len(self._appeased(policy, first)),
            fallen_due=told,
            word=self.word + sum(1 if one.kept else -1 for one in told),
        )
        return found._reviewed(series, week, case)  # noqa: SLF001  # one of us

    def _appeased(self, policy: Policy, week: int) -> frozenset[str]:
        """The departments whose grievance was taken back in a quarter."""
        back = {
            item.undoes
            for item in policy.taken
            if week <= item.week < week + WEEKS_PER_QUARTER and isinstance(item.decision, RollBack)
        }
        return frozenset(one.department for one in self.protests if one.reform in back)

    def _reviewed(self, series: NDArray[np.float64], week: int, case: Scenario) -> Self:
        """The same with what the board says, once a year."""
        said, warnings, word = None, self.warnings, self.word
        if week % YEAR == 0 and len(series) >= YEAR:
            before = float(series[-YEAR - 1][BRAND]) if len(series) > YEAR else self.opening
            said, word = review(series[-YEAR:], before, self.plan, self.word), 0
            warnings = warnings + 1 if said.warning else 0
        sent: Sent = self.dismissed
        loan = case.parameters.finance.overdraft
        if not self.secure and week > YEAR and not sent:
            broke = insolvent(series[-WEEKS_PER_QUARTER:], loan)
            sent = "administrators" if broke else "board" if warnings >= PATIENCE else ""
        return replace(self, review=said, warnings=warnings, word=word, dismissed=sent)


class Income(TypedDict, total=False):
    """What a purse hears of politics."""

    granted: int
    kept: int
    missed: int
    warned: bool


def as_income(agenda: Agenda | None) -> Income:
    """What `Purse.new_quarter` hears of an agenda; nothing where there is none."""
    if agenda is None:
        return Income()
    kept = sum(one.kept for one in agenda.fallen_due)
    return Income(
        granted=len(agenda.granted) + agenda.given_in,
        kept=kept,
        missed=len(agenda.fallen_due) - kept,
        warned=agenda.warned,
    )
