"""The title: scenarios to choose from. Light: it does not load the engine."""

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.words import _, spoken
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.places import scenario_folder
from sim.scenario.schema import Scenario

SEEDS = 10_000
"""Seeds that people can read out to each other."""
FIRST = "first-monday"
"""The case that explains the game as it goes."""


@dataclass(frozen=True, slots=True)
class Card:
    """A scenario to be chosen."""

    id: str
    title: str
    summary: str
    brand: str
    length: str
    level: str
    minutes: int
    quarters: int
    teaches: tuple[str, ...]
    picture: Path | None


def cards() -> tuple[Card, ...]:
    """The shipped scenarios, the shortest first."""
    found = [_card(name) for name in scenario_ids() if not _loaded(name).abstract]
    return tuple(sorted(found, key=lambda card: (card.minutes, card.title)))


def has_tutorial(scenario: str) -> bool:
    """Whether somebody explains the game while it is played: then nothing is read before."""
    return scenario == FIRST


def briefing(scenario: str) -> str:
    """What a player reads before the first week."""
    text = _loaded(scenario).briefing
    return spoken(text) if text else ""


def fresh_seed() -> int:
    """Luck that nobody has chosen."""
    return secrets.randbelow(SEEDS)


def seed_of(text: str) -> int | None:
    """The seed that somebody typed; None if it is none."""
    stripped = text.strip()
    if not stripped.isdecimal() or not stripped.isascii():
        return None
    seed = int(stripped)
    return seed if seed < 2**64 else None


@cache
def _loaded(name: str) -> Scenario:
    return load_scenario(name)


def _card(name: str) -> Card:
    case = _loaded(name)
    length = _("{n} quarters, about {m} minutes")
    return Card(
        id=case.id,
        title=spoken(case.title),
        summary=spoken(case.summary) if case.summary else "",
        brand=case.words.brand,
        length=length.format(n=case.quarters, m=round(case.minutes)),
        level=_level(case),
        minutes=round(case.minutes),
        quarters=case.quarters,
        teaches=tuple(spoken(goal.text) for goal in case.learning_goals),
        picture=scenario_folder() / case.picture if case.picture else None,
    )


def _level(case: Scenario) -> str:
    return {
        "tutorial": _("First steps"),
        "basic": _("The usual decisions"),
        "full": _("Every decision"),
    }[case.decisions.set]
