"""Par: the middle half of what sensible bots reach, whoever computes it."""

import numpy as np
import pytest

from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.lab.par import NUMBERS, SENSIBLE, games_on, numbers, par_of
from sim.lab.regret import AsPlayer
from sim.lab.strategies import SHADOW, play
from sim.origin import par_in_force
from sim.policies import load_policy
from sim.run import Run
from sim.scenario.resolution import with_people
from sim.version import MODEL

PEOPLE = 60


@pytest.fixture(scope="module")
def case():
    return load_case("first-monday", PEOPLE)


@pytest.fixture(scope="module")
def found(case):
    return par_of(case, 4)


def test_bands_are_quartiles_of_the_sensible_and_the_sensible_beat_doing_nothing(case, found):
    par, worth = found
    games = games_on(case, range(1, 5))
    assert SENSIBLE in par.bots
    assert set(par.bots) == {SENSIBLE} | {bot for bot, j in worth.items() if j > 0}
    assert 1 < len(par.bots) < len(worth)
    place = NUMBERS.index("trust")
    trusts = sorted(game.later[place] for game in games if game.bot in par.bots)
    assert len(trusts) == 4 * len(par.bots)
    low, high = par.later.trust
    assert np.isclose([low, high], np.percentile(trusts, [25, 75]), rtol=1e-3).all()
    inside = sum(low - 0.01 <= trust <= high + 0.01 for trust in trusts)
    assert inside >= len(trusts) / 2


def test_numbers_are_those_of_a_run(case):
    """A bot's game, played once more through the waist."""
    game = play(Game.of(case, 3), AsPlayer.of(load_policy("empower-only")))
    run = Run(case, 3)
    for week, decision in game.taken:
        run.advance(week - run.week)
        run.decide(decision)
    run.advance(case.weeks + SHADOW - run.week)
    end = dict(zip(NUMBERS, numbers(game.series, case.weeks), strict=True))
    assert end["cash"] == run.history[case.weeks - 1].cash
    later = dict(zip(NUMBERS, numbers(game.series), strict=True))
    assert later["profit"] == pytest.approx(sum(week.profit for week in run.history))
    assert later["morale"] == run.history[-1].morale


def test_it_says_what_it_was_made_for(case, found):
    par, _ = found
    assert (par.model, par.mechanics, par.seeds) == (MODEL, case.hash, 4)
    assert par_in_force(case.model_copy(update={"par": par})) == par
    assert par_in_force(with_people(case.model_copy(update={"par": par}), 500)) is None
    assert par_in_force(case.model_copy(update={"par": par, "quarters": 3})) is None
    older = par.model_copy(update={"model": "1"})
    assert par_in_force(case.model_copy(update={"par": older})) is None
