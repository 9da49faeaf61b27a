"""What people may decide, what they can, and what they are told."""

from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Range, Undo
from sim.decisions.dates import LAB_WEEKS, eventually, for_weeks, from_week
from sim.decisions.structure import PAIRS
from sim.policy import Change, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario
from sim.scenario.units import Duration, Share

ROTATION, GROUPS = 26, 4
"""Weeks until the last managers have changed sides, and in how many groups they go."""


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


class RotateManagers(BaseDecision):
    """Lets managers of two departments work on the other side: they learn to read what it says.

    They come back with what they know, so it cannot be taken back. Claims C33, C34.
    """

    title: ClassVar[str] = "Managers who change sides"
    group: ClassVar[str] = "people"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.NEVER

    kind: Literal["rotate_managers"] = "rotate_managers"
    pair: PAIRS
    """Between whom."""
    share: Annotated[Share, Range("Managers", 0.0, 0.3)]
    """Share of the two departments' managers."""

    @property
    def project(self) -> str:
        """Each pair is a project of its own."""
        return f"{self.kind} {self.pair}"

    def touches(self) -> tuple[str, ...]:
        """The two."""
        first, second = self.pair.split("_")
        return first, second

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Both miss their best people for a while."""
        del policy, week, case
        return Price(cash=20.0, upkeep=3.0, capital=1, points=1, weeks=ROTATION)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """A few at a time, over half a year."""
        del case
        start, before = self.start(policy, week), getattr(eventually(policy).rotated, self.pair)
        steps = range(1, GROUPS + 1)
        return tuple(
            Change(
                start + ROTATION * step // GROUPS,
                "rotated",
                before + (self.share - before) * step / GROUPS,
                self.pair,
            )
            for step in steps
        )


class RecruitProfile(BaseDecision):
    """Chooses new people for their willingness to share: walls get lower as people come and go.

    It is dearer, and fewer places can be filled. Claim C41.
    """

    title: ClassVar[str] = "Who is hired"
    group: ClassVar[str] = "people"

    kind: Literal["recruit_profile"] = "recruit_profile"
    share: Annotated[Share, Range("New people", 0.0, 1.0)]
    """Share of new people who are chosen so."""
    charged: ClassVar[bool] = False

    def touches(self) -> tuple[str, ...]:
        """Nobody's time."""
        return ()

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nothing now: each new person costs more, as the books say."""
        del policy, week, case
        return Price()

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the next contract on."""
        del case
        return from_week(self.start(policy, week), profile=self.share)


class AuditNumbers(BaseDecision):
    """Has somebody check what a department says of itself: numbers bend less, and tempers rise.

    Where nobody bends numbers it changes nothing but tempers. Claim C20.
    """

    title: ClassVar[str] = "A check of reported numbers"
    group: ClassVar[str] = "people"
    lead: ClassVar[int] = 4

    kind: Literal["audit_numbers"] = "audit_numbers"
    department: Literal["marketing", "sales", "service", "it"]
    """Whose numbers are checked."""

    @property
    def project(self) -> str:
        """Each department is a project of its own."""
        return f"{self.kind} {self.department}"

    def touches(self) -> tuple[str, ...]:
        """Nobody's time but that of those who check."""
        return ()

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Two people who can count, and an hour of yours."""
        del policy, week, case
        return Price(upkeep=8.0, attention=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once they have found the files."""
        del case
        return (Change(self.start(policy, week), "audited", 1.0, self.department),)


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
