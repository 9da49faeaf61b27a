"""Brand equity in one mind, and the value of a customer's lifetime."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.brand import equity, lifetime_value, retained
from tests.rules.numbers import BIT, shares

WEIGHTS = (0.4, 0.4, 0.2)


@given(shares, shares, shares, shares)
def test_equity_is_a_share_and_nothing_where_the_name_is_unknown(known, image, trust, loyalty):
    assert 0.0 <= equity(known, image, trust, loyalty, WEIGHTS) <= 1.0 + BIT
    assert equity(0.0, image, trust, loyalty, WEIGHTS) == 0.0
    assert equity(1.0, 1.0, 1.0, 1.0, WEIGHTS) == pytest.approx(1.0, abs=BIT)


def test_each_part_of_equity_has_its_weight():
    parts = [
        equity(0.25, *one, WEIGHTS) for one in ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
    ]
    assert parts == pytest.approx([0.2, 0.2, 0.1])
    assert equity(0.64, 0.5, 0.5, 0.5, WEIGHTS) == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("retention", "worth", "elasticity"), [(0.8, 2.5, 3.500), (0.9, 4.0909, 5.091)]
)
def test_what_retention_is_worth(retention, worth, elasticity):
    """At 12 percent interest one more percent of retention brings 3.5 to 5.1 percent of value."""
    assert lifetime_value(1.0, retention, 0.12) == pytest.approx(worth, abs=1e-4)
    step = 1e-6
    more, less = (lifetime_value(1.0, retention * (1 + s), 0.12) for s in (step, -step))
    slope = (math.log(more) - math.log(less)) / (math.log(1 + step) - math.log(1 - step))
    assert slope == pytest.approx(elasticity, abs=5e-4)


@given(st.floats(-50.0, 50.0), st.floats(0.0, 0.99), st.floats(0.01, 0.5))
def test_lifetime_value_is_the_discounted_sum_of_what_is_left_each_year(margin, kept, interest):
    years = 4_000
    summed = margin * math.fsum((kept / (1 + interest)) ** year for year in range(1, years))
    assert lifetime_value(margin, kept, interest) == pytest.approx(summed, abs=1e-6, rel=1e-9)


@given(shares)
def test_who_stays_a_year_stayed_52_weeks(weekly):
    assert 0.0 <= retained(weekly) <= 1.0
    assert retained(weekly) == pytest.approx((1.0 - weekly) ** 52, rel=1e-9, abs=1e-300)
