"""The sensitivity of an experiment's outcomes to its factors, read from the runs that are kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.experiment.design import points_of, trajectories
from sim.lab.experiment.schema import Experiment, Indices, Morris
from sim.lab.statistics.intervals import Interval
from sim.lab.statistics.sensitivity import LEAST, Indexed, Screened, indexed, luck_share, screened

type Array = NDArray[np.float64]


class DesignError(Exception):
    """An experiment whose design says nothing of sensitivity; the text is for people."""


@dataclass(frozen=True)
class Sensitivity:
    """How one outcome depends on the factors."""

    outcome: str
    factors: tuple[str, ...]
    found: tuple[Screened, ...] | tuple[Indexed, ...]
    luck: float | None
    """How much of the variance of single runs is the seed's; None with a single seed."""
    groups: int
    """Trajectories or base points that it stands on."""
    missing: int
    """Trajectories or base points of which a run failed or is not there yet."""

    @property
    def kind(self) -> str:
        """`morris` or `indices`."""
        return "morris" if isinstance(self.found[0], Screened) else "indices"

    def ranked(self) -> list[tuple[str, Screened | Indexed]]:
        """Factors with their numbers, the most influential first."""
        pairs: list[tuple[str, Screened | Indexed]] = list(
            zip(self.factors, self.found, strict=True)
        )
        return sorted(pairs, key=lambda pair: -_size(pair[1]))


def sensitivities(experiment: Experiment, runs: pa.Table) -> list[Sensitivity]:
    """One for each outcome.

    Args:
        experiment: with a design of kind `morris` or `indices`.
        runs: the table of runs.

    Raises:
        DesignError: if the design is another, or too little of it is there.
    """
    design = suited(experiment)
    return [_of_outcome(experiment, design, runs, one.id) for one in experiment.outcomes]


def grouped(experiment: Experiment, runs: pa.Table, outcome: str) -> tuple[Array, Array]:
    """What a design for sensitivity is analysed from.

    Args:
        experiment: with a design of kind `morris` or `indices`.
        runs: the table of runs.
        outcome: one of its outcomes.

    Returns:
        Levels, groups x steps x factors, and values, groups x steps x seeds; a group is a
        trajectory or a base point, and what is not there is no number.

    Raises:
        DesignError: if the design is another.
    """
    design, factors = suited(experiment), len(experiment.factors)
    steps = factors + (1 if isinstance(design, Morris) else 2)
    values = _values(experiment, runs, outcome)
    levels = np.array(list(points_of(experiment)), dtype=np.float64)
    return levels.reshape(-1, steps, factors), values.reshape(-1, steps, values.shape[1])


def suited(experiment: Experiment) -> Morris | Indices:
    """The design of an experiment that is about sensitivity.

    Raises:
        DesignError: if it is another.
    """
    design = experiment.design
    if not isinstance(design, Morris | Indices):
        raise DesignError(
            f"a design of kind `{design.kind}` does not tell factors apart: "
            "write `design: {kind: morris}` to screen many, `{kind: indices}` to share out variance"
        )
    return design


def _of_outcome(
    experiment: Experiment, design: Morris | Indices, runs: pa.Table, outcome: str
) -> Sensitivity:
    _, values = grouped(experiment, runs, outcome)
    _, steps, seeds = values.shape
    there = np.isfinite(values).all(axis=(1, 2))
    kept = values[there]
    if len(kept) < LEAST:
        what = "trajectories" if isinstance(design, Morris) else "base points"
        raise DesignError(f"{outcome}: {len(kept)} {what} are there as a whole; it takes {LEAST}")
    found: list[Screened] | list[Indexed]
    if isinstance(design, Morris):
        unit = trajectories(steps - 1, design).reshape(-1, steps, steps - 1)
        found = screened(unit[there], kept.mean(axis=2), experiment.confidence)
    else:
        found = indexed(kept.mean(axis=2), experiment.confidence)
    return Sensitivity(
        outcome,
        tuple(factor.id for factor in experiment.factors),
        tuple(found),  # type: ignore[arg-type]  # all of one kind
        luck_share(kept.reshape(-1, seeds)),
        len(kept),
        len(values) - len(kept),
    )


def _values(experiment: Experiment, runs: pa.Table, outcome: str) -> Array:
    """Points x seeds; runs are found by their levels, and what is not there is no number."""
    seeds = sorted(set(runs["seed"].to_pylist()))
    names = [f"factor_{factor.id}" for factor in experiment.factors]
    columns = [runs[name].to_pylist() for name in (*names, "seed", f"outcome_{outcome}")]
    known = {tuple(row[:-1]): row[-1] for row in zip(*columns, strict=True)}
    rows = [
        [known.get((*point, seed), np.nan) for seed in seeds] for point in points_of(experiment)
    ]
    return np.array(rows, dtype=np.float64)


def as_plain(found: Sensitivity) -> dict[str, Any]:
    """The same for JSON."""
    return {
        "outcome": found.outcome,
        "kind": found.kind,
        "luck": found.luck,
        "groups": found.groups,
        "missing": found.missing,
        "factors": [{"factor": name, **dict(_numbers(one))} for name, one in found.ranked()],
    }


def _numbers(one: Screened | Indexed) -> Iterator[tuple[str, Any]]:
    if isinstance(one, Screened):
        yield from (("mu_star", _plain(one.mu_star)), ("mu", one.mu), ("sigma", one.sigma))
    else:
        yield from (("first", _plain(one.first)), ("total", _plain(one.total)))


def _plain(interval: Interval) -> list[float | None]:
    """Value, low, high; what is no number is null."""
    three = (interval.mean, interval.low, interval.high)
    return [x if np.isfinite(x) else None for x in three]


def _size(one: Screened | Indexed) -> float:
    value = one.mu_star.mean if isinstance(one, Screened) else one.total.mean
    return value if np.isfinite(value) else 0.0
