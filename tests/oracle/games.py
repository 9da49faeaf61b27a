"""Games drawn by a seeded generator: parameters, levers, programmes, events of every kind."""

from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from annotated_types import Ge, Le

from sim.flows import Four, Goals, Pairs, Tasks
from sim.policy import Change, Running
from sim.scenario.events import Event
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario
from sim.scenario.units import Group
from tests.oracle.numbers import GOALS, clip

PEOPLE = 60
WEEKS = 30
LEVERS: dict[str, tuple[Any, ...]] = {
    "strength": (2.0, 3.5, 6.0),
    "spend": (0.6, 1.0, 1.5),
    "extra_promise": (-0.1, 0.0, 0.12),
    "signoff": (0, 1, 2, 3, 4),
    "signoff_margin": (0.0, 0.03, 0.1),
    "listening": (0, 1, 2, 3),
    "answering": (0, 1, 2),
    "empowerment": (0.2, 0.6, 1.0),
    "process": (0.0, 0.5, 1.0),
    "training": (0.0, 1.0),
    "record": (0.0, 1.0),
    "record_target": (0.1, 0.8, 1.0),
    "platform": (0.0, 1.0),
    "sponsor": (0.0, 0.5, 0.75),
    "home": (0, 1, 2, 3, 4),
    "executive_authority": (0.0, 0.5, 1.0),
    "executive_access": (0.0, 0.1, 0.4),
    "executive_opex": (0.0, 0.03, 0.25),
    "metrics": (0.0, 1.0),
    "staffing": (0, 1, 2),
    "utilisation": (0.8, 0.87, 0.95),
    "root_floor": (0.0, 0.25, 0.5),
    "self_service": (0.0, 0.4, 0.7),
    "mandate": (0.0, 0.15, 0.4),
    "discount": (0.0, 0.05, 0.2),
    "dividend": (0.0, 0.5, 1.0),
    "helping": (Four(0.0, 0.0, 0.0, 0.0), Four(0.2, 0.0, 0.1, 0.2), Four(0.0, 0.3, 0.0, 0.0)),
    "recruits": (0.0, 0.5, 1.0),
    "form": (0, 1, 1, 2, 2),
    "quota": (-0.05, 0.0, 0.15),
    "profile": (0.0, 0.5, 1.0),
    "audited": (Four(0.0, 0.0, 0.0, 0.0), Four(1.0, 0.0, 1.0, 0.0)),
    "chart": (
        Four(0.0, 0.0, 0.0, 0.0),
        Four(5.0, 1.0, 5.0, 5.0),
        Four(0.0, 0.0, 1.0, 2.0),
        Four(3.0, 1.0, 4.0, 5.0),
    ),
    "merged": (Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), Pairs(0.0, 0.3, 0.0, 0.0, 0.15, 0.0)),
    "joined": (Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0), Pairs(0.0, 0.5, 0.0, 0.0, 0.35, 0.0)),
    "breadth": (0.0, 0.05),
    "upset": (Four(0.0, 0.0, 0.0, 0.0), Four(0.15, 0.0, 0.1, 0.0)),
    "parting": (0.0, 0.0, 0.1),
    "handover": (0.0, 0.1, 0.25),
    "leads_agreed": (0.0, 0.5, 1.0),
    "held_back": (0.0, 0.2, 0.3),
    "stop": (0, 2, 4),
    "squad": (0.0, 1.0),
    "notice": (0.0, 0.0, 1.0),
    "reply": (0.0, 1.0),
    "refund": (0.0, 0.0, 1.0),
    "sealed": (
        Tasks(*[0.0] * 12),
        Tasks(0.2, 0.5, 0.3, 0.0, 0.0, 0.1, 0.6, 0.3, 0.0, 0.0, 0.0, 0.0),
        Tasks(0.0, 0.0, 0.0, 0.3, 0.7, 0.0, 0.0, 0.0, 0.4, 0.03, 0.37, 0.2),
    ),
}
"""Values that a lever may be set to."""
EFFECTS: tuple[dict[str, Any], ...] = (
    {"kind": "bug", "size": 9.0},
    {"kind": "outage_storm", "size": 20.0, "weeks": 6},
    {"kind": "viral", "size": 12.0},
    {"kind": "praise", "size": 3.5},
    {"kind": "fad", "size": 3.0, "weeks": 9},
    {"kind": "surge", "size": 4.0, "weeks": 5},
    {"kind": "demand", "size": 6.0, "weeks": 8},
    {"kind": "rival", "size": 0.05, "weeks": 7},
    {"kind": "rival", "size": -0.03},
    {"kind": "budget", "size": 0.15, "weeks": 10},
    {"kind": "budget", "size": 0.05},
    {"kind": "award", "size": 0.2, "weeks": 4},
    {"kind": "press_test", "size": 0.4},
    {"kind": "numbers_leak", "size": 6.0},
    {"kind": "rival_listens", "size": 0.003, "weeks": 8},
    {"kind": "rival_listens", "size": -0.001},
    {"kind": "spending", "size": 0.75, "weeks": 6},
    {"kind": "urgency", "size": 0.4, "weeks": 20},
    {"kind": "prestige", "size": 0.2, "weeks": 9},
    {"kind": "executive_quits", "weeks": 5},
    {"kind": "regulator_letter", "cost": 7.0, "weeks": 11},
    {"kind": "key_resignation", "size": 0.07, "people": 0.04},
    {"kind": "big_customer_leaves", "size": 0.15},
)
LIVELY: dict[str, dict[str, float]] = {
    "market": {"in_market": 0.08, "newcomers": 0.02},
    "needs": {"failure": 0.12, "mismatch": 0.6, "routine": 0.1},
    "service": {"cases_per_head": 12.0},
    "voice": {"posting": 0.5, "reshare": 0.3, "talking": 0.2},
    "leaving": {"hazard": 0.02},
    "further": {
        "worlds": 0.3,
        "clout_earned": 2.0,
        "clout_from": 90.0,
        "urgency": 0.5,
        "morale_outreach": 0.4,
        "engagement": 0.5,
        "contradiction": 0.6,
        "self_switch": 0.1,
        "gaming": 0.8,
    },
}
"""Parameters under which sixty people see in half a year what thousands see."""
CONDITIONS: tuple[dict[str, Any], ...] = (
    {"metric": "fcr", "below": 0.6},
    {"metric": "staff", "above": 9.0, "after_week": 3},
    {"metric": "brand_equity", "fallen_by": 0.2},
    {"metric": "unknown_issues", "risen_by": 0.01, "after_week": 2},
    {"metric": "promise", "less": "delivered", "above": 0.02, "for_weeks": 3},
    {"metric": "public_unanswered", "below": 0.9, "until_week": 20, "for_weeks": 2},
    {"metric": "executive_clout", "below": 0.05, "for_weeks": 4},
    {"metric": "public_solved", "above": 0.4, "until_week": 9},
)


