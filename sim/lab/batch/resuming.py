"""What a manifest says, and whether an experiment is still the one that was begun.

A design may grow: more seeds, more levels, more points of a Sobol' sequence or a table, another
factor. Played games are known by what was decided in them. Anything else would make a new
experiment of it, and is refused by name.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sim.lab.batch.journals import plain
from sim.lab.batch.provenance import environment, here
from sim.lab.experiment.plan import Plan, policy_hash

FORMAT = "silo-results/1"
GROWS = ("title", "games", "factors", "design", "seeds")


class ChangedError(Exception):
    """An experiment that is not the one whose results lie in the folder; names what changed."""


def manifest_of(plan: Plan) -> dict[str, Any]:
    """What is written down before the first run."""
    asked = plan.asked
    return {
        "format": FORMAT,
        "experiment": asked.experiment.model_dump(mode="json", by_alias=True),
        "scenarios": {name: case.hash for name, case in asked.scenarios.items()},
        "policies": {name: policy_hash(steps) for name, steps in asked.policies.items()},
        "cases": {name: plain(case) for name, case in asked.scenarios.items()},
        "decided": {
            name: [step.model_dump(mode="json", exclude_none=True) for step in steps]
            for name, steps in asked.policies.items()
        },
        "own": plan.own_levels(),
        "points": len(plan.points),
        "runs": plan.size,
        "chunk": plan.chunk_size,
        "environment": environment(),
    }


def same_experiment(old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
    """Refuse an experiment that has changed in more than its size.

    Raises:
        ChangedError: naming the first field.
    """
    if old.get("format") != FORMAT:
        raise ChangedError(f"`format` is {old.get('format')}, this program writes {FORMAT}")
    for name in here():
        was, now = old["environment"].get(name), new["environment"][name]
        if name in {"silo-dynamics", "model"} and was != now:
            raise ChangedError(f"they were made with {name} {was}, this is {now}")
    for name, was in old["scenarios"].items():
        now = new["scenarios"].get(name)
        if now is not None and now != was:
            raise ChangedError(f"the mechanics of the scenario `{name}` have changed")
    for name, was in old["policies"].items():
        now = new["policies"].get(name)
        if now is not None and now != was:
            raise ChangedError(f"the decisions of the policy `{name}` have changed")
    for field in _differences(old["experiment"], new["experiment"]):
        raise ChangedError(f"`{field}` has changed")


def _differences(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in sorted({*old, *new} - set(GROWS)):
        if old.get(name) != new.get(name):
            yield _first(name, old.get(name), new.get(name))
    yield from _fewer_factors(old["factors"], new["factors"])
    yield from _other_design(old["design"], new["design"])
    seeds, now = old["seeds"], new["seeds"]
    if seeds["first"] != now["first"]:
        yield "seeds.first"
    if seeds["count"] > now["count"]:
        yield "seeds.count"
    if (seeds["most"] is None) != (now["most"] is None):
        yield "seeds.most"


def _first(name: str, old: Any, new: Any) -> str:
    """The innermost place where two values differ."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted({*old, *new}):
            if old.get(key) != new.get(key):
                return _first(f"{name}.{key}", old.get(key), new.get(key))
    if isinstance(old, list) and isinstance(new, list):
        for place, (one, other) in enumerate(zip(old, new, strict=False)):
            if one != other:
                label = one.get("id", place + 1) if isinstance(one, dict) else place + 1
                return _first(f"{name}.{label}", one, other)
    return name


def _fewer_factors(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> Iterator[str]:
    now = {factor["id"]: factor for factor in new}
    for factor in old:
        name = factor["id"]
        if name not in now:
            yield f"factors.{name}"
            continue
        for key, was in factor.items():
            listed = isinstance(was, list)
            gone = listed and [level for level in was if level not in now[name][key]]
            if gone or (not listed and was != now[name][key]):
                yield f"factors.{name}.{key}"


def _other_design(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["kind"] != new["kind"]:
        yield "design.kind"
        return
    for key, was in old.items():
        now = new[key]
        if key == "points" and old["kind"] == "table":
            gone = [point for point in was if not _kept(point, now)]
            if gone:
                yield "design.points"
        elif key == "points" and old["kind"] == "sobol":
            if now < was:
                yield "design.points"
        elif was != now:
            yield f"design.{key}"


def _kept(point: Mapping[str, Any], points: list[dict[str, Any]]) -> bool:
    told = json.dumps(point, sort_keys=True)
    return any(
        json.dumps({key: one[key] for key in point if key in one}, sort_keys=True) == told
        for one in points
    )
