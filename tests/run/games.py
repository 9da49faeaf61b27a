"""Small firms for the tests of a whole run."""

from functools import cache
from typing import Any

from sim.model import SiloModel
from sim.run import LAB, Run
from sim.scenario.events import Event
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from tests.strategies import case

PEOPLE = 120
REDESIGN = (
    {"kind": "sponsor_attention", "points": 3, "quarters": 40},
    {
        "kind": "set_goals",
        "service": {"cost": 0.2, "cx": 0.8},
        "sales": {"revenue": 0.6, "cx": 0.4},
    },
    {"kind": "redesign_process", "depth": 1.0},
    {"kind": "empower", "latitude": 0.6},
    {"kind": "customer_record"},
    {"kind": "listening_owner", "owner": "service"},
    {"kind": "staff_service", "rule": "to_demand"},
)


@cache
def small(people: int = PEOPLE) -> Scenario:
    """The shipped scenario with fewer people, without its events."""
    return with_people(case(), people).model_copy(update={"events": ()})


def changed(scenario: Scenario, events: tuple[Event, ...] = (), **groups: dict) -> Scenario:
    """A scenario with other parameters, as `needs={"failure": 0.1}`, and with these events."""
    parameters = scenario.parameters
    for name, values in groups.items():
        old = getattr(parameters, name)
        new = type(old).model_validate({**old.model_dump(), **values})
        parameters = parameters.model_copy(update={name: new})
    return scenario.model_copy(update={"parameters": parameters, "events": events})


def event(kind: str, week: int | None = None, *, announced: bool = False, **more: Any) -> Event:
    """An event of one kind."""
    when = more.pop("when", {"week": week})
    return Event.model_validate(
        {
            "id": f"{kind.replace('_', '-')}-{week or 0}",
            "when": when,
            "effect": {"kind": kind, **more},
            "announced": announced,
            "headline": {"en": kind},
        }
    )


def started(scenario: Scenario | None = None, seed: int = 7, **options: Any) -> Run:
    """A game of a small firm."""
    return Run(scenario or small(), seed, **options)


def redesigned(run: Run) -> Run:
    """The game after the whole redesign has been decided."""
    for decision in REDESIGN:
        run.decide(decision, by=LAB)
    return run


def marks(run: Run) -> tuple:
    """All that must not change while somebody only looks."""
    return (
        run.state.hash(),
        run.state.seal(),
        run.policy,
        run.purse,
        run.model.world,
        run.journal.text(),
        tuple(run.history),
    )


def columns(model: SiloModel) -> dict[str, bytes]:
    """The customers' columns, to the bit."""
    society = model.customers.society
    return {name: getattr(society.c, name).tobytes() for name in society.c._fields}
