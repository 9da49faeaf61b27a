"""In what two scenarios differ, value by value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sim.scenario.schema import Scenario
from sim.scenario.texts import thawed

LEFT_OUT = {"format", "id", "extends", "par"}
"""What says who a scenario is, and what is computed from the rest."""
MECHANICS = ("quarters", "start", "parameters", "events", "decisions", "moves")
"""What a run depends on."""
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that differs."""

    key: str
    """Dotted path to it; items of lists by their id, where they have one."""
    before: Any
    """None where the first scenario has nothing there."""
    after: Any
    """None where the second one has nothing there."""
    plays: bool
    """Whether a run can depend on it; else only people read it."""


def differences(first: Scenario, second: Scenario) -> list[Difference]:
    """Everything in which a scenario is not the other, what plays first.

    Args:
        first: the one that is compared with.
        second: the one that differs.
    """
    before, after = (
        _named(thawed(case.model_dump(mode="json", exclude=LEFT_OUT))) for case in (first, second)
    )
    found = list(_between(before, after, ""))
    return sorted(found, key=lambda one: (not one.plays, one.key.split(".")[0]))


def _between(before: Any, after: Any, way: str) -> Iterator[Difference]:
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in [*before, *(key for key in after if key not in before)]:
            deeper = f"{way}.{key}" if way else str(key)
            yield from _between(before.get(key, _NOTHING), after.get(key, _NOTHING), deeper)
    elif before != after:
        yield Difference(way, _shown(before), _shown(after), _plays(way))


def _plays(way: str) -> bool:
    """Whether a value is part of the mechanics: texts within events and moves are not."""
    words = {"headline", "facilitator_note", "text"}
    parts = way.split(".")
    return parts[0] in MECHANICS and not words & set(parts)


def _named(value: Any) -> Any:
    """Lists of things with ids as mappings, so that one more does not move all others."""
    if isinstance(value, dict):
        return {key: _named(item) for key, item in value.items()}
    if (
        isinstance(value, list)
        and value
        and all(isinstance(one, dict) and "id" in one for one in value)
    ):
        return {one["id"]: _named({k: v for k, v in one.items() if k != "id"}) for one in value}
    return value


def _shown(value: Any) -> Any:
    return None if value is _NOTHING else value
