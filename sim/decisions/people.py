"""What people may decide, what they can, and what they are told."""

from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Range, Undo
from sim.decisions.dates import LAB_WEEKS, for_weeks, from_week
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.events import Duration
from sim.scenario.schema import Scenario
from sim.scenario.units import Share


class Empower(BaseDecision):
    """Gives the front line latitude to solve cases itself.

    It needs information to use it. Claims C26, C55.
    """

    title: ClassVar[str] = "Latitude of the front line"
    group: ClassVar[str] = "people"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service")
    lead: ClassVar[int] = 2

    kind: Literal["empower"] = "empower"
    latitude: Annotated[Share, Range("Latitude", 0.2, 0.8)]
    """Latitude aimed at."""

    def touches(self) -> tuple[str, ...]:
        """The front line."""
        return ("service",)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Goodwill and errors cost; so says the board."""
        del week, case
        more = max(0.0, self.latitude - policy.first.empowerment)
        return Price(upkeep=30.0 * more, capital=1, points=1, weeks=13)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """People grow into it."""
        del case
        return from_week(self.start(policy, week), empowerment=self.latitude)


class Train(BaseDecision):
    """Trains service: skill rises while capacity is short, and wears off afterwards.

    Players train for 4 to 13 weeks; the lab may say `weeks` up to 520 for training that stands.
    Claim C27.
    """

    title: ClassVar[str] = "Training in service"
    group: ClassVar[str] = "people"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service")
    lead: ClassVar[int] = 2

    kind: Literal["train"] = "train"
    weeks: Annotated[Duration, Range("Training", 4, 13, "weeks", LAB_WEEKS)] = 13
    """How long."""

    def touches(self) -> tuple[str, ...]:
        """Those who are trained."""
        return ("service",)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Trainers, and time."""
        del policy, week, case
        return Price(weekly=18.0, weeks=self.weeks, points=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """On, and off again."""
        del case
        return for_weeks(self.start(policy, week), self.weeks, "training", 1.0, 0.0)


class PresentEvidence(BaseDecision):
    """Tells everybody one true number. Everybody nods, and nothing changes. Claim C17."""

    title: ClassVar[str] = "A talk with the evidence"
    group: ClassVar[str] = "people"
    undo: ClassVar[Undo] = Undo.NEVER
    moves_a_lever: ClassVar[bool] = False

    kind: Literal["present_evidence"] = "present_evidence"

    def touches(self) -> tuple[str, ...]:
        """Nobody."""
        return ()

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Slides."""
        del policy, week, case
        return Price(cash=10.0)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Knowing is not doing."""
        del policy, week, case
        return ()
