"""What can move what people think: every cause that the ledger keeps, and whose it is.

A cause is a thing that happened to somebody. Its owner is where it happened, which is not the same
as who is to blame: a product that fails is IT's row, and why IT had no time to mend it is another
question, which only a replay with another decision answers (`sim.explain.decided`).
"""

from dataclasses import dataclass

PARTS = ("brand_equity", "salience", "image", "trust", "loyalty", "nps", "expectation", "share")
"""The metrics that are means over people, in the order of the ledger's columns
(`sim.explain.rows`)."""

PROMISE, WALLS, CUSTOMERS, WORLD = "promise", "walls", "customers", "world"
OWNERS = {
    "marketing": "Marketing",
    "sales": "Sales",
    "service": "Service",
    "it": "IT",
    PROMISE: "The promise (marketing and sales)",
    WALLS: "The walls between departments",
    CUSTOMERS: "Customers among themselves",
    WORLD: "The world",
}
"""Whose row a cause belongs to. What two departments make together belongs to neither alone."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One row of the ledger."""

    id: str
    label: str
    owner: str


CAUSES = (
    Cause("forgetting", "People forget the name", "marketing"),
    Cause("advertising", "Advertising was seen", "marketing"),
    Cause("press", "A press test was read", WORLD),
    Cause("came", "Customers came", "sales"),
    Cause("use", "Weeks of plain use", "it"),
    Cause("outage", "Outages", "it"),
    Cause("silent_failure", "Failures nobody was told of", "it"),
    Cause("silent_mismatch", "Broken expectations nobody was told of", PROMISE),
    Cause("self_served", "Self-service", "service"),
    Cause("solved", "Solved at the first contact", "service"),
    Cause("solved_late", "Solved, but not at once", "service"),
    Cause("unsolved", "Answered, not solved", "service"),
    Cause("unserved", "Nobody answered", "service"),
    Cause("bounced_marketing", "Stuck between service and marketing", WALLS),
    Cause("bounced_sales", "Stuck between service and sales", WALLS),
    Cause("bounced_it", "Stuck between service and IT", WALLS),
    Cause("compared", "Less, or more, than was expected", PROMISE),
    Cause("promise_broken", "Promises broken", PROMISE),
    Cause("promise_kept", "Promises kept", PROMISE),
    Cause("contradicted", "Advertising and service told two stories", WALLS),
    Cause("posts", "Posts", CUSTOMERS),
    Cause("talk", "Private talk", CUSTOMERS),
    Cause("left", "Customers left", CUSTOMERS),
    Cause("newcomers", "New people in town", WORLD),
    Cause("rest", "Not accounted for", WORLD),
)
"""In the order of the ledger's rows (`sim.explain.rows`)."""
