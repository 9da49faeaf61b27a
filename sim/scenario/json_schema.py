"""The JSON Schema of scenario files, by which editors complete, explain and check them."""

from typing import Any

from sim.scenario.hints import Schema
from sim.scenario.schema import FORMAT, Scenario


def scenario_schema() -> Schema:
    """The schema of one file; a file that extends another need not say everything itself."""
    schema = Scenario.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs")
    _merged(schema, definitions, set())
    schema["required"] = ["schema", "id"]
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Scenario of Silo Dynamics ({FORMAT})",
        **{key: value for key, value in schema.items() if key != "title"},
        "$defs": definitions,
    }
    tidy(described)
    return described


def _merged(schema: Schema, definitions: dict[str, Schema], seen: set[str]) -> None:
    """Takes `required` from every mapping that merges with the one it extends.

    What stands in a list is replaced as a whole and must be whole.
    """
    schema.pop("required", None)
    for inner in schema.get("properties", {}).values():
        for way in (inner, *inner.get("anyOf", ())):
            name = way.get("$ref", "").rsplit("/", 1)[-1]
            if name in definitions and name not in seen:
                seen.add(name)
                _merged(definitions[name], definitions, seen)


def tidy(value: Any) -> None:
    """Drops titles that only repeat names, and says units and bounds where editors show them."""
    if isinstance(value, list):
        for item in value:
            tidy(item)
    if not isinstance(value, dict):
        return
    for name, inner in value.get("properties", {}).items():
        inner.pop("title", None)
        if isinstance(inner.get("default"), dict):  # said again where the mapping is declared
            del inner["default"]
        _explain(name, inner)
    for item in value.values():
        tidy(item)


def _explain(name: str, schema: Schema) -> None:
    unit = next((way["unit"] for way in (schema, *schema.get("anyOf", ())) if "unit" in way), None)
    if unit is not None:
        schema["description"] = f"{schema.get('description', name)} Unit: {unit}."
