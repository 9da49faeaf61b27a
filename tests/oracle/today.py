"""What is known of a week while it goes on: luck, levers, news, and what departments hand over."""

import math
from dataclasses import dataclass, field
from types import SimpleNamespace

from sim.flows import News
from sim.luck import Key, Purpose, drawn
from sim.policy import Levers
from sim.scenario.parameters import Parameters
from tests.oracle.firm import Books
from tests.oracle.numbers import Row, clip, larger

PER = 1200.0
"""Counts are per so many people of the market."""


@dataclass
class Today:
    """One week."""

    week: int
    key: Key
    levers: Levers
    news: News
    rivals: float
    ratio: float
    budget_scale: float
    scale: float
    crosses: Row = field(default_factory=dict)
    sight: Row = field(default_factory=dict)
    asked: float = 0.0
    ordered: float = 0.0
    stop: float = 0.0
    bends: Row = field(default_factory=dict)
    honest: float = 1.0
    turn: int = -1
    doubts: Row = field(default_factory=dict)
    common: Row = field(default_factory=dict)
    felt: float = 1.0
    flows: SimpleNamespace = field(default_factory=SimpleNamespace)
    """Product, promise, offer and so on, as they are handed over."""

    def luck(self, person: int, purpose: Purpose) -> float:
        """A person's luck this week."""
        return drawn(self.key, person, self.week, int(purpose))


def dawn(week: int, key: Key, levers: Levers, news: News, books: Books, p: Parameters) -> Today:
    """A week before anything has happened (7.1)."""
    market, advertising = p.market, p.advertising
    slope = market.rival_drift + news.drift
    utility = market.rival_utility + slope * week + news.rivals
    ratio = books.trailing_revenue / books.first_revenue
    root = math.sqrt(larger(advertising.revenue_floor, ratio))
    return Today(
        week=week,
        key=key,
        levers=levers,
        news=news,
        rivals=clip(utility, 0.0, market.rival_cap),
        ratio=ratio,
        budget_scale=root if advertising.budget_follows_revenue else 1.0,
        scale=PER / market.people,
    )


def scaled(today: Today, names: str, counts: dict[str, int]) -> SimpleNamespace:
    """Counts of people as the firm counts them."""
    return SimpleNamespace(**{name: counts.get(name, 0) * today.scale for name in names.split()})
