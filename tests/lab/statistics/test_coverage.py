"""Intervals hold as often as they say, whatever the numbers look like."""

import math

import numpy as np
import pytest

from sim.lab.statistics.intervals import of_mean, of_rate
from sim.lab.statistics.resampling import counts
from sim.lab.statistics.simultaneous import bands, critical
from sim.lab.statistics.watching import FIRST_LOOK, watched

SHAPES = {
    "normal": (lambda luck, size: luck.normal(0.0, 1.0, size), 0.0),
    "exponential": (lambda luck, size: luck.exponential(1.0, size), 1.0),
    "lognormal": (lambda luck, size: luck.lognormal(0.0, 0.75, size), math.exp(0.75**2 / 2.0)),
}
shapes = pytest.mark.parametrize("shape", SHAPES)
OFF = {"normal": 0.0, "exponential": 0.015, "lognormal": 0.025}
"""How much less than 95 % is let pass at 40 seeds, beside what the simulation may be off."""


def noise(rounds: int) -> float:
    """Three standard errors of a share near 95 %."""
    return float(3.0 * (0.95 * 0.05 / rounds) ** 0.5)


def holds_for_a_mean(shape, rounds, n=40):
    draw, true = SHAPES[shape]
    found = [of_mean(values) for values in draw(np.random.default_rng(1), (rounds, n))]
    return np.mean([one.low <= true <= one.high for one in found])


def hold_together(shape, rounds, n=40, numbers=8):
    """Numbers that share part of their luck, as contrasts with a common side do."""
    draw, true = SHAPES[shape]
    luck = np.random.default_rng(2)
    hits = 0
    for _ in range(rounds):
        values = draw(luck, (n, numbers)) + draw(luck, (n, 1))
        length = critical(values, rounds=1_000) * values.std(axis=0, ddof=1) / n**0.5
        hits += bool((np.abs(values.mean(axis=0) - 2.0 * true) <= length).all())
    return hits / rounds


def band_holds(rounds, n=40, weeks=52):
    """A random walk has the strong links between weeks that curves have."""
    luck, whole, alone = np.random.default_rng(3), 0, 0
    for _ in range(rounds):
        found = bands(luck.normal(0.0, 1.0, (n, weeks)).cumsum(axis=1))
        whole += bool(((found.whole[0] <= 0.0) & (found.whole[1] >= 0.0)).all())
        alone += bool(((found.pointwise[0] <= 0.0) & (found.pointwise[1] >= 0.0)).all())
    return whole / rounds, alone / rounds


def misled(shape, rounds, interval, last=200):
    """How often somebody who looks after every seed sees the true mean left out."""
    draw, true = SHAPES[shape]
    luck, wrong = np.random.default_rng(4), 0
    for _ in range(rounds):
        values = draw(luck, last)
        looks = (interval(values[:n]) for n in range(FIRST_LOOK, last + 1, 6))
        wrong += any(not one.low <= true <= one.high for one in looks)
    return wrong / rounds


@shapes
def test_an_interval_of_a_mean_holds_as_often_as_it_says(shape):
    assert holds_for_a_mean(shape, 300) >= 0.95 - OFF[shape] - noise(300)


@shapes
def test_intervals_of_many_contrasts_hold_together(shape):
    assert hold_together(shape, 300) >= 0.94 - noise(300)


def test_a_band_holds_in_all_weeks_at_once_and_a_pointwise_one_does_not():
    whole, alone = band_holds(100)
    assert whole >= 0.94 - noise(100)
    assert alone < 0.9


def test_a_sequence_may_be_looked_at_after_every_seed_and_a_t_interval_may_not():
    assert misled("normal", 50, watched) <= 0.05 + noise(50)
    assert misled("normal", 50, of_mean) > 0.12


@pytest.mark.slow
@shapes
def test_coverage_in_ten_thousand_experiments(shape):
    share = holds_for_a_mean(shape, 10_000)
    assert 0.95 - OFF[shape] - noise(10_000) <= share <= 0.96 + noise(10_000)


@pytest.mark.slow
@shapes
def test_coverage_together_in_five_thousand_experiments(shape):
    share = hold_together(shape, 5_000)
    assert 0.94 - noise(5_000) <= share <= 0.98


@pytest.mark.slow
def test_coverage_of_bands_in_two_thousand_experiments():
    assert 0.94 - noise(2_000) <= band_holds(2_000)[0] <= 0.97


@pytest.mark.slow
@shapes
def test_false_alarms_of_a_sequence_in_a_thousand_experiments(shape):
    assert misled(shape, 1_000, watched) <= 0.05 + noise(1_000)


@pytest.mark.slow
@pytest.mark.parametrize("rate", [0.1, 0.3, 0.5, 0.9])
def test_coverage_of_rates_is_exact_up_to_the_steps_of_counting(rate):
    n = 100
    hit = np.arange(n + 1)
    weights = np.array([math.comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in hit])
    inside = [of_rate(int(k), n).low <= rate <= of_rate(int(k), n).high for k in hit]
    assert weights[inside].sum() >= 0.93


def test_samples_are_drawn_evenly_and_are_the_same_each_time():
    times = counts(40, 2_000)
    assert (times.sum(axis=1) == 40).all()
    assert abs(times.mean(axis=0) - 1.0).max() < 5.0 / 2_000**0.5
    assert times.var() == pytest.approx(1.0 - 1.0 / 40, abs=0.03)
    counts.cache_clear()
    assert (counts(40, 2_000) == times).all()
