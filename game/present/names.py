"""What departments, goals and quarters are called on the screen."""

from game.words import _
from sim.room import EXECUTIVE
from sim.scenario.names import DEPARTMENTS

ICONS = {"marketing": "megaphone", "sales": "chart", "service": "headset", "it": "monitor"}
GOALS = ("leads", "revenue", "retention", "cost", "cx", "uptime")
GROUPS = ("goals", "budgets", "ownership", "structure", "programmes", "people")
"""Families of decisions."""
YEAR = 4
"""Quarters."""


def department(name: str) -> str:
    """A department's name."""
    return {
        "marketing": _("Marketing"),
        "sales": _("Sales"),
        "service": _("Service"),
        "it": _("IT"),
    }[name]


def seat_name(seat: str) -> str:
    """What a seat of a room is called."""
    beside = {"ceo": _("Chief executive"), "executive": _("Customer executive")}
    return beside.get(seat) or department(seat)


def seat_icon(seat: str) -> str:
    """Its icon."""
    return "heart" if seat == EXECUTIVE else ICONS.get(seat, "person")


def seat_colour(seat: str) -> str:
    """Its colour."""
    return seat if seat in {*DEPARTMENTS, EXECUTIVE} else "accent"


def goal(name: str) -> str:
    """A goal's name, as a column is headed."""
    return {
        "leads": _("Leads"),
        "revenue": _("Revenue"),
        "retention": _("Retention"),
        "cost": _("Cost"),
        "cx": _("CX"),
        "uptime": _("Uptime"),
    }[name]


def goal_meaning(name: str) -> str:
    """What a goal counts."""
    return {
        "leads": _("prospects who consider us"),
        "revenue": _("revenue"),
        "retention": _("customers kept"),
        "cost": _("what the work costs"),
        "cx": _("customer experience: how served cases were for the customer"),
        "uptime": _("weeks without an outage"),
    }[name]


def group(name: str) -> str:
    """A family of decisions."""
    return {
        "goals": _("Goals"),
        "budgets": _("Budgets"),
        "structure": _("Structure"),
        "ownership": _("Who owns what"),
        "programmes": _("Programmes"),
        "people": _("People"),
    }[name]


def date_of(quarter: int) -> str:
    """A quarter as players say it."""
    year, part = divmod(quarter - 1, YEAR)
    return _("Year {year} · Q{quarter}").format(year=year + 1, quarter=part + 1)


def quarter_of(quarter: int) -> str:
    """A quarter within its year."""
    return _("Q{n}").format(n=1 + (quarter - 1) % YEAR)


def in_words(names: tuple[str, ...]) -> str:
    """Departments in a sentence: one, two and three."""
    if len(names) == len(DEPARTMENTS):
        return _("everybody")
    said = [department(name) for name in names]
    if len(said) < 2:  # noqa: PLR2004  # one, or nobody
        return said[0] if said else _("nobody")
    return _("{some} and {last}").format(some=", ".join(said[:-1]), last=said[-1])
