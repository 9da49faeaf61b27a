"""What a firm does at once when something has gone wrong that customers feel."""

from collections.abc import Iterator
from typing import ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Undo
from sim.decisions.dates import for_weeks
from sim.decisions.refusals import Refusal, refuse
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario

WEEKS = {"squad": 8, "notice": 2, "reply": 6, "refund": 2}
"""How long each answer goes on."""


class CrisisAnswer(BaseDecision):
    """Answers a crisis while it lasts: mend, tell, reply or pay. It takes your time, and no move.

    A squad mends faster and leaves service short. A notice costs two weeks of advertising and
    takes promises back to what is true. A reply calms what is said, and mends nothing. Money
    closes cases, and teaches that complaining pays. Claims C58, C66, C70.
    """

    title: ClassVar[str] = "An answer to a crisis"
    group: ClassVar[str] = "programmes"
    undo: ClassVar[Undo] = Undo.NEVER

    kind: Literal["crisis_answer"] = "crisis_answer"
    answer: Literal["squad", "notice", "reply", "refund"]
    """A squad that mends, an honest notice, a reply to everybody in public, or money back."""

    @property
    def project(self) -> str:
        """Each answer is a project of its own."""
        return f"{self.kind} {self.answer}"

    def touches(self) -> tuple[str, ...]:
        """What it takes of people is in the lever."""
        return ()

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """There must be something to answer."""
        del policy, week, case
        if not hand.pressed:
            yield refuse("R15")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Your time; what money back costs is in the books."""
        del policy, week, case
        return Price(cash=20.0 if self.answer == "reply" else 0.0, attention=1, moves=0)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From next week, for some weeks."""
        del case
        return for_weeks(self.start(policy, week), WEEKS[self.answer], self.answer, 1.0, 0.0)
