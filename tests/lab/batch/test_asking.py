"""SQL over results and their export: the same rows as in the files, and nothing can be changed."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.batch.asking import QueryError, ask
from sim.lab.batch.engines import serial
from sim.lab.batch.exporting import export
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.sensitivity import sensitivities
from tests.lab.batch.asked import SMALL, planned


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("it's asked")  # a quote that must not break anything
    run_batch(planned(folder), folder / "out", serial())
    return Store(folder / "out")


def silo(*words):
    return CliRunner().invoke(app, ["batch", *map(str, words)])


def test_means_by_factor_are_those_of_the_table(store):
    found = ask(store, "SELECT factor_remedy, avg(outcome_equity) FROM runs GROUP BY 1 ORDER BY 1")
    table = store.runs().to_pylist()
    for remedy, mean in found.rows:
        values = [row["outcome_equity"] for row in table if row["factor_remedy"] == remedy]
        assert mean == pytest.approx(np.mean(values), rel=1e-12)
    assert len(found.rows) == 2


def test_weeks_know_the_run_they_belong_to(store):
    found = ask(
        store,
        "SELECT w.seed, sum(w.profit) - any_value(r.outcome_money) FROM weeks w "
        "JOIN runs r USING (key) GROUP BY w.key, w.seed",
    )
    assert len(found.rows) == 12
    assert [off for _, off in found.rows] == pytest.approx([0.0] * 12, abs=1e-6)


FORBIDDEN = [
    "DROP VIEW runs",
    "COPY runs TO 'stolen.csv'",
    "SET enable_external_access = true",
    "INSTALL httpfs",
    "SELECT 1; DROP VIEW runs",
    "CREATE TABLE x AS SELECT 1",
    "ATTACH 'x.db'",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM read_text('/etc/hostname')",
    "",
    "SELECT nothing FROM runs",
    "this is no SQL",
]


@pytest.mark.parametrize("question", FORBIDDEN)
def test_nothing_can_be_changed_and_nothing_else_be_read(store, question, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = store.hash()
    with pytest.raises(QueryError):
        ask(store, question)
    assert store.hash() == before
    assert not list(tmp_path.iterdir())
    shown = silo("sql", store.folder, question or ";")
    assert (shown.exit_code, "Traceback" in shown.stderr) == (2, False)


def test_a_factor_that_came_later_has_its_own_value_in_older_runs(tmp_path):
    run_batch(planned(tmp_path), tmp_path / "out", serial())
    more = "  - {id: trust, parameter: start.trust, values: [0.6, 0.7]}\nseeds:"
    run_batch(planned(tmp_path, SMALL.replace("seeds:", more)), tmp_path / "out", serial())
    store = Store(tmp_path / "out")
    found = ask(store, "SELECT factor_trust FROM runs")
    assert sorted(row[0] for row in found.rows) == sorted(store.runs()["factor_trust"].to_pylist())
    assert None not in [row[0] for row in found.rows]


def test_answers_as_json_and_csv(store):
    question = "SELECT seed, count(*) AS n FROM runs GROUP BY 1 ORDER BY 1"
    answer = json.loads(silo("sql", store.folder, question, "--json").stdout)
    assert answer == {"columns": ["seed", "n"], "rows": [[1, 4], [2, 4], [3, 4]]}
    printed = silo("sql", store.folder, question, "--csv").stdout
    assert list(csv.reader(io.StringIO(printed)))[1:] == [["1", "4"], ["2", "4"], ["3", "4"]]
    assert "3 rows" in silo("sql", store.folder, question).stdout


def test_exported_tables_are_the_tables_of_the_store(store, tmp_path):
    whole, weeks = export(store, "parquet", tmp_path / "p")
    assert parquet.read_table(whole).to_pylist() == store.runs().to_pylist()
    mine = ask(store, "SELECT * FROM weeks ORDER BY key, week")
    theirs = parquet.read_table(weeks).sort_by([("key", "ascending"), ("week", "ascending")])
    assert set(theirs.column_names) == set(mine.names)
    assert [tuple(row[name] for name in mine.names) for row in theirs.to_pylist()] == mine.rows
    done = silo("export", store.folder, "--to", "csv", "--out", tmp_path / "c", "--json")
    (path, _) = json.loads(done.stdout)["files"]
    with Path(path).open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [float(row["outcome_equity"]) for row in rows] == store.runs()[
        "outcome_equity"
    ].to_pylist()


def test_salib_gets_its_arrays_in_the_order_of_its_analyses(tmp_path):
    ranges = "low: 0.02, high: 0.10}\n  - {id: trust, parameter: start.trust, low: 0.3, high: 0.8}"
    text = SMALL.replace("  - {id: remedy, policies: [status-quo, signoff-early]}\n", "")
    text = text.replace("values: [0.02, 0.10]}", ranges)
    text = text[: text.index("contrasts:")] + "series: []\n"
    text = text.replace("weeks: 8", "weeks: 8\ndesign: {kind: indices, points: 8}")
    run_batch(planned(tmp_path, text), tmp_path / "out", serial())
    store = Store(tmp_path / "out")
    problem, x, y, *_ = export(store, "salib", tmp_path / "salib")
    assert json.loads(problem.read_text())["bounds"] == [[0.02, 0.1], [0.3, 0.8]]
    levels, values = np.loadtxt(x, delimiter=","), np.loadtxt(y)
    assert levels.shape == (8 * 4, 2)
    a, mixed, b = values[0::4], values[2::4], values[3::4]  # A, A with B's second column, B
    total = np.mean((a - mixed) ** 2) / 2.0 / np.var(np.concatenate([a, b]))
    (found, _) = sensitivities(store.experiment(), store.runs())
    assert found.found[1].total.mean == pytest.approx(total, rel=1e-9)


def test_an_export_that_makes_no_sense_says_so(store, tmp_path):
    done = silo("export", store.folder, "--to", "salib", "--out", tmp_path / "x")
    assert (done.exit_code, "{kind: morris}" in done.stderr) == (2, True)
    done = silo("export", store.folder, "--to", "stone")
    assert (done.exit_code, "Traceback" in done.output) == (2, False)
