"""What the parts of a scenario must say about each other.

Faults are looked for in the tree, not in the finished scenario: a scenario that has another fault
never becomes one, and all faults are to be told at once.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.faults import Fault, proposal, quoted
from sim.scenario.places import scenario_folder
from sim.scenario.room import LARGEST_PLAY_SHARE, Session
from sim.scenario.schema import Scenario
from sim.scenario.texts import Text
from sim.scenario.tree import Node, Part, dotted
from sim.scenario.units import Group

LEAST_DEBRIEF_SHARE = 1 / 3
ROUNDING = 1e-9
"""Minutes that adding up may be off."""
PICTURE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*\.(png|svg)")

_USUAL = Session()


def fault(tree: Node, text: str, *parts: Part) -> Fault:
    """A fault at a place, or at the nearest place around it that exists."""
    around = parts
    while (node := tree.at(*around)) is None:
        around = around[:-1]
    return Fault(node.path, node.line, dotted(tree, parts), text)


def cross_faults(tree: Node, folder: Path) -> Iterator[Fault]:
    """All faults that lie between the parts of a scenario."""
    yield from _twice(tree)
    yield from _unreached(tree)
    yield from _too_late(tree)
    yield from _too_much_play(tree)
    yield from _no_picture(tree, folder)


def _twice(tree: Node) -> Iterator[Fault]:
    """One id, two things; one moment, two time-outs."""
    seen: dict[str, str] = {}
    for topic in ("events", "questions", "policies"):
        for part, item in tree.items(topic):
            name = part if isinstance(part, str) else item.text("id")
            if name in seen:
                text = f"the id {quoted(name)} is taken: it stands in `{seen[name]}` already"
                yield fault(tree, text, topic, part)
            elif name:
                seen[name] = topic
    for topic in ("learning_goals", "moves"):
        names: set[str] = set()
        for part, item in tree.items(topic):
            name = item.text("id") or ""
            if name and name in names:
                text = f"the id {quoted(name)} is taken: it stands in `{topic}` already"
                yield fault(tree, text, topic, part)
            names.add(name)
    after: set[int | None] = set()
    for part, item in tree.items("timeouts"):
        quarter = item.whole("after_quarter")
        if quarter is not None and quarter in after:
            text = f"there is a time-out after quarter {quarter} already: only one can be taken"
            yield fault(tree, text, "timeouts", part, "after_quarter")
        after.add(quarter)


def _unreached(tree: Node) -> Iterator[Fault]:
    """A learning goal that nothing leads to."""
    known = [
        str(part if isinstance(part, str) else item.text("id"))
        for topic in ("events", "questions", "policies")
        for part, item in tree.items(topic)
    ]
    for part, goal in tree.items("learning_goals"):
        way = ("learning_goals", part, "reached_by")
        reached = tree.at(*way)
        if not isinstance(goal.value, dict) or (reached and not isinstance(reached.value, list)):
            continue
        if reached is None or not reached.value:
            text = "nothing leads to this goal: name an event, a question or a policy"
            yield fault(tree, text, *way)
        for place, item in tree.items(*way):
            if isinstance(item.value, str) and item.value not in known:
                text = f"{quoted(item.value)} is no event, question or policy of this scenario"
                yield fault(tree, f"{text}. {proposal(item.value, known)}", *way, place)


def _too_late(tree: Node) -> Iterator[Fault]:
    """Something dated after the end of play."""
    quarters = tree.whole("quarters")
    if quarters is None:
        return
    ways: list[tuple[Part, ...]] = [("timeouts", part) for part, _ in tree.items("timeouts")]
    for part, _ in tree.items("events"):
        ways.append(("events", part, "when"))
    for name, _ in tree.items("policies"):
        for step, _ in tree.items("policies", name):
            ways += [("policies", name, step), ("policies", name, step, "when")]
    last = quarters * WEEKS_PER_QUARTER - 1
    for way in ways:
        for key, limit in (("week", last), ("after_week", last - 1), ("quarter", quarters)):
            yield from _beyond(tree, (*way, key), limit, quarters)
        limit = quarters if way[0] == "timeouts" else quarters - 1
        yield from _beyond(tree, (*way, "after_quarter"), limit, quarters)


def _beyond(tree: Node, way: tuple[Part, ...], limit: int, quarters: int) -> Iterator[Fault]:
    given = tree.whole(*way)
    if given is not None and given > limit:
        played = f"{quarters} quarters are played, weeks 0 to {quarters * WEEKS_PER_QUARTER - 1}"
        after = str(way[-1]).startswith("after_") and way[0] != "timeouts"
        late = "nothing is played afterwards" if after else f"{given:,} is too late"
        yield fault(tree, f"{late}: {played}", *way)


def _too_much_play(tree: Node) -> Iterator[Fault]:
    """Play that leaves too little of the sitting for talking about it, alone or in a room."""
    quarters, each = tree.whole("quarters"), tree.number("quarter_minutes")
    if quarters is None or each is None:
        return
    alone = _minutes(tree, "minutes", usual=Scenario.model_fields["minutes"].default)
    room = _minutes(tree, "session", "minutes", usual=_USUAL.minutes)
    rounds = tree.whole("session", "rounds") or _USUAL.rounds
    for whole, times, way in ((alone, 1, ("minutes",)), (room, rounds, ("session", "minutes"))):
        play = times * quarters * each
        if play > LARGEST_PLAY_SHARE * whole + ROUNDING:
            yield fault(
                tree,
                f"{play:g} minutes of play ({times} x {quarters} quarters x {each:g} minutes) "
                f"are more than {LARGEST_PLAY_SHARE:.0%} of {whole:g} minutes",
                *way,
            )
    yield from _too_full(tree, room, rounds * quarters * each)


def _too_full(tree: Node, room: float, play: float) -> Iterator[Fault]:
    """A session whose parts take longer than the whole."""
    briefing = _minutes(tree, "session", "briefing_minutes", usual=_USUAL.briefing_minutes)
    debrief = _minutes(tree, "session", "debrief_minutes", usual=_USUAL.debrief_minutes)
    breaks = [_minutes(tree, "timeouts", part, "minutes") for part, _ in tree.items("timeouts")]
    talk = sum(breaks)
    total = briefing + play + talk + debrief
    if total > room + ROUNDING:
        yield fault(
            tree,
            f"briefing {briefing:g}, play {play:g}, time-outs {talk:g} and debrief {debrief:g} "
            f"take {total:g} minutes, and the session has {room:g}",
            "session",
        )


def _minutes(tree: Node, *way: Part, usual: float = 0.0) -> float:
    given = tree.number(*way)
    return usual if given is None else given


def _no_picture(tree: Node, folder: Path) -> Iterator[Fault]:
    name = tree.text("picture")
    if name is None:
        return
    if not PICTURE.fullmatch(name):
        yield fault(tree, "should be the name of a .png or .svg file beside this one", "picture")
    elif not any(_is_file(place / name) for place in (folder, scenario_folder())):
        yield fault(tree, f"there is no file {quoted(name)} beside the scenario", "picture")


def _is_file(path: Path) -> bool:
    return os.path.isfile(path)  # noqa: PTH113 - unlike `is_file`, it bears a name of any length


# ---- warnings --------------------------------------------------------------------------------


def warnings(scenario: Scenario, tree: Node) -> Iterator[Fault]:
    """What the author may have overlooked in a scenario that works."""
    texts = [(way, words) for way, words in _texts(scenario, ()) if tree.at(*way)]
    languages = sorted({language for _, words in texts for language in words})
    for way, words in texts:
        missing = [language for language in languages if language not in words]
        if missing:
            names = " and ".join(f"`{language}`" for language in missing)
            yield fault(tree, f"{names} is missing, which other texts have", *way)
    if scenario.abstract:
        return
    for key in ("summary", "source", "learning_goals", "briefing", "questions"):
        if not getattr(scenario, key):
            yield fault(tree, "is missing: participants and facilitators look for it", key)
    debrief, whole = scenario.session.debrief_minutes, scenario.session.minutes
    if debrief < LEAST_DEBRIEF_SHARE * whole:
        text = f"{debrief:g} of {whole:g} minutes: a third or more is usual"
        yield fault(tree, text, "session", "debrief_minutes")
    if scenario.par is not None and scenario.par.mechanics != scenario.hash:
        text = "is out of date: the mechanics have changed since. Write it anew: silo scenario par"
        yield fault(tree, text, "par")


def _texts(value: object, way: tuple[Part, ...]) -> Iterator[tuple[tuple[Part, ...], Text]]:
    """Every text of a scenario and the way to it."""
    match value:
        case Text():
            yield way, value
        case Group():
            for name in type(value).model_fields:
                yield from _texts(getattr(value, name), (*way, name))
        case tuple():
            for index, item in enumerate(value):
                yield from _texts(item, (*way, index))
