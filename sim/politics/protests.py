"""Protests: a department whose own number has fallen, and whose goals a reform has moved.

The dip comes first: the first protest in the quarter after a reform, before the board meets.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sim.decisions.protests import grievance
from sim.measures import Readings
from sim.policy import Policy
from sim.politics.requests import SHORT, TARGET
from sim.scenario.schema import Scenario


@dataclass(frozen=True, slots=True)
class Protest:
    """Who protests, against what, and the number that it points at."""

    department: str
    metric: str
    reached: float
    """Share of its target, as it reports it."""
    reform: str
    """Name of the decision that it protests against."""
    kind: str


def protests(
    quarter: Readings, usual: Readings, policy: Policy, week: int, case: Scenario
) -> Iterator[Protest]:
    """Who protests after a quarter.

    Args:
        quarter: mean of its weeks.
        usual: mean of the year before play.
        policy: what has been decided.
        week: the first of the next quarter.
        case: the scenario.
    """
    for department, (metric, reached) in reported(quarter, usual).items():
        reform = grievance(policy, department, week, case) if reached < SHORT else None
        if reform is not None:
            yield Protest(department, metric, reached, reform.name, reform.kind)


def reported(quarter: Readings, usual: Readings) -> dict[str, tuple[str, float]]:
    """What share of its target each department reports to have reached."""
    up, spared = 1.0 - quarter.reported_outage, 1.0 - usual.reported_outage
    return {
        "marketing": ("reported_leads", _share(quarter.reported_leads, usual.reported_leads)),
        "sales": ("reported_wins", _share(quarter.reported_wins, usual.reported_wins)),
        "service": (
            "reported_cost_per_contact",
            _share(usual.reported_cost_per_contact, quarter.reported_cost_per_contact),
        ),
        "it": ("reported_outage", up / min(1.0, TARGET * spared) if spared > 0.0 else 1.0),
    }


def _share(reached: float, usual: float) -> float:
    """Of a target a little above what is usual; whoever has no number has reached it."""
    return reached / (TARGET * usual) if usual > 0.0 else 1.0
