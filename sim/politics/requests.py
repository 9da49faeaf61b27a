"""Requests: what a department asks for at the close of a quarter, and which decisions grant it.

Rules of play, all assumptions. Taking a decision back is one way to grant; see claim C15.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sim.decisions import BaseDecision
from sim.decisions.budgets import CampaignBurst, Discount, ItMandate, ShiftBudget, StaffService
from sim.decisions.quota import SetQuota
from sim.decisions.rolling_back import RollBack
from sim.measures import Readings

TARGET = 1.03
"""A department's target, as a multiple of its mean in the year before play. Assumption."""
SHORT = 0.96
"""Below this share of its target a department asks for help. Assumption."""
FULL = 0.95
"""Share of its capacity above which service asks for people. Assumption."""
DEBT = 0.4
"""Technical debt, 0 to 1, above which IT asks for quiet. Assumption."""


@dataclass(frozen=True, slots=True)
class Request:
    """What a department asks for, and the number that it points at."""

    department: str
    metric: str
    value: float
    """Mean of the quarter, in the unit of the metric."""
    line: float
    """Below it, or above it for service and IT, a department asks."""


def requests(quarter: Readings, usual: Readings) -> tuple[Request, ...]:
    """What departments ask for after a quarter.

    Args:
        quarter: mean of its weeks.
        usual: mean of the year before play.
    """
    return tuple(_requests(quarter, usual))


def _requests(quarter: Readings, usual: Readings) -> Iterator[Request]:
    for department, metric in (("marketing", "leads"), ("sales", "wins")):
        value, line = getattr(quarter, metric), SHORT * TARGET * getattr(usual, metric)
        if value < line:
            yield Request(department, metric, value, line)
    for department, metric, line in (("service", "load", FULL), ("it", "tech_debt", DEBT)):
        value = getattr(quarter, metric)
        if value > line:
            yield Request(department, metric, value, line)


def grants(request: Request, decision: BaseDecision) -> bool:
    """Whether a decision gives a department what it asks for."""
    match decision:
        case ShiftBudget():
            return bool(getattr(decision, request.department) > 0.0)
        case CampaignBurst():
            return request.department == "marketing"
        case Discount() | RollBack():
            return request.department == "sales"
        case SetQuota():
            return request.department == "sales" and decision.stretch < 0.0
        case StaffService():
            return request.department == "service" and decision.rule == "to_demand"
        case ItMandate():
            return request.department == "it" and decision.share > 0.0
    return False


def granted(asked: Iterable[Request], decisions: Iterable[BaseDecision]) -> tuple[Request, ...]:
    """The requests that some decision grants."""
    taken = tuple(decisions)
    return tuple(
        request for request in asked if any(grants(request, decision) for decision in taken)
    )
