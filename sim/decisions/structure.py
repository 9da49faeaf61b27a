"""Who stands behind change, what is measured where people work, and who sits together."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Range, Undo
from sim.decisions.dates import LAB_WEEKS, eventually, from_week
from sim.decisions.refusals import Refusal, refuse
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.scenario.units import Count, Duration

AUTHORITY = 0.25
"""Authority of a point of attention."""
PAIRS = Literal[
    "marketing_sales", "marketing_service", "marketing_it", "sales_service", "sales_it",
    "service_it",
]  # fmt: skip
MOST_PAIRS = 2


class SponsorAttention(BaseDecision):
    """The chief executive stands behind the reform, in person, until the quarter ends.

    Players renew it each quarter; the lab may say for how many `quarters` it is kept up.
    Claims C22, C50.
    """

    title: ClassVar[str] = "Your own time for the reform"
    group: ClassVar[str] = "structure"
    lead: ClassVar[int] = 0

    kind: Literal["sponsor_attention"] = "sponsor_attention"
    points: Annotated[Count, Range("Attention for the reform", 0, 3, "points")]
    """Points of attention; each gives a quarter of full authority."""
    quarters: Annotated[Duration, Range("Standing behind it", 1, 1, "quarters", LAB_WEEKS / 13)] = 1
    """Until the end of how many quarters, this one included."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nobody resists: it is your week."""
        del policy, week, case
        return Price(attention=self.points, moves=0)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From now to the end of the quarter."""
        del case
        start = self.start(policy, week)
        end = week - week % WEEKS_PER_QUARTER + WEEKS_PER_QUARTER * self.quarters
        return from_week(start, sponsor=AUTHORITY * self.points) + from_week(end, sponsor=0.0)


class OperationalMetrics(BaseDecision):
    """Measures customer experience at the work place, so that people see it despite the walls.

    Claim C49.
    """

    title: ClassVar[str] = "Customer metrics where people work"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    seats: ClassVar[tuple[str, ...]] = ("ceo", "executive")
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["operational_metrics"] = "operational_metrics"

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Sales and IT need not let a customer executive measure them."""
        del case
        yield from says_no(policy, week, hand)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Instruments, and somebody to read them."""
        del policy, week, case
        return Price(cash=40.0, upkeep=3.0, capital=1, points=1, weeks=13)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """On."""
        del case
        return from_week(self.start(policy, week), metrics=1.0)


class CoLocate(BaseDecision):
    """Lets the people of two departments sit together: the wall between these two gets thinner.

    At most two pairs. Claim C42.
    """

    title: ClassVar[str] = "Two departments in one room"
    group: ClassVar[str] = "structure"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 4
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["co_locate"] = "co_locate"
    pair: PAIRS
    """Who sits together."""

    @property
    def project(self) -> str:
        """Each pair is a project of its own."""
        return f"{self.kind} {self.pair}"

    def touches(self) -> tuple[str, ...]:
        """The two."""
        first, second = self.pair.split("_")
        return first, second

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Rooms are finite."""
        del week, case
        together = eventually(policy).colocated._replace(**{self.pair: 1.0})
        if sum(together) > MOST_PAIRS:
            yield refuse("R8", name="Sitting together", low=0, high=MOST_PAIRS, unit="pairs")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """A move of desks."""
        del policy, week, case
        return Price(cash=30.0, upkeep=2.0, capital=1, points=1, weeks=8)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the day of the move."""
        del case
        return (Change(self.start(policy, week), "colocated", 1.0, self.pair),)


def says_no(policy: Policy, week: int, hand: Hand) -> Iterator[Refusal]:
    """Departments may refuse a customer executive behind whom nobody stands."""
    levers = policy.levers(week)
    alone = levers.sponsor <= 0.0 and levers.executive_authority <= 0.0
    if hand.seat == "executive" and alone:
        yield refuse("R6", department="Sales")
