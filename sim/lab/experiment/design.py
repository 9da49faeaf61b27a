"""Designs: which levels meet. Points are numbered, and made when somebody asks for them."""

import math
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from sim.lab.experiment.schema import Experiment, Factor, Factorial, Indices, Level, Morris, Spread

type Point = tuple[Level, ...]
"""A level for each factor, in the order of the file."""
type Unit = NDArray[np.float64]
"""Points in the unit cube: points x factors."""


class Grid(Sequence[Point]):
    """Every level with every other; the factors at the end vary fastest, policies fastest of all.

    Args:
        levels: of each factor.
        policies: which factor is the policy, if one is.
    """

    def __init__(self, levels: Sequence[tuple[Level, ...]], policies: int | None) -> None:
        self.levels = tuple(levels)
        rest = [place for place in range(len(levels)) if place != policies]
        self.order = [*rest, policies] if policies is not None else rest

    def __len__(self) -> int:
        return math.prod(len(levels) for levels in self.levels)

    @overload
    def __getitem__(self, index: int) -> Point: ...
    @overload
    def __getitem__(self, index: slice) -> "list[Point]": ...
    def __getitem__(self, index: int | slice) -> "Point | list[Point]":
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if not 0 <= index < len(self):
            raise IndexError(index)
        point: dict[int, Level] = {}
        for place in reversed(self.order):
            index, digit = divmod(index, len(self.levels[place]))
            point[place] = self.levels[place][digit]
        return tuple(point[place] for place in range(len(self.levels)))


class Scattered(Sequence[Point]):
    """Points of the unit cube, stretched over ranges and dealt to listed levels."""

    def __init__(self, factors: Sequence[Factor], unit: Unit) -> None:
        self.factors, self.unit = tuple(factors), unit

    def __len__(self) -> int:
        return len(self.unit)

    @overload
    def __getitem__(self, index: int) -> Point: ...
    @overload
    def __getitem__(self, index: slice) -> "list[Point]": ...
    def __getitem__(self, index: int | slice) -> "Point | list[Point]":
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        row = self.unit[index].tolist()
        return tuple(stretched(factor, u) for factor, u in zip(self.factors, row, strict=True))


def points_of(experiment: Experiment) -> Sequence[Point]:
    """The points of an experiment's design."""
    factors, design = experiment.factors, experiment.design
    match design:
        case Factorial():
            levels = [
                tuple(dict.fromkeys(factor.choices)) or steps(factor, design.levels)
                for factor in factors
            ]
            return Grid(levels, policy_place(factors))
        case Spread() if design.kind == "sobol":
            return Scattered(factors, sobol(len(factors), design.points, design.luck))
        case Spread():
            return Scattered(factors, hypercube(len(factors), design.points, design.luck))
        case Morris():
            return Scattered(factors, trajectories(len(factors), design))
        case Indices():
            return Scattered(factors, crossed(len(factors), design))
    return [tuple(_level(point[factor.id]) for factor in factors) for point in design.points]


def once(experiment: Experiment) -> Sequence[Point]:
    """The points of an experiment's design, each once: what is lived.

    A table may say a point twice, walks of Morris may meet, and samples of listed levels repeat
    them; analyses find each run by its levels, however often the design has it.
    """
    points, factors = points_of(experiment), experiment.factors
    drawn = isinstance(experiment.design, Spread | Indices)
    if isinstance(points, Grid) or (drawn and all(factor.low is not None for factor in factors)):
        return points  # which cannot repeat, and may be a million
    return list(dict.fromkeys(points))


def policy_place(factors: Sequence[Factor]) -> int | None:
    """Which factor is the policy, if one is."""
    return next((place for place, factor in enumerate(factors) if factor.policies), None)


def steps(factor: Factor, count: int) -> tuple[Level, ...]:
    """Equal steps over a range, its ends included."""
    return tuple(stretched(factor, place / (count - 1)) for place in range(count))


def stretched(factor: Factor, u: float) -> Level:
    """A level for a number from 0 to 1."""
    choices = factor.choices
    if choices:
        return choices[min(int(u * len(choices)), len(choices) - 1)]
    low, high = factor.span
    if factor.log:
        return min(high, max(low, math.exp(math.log(low) + u * (math.log(high) - math.log(low)))))
    return low + u * (high - low)


def sobol(factors: int, points: int, luck: int) -> Unit:
    """The first points of a scrambled Sobol' sequence; more of them begin with the same ones."""
    from scipy.stats import qmc  # noqa: PLC0415  # workers have their points

    unit: Unit = qmc.Sobol(factors, rng=luck).random_base2(max(0, (points - 1).bit_length()))
    return unit[:points]


def hypercube(factors: int, points: int, luck: int) -> Unit:
    """A Latin hypercube: each of as many slices of each range is met once."""
    from scipy.stats import qmc  # noqa: PLC0415  # workers have their points

    unit: Unit = qmc.LatinHypercube(factors, rng=luck).random(points)
    return unit


def trajectories(factors: int, design: Morris) -> Unit:
    """Morris' walks on a grid: each step moves one factor by more than half of its range.

    M. D. Morris (1991), Factorial sampling plans for preliminary computational experiments,
    Technometrics 33.
    """
    jump = design.levels / (2.0 * (design.levels - 1.0))
    begins = sobol(2 * factors + 1, design.trajectories, design.luck)
    walks = np.empty((design.trajectories, factors + 1, factors))
    for walk, draws in zip(walks, begins, strict=True):
        low = np.floor(draws[:factors] * (design.levels // 2)) / (design.levels - 1.0)
        order = np.argsort(draws[factors : 2 * factors])
        upward = draws[2 * factors] < 0.5  # noqa: PLR2004  # half of the walks go up
        walk[:] = low if upward else low + jump
        for step, factor in enumerate(order, start=1):
            walk[step:, factor] = low[factor] + (jump if upward else 0.0)
    return walks.reshape(-1, factors)


def crossed(factors: int, design: Indices) -> Unit:
    """Two samples A and B, and A with each column of B: what Sobol' indices are estimated from.

    A. Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer
    Physics Communications 181. Order: a base point's A, its A with B's first column, ..., its B.
    """
    pair = sobol(2 * factors, design.points, design.luck)
    first, second = pair[:, :factors], pair[:, factors:]
    found = np.repeat(first[:, None, :], factors + 2, axis=1)
    for factor in range(factors):
        found[:, 1 + factor, factor] = second[:, factor]
    found[:, -1] = second
    return found.reshape(-1, factors)


def _level(value: object) -> Level:
    if isinstance(value, bool | str):
        return value
    return float(value)  # type: ignore[arg-type]  # the loader has looked at it
