"""Weeks that two courses share are lived once, and no number is another for it."""

import numpy as np
import pytest

from sim.debrief.branching import Branching
from sim.decisions.rebuilding import only
from sim.explain.course import Game
from tests.explain.games import WEEKS, game, played

OTHER = 5
"""A luck that is not the game's own."""


@pytest.mark.parametrize("luck", [0, OTHER])
def test_each_course_is_what_it_is_when_it_is_lived_alone(luck):
    found = Branching(game(), WEEKS).live(luck)
    names = [item.name for item in game().policy.taken]
    assert len(found) == 2 + 2 * len(names)
    for kept, series in found.items():
        alone = game().live(policy=only(game().policy, kept, game().case), replicate=luck)
        assert np.array_equal(series, alone.series)


def test_what_comes_before_a_decision_is_not_lived_again_without_it(monkeypatch):
    lived, live = [], Game.live

    def counted(*args, **said):
        lived.append(live(*args, **said))
        return lived[-1]

    monkeypatch.setattr(Game, "live", counted)
    found = Branching(game(), WEEKS).live(0)
    begun = [item.week for item in game().policy.taken]
    parted = 2 * sum(WEEKS - week for week in begun)
    assert sum(len(course.series) for course in lived) == 2 * WEEKS + parted
    assert parted < 0.8 * len(found) * WEEKS


def test_a_game_of_one_decision_or_none_has_no_course_twice():
    one = Branching(Game.of(played(plan=((2, {"kind": "customer_record"}),), weeks=8)), 8)
    assert one.live(0).keys() == {one.every, one.nothing}
    none = Branching(Game.of(played(plan=(), weeks=8)), 8)
    assert none.live(0).keys() == {none.nothing}
