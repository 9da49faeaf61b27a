"""From a file to an experiment with everything it names, or to all that is wrong with it."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sim.journal import Journal, JournalError
from sim.lab.experiment.checks import cross_faults
from sim.lab.experiment.schema import FORMAT, Experiment, PlayedGame
from sim.lab.played import PlayedError, as_policy, edit_of, edited, made_in
from sim.policies import Step, load_policy, policy_names, steps_of
from sim.scenario.checks import fault
from sim.scenario.extends import SUFFIX
from sim.scenario.faults import Fault, ScenarioError, clean, proposal, quoted
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.places import scenario_folder
from sim.scenario.schema import Scenario
from sim.scenario.stream import read_tree
from sim.scenario.texts import thawed
from sim.scenario.tree import Node, Part
from sim.scenario.validate import validate


class ExperimentError(ScenarioError):
    """An experiment that cannot be used; `faults` holds every reason that was found."""


@dataclass(frozen=True)
class Asked:
    """An experiment, and what the names in it stand for."""

    experiment: Experiment
    scenarios: Mapping[str, Scenario]
    """By the names of the file."""
    policies: Mapping[str, tuple[Step, ...]]
    """By the names of the file."""
    path: Path


def load_experiment(source: Path | str) -> Asked:
    """An experiment, by the id of a shipped one or by its file, and what it names.

    Raises:
        ExperimentError: With every fault that was found.
    """
    path, shown = path_of(source), clean(str(source))
    tree, faults = read_tree(path, shown)
    if tree is None:
        raise ExperimentError(faults)
    if not isinstance(tree.value, dict):
        text = f"an experiment is a mapping of keys to values, not {quoted(tree.plain())}"
        raise ExperimentError([*faults, Fault(shown, tree.line, "", text)])
    experiment, found = validate(Experiment, tree, tree.plain())
    faults += [*_identity(tree, path), *found]
    if experiment is None:
        raise ExperimentError(_in_order(faults))
    named = _Named(experiment, tree, path.parent)
    faults += [*named.faults, *cross_faults(experiment, tree, named.scenarios)]
    if faults:
        raise ExperimentError(_in_order(faults))
    return Asked(experiment, named.scenarios, named.policies, path)


def experiment_ids() -> tuple[str, ...]:
    """Ids of the shipped experiments."""
    return tuple(sorted(path.stem for path in _shipped().glob(f"*{SUFFIX}")))


def is_experiment(source: str) -> bool:
    """Whether a name is that of a shipped experiment, or of a file that says it is one."""
    if "/" not in source and not source.endswith((SUFFIX, ".yml")):
        return source in experiment_ids()
    tree, _ = read_tree(Path(source), clean(source))
    stated = tree.text("schema") if tree is not None and isinstance(tree.value, dict) else None
    return stated is not None and stated.startswith("silo-experiment")


def path_of(source: Path | str) -> Path:
    """Where an experiment lies.

    Raises:
        ExperimentError: if none is called so.
    """
    name = str(source)
    if isinstance(source, Path) or "/" in name or name.endswith((SUFFIX, ".yml")):
        return Path(source)
    if name not in experiment_ids():
        said = f"no experiment is called {quoted(name)}. {proposal(name, experiment_ids())}"
        raise ExperimentError([Fault(clean(name), 0, "", said)])
    return _shipped() / f"{name}{SUFFIX}"


def _shipped() -> Path:
    return scenario_folder() / "experiments"


def _identity(tree: Node, path: Path) -> Iterator[Fault]:
    if tree.at("schema") is None:
        yield fault(tree, f"is missing: write `schema: {FORMAT}`", "schema")
    name = tree.text("id")
    if name is not None and name != path.stem:
        said = f"should be the name of the file: `{clean(path.stem)}`, not {quoted(name)}"
        yield fault(tree, said, "id")


class _Named:
    """Loads whatever an experiment names, and notes what is not there."""

    def __init__(self, experiment: Experiment, tree: Node, folder: Path) -> None:
        self.folder, self.tree, self.faults = folder, tree, list[Fault]()
        self.scenarios: dict[str, Scenario] = {}
        self.policies: dict[str, tuple[Step, ...]] = {}
        self.games = self._played(experiment.games)
        varied = {bool(factor.scenarios) for factor in experiment.factors}
        if True not in varied:
            self._scenario(experiment.scenario, "scenario")
        if not any(factor.policies for factor in experiment.factors):
            self._policy(experiment.policy, "policy")
        for place, factor in enumerate(experiment.factors):
            for number, name in enumerate(factor.scenarios):
                self._scenario(name, "factors", place, "scenarios", number)
            for number, name in enumerate(factor.policies):
                self._policy(name, "factors", place, "policies", number)

    def _scenario(self, name: str, *way: Part) -> None:
        try:
            self.scenarios[name] = load_scenario(beside(self.folder, name, scenario_ids()))
        except ScenarioError as error:
            self._note(error, way)

    def _played(self, games: Mapping[str, PlayedGame]) -> dict[str, tuple[Step, ...]]:
        """What was decided in each game; nothing where that cannot be said."""
        found: dict[str, tuple[Step, ...]] = {}
        for name, game in games.items():
            found[name] = ()
            try:
                edit = edit_of(thawed(game.model_dump()))
                made = made_in(Journal.read(self.folder / game.journal))
                found[name] = as_policy(edited(made, edit))
            except PlayedError as error:
                self.faults.append(fault(self.tree, str(error), "games", name))
            except JournalError as error:
                self.faults.append(fault(self.tree, str(error), "games", name, "journal"))
        return found

    def _policy(self, name: str, *way: Part) -> None:
        if name in self.games:
            self.policies[name] = self.games[name]
            return
        own = [case.policies[name] for case in self.scenarios.values() if name in case.policies]
        try:
            steps = (
                steps_of(own[0]) if own else load_policy(beside(self.folder, name, policy_names()))
            )
        except ScenarioError as error:
            self._note(error, way)
        else:
            self.policies[name] = steps

    def _note(self, error: ScenarioError, way: tuple[Part, ...]) -> None:
        for one in error.faults[:3]:
            where = f"{one.path}:{one.line}: " if one.line else ""
            self.faults.append(fault(self.tree, f"{where}{one.text}", *way))


def beside(folder: Path, name: str, known: tuple[str, ...]) -> str | Path:
    """A file beside the experiment, unless the name is one of those that are shipped."""
    if name in known:
        return name
    path = folder / (name if name.endswith((SUFFIX, ".yml")) else name + SUFFIX)
    return path if os.path.isfile(path) else name  # noqa: PTH113 - it bears any name


def _in_order(faults: list[Fault]) -> list[Fault]:
    """One fault a place, in the order of lines."""
    kept: dict[tuple[int, str], Fault] = {}
    for one in faults:
        kept.setdefault((one.line, one.key), one)
    return sorted(kept.values(), key=lambda one: one.line)
