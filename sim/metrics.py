"""Every metric, declared once: its unit, whether it is a stock or a flow, and who may see it.

Charts, tables, files and dashboards read this registry; nobody guesses from a name. The values
are computed in `measures.read_off`; a test holds the two lists equal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sim.measures import Readings
from sim.scenario.names import DEPARTMENTS, TASKS


class Kind(StrEnum):
    """How a metric adds up over weeks."""

    STOCK = "stock"  # a level: the last week counts
    FLOW = "flow"  # an amount a week: weeks are added


class Better(StrEnum):
    """Which way is better, as far as that can be said of one number alone."""

    UP = "up"
    DOWN = "down"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Metric:
    """One number that is read off each week."""

    name: str
    unit: str
    kind: Kind
    better: Better
    meaning: str
    seats: tuple[str, ...] = ()
    """Who sees it during play; after the game everybody sees everything."""

    @property
    def span(self) -> tuple[float, float]:
        """The least and the greatest it can be, in its unit."""
        return SPANS[self.unit]


UP, DOWN, NEITHER = Better.UP, Better.DOWN, Better.NEITHER
STOCK, FLOW = Kind.STOCK, Kind.FLOW
COUNT = "per week and 1,200 people"
FAR = 1e9
"""Where an amount that knows no end is taken to end: no game comes near it."""
SPANS: Mapping[str, tuple[float, float]] = {
    "index 0-100": (0.0, 100.0),
    "share": (0.0, 1.0),
    "share a year": (0.0, 1.0),
    "quality 0-1": (0.0, 1.0),
    "quality": (-1.0, 1.0),
    "0 or 1": (0.0, 1.0),
    "debt 0-1.5": (0.0, 1.5),
    "points": (-100.0, 100.0),
    "u": (-FAR, FAR),
    "u a week": (-FAR, FAR),
    COUNT: (0.0, FAR),
    "per 1,200 people": (0.0, FAR),
    "of patience": (0.0, FAR),
    "of capacity": (0.0, FAR),
    "issues": (0.0, FAR),
    "people": (0.0, FAR),
}
"""From where to where numbers of a unit go."""

_SINGLE = (
    Metric(
        "brand_equity", "index 0-100", STOCK, UP, "mean brand equity in people's minds", ("ceo",)
    ),
    Metric("salience", "index 0-100", STOCK, UP, "how well the brand is known", ("ceo",)),
    Metric("image", "index 0-100", STOCK, UP, "how good people think it is", ("ceo",)),
    Metric("trust", "index 0-100", STOCK, UP, "how far people trust its word", ("ceo",)),
    Metric(
        "loyalty",
        "index 0-100",
        STOCK,
        UP,
        "satisfaction of customers, reputation with others",
        ("ceo",),
    ),
    Metric(
        "revenue_premium", "u a week", STOCK, UP, "revenue the name brings above a nameless brand"
    ),
    Metric("share", "share", STOCK, UP, "our customers among all people", ("ceo",)),
    Metric(
        "nps", "points", STOCK, UP, "promoters less detractors among our customers", ("executive",)
    ),
    Metric(
        "churn",
        "share a year",
        STOCK,
        DOWN,
        "customers who leave, at the pace of the last quarter",
        ("ceo",),
    ),
    Metric("revenue", "u", FLOW, UP, "revenue", ("ceo", "sales")),
    Metric("cost", "u", FLOW, DOWN, "operating spend and programmes", ("ceo",)),
    Metric("profit", "u", FLOW, UP, "revenue less cost", ("ceo",)),
    Metric("cash", "u", STOCK, UP, "money in the bank", ("ceo",)),
    Metric("clv", "u", STOCK, UP, "lifetime value of a customer"),
    Metric("promise", "quality 0-1", STOCK, NEITHER, "what advertising claims", ("marketing",)),
    Metric("delivered", "quality 0-1", STOCK, UP, "what customers live", ("service",)),
    Metric("promise_gap", "quality", STOCK, DOWN, "promise less delivered"),
    Metric("leads", COUNT, FLOW, UP, "prospects who consider us", ("marketing", "ceo")),
    Metric("leads_followed", COUNT, FLOW, UP, "of these, called back", ("sales",)),
    Metric("wins", COUNT, FLOW, UP, "new customers", ("sales", "ceo")),
    Metric("losses", COUNT, FLOW, DOWN, "customers who left"),
    Metric("contacts", COUNT, FLOW, DOWN, "cases raised with the firm", ("service",)),
    Metric(
        "fcr", "share", STOCK, UP, "first contacts that were solved, mean of a month", ("service",)
    ),
    Metric("wait", "of patience", STOCK, DOWN, "felt wait in the queue", ("service",)),
    Metric(
        "open_cases", "per 1,200 people", STOCK, DOWN, "cases open after the week", ("service",)
    ),
    Metric("bounced", COUNT, FLOW, DOWN, "cases stuck at another department's wall"),
    Metric("load", "of capacity", STOCK, NEITHER, "cases over capacity", ("service",)),
    Metric(
        "known_issues", "issues", STOCK, DOWN, "faults known and not fixed", ("it", "executive")
    ),
    Metric("unknown_issues", "issues", STOCK, DOWN, "faults nobody knows of"),
    Metric("tech_debt", "debt 0-1.5", STOCK, DOWN, "technical debt", ("it",)),
    Metric("integration", "share", STOCK, UP, "how far the departments' systems are one", ("it",)),
    Metric("outage", "0 or 1", FLOW, DOWN, "a week with an outage", ("it", "ceo")),
    Metric("care", "share", STOCK, UP, "standard of care in service"),
    Metric("morale", "share", STOCK, UP, "morale in service", ("service",)),
    Metric("skill", "share", STOCK, UP, "skill in service", ("service",)),
    Metric("staff", "people", STOCK, NEITHER, "people in service", ("service", "ceo")),
    Metric("posts", COUNT, FLOW, NEITHER, "public posts about us", ("marketing",)),
    Metric("negative_posts", COUNT, FLOW, DOWN, "of these, in anger", ("marketing",)),
    Metric("expectation", "quality 0-1", STOCK, NEITHER, "what our customers expect"),
    Metric(
        "cost_per_contact", "u", STOCK, DOWN, "service's cost over contacts", ("service", "ceo")
    ),
    Metric("cx", "share", STOCK, UP, "mean experience of served cases", ("service", "executive")),
    Metric("public_unanswered", "share", STOCK, DOWN, "public complaints that nobody answered"),
    Metric("public_solved", "share", STOCK, UP, "public complaints that were solved"),
    Metric("executive_clout", "share", STOCK, NEITHER, "clout of the customer executive"),
)


def _walls() -> list[Metric]:
    pairs = [name.removeprefix("wall_") for name in Readings._fields if name.startswith("wall_")]
    words = {pair: pair.replace("_", " and ") for pair in pairs}
    return [
        Metric(f"wall_{pair}", "share", STOCK, UP, f"what crosses between {words[pair]}")
        for pair in pairs
    ]


def _of_departments() -> list[Metric]:
    found = [
        Metric(
            f"effort_{name}_{task}",
            "share",
            STOCK,
            NEITHER,
            f"share of {name}'s effort that goes into: {task}",
            (name,),
        )
        for name in DEPARTMENTS
        for task in TASKS[name]
    ]
    found += [
        Metric(
            f"visibility_{name}", "share", STOCK, UP, f"how well {name} sees customer experience"
        )
        for name in DEPARTMENTS
    ]
    found += [
        Metric(
            f"resistance_{name}", "share", STOCK, DOWN, f"resistance to change in {name}", (name,)
        )
        for name in DEPARTMENTS
    ]
    return found


def _reported() -> list[Metric]:
    """What departments say of themselves: the same numbers, as far as nobody bends them."""
    return [
        Metric(f"reported_{name}", unit, kind, better, f"{meaning}, as reported", seats)
        for name, unit, kind, better, meaning, seats in (
            ("leads", COUNT, FLOW, UP, "prospects who consider us", ("marketing", "ceo")),
            ("wins", COUNT, FLOW, UP, "new customers", ("sales", "ceo")),
            ("fcr", "share", STOCK, UP, "first contacts that were solved", ("service", "ceo")),
            ("cost_per_contact", "u", STOCK, DOWN, "service's cost over contacts", ("service",)),
            ("cx", "share", STOCK, UP, "mean experience of served cases", ("service",)),
            ("outage", "0 or 1", FLOW, DOWN, "a week with an outage", ("it", "ceo")),
        )
    ]


METRICS: dict[str, Metric] = {
    metric.name: metric for metric in (*_SINGLE, *_walls(), *_of_departments(), *_reported())
}
"""Every metric by name, in the order of `Readings`."""
