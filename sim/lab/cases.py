"""Where policies are compared: the scenarios for play, and parameter scenarios without a story."""

from pathlib import Path

from sim.scenario.extends import SUFFIX
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.places import scenario_folder
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario


def variant_folder() -> Path:
    """Where the parameter scenarios lie."""
    return scenario_folder() / "variants"


def case_names() -> tuple[str, ...]:
    """The scenarios that policies are compared in, unless somebody names others."""
    played = (name for name in scenario_ids() if not load_scenario(name).abstract)
    return (*played, *sorted(path.stem for path in variant_folder().glob(f"*{SUFFIX}")))


def load_case(name: str, people: int | None = None) -> Scenario:
    """A scenario by its id, a parameter scenario by the name of its file, or any file.

    Raises:
        ScenarioError: With every fault that was found.
    """
    return with_people(load_scenario(source_of(name)), people)


def source_of(name: str) -> str:
    """What `load_scenario` and journals call a scenario that `load_case` knows by this name."""
    path = variant_folder() / f"{name}{SUFFIX}"
    known = "/" not in name and path.is_file()
    return str(path) if known else name
