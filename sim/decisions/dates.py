"""When levers change: dated changes, and which of two decisions governs a lever."""

from dataclasses import replace
from itertools import takewhile
from typing import Any

from sim.flows import Four
from sim.policy import Change, Levers, Policy, Value
from sim.scenario.names import DEPARTMENTS

FOREVER = 1_000_000
"""A week nobody plays: upkeep ends there."""
LAB_WEEKS = 520
"""The longest run; the lab may keep up until then what players renew."""


def from_week(week: int, **levers: Value) -> tuple[Change, ...]:
    """Changes of whole levers in one week."""
    return tuple(Change(week, lever, value) for lever, value in levers.items())


def for_weeks(
    start: int, weeks: int, lever: str, value: Value, before: Value
) -> tuple[Change, ...]:
    """A lever set for some weeks, and back."""
    return Change(start, lever, value), Change(start + weeks, lever, before)


def points_on(departments: tuple[str, ...], points: int) -> Four:
    """Change points on some departments."""
    return Four(*(float(points) if name in departments else 0.0 for name in DEPARTMENTS))


def eventually(policy: Policy) -> Levers:
    """The levers once everything that was decided has come."""
    return policy.levers(FOREVER)


def governing(policy: Policy, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The changes, and whatever it takes that older ones still to come do not undo them."""
    said = {(change.week, change.lever, change.part) for change in changes}
    again = []
    for change in changes:
        until = min(
            (c.week for c in changes if _same_lever(c, change) and c.week > change.week),
            default=FOREVER,
        )
        for old in policy.changes:
            key = (old.week, change.lever, change.part)
            if old.lever == change.lever and change.week < old.week < until and key not in said:
                again.append(replace(change, week=old.week))
                said.add(key)
    return (*changes, *again)


def _same_lever(a: Change, b: Change) -> bool:
    return (a.lever, a.part) == (b.lever, b.part)


def superseded(policy: Policy, project: str, start: int) -> Policy:
    """The policy whose running programmes of a project end when a newer one starts."""
    return replace(
        policy,
        running=tuple(
            replace(item, end=max(item.start, start))
            if item.name == project and item.end > start
            else item
            for item in policy.running
        ),
    )


def steered(levers: Levers) -> tuple[Any, ...]:
    """What is decided, without what programmes cost."""
    return tuple(levers._replace(points=points_on((), 0), spending=0.0))


def same_levers(a: Policy, b: Policy) -> bool:
    """Whether two policies steer alike in every week.

    What both begin with moves them alike; they can part only in a week of one of the other changes.
    """
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(a.changes, b.changes, strict=False))
    common = sum(1 for _ in alike)
    weeks = {change.week for change in (*a.changes[common:], *b.changes[common:])}
    return all(steered(a.levers(week)) == steered(b.levers(week)) for week in weeks)
