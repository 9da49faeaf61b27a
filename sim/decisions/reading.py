"""From a mapping to a decision, or to everything that is wrong with it."""

from collections.abc import Mapping
from typing import Any

from sim.decisions.catalogue import Decision
from sim.scenario.faults import Fault, ScenarioError, quoted
from sim.scenario.texts import thawed
from sim.scenario.tree import Node
from sim.scenario.units import Group
from sim.scenario.validate import validate

SHOWN = "decision"
DEEPEST = 8
"""Levels of a mapping that is looked at; the deepest decision has two."""


class DecisionError(ScenarioError):
    """What was given is no decision; `faults` says why."""


class _Holder(Group):
    """Where pydantic looks for the decision."""

    decision: Decision


def decision_of(mapping: Mapping[str, Any]) -> Decision:
    """The decision that a mapping describes, as `{"kind": "empower", "latitude": 0.6}`.

    Raises:
        DecisionError: With every fault that was found.
    """
    tree = Node({SHOWN: _node(thawed(mapping), DEEPEST)}, SHOWN, 0)
    holder, faults = validate(_Holder, tree, tree.plain())
    if holder is None:
        raise DecisionError(
            Fault(SHOWN, 0, fault.key.removeprefix(SHOWN).removeprefix("."), fault.text)
            for fault in faults
        )
    return holder.decision


def as_json(decision: Decision) -> dict[str, Any]:
    """The mapping that `decision_of` turns into the decision again."""
    return decision.model_dump(mode="json", exclude_none=True)


def _node(value: object, depth: int) -> Node:
    if depth == 0:
        raise DecisionError([Fault(SHOWN, 0, "", f"nested more than {DEEPEST} levels deep")])
    match value:
        case dict():
            inner = {str(key): _node(item, depth - 1) for key, item in value.items()}
            return Node(inner, SHOWN, 0)
        case list():
            return Node([_node(item, depth - 1) for item in value], SHOWN, 0)
        case None | str() | bool() | int() | float():
            return Node(value, SHOWN, 0)
    raise DecisionError([Fault(SHOWN, 0, "", f"{quoted(value)} is nothing that a file can hold")])
