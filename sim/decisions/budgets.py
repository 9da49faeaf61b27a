"""Where the money goes."""

import math
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from sim.decisions.base import BaseDecision, Hand, Range, Undo
from sim.decisions.dates import LAB_WEEKS, for_weeks, from_week
from sim.decisions.rebuilding import before
from sim.decisions.refusals import Refusal, number, refuse
from sim.flows import Four
from sim.policy import Change, Owner, Policy, Staffing
from sim.purse import Price
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.names import DEPARTMENTS
from sim.scenario.schema import Scenario
from sim.scenario.units import Duration, Quality, Share, Weight

Points = Annotated[
    Quality, Range("What a department gains or gives", -0.05, 0.05, "% of the whole")
]
FLOOR = 0.6
"""No budget goes below this share of its start."""
ROUNDING = 0.005
SIGNING = {Owner.MARKETING: 0, Owner.SERVICE: 2, Owner.JOINT: 3, Owner.EXECUTIVE: 2}
"""Weeks that a campaign waits for whoever signs promises off."""


class ShiftBudget(BaseDecision):
    """Moves budget from one department to another: somebody pays.

    Spending, follow-up in sales, heads in service, capacity in IT follow. Claims C28, C30.
    """

    title: ClassVar[str] = "Who gets how much"
    group: ClassVar[str] = "budgets"
    lead: ClassVar[int] = 4

    kind: Literal["shift_budget"] = "shift_budget"
    marketing: Points = 0.0
    """What marketing gains or gives, as a share of the whole."""
    sales: Points = 0.0
    """What sales gains or gives."""
    service: Points = 0.0
    """What service gains or gives."""
    it: Points = 0.0
    """What IT gains or gives."""

    @property
    def shift(self) -> Four:
        """What each gains or gives."""
        return Four(self.marketing, self.sales, self.service, self.it)

    def flaws(self, *, lab: bool = True) -> Iterator[tuple[str, Refusal]]:
        """What one gains another must give."""
        yield from super().flaws(lab=lab)
        total = sum(self.shift)
        if abs(total) > 1e-6:  # noqa: PLR2004
            shown = number(100.0 * (1.0 + total))
            yield "kind", refuse("R7", whole="the budget", total=shown, wanted=100)

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Nobody can live on less than six tenths."""
        after, whole = self._after(policy, week, case), shares(case)
        for name, part, share, gain in zip(DEPARTMENTS, after, whole, self.shift, strict=True):
            if part < FLOOR - ROUNDING:
                what = f"The budget of {'IT' if name == 'it' else name}"
                most = number(round(100.0 * (part + (0.05 - gain) / share)))
                yield refuse("R8", name=what, low=60, high=most, unit="% of its start")

    def objections(
        self, policy: Policy, week: int, case: Scenario, hand: Hand
    ) -> Iterator[Refusal]:
        """Five points a quarter, however many decisions it takes."""
        del hand
        quarter = before(policy, week - week % WEEKS_PER_QUARTER, case)
        old = quarter.levers(self.start(policy, week)).budgets
        new, whole = self._after(policy, week, case), shares(case)
        moved = (part * (b - a) for part, a, b in zip(whole, old, new, strict=True))
        if max(map(abs, moved)) > 0.05 + 1e-9:
            what = "What a department gains or gives in a quarter"
            yield refuse("R8", name=what, low=-5, high=5, unit="% of the whole")

    def _after(self, policy: Policy, week: int, case: Scenario) -> Four:
        old = policy.levers(self.start(policy, week)).budgets
        parts = zip(old, self.shift, shares(case), strict=True)
        return Four(*(budget + points / whole for budget, points, whole in parts))

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Sales alone can make a shift dear."""
        del policy, week, case
        return Price(capital=math.ceil(max(0.0, -self.sales) / 0.05 - 1e-9))

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """New budgets after a month."""
        after = self._after(policy, week, case)
        return from_week(self.start(policy, week), budgets=after)


class StaffService(BaseDecision):
    """Says how service is staffed: as a cost centre, to demand, or fixed as it is.

    Heads follow at the quarterly reviews; new people need months to learn. Claims C18, C14.
    """

    title: ClassVar[str] = "How service is staffed"
    group: ClassVar[str] = "budgets"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "service")
    in_rooms: ClassVar[bool] = True
    charged: ClassVar[bool] = False

    kind: Literal["staff_service"] = "staff_service"
    rule: Literal["cost_centre", "to_demand", "fixed"]
    """As a cost centre, which shrinks; to demand; or fixed as it is."""
    utilisation: Annotated[Share | None, Range("Utilisation", 0.80, 0.95)] = None
    """Utilisation aimed at where service is staffed to demand; as it is where left out."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """The books charge the heads; ending the cost centre takes the board's consent."""
        del case
        now = policy.levers(self.start(policy, week)).staffing
        ends = now == Staffing.COST_CENTRE and self.rule != "cost_centre"
        return Price(capital=1 if ends else 0)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """From the next review on."""
        del case
        start = self.start(policy, week)
        rule = from_week(start, staffing=int(Staffing[self.rule.upper()]))
        use = {} if self.utilisation is None else {"utilisation": self.utilisation}
        return rule + from_week(start, **use)


