"""The firm as plain objects (2): what each department, the head office and the books remember."""

from dataclasses import dataclass
from typing import Protocol

from tests.oracle.numbers import Row

TASKS = {
    "marketing": ("hype", "calibrate", "listen"),
    "sales": ("close", "fit"),
    "service": ("throughput", "care", "root"),
    "it": ("run", "features", "fixes", "integrate"),
}
"""What each department's time can go into."""
PAIRS = (
    ("marketing", "sales"),
    ("marketing", "service"),
    ("marketing", "it"),
    ("sales", "service"),
    ("sales", "it"),
    ("service", "it"),
)


def both(pair: tuple[str, str]) -> str:
    """A pair's name."""
    return "_".join(pair)


@dataclass
class Standing:
    """How a department stands to its goals."""

    goals: Row
    wanted: Row
    resistance: float
    far: float = 0.0
    productive: float = 1.0
    audited: float = 0.0


class Department(Protocol):
    """What all departments have."""

    standing: Standing
    effort: Row


@dataclass
class Marketing:
    """Makes the promise."""

    standing: Standing
    effort: Row
    adstock: float
    belief: float
    promise: float


@dataclass
class Sales:
    """Works the leads."""

    standing: Standing
    effort: Row
    belief: float
    wins: float
    quota: float
    reference: float = 1.0


@dataclass
class Service:
    """Answers."""

    standing: Standing
    effort: Row
    staff: float
    first_staff: float
    skill: float
    morale: float
    care: float
    self_service: float
    load: float
    cases: float
    fcr: float
    capacity: float
    wait: float = 0.0
    hired: float = 0.0


@dataclass
class It:
    """Runs, builds, mends, joins."""

    standing: Standing
    effort: Row
    integration: float
    debt: float
    unknown: float
    known: float
    features: float = 0.0
    pipe: float = 0.0
    bug: float = 0.0
    outage: float = 0.0


@dataclass
class Organisation:
    """What belongs to nobody's department."""

    empowerment: float
    delivered: float
    colocated: Row
    willing: Row
    authority: float = 0.0
    process: float = 0.0
    training: float = 0.0
    clout: float = 0.0
    platform: float = 0.0
    recruited: float = 0.0


@dataclass
class Books:
    """Money."""

    price: float
    first_revenue: float
    trailing_revenue: float
    trailing_profit: float
    revenue: float
    cost: float
    cash: float
    profit: float = 0.0
    earned: float = 0.0
    given: float = 0.0


@dataclass
class Firm:
    """All of it, and two numbers that are measured and kept."""

    organisation: Organisation
    marketing: Marketing
    sales: Sales
    service: Service
    it: It
    finance: Books
    churn: float = 0.0
    premium: float = 0.0

    def departments(self) -> dict[str, Department]:
        """The four by name, in the order in which they act."""
        return {
            "marketing": self.marketing,
            "sales": self.sales,
            "service": self.service,
            "it": self.it,
        }
