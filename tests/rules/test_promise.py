"""The promise: advertising wears off, belief follows reports, a sign-off binds."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.promise import (
    budget_scale,
    exposed_image,
    force_of_signoff,
    inflated,
    kept_share,
    learned,
    reach,
    signed_off,
)
from tests.rules.numbers import BIT, inner, shares, weeks


def test_adstock_halves_in_its_half_life():
    assert kept_share(1.0) == pytest.approx(0.5, rel=2e-7)
    assert kept_share(5.0) ** 5 == pytest.approx(0.5, rel=1e-6)


@given(st.floats(0.0, 50.0), st.floats(0.0, 50.0), st.floats(0.0, 0.3))
def test_more_advertising_reaches_more_people_at_falling_returns(a, b, extra):
    less, more = sorted((a, b))
    assert 0.0 <= reach(less, 0.25, extra) <= reach(more, 0.25, extra) <= 1.0
    half = reach((less + more) / 2, 0.25, 0.0)
    assert half >= (reach(less, 0.25, 0.0) + reach(more, 0.25, 0.0)) / 2 - 1e-8
    assert reach(0.0, 0.25, 0.0) == 0.0


def test_reach_at_the_start():
    assert reach(1.0, 0.25, 0.0) == pytest.approx(1 - math.exp(-0.25), rel=1e-7)
    assert reach(1.0, 0.25, 0.1) == pytest.approx(1.1 - math.exp(-0.25), rel=1e-7)


@given(st.floats(0.0, 4.0))
def test_budgets_follow_the_root_of_revenue_and_may_be_cut_loose(ratio):
    assert budget_scale(ratio, 0.2, True) == math.sqrt(max(ratio, 0.2))
    assert budget_scale(ratio, 0.2, False) == 1.0


@given(shares, shares, weeks)
def test_behind_a_closed_wall_marketing_learns_nothing(belief, delivered, time):
    assert learned(belief, delivered, 0.0, time) == belief


@given(shares, shares, shares, shares, weeks)
def test_the_more_crosses_the_nearer_belief_comes_to_the_truth(belief, delivered, a, b, time):
    far, near = (abs(learned(belief, delivered, x, time) - delivered) for x in sorted((a, b)))
    assert near <= far + BIT <= abs(belief - delivered) + 2 * BIT


@given(shares, shares, shares)
def test_only_noise_beyond_calibration_inflates(belief, hype, calibrate):
    claim = inflated(belief, hype, calibrate, 0.08, 0.0)
    assert belief <= claim <= min(1.0, belief + 0.08)
    assert claim == belief or hype > calibrate


def test_the_promise_of_a_silo():
    assert inflated(0.74, 0.85, 0.05, 0.08, 0.0) == pytest.approx(0.804)
    assert inflated(0.74, 0.85, 0.05, 0.08, 0.12) == pytest.approx(0.924)
    assert inflated(0.95, 0.9, 0.0, 0.08, 0.12) == 1.0


@given(shares, shares)
def test_a_signature_binds_between_its_floor_and_fully(authority, clout):
    force = force_of_signoff(authority, clout, 0.3, 0.7, 0.45)
    assert 0.3 <= force <= 1.0
    assert force_of_signoff(0.0, 0.0, 0.3, 0.7, 0.45) == 0.3
    assert force_of_signoff(1.0, clout, 0.3, 0.7, 0.45) == 1.0
    assert force_of_signoff(0.0, 0.45, 0.3, 0.7, 0.45) == 1.0


@given(shares, shares, shares, st.floats(0.0, 0.3))
def test_a_signer_only_ever_cuts_a_promise(claim, force, believed, margin):
    signed = signed_off(claim, force, believed, margin)
    assert min(claim, believed + margin) - BIT <= signed <= claim + BIT
    assert signed_off(claim, 0.0, believed, margin) == claim
    assert signed_off(claim, 1.0, believed, margin) == min(claim, believed + margin)


@given(shares, shares, shares, inner)
def test_a_promise_moves_the_image_of_those_who_trust_it(image, trust, claim, pull):
    seen = exposed_image(image, trust, claim, pull)
    assert min(image, claim) - BIT <= seen <= max(image, claim) + BIT
    assert exposed_image(image, 0.0, claim, pull) == image
    assert abs(seen - image) <= abs(exposed_image(image, 1.0, claim, pull) - image) + BIT
