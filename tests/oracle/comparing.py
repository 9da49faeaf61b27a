"""Engine and oracle side by side, to the bit: the first difference, by week and name."""

import struct
from collections.abc import Iterator, Mapping
from typing import Any

from tests.oracle.agreement import terms
from tests.oracle.today import Today
from tests.oracle.week import Oracle

WEEKLY = ("code", "answered", "experience", "felt", "weight", "tone", "talks", "talk_tone")
FLOWS = ("promise", "deals", "tickets", "outcomes", "posts", "exits", "census")


def bits(value: float) -> bytes:
    """A number as bytes, so that -0.0 is not 0.0 and NaN is NaN; whole numbers keep their kind."""
    if isinstance(value, float):
        return struct.pack("<d", value)
    return int(value).to_bytes(16, "little", signed=True)


def flat(thing: Any, name: str = "") -> Iterator[tuple[str, float]]:
    """Every number of a record, an object or a mapping, with its dotted name."""
    fields: Mapping[str, Any] | None = None
    if isinstance(thing, Mapping):
        fields = thing
    elif isinstance(thing, tuple):
        fields = thing._asdict()  # type: ignore[attr-defined]
    elif hasattr(thing, "__dict__"):
        fields = vars(thing)
    if fields is None:
        yield name, thing
        return
    for key, value in fields.items():
        yield from flat(value, f"{name}.{key}" if name else key)


def first_difference(model: Any, oracle: Oracle, today: Today | None = None) -> str:
    """What differs first, or nothing: people, firm, metrics, and the flows of the week."""
    for name, theirs, ours in _pairs(model, oracle, today):
        if bits(theirs) != bits(ours):
            return f"week {model.week - 1}: {name} is {theirs!r}, and by the page {ours!r}"
    return ""


def _pairs(model: Any, oracle: Oracle, today: Today | None) -> Iterator[tuple[str, Any, Any]]:
    """Each number's name, the engine's and ours."""
    society = model.customers.society
    for name in (*society.c._fields, *WEEKLY):
        columns = society.c if name in society.c._fields else society.now
        theirs = getattr(columns, name).tolist()
        ours = [getattr(person, name) for person in oracle.people]
        for i, (one, other) in enumerate(zip(theirs, ours, strict=True)):
            yield f"{name} of person {i}", one, other
    yield from _named("firm", model.firm, oracle.firm)
    if oracle.readings:
        yield from _named("metric", model.readings, oracle.readings)
    if today is not None:
        yield from _flows(model.lived, today)


def _flows(lived: Any, today: Today) -> Iterator[tuple[str, Any, Any]]:
    names = ("crosses", "sight", "asked", "ordered", "bends", "stop")
    walls = {name: getattr(today, name) for name in names} | {"terms": terms(today)}
    yield from _named("walls", lived.walls, walls)
    for name in FLOWS:
        yield from _named(name, getattr(lived, name), getattr(today.flows, name))


def _named(title: str, theirs: Any, ours: Any) -> Iterator[tuple[str, Any, Any]]:
    """The numbers of two records; a name that only one of them has is a fault of this folder."""
    one, other = dict(flat(theirs)), dict(flat(ours))
    if one.keys() != other.keys():
        raise KeyError(f"{title}: {sorted(one.keys() ^ other.keys())}")
    for name, value in one.items():
        yield f"{title} {name}", value, other[name]
