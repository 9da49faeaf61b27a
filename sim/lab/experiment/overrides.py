"""Parameters by their dotted names: what there is, and a scenario with some of them set."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from sim.lab.experiment.schema import Level
from sim.scenario.parameters import Parameters, Start
from sim.scenario.schema import Scenario
from sim.scenario.units import Group

HOMES: Mapping[str, type[Group]] = {"parameters": Parameters, "start": Start}


def declared(group: type[Group]) -> tuple[str, ...]:
    """Dotted names of all numbers and switches of a group."""
    found: list[str] = []
    for name, field in group.model_fields.items():
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, Group):
            found += [f"{name}.{inner}" for inner in declared(kind)]
        else:
            found.append(name)
    return tuple(found)


def with_value(case: Scenario, name: str, value: Level) -> Scenario:
    """The scenario with one parameter set.

    Raises:
        ValidationError: if the value is not one the parameter may have.
    """
    home, *way = name.split(".")
    return case.model_copy(update={home: _set(getattr(case, home), way, value)})


def value_in(case: Scenario, name: str) -> Level:
    """A parameter's value in a scenario."""
    value: Any = case
    for part in name.split("."):
        value = getattr(value, part)
    level: Level = value
    return level


def _set(group: Group, way: list[str], value: Level) -> Group:
    name, *rest = way
    inner = _set(getattr(group, name), rest, value) if rest else value
    return type(group).model_validate({**_fields(group), name: inner})


def _fields(group: Group) -> dict[str, Any]:
    return {name: getattr(group, name) for name in type(group).model_fields}


def refused(case: Scenario, name: str, level: Level) -> str:
    """Why a parameter cannot have a value; empty if it can."""
    try:
        with_value(case, name, level)
    except ValidationError as error:
        said = error.errors(include_url=False, include_input=False)[0]["msg"]
        return said[:1].lower() + said[1:]
    return ""
