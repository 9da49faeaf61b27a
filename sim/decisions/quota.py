"""How much sales is held to sell."""

from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Range
from sim.decisions.dates import from_week
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario
from sim.scenario.units import Quality


class SetQuota(BaseDecision):
    """Holds sales to more than it sold lately, or to less; whoever runs behind promises more.

    What sales then says too much, service hears of two quarters later. Claim C3.
    """

    title: ClassVar[str] = "The quota of sales"
    group: ClassVar[str] = "goals"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "sales")
    in_rooms: ClassVar[bool] = True

    kind: Literal["set_quota"] = "set_quota"
    stretch: Annotated[Quality, Range("The quota", -0.05, 0.15, "% of what was sold lately")]
    """How far the quota lies above what was sold lately."""

    def touches(self) -> tuple[str, ...]:
        """Nobody's time: it is a number."""
        return ()

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nothing, today."""
        del policy, week, case
        return Price()

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From next week."""
        del case
        return from_week(self.start(policy, week), quota=self.stretch)
