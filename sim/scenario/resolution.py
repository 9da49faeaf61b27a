"""How many people are simulated: the resolution of a run, not the size of the firm."""

from typing import Any

from sim.scenario.schema import Scenario


def with_people(case: Scenario, customers: int | None) -> Scenario:
    """The scenario with another number of people simulated."""
    if customers is None or customers == case.parameters.market.people:
        return case
    market = type(case.parameters.market).model_validate(
        {**case.parameters.market.model_dump(), "people": customers}
    )
    parameters: Any = case.parameters.model_copy(update={"market": market})
    return case.model_copy(update={"parameters": parameters})