@dataclass(frozen=True)
class Game:
    """A case, a seed, and what is decided and happens; lived from week `burn_in` - 52 on."""

    case: Scenario
    seed: int
    burn_in: int = 52
    replicate: int = 0
    changes: tuple[Change, ...] = ()
    running: tuple[Running, ...] = ()


@cache
def case(name: str = "promise-gap") -> Scenario:
    """A shipped case with few people."""
    loaded = load_scenario(name)
    market = loaded.parameters.market.model_copy(update={"people": PEOPLE})
    return with_parameters(loaded, market=market)


def with_parameters(loaded: Scenario, **groups: Group) -> Scenario:
    """A case with other groups of parameters."""
    parameters = loaded.parameters.model_copy(update=groups)
    return loaded.model_copy(update={"parameters": parameters})


def game(number: int) -> Game:
    """One of the games: half of them start before week 0; a third as shipped, lively, shaken."""
    luck = Random(number)
    burn_in = luck.choice((0, 26, 38, 45, 49)) if number % 2 else 52
    first = burn_in - 52
    events = tuple(_event(k, effect, first, luck) for k, effect in enumerate(EFFECTS))
    world = case(luck.choice(("promise-gap", "base"))).model_copy(update={"events": events})
    return Game(
        case=(world, lively(world), shaken(lively(world), luck))[number % 3],
        seed=luck.randrange(2**64),
        burn_in=burn_in,
        replicate=luck.choice((0, 0, 5)),
        changes=_changes(first, luck),
        running=_programmes(first, luck),
    )


def _event(number: int, effect: dict[str, Any], first: int, luck: Random) -> Event:
    """An effect in some week, or when a metric brings it about."""
    latest = first + WEEKS - 1
    when: dict[str, Any] = {"week": luck.randint(0, max(0, latest))}
    if luck.random() < 1 / 4:
        when = luck.choice(CONDITIONS)
    named: dict[str, Any] = {
        "id": f"event-{number}",
        "headline": {"en": "News."},
        "when": when,
        "effect": effect,
    }
    if luck.random() < 1 / 4:
        named["also"] = [luck.choice(EFFECTS)]
    return Event.model_validate(named)


