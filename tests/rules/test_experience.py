"""Experience meets expectation: losses loom larger, trust breaks fast and mends slowly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.experience import compared_with, disconfirmed, memory_step, trust_after
from tests.rules.numbers import BIT, inner, shares

differences = st.floats(-1.0, 1.0)


@given(inner, st.floats(0.0, 2.0), st.floats(1.0, 3.0))
def test_a_shortfall_weighs_as_many_times_as_much_as_an_equal_excess(gap, gain, aversion):
    up, down = disconfirmed(gap, gain, aversion), disconfirmed(-gap, gain, aversion)
    assert down == pytest.approx(-aversion * up, abs=BIT)
    assert disconfirmed(0.0, gain, aversion) == 0.0


@given(differences, differences)
def test_better_is_never_felt_as_worse(a, b):
    low, high = sorted((a, b))
    assert disconfirmed(low, 0.25, 2.0) <= disconfirmed(high, 0.25, 2.0)


@given(differences)
def test_disconfirmation_can_be_switched_off(difference):
    assert disconfirmed(difference, 0.0, 2.0) == 0.0


@given(shares, shares, shares, shares)
def test_experience_is_compared_with_something_between_will_and_should(will, said, trust, should):
    standard = compared_with(will, said, trust, should)
    assert min(will, said) - BIT <= standard <= max(will, said) + BIT


@given(shares, shares, shares)
def test_who_does_not_trust_or_never_listened_compares_with_what_will_be(will, said, x):
    assert compared_with(will, said, 0.0, x) == will
    assert compared_with(will, said, x, 0.0) == will


def test_the_standard_of_a_trusting_customer():
    assert compared_with(0.70, 0.80, 0.6, 0.65) == pytest.approx(0.739)


@given(differences, differences)
def test_encounters_and_surprises_stay_in_mind_and_plain_weeks_do_not(a, b):
    mild, strong = sorted((a, b), key=abs)
    assert memory_step(False, a, 0.022, 0.45, 0.5) == 0.022
    step = memory_step(True, mild, 0.022, 0.45, 0.5)
    assert 0.45 <= step <= memory_step(True, strong, 0.022, 0.45, 0.5) <= 0.675
    assert step == memory_step(True, -mild, 0.022, 0.45, 0.5)


@given(shares, differences, shares, shares, shares, shares)
def test_trust_stays_a_share(trust, against, weight, tolerance, loss, mend):
    assert 0.0 <= trust_after(trust, against, weight, tolerance, loss, mend) <= 1.0


@given(shares, differences, differences)
def test_the_further_a_promise_is_missed_the_more_trust_goes(trust, a, b):
    worse, better = sorted((a, b))
    missed = trust_after(trust, worse, 1.0, 0.1, 0.13, 0.012)
    assert missed <= trust_after(trust, better, 1.0, 0.1, 0.13, 0.012) + BIT


@given(inner, st.floats(-0.1, 1.0))
def test_within_the_tolerance_a_promise_counts_as_kept(trust, against):
    assert trust_after(trust, against, 1.0, 0.1, 0.13, 0.012) > trust


def test_at_the_tolerance_itself_a_promise_is_kept():
    assert trust_after(0.6, -0.125, 1.0, 0.125, 0.13, 0.012) == pytest.approx(0.6048)


def test_trust_goes_at_once_and_comes_back_slowly():
    hurt = trust_after(0.6, -0.6, 1.0, 0.1, 0.13, 0.012)
    assert hurt == pytest.approx(0.535)
    assert trust_after(0.6, -0.6, 0.25, 0.1, 0.13, 0.012) == pytest.approx(0.58375)
    weeks, trust = 0, hurt
    while trust < 0.6:
        trust, weeks = trust_after(trust, 0.0, 1.0, 0.1, 0.13, 0.012), weeks + 1
    assert weeks == 13
