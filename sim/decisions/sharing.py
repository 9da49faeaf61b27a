"""In which form and at which pace pay changes, and pay for what is nobody's own work."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal, cast

from sim.decisions.base import BaseDecision, Range, Undo, free_name
from sim.decisions.dates import eventually, from_week, governing
from sim.decisions.executive import OfExecutive
from sim.decisions.goals import (
    Rows,
    SetGoals,
    SharedGoals,
    distances,
    goals_of,
    levers_of,
    weeks_to_settle,
)
from sim.decisions.rebuilding import in_force
from sim.decisions.refusals import Refusal, refuse
from sim.flows import Four, Goals
from sim.policy import Change, Form, Home, Policy, Running, Taken
from sim.purse import Price
from sim.rules.agreement import in_common
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.names import DEPARTMENTS
from sim.scenario.schema import Scenario
from sim.scenario.units import Share

SEEN = 0.01
"""Less than this in common is nothing that could be shared in one form or another."""


class GoalForm(BaseDecision):
    """Says how goals that all share are counted.

    As one sum, each does what lifts it. As a list, nothing may change that seems to lower any goal.
    As one result for all, whoever cannot see the others rides along. Claim C13.
    """

    title: ClassVar[str] = "How shared goals are counted"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 13

    kind: Literal["goal_form"] = "goal_form"
    form: Literal["composite", "checklist", "team_total"]
    """One sum; a list on which nobody may lose; or one result for all."""

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """Something must be shared."""
        del week, case
        levers = eventually(policy)
        common = in_common(*(goals_of(levers, name) for name in DEPARTMENTS))
        if self.form != "composite" and sum(common) < SEEN:
            yield refuse("R16", decision=SharedGoals.title)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nobody resists a list on which nobody may lose: that is the temptation."""
        del policy, week, case
        return Price(capital=1)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """With the next quarter's contracts."""
        del case
        return from_week(self.start(policy, week), form=int(Form[self.form.upper()]))


class ReformPace(BaseDecision):
    """Brings new goals in by quarterly steps: a shallower dip, and a later gain.

    Decide it together with the goals. They take one change point, for as long as that lasts.
    Claims C23, C37.
    """

    title: ClassVar[str] = "New goals step by step"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True

    kind: Literal["reform_pace"] = "reform_pace"
    steps: Literal["two", "four"] = "two"
    """In how many quarterly steps."""
    first: Literal["together", "marketing", "sales", "service", "it"] = "together"
    """All together, or who begins; the others follow in the order of the chart."""

    def targets(self, policy: Policy, week: int) -> list[str]:
        """The changes of goals that it paces: those that have not begun."""
        return [
            item.name
            for item in in_force(policy)
            if isinstance(item.decision, SetGoals | SharedGoals)
            and item.week + item.decision.lead > week
        ]

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """There must be new goals to bring in."""
        del case
        if not self.targets(policy, week):
            yield refuse("R16", decision=SharedGoals.title)

    def touches(self) -> tuple[str, ...]:
        """Whoever learns new goals; it takes no time beside that."""
        return ()

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Nothing but the move: the goals themselves were paid for."""
        del policy, week, case
        return Price()

    def lasts(self, policy: Policy, week: int, case: Scenario) -> int:
        """Weeks from the first step until the last has sunk in."""
        levers = policy.levers(week)
        part = 1.0 if self.first != "together" else 1.0 / self._count
        far = max(distances(levers, self._rows(policy, week))) * part
        settles = weeks_to_settle(far, levers.sponsor, case.parameters.change)
        return WEEKS_PER_QUARTER * (self._count - 1) + settles

    @property
    def _count(self) -> int:
        return 2 if self.steps == "two" else 4

    def _rows(self, policy: Policy, week: int) -> Rows:
        """The new rows by department."""
        levers = policy.levers(week + 1)
        before = policy.levers(week)
        rows = {name: goals_of(levers, name) for name in DEPARTMENTS}
        return {name: row for name, row in rows.items() if row != goals_of(before, name)}

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """The rows of each quarter."""
        del case
        if not self.targets(policy, week):
            return ()
        start, new = self.start(policy, week), self._rows(policy, week)
        old = {name: goals_of(policy.levers(week), name) for name in new}
        changes: tuple[Change, ...] = ()
        for step in range(self._count):
            rows = {name: mixed(old[name], new[name], self._part(name, step)) for name in new}
            changes += from_week(start + WEEKS_PER_QUARTER * step, **levers_of(rows))
        return changes

    def _part(self, name: str, step: int) -> float:
        """How far a department's row has come after a step."""
        if self.first == "together":
            return (step + 1) / self._count
        turn = (DEPARTMENTS.index(name) - DEPARTMENTS.index(self.first)) % len(DEPARTMENTS)
        return 1.0 if turn * self._count < (step + 1) * len(DEPARTMENTS) else 0.0

    def apply(self, policy: Policy, week: int, case: Scenario, name: str = "") -> Policy:
        """The policy whose change of goals takes longer, and less at a time."""
        name, paced = name or free_name(policy, self.kind), self.targets(policy, week)
        changes = governing(policy, tuple(self.dated(policy, week, case)))
        running = tuple(
            self._longer(run, policy, week, case) if run.origin in paced and run.taken else run
            for run in policy.running
        )
        policy = replace(policy, running=running)
        return policy.with_changes(*changes).noting(Taken(name, self.kind, week, self))

    def _longer(self, run: Running, policy: Policy, week: int, case: Scenario) -> Running:
        """The change as it weighs on departments now: one point, for longer."""
        busy = Four(*(min(1.0, points) for points in run.points))
        return replace(run, points=busy, end=run.start + self.lasts(policy, week, case))


