"""From prospects to deals: trust opens doors, walls lose leads, pressure oversells."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.demand import (
    considering,
    exit_chance,
    first_expectation,
    following_up,
    overselling,
    quota_after,
    value,
    win_chance,
)
from sim.scenario.market import Selling
from tests.rules.numbers import BIT, inner, shares

SELLING = Selling()


def consider(awareness, trust, claim):
    return considering(awareness, trust, claim, 0.8, 0.75, 0.3, 1.5)


def follow(crosses, close):
    """Share of leads worked at full resources, as sales does it."""
    force = min(SELLING.effort_cap, SELLING.effort_base + SELLING.effort_gain * close)
    return following_up(
        crosses, 1.0, force, SELLING.follow_base, SELLING.follow_wall, SELLING.follow_reference
    )


@given(shares, shares, shares)
def test_who_does_not_know_us_does_not_consider_us(awareness, trust, claim):
    assert 0.0 <= consider(awareness, trust, claim) <= 1.0
    assert consider(0.0, trust, claim) == 0.0
    assert consider(awareness, trust, 0.75) == awareness
    assert consider(awareness, 0.0, claim) == awareness


@given(shares, shares, shares, shares)
def test_a_bolder_promise_brings_more_prospects_the_more_it_is_trusted(awareness, trust, a, b):
    timid, bold = sorted((a, b))
    assert consider(awareness, trust, timid) <= consider(awareness, trust, bold)


def test_no_promise_makes_more_or_less_of_awareness_than_its_limits():
    assert considering(0.5, 1.0, 0.0, 2.0, 0.75, 0.3, 1.5) == pytest.approx(0.15)
    assert considering(0.5, 1.0, 1.0, 4.0, 0.75, 0.3, 1.5) == pytest.approx(0.75)
    assert considering(0.9, 1.0, 1.0, 4.0, 0.75, 0.3, 1.5) == 1.0


@given(shares, shares, shares)
def test_the_more_crosses_the_fewer_leads_are_lost(a, b, close):
    thick, thin = (follow(crosses, close) for crosses in sorted((a, b)))
    assert 0.0 <= thick <= thin <= 1.0


def test_with_full_transmission_every_lead_is_worked():
    assert follow(SELLING.follow_reference, 1.0) == 1.0
    assert following_up(0.3, 0.5, 1.0, 0.3, 0.7, 0.6) == pytest.approx(0.325)
    assert following_up(1.0, 0.5, 1.0, 0.3, 0.7, 0.6) == 0.5  # no more than there are hands for


@given(shares, shares, st.floats(0.0, 20.0), st.floats(0.5, 20.0))
def test_only_who_closes_more_than_fits_oversells_and_a_missed_quota_adds(close, fit, wins, quota):
    said = overselling(close, fit, wins, quota, 0.10, 0.5)
    assert said >= 0.0
    assert said == 0.0 or close > fit
    assert said >= overselling(close, fit, quota, quota, 0.10, 0.5) - BIT
    assert overselling(1.0, 0.0, 0.0, quota, 0.10, 0.5) == pytest.approx(0.15)


@given(shares, shares, shares, shares)
def test_an_offer_is_worth_something_between_image_and_claim(image, trust, claim, own):
    seems = value(image, trust, claim, own)
    assert min(image, claim) - BIT <= seems <= max(image, claim) + BIT
    assert value(image, 0.0, claim, own) == pytest.approx(image, abs=BIT)


def test_the_worth_of_a_promise_half_believed():
    assert value(0.6, 0.5, 0.9, 0.55) == pytest.approx(0.55 * 0.6 + 0.45 * 0.75)


@given(shares, shares, st.floats(0.0, 1.0), st.floats(0.0, 0.5))
def test_the_odds_of_a_win_grow_with_value_follow_up_and_closing(worth, present, called, closing):
    chance = win_chance(-0.4, called, worth, present, 5.5, closing)
    logit = -0.4 + called + 5.5 * (worth - present) + closing
    assert chance == pytest.approx(1 / (1 + math.exp(-logit)), abs=1e-7)


@given(shares, shares, shares, shares, shares)
def test_a_new_customer_expects_between_image_and_claim(image, trust, claim, pull, fitted):
    expects = first_expectation(image, trust, claim, pull, fitted)
    assert min(image, claim) - BIT <= expects <= max(image, claim) + BIT
    assert first_expectation(image, 0.0, claim, pull, fitted) == image
    assert first_expectation(image, trust, claim, pull, 1.0) == image


def test_what_a_buyer_expects_who_trusts_and_was_not_talked_down():
    assert first_expectation(0.6, 0.5, 0.9, 0.6, 0.0) == pytest.approx(0.69)
    assert first_expectation(0.6, 0.5, 0.9, 0.6, 0.5) == pytest.approx(0.645)


@given(shares, shares, shares)
def test_who_is_better_off_here_leaves_less(rivals, a, b):
    worse, better = sorted((a, b))
    stays = exit_chance(better, rivals, 0.003, 5.0, 0.25)
    assert 0.0 < stays <= exit_chance(worse, rivals, 0.003, 5.0, 0.25) <= 0.25


@given(shares, inner)
def test_at_equal_utility_the_hazard_is_what_was_declared(utility, hazard):
    assert exit_chance(utility, utility, hazard, 5.0, 1.0) == pytest.approx(hazard, rel=1e-7)


def test_an_angry_customer_and_the_cap():
    assert exit_chance(0.36, 0.56, 0.003, 5.0, 0.25) == pytest.approx(0.003 * math.e, rel=1e-7)
    assert exit_chance(0.0, 1.0, 0.003, 5.0, 0.25) == 0.25


@given(st.floats(0.0, 50.0), st.floats(0.0, 50.0))
def test_a_quota_follows_wins_up_at_once_and_down_slowly(quota, wins):
    after = quota_after(quota, wins, 0.995, 0.0)
    assert after >= wins
    assert after >= 0.995 * quota
    assert after in (wins, 0.995 * quota)


@given(st.floats(0.0, 50.0), st.floats(0.0, 50.0), st.floats(-0.05, 0.15))
def test_a_stretch_lifts_the_quota_above_what_was_sold(quota, wins, stretch):
    after, usual = quota_after(quota, wins, 0.995, stretch), quota_after(quota, wins, 0.995, 0.0)
    assert (after - usual) * stretch >= 0.0
    assert after >= (1.0 + stretch) * wins
