"""Designs: every point once, ranges filled evenly, and larger designs that keep what they had."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.lab.experiment.design import Grid, crossed, sobol, stretched, trajectories
from sim.lab.experiment.schema import Factor, Indices, Morris
from tests.lab.batch.asked import SMALL, planned

levels = st.lists(st.integers(1, 4).map(lambda n: tuple(range(n))), min_size=1, max_size=4)


@given(levels, st.data())
def test_a_grid_has_every_combination_once_and_policies_vary_fastest(some, data):
    policies = data.draw(st.none() | st.integers(0, len(some) - 1))
    grid = Grid(some, policies)
    points = list(grid)
    assert sorted(points) == sorted(itertools.product(*some))
    if policies is not None:
        step = len(some[policies])
        for first in range(0, len(grid), step):
            together = points[first : first + step]
            rest = {tuple(np.delete(point, policies)) for point in together}
            assert len(rest) == 1


@given(st.integers(1, 5), st.integers(1, 40), st.integers(1, 90))
@settings(max_examples=25)
def test_a_larger_sobol_design_begins_with_the_smaller_one(factors, small, more):
    assert (sobol(factors, small + more, 3)[:small] == sobol(factors, small, 3)).all()


def test_a_latin_hypercube_meets_each_slice_of_each_range_once(tmp_path):
    text = SMALL.replace("values: [0.02, 0.10]", "low: 0.0, high: 0.2")
    text = text.replace("weeks: 8", "weeks: 8\ndesign: {kind: lhs, points: 10}")
    found = sorted(point[1] for point in planned(tmp_path, text).points)
    assert [int(value / 0.02) for value in found] == list(range(10))


@pytest.mark.parametrize("factors", [1, 3, 7])
def test_morris_moves_one_factor_a_step_and_each_once(factors):
    design = Morris(kind="morris", trajectories=6)
    walks = trajectories(factors, design).reshape(6, factors + 1, factors)
    assert walks.min() >= 0.0
    assert walks.max() <= 1.0
    for walk in walks:
        moved = [np.flatnonzero(walk[step + 1] - walk[step]) for step in range(factors)]
        assert sorted(int(one[0]) for one in moved) == list(range(factors))
        assert all(len(one) == 1 for one in moved)
        sizes = np.abs(np.diff(walk, axis=0)).sum(axis=1)
        assert np.allclose(sizes, 2.0 / 3.0)


def test_points_for_indices_differ_from_the_first_sample_in_one_column_each():
    points = crossed(3, Indices(kind="indices", points=4)).reshape(4, 5, 3)
    for a, *mixed, b in points:
        for column, one in enumerate(mixed):
            assert one[column] == b[column]
            assert (np.delete(one, column) == np.delete(a, column)).all()


@given(st.floats(0.0, 1.0))
def test_a_logarithmic_range_takes_equal_ratios(u):
    factor = Factor(id="x", parameter="start.trust", low=0.01, high=100.0, log=True)
    assert stretched(factor, u) == pytest.approx(0.01 * 10_000.0**u)
