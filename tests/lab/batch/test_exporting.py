"""Results in the hands of xarray and the EMA Workbench: the same numbers, with units and types."""

import csv
import io
import json
import tarfile
from dataclasses import replace

import numpy as np
import pytest
import xarray
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.batch.as_xarray import dataset
from sim.lab.batch.engines import serial
from sim.lab.batch.exporting import export
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.plan import Plan
from sim.metrics import METRICS
from tests.lab.batch.asked import SMALL, planned

LATE = 2**52
"""A seed that 32 bits do not hold."""


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    text = SMALL.replace("{count: 3}", f"{{first: {LATE}, count: 3}}")
    run_batch(planned(folder, text), folder / "out", serial())
    return Store(folder / "out")


def archive(path):
    """The members of an archive, by name."""
    with tarfile.open(path) as found:
        return {one.name: found.extractfile(one).read().decode() for one in found}


def test_a_data_set_has_every_week_of_every_run_with_unit_and_meaning(store):
    found = dataset(store)
    runs = store.runs()
    assert dict(found.sizes) == {"run": 12, "week": 8}
    for name in ("brand_equity", "profit"):
        assert found[name].attrs == {
            "units": METRICS[name].unit,
            "long_name": METRICS[name].meaning,
        }
    keys = found["key"].values.tolist()
    for table in store.weeks(["key", "week", "profit"]):
        for row in table.to_pylist():
            assert found["profit"].values[keys.index(row["key"]), row["week"]] == row["profit"]
    by_outcome = found["profit"].sum("week").values
    assert by_outcome == pytest.approx(runs["outcome_money"].to_numpy(), abs=1e-9)
    means = found["outcome_equity"].groupby("factor_remedy").mean()
    wanted = runs.group_by("factor_remedy").aggregate([("outcome_equity", "mean")]).to_pylist()
    for row in wanted:
        mean = means.sel(factor_remedy=row["factor_remedy"])
        assert float(mean) == pytest.approx(row["outcome_equity_mean"])


def test_the_file_opens_without_more_and_says_the_same(store, tmp_path):
    (path,) = export(store, "xarray", tmp_path / "a")
    kept, made = xarray.load_dataset(path), dataset(store)
    for name in (*made.data_vars, *made.coords):
        assert kept[name].values.tolist() == made[name].values.tolist(), name
        assert kept[name].attrs == made[name].attrs
    assert set(kept["seed"].values.tolist()) == {LATE, LATE + 1, LATE + 2}
    assert kept.attrs["hash"] == store.hash()
    assert kept.attrs == made.attrs
    (again,) = export(store, "xarray", tmp_path / "b")
    assert again.read_bytes() == path.read_bytes()


def test_the_workbench_gets_a_row_a_run_and_its_outcomes(store, tmp_path):
    (path,) = export(store, "ema", tmp_path / "a")
    found, runs = archive(path), store.runs()
    told = json.loads(found["metadata.json"])
    assert told["outcomes"] == [
        ["ScalarOutcome", "outcome_equity", "outcome_equity.cls"],
        ["ScalarOutcome", "outcome_money", "outcome_money.cls"],
        ["ArrayOutcome", "brand_equity", "brand_equity.csv"],
        ["ArrayOutcome", "profit", "profit.csv"],
    ]
    rows = list(csv.DictReader(io.StringIO(found["experiments.csv"])))
    assert list(rows[0]) == list(told["experiments"])
    assert told["experiments"]["factor_inflation"] == "float64"
    assert told["experiments"]["factor_remedy"] == "object"
    assert [int(row["seed"]) for row in rows] == runs["seed"].to_pylist()
    assert [float(row["factor_inflation"]) for row in rows] == runs["factor_inflation"].to_pylist()
    equity = np.loadtxt(io.StringIO(found["outcome_equity.cls"]))
    assert equity.tolist() == runs["outcome_equity"].to_pylist()
    weeks = np.loadtxt(io.StringIO(found["profit.csv"]), delimiter=",")
    assert weeks.tolist() == dataset(store)["profit"].values.tolist()
    (again,) = export(store, "ema", tmp_path / "b")
    assert again.read_bytes() == path.read_bytes()


def test_the_workbench_itself_reads_it(store, tmp_path):
    workbench = pytest.importorskip("ema_workbench", reason="the EMA Workbench is not installed")
    (path,) = export(store, "ema", tmp_path)
    rows, outcomes = workbench.load_results(str(path))
    assert rows["factor_remedy"].tolist() == store.runs()["factor_remedy"].to_pylist()
    assert outcomes["profit"].shape == (12, 8)


def test_a_failed_run_is_a_row_without_numbers_and_none_in_the_workbench(tmp_path):
    plan = planned(tmp_path)
    twice = plan.asked.policies["signoff-early"] * 2  # the second changes nothing, so it is refused
    policies = {**plan.asked.policies, "signoff-early": twice}
    broken = Plan.of(replace(plan.asked, policies=policies))
    assert run_batch(broken, tmp_path / "out", serial()).failed == 6
    store = Store(tmp_path / "out")
    found = dataset(store)
    failed = ~found["ok"].values
    assert failed.sum() == 6
    assert np.isnan(found["profit"].values).all(axis=1).tolist() == failed.tolist()
    assert all("refused" in error for error in found["error"].values[failed])
    (path,) = export(store, "ema", tmp_path / "ema")
    assert archive(path)["experiments.csv"].count("status-quo") == 2 * 6
    assert "signoff-early" not in archive(path)["experiments.csv"]


def test_results_without_weeks_have_outcomes_alone(tmp_path):
    text = SMALL.replace("series: [brand_equity, profit]", "series: []")
    run_batch(planned(tmp_path, text), tmp_path / "out", serial())
    store = Store(tmp_path / "out")
    assert set(dataset(store).data_vars) == {"outcome_equity", "outcome_money"}
    (path,) = export(store, "ema", tmp_path / "ema")
    assert "profit.csv" not in archive(path)


def test_the_command_says_where_it_is(store, tmp_path):
    words = ["batch", "export", str(store.folder), "--to", "ema", "--out", str(tmp_path), "--json"]
    done = CliRunner().invoke(app, words)
    assert json.loads(done.stdout) == {"files": [str(tmp_path / "results.tar.gz")]}
