"""Where policies are compared: shipped scenarios, and parameter scenarios without a story."""

from pathlib import Path

from sim.scenario.extends import SUFFIX
from sim.scenario.load import load_scenario
from sim.scenario.places import scenario_folder
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario

SHIPPED = ("first-monday", "promise-gap")


def variant_folder() -> Path:
    """Where the parameter scenarios lie."""
    return scenario_folder() / "variants"


def case_names() -> tuple[str, ...]:
    """The scenarios that policies are compared in, unless somebody names others."""
    return (*SHIPPED, *sorted(path.stem for path in variant_folder().glob(f"*{SUFFIX}")))


def load_case(name: str, people: int | None = None) -> Scenario:
    """A scenario by its id, a parameter scenario by the name of its file, or any file.

    Raises:
        ScenarioError: With every fault that was found.
    """
    path = variant_folder() / f"{name}{SUFFIX}"
    known = "/" not in name and path.is_file() and name not in SHIPPED
    return with_people(load_scenario(path if known else name), people)
