"""The course of a contrast over the weeks: the paired difference of its two sides, week by week.

Chunks are read one after the other, so a million runs need no more memory than a few.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.batch.store import Store
from sim.lab.experiment.schema import Experiment
from sim.lab.statistics.contrasts import Effect, Points
from sim.lab.statistics.intervals import FEW
from sim.lab.statistics.simultaneous import Bands, bands

type Array = NDArray[np.float64]


@dataclass(frozen=True)
class Course:
    """One contrast over the weeks."""

    contrast: str
    metric: str
    bands: Bands


@dataclass(frozen=True, slots=True)
class _Part:
    """What a run adds to a curve."""

    contrast: int
    row: int
    weight: float


def courses(
    experiment: Experiment, store: Store, runs: pa.Table, effects: Sequence[Effect]
) -> list[Course]:
    """Of all contrasts whose metric is kept week by week, and that have at least 3 seeds."""
    metric = {outcome.id: outcome.metric for outcome in experiment.outcomes}
    shown = [
        effect
        for effect in effects
        if metric[effect.contrast.outcome] in experiment.series and len(effect.seeds) >= FEW
    ]
    if not shown:
        return []
    names = [metric[effect.contrast.outcome] for effect in shown]
    curves = [np.zeros((len(effect.seeds), experiment.weeks)) for effect in shown]
    parts = _parts(shown, Points(experiment, runs), runs["key"].to_pylist())
    for table in store.weeks(["key", *dict.fromkeys(names)]):
        _add(table, parts, names, curves)
    return [
        Course(effect.contrast.id, name, bands(curve, experiment.confidence))
        for effect, name, curve in zip(shown, names, curves, strict=True)
    ]


def _add(
    table: pa.Table, parts: dict[str, list[_Part]], names: list[str], curves: list[Array]
) -> None:
    """One chunk: the weeks of each of its runs lie together, in order."""
    weeks = curves[0].shape[1]
    columns = {name: table[name].to_numpy().reshape(-1, weeks) for name in set(names)}
    for place, key in enumerate(table["key"].to_pylist()[::weeks]):
        for part in parts.pop(key, ()):  # a run that is kept twice counts once
            run = columns[names[part.contrast]][place]
            curves[part.contrast][part.row] += part.weight * run


def _parts(effects: Sequence[Effect], points: Points, keys: list[str]) -> dict[str, list[_Part]]:
    """What each run adds to which curve, by its key."""
    found: dict[str, list[_Part]] = defaultdict(list)
    for place, effect in enumerate(effects):
        rows = {seed: row for row, seed in enumerate(effect.seeds)}
        for sign, levels in ((1.0, effect.contrast.take), (-1.0, effect.contrast.less)):
            wanted = points.having(levels)
            told = dict(zip(keys, zip(points.levels, points.seeds, strict=True), strict=True))
            for key, (point, seed) in told.items():
                if point in wanted and seed in rows:
                    found[key].append(_Part(place, rows[seed], sign / len(wanted)))
    return found
