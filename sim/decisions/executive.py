"""The customer executive: where the seat is, and what it may order, see and spend.

Four dials that do nothing alone: a seat without authority and without a budget changes no effort.
"""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Range, Undo
from sim.decisions.dates import eventually, from_week
from sim.decisions.refusals import Refusal, refuse
from sim.policy import Change, Home, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario
from sim.scenario.units import Share

CAPITAL_OF_HOME = {"marketing": 1, "service": 1, "chief": 2, "operations": 3}
STILL = 26
"""Weeks for which the chart is left alone after somebody was moved."""
ORDERS = {"reports": 0.0, "co_decides": 0.5, "orders": 1.0}
"""What a customer executive may do about IT's queue."""


class AppointExecutive(BaseDecision):
    """Appoints a customer executive, or moves the seat; where it stands caps its clout.

    Claims C43, C45, C71.
    """

    title: ClassVar[str] = "A customer executive"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["appoint_executive"] = "appoint_executive"
    home: Literal["marketing", "service", "chief", "operations"]
    """Where the seat stands: in marketing, in service, at the chief executive's, in operations."""

    def touches(self) -> tuple[str, ...]:
        """Nobody's time."""
        return ()

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """The chart is left alone for half a year."""
        del case, hand
        moved = [item.week for item in policy.taken if item.kind == self.kind]
        if moved and week - moved[-1] < STILL:
            who, until = "The customer executive", moved[-1] + STILL
            yield refuse("R12", department=who, weeks=week - moved[-1], until=until)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """The higher the seat, the more it takes."""
        del policy, week, case
        return Price(cash=40.0, upkeep=8.0, capital=CAPITAL_OF_HOME[self.home])

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the first working day."""
        del case
        return from_week(self.start(policy, week), home=int(Home[self.home.upper()]))


class OfExecutive(BaseDecision):
    """What is given to a customer executive needs one."""

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """There is nobody to give it to."""
        del week, case
        if eventually(policy).home == Home.NOWHERE:
            yield refuse("R10")

    def touches(self) -> tuple[str, ...]:
        """Nobody's time."""
        return ()


class ExecutiveAuthority(OfExecutive):
    """Says what the customer executive may do about IT's queue: report, co-decide, order.

    Claims C45, C46, C48.
    """

    title: ClassVar[str] = "What the customer executive may order"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 4

    kind: Literal["executive_authority"] = "executive_authority"
    authority: Literal["reports", "co_decides", "orders"]
    """It reports, co-decides, or orders."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Two a step up, and a talk with those who lose."""
        del case
        now = policy.levers(self.start(policy, week)).executive_authority
        steps = max(0.0, ORDERS[self.authority] - now) * 2.0
        return Price(capital=2 * round(steps), attention=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Clout follows slowly."""
        del case
        return from_week(self.start(policy, week), executive_authority=ORDERS[self.authority])


class ExecutiveInformation(OfExecutive):
    """Lets the customer executive see logged failures and the departments' books.

    Claim C44.
    """

    title: ClassVar[str] = "What the customer executive may see"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 8

    kind: Literal["executive_information"] = "executive_information"
    access: Annotated[Share, Range("Access", 0.0, 1.0)]
    """Share of what there is to see."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Marketing and service call it their numbers."""
        del policy, week, case
        return Price(upkeep=4.0 * self.access, capital=2 if self.access > 0.5 + 1e-9 else 1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once the doors are open."""
        del case
        return from_week(self.start(policy, week), executive_access=self.access)


class ExecutiveOpex(OfExecutive):
    """Lets the customer executive prioritise a share of everybody's spending; no new money.

    Without authority it buys studies. Claims C44, C47.
    """

    title: ClassVar[str] = "What the customer executive may spend"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 13

    kind: Literal["executive_opex"] = "executive_opex"
    share: Annotated[Share, Range("Spending to prioritise", 0.0, 0.25)]
    """Share of every department's spending."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """All four pay in proportion."""
        del policy, week, case
        return Price(capital=1 + (self.share > 0.05 + 1e-9) + 2 * (self.share > 0.10 + 1e-9))

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """With the next quarter's budgets."""
        del case
        return from_week(self.start(policy, week), executive_opex=self.share)
