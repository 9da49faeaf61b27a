"""Results as one xarray data set: metrics over runs and weeks, each with its unit and meaning."""

from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from sim.lab.batch.grids import grids
from sim.lab.batch.store import Store, StoreError
from sim.lab.experiment.schema import Experiment, Outcome
from sim.metrics import METRICS

NAME = "results.nc"
TOLD = ("key", "point", "seed", "scenario", "policy", "ok", "error")
"""Columns of the runs that become coordinates beside the factors."""
PHRASES = {"mean": "mean of", "sum": "sum of", "last": "last of", "slope": "slope of"}
SMALL = 2**31


def dataset(store: Store) -> Any:
    """An `xarray.Dataset` with the dimensions run and week.

    Metrics that are kept are variables over both, outcomes (`outcome_…`) over runs; factors
    (`factor_…`), seed, policy and scenario are coordinates of a run. A failed run is a row without
    numbers. All of it is in memory.

    Raises:
        StoreError: if nothing is kept yet, or xarray is not installed.
    """
    xarray = _xarray()
    experiment, runs = store.experiment(), store.runs()
    coordinates: dict[str, Any] = {name: ("run", _plain(runs[name])) for name in TOLD}
    for factor in experiment.factors:
        name, said = f"factor_{factor.id}", {"long_name": factor.parameter or factor.id}
        coordinates[name] = ("run", _plain(runs[name]), said)
    coordinates["run"] = np.arange(runs.num_rows)
    coordinates["week"] = ("week", np.arange(experiment.weeks), {"units": "weeks"})
    variables: dict[str, Any] = {
        name: (("run", "week"), grid, _described(name)) for name, grid in grids(store, runs).items()
    }
    for one in experiment.outcomes:
        name = f"outcome_{one.id}"
        variables[name] = ("run", runs[name].to_numpy(), _meant(one))
    return xarray.Dataset(variables, coordinates, _about(store, experiment))


def write(store: Store, folder: Path) -> Path:
    """The data set as a netCDF file (version 3, 64-bit offsets), which xarray reads with scipy.

    Raises:
        StoreError: if nothing is kept yet, or xarray is not installed.
    """
    found, path = dataset(store), folder / NAME
    for name in ("seed", "point", "run", "week"):  # the format has no whole numbers of 64 bits
        values = found[name].to_numpy()
        small = not len(values) or int(values.max()) < SMALL
        found[name] = found[name].astype(np.int32 if small else np.float64)  # exact below 2^53
    found.to_netcdf(path, engine="scipy", format="NETCDF3_64BIT")
    return path


def _plain(column: pa.ChunkedArray) -> Any:
    """A column as an array of numbers, or of strings."""
    if pa.types.is_string(column.type):
        return np.array([text or "" for text in column.to_pylist()], dtype=str)
    return column.to_numpy()


def _described(metric: str) -> dict[str, str]:
    one = METRICS[metric]
    return {"units": one.unit, "long_name": one.meaning}


def _meant(one: Outcome) -> dict[str, str]:
    """An outcome's unit, and what it is: a slope is per week, whatever the unit."""
    said = _described(one.metric)
    if one.of == "slope":
        said["units"] = f"{said['units']} per week"
    return said | {"long_name": f"{PHRASES.get(one.of, one.of)} {said['long_name']}"}


def _about(store: Store, experiment: Experiment) -> dict[str, str]:
    machine = (store.manifest() or {}).get("environment", {})
    versions = {f"version_{name}": str(value) for name, value in machine.items() if value}
    return {
        "title": str(experiment.title),
        "experiment": experiment.id,
        "hash": store.hash(),
        **versions,
    }


def _xarray() -> Any:
    try:
        import xarray  # noqa: PLC0415  # a part of the extra `lab`
    except ImportError:
        raise StoreError("xarray is not installed: pip install 'silo-dynamics[lab]'") from None
    return xarray
