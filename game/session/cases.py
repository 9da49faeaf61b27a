"""What a host takes from a scenario: it has no simulation of its own."""

from math import floor
from pathlib import Path

from game.session.members import Case
from game.session.room import Plain
from sim.room import seats_of
from sim.scenario.load import scenario_ids
from sim.scenario.schema import Scenario

LEAST_MINUTES = 0.5


def lasting_place(scenario: str) -> str:
    """A scenario as the file names it: an id, or a path that holds wherever a host begins again."""
    return scenario if scenario in scenario_ids() else str(Path(scenario).resolve())


def minutes_of(case: Scenario) -> float:
    """Minutes for a quarter: as it is planned, or what the session leaves for play, in halves."""
    if case.quarter_minutes is not None:
        return case.quarter_minutes
    session = case.session
    talk = session.briefing_minutes + session.debrief_minutes
    talk += sum(one.minutes for one in case.timeouts)
    each = (session.minutes - talk) / (session.rounds * case.quarters)
    return max(LEAST_MINUTES, floor(2.0 * each) / 2.0)


def known(case: Scenario) -> Case:
    """What the host has to know of a scenario."""
    timeouts: dict[int, Plain] = {
        one.after_quarter: {
            "minutes": one.minutes,
            "prompt": dict(one.prompt),
            "note": dict(one.facilitator_note or {}),
        }
        for one in case.timeouts
    }
    events = {one.id: one.model_dump(mode="json", exclude_none=True) for one in case.events}
    title, note = dict(case.title), dict(case.facilitator_note or {})
    questions = tuple(dict(one.text) for one in case.questions)
    about = dict(case.briefing or {}), questions, case.session.rounds, seats_of(case)
    return Case(title, case.words.brand, case.quarters, events, timeouts, note, *about)
