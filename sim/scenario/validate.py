"""Holds a tree against the declarations and says everything that is wrong with it, at once."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from sim.scenario.faults import MOST_FAULTS, Fault, listed, nearest, proposal, quoted
from sim.scenario.hints import Hints, Schema, hints_of, measure
from sim.scenario.scalars import NumberTooLongError, resolve
from sim.scenario.tree import Node, Part, dotted
from sim.scenario.units import Group


def validate[G: Group](
    group: type[G], tree: Node, data: object, *, whole: bool = True
) -> tuple[G | None, list[Fault]]:
    """The declared record of a tree, or its faults (of very many, the first).

    Args:
        group: The declarations.
        tree: Where every value stands.
        data: The values: those of the tree, and perhaps defaults beneath them.
        whole: Whether the tree is all there is; else nobody is blamed for what is missing.
    """
    try:
        # JSON is the strictest door pydantic has: a list is a list, and text is no number.
        return group.model_validate_json(json.dumps(data), strict=True), []
    except ValidationError as error:
        problems = [
            _Problem(tree, hints_of(group), details)
            for details in error.errors(include_url=False, include_input=False)
            if whole or details["type"] != "missing"
        ]
    problems.sort(key=lambda problem: (problem.place.path != tree.path, problem.place.line))
    return None, [problem.fault() for problem in problems[: MOST_FAULTS + 1]]


class _Problem:
    """One complaint of pydantic, on its way to becoming a sentence."""

    def __init__(self, tree: Node, hints: Hints, details: Mapping[str, Any]) -> None:
        self.kind: str = details["type"]
        self.message: str = details["msg"]
        self.context: dict[str, Any] = details.get("ctx", {})
        self.tree, self.hints = tree, hints
        self.declared: tuple[Part, ...] = tuple(details["loc"])
        if self.declared[-1:] == ("[key]",):
            self.declared = self.declared[:-1]
        if self.kind.startswith("union_tag"):
            self.declared = (*self.declared, "kind")
        self.parts = self._in_file()
        self.node = tree.at(*self.parts)
        self.place = self._place()

    def _in_file(self) -> tuple[Part, ...]:
        """The steps to the value in the file: pydantic also names the kind of a value, and `en`."""
        parts: tuple[Part, ...] = ()
        for depth, part in enumerate(self.declared):
            here = self.tree.at(*parts)
            plain_text = here is not None and isinstance(here.value, str)
            if not plain_text and not self.hints.tagged(self.declared[:depth], part):
                parts = (*parts, part)
        return parts

    def _place(self) -> Node:
        """The node itself or, if it is missing, the nearest one around it."""
        parts = self.parts
        while (node := self.tree.at(*parts)) is None:
            parts = parts[:-1]
        return node

    @property
    def schema(self) -> Schema:
        return self.hints.at(self.declared)

    @property
    def name(self) -> str:
        return str(self.declared[-1]) if self.declared else ""

    def fault(self) -> Fault:
        say = _SENTENCES.get(self.kind, _Problem.plain)
        if self.node is not None and self.node.value is None and self.kind in _NEEDS_A_VALUE:
            say = _Problem.empty
        return Fault(self.place.path, self.place.line, dotted(self.tree, self.parts), say(self))

    # ---- sentences ---------------------------------------------------------------------------

    def plain(self) -> str:
        return self.message[:1].lower() + self.message[1:]

    def own(self) -> str:
        return str(self.context.get("error", self.message))

    def missing(self) -> str:
        choices = self.schema.get("enum", ())
        kinds = f": {listed(choices)}" if choices else ""
        return f"is missing{kinds}{measure(self.schema)}"

    def empty(self) -> str:
        return f"has no value{measure(self.schema)}: give one, or delete the line"

    def unknown_key(self) -> str:
        around = self.declared[:-1]
        numbers = around[:1] in (("parameters",), ("start",))
        what = "no such parameter" if numbers else "no such key"
        meant = nearest(self.name, self.hints.keys(around))
        homes = self.hints.homes(self.name) if numbers or not around else []
        if meant is None and homes:
            return f"{what} here. Did you mean {listed(homes)}?"
        if meant is None:
            return f"{what}. {proposal(self.name, self.hints.keys(around))}"
        return f"{what}. Did you mean `{meant}`{measure(self.hints.at((*around, meant)))}?"

    def unknown_name(self) -> str:
        schema = self.schema
        choices = schema.get("enum") or ([schema["const"]] if "const" in schema else [])
        value = self.node.value if self.node else None
        typed = value if isinstance(value, str) else ""
        return f"{quoted(value)} is not known. {proposal(typed, choices)}"

    def unknown_kind(self) -> str:
        kinds = list(self.hints.at(self.declared[:-1]).get("discriminator", {}).get("mapping", {}))
        if self.node is None:
            return f"is missing: {listed(kinds)}"
        return f"{quoted(self.node.value)} is not known. {proposal(str(self.node.value), kinds)}"

    def number(self) -> str:
        what = "a whole number" if self.schema.get("type") == "integer" else "a number"
        hint = ": take it out of its quotes" if self._number_in_quotes() else ""
        return f"should be {what}{measure(self.schema)}, not {self._found()}{hint}"

    def bounds(self) -> str:
        schema, value = self.schema, self.node.value if self.node else None
        sentence = f"{quoted(value)} is out of bounds{measure(schema)}"
        part_of_one = schema.get("maximum") == 1 and schema.get("minimum") == 0
        if part_of_one and isinstance(value, int | float) and 1 < value <= 100:  # noqa: PLR2004
            return f"{sentence}. Write {value:g} % as {value / 100:g}"
        return sentence

    def words(self) -> str:
        if self.node and isinstance(self.node.value, dict | list):
            return f"should be text, not {self._found()}"
        return f"should be text: put {self._found()} in quotes"

    def switch(self) -> str:
        return f"should be true or false, not {self._found()}"

    def mapping(self) -> str:
        keys = self.hints.at(self.declared).get("properties", ())
        of = f" with keys such as {listed(list(keys)[:3])}" if keys else ""
        return f"should be a mapping{of}, not {self._found()}"

    def list(self) -> str:
        return f"should be a list, not {self._found()}"

    def length(self) -> str:
        value = self.node.value if self.node else None
        if isinstance(value, dict):
            return self.no_text()
        found = len(value) if isinstance(value, list) else 0
        least, most = self.schema.get("minItems", 0), self.schema.get("maxItems")
        wanted = f"{least}" if least == most else f"{least} to {most}"
        return f"holds {found:,} values, not {wanted}" if found else f"is empty: give {wanted}"

    def long_text(self) -> str:
        return f"is longer than {self.context['max_length']:,} characters"

    def no_text(self) -> str:
        return "is empty: write something, or delete the line"

    def language(self) -> str:
        return f"a language is two letters, as `en` or `de`, not {quoted(self.name)}"

    def _number_in_quotes(self) -> bool:
        value = self.node.value if self.node else None
        try:
            return isinstance(value, str) and type(resolve(value)) in (int, float)
        except NumberTooLongError:
            return False

    def _found(self) -> str:
        return quoted(self.node.value) if self.node else "nothing"


def _of(kinds: Iterable[str], say: Callable[[_Problem], str]) -> dict[str, Callable[..., str]]:
    return dict.fromkeys(kinds, say)


_NEEDS_A_VALUE = frozenset(
    (
        *("float_type", "int_type", "string_type", "bool_type", "literal_error"),
        *("model_type", "model_attributes_type", "dict_type", "tuple_type"),
        *("union_tag_not_found", "union_tag_invalid"),
    )
)
_SENTENCES: dict[str, Callable[[_Problem], str]] = {
    **_of(("value_error", "sentence"), _Problem.own),
    **_of(("missing",), _Problem.missing),
    **_of(("extra_forbidden",), _Problem.unknown_key),
    **_of(("unknown_name", "literal_error"), _Problem.unknown_name),
    **_of(("union_tag_invalid", "union_tag_not_found"), _Problem.unknown_kind),
    **_of(("float_type", "int_type", "int_from_float"), _Problem.number),
    **_of(("greater_than", "greater_than_equal", "less_than", "less_than_equal"), _Problem.bounds),
    **_of(("finite_number",), _Problem.bounds),
    **_of(("string_type",), _Problem.words),
    **_of(("bool_type",), _Problem.switch),
    **_of(("model_type", "dict_type", "model_attributes_type"), _Problem.mapping),
    **_of(("tuple_type", "list_type"), _Problem.list),
    **_of(("too_long", "too_short"), _Problem.length),
    **_of(("string_too_long",), _Problem.long_text),
    **_of(("string_too_short",), _Problem.no_text),
    **_of(("string_pattern_mismatch",), _Problem.language),
}
