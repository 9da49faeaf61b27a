"""Results as the EMA Workbench keeps its own: a row of experiments a run, and its outcomes.

`ema_workbench.load_results` reads the file; scenario discovery (PRIM, CART) and its plots follow.
What it calls a scenario is a point of our design, and its model is our scenario.
"""

import csv
import gzip
import io
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.lab.batch.grids import grids
from sim.lab.batch.store import Store

type Array = NDArray[np.float64]
NAME, FORMAT = "results.tar.gz", 0.1
EXACT = "%.17g"


def write(store: Store, folder: Path) -> Path:
    """The runs that were lived, as one archive; the same bytes each time.

    Raises:
        StoreError: if nothing is kept yet.
    """
    path, runs = folder / NAME, store.runs()
    lived = runs.filter(runs["ok"])
    with (
        path.open("wb") as file,
        gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w") as archive,
    ):
        for name, data in _members(store, lived):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def _members(store: Store, runs: pa.Table) -> Iterator[tuple[str, bytes]]:
    experiment = store.experiment()
    columns = _experiments(runs, [f"factor_{factor.id}" for factor in experiment.factors])
    yield "experiments.csv", _table(columns)
    outcomes = []
    for one in experiment.outcomes:
        name = f"outcome_{one.id}".replace("-", "_")
        outcomes.append(("ScalarOutcome", name, f"{name}.cls"))
        yield outcomes[-1][2], _numbers(runs[f"outcome_{one.id}"].to_numpy()[:, None])
    for name, grid in grids(store, runs).items():
        outcomes.append(("ArrayOutcome", name, f"{name}.csv"))
        yield outcomes[-1][2], _numbers(grid)
    types = {name: kind for name, (kind, _) in columns.items()}
    told = {"version": FORMAT, "outcomes": outcomes, "experiments": types}
    yield "metadata.json", json.dumps(told, indent=1).encode()


def _experiments(runs: pa.Table, factors: list[str]) -> dict[str, tuple[str, list[Any]]]:
    """Each column of the experiments: its type as numpy calls it, and its values."""
    names = {name: name.replace("-", "_") for name in factors}
    names |= {"seed": "seed", "point": "scenario", "policy": "policy", "scenario": "model"}
    return {name: (_kind(runs[ours].type), runs[ours].to_pylist()) for ours, name in names.items()}


def _kind(type_: pa.DataType) -> str:
    return "object" if pa.types.is_string(type_) else str(np.dtype(type_.to_pandas_dtype()))


def _table(columns: dict[str, tuple[str, list[Any]]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(zip(*(values for _, values in columns.values()), strict=True))
    return text.getvalue().encode()


def _numbers(values: Array) -> bytes:
    out = io.BytesIO()
    np.savetxt(out, values, fmt=EXACT, delimiter=",")
    return out.getvalue()
