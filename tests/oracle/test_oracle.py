"""The engine lives the same weeks as plain objects and loops, in every bit."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.model import SiloModel
from sim.run import LAB, Run
from tests.oracle import cases, choice, desk, minds, numbers, voices
from tests.oracle.comparing import first_difference
from tests.oracle.games import WEEKS, Game, case, game
from tests.oracle.week import Oracle
from tests.strategies import histories


def compared(played: Game, weeks: int = WEEKS) -> str:
    """The first difference between engine and oracle in a game."""
    model = SiloModel(
        played.case, rng=played.seed, replicate=played.replicate, burn_in=played.burn_in
    )
    oracle = Oracle(played.case, played.seed, played.burn_in, played.replicate)
    model.policy = model.policy.with_changes(*played.changes)
    for programme in played.running:
        model.policy = model.policy.with_programme(programme)
    oracle.changes, oracle.running = played.changes, played.running
    difference = first_difference(model, oracle)
    for _ in range(weeks):
        if difference:
            break
        model.step()
        difference = first_difference(model, oracle, oracle.step())
    return difference


@pytest.mark.parametrize("number", range(12))
def test_every_number_of_a_game_is_equal_in_every_bit(number):
    assert compared(game(number)) == ""


@pytest.mark.slow
@pytest.mark.parametrize("number", range(12, 212))
def test_every_number_of_many_games_is_equal_in_every_bit(number):
    assert compared(game(number)) == ""


@settings(max_examples=4)
@given(histories(most=6, weeks=20), st.integers(0, 2**64 - 1))
def test_decisions_of_every_kind_do_to_both_the_same(history, seed):
    run, oracle = Run(case(), seed), Oracle(case(), seed)
    for week in range(WEEKS):
        for _, decision in (item for item in history if item[0] == week):
            if run.check(decision, LAB) is None:
                run.decide(decision, LAB)
        oracle.changes, oracle.running = run.policy.changes, run.policy.running
        run.advance()
        assert first_difference(run.model, oracle, oracle.step()) == ""
