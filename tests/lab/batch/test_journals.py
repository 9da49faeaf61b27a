"""Every row of a batch opens as a game: the very run, to the bit."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from game.seat import Seat
from sim.cli.app import app
from sim.journal import Journal
from sim.lab.batch.engines import serial
from sim.lab.batch.journals import Row
from sim.lab.batch.living import digest
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store, StoreError
from sim.run import Run
from tests.lab.batch.asked import SMALL, planned

LONGER = SMALL.replace("weeks: 8", "weeks: 20").replace("last: 7", "last: 19")
POLICY = "- week: 1\n  decision: {kind: promise_signoff, by: service}\n"


def journal(store, row, *words):
    done = CliRunner().invoke(app, ["batch", "journal", str(store.folder), str(row), *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rows")
    report = run_batch(planned(folder, LONGER), folder / "out", serial())
    assert (report.runs, report.failed) == (12, 0)
    for path in folder.glob("*.yaml"):
        path.unlink()  # the folder alone tells what was lived
    return Store(folder / "out")


def test_each_row_replays_to_its_own_outcomes_and_to_the_bit(store, tmp_path):
    rows = [row for row in store.runs().to_pylist() if row["seed"] == 2]
    for row in rows:
        folder = tmp_path / str(row["index"])
        folder.mkdir()
        code, out, err = journal(store, row["index"], "--out", str(folder / "g.jsonl"), "--json")
        assert code == 0, err
        told = json.loads(out)
        run = Run.replay(Journal.read(folder / "g.jsonl"))
        assert told["state_hash"] == run.state.hash()
        assert digest(np.array(run.history)) == row["digest"]
        assert sum(week.profit for week in run.history) == pytest.approx(row["outcome_money"])
        assert run.case.parameters.promise.inflation == row["factor_inflation"]
        assert len(run.journal.decisions()) == (row["policy"] == "signoff-early")
    assert len({row["digest"] for row in rows}) == 4


def test_a_row_is_gone_on_with_in_the_game(store, tmp_path):
    [row] = [one for one in store.runs().to_pylist() if (one["point"], one["seed"]) == (3, 2)]
    path = tmp_path / "mine.jsonl"
    assert journal(store, row["key"][:8], "--until", "13", "--out", str(path))[0] == 0
    seat = Seat.resume(path)
    assert seat.week == 13
    assert seat.case.parameters.promise.inflation == 0.10
    seat.decide({"kind": "empower", "latitude": 0.6})
    seat.end_quarter()
    seat.advance()
    seat.advance()
    seat.close()
    again = Run.replay(Journal.read(path))
    assert (again.week, len(again.journal.decisions())) == (15, 2)


def test_a_shipped_scenario_as_it_is_needs_no_file(tmp_path):
    text = SMALL.replace("values: [0.02, 0.10]", "values: [0.06]")  # The Promise Gap's own
    plan = planned(tmp_path, text)
    own = plan.asked.scenarios["promise-gap"].parameters.promise.inflation
    plan = planned(tmp_path, text.replace("0.06", str(own)))
    run_batch(plan, tmp_path / "out", serial())
    assert journal(Store(tmp_path / "out"), 0, "--out", str(tmp_path / "g.jsonl"))[0] == 0
    assert Journal.read(tmp_path / "g.jsonl").header.path is None
    assert not list(tmp_path.glob("small-row-*"))


def test_a_row_that_is_none_or_that_comes_out_otherwise_is_refused(store, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "no row has the index or the key 99" in journal(store, 99)[2]
    assert journal(store, "abc")[0] == 2
    assert "20 weeks at most" in journal(store, 0, "--until", "21")[2]
    (tmp_path / "there.jsonl").write_text("")
    assert "never overwritten" in journal(store, 0, "--out", "there.jsonl")[2]
    monkeypatch.setattr("sim.lab.batch.journals.digest", lambda _: "0" * 32)
    code, _, err = journal(store, 0)
    assert (code, "comes out differently" in err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["there.jsonl"]


def test_a_row_that_failed_and_a_folder_of_another_model_say_so(tmp_path):
    text = SMALL.replace("signoff-early", "twice")
    (tmp_path / "twice.yaml").write_text(POLICY + POLICY.replace("week: 1", "week: 5"))
    run_batch(planned(tmp_path, text), tmp_path / "out", serial())
    store = Store(tmp_path / "out")
    failed = next(row for row in store.runs().to_pylist() if not row["ok"])
    with pytest.raises(StoreError, match="was not lived"):
        Row.of(store, failed["key"])
    manifest = store.manifest()
    manifest["environment"]["model"] = "0"
    (store.folder / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(StoreError, match="was made with model 0"):
        Row.of(store, "0")
