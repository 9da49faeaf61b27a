"""Parameters as compiled code reads them: one named tuple for each declared group.

A record has the fields of its group, in the declared order, so `needs.failure` is written alike
where a `Group` and where a record is at hand; type checkers see the group.
"""

from collections import namedtuple
from typing import cast

from sim.scenario.parameters import Parameters, Start
from sim.scenario.units import Group


def _classes(group: type[Group], found: dict[type[Group], type]) -> None:
    for field in group.model_fields.values():
        if isinstance(field.annotation, type) and issubclass(field.annotation, Group):
            _classes(field.annotation, found)
    if group not in found:
        record = namedtuple(f"{group.__name__}Record", list(group.model_fields))  # type: ignore[misc]  # noqa: PYI024
        record.__module__ = __name__
        globals()[record.__name__] = record  # Numba's cache finds the class by its name
        found[group] = record


RECORDS: dict[type[Group], type] = {}
_classes(Parameters, RECORDS)
_classes(Start, RECORDS)


def record[G: Group](group: G) -> G:
    """The named tuple of a group's values; to the type checker it is still the group."""
    values = [
        record(value) if isinstance(value, Group) else value
        for value in (getattr(group, name) for name in type(group).model_fields)
    ]
    return cast("G", RECORDS[type(group)](*values))