class CampaignBurst(BaseDecision):
    """Spends more on campaigns for some weeks: more people hear the promise.

    It waits for whoever signs promises off. Players burst for 4 to 13 weeks; the lab may say
    `weeks` up to 520 for a campaign that stands. Claims C28, C30.
    """

    title: ClassVar[str] = "A campaign"
    group: ClassVar[str] = "budgets"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "marketing")
    in_rooms: ClassVar[bool] = True
    undo: ClassVar[Undo] = Undo.NEVER
    charged: ClassVar[bool] = False

    kind: Literal["campaign_burst"] = "campaign_burst"
    spend: Annotated[Weight, Range("Spending on campaigns", 1.25, 2.0, "times the usual")]
    """Times the usual spending."""
    weeks: Annotated[Duration, Range("A campaign", 4, 13, "weeks", LAB_WEEKS)] = 13
    """How long."""

    def start(self, policy: Policy, week: int) -> int:
        """A week on, and later if somebody has to sign."""
        signer = Owner(policy.levers(week).signoff)
        return week + self.lead + SIGNING.get(signer, 0)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """What the books will charge."""
        del policy, week
        extra = case.parameters.finance.marketing * (self.spend - 1.0)
        return Price(weekly=max(0.0, extra), weeks=self.weeks)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """On, and off again."""
        del case
        return for_weeks(self.start(policy, week), self.weeks, "spend", self.spend, 1.0)


class Discount(BaseDecision):
    """Sells cheaper to new customers for some weeks: more of them sign.

    Players for 4 to 13 weeks; the lab may say `weeks` up to 520. Claim C67.
    """

    title: ClassVar[str] = "A discount for new customers"
    group: ClassVar[str] = "budgets"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "sales")
    in_rooms: ClassVar[bool] = True
    undo: ClassVar[Undo] = Undo.NEVER
    charged: ClassVar[bool] = False

    kind: Literal["discount"] = "discount"
    depth: Annotated[Share, Range("A discount", 0.05, 0.20)]
    """Share of the price."""
    weeks: Annotated[Duration, Range("A discount", 4, 13, "weeks", LAB_WEEKS)] = 13
    """How long."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nothing now: it is paid in revenue."""
        del policy, week, case
        return Price(weeks=self.weeks)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """On, and off again."""
        del case
        return for_weeks(self.start(policy, week), self.weeks, "discount", self.depth, 0.0)


class ItMandate(BaseDecision):
    """Ring-fences a part of IT's time: it is up neither for incentives nor for whoever shouts.

    Claims C12, C40, C52.
    """

    title: ClassVar[str] = "A part of IT nobody can ask for"
    group: ClassVar[str] = "budgets"
    seats: ClassVar[tuple[str, ...]] = ("ceo", "it")
    in_rooms: ClassVar[bool] = True
    lead: ClassVar[int] = 2

    kind: Literal["it_mandate"] = "it_mandate"
    share: Annotated[Share, Range("The protected part of IT", 0.0, 0.40)]
    """Share of IT's time."""
    run: Share = 0.0
    """Of that, for running and for paying back debt."""
    fixes: Share = 0.5
    """Of that, for what is known to be broken."""
    integrate: Share = 0.5
    """Of that, for joining systems."""
    features: Share = 0.0
    """Of that, for what is new."""

    def flaws(self, *, lab: bool = True) -> Iterator[tuple[str, Refusal]]:
        """The four parts are the whole."""
        yield from super().flaws(lab=lab)
        total = self.run + self.fixes + self.integrate + self.features
        if abs(total - 1.0) > 1e-6:  # noqa: PLR2004
            shown = number(100.0 * total)
            yield "share", refuse("R7", whole="IT’s mandate", total=shown, wanted=100)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Marketing and sales wait longer, and say so."""
        del policy, week, case
        return Price(capital=2 if self.share > 0.25 + 1e-9 else 1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """The part and its split."""
        del case
        return from_week(
            self.start(policy, week),
            mandate=self.share,
            mandate_run=self.run,
            mandate_fixes=self.fixes,
            mandate_integrate=self.integrate,
            mandate_features=self.features,
        )


class CutDividend(BaseDecision):
    """Lets the owners draw less for a quarter or more: cash stays in the firm.

    Claim C6.
    """

    title: ClassVar[str] = "What the owners draw"
    group: ClassVar[str] = "budgets"
    charged: ClassVar[bool] = False

    kind: Literal["cut_dividend"] = "cut_dividend"
    part: Annotated[Share, Range("What the owners draw", 0.0, 0.5, "% of the usual")]
    """What they still draw, of the usual."""
    quarters: Annotated[Duration, Range("A cut", 1, 4, "quarters", LAB_WEEKS / 13)] = 1
    """How long."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """The board remembers each quarter."""
        del policy, week, case
        return Price(capital=2 * self.quarters)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Less, and then as before."""
        del case
        weeks = self.quarters * WEEKS_PER_QUARTER
        return for_weeks(self.start(policy, week), weeks, "dividend", self.part, 1.0)


def shares(case: Scenario) -> Four:
    """What each department has of the whole at the start."""
    finance = case.parameters.finance
    service = finance.head * case.start.staff
    whole = finance.marketing + finance.sales + service + finance.it
    return Four(
        finance.marketing / whole, finance.sales / whole, service / whole, finance.it / whole
    )
