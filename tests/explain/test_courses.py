"""A course in compiled code is the game itself, and one decision less is one decision less."""

import numpy as np
import pytest

from sim.decisions.rebuilding import only
from sim.explain.course import Game, Plan
from sim.run import Run
from tests.explain.games import PLAN, game, played, run, under
from tests.strategies import case


def test_a_course_under_the_games_own_luck_is_the_game_to_the_bit():
    course = game().live()
    assert np.array_equal(course.series, np.array(run().history))
    assert course.state.hash() == run().state.hash()


def test_the_ledger_changes_nothing():
    plain, booked = game().live(), game().live(booked=True)
    assert np.array_equal(plain.series, booked.series)
    assert plain.state.hash() == booked.state.hash()


def test_a_course_can_go_on_where_another_ended():
    whole, half = game().live(40), game().live(23)
    rest = game().live(17, begins=half)
    assert np.array_equal(whole.series[23:], rest.series)
    assert whole.state.hash() == rest.state.hash()


def test_conditions_of_the_world_are_asked_in_every_course():
    """The rival answers a fall of three points after week 39, in one course and not in another."""
    quick = case().model_copy(
        update={"events": tuple(e for e in case().events if e.when.metric is not None)}
    )
    fallen = played(quick, (), seed=5, weeks=80, injected=False)
    again = Game.of(fallen)
    assert fallen.model.world.happening, "the rival never answered, so nothing was shown"
    assert np.array_equal(again.live().series, np.array(fallen.history))
    ends = {len(again.live(replicate=luck).world.happening) for luck in range(1, 9)}
    better = only(again.policy, (), again.case)
    assert again.live(policy=better).world.happening == fallen.model.world.happening
    assert ends <= {0, 1}


@pytest.mark.parametrize("k", range(1, len(PLAN) + 1))
def test_leaving_a_decision_out_is_the_replay_without_it(k):
    book = run().journal
    entry = book.decisions()[k - 1]
    kept = [item.name for item in run().policy.taken if item.name != entry.id]
    course = game().live(policy=only(run().policy, kept, run().case))
    other = Run.replay(book.without(k), case(), weeks=run().week)
    assert np.array_equal(course.series, np.array(other.history))


def test_a_way_back_falls_with_what_it_goes_back_on():
    names = {item.kind: item.name for item in run().policy.taken}
    kept = only(run().policy, {names["roll_back"]}, run().case)
    assert kept.taken == ()


def test_a_game_under_another_replicate_is_lived_under_its_own_luck():
    other = played(replicate=3, weeks=20)
    assert np.array_equal(Game.of(other).live().series, np.array(other.history))


def test_other_lucks_are_none_of_the_game():
    lucks = {game().other(number) for number in range(50)}
    assert len(lucks) == 50
    assert game().start.key.replicate not in lucks


def test_levers_folded_once_are_those_of_each_week():
    policy = run().policy
    plan = Plan(policy, 0, 60)
    for week in range(60):
        levers, until = plan.at(week)
        assert levers == policy.levers(week)
        assert week < until <= 60


def test_a_journal_gives_the_same_game():
    read = Game.read(run().journal, case())
    assert read.history == game().history
    assert np.array_equal(read.live().series, game().live().series)


def test_the_week_before_play_leads_to_its_beginning():
    eve = game().before(0)
    assert eve.state.week == -1
    start = game().live(1, begins=eve)
    assert start.state.hash() == game().start.hash()


def test_policies_of_the_lab_are_lived_alike():
    other = under("integrated-redesign")
    assert np.array_equal(other.live().series, np.array(other.history))
