"""What a team pays with, and what comes in each quarter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import decision_of
from sim.purse import Price, Purse, points_free
from sim.scenario.organisation import Pacing
from tests.strategies import case, first_policy

PACING = Pacing()
FIRST = Purse.first(case())
QUIET = {"cash": 600.0, "points": 4, "profit": 95.0, "plan": 100.0}


def capital(start: float = 4.0, **quarter: object) -> float:
    purse = Purse(600.0, start, 4, 0, 0)
    return purse.new_quarter(PACING, **{**QUIET, **quarter}).capital


def test_the_first_purse_is_the_scenarios():
    assert Purse(cash=600.0, capital=8.0, points=4, moves=3, attention=3) == FIRST


def test_paying_takes_each_currency_and_leaves_the_old_purse():
    price = Price(cash=60.0, upkeep=6.0, capital=2, points=2, weeks=26, attention=1)
    assert FIRST.pay(price) == Purse(cash=540.0, capital=6.0, points=2, moves=2, attention=2)
    assert FIRST.moves == 3


@pytest.mark.parametrize(
    ("quarter", "gained"),
    [
        ({}, 2),
        ({"profit": 100.0}, 3),
        ({"profit": 89.0}, 1),
        ({"profit": -115.0, "plan": -100.0}, 1),
        ({"profit": -105.0, "plan": -100.0}, 2),
        ({"granted": 1}, 3),
        ({"granted": 4}, 4),
        ({"kept": 1}, 4),
        ({"missed": 1}, 0),
    ],
)
def test_political_capital_follows_the_quarter(quarter, gained):
    assert capital(**quarter) == 4.0 + gained


def test_political_capital_has_a_cap_and_a_floor():
    assert capital(11.0, profit=200.0) == 12.0
    assert capital(0.0, missed=3) == 0.0


def test_moves_and_attention_come_anew_and_a_warning_takes_a_move():
    poor = Purse(-50.0, 1.0, 0, 0, 0)
    new = poor.new_quarter(PACING, **{**QUIET, "cash": -20.0})
    assert (new.cash, new.moves, new.attention, new.points) == (-20.0, 3, 3, 4)
    assert poor.new_quarter(PACING, **QUIET, warned=True).moves == 2


def test_points_stay_taken_until_the_change_has_run_its_weeks():
    policy = decision_of({"kind": "customer_record"}).apply(first_policy(), 0, case())
    free = [points_free(policy, week, PACING) for week in (0, 12, 38, 39)]
    assert free == [2, 2, 2, 4]


@given(st.integers(0, 9), st.integers(0, 9))
def test_paying_in_two_parts_is_paying_at_once(a, b):
    both = Price(cash=a + b, capital=a + b, points=a + b, attention=a + b, moves=a + b)
    parts = [Price(cash=x, capital=x, points=x, attention=x, moves=x) for x in (a, b)]
    assert FIRST.pay(parts[0]).pay(parts[1]) == FIRST.pay(both)
