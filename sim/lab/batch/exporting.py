"""Results as other programs want them: CSV, Parquet, SALib's arrays, netCDF, EMA's archive."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv, parquet

from sim.lab.batch import as_ema, as_xarray
from sim.lab.batch.store import Store
from sim.lab.batch.tables import COMPRESSION
from sim.lab.experiment.schema import Experiment
from sim.lab.sensitivity import grouped

type Array = NDArray[np.float64]
type Writer = Callable[[Store, Path], Iterator[Path]]


def export(store: Store, kind: str, folder: Path) -> list[Path]:
    """Write results into a folder, and say which files.

    Args:
        store: the results.
        kind: a key of `KINDS`.
        folder: made if it is not there; files of the same names are replaced.

    Raises:
        StoreError: if nothing is kept yet, or a library is missing.
        DesignError: for SALib, if the design is not one that it analyses.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return list(KINDS[kind](store, folder))


def _csv(store: Store, folder: Path) -> Iterator[Path]:
    for name, tables in _tables(store):
        first, path = next(tables), folder / f"{name}.csv"
        with csv.CSVWriter(path, first.schema) as file:
            for table in chain([first], tables):
                file.write_table(table)
        yield path


def _parquet(store: Store, folder: Path) -> Iterator[Path]:
    for name, tables in _tables(store):
        first, path = next(tables), folder / f"{name}.parquet"
        with parquet.ParquetWriter(path, first.schema, compression=COMPRESSION) as file:
            for table in chain([first], tables):
                file.write_table(table)
        yield path


def _tables(store: Store) -> Iterator[tuple[str, Iterator[pa.Table]]]:
    runs = store.runs()
    yield "runs", iter([runs])
    if store.experiment().series:
        yield "weeks", _weeks(store, runs)


def _weeks(store: Store, runs: pa.Table) -> Iterator[pa.Table]:
    """Weeks with what each belongs to, chunk by chunk."""
    experiment = store.experiment()
    places = {key: place for place, key in enumerate(runs["key"].to_pylist())}
    factors = [f"factor_{factor.id}" for factor in experiment.factors]
    told = runs.select(["point", "seed", "scenario", "policy", *factors])
    for table in store.weeks(["key", "week", *experiment.series]):
        rows = pa.array([places[key] for key in table["key"].to_pylist()])
        mine = told.take(rows)
        yield pa.table(
            [table["key"], *mine.columns, *table.columns[1:]],
            names=["key", *mine.column_names, *table.column_names[1:]],
        )


def _salib(store: Store, folder: Path) -> Iterator[Path]:
    """`problem.json`, `X-<outcome>.csv` and `Y-<outcome>.csv`, in the order of SALib's analyses."""
    experiment, runs = store.experiment(), store.runs()
    found = [(one.id, *grouped(experiment, runs, one.id)) for one in experiment.outcomes]
    path = folder / "problem.json"
    path.write_text(json.dumps(problem_of(experiment), indent=1) + "\n", "utf-8")
    yield path
    for name, levels, values in found:
        there = np.isfinite(values).all(axis=(1, 2))
        yield _written(folder / f"X-{name}.csv", levels[there].reshape(-1, levels.shape[2]))
        yield _written(folder / f"Y-{name}.csv", values[there].mean(axis=2).reshape(-1, 1))


def _written(path: Path, values: Array) -> Path:
    np.savetxt(path, values, fmt="%.17g", delimiter=",")
    return path


def problem_of(experiment: Experiment) -> dict[str, Any]:
    """SALib's description of the factors."""
    return {
        "num_vars": len(experiment.factors),
        "names": [factor.id for factor in experiment.factors],
        "bounds": [list(factor.span) for factor in experiment.factors],
    }


def _netcdf(store: Store, folder: Path) -> Iterator[Path]:
    yield as_xarray.write(store, folder)


def _ema(store: Store, folder: Path) -> Iterator[Path]:
    yield as_ema.write(store, folder)


KINDS: Mapping[str, Writer] = {
    "csv": _csv,
    "parquet": _parquet,
    "salib": _salib,
    "xarray": _netcdf,
    "ema": _ema,
}
