"""Brand equity in one mind, and the value of a customer's lifetime."""

import pytest
from hypothesis import given

from sim.rules.brand import equity, lifetime_value, retained
from tests.rules.numbers import BIT, shares

WEIGHTS = (0.5, 0.3, 0.2)


@given(shares, shares, shares, shares)
def test_equity_is_a_share_and_nothing_where_the_name_is_unknown(known, image, trust, loyalty):
    assert 0.0 <= equity(known, image, trust, loyalty, WEIGHTS) <= 1.0 + BIT
    assert equity(0.0, image, trust, loyalty, WEIGHTS) == 0.0
    assert equity(1.0, 1.0, 1.0, 1.0, WEIGHTS) == pytest.approx(1.0, abs=BIT)


def test_each_part_of_equity_has_its_weight():
    parts = [
        equity(0.25, *one, WEIGHTS) for one in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    ]
    assert parts == pytest.approx([0.25, 0.15, 0.1])
    assert equity(0.64, 0.5, 0.5, 0.5, WEIGHTS) == pytest.approx(0.4)


def test_what_a_customer_is_worth():
    assert lifetime_value(1.0, 0.8, 0.12) == pytest.approx(2.5)
    assert lifetime_value(3.0, 0.9, 0.12) == pytest.approx(3.0 * 4.0909, abs=1e-3)


@given(shares)
def test_who_stays_a_year_stayed_52_weeks(weekly):
    assert 0.0 <= retained(weekly) <= 1.0
    assert retained(weekly) == pytest.approx((1.0 - weekly) ** 52, rel=1e-9, abs=1e-300)
