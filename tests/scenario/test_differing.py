"""In what scenarios differ: everything that plays is found, and only that."""

import pytest

from sim.scenario.differing import differences
from sim.scenario.load import load_scenario, scenario_ids
from tests.scenario.cases import scenario


def test_a_scenario_does_not_differ_from_itself():
    for name in scenario_ids():
        assert differences(load_scenario(name), load_scenario(name)) == []


@pytest.mark.parametrize(
    ("text", "key", "before", "after"),
    [
        ("parameters: {promise: {inflation: 0.5}}\n", "parameters.promise.inflation", 0.08, 0.5),
        ("quarters: 3\n", "quarters", 8, 3),
        ("start: {belief: 0.5}\n", "start.belief", 0.74, 0.5),
        ("decisions: {set: full}\n", "decisions.set", "basic", "full"),
    ],
)
def test_what_plays(tmp_path, text, key, before, after):
    first = scenario(tmp_path)
    (found,) = differences(first, scenario(tmp_path, text, name="other"))
    assert (found.key, found.before, found.after, found.plays) == (key, before, after, True)


def test_words_do_not_play(tmp_path):
    first = scenario(tmp_path)
    second = scenario(tmp_path, "briefing: {en: Read me}\nminutes: 30\n", name="other")
    found = differences(first, second)
    assert {one.key for one in found} == {"briefing", "minutes"}
    assert not any(one.plays for one in found)
    assert first.hash == second.hash


def test_one_more_event_moves_no_other(tmp_path):
    rest = "effect: {kind: bug, size: 2}, headline: {en: X}}\n"
    early, late = (f"  - {{id: {name}, when: {{week: 2}}, {rest}" for name in "ab")
    one = scenario(tmp_path, f"events:\n{late}", name="one")
    two = scenario(tmp_path, f"events:\n{early}{late}", name="two")
    (found,) = differences(one, two)
    assert (found.key, found.before, found.plays) == ("events.a", None, True)


def test_scenarios_with_other_mechanics_always_differ_in_what_plays():
    cases = [load_scenario(name) for name in scenario_ids()]
    for first in cases:
        for second in cases:
            plays = any(one.plays for one in differences(first, second))
            assert plays == (first.hash != second.hash)
