"""Where everything stands in the web of causes: each has one place, in every game and quarter."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.present.names import GROUPS, group
from game.present.owners import ICONS, OWNERS, owner, owner_tip
from game.present.scales import MONEY, metric_name
from game.words import _
from sim.explain.web import THOUGHTS
from sim.scenario.names import DEPARTMENTS

FAMILIES = (*GROUPS, "alone")
FAMILY_ICONS = {
    "goals": "target",
    "budgets": "coins",
    "ownership": "key",
    "structure": "tree",
    "programmes": "gear",
    "people": "person",
    "alone": "clock",
}
THOUGHT_ICONS = {"salience": "eye", "image": "star", "trust": "shield", "loyalty": "heart"}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the web."""

    id: str
    label: str
    column: int
    row: int
    icon: str
    edge: str
    tip: str


def place_of(name: str) -> str:
    """The id of a place: of a family, an owner, a part of what people think, or a metric."""
    return f"spot-{name}"


def family_of(name: str) -> str:
    """The family of a decision's group."""
    return name if name in FAMILIES else "people"


def heads(*, thoughts: bool) -> tuple[str, ...]:
    """What the columns are called."""
    middle = _("What people think") if thoughts else ""
    return _("What was decided"), _("Where it happened"), middle, _("What moved")


ROWS = len(FAMILIES), len(OWNERS), len(THOUGHTS), 1
"""How many places each column has."""


def places(metric: str, *, thoughts: bool) -> Iterator[Place]:
    """All places, column by column; what belongs to the whole firm has one only with money."""
    for row, name in enumerate(FAMILIES):
        label = _("No decision") if name == "alone" else group(name)
        tip = _("What would have come had nothing been decided, on the same luck.")
        if name != "alone":
            tip = _("What your decisions of this kind did.")
        yield Place(place_of(name), label, 0, row, FAMILY_ICONS[name], "executive", tip)
    shared = 0 if metric in MONEY else 1
    for row, name in enumerate(OWNERS[: len(OWNERS) - shared]):
        edge = name if name in DEPARTMENTS else "executive"
        yield Place(place_of(name), owner(name), 1, row, ICONS[name], edge, owner_tip(name))
    if thoughts:
        for row, name in enumerate(THOUGHTS):
            tip = _("How far the change went through this.")
            label = metric_name(name)
            yield Place(place_of(name), label, 2, row, THOUGHT_ICONS[name], "accent", tip)
    tip = _("The number that moved.")
    yield Place(place_of(metric), metric_name(metric), 3, 0, "flag", "ink", tip)
