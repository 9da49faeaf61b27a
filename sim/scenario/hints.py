"""What the declarations say about a place in a file: its unit, its bounds, the names it knows."""

from collections.abc import Iterator
from functools import cache, cached_property
from typing import Any

from sim.scenario.tree import Part
from sim.scenario.units import Group

type Schema = dict[str, Any]
"""A JSON Schema, or a part of one."""


class Hints:
    """Finds its way through the JSON Schema of a group of declarations."""

    def __init__(self, group: type[Group]) -> None:
        self.whole: Schema = group.model_json_schema(by_alias=True)

    def at(self, parts: tuple[Part, ...]) -> Schema:
        """The schema of a place; empty where the declarations know of none."""
        found = self.plain(self.whole)
        for part in parts:
            found = self._step(found, part)
        return found

    def plain(self, schema: Schema) -> Schema:
        """The schema without references, and without the null of an optional value."""
        if "$ref" in schema:
            own = {k: v for k, v in schema.items() if k != "$ref"}
            return self.plain({**self.whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], **own})
        ways = [way for way in schema.get("anyOf", ()) if way.get("type") != "null"]
        if len(ways) == 1:
            own = {k: v for k, v in schema.items() if k != "anyOf"}
            return self.plain({**own, **ways[0]})
        return schema

    def _step(self, schema: Schema, part: Part) -> Schema:
        inner: Schema | None
        if isinstance(part, int):
            pair = schema.get("prefixItems", ())
            inner = pair[part] if part < len(pair) else schema.get("items")
        else:
            inner = schema.get("discriminator", {}).get("mapping", {}).get(part)
            inner = {"$ref": inner} if isinstance(inner, str) else None
            inner = inner or schema.get("properties", {}).get(part)
            inner = inner or schema.get("additionalProperties")
        return self.plain(inner) if isinstance(inner, dict) else {}

    def tagged(self, parts: tuple[Part, ...], tag: Part) -> bool:
        """Whether a part only tells which of several kinds a value is of."""
        return tag in self.at(parts).get("discriminator", {}).get("mapping", {})

    def keys(self, parts: tuple[Part, ...]) -> tuple[str, ...]:
        """The keys a mapping may have."""
        return tuple(self.at(parts).get("properties", {}))

    def homes(self, key: str) -> list[str]:
        """Dotted names of all numbers of the model that are called so."""
        return [name for name in self._numbers if name.rsplit(".", 1)[1] == key]

    @cached_property
    def _numbers(self) -> tuple[str, ...]:
        return tuple(
            name
            for topic in ("parameters", "start")
            if topic in self.keys(())
            for name in self._leaves((topic,))
        )

    def _leaves(self, parts: tuple[Part, ...]) -> Iterator[str]:
        for key in self.keys(parts):
            if self.keys((*parts, key)):
                yield from self._leaves((*parts, key))
            else:
                yield ".".join(map(str, (*parts, key)))


@cache
def hints_of(group: type[Group]) -> Hints:
    """The hints of a group, made once."""
    return Hints(group)


def measure(schema: Schema) -> str:
    """Unit and bounds of a number in brackets, as `(share, 0 to 1)`; empty for anything else."""
    if schema.get("type") not in ("number", "integer"):
        return ""
    words = [str(schema["unit"])] if "unit" in schema else []
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    if schema["type"] == "integer" and below is not None:
        high = below - 1
    if above is not None:
        words.append(f"above {figure(above)}")
        words += [f"at most {figure(high)}"] if high is not None else []
    elif low is not None and high is not None:
        words.append(f"{figure(low)} to {figure(high)}")
    elif low is not None:
        words.append(f"{figure(low)} or more")
    elif high is not None:
        words.append(f"at most {figure(high)}")
    return f" ({', '.join(words)})" if words else ""


def figure(number: float) -> str:
    """A number as a person writes it."""
    return f"{int(number):,}" if number == int(number) else f"{number:,}"
