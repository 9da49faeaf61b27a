"""Where policies are compared: all scenarios that are offered for play."""

from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario


def case_names() -> tuple[str, ...]:
    """The scenarios that policies are compared in, unless somebody names others."""
    return tuple(name for name in scenario_ids() if not load_scenario(name).abstract)


def load_case(name: str, people: int | None = None) -> Scenario:
    """A scenario by its id, or from a file.

    Raises:
        ScenarioError: With every fault that was found.
    """
    return with_people(load_scenario(name), people)
