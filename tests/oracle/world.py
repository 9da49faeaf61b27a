"""Input data (6): which levers are in force, and what the news of a week is."""

from collections.abc import Iterable, Mapping

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
)
ONCE = {"bug", "viral", "praise", "press_test"}
ADDS = {"bug": "bug", "viral": "viral", "praise": "praise", "award": "reach", "rival": "rivals"}
"""Effects that add to a number of the news."""
TIMES = {
    "outage_storm": "outage_factor",
    "fad": "amplification",
    "surge": "routine",
    "demand": "demand",
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

    def begin(self, week: int, now: Mapping[str, float], first: Mapping[str, float]) -> None:
        """What is due begins, once."""
        for event in list(self.waiting):
            if week >= 0 and _has_come(event.when, week, now, first):
                self.waiting.remove(event)
                self.begun.append((week, event))

    def news(self, week: int) -> News:
        """What everything under way does this week."""
        news = QUIET
        for begun, event in self.begun:
            if event.effect is not None and begun <= week < _end(begun, event.effect):
                news = _told(news, event.effect.kind, event.effect.size)
        return news


def _end(begun: int, effect: object) -> float:
    """The first week without the effect."""
    if getattr(effect, "kind", "") in ONCE:
        return begun + 1
    weeks = getattr(effect, "weeks", None)
    return float("inf") if weeks is None else begun + weeks


def _told(news: News, kind: str, size: float) -> News:
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
    if week < when.first_week or not now or not first:
        return False
    value, before = now[when.metric], first[when.metric]
    if when.below is not None:
        return value < when.below
    if when.above is not None:
        return value > when.above
    if when.fallen_by is not None:
        return before - value > when.fallen_by
    return when.risen_by is not None and value - before > when.risen_by