def _changes(first: int, luck: Random) -> tuple[Change, ...]:
    """Half of the levers at the start, then a few every week, in no order, some long ago."""
    found = [
        Change(first, lever, luck.choice(values))
        for lever, values in LEVERS.items()
        if luck.random() < 1 / 2
    ]
    for _ in range(40):
        week = luck.randint(first - 4, first + WEEKS)
        kind = luck.random()
        if kind < 1 / 8:
            name = luck.choice(("marketing", "sales", "service", "it"))
            found.append(Change(week, f"{name}_goals", _row(luck)))
        elif kind < 1 / 4:
            found.append(_part(week, luck))
        else:
            lever = luck.choice(sorted(LEVERS))
            found.append(Change(week, lever, luck.choice(LEVERS[lever])))
    return tuple(found)


def _row(luck: Random) -> Goals:
    """Shares that sum to 1, often 0."""
    parts = [luck.choice((0, 0, 1, 2, 5)) for _ in GOALS]
    whole = sum(parts) or 1
    return Goals(*(part / whole for part in parts)) if sum(parts) else Goals(1.0, *[0.0] * 5)


def _part(week: int, luck: Random) -> Change:
    """A part of a lever, or all of them."""
    if luck.random() < 1 / 2:
        lever, part, value = luck.choice(
            (
                ("budgets", "service", 0.8),
                ("budgets", "it", 1.2),
                ("colocated", "service_it", 1.0),
                ("colocated", "marketing_service", 1.0),
                ("same_head", "marketing_service", 1.0),
                ("same_head", "sales_it", 1.0),
                ("bridging", "service_it", 0.3),
                ("rotated", "service_it", 0.3),
                ("rotated", "marketing_sales", 0.15),
            )
        )
        return Change(week, lever, value, part)
    return luck.choice(
        (
            Change(week, "budgets", Four(1.1, 0.9, 1.05, 0.95)),
            Change(week, "colocated", Pairs(1.0, 0.0, 0.0, 1.0, 0.0, 1.0)),
            Change(week, "same_head", Pairs(0.0, 1.0, 0.0, 1.0, 1.0, 0.0)),
            Change(week, "bridging", Pairs(0.3, 0.3, 0.0, 0.0, 0.1, 0.5)),
            Change(week, "mandate_run", 0.3),
            Change(week, "mandate_features", 0.2),
        )
    )


def _programmes(first: int, luck: Random) -> tuple[Running, ...]:
    """Two programmes, one of them long."""
    begin, later = luck.randint(first - 3, first + 9), luck.randint(first, first + 20)
    return (
        Running("one", begin, begin + 17, 8.0, Four(1.0, 0.0, 1.0, 0.0), once=40.0),
        Running("other", later, later + 5, 3.3, Four(0.0, 1.0, 0.0, 1.0)),
    )


def lively(world: Scenario) -> Scenario:
    """The same case where more goes wrong, and more is said about it."""
    groups = {
        name: getattr(world.parameters, name).model_copy(update=numbers)
        for name, numbers in LIVELY.items()
    }
    start = world.start.model_copy(update={"public_propensity": 0.4})
    return with_parameters(world, **groups).model_copy(update={"start": start})


def shaken(world: Scenario, luck: Random) -> Scenario:
    """The same case with every number moved by up to a third, within its bounds."""
    groups = {
        name: _shaken(getattr(world.parameters, name), luck)
        for name in type(world.parameters).model_fields
        if name not in {"pacing", "market"}
    }
    market = _shaken(world.parameters.market, luck)
    groups["market"] = market.model_copy(
        update={"people": PEOPLE, "links": luck.randint(1, 6), "rivals": luck.randint(1, 6)}
    )
    start = _shaken(world.start, luck)
    return with_parameters(world, **groups).model_copy(update={"start": start})


def _shaken(group: Group, luck: Random) -> Group:
    values = group.model_dump()
    for name, value in values.items():
        if isinstance(value, bool):
            values[name] = value if luck.random() < 3 / 4 else not value
        elif isinstance(value, float):
            values[name] = _moved(type(group), name, value, luck)
    return type(group).model_validate(values)


def _moved(kind: type[Group], name: str, value: float, luck: Random) -> float:
    """Another value, at most half way to a bound of this one."""
    bounds = kind.model_fields[name].metadata
    low = next((bound.ge for bound in bounds if isinstance(bound, Ge)), float("-inf"))
    high = next((bound.le for bound in bounds if isinstance(bound, Le)), float("inf"))
    return clip(value * luck.uniform(2 / 3, 4 / 3), (low + value) / 2, (value + high) / 2)
