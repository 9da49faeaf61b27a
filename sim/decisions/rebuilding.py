"""A policy as it would be without some of its decisions: the rest is taken again."""

from collections.abc import Callable, Collection, Iterator
from typing import Protocol, cast

from sim.policy import Policy, Taken
from sim.scenario.schema import Scenario


class Applied(Protocol):
    """What can be taken again."""

    def apply(self, policy: Policy, week: int, case: Scenario, name: str = "") -> Policy:
        """The policy with it."""


def without(policy: Policy, name: str, case: Scenario) -> Policy:
    """The policy had one decision never been taken."""
    return _rebuilt(policy, case, lambda item: item.name != name)


def only(policy: Policy, names: Collection[str], case: Scenario) -> Policy:
    """The policy had nothing but these decisions been taken; a way back needs what it goes back on.

    All else is as it was: the same weeks, the same order, and what was decided before play.
    """
    kept = {item.name for item in policy.taken if item.week < 0} | set(names)
    return _rebuilt(
        policy, case, lambda item: item.name in kept and (not item.undoes or item.undoes in kept)
    )


def before(policy: Policy, week: int, case: Scenario) -> Policy:
    """The policy of the decisions that were taken before a week."""
    if all(item.week < week for item in policy.taken):
        return policy
    return _rebuilt(policy, case, lambda item: item.week < week)


def _rebuilt(policy: Policy, case: Scenario, kept: Callable[[Taken], bool]) -> Policy:
    again = Policy(policy.first)
    for item in filter(kept, policy.taken):
        again = cast("Applied", item.decision).apply(again, item.week, case, item.name)
    return again


def in_force(policy: Policy) -> Iterator[Taken]:
    """The decisions that nobody has rolled back, the latest first."""
    gone = {item.undoes for item in policy.taken}
    return (item for item in reversed(policy.taken) if item.name not in gone)
