"""A preview lives the scenario: what it shows is what a run does."""

import numpy as np
import pytest

from sim.lab.preview import lives_of, preview
from sim.lab.strategies import SHADOW
from sim.measures import Readings
from sim.playing import play
from sim.policies import steps_of
from sim.run import Run
from sim.scenario.resolution import with_people
from tests.scenario.cases import scenario

TEXT = """
quarters: 3
events:
  - {id: bug, when: {week: 5}, effect: {kind: bug, size: 9}, headline: {en: Locked out}}
  - {id: slide, when: {metric: trust, fallen_by: 0.5}, headline: {en: People talk}}
  - {id: never, when: {metric: share, above: 0.99}, headline: {en: A monopoly}}
policies:
  desk:
    - {week: 0, decision: {kind: staff_service, rule: to_demand}}
"""


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    return with_people(scenario(tmp_path_factory.mktemp("preview"), TEXT), 60)


@pytest.fixture(scope="module")
def found(case):
    return preview(case, 3)


def test_the_course_is_that_of_runs_without_a_move(case, found):
    run = Run(case, 2)
    run.advance(case.weeks)
    column = Readings._fields.index("trust")
    assert found.values[1, : case.weeks, column].tolist() == [week.trust for week in run.history]
    assert found.course("trust").shape == (3, (case.weeks + SHADOW) // 13)
    assert found.course("trust")[1, 0] == run.history[12].trust


def test_events_come_when_they_come_and_what_never_comes_is_told(found):
    came = {one.event.id: one.weeks for one in found.coming}
    assert came["bug"] == (5, 5, 5)
    assert came["never"] == ()
    assert len(came["slide"]) == 3
    assert len(set(came["slide"])) > 1


def test_policies_are_compared_on_the_same_luck(case, found):
    equity, profit = found.policies["desk"]
    gains = []
    for seed in (1, 2, 3):
        pair = [Run(case, seed) for _ in range(2)]
        play(pair[0], steps_of(case.policies["desk"]), case.weeks)
        pair[1].advance(case.weeks)
        for run in pair:
            run.model.world = run.model.world.foreseen()
            run.advance(SHADOW)
        gains.append(
            sum(a.profit - b.profit for a, b in zip(*(r.history for r in pair), strict=True))
        )
    assert profit.mean == pytest.approx(np.mean(gains))
    assert equity.low <= equity.mean <= equity.high
    assert lives_of(case, 3) == 6


def test_a_policy_that_cannot_be_played_is_named(tmp_path):
    text = TEXT + "    - {week: 1, decision: {kind: staff_service, rule: to_demand}}\n"
    twice = with_people(scenario(tmp_path, text), 60)
    with pytest.raises(ValueError, match=r"policies\.desk: week 1, staff_service"):
        preview(twice, 2)
