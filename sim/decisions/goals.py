"""What people are paid for, and how strongly."""

import math
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import model_validator

from sim.decisions.base import BaseDecision, Range, Undo
from sim.decisions.dates import from_week
from sim.decisions.refusals import Refusal, number, refuse
from sim.flows import Four, Goals
from sim.policy import Change, Levers, Policy
from sim.purse import Price
from sim.rules.effort import distance, resistance_after
from sim.scenario.names import DEPARTMENTS
from sim.scenario.organisation import Change as ChangeSettings
from sim.scenario.schema import Scenario
from sim.scenario.units import Group, Share, Weight

SHARED = Goals(leads=0.0, revenue=0.3, retention=0.0, cost=0.0, cx=0.7, uptime=0.0)
"""The part of every row that is the same for all."""
STEP = 0.05
NEAR = 0.1
"""New goals have sunk in when what is lived is as near as this."""
LONGEST = 104
CLOUT_IT = 0.25
CAPITAL = 6.0
"""Political capital per clout and distance."""
SPOKEN = {"marketing": "marketing", "sales": "sales", "service": "service", "it": "IT"}


class Row(Group):
    """What one department is to be paid for, in steps of 5 %."""

    leads: Share = 0.0
    """Leads: prospects who consider us."""
    revenue: Share = 0.0
    """Revenue."""
    retention: Share = 0.0
    """Customers kept."""
    cost: Share = 0.0
    """Cost."""
    cx: Share = 0.0
    """Customer experience."""
    uptime: Share = 0.0
    """Uptime."""

    def goals(self) -> Goals:
        """The row as the engine reads it."""
        return Goals(self.leads, self.revenue, self.retention, self.cost, self.cx, self.uptime)


type Rows = dict[str, Goals]


class SetGoals(BaseDecision):
    """Pays departments for something else: their goals move, slowly, and they relearn meanwhile.

    The first thing that falls is the number the department was paid for. Claims C9, C11, C12, C14.
    """

    title: ClassVar[str] = "What a department is paid for"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["set_goals"] = "set_goals"
    marketing: Row | None = None
    """Marketing's new goals."""
    sales: Row | None = None
    """Sales' new goals."""
    service: Row | None = None
    """Service's new goals."""
    it: Row | None = None
    """IT's new goals."""

    @model_validator(mode="after")
    def _for_somebody(self) -> "SetGoals":
        if not self.rows():
            raise ValueError("should give a row for at least one department")
        return self

    def rows(self) -> Rows:
        """The new rows by department."""
        given = {name: getattr(self, name) for name in DEPARTMENTS}
        return {name: row.goals() for name, row in given.items() if row is not None}

    @property
    def project(self) -> str:
        """Each department's goals are a project of their own."""
        return f"{self.kind} {' '.join(self.rows())}"

    def touches(self) -> tuple[str, ...]:
        """Those whose goals change."""
        return tuple(self.rows())

    def flaws(self, *, lab: bool = True) -> Iterator[tuple[str, Refusal]]:
        """Shares that are off the grid, or do not sum to 1."""
        del lab
        for name, row in self.rows().items():
            for goal, share in row._asdict().items():
                if abs(share / STEP - round(share / STEP)) > 1e-6:  # noqa: PLR2004
                    what = f"A share of {SPOKEN[name]}’s {goal}"
                    unit = "% in steps of 5 %"
                    yield name, refuse("R8", name=what, low=0, high=100, unit=unit)
            total = sum(row)
            if abs(total - 1.0) > 1e-6:  # noqa: PLR2004
                shown = number(100.0 * total)
                yield name, refuse("R7", whole=SPOKEN[name], total=shown, wanted=100)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """By clout and distance: whoever is strong and must move far has to be won."""
        levers = policy.levers(self.start(policy, week))
        far = distances(levers, self.rows())
        return Price(
            capital=capital_of(far, case),
            points=2 if sum(far) > 0.6 else 1,  # noqa: PLR2004
            weeks=weeks_to_settle(max(far), levers.sponsor, case.parameters.change),
            moves=1 if len(self.rows()) == 1 else 2,
        )

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """New rows a week later; they sink in as the organisation lets them."""
        del case
        return from_week(self.start(policy, week), **levers_of(self.rows()))


