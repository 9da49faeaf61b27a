"""What goes wrong: the product's issues, and the promise's own failure demand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.needs import failing, mismatching, self_service_after
from tests.rules.numbers import BIT, shares


@given(shares, shares, st.floats(0.0, 5.0), st.floats(0.0, 50.0))
def test_failing_is_a_chance_that_issues_and_bugs_raise(base, per_issue, issues, bug):
    chance = failing(base, per_issue, issues, bug)
    assert min(base, 1.0) <= chance <= 1.0
    assert chance <= failing(base, per_issue, issues + 0.1, bug) + BIT


def test_a_bug_of_nine_makes_ten_times_the_failures():
    assert failing(0.012, 0.015, 0.6, 0.0) == pytest.approx(0.021)
    assert failing(0.012, 0.015, 0.6, 9.0) == pytest.approx(0.21)


@given(shares, shares, shares, shares)
def test_who_expects_no_more_than_there_is_has_no_reason_to_call(a, b, quality, relief):
    chance = mismatching(a, b, quality, 0.10, 0.5, relief)
    assert 0.0 <= chance <= 0.10
    assert chance == 0.0 or max(a, b) > quality


@given(shares, shares, shares)
def test_the_promise_makes_contacts_and_calibration_prevents_them(said, quality, relief):
    chance = mismatching(0.7, said, quality, 0.10, 0.5, 0.0)
    assert chance <= mismatching(0.7, 1.0, quality, 0.10, 0.5, 0.0) + BIT
    relieved = mismatching(0.7, said, quality, 0.10, 0.5, relief)
    assert relieved == pytest.approx(chance * (1 - relief), abs=BIT)


def test_failure_demand_of_an_oversold_customer():
    assert mismatching(0.75, 0.90, 0.725, 0.10, 0.5, 0.25) == pytest.approx(0.0075)


@given(st.floats(0.2, 1.0), shares, shares)
def test_self_service_goes_stale_to_its_floor_without_work_on_causes(strength, root, crosses):
    stale = self_service_after(strength, 0.0, crosses, 0.01, 0.2, 0.002, 0.2)
    assert 0.2 - BIT <= stale <= strength
    tended = self_service_after(strength, root, crosses, 0.01, 0.2, 0.002, 0.2)
    assert tended - stale == pytest.approx(0.01 * root * (0.2 + crosses), abs=BIT)
