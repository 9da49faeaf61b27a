"""IT: debt slows all of it, issues wear quality down, bugs last as long as walls are thick."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.technology import (
    bug_after,
    capacity,
    new_issues,
    outage_chance,
    quality,
    uncovered,
)
from tests.rules.numbers import BIT, shares

debts = st.floats(0.0, 1.5)
amounts = st.floats(0.0, 4.0)


@given(debts, debts)
def test_debt_slows_it_beyond_what_is_free(a, b):
    light, heavy = sorted((a, b))
    assert 0.0 < capacity(1.0, 1.0, heavy, 0.3, 1.2) <= capacity(1.0, 1.0, light, 0.3, 1.2) <= 1.0
    assert capacity(0.8, 0.5, min(a, 0.3), 0.3, 1.2) == 0.8 * 0.5
    assert capacity(1.0, 1.0, a, 0.3, 0.0) == 1.0


def test_how_much_debt_slows_it():
    assert capacity(1.0, 1.0, 1.3, 0.3, 1.2) == pytest.approx(1 / 2.2)


@given(amounts, amounts, debts, debts)
def test_issues_and_debt_only_ever_lower_quality(a, b, c, d):
    (few, many), (light, heavy) = sorted((a, b)), sorted((c, d))
    best = quality(few, light, 0.815, 0.14, 0.3, 0.15)
    assert quality(many, heavy, 0.815, 0.14, 0.3, 0.15) <= best <= 0.815


def test_the_quality_of_the_first_week():
    assert quality(0.0, 0.3, 0.815, 0.14, 0.3, 0.15) == 0.815
    assert quality(0.6, 0.2, 0.815, 0.14, 0.3, 0.15) == pytest.approx(
        0.815 * math.exp(-0.084), rel=1e-7
    )
    assert quality(0.0, 1.3, 0.815, 0.14, 0.3, 0.15) == pytest.approx(0.665)


@given(debts, st.floats(0.0, 40.0))
def test_an_outage_is_a_chance(debt, factor):
    assert 0.0 <= outage_chance(debt, 0.015, 0.4, 3.0, factor) <= 1.0
    assert outage_chance(0.2, 0.015, 0.4, 3.0, 1.0) == pytest.approx(0.015)
    assert outage_chance(0.2, 0.015, 0.4, 3.0, 2.0) == pytest.approx(0.03)
    assert outage_chance(0.5, 0.015, 0.4, 3.0, 1.0) == pytest.approx(0.0285)
    assert outage_chance(1.0, 0.5, 0.4, 3.0, 1.0) == 1.0


@given(debts, shares)
def test_new_features_and_debt_breed_issues(debt, features):
    born = new_issues(0.007, debt, 0.3, 0.8, 0.7, features)
    assert born >= new_issues(0.007, 0.0, 0.3, 0.8, 0.7, 0.0) - BIT
    assert new_issues(0.007, 0.1, 0.3, 0.8, 0.7, 0.5) == pytest.approx(0.007 * 1.2)
    assert new_issues(0.007, 1.3, 0.3, 0.8, 0.7, 0.5) == pytest.approx(0.007 * 1.8 * 1.2)


def bug(size, crosses, fixing):
    return bug_after(size, crosses, fixing, 0.06, 1.2, 0.3, 0.2, 0.7)


@given(st.floats(0.0, 50.0), shares, shares, shares)
def test_a_bug_shrinks_the_faster_the_more_its_reports_cross(size, a, b, fixing):
    thick, thin = sorted((a, b))
    assert 0.3 * size - 1e-9 <= bug(size, thin, fixing) <= bug(size, thick, fixing) <= size


def test_a_bug_behind_a_wall_and_without_one():
    assert bug(9.0, 0.0, 0.2) == pytest.approx(9.0 * 0.94)
    assert bug(9.0, 0.05, 0.1) == pytest.approx(9.0 * (1 - 0.06 - 1.2 * 0.05 * 0.8))
    assert bug(9.0, 0.8, 0.2) == pytest.approx(9.0 * 0.3)


@given(amounts, st.floats(0.0, 100.0), st.floats(0.0, 100.0))
def test_items_uncover_what_is_hidden_and_never_more(unknown, a, b):
    few, many = sorted((a, b))
    assert uncovered(unknown, 0.0, 0.10) == 0.0
    assert 0.0 <= uncovered(unknown, few, 0.10) <= uncovered(unknown, many, 0.10) <= unknown
    assert uncovered(unknown, many, 0.0) == 0.0


def test_ten_items_uncover_two_thirds():
    assert uncovered(1.0, 10.0, 0.10) == pytest.approx(1 - math.exp(-1), rel=1e-7)