class SharedGoals(BaseDecision):
    """Pays everybody partly for the same: customer experience and revenue, beside their own.

    Each row is (1 - weight) of what the department was paid for at the start, and weight of the
    shared part. Claims C9, C10, C13.
    """

    title: ClassVar[str] = "Goals that all departments share"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["shared_goals"] = "shared_goals"
    weight: Annotated[Share, Range("The shared part", 0.0, 0.6)]
    """Weight of the shared part."""

    def rows(self, policy: Policy) -> Rows:
        """The new rows by department."""
        return {name: self._mixed(goals_of(policy.first, name)) for name in DEPARTMENTS}

    def _mixed(self, own: Goals) -> Goals:
        pairs = zip(own, SHARED, strict=True)
        return Goals(*((1.0 - self.weight) * mine + self.weight * ours for mine, ours in pairs))

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """The more is shared, the more must be won over."""
        levers = policy.levers(self.start(policy, week))
        far = distances(levers, self.rows(policy))
        steps = (0.2, 0.4)
        return Price(
            capital=1 + sum(self.weight > step + 1e-9 for step in steps),
            points=2,
            weeks=weeks_to_settle(max(far), levers.sponsor, case.parameters.change),
            moves=2,
        )

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Four new rows a week later."""
        del case
        return from_week(self.start(policy, week), **levers_of(self.rows(policy)))


class BonusStrength(BaseDecision):
    """Makes bonuses weigh more or less: people turn further to whatever they are paid for.

    Claim C20.
    """

    title: ClassVar[str] = "How strong bonuses are"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 13

    kind: Literal["bonus_strength"] = "bonus_strength"
    strength: Annotated[Weight, Range("The strength of bonuses", 1.5, 6.0, "(3.5 is usual)")]
    """Strength of incentives; the usual is 3.5."""

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Stronger bonuses pay out more."""
        del week, case
        return Price(capital=1, upkeep=4.0 * max(0.0, self.strength - policy.first.strength))

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """With the next quarter's contracts."""
        del case
        return from_week(self.start(policy, week), strength=self.strength)


def goals_of(levers: Levers, department: str) -> Goals:
    """What a department is to be paid for."""
    goals: Goals = getattr(levers, f"{department}_goals")
    return goals


def levers_of(rows: Rows) -> dict[str, Goals]:
    """The levers that hold these rows."""
    return {f"{name}_goals": row for name, row in rows.items()}


def distances(levers: Levers, rows: Rows) -> Four:
    """How far each department has to move."""
    return Four(
        *(
            distance(rows[name], goals_of(levers, name)) if name in rows else 0.0
            for name in DEPARTMENTS
        )
    )


def capital_of(far: Four, case: Scenario) -> int:
    """Political capital that new goals take."""
    goals = case.parameters.goals
    clout = Four(goals.clout_marketing, goals.clout_sales, goals.clout_service, CLOUT_IT)
    weighed = sum(a * b for a, b in zip(clout, far, strict=True))
    return math.ceil(CAPITAL * weighed - 1e-9)


def weeks_to_settle(far: float, authority: float, change: ChangeSettings) -> int:
    """Weeks until new goals have sunk in, if nothing else raises resistance."""
    resistance = resistance_after(
        0.0, far, authority, change.resistance, change.resistance_sponsor, change.resistance_cap
    )
    left, weeks = far, 0
    while left >= NEAR and weeks < LONGEST:
        left *= 1.0 - (1.0 - resistance) / change.goal_weeks
        weeks += 1
    return max(1, weeks)
