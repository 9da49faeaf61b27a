"""An arm of an experiment: one firm, said by what differs from the model's defaults."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sim.scenario.start import GoalRow

type Value = float | int | bool
type Row = Mapping[str, float]

GOALS = tuple(GoalRow.model_fields)


@dataclass(frozen=True, slots=True)
class Arm:
    """What differs from a firm with the model's defaults, no events and no decision.

    Two arms with the same content are the same arm: they are lived once.
    """

    parameters: tuple[tuple[str, Value], ...] = ()
    """Declared parameters, from week -52 on: `walls.exist`, `goals.beliefs.care.revenue`."""
    start: tuple[tuple[str, Value], ...] = ()
    """Start values: `trust`, `marketing.leads`."""
    first: tuple[tuple[str, Value], ...] = ()
    """Levers as they stand from week -52 on."""
    later: tuple[tuple[int, str, Value], ...] = ()
    """Declared parameters from a week on."""
    steps: tuple[tuple[int, str], ...] = ()
    """Decisions as in policy files, each with its week."""
    turns: tuple[tuple[int, str, tuple[float, ...]], ...] = ()
    """Levers set in a week: a row of goals, or one number."""
    events: tuple[str, ...] = ()
    """What the world does, as in scenario files."""

    def with_parameters(self, values: Mapping[str, Value]) -> "Arm":
        """This arm with other parameters; those of the arm itself stay."""
        return replace(self, parameters=_over(dict(values), dict(self.parameters)))

    def having(self, values: Mapping[str, Value]) -> "Arm":
        """This arm with parameters of its own."""
        return replace(self, parameters=_over(dict(self.parameters), dict(values)))

    def pairing(self, week: int, lever: str, pair: str, value: float = 1.0) -> "Arm":
        """This arm with a lever for one pair of departments set by hand in a week."""
        return replace(self, turns=(*self.turns, (week, f"{lever}.{pair}", (value,))))

    def starting(self, **values: Value | Row) -> "Arm":
        """This arm from another start; a row of goals is given whole."""
        flat: dict[str, Value] = dict(self.start)
        for name, value in values.items():
            if isinstance(value, Mapping):
                flat |= {f"{name}.{goal}": value.get(goal, 0.0) for goal in GOALS}
            else:
                flat[name] = value
        return replace(self, start=tuple(sorted(flat.items())))

    def under(self, **levers: Value) -> "Arm":
        """This arm with levers that stand from the first week."""
        return replace(self, first=_over(dict(self.first), levers))

    def from_week(self, week: int, values: Mapping[str, Value]) -> "Arm":
        """This arm with parameters that change in a week."""
        more = tuple((week, name, value) for name, value in sorted(values.items()))
        return replace(self, later=self.later + more)

    def deciding(self, week: int, kind: str, **fields: Any) -> "Arm":
        """This arm and one more decision."""
        step = json.dumps({"kind": kind, **fields}, sort_keys=True)
        return replace(self, steps=(*self.steps, (week, step)))

    def turning(self, week: int, **levers: float | Row) -> "Arm":
        """This arm with levers set by hand in a week."""
        more = tuple((week, name, _numbers(value)) for name, value in levers.items())
        return replace(self, turns=self.turns + more)

    def meeting(self, week: int, kind: str, **fields: Any) -> "Arm":
        """This arm in a world where something happens."""
        event = {
            "id": f"{kind.replace('_', '-')}-{week}",
            "when": {"week": week},
            "effect": {"kind": kind, **fields},
            "announced": True,
            "headline": {"en": kind},
        }
        return replace(self, events=(*self.events, json.dumps(event, sort_keys=True)))

    def and_also(self, other: "Arm") -> "Arm":
        """The decisions of both arms, in the order of their weeks."""
        steps = tuple(sorted(self.steps + other.steps, key=lambda step: step[0]))
        return replace(self, steps=steps, turns=self.turns + other.turns)


def _over(base: dict[str, Value], values: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    return tuple(sorted((base | dict(values)).items()))


def _numbers(value: float | Row) -> tuple[float, ...]:
    if isinstance(value, Mapping):
        return tuple(float(value.get(goal, 0.0)) for goal in GOALS)
    return (float(value),)
