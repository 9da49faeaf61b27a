"""What bands and joint intervals promise of each other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.lab.experiment.schema import Contrast
from sim.lab.statistics.contrasts import Effect
from sim.lab.statistics.intervals import of_mean, of_rate
from sim.lab.statistics.simultaneous import bands, critical, critical_of_curves, together


def effect(seeds, values):
    contrast = Contrast(id="x", outcome="y", take={"a": 1}, less={"a": 0})
    apart = np.array(values, dtype=float)
    return Effect(contrast, of_mean(apart), of_rate(0, 1), apart, tuple(seeds), 0)


curves = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).normal(size=(6, 4)))


@given(curves)
@settings(max_examples=20, deadline=None)
def test_a_band_for_all_weeks_is_never_narrower_than_one_for_each(values):
    found = bands(values)
    assert (found.whole[0] <= found.pointwise[0]).all()
    assert (found.whole[1] >= found.pointwise[1]).all()
    assert (found.pointwise[0] <= found.mean).all()


def test_the_spread_of_runs_does_not_shrink_with_more_seeds_and_the_band_of_the_mean_does():
    values = np.random.default_rng(1).normal(size=(900, 3))
    few, many = bands(values[:81]), bands(values)
    assert np.ptp(np.array(many.spread), axis=0) == pytest.approx(3.29, abs=0.4)
    assert np.ptp(np.array(few.spread), axis=0) == pytest.approx(3.29, abs=0.9)
    assert (np.ptp(np.array(many.whole), axis=0) < np.ptp(np.array(few.whole), axis=0) / 2.5).all()


def test_more_numbers_need_longer_intervals_and_equal_ones_do_not():
    values = np.random.default_rng(2).normal(size=(40, 20))
    assert critical(values[:, :1]) < critical(values[:, :5]) < critical(values)
    same = critical(np.repeat(values[:, :1], 20, axis=1))
    assert same == pytest.approx(critical(values[:, :1]), rel=1e-9)


def test_numbers_that_never_differ_have_no_width_and_lengthen_nothing():
    still = effect(range(10), [2.0] * 10)
    moved = effect(range(10), np.random.default_rng(3).normal(size=10))
    found = together([still, moved])
    assert (found[0].low, found[0].high) == (2.0, 2.0)
    assert found[1].half_width == together([moved])[0].half_width


def test_joint_intervals_stand_on_the_seeds_that_all_have():
    one = effect(range(12), range(12))
    other = effect(range(4, 16), range(12))
    found = together([one, other])
    assert [interval.n for interval in found] == [8, 8]
    assert found[0].mean == np.mean(range(4, 12))


def test_two_seeds_say_nothing():
    (found,) = together([effect([1, 2], [0.0, 1.0])])
    assert found.method == "none"
    with pytest.raises(ValueError, match="3 seeds"):
        bands(np.zeros((2, 5)))


def test_a_contrast_with_three_events_says_nothing_and_spoils_no_other():
    rare = effect(range(40), [1.0] * 3 + [0.0] * 37)
    moved = effect(range(40), np.random.default_rng(4).normal(size=40))
    found = together([rare, moved])
    assert (found[0].method, found[0].low) == ("none", -np.inf)
    assert found[1] == together([moved])[0]


def test_a_week_in_which_one_seed_differs_does_not_widen_the_others():
    values = np.random.default_rng(5).normal(size=(20, 6))
    lone = np.zeros((20, 1))
    lone[0] = 1.0
    wider = critical_of_curves(np.hstack([values, lone]))
    assert critical_of_curves(values) <= wider < 1.2 * critical_of_curves(values)
