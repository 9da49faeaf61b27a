"""A promise of the chief executive: what a reform will have brought by when."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from sim.decisions.base import BaseDecision, Hand, Range, Undo
from sim.decisions.rebuilding import in_force
from sim.decisions.refusals import Refusal, refuse
from sim.policy import Change, Policy, Taken
from sim.purse import Price
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.schema import Scenario
from sim.scenario.units import Count, Weight


class AskForPatience(BaseDecision):
    """Asks everybody to wait for a reform, and says what it will have brought by when.

    Until then nobody protests against it. A promise that is kept brings political capital, and one
    that is missed costs as much; the board remembers either. Claim C15.
    """

    title: ClassVar[str] = "Ask for patience"
    group: ClassVar[str] = "people"
    undo: ClassVar[Undo] = Undo.NEVER
    moves_a_lever: ClassVar[bool] = False

    kind: Literal["ask_for_patience"] = "ask_for_patience"
    reform: Annotated[str, Field(min_length=1, max_length=80)]
    """The decision: its id in the journal, or its kind, which means the latest of that kind."""
    metric: Literal["brand_equity", "nps", "fcr"] = "brand_equity"
    """What will be better: the brand, recommendation, or cases solved at first contact."""
    rise: Annotated[Weight, Range("The rise", 1.0, 15.0, "points")] = 2.0
    """By how many points of a hundred it will stand higher than today."""
    quarters: Annotated[Count, Range("The date", 3, 5, "quarters")] = 4
    """At the end of the how-manieth quarter from now."""

    @property
    def weeks(self) -> int:
        """Weeks from its quarter's first until the date."""
        return WEEKS_PER_QUARTER * self.quarters

    def target(self, policy: Policy) -> Taken | None:
        """The decision that it means, if it is in force."""
        return next((t for t in in_force(policy) if self.reform in (t.name, t.kind)), None)

    def touches(self) -> tuple[str, ...]:
        """Nobody's time."""
        return ()

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """There must be a reform to wait for."""
        del week, case
        if self.target(policy) is None:
            yield refuse("R15")

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Nobody needs patience where nobody may protest."""
        del policy, week, hand
        if not case.decisions.protests:
            yield refuse("R15")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Your word."""
        del policy, week, case
        return Price(capital=2)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """It changes no lever."""
        del policy, week, case
        return ()
