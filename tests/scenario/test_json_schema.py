"""The schema for editors: made from the declarations, and it accepts what the loader accepts."""

import json
from copy import deepcopy

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from sim.scenario.json_schema import scenario_schema
from sim.scenario.load import scenario_ids
from sim.scenario.stream import read_tree
from tests.scenario.cases import ROOT

SCHEMA = scenario_schema()
EDITOR = Draft202012Validator(SCHEMA)
KEPT = ROOT / "scenarios" / "scenario.schema.json"


def values(name: str):
    tree, faults = read_tree(ROOT / "scenarios" / f"{name}.yaml", name)
    assert not faults
    return tree.plain()


def test_it_is_a_schema():
    Draft202012Validator.check_schema(SCHEMA)


def test_the_kept_file_is_up_to_date():
    command = "uv run silo scenario schema > scenarios/scenario.schema.json"
    assert json.loads(KEPT.read_text("utf-8")) == SCHEMA, f"run: {command}"


@pytest.mark.parametrize("name", scenario_ids())
def test_it_accepts_the_shipped_scenarios(name):
    EDITOR.validate(values(name))


def test_a_file_that_extends_need_not_say_everything():
    EDITOR.validate(
        {"schema": "silo-scenario/1", "id": "a", "extends": "base", "words": {"brand": "B"}}
    )


@pytest.mark.parametrize(
    ("way", "value"),
    [
        (("quarters",), 0),
        (("quarters",), 8.5),
        (("schema",), "silo-scenario/2"),
        (("id",), "Promise Gap"),
        (("title",), 3),
        (("title",), {"english": "x"}),
        (("minuts",), 60),
        (("source",), ["S9"]),
        (("parameters", "leaving"), {"hazard": 2}),
        (("parameters", "leaving"), {"hazzard": 0.1}),
        (("start", "trust"), "much"),
        (("start", "it"), {"uptime": 1.2}),
        (("events", 0, "effect", "kind"), "awrd"),
        (("events", 0, "effect", "weeks"), 2.5),
        (("events", 0, "effect", "size"), 2),
        (("events", 1, "when", "metric"), "equity"),
        (("events", 0, "headline"), {}),
        (("roles", "service", "bonus", "metric"), "fun"),
        (("decisions", "extra"), ["more"]),
    ],
)
def test_it_refuses_what_the_loader_refuses(way, value):
    data = deepcopy(values("promise-gap"))
    inner = data
    for part in way[:-1]:
        inner = inner.setdefault(part, {}) if isinstance(inner, dict) else inner[part]
    inner[way[-1]] = value
    assert not EDITOR.is_valid(data)


@pytest.mark.parametrize("key", ["id", "when", "headline"])
def test_an_item_of_a_list_must_be_whole(key):
    data = deepcopy(values("promise-gap"))
    del data["events"][0][key]
    assert not EDITOR.is_valid(data)


def test_every_number_has_a_unit_and_a_meaning():
    definitions = SCHEMA["$defs"]
    numbers = [
        (group, name, field)
        for group, body in definitions.items()
        for name, field in body.get("properties", {}).items()
        if {"number", "integer"}
        & {field.get("type"), *(w.get("type") for w in field.get("anyOf", ()))}
    ]
    assert len(numbers) > 200
    assert not [(g, n) for g, n, field in numbers if "Unit: " not in field.get("description", "")]


def test_every_key_is_explained():
    bare = [
        (group, name)
        for group, body in {**SCHEMA["$defs"], "Scenario": SCHEMA}.items()
        for name, field in body.get("properties", {}).items()
        if not field.get("description") and name != "kind" and "$ref" not in field
    ]
    assert not bare
