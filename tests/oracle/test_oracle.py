"""The engine lives the same weeks as plain objects and loops, in every bit."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.model import SiloModel
from sim.run import LAB, Run
from tests.oracle.comparing import bits, first_difference, flat
from tests.oracle.games import WEEKS, Game, case, game
from tests.oracle.people import CODES, MACHINE, NOBODY, QUEUE, TEAM
from tests.oracle.week import Oracle
from tests.strategies import histories

SUITE, MORE = range(18), range(18, 218)


def by_page(played: Game) -> Oracle:
    """The oracle of a game, where the thirty weeks begin."""
    oracle = Oracle(played.case, played.seed, played.burn_in, played.replicate)
    oracle.changes, oracle.running = played.changes, played.running
    return oracle


def by_engine(played: Game) -> SiloModel:
    """The engine of a game."""
    model = SiloModel(
        played.case, rng=played.seed, replicate=played.replicate, burn_in=played.burn_in
    )
    model.policy = model.policy.with_changes(*played.changes)
    for programme in played.running:
        model.policy = model.policy.with_programme(programme)
    return model


def compared(played: Game) -> str:
    """The first difference between engine and oracle in a game."""
    model, oracle = by_engine(played), by_page(played)
    difference = first_difference(model, oracle)
    for _ in range(WEEKS):
        if difference:
            break
        model.step()
        difference = first_difference(model, oracle, oracle.step())
    return difference


@pytest.mark.parametrize("number", SUITE)
def test_every_number_of_a_game_is_equal_in_every_bit(number):
    assert not compared(game(number))


@pytest.mark.slow
@pytest.mark.parametrize("number", MORE)
def test_every_number_of_many_games_is_equal_in_every_bit(number):
    assert not compared(game(number))


@settings(max_examples=6)
@given(histories(most=6, weeks=20), st.integers(0, 2**64 - 1))
def test_decisions_of_every_kind_do_the_same_to_both(history, seed):
    run, oracle = Run(case(), seed), Oracle(case(), seed)
    for week in range(WEEKS):
        for _, decision in (item for item in history if item[0] == week):
            if run.check(decision, LAB) is None:
                run.decide(decision, LAB)
        oracle.changes, oracle.running = run.policy.changes, run.policy.running
        run.advance()
        assert not first_difference(run.model, oracle, oracle.step())


def test_the_first_levers_are_those_of_the_page():
    levers = SiloModel(case(), burn_in=0).policy.first
    assert dict(flat(levers)) == dict(flat(by_page(game(0)).first_levers))


def test_the_games_leave_nothing_out():
    happened, answered, hidden = set(), set(), 0
    for number in SUITE:
        oracle = by_page(game(number))
        for _ in range(WEEKS):
            oracle.step()
            happened |= {name for person in oracle.people for name in person.happened}
            answered |= {person.answered for person in oracle.people}
        hidden += len(oracle.world.waiting)
    assert happened == set(CODES)
    assert answered == {NOBODY, QUEUE, TEAM, MACHINE}
    assert hidden


MUTANTS = {
    "agreement.YEAR": 51,
    "books.larger": lambda a, b: a + b,
    "cases.FINE": 65537.0,
    "cases.ROUTINE": 2,
    "choice.smaller": lambda a, b: b,
    "chart.BOSSES": (None, "sales", "marketing", "service", "it", "operations"),
    "desk.PUBLIC_FIRST": 2,
    "desk.fits": lambda capacity, cases: 1.0,
    "desk.mean_wait": lambda servers, load: load,
    "incentives.GOALS": ("uptime", "cx", "cost", "retention", "revenue", "leads"),
    "measures.U": 4294967295.0,
    "minds.toward": lambda x, aim, part: (1.0 - part) * x + part * aim,
    "network.LANES": 3,
    "organisation.distance": lambda a, b: 0.0,
    "people.FIRST_WEEK": -51,
    "promise.LN_2": 0.69314718056,
    "reporting.HURRY": 4,
    "shopping.share": lambda x: x + 2.0**-53,
    "staff.YEAR": 51,
    "technology.above": lambda x: x,
    "today.PER": 1201.0,
    "voices.FINE": 65537,
    "world.ONCE": {"bug", "viral", "praise"},
}


@pytest.mark.parametrize("name", MUTANTS)
def test_a_slip_anywhere_is_noticed(name, monkeypatch):
    monkeypatch.setattr(f"tests.oracle.{name}", MUTANTS[name])
    found = next(filter(None, (compared(game(number)) for number in SUITE)), "")
    assert found.startswith("week ")


def test_zeros_differ_by_their_sign_and_nothing_is_equal_to_itself_alone():
    assert bits(-0.0) != bits(0.0)
    assert bits(float("nan")) == bits(float("nan"))
    assert bits(1) != bits(1.0)
