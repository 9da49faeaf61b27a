"""The world: scheduled and conditional events, and what rivals offer."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sim.build import stage
from sim.flows import QUIET, News
from sim.rules.numbers import clip
from sim.scenario.effects import Effect, RivalListens
from sim.scenario.events import Event, When
from sim.scenario.market import Market

ADDED = {
    "bug": "bug",
    "viral": "viral",
    "numbers_leak": "viral",
    "praise": "praise",
    "rival": "rivals",
    "award": "reach",
    "prestige": "prestige",
    "big_customer_leaves": "gone",
}
MULTIPLIED = {
    "outage_storm": "outage_factor",
    "fad": "amplification",
    "surge": "routine",
    "demand": "demand",
    "spending": "spending",
    "urgency": "urgency",
}
"""Kinds of effects, and the part of the news that each moves."""
ONCE = (
    "bug", "viral", "numbers_leak", "praise", "press_test", "key_resignation", "big_customer_leaves"
)  # fmt: skip
"""Effects of a single week; the others last, some for good."""


@stage
def rivals_offer(week: int, shift: float, drift: float, market: Market) -> float:
    """Utility of the rivals in a week: they improve slowly, whatever we do."""
    gained = (market.rival_drift + drift) * week
    return clip(market.rival_utility + gained + shift, 0.0, market.rival_cap)


@dataclass(frozen=True, slots=True)
class Happening:
    """An event that has begun."""

    event: Event
    week: int

    def over(self, effect: Effect) -> int | None:
        """The first week without an effect; None where it stays for good."""
        if effect.kind in ONCE:
            return self.week + 1
        weeks = getattr(effect, "weeks", None)
        return None if weeks is None else self.week + weeks

    def under_way(self, effect: Effect, week: int) -> bool:
        """Whether an effect is felt in a week."""
        over = self.over(effect)
        return self.week <= week and (over is None or week < over)


@dataclass(frozen=True, slots=True)
class World:
    """Events still to come and events under way; immutable, so that futures cannot leak back."""

    waiting: tuple[Event, ...]
    happening: tuple[Happening, ...] = ()
    weeks: tuple[tuple[str, int], ...] = ()
    """For how many weeks in a row the conditions of events have held by now, where they have."""

    def at(
        self,
        week: int,
        now: Mapping[str, float] | None,
        first: Mapping[str, float] | None,
        *,
        seated: bool = True,
    ) -> "World":
        """The world at the start of a week: what is due has begun.

        Args:
            week: this week; nothing happens before week 0.
            now: last week's metrics, for conditions; None leaves conditions out.
            first: the metrics when play began.
            seated: whether there is a customer executive, who could leave.
        """
        if week < 0 or not self.waiting:
            return self
        before, weeks = dict(self.weeks), {}
        due, waiting = [], []
        for event in self.waiting:
            held = 0
            if (seated or not _needs_a_seat(event)) and has_come(event.when, week, now, first):
                held = before.get(event.id, 0) + 1
            if held >= (event.when.for_weeks or 1):
                due.append(event)
            elif event.when.until_week is None or week < event.when.until_week:
                waiting.append(event)
                weeks[event.id] = held
        begun = tuple(Happening(event, week) for event in due)
        counted = tuple((name, held) for name, held in weeks.items() if held)
        if not begun and len(waiting) == len(self.waiting) and counted == self.weeks:
            return self
        return World(tuple(waiting), self.happening + begun, counted)

    def with_event(self, event: Event, week: int) -> "World":
        """The same world after somebody injected an event."""
        return replace(self, happening=(*self.happening, Happening(event, week)))

    def foreseen(self) -> "World":
        """What everybody may know of the future: dated, announced events and those under way."""
        known = (event for event in self.waiting if event.announced and event.when.metric is None)
        return replace(self, waiting=tuple(known), weeks=())

    def news(self, week: int) -> News:
        """What all events under way do this week."""
        news = QUIET
        for item in self.happening:
            for effect in item.event.effects:
                news = _told(news, effect, item, week)
        return news

    def next_change(self, week: int) -> int | None:
        """The first week after `week` in which the news may differ, conditions left out."""
        dates = [event.when.first_week for event in self.waiting]
        ends = (item.over(effect) for item in self.happening for effect in item.event.effects)
        dates += [end for end in ends if end is not None]
        return min((date for date in dates if date > week), default=None)


def has_come(
    when: When, week: int, now: Mapping[str, float] | None, first: Mapping[str, float] | None
) -> bool:
    """Whether an occasion has come: its week, or its condition on last week's metrics.

    For a condition that must hold for weeks this is one of them.
    """
    if when.metric is None:
        return when.first_week == week
    if now is None or first is None or week < when.first_week:
        return False
    if when.until_week is not None and week > when.until_week:
        return False
    value, before = _value(when, now), _value(when, first)
    return (
        (when.below is not None and value < when.below)
        or (when.above is not None and value > when.above)
        or (when.fallen_by is not None and before - value > when.fallen_by)
        or (when.risen_by is not None and value - before > when.risen_by)
    )


def _value(when: When, metrics: Mapping[str, float]) -> float:
    """What is compared: a metric, or what it has more than another."""
    value = metrics[when.metric or ""]
    return value if when.less is None else value - metrics[when.less]


def _needs_a_seat(event: Event) -> bool:
    return any(effect.kind == "executive_quits" for effect in event.effects)


def _told(news: News, effect: Effect, item: Happening, week: int) -> News:
    """News with one more effect: some add up, some multiply."""
    if effect.kind == "rival_listens":
        return _rivals_learn(news, effect, item, week)
    if not item.under_way(effect, week):
        return news
    size: float = getattr(effect, "size", 0.0)
    if effect.kind in ADDED:
        name = ADDED[effect.kind]
        return news._replace(**{name: getattr(news, name) + size})
    if effect.kind in MULTIPLIED:
        name = MULTIPLIED[effect.kind]
        return news._replace(**{name: getattr(news, name) * size})
    return _otherwise(news, effect)


def _otherwise(news: News, effect: Effect) -> News:
    """News with an effect that is neither a sum nor a product."""
    match effect.kind:
        case "budget":
            return news._replace(budget=news.budget * (1.0 - effect.size))
        case "executive_quits":
            return news._replace(vacant=1.0)
        case "regulator_letter":
            return news._replace(regulated=1.0, fee=news.fee + effect.cost)
        case "key_resignation":
            return news._replace(parting=effect.people, unlearned=effect.size)
        case "press_test":
            return news._replace(tested=effect.size)
    return news


def _rivals_learn(news: News, effect: RivalListens, item: Happening, week: int) -> News:
    """Rivals who get better each week, and keep what they have gained."""
    if item.under_way(effect, week):
        start = news.rivals - effect.size * item.week
        return news._replace(drift=news.drift + effect.size, rivals=start)
    if week < item.week or effect.weeks is None:
        return news
    return news._replace(rivals=news.rivals + effect.size * effect.weeks)
