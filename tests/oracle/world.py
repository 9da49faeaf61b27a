"""Input data (6): which levers are in force, and what the news of a week is."""

from collections.abc import Iterable, Mapping
from typing import Any

from sim.flows import Four, News
from sim.policy import Change, Levers, Running
from sim.scenario.events import Event, When
from tests.oracle.firm import TASKS
from tests.oracle.numbers import Row

QUIET = News(
    bug=0.0,
    outage_factor=1.0,
    demand=1.0,
    routine=1.0,
    amplification=1.0,
    rivals=0.0,
    budget=1.0,
    reach=0.0,
    viral=0.0,
    praise=0.0,
    tested=0.0,
    drift=0.0,
    spending=1.0,
    urgency=1.0,
    prestige=0.0,
    vacant=0.0,
    parting=0.0,
    unlearned=0.0,
    regulated=0.0,
    fee=0.0,
    gone=0.0,
)
ONCE = {"bug", "viral", "praise", "press_test", "numbers_leak"}
ONCE |= {"key_resignation", "big_customer_leaves"}
ADDS = {
    "bug": "bug",
    "viral": "viral",
    "numbers_leak": "viral",
    "praise": "praise",
    "award": "reach",
    "rival": "rivals",
    "prestige": "prestige",
    "big_customer_leaves": "gone",
}
"""Effects that add to a number of the news."""
TIMES = {
    "outage_storm": "outage_factor",
    "fad": "amplification",
    "surge": "routine",
    "demand": "demand",
    "spending": "spending",
    "urgency": "urgency",
}
"""Effects that multiply one."""


def levers_in(
    week: int, first: Levers, changes: Iterable[Change], running: Iterable[Running]
) -> Levers:
    """The levers of a week: dated changes in the order of their weeks, and programmes."""
    levers = first
    due = [change for change in changes if change.week <= week]
    for date in sorted({change.week for change in due}):
        for change in due:
            if change.week == date:
                levers = _pulled(levers, change)
    return levers._replace(points=_points(week, running), spending=_spending(week, running))


def _pulled(levers: Levers, change: Change) -> Levers:
    value = change.value
    if change.part:
        value = getattr(levers, change.lever)._replace(**{change.part: value})
    return levers._replace(**{change.lever: value})


def _points(week: int, running: Iterable[Running]) -> Four:
    totals: Row = dict.fromkeys(TASKS, 0.0)
    for programme in running:
        if programme.start <= week < programme.end:
            for name in TASKS:
                totals[name] = totals[name] + getattr(programme.points, name)
    return Four(**totals)


def _spending(week: int, running: Iterable[Running]) -> float:
    total = 0.0
    for programme in running:
        if programme.start <= week < programme.end:
            total = total + programme.weekly
        if programme.start == week:
            total = total + programme.once
    return total


class World:
    """Events still to come, and events under way."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.waiting = list(events)
        self.begun: list[tuple[int, Event]] = []
        self.held: dict[str, int] = {}

    def begin(
        self, week: int, now: Mapping[str, float], first: Mapping[str, float], home: int
    ) -> None:
        """What is due begins, once; a condition may have to hold for weeks."""
        for event in list(self.waiting):
            if week < 0:
                continue
            needs_a_seat = any(one.kind == "executive_quits" for one in _effects(event))
            holds = _has_come(event.when, week, now, first) and (home > 0 or not needs_a_seat)
            self.held[event.id] = self.held.get(event.id, 0) + 1 if holds else 0
            if self.held[event.id] >= (event.when.for_weeks or 1):
                self.waiting.remove(event)
                self.begun.append((week, event))

    def news(self, week: int) -> News:
        """What everything under way does this week."""
        news = QUIET
        for begun, event in self.begun:
            for effect in _effects(event):
                until = _end(begun, effect)
                if effect.kind == "rival_listens":
                    news = _rivals_learn(news, effect, begun, min(week, until), until)
                elif begun <= week < until:
                    news = _told(news, effect)
        return news


def _effects(event: Event) -> list[Any]:
    return ([event.effect] if event.effect is not None else []) + list(event.also)


def _rivals_learn(news: News, effect: Any, begun: int, week: float, until: float) -> News:
    """Better each week; once it is over they stay where they are."""
    if week < until:
        drift, rivals = news.drift + effect.size, news.rivals - effect.size * begun
        return news._replace(drift=drift, rivals=rivals)
    return news._replace(rivals=news.rivals + effect.size * effect.weeks)


def _end(begun: int, effect: object) -> float:
    """The first week without the effect."""
    if getattr(effect, "kind", "") in ONCE:
        return begun + 1
    weeks = getattr(effect, "weeks", None)
    return float("inf") if weeks is None else begun + weeks


def _told(news: News, effect: Any) -> News:
    kind, size = effect.kind, getattr(effect, "size", 0.0)
    if kind == "executive_quits":
        return news._replace(vacant=1.0)
    if kind == "regulator_letter":
        return news._replace(regulated=1.0, fee=news.fee + effect.cost)
    if kind == "key_resignation":
        return news._replace(unlearned=size, parting=effect.people)
    if kind in ADDS:
        return news._replace(**{ADDS[kind]: getattr(news, ADDS[kind]) + size})
    if kind in TIMES:
        return news._replace(**{TIMES[kind]: getattr(news, TIMES[kind]) * size})
    if kind == "budget":
        return news._replace(budget=news.budget * (1.0 - size))
    return news._replace(tested=size)


def _has_come(when: When, week: int, now: Mapping[str, float], first: Mapping[str, float]) -> bool:
    """The week of an event, or a metric that brings it about."""
    if when.metric is None:
        return week == when.first_week
    if not when.first_week <= week <= (week if when.until_week is None else when.until_week):
        return False
    if not now or not first:
        return False
    value, before = now[when.metric], first[when.metric]
    if when.less is not None:
        value, before = value - now[when.less], before - first[when.less]
    if when.below is not None:
        return value < when.below
    if when.above is not None:
        return value > when.above
    if when.fallen_by is not None:
        return before - value > when.fallen_by
    return when.risen_by is not None and value - before > when.risen_by
