"""Writes `docs/parameters.md` from the declarations: `python -m sim.scenario.document`."""

import re
import sys
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic.fields import FieldInfo

from sim.scenario.parameters import Parameters, Start
from sim.scenario.start import GoalRow
from sim.scenario.units import Group

INTRODUCTION = """\
# Parameters

Made from the declarations in `sim/scenario`; do not edit. After a change there:
`python -m sim.scenario.document > docs/parameters.md`.

A scenario file sets what it wants otherwise, under the heading's name: `parameters: {leaving:
{hazard: 0.004}}` or `start: {trust: 0.7}`. A value outside its bounds is refused. The last column
says where a value or its mechanism comes from: an entry of [evidence.md](evidence.md), which also
says how certain it is, or an assumption, which nobody has measured.
"""
HEAD = ("name", "default", "unit", "bounds", "meaning", "source")


class Parameter(NamedTuple):
    """One declared parameter, as a reader wants to see it."""

    path: str
    default: Any
    unit: str
    low: float | None
    high: float | None
    meaning: str
    source: str | None  # an anchor of docs/evidence.md, or "assumption"; None: it says neither


def parameters(group: type[Group], path: str) -> list[Parameter]:
    """What a group declares itself; groups within it that say no source are left out."""
    properties = group.model_json_schema()["properties"]
    found = []
    for name, field in group.model_fields.items():
        inner, said = _group_of(field), properties[name]
        meaning, source = _parted(field.description or "")
        if inner and source is None:
            continue
        if inner and not _holds_groups(inner):  # a row of numbers that are all alike
            said = next(iter(inner.model_json_schema()["properties"].values()))
        low, high, unit = said.get("minimum"), said.get("maximum"), said.get("unit", "")
        found.append(Parameter(f"{path}.{name}", field.default, unit, low, high, meaning, source))
    return found


def groups() -> Iterator[tuple[str, type[Group]]]:
    """Every group of parameters: where it stands in a scenario, and its class."""
    for name, field in Parameters.model_fields.items():
        if inner := _group_of(field):
            yield from _within(f"parameters.{name}", inner)
    yield "start", Start
    yield "start.<department>", GoalRow


def parameters_text() -> str:
    """`docs/parameters.md`."""
    parts = [INTRODUCTION]
    for path, group in groups():
        rows = [_row(one) for one in parameters(group, path)]
        parts.append("\n".join([f"## {path}\n", f"{group.__doc__}\n", *_table(rows)]) + "\n")
    return "\n".join(parts)


def _within(path: str, group: type[Group]) -> Iterator[tuple[str, type[Group]]]:
    """A group, and after it the groups in it that hold more than rows of numbers."""
    yield path, group
    for name, field in group.model_fields.items():
        if (inner := _group_of(field)) and _holds_groups(inner):
            yield from _within(f"{path}.{name}", inner)


def _group_of(field: FieldInfo) -> type[Group] | None:
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Group) else None


def _holds_groups(group: type[Group]) -> bool:
    return any(_group_of(field) for field in group.model_fields.values())


def _parted(description: str) -> tuple[str, str | None]:
    """The meaning of a docstring, and what its last sentence says of the source."""
    text = " ".join(description.split())
    found = re.fullmatch(r"(.*?) ?(?:Evidence: ([a-z][a-z-]*)|Assumption)\.", text)
    return (found[1], found[2] or "assumption") if found else (text, None)


def _row(one: Parameter) -> tuple[str, ...]:
    source = one.source or ""
    linked = f"[{source}](evidence.md#{source})" if one.source != "assumption" else source
    name = f"`{one.path.rsplit('.', 1)[-1]}`"
    return name, _value(one), one.unit, _bounds(one), one.meaning, linked


def _value(one: Parameter) -> str:
    value = one.default
    if isinstance(value, bool):
        return "on" if value else "off"
    if not isinstance(value, Group):
        return _number(value)
    if _holds_groups(type(value)):
        return f"[below](#{one.path.replace('.', '')})"
    parts = [f"{name} {_number(part)}" for name, part in value.model_dump().items() if part]
    return ", ".join(parts)


def _bounds(one: Parameter) -> str:
    if one.low is None or one.high is None:
        return ""
    return f"{_number(one.low)} to {_number(one.high)}"


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield f"|{'---|' * len(HEAD)}"
    for row in rows:
        cells = (cell.replace("|", "\\|") for cell in row)
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.stdout.write(parameters_text())
