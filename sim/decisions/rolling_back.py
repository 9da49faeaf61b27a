"""The way back from an earlier decision."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, ClassVar, Literal, cast

from pydantic import Field

from sim.decisions.base import BaseDecision, Undo, free_name
from sim.decisions.chart import NAMES, circled
from sim.decisions.dates import eventually, steered
from sim.decisions.rebuilding import in_force, without
from sim.decisions.refusals import Refusal, refuse
from sim.policy import Change, Levers, Policy, Running, Taken
from sim.purse import Price
from sim.scenario.schema import Scenario


class RollBack(BaseDecision):
    """Takes an earlier decision back: from then on, all is as if it had never been taken.

    Not for nothing: goals have to sink in again, and a programme that was hard to begin is as
    hard to end. Claim C15.
    """

    title: ClassVar[str] = "Back to how it was"
    group: ClassVar[str] = "goals"
    undo: ClassVar[Undo] = Undo.NEVER

    kind: Literal["roll_back"] = "roll_back"
    decision: Annotated[str, Field(min_length=1, max_length=80)]
    """The decision: its id in the journal, or its kind, which means the latest of that kind."""

    def target(self, policy: Policy) -> Taken | None:
        """The decision that it means, if it can be rolled back at all."""
        for item in in_force(policy):
            if self.decision in (item.name, item.kind):
                return None if _made(item).undo is Undo.NEVER else item
        return None

    def start(self, policy: Policy, week: int) -> int:
        """At once, or after the lead time that the decision took."""
        item = self.target(policy)
        if item is None or _made(item).undo is Undo.AT_ONCE:
            return week
        return week + _made(item).lead

    @property
    def project(self) -> str:
        """Each way back is a project of its own."""
        return f"{self.kind} {self.decision}"

    def clashes(self, policy: Policy, week: int, case: Scenario) -> Iterator[Refusal]:
        """There must be something to roll back, and what is left must be a chart."""
        del week
        item = self.target(policy)
        if item is None:
            yield refuse("R15")
            return
        name = circled(eventually(without(policy, item.name, case)))
        if name:
            yield refuse("R13", department=NAMES[name])

    def asks(self, policy: Policy, week: int, case: Scenario) -> Price:
        """It looks like weakness; and where people have to relearn, it takes their time again."""
        del week, case
        item = self.target(policy)
        busy = _change_of(policy, item) if item else None
        if busy is None:
            return Price(capital=2)
        return Price(capital=2, points=busy.taken, weeks=busy.end - busy.start)

    def dated(self, policy: Policy, week: int, case: Scenario) -> tuple[Change, ...]:
        """Every lever as it would be, in every week in which it is not."""
        item = self.target(policy)
        if item is None:
            return ()
        start, other = self.start(policy, week), without(policy, item.name, case)
        dates = {change.week for change in (*policy.changes, *other.changes)}
        found: tuple[Change, ...] = ()
        for date in sorted({start, *(date for date in dates if date > start)}):
            now = policy.with_changes(*found).levers(date)
            found += differing(now, other.levers(date), date)
        return found

    def apply(self, policy: Policy, week: int, case: Scenario, name: str = "") -> Policy:
        """The policy with the way back, and without what the decision would go on costing."""
        item, name = self.target(policy), name or free_name(policy, self.kind)
        taken = Taken(name, self.kind, week, self, item.name if item else "")
        if item is None:
            return policy.noting(taken)
        other = without(policy, item.name, case)
        spliced = tuple(_spliced(policy, other, self.start(policy, week)))
        own = tuple(self.programmes(policy, week, case, name))
        back = self.dated(policy, week, case)
        return replace(policy, running=spliced + own).with_changes(*back).noting(taken)

    def programmes(self, policy: Policy, week: int, case: Scenario, name: str) -> list[Running]:
        """The time of those whom the decision touched."""
        item = self.target(policy)
        busy = _change_of(policy, item) if item else None
        if busy is None:
            return []
        start, price = self.start(policy, week), self.price(policy, week, case)
        return [Running(self.project, start, start + price.weeks, 0.0, busy.points, 0.0, name)]


def _made(item: Taken) -> BaseDecision:
    return cast("BaseDecision", item.decision)


def _change_of(policy: Policy, item: Taken) -> Running | None:
    """The change that a decision set going, where the way back is one as well."""
    if _made(item).undo is Undo.AT_ONCE:
        return None
    began = (run for run in policy.running if run.origin == item.name and run.taken)
    return next(began, None)


def differing(now: Levers, then: Levers, week: int) -> tuple[Change, ...]:
    """Changes that turn some levers into others."""
    pairs = zip(Levers._fields, steered(now), steered(then), strict=True)
    return tuple(Change(week, lever, value) for lever, old, value in pairs if old != value)


def _spliced(policy: Policy, other: Policy, week: int) -> Iterator[Running]:
    """Programmes as they are until a week, and from then on as they would be."""
    for item in policy.running:
        if item in other.running:
            yield item
        elif item.start < week:
            yield replace(item, end=min(item.end, week))
    for item in other.running:
        if item not in policy.running and item.end > week:
            late = item.start < week
            yield replace(item, start=max(item.start, week), once=0.0 if late else item.once)
