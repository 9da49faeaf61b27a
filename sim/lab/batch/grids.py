"""Weeks as arrays: a row a run, a column a week."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.batch.store import Store

type Array = NDArray[np.float64]


def grids(store: Store, runs: pa.Table) -> dict[str, Array]:
    """Each metric that is kept, runs × weeks; NaN where a run failed. All of it is in memory.

    Args:
        store: the results.
        runs: its table of runs; rows come in its order.
    """
    experiment = store.experiment()
    shape = runs.num_rows, experiment.weeks
    found = {name: np.full(shape, np.nan) for name in experiment.series}
    if not found:
        return found
    places = {key: place for place, key in enumerate(runs["key"].to_pylist())}
    for table in store.weeks(["key", "week", *found]):
        rows = np.array([places[key] for key in table["key"].to_pylist()], dtype=np.int64)
        weeks = table["week"].to_numpy()
        for name, grid in found.items():
            grid[rows, weeks] = table[name].to_numpy()
    return found