class PayForHelp(BaseDecision):
    """Pays people for what they pass on to other departments; it takes time from their own work.

    Claim C16.
    """

    title: ClassVar[str] = "Pay for helping others"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 4
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["pay_for_help"] = "pay_for_help"
    marketing: Annotated[Share, Range("Pay for helping", 0.0, 0.2)] = 0.0
    """Share of marketing's pay."""
    sales: Annotated[Share, Range("Pay for helping", 0.0, 0.2)] = 0.0
    """Share of sales' pay."""
    service: Annotated[Share, Range("Pay for helping", 0.0, 0.2)] = 0.0
    """Share of service's pay."""
    it: Annotated[Share, Range("Pay for helping", 0.0, 0.2)] = 0.0
    """Share of IT's pay."""

    @property
    def shares(self) -> Four:
        """What each is paid for helping."""
        return Four(self.marketing, self.sales, self.service, self.it)

    def touches(self) -> tuple[str, ...]:
        """Those who are paid for it."""
        return tuple(name for name in DEPARTMENTS if getattr(self, name) > 0.0)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Sales counts the hours that are not spent closing."""
        del policy, week, case
        return Price(capital=1, points=1 if self.touches() else 0, weeks=WEEKS_PER_QUARTER)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """With the next month's pay."""
        del case
        return from_week(self.start(policy, week), helping=self.shares)


class LifecycleGoal(OfExecutive):
    """Gives somebody the whole life of a customer: customers kept become a part of that row.

    A customer executive holds it with sales and service, half of it in each row. Claim C36.
    """

    title: ClassVar[str] = "Who answers for customers kept"
    group: ClassVar[str] = "goals"
    structural: ClassVar[bool] = True
    lead: ClassVar[int] = 8
    undo: ClassVar[Undo] = Undo.WAY_BACK

    kind: Literal["lifecycle_goal"] = "lifecycle_goal"
    owner: Literal["service", "sales", "executive"]
    """Who answers for it."""
    share: Annotated[Share, Range("Pay for customers kept", 0.0, 0.4)]
    """Share of pay for customers kept."""

    @property
    def parts(self) -> dict[str, float]:
        """What each row gets."""
        if self.owner == "executive":
            return {"sales": 0.5 * self.share, "service": 0.5 * self.share}
        return {self.owner: self.share}

    def rows(self, policy: Policy, week: int) -> Rows:
        """The new rows; whoever answered for it before does so no more."""
        levers = policy.levers(self.start(policy, week))
        earlier = (item.decision for item in in_force(policy) if item.kind == self.kind)
        last = next(earlier, None)
        before = cast("LifecycleGoal", last).parts if last is not None else {}
        parts = dict.fromkeys(before, 0.0) | self.parts
        return {name: keeping(goals_of(levers, name), part) for name, part in parts.items()}

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """An executive can answer only where there is one."""
        del week, case
        if self.owner == "executive" and eventually(policy).home == Home.NOWHERE:
            yield refuse("R10")

    def touches(self) -> tuple[str, ...]:
        """Those whose goals change."""
        return tuple(self.parts)

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """Leads and wins fall first."""
        del policy, week, case
        return Price(capital=2, points=1, weeks=26)

    def dated(self, policy: Policy, week: int, case: Scenario) -> Iterable[Change]:
        """New rows, which sink in as the organisation lets them."""
        del case
        return from_week(self.start(policy, week), **levers_of(self.rows(policy, week)))


def mixed(old: Goals, new: Goals, part: float) -> Goals:
    """A row on its way to another."""
    if part >= 1.0:
        return new
    return Goals(*(was + part * (aim - was) for was, aim in zip(old, new, strict=True)))


def keeping(row: Goals, part: float) -> Goals:
    """A row with a part for customers kept; the rest keeps its proportions."""
    rest = 1.0 - row.retention
    if rest <= 0.0:
        return row
    scaled = Goals(*((1.0 - part) / rest * share for share in row))
    return scaled._replace(retention=part)
