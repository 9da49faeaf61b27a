"""Programmes: money, months, and the time of the departments they touch."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Range, Undo
from sim.decisions.dates import from_week
from sim.decisions.refusals import Refusal
from sim.decisions.structure import says_no
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario
from sim.scenario.units import Share

RECORD_WEEKS = 26
BUILDING_WEEKS = 26


class RedesignProcess(BaseDecision):
    """Redesigns how cases run, so that fewer need a second department.

    Without a sponsor the other departments' steps stay as they are. Claims C26, C30, C48.
    """

    title: ClassVar[str] = "How cases run through the firm"
    group: ClassVar[str] = "programmes"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "executive")
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["redesign_process"] = "redesign_process"
    depth: Annotated[Share, Range("The depth of the redesign", 0.0, 1.0)]
    """How deep it goes."""

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Sales and IT need not let a customer executive change their steps."""
        del case
        yield from says_no(policy, week, hand)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """A large programme."""
        del policy, week, case
        return Price(cash=60.0, upkeep=6.0, capital=2, points=2, weeks=26)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once the first teams work in the new way."""
        del case
        return from_week(self.start(policy, week), process=self.depth)


class CustomerRecord(BaseDecision):
    """Joins the departments' systems into one record of each customer.

    It carries what people are willing to pass on, and no more. Claims C24, C25.
    """

    title: ClassVar[str] = "One record of each customer"
    group: ClassVar[str] = "programmes"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "it")
    lead: ClassVar[int] = 13
    undo: ClassVar[Undo] = Undo.NEVER

    kind: Literal["customer_record"] = "customer_record"
    target: Annotated[Share, Range("Integration", 0.5, 0.9)] = 0.8
    """Integration aimed at."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Licences, half a year of work, and keeping it up."""
        del policy, week, case
        return Price(cash=150.0, weekly=25.0, upkeep=5.0, weeks=RECORD_WEEKS, capital=1, points=2)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """A quarter to choose, half a year to build."""
        del case
        start = self.start(policy, week)
        built = from_week(start, record_target=self.target, record=1.0)
        return built + from_week(start + RECORD_WEEKS, record=0.0)


class CollaborationPlatform(BaseDecision):
    """Gives everybody a place to ask each other; with latitude, people use it.

    Claim C39.
    """

    title: ClassVar[str] = "A collaboration platform"
    group: ClassVar[str] = "programmes"
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["collaboration_platform"] = "collaboration_platform"

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Cheap, and nobody minds: so it is bought first."""
        del policy, week, case
        return Price(cash=20.0, upkeep=6.0, points=1, weeks=13)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """On."""
        del case
        return from_week(self.start(policy, week), platform=1.0)


class SelfService(BaseDecision):
    """Builds ways for customers to help themselves; half of it opens after a quarter of building.

    Claim C59.
    """

    title: ClassVar[str] = "Self-service"
    group: ClassVar[str] = "programmes"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service", "it")
    lead: ClassVar[int] = 13
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["self_service"] = "self_service"
    strength: Annotated[Share, Range("Self-service", 0.2, 0.5)]
    """Share of routine questions that customers settle themselves."""

    def touches(self) -> tuple[str, ...]:
        """Those who build it and those who stand behind it."""
        return "service", "it"

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Half a year of building, and keeping it fresh."""
        del policy, week, case
        return Price(cash=60.0, upkeep=6.0, capital=1, points=1, weeks=BUILDING_WEEKS)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Half of the way, then all of it."""
        start = self.start(policy, week)
        now = max(policy.levers(start).self_service, case.parameters.service.self_service)
        half = from_week(start + BUILDING_WEEKS // 2, self_service=(now + self.strength) / 2.0)
        return half + from_week(start + BUILDING_WEEKS, self_service=self.strength)


class RootCauseWork(BaseDecision):
    """Reserves a part of service's time for finding out why cases arise.

    The queue grows first; contacts fall later. Claims C19, C65.
    """

    title: ClassVar[str] = "Time for causes in service"
    group: ClassVar[str] = "programmes"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service")
    in_rooms: ClassVar[bool] = True
    lead: ClassVar[int] = 2

    kind: Literal["root_cause_work"] = "root_cause_work"
    floor: Annotated[Share, Range("Time for causes", 0.0, 0.25)]
    """Least share of service's effort."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Service is paid for cost, and this costs."""
        del policy, week, case
        return Price(capital=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Effort follows within a month."""
        del case
        return from_week(self.start(policy, week), root_floor=self.floor)
