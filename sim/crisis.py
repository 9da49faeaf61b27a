"""What counts as a crisis: something that customers feel now, or have felt a short while ago."""

from sim.departments.it import It
from sim.world import World

ACUTE = 1.0
"""A bug that doubles failures."""
RECENT = 13
"""Weeks for which people still expect a word about what happened."""
HURTING = frozenset(
    ("bug", "outage_storm", "viral", "numbers_leak", "surge", "regulator_letter")
)  # fmt: skip
"""Kinds of events that customers feel."""


def felt(it: It) -> bool:
    """Whether customers felt an acute bug or an outage last week."""
    return it.bug > ACUTE or it.outage > 0.0


def presses(world: World, week: int) -> bool:
    """Whether news is out that a firm could answer.

    Args:
        world: events so far.
        week: the next to be lived.
    """
    return any(
        effect.kind in HURTING and (week - item.week < RECENT or item.under_way(effect, week))
        for item in world.happening
        if item.week <= week
        for effect in item.event.effects
    )
