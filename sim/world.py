"""The world: scheduled and conditional events, and what rivals offer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim.build import stage
from sim.flows import QUIET, News
from sim.rules.numbers import clip
from sim.scenario.events import Event, When
from sim.scenario.market import Market

ADDED = {"bug": "bug", "viral": "viral", "praise": "praise", "rival": "rivals", "award": "reach"}
MULTIPLIED = {
    "outage_storm": "outage_factor",
    "fad": "amplification",
    "surge": "routine",
    "demand": "demand",
}
"""Kinds of effects, and the part of the news that each moves."""
ONCE = ("bug", "viral", "praise", "press_test")
"""Effects of a single week; the others last, some for good."""


@stage
def rivals_offer(week: int, shift: float, market: Market) -> float:
    """Utility of the rivals in a week: they improve slowly, whatever we do."""
    return clip(market.rival_utility + market.rival_drift * week + shift, 0.0, market.rival_cap)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that has begun."""

    event: Event
    week: int

    @property
    def over(self) -> int | None:
        """The first week without its effect; None where it stays for good."""
        effect = self.event.effect
        if effect is None or effect.kind in ONCE:
            return self.week + 1
        weeks = getattr(effect, "weeks", None)
        return None if weeks is None else self.week + weeks


@dataclass(frozen=True, slots=True)
class World:
    """Events still to come and events under way; immutable, so that futures cannot leak back."""

    waiting: tuple[Event, ...]
    happening: tuple[Happening, ...] = ()

    def at(
        self, week: int, now: Mapping[str, float] | None, first: Mapping[str, float] | None
    ) -> "World":
        """The world at the start of a week: what is due has begun.

        Args:
            week: this week; nothing happens before week 0.
            now: last week's metrics, for conditions; None leaves conditions out.
            first: the metrics when play began.
        """
        due = [
            event for event in self.waiting if week >= 0 and has_come(event.when, week, now, first)
        ]
        if not due:
            return self
        waiting = tuple(event for event in self.waiting if event not in due)
        begun = tuple(Happening(event, week) for event in due)
        return replace(self, waiting=waiting, happening=self.happening + begun)

    def with_event(self, event: Event, week: int) -> "World":
        """The same world after somebody injected an event."""
        return replace(self, happening=(*self.happening, Happening(event, week)))

    def foreseen(self) -> "World":
        """What everybody may know of the future: dated, announced events and those under way."""
        known = (event for event in self.waiting if event.announced and event.when.metric is None)
        return replace(self, waiting=tuple(known))

    def news(self, week: int) -> News:
        """What all events under way do this week."""
        news = QUIET
        for item in self.happening:
            under_way = item.week <= week and (item.over is None or week < item.over)
            if item.event.effect is not None and under_way:
                news = _told(news, item.event.effect.kind, item.event.effect.size)
        return news

    def next_change(self, week: int) -> int | None:
        """The first week after `week` in which the news may differ, conditions left out."""
        dates = [event.when.first_week for event in self.waiting]
        dates += [item.over for item in self.happening if item.over is not None]
        return min((date for date in dates if date > week), default=None)


def has_come(
    when: When, week: int, now: Mapping[str, float] | None, first: Mapping[str, float] | None
) -> bool:
    """Whether an occasion has come: its week, or its condition on last week's metrics."""
    if when.metric is None:
        return when.first_week == week
    if now is None or first is None or week < when.first_week:
        return False
    value, before = now[when.metric], first[when.metric]
    return (
        (when.below is not None and value < when.below)
        or (when.above is not None and value > when.above)
        or (when.fallen_by is not None and before - value > when.fallen_by)
        or (when.risen_by is not None and value - before > when.risen_by)
    )


def _told(news: News, kind: str, size: float) -> News:
    """News with one more effect: some add up, some multiply."""
    if kind in ADDED:
        name = ADDED[kind]
        return news._replace(**{name: getattr(news, name) + size})
    if kind in MULTIPLIED:
        name = MULTIPLIED[kind]
        return news._replace(**{name: getattr(news, name) * size})
    if kind == "budget":
        return news._replace(budget=news.budget * (1.0 - size))
    return news._replace(tested=size)
