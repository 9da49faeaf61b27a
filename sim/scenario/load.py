"""From a file to a `Scenario`, or to everything that is wrong with it."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import get_args, get_origin

from sim.scenario.checks import cross_faults, fault, warnings
from sim.scenario.extends import SUFFIX, Chain, friendly, read_chain
from sim.scenario.faults import MOST_FAULTS, Fault, ScenarioError, clean, proposal, quoted
from sim.scenario.parameters import Parameters
from sim.scenario.places import scenario_folder
from sim.scenario.schema import FORMAT, Scenario
from sim.scenario.start import GoalRow
from sim.scenario.texts import Text
from sim.scenario.tree import Node
from sim.scenario.units import Group
from sim.scenario.validate import validate


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a scenario file."""

    path: str
    """The file, as faults name it."""
    scenario: Scenario | None
    """The scenario, unless there are faults."""
    faults: tuple[Fault, ...] = ()
    """What must be mended, in the order of the lines."""
    warnings: tuple[Fault, ...] = ()
    """What may have been overlooked."""


def load_scenario(source: str | Path) -> Scenario:
    """The scenario of an id, as `promise-gap`, or of a file.

    Raises:
        ScenarioError: With every fault that was found.
    """
    checked = check_scenario(source)
    if checked.scenario is None:
        raise ScenarioError(checked.faults)
    return checked.scenario


def check_scenario(source: str | Path) -> Checked:
    """Reads a scenario and says what is wrong with it; never fails."""
    if not _is_path(source):
        known = scenario_ids()
        if source not in known:
            return Checked(clean(str(source)), None, (_unknown(str(source), known),))
        source = scenario_folder() / f"{source}{SUFFIX}"
        shown = friendly(source)
    else:
        shown = str(source)
    return _checked(Path(source), clean(shown))


def path_of(source: str | Path) -> Path:
    """The file that an id or a path stands for, whether or not there is one."""
    return Path(source) if _is_path(source) else scenario_folder() / f"{source}{SUFFIX}"


def scenario_ids() -> tuple[str, ...]:
    """Ids of the shipped scenarios, the abstract ones too."""
    return tuple(sorted(path.stem for path in scenario_folder().glob(f"*{SUFFIX}")))


def _is_path(source: str | Path) -> bool:
    if isinstance(source, Path):
        return True
    return "/" in source or "\\" in source or source.endswith((SUFFIX, ".yml"))


def _unknown(name: str, known: tuple[str, ...]) -> Fault:
    text = f"no scenario is called {quoted(name)}. {proposal(name, known)}"
    if os.path.isfile(f"{name}{SUFFIX}"):  # noqa: PTH113 - it bears any name
        text = f"no shipped scenario is called so. For the file, write `./{clean(name)}{SUFFIX}`"
    return Fault(clean(name), 0, "", text)


def _checked(path: Path, shown: str) -> Checked:
    chain = read_chain(path, shown)
    tree = chain.merged(WHOLES)
    if tree is None:
        return Checked(shown, None, _in_order(chain.faults, chain))
    faults = [*chain.faults, *_identities(chain, path)]
    scenario, found = validate(Scenario, tree, _over_defaults(tree), whole=chain.whole)
    faults += found
    faults += islice(cross_faults(tree, path.parent), MOST_FAULTS)
    if faults or scenario is None:
        return Checked(shown, None, _in_order(faults, chain))
    return Checked(shown, scenario, warnings=_in_order(list(warnings(scenario, tree)), chain))


def _wholes(group: type[Group], way: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Ways to the texts and rows of goals of a group; those in lists are replaced with the list."""
    for name, field in group.model_fields.items():
        optional = get_origin(field.annotation) is UnionType
        for kind in get_args(field.annotation) if optional else (field.annotation,):
            if not isinstance(kind, type):
                continue
            if issubclass(kind, Text | GoalRow):
                yield *way, name
            elif issubclass(kind, Group):
                yield from _wholes(kind, (*way, name))


WHOLES = frozenset(_wholes(Scenario))


def _over_defaults(tree: Node) -> object:
    """The values of a file over those of the model, so that a table of beliefs keeps its rest."""
    data = tree.plain()
    if isinstance(data, dict) and isinstance(data.get("parameters"), dict):
        data["parameters"] = _over(Parameters().model_dump(), data["parameters"])
    return data


def _over(base: object, over: object) -> object:
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: _over(base.get(key), value) for key, value in over.items()}
    return over


def _identities(chain: Chain, path: Path) -> list[Fault]:
    """What each file must say of itself: its format and its name."""
    faults = []
    for tree in chain.files:
        if tree.at("schema") is None:
            faults.append(fault(tree, f"is missing: write `schema: {FORMAT}`", "schema"))
        elif tree is not chain.files[0] and tree.text("schema") != FORMAT:
            faults.append(fault(tree, f"should be `{FORMAT}`", "schema"))
        stem = path.stem if tree is chain.files[0] else Path(tree.path).stem
        name = tree.at("id")
        if name is None:
            faults.append(fault(tree, f"is missing: write `id: {clean(stem)}`", "id"))
        elif name.value != stem:
            text = f"should be the name of the file: `{clean(stem)}`, not {quoted(name.value)}"
            faults.append(fault(tree, text, "id"))
    return faults


def _in_order(faults: list[Fault], chain: Chain) -> tuple[Fault, ...]:
    """By file and line, and one for a place: the first says why the others came about."""
    files = [tree.path for tree in chain.files]
    order = {path: number for number, path in enumerate(files)}
    kept: dict[tuple[str, int, str], Fault] = {}
    for found in faults:
        kept.setdefault((found.path, found.line, found.key), found)
    told = sorted(kept.values(), key=lambda fault: (order.get(fault.path, len(files)), fault.line))
    if len(told) > MOST_FAULTS:
        told[MOST_FAULTS:] = [Fault(told[0].path, 0, "", "has more faults: mend these first")]
    return tuple(told)
