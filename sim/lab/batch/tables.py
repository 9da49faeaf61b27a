"""Results as columns: a row a run, a row a week where weeks are kept; the same bytes anywhere."""

import io
import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from sim.lab.batch.living import Lived
from sim.lab.experiment.schema import Experiment, Factor
from sim.metrics import METRICS

COMPRESSION, LEVEL = "zstd", 3
FIXED = ("index", "key", "point", "seed", "scenario", "policy", "ok", "error", "digest")
"""Columns of every table of runs; factors and outcomes follow, under names of their own."""


def run_schema(experiment: Experiment) -> pa.Schema:
    """Columns of a table of runs."""
    fields = [
        pa.field("index", pa.int64()),
        pa.field("key", pa.string()),
        pa.field("point", pa.int64()),
        pa.field("seed", pa.uint64()),
        pa.field("scenario", pa.string()),
        pa.field("policy", pa.string()),
        pa.field("ok", pa.bool_()),
        pa.field("error", pa.string()),
        pa.field("digest", pa.string()),
    ]
    fields += [pa.field(f"factor_{factor.id}", kind(factor)) for factor in experiment.factors]
    fields += [
        pa.field(f"outcome_{one.id}", pa.float64(), metadata={"unit": METRICS[one.metric].unit})
        for one in experiment.outcomes
    ]
    return pa.schema(fields)


def kind(factor: Factor) -> pa.DataType:
    """The type of a factor's column."""
    if factor.policies or factor.scenarios:
        return pa.string()
    if factor.values and all(isinstance(value, bool) for value in factor.values):
        return pa.bool_()
    return pa.float64()


def week_schema(experiment: Experiment) -> pa.Schema:
    """Columns of a table of weeks."""
    fields = [pa.field("key", pa.string()), pa.field("week", pa.int32())]
    fields += [
        pa.field(name, pa.float64(), metadata={"unit": METRICS[name].unit})
        for name in experiment.series
    ]
    return pa.schema(fields)


def run_table(experiment: Experiment, lived: Sequence[Lived]) -> pa.Table:
    """A row a run."""
    missing = (math.nan,) * len(experiment.outcomes)
    columns: list[list[Any]] = [
        [one.task.index for one in lived],
        [one.task.key for one in lived],
        [one.task.point for one in lived],
        [one.task.seed for one in lived],
        [one.task.scenario for one in lived],
        [one.task.policy for one in lived],
        [one.ok for one in lived],
        [one.error for one in lived],
        [one.digest for one in lived],
    ]
    places = range(len(experiment.factors))
    columns += [[one.task.levels[place] for one in lived] for place in places]
    outcomes = [one.outcomes or missing for one in lived]
    columns += [[row[place] for row in outcomes] for place in range(len(experiment.outcomes))]
    schema = run_schema(experiment)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def week_table(experiment: Experiment, lived: Sequence[Lived]) -> pa.Table:
    """A row for each week of each run that was lived."""
    kept = [(one.task.key, one.series) for one in lived if one.series is not None]
    weeks, names = experiment.weeks, experiment.series
    values = np.concatenate([series for _, series in kept]) if kept else np.zeros((0, len(names)))
    keys = pa.array([key for key, _ in kept for _ in range(weeks)], pa.string())
    week = np.tile(np.arange(weeks, dtype=np.int32), len(kept))
    columns = [pa.array(np.ascontiguousarray(values[:, place])) for place in range(len(names))]
    return pa.Table.from_arrays([keys, pa.array(week), *columns], schema=week_schema(experiment))


def as_bytes(table: pa.Table) -> bytes:
    """A table as a Parquet file."""
    out = io.BytesIO()
    parquet.write_table(table, out, compression=COMPRESSION, compression_level=LEVEL)
    return out.getvalue()
