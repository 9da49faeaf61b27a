"""Whose a cause is, as players read it; the same words in the report and where one asks why."""

from game.present.names import department
from game.words import _
from sim.scenario.names import DEPARTMENTS

OWNERS = (*DEPARTMENTS, "promise", "walls", "customers", "world", "firm")
"""In the order in which they stand below each other; `firm` is what belongs to nobody."""
ICONS = {
    "marketing": "megaphone",
    "sales": "chart",
    "service": "headset",
    "it": "monitor",
    "promise": "star",
    "walls": "bridge",
    "customers": "people",
    "world": "eye",
    "firm": "flag",
}


def owner(name: str) -> str:
    """What an owner is called."""
    if name in DEPARTMENTS:
        return department(name)
    return {
        "promise": _("Promises"),
        "walls": _("Walls"),
        "customers": _("Customers"),
        "world": _("The world"),
        "firm": _("Whole firm"),
    }[name]


def owner_tip(name: str) -> str:
    """What happens there."""
    return {
        "marketing": _("Advertising that was seen, and names that are forgotten."),
        "sales": _("Who became a customer."),
        "service": _("How cases were answered, or were not."),
        "it": _("How the product worked, and when it failed."),
        "promise": _("What was promised against what was lived. Marketing and sales together."),
        "walls": _("Cases stuck between departments, and two stories told about one thing."),
        "customers": _("What customers tell each other, and who leaves."),
        "world": _("Tests, rivals, and people who move in."),
        "firm": _("What no department has alone: money that owners draw, programmes."),
    }[name]
