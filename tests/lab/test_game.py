"""A bot's game is the game that `Run` plays."""

import numpy as np
import pytest

from sim.decisions import decision_of
from sim.lab.cases import load_case
from sim.lab.game import Game, GameError, through_run
from sim.lab.menu import menu_of
from sim.lab.strategies import Random, play
from sim.run import Run

PEOPLE = 60
TO_DEMAND = decision_of({"kind": "staff_service", "rule": "to_demand"})


@pytest.mark.parametrize("name", ["promise-gap", "ten-x-bug"])  # in both, events wait for a metric
def test_every_check_purse_and_week_is_that_of_run(name):
    here = load_case(name, PEOPLE)
    game, run = Game.of(here, 3), Run(here, 3)
    for quarter in range(5):
        for topic in menu_of(here)[quarter % 4 :: 4]:
            refusal = run.check(topic.options[-1])
            assert game.decide(topic.options[-1]) == refusal
            if refusal is None:
                run.decide(topic.options[-1])
        game.live(game.week + 13)
        run.advance(13)
        assert game.purse == run.purse
        assert game.seen == dict(run.view().values)
        assert game.state.hash() == run.state.hash()
    assert len(game.taken) > 10


def test_what_is_not_payable_is_refused():
    game = Game.of(load_case("toothless-cxo", PEOPLE), 1)
    refused = 0
    for topic in menu_of(game.case):
        for option in topic.options:
            if not game.payable(option):
                assert game.check(option) is not None
                refused += 1
            game.decide(option)
    assert refused > 10


def test_a_look_ahead_leaves_the_game_as_it_was_and_has_other_luck():
    game = Game.of(load_case("promise-gap", PEOPLE), 1)
    before, purse = game.state.hash(), game.purse
    ahead = game.outlook(TO_DEMAND, 2)
    assert ahead == game.outlook(TO_DEMAND, 2) != game.outlook(None, 2)
    assert (game.state.hash(), game.purse, game.taken, game.lived) == (before, purse, [], [])
    game.live(13)
    assert not np.isclose(
        game.series[:, 0].mean(), game.outlook(None, 1)["brand_equity"], atol=1e-9
    )


def test_a_twin_goes_its_own_way():
    game = Game.of(load_case("promise-gap", PEOPLE), 1)
    twin = game.again()
    twin.decide(TO_DEMAND)
    twin.live(26)
    assert (game.week, game.taken, game.lived) == (0, [], [])


def test_a_game_that_run_would_play_otherwise_is_found_out():
    here = load_case("promise-gap", PEOPLE)
    game = play(Game.of(here, 2), Random(2))
    through_run(game, 2)
    game.taken = [item for item in game.taken if item[1].kind != game.taken[0][1].kind]
    with pytest.raises(GameError, match="otherwise"):
        through_run(game, 2)
