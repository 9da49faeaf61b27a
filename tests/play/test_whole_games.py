"""Whole games without a window, by control ids: with the mouse, and with the keyboard alone."""

import pytest

from sim.journal import Journal
from sim.run import Run
from tests.play.conftest import laid, seated
from tests.play.hands import (
    Hand,
    Keys,
    Mouse,
    acknowledged,
    close_quarter,
    decide_budget,
    decide_goal,
    decide_offer,
    go,
    play_promise_gap,
    skip_to_report,
)


def replayed(table):
    """The game of a table's journal, lived again without a screen."""
    return Run.replay(Journal.read(table.seat.path))


@pytest.mark.parametrize("way", [pytest.param(Mouse, marks=pytest.mark.slow), Keys])
def test_a_promise_gap_is_played_to_its_end_and_replays_to_the_same_hash(home, way):
    table = laid("promise-gap")
    with seated(table) as player:
        play_promise_gap(way(player))
        kinds = [taken.decision.kind for taken in table.seat.taken]
        asked = [table.seat.prediction(quarter) for quarter in (1, 2, 3)]
        ended = table.seat.run.state.hash()
    assert kinds[:2] == ["set_goals", "shift_budget"]
    assert len(kinds) == 5
    assert asked[0].reason
    assert asked[1].line
    assert asked[2] is None
    game = replayed(table)
    assert (game.week, game.state.hash()) == (104, ended)


def test_a_game_that_was_left_goes_on_where_it_was_left(home):
    """Left while planning the second quarter, with a decision that has not been lived yet."""
    table = laid("promise-gap")
    with seated(table) as player:
        hand: Hand = Mouse(player)
        decide_goal(hand)
        close_quarter(hand)
        skip_to_report(hand)
        hand.use("next")
        decide_budget(hand)
        acknowledged(hand, 1)
        left = table.seat.run.state.hash()
    again = laid(table.seat.path)
    with seated(again) as player:
        assert (again.seat.week, again.seat.run.state.hash()) == (13, left)
        hand = Keys(player)
        acknowledged(hand, 1)
        assert [taken.decision.kind for taken in again.seat.taken] == ["set_goals", "shift_budget"]
        hand.use("undo")
        player.wait_until(lambda: "move-1" not in player.ids())
        decide_offer(hand)
        acknowledged(hand, 1)
        close_quarter(hand, predicting=False)
        skip_to_report(hand)
        ended = again.seat.run.state.hash()
    assert replayed(again).state.hash() == ended


def test_a_game_that_was_left_in_mid_quarter_waits_until_it_is_told_to_go_on(home):
    table = laid("promise-gap")
    with seated(table) as player:
        close_quarter(Mouse(player), predicting=False)
        player.wait_until(lambda: table.seat.week == 5)
    again = laid(table.seat.path)
    with seated(again) as player:
        player.pass_time(5.0)
        assert again.seat.week == 5
        player.press("space")
        player.wait_until(lambda: again.seat.week == 6)
        Keys(player).use("skip")
        player.wait_until(lambda: again.seat.week == 13)
        ended = again.seat.run.state.hash()
    assert replayed(again).state.hash() == ended


def test_looking_around_changes_nothing(home):
    """Every place, every offer, drafts that are discarded: the journal is as short as before."""
    table = laid("promise-gap")
    with seated(table) as player:
        hand, before = Mouse(player), len(table.seat.run.journal.records)
        go(hand, "goals", "goals")
        hand.more("cell-service-cx")
        hand.use("discard")
        go(hand, "budgets", "budgets")
        hand.more("budget-service")
        hand.use("discard")
        go(hand, "moves", "offers")
        for offer in sorted(id_ for id_ in player.ids() if id_.startswith("offer-")):
            hand.use(offer)
        hand.use("discard")
        go(hand, "voice", "voice-panel")
        hand.use("voice-2")
        hand.use("journey-back")
        hand.use("end-quarter")
        hand.predict()
        hand.use("cancel-end-quarter")
        assert len(table.seat.run.journal.records) == before
        assert table.seat.planning
