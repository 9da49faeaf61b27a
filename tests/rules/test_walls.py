"""Walls: thin between people paid alike, and open only where a channel exists."""

import pytest
from hypothesis import given

from sim.flows import Goals
from sim.rules.walls import crossing, likeness, willingness
from tests.rules.numbers import BIT, rows, shares, weeks

MARKETING = Goals(0.8, 0.2, 0.0, 0.0, 0.0, 0.0)
SALES = Goals(0.0, 1.0, 0.0, 0.0, 0.0, 0.0)
SERVICE = Goals(0.0, 0.0, 0.0, 0.65, 0.35, 0.0)
IT = Goals(0.0, 0.0, 0.0, 0.2, 0.0, 0.8)


@given(rows, rows)
def test_likeness_is_symmetric_and_a_share(a, b):
    assert likeness(a, b) == likeness(b, a)
    assert 0.0 <= likeness(a, b) <= 1.0 + BIT


@given(rows)
def test_equal_goals_are_fully_alike(a):
    assert likeness(a, a) == pytest.approx(1.0, abs=BIT)


@pytest.mark.parametrize("k", range(6))
@pytest.mark.parametrize("j", range(6))
def test_each_goal_is_like_itself_alone(j, k):
    one, other = (Goals(*(float(i == at) for i in range(6))) for at in (j, k))
    assert likeness(one, other) == float(j == k)


def test_likeness_in_the_silo():
    assert likeness(MARKETING, SALES) == pytest.approx(0.04 / 0.68)
    assert likeness(MARKETING, SERVICE) == likeness(SALES, IT) == 0.0
    assert likeness(SERVICE, IT) == pytest.approx(0.13**2 / (0.545 * 0.68))


@given(rows, rows, rows)
def test_how_alike_goals_are_does_not_depend_on_how_much_is_paid(a, b, c):
    doubled = Goals(*(2.0 * each for each in a))
    assert likeness(doubled, b) == pytest.approx(likeness(a, b), abs=BIT)


@given(shares, shares, shares, shares, weeks)
def test_willingness_moves_towards_its_target_within_its_limits(old, alike, common, near, time):
    low, high = 0.02, 0.95
    old = min(max(old, low), high)
    target = min(max(alike + common + near, low), high)
    new = willingness(old, alike, common, near, low, high, time)
    assert low - BIT <= new <= high + BIT
    assert abs(target - new) == pytest.approx(abs(target - old) * (1 - 1 / time), abs=BIT)


def test_a_wall_keeps_its_thickness_while_nothing_changes():
    at_rest = 0.08 + 0.38 * likeness(MARKETING, SALES)
    after = willingness(at_rest, 0.38 * likeness(MARKETING, SALES), 0.08, 0.0, 0.02, 0.95, 13.0)
    assert after == pytest.approx(at_rest, abs=BIT)


@given(shares, shares, shares)
def test_no_more_crosses_than_people_are_willing_to_share(willing, integration, channel):
    crosses = crossing(willing, integration, channel)
    assert willing * channel - BIT <= crosses <= willing + BIT
    assert 0.0 <= crosses <= 1.0


@given(shares, shares, shares, shares, shares)
def test_willingness_and_systems_are_complements(a, b, i, j, channel):
    """Bresnahan, Brynjolfsson and Hitt 2002: each is worth more with more of the other."""
    (r, more_r), (s, more_s) = sorted((a, b)), sorted((i, j))
    both = crossing(more_r, more_s, channel) - crossing(r, s, channel)
    one = crossing(more_r, s, channel) - crossing(r, s, channel)
    other = crossing(r, more_s, channel) - crossing(r, s, channel)
    assert both >= one + other - BIT


@given(shares, shares)
def test_where_a_channel_exists_anyway_systems_change_not_one_bit(willing, integration):
    assert crossing(willing, integration, 1.0) == willing


@given(shares, shares)
def test_systems_alone_let_nothing_cross(integration, channel):
    assert crossing(0.0, integration, channel) == 0.0
