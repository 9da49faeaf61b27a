"""Who answers for the promise, and who for what customers say in public."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Range, Undo
from sim.decisions.dates import eventually, from_week
from sim.decisions.refusals import Refusal, refuse
from sim.decisions.structure import CoLocate
from sim.policy import Answering, Change, Home, Owner, Policy
from sim.purse import Price
from sim.scenario.schema import Scenario
from sim.scenario.units import Quality, Share

DESK = {"nobody": 0.0, "marketing": 12.0, "service": 8.0, "joint": 14.0}
"""What listening costs a week, u."""


class PromiseLevel(BaseDecision):
    """Lets marketing claim more, or less, than it would.

    More wins at once; what was promised is owed from then on. Claims C2, C3.
    """

    title: ClassVar[str] = "How much is promised"
    group: ClassVar[str] = "ownership"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "marketing")
    in_rooms: ClassVar[bool] = True

    kind: Literal["promise_level"] = "promise_level"
    extra: Annotated[Quality, Range("The promise", -0.10, 0.15, "above what marketing would say")]
    """Added to marketing's claim."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Words are free."""
        del policy, week, case
        return Price()

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """With the next advertisement."""
        del case
        return from_week(self.start(policy, week), extra_promise=self.extra)


class PromiseSignoff(BaseDecision):
    """Nobody may promise more than the signer believes is delivered, plus a margin.

    How far that binds depends on who stands behind it. Claims C1, C2, C70.
    """

    title: ClassVar[str] = "Who signs promises off"
    group: ClassVar[str] = "ownership"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 2

    kind: Literal["promise_signoff"] = "promise_signoff"
    by: Literal["nobody", "marketing", "service", "joint", "executive"]
    """Who signs; joint is marketing and service."""
    margin: Annotated[Share, Range("The margin", 0.0, 0.10, "of the scale from 0 to 1")] = 0.03
    """What may be promised above the signer's belief."""

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """A signer must exist, and a joint one must sit together."""
        del week, case
        levers = eventually(policy)
        if self.by == "executive" and levers.home == Home.NOWHERE:
            yield refuse("R10")
        if self.by == "joint":
            yield from _apart(policy)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Marketing and sales lose leads and wins for a quarter."""
        del policy, week, case
        return Price(capital=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the next film on."""
        del case
        return from_week(
            self.start(policy, week),
            signoff=int(Owner[self.by.upper()]),
            signoff_margin=self.margin,
        )


class ListeningOwner(BaseDecision):
    """Says who reads what customers write in public, and answers.

    In service posts become cases; marketing can only answer them. Claims C29, C56, C57, C61, C62,
    C63, C69.
    """

    title: ClassVar[str] = "Who listens to customers in public"
    group: ClassVar[str] = "ownership"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 4
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["listening_owner"] = "listening_owner"
    owner: Literal["nobody", "marketing", "service", "joint"]
    """Who owns it; joint is a desk of marketing and service."""

    def touches(self) -> tuple[str, ...]:
        """Those between whom it may move."""
        return "marketing", "service"

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """A joint desk needs a common room."""
        del week, case
        if self.owner == "joint":
            yield from _apart(policy)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """People and screens."""
        del policy, week, case
        return Price(upkeep=DESK[self.owner], capital=1, points=1, weeks=8)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once they sit there."""
        del case
        return from_week(self.start(policy, week), listening=int(Owner[self.owner.upper()]))


class AnsweringPolicy(BaseDecision):
    """Says in which order, and how alike, private and public cases are answered.

    Customers learn which channel is heard. Claims C8, C60.
    """

    title: ClassVar[str] = "Who is answered first"
    group: ClassVar[str] = "ownership"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service")

    kind: Literal["answering_policy"] = "answering_policy"
    order: Literal["first_come", "public_first", "one_policy"]
    """First come; public complaints first; or one policy for all channels."""

    def touches(self) -> tuple[str, ...]:
        """Those who answer."""
        return "marketing", "service"

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Somebody must listen before an order can be kept."""
        del week, case
        if eventually(policy).listening == Owner.NOBODY:
            yield refuse("R16", decision=ListeningOwner.title)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """One policy has to be written and taught."""
        del policy, week, case
        return Price(cash=15.0 if self.order == "one_policy" else 0.0, points=1, weeks=13)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From next week."""
        del case
        return from_week(self.start(policy, week), answering=int(Answering[self.order.upper()]))


class HandoverStandard(BaseDecision):
    """Has sales keep time for what fits, and for writing down what was agreed with whom.

    Service then knows new customers; deals take longer. Claims C2, C10.
    """

    title: ClassVar[str] = "How sales hands customers over"
    group: ClassVar[str] = "ownership"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "sales")
    lead: ClassVar[int] = 4

    kind: Literal["handover_standard"] = "handover_standard"
    floor: Annotated[Share, Range("Time for handovers", 0.0, 0.25)]
    """Least share of sales' time."""

    def touches(self) -> tuple[str, ...]:
        """Those whose time it is."""
        return ("sales",)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Forms and lessons; the time is taken from selling."""
        del policy, week, case
        return Price(cash=10.0, capital=1, points=1, weeks=8)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once everybody has learned it."""
        del case
        return from_week(self.start(policy, week), handover=self.floor)


class LeadAgreement(BaseDecision):
    """Marketing and sales agree what a good lead is: fewer are handed over, and more are called.

    Half of it holds after a month, all of it a quarter later. Leads fall at once. Claim C7.
    """

    title: ClassVar[str] = "What counts as a good lead"
    group: ClassVar[str] = "ownership"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 4
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["lead_agreement"] = "lead_agreement"
    held_back: Annotated[Share, Range("Leads held back", 0.0, 0.3)] = 0.2
    """Share of raw leads, the least promising, that marketing keeps."""

    def touches(self) -> tuple[str, ...]:
        """The two who agree."""
        return "marketing", "sales"

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Lists, meetings, and a common record."""
        del policy, week, case
        return Price(cash=15.0, capital=1, points=1, weeks=8)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Half of the way, then all of it; what is agreed already is not agreed anew."""
        del case
        start = self.start(policy, week)
        half = max(0.5, policy.levers(start).leads_agreed)
        begun = from_week(start, held_back=self.held_back, leads_agreed=half)
        return begun + from_week(start + 13, leads_agreed=1.0)


class StopTheLine(BaseDecision):
    """Gives somebody the right to stop a campaign or a release that goes too far.

    A release waits while a bug is acute; a campaign that promises far more than is delivered
    pauses for four weeks, and then has four. How far that binds depends on who stands behind it.
    Claims C1, C58.
    """

    title: ClassVar[str] = "Who may stop the line"
    group: ClassVar[str] = "ownership"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 2

    kind: Literal["stop_the_line"] = "stop_the_line"
    by: Literal["nobody", "service", "executive"]
    """Whose right it is."""

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Whoever has it must exist."""
        del week, case
        if self.by == "executive" and eventually(policy).home == Home.NOWHERE:
            yield refuse("R10")

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Marketing, sales and IT give something up; you are asked when it is used."""
        del policy, week, case
        return Price(capital=2, attention=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Once everybody knows."""
        del case
        return from_week(self.start(policy, week), stop=int(Owner[self.by.upper()]))


def _apart(policy: Policy) -> Iterator[Refusal]:
    if eventually(policy).colocated.marketing_service <= 0.0:
        yield refuse("R16", decision=CoLocate.title)
