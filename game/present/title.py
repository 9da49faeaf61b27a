"""The title: scenarios to choose from. Light: it does not load the engine."""

import secrets
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.present.figures import percent
from game.present.names import GOALS, ICONS, department, goal
from game.words import _, n_, spoken
from sim.room import EXECUTIVE, seats_of
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.names import DEPARTMENTS
from sim.scenario.places import scenario_folder
from sim.scenario.schema import Scenario

SEEDS = 10_000
"""Seeds that people can read out to each other."""
SETS = "tutorial", "basic", "full"
"""Sets of decisions, the fewest first."""
FIRST = "first-monday"
"""The case that explains the game as it goes."""
EARLY = (FIRST, "promise-gap")
"""What newcomers find first."""


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
    seats: tuple[str, ...]
    """Where several people may sit."""


@dataclass(frozen=True, slots=True)
class Brief:
    """What stands on the page before a game."""

    title: str
    length: str
    text: str
    departments: tuple[tuple[str, str, str, str], ...]
    """Id, name, icon, and what it is paid for."""
    moves: str


def cards() -> tuple[Card, ...]:
    """The shipped scenarios: two to begin with, then those with fewer decisions first."""
    found = [_card(name) for name in scenario_ids() if not _loaded(name).abstract]
    return tuple(sorted(found, key=_turn))


def _turn(card: Card) -> tuple[bool, int, str]:
    few = SETS.index(_loaded(card.id).decisions.set)
    return card.id not in EARLY, few, card.title


def has_tutorial(scenario: str) -> bool:
    """Whether somebody explains the game while it is played: then nothing is read before."""
    return scenario == FIRST


def brief(scenario: str, *, shared: bool = False) -> Brief:
    """The page before a game.

    Args:
        scenario: its id, or the path of its file.
        shared: whether several people play it.
    """
    case, card = _loaded(scenario), _card(scenario)
    return Brief(
        title=card.title,
        length=card.length,
        text=spoken(case.briefing).strip() if case.briefing else card.summary,
        departments=tuple(
            (name, department(name), ICONS[name], _paid_for(case, name)) for name in DEPARTMENTS
        ),
        moves=_shared_moves(case) if shared else _moves(case),
    )


def _paid_for(case: Scenario, name: str) -> str:
    """The goals of a department, the weightiest first."""
    row = getattr(case.start, name)
    if case.inherited:  # somebody may have decided what they are paid for since
        from sim.decisions import first_policy  # noqa: PLC0415  # it loads the engine

        row = getattr(first_policy(case).levers(0), f"{name}_goals")
    shares = sorted(((getattr(row, one), goal(one)) for one in GOALS), key=lambda pair: -pair[0])
    return ", ".join(f"{goal} {percent(share)}" for share, goal in shares if share > 0.0)


def _moves(case: Scenario) -> str:
    """How often the player may move."""
    first, then = case.decisions.first_moves, case.moves_in(case.weeks - 1)
    text = n_("You may make {n} move a quarter.", "You may make {n} moves a quarter.", then)
    if not first:
        return text
    some = ", ".join(str(n) for n in first)
    return _("In the first quarters you may make so many moves: {some}. Then {n} in each.").format(
        some=some, n=then
    )


def _shared_moves(case: Scenario) -> str:
    """Who may do how much where each department has somebody of its own."""
    moves = case.moves_in(case.weeks - 1)
    text = n_(
        "Each department may pull one lever of its own a quarter; the chief executive has {n} "
        "move.",
        "Each department may pull one lever of its own a quarter; the chief executive has {n} "
        "moves.",
        moves,
    )
    if EXECUTIVE in seats_of(case):
        text += " " + _("The customer executive may pull one lever, if somebody stands behind her.")
    return text


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
        seats=seats_of(case),
    )


def _level(case: Scenario) -> str:
    return {
        "tutorial": _("A few decisions, explained"),
        "basic": _("The usual decisions"),
        "full": _("Every decision"),
    }[case.decisions.set]
