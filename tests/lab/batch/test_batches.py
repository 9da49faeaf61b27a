"""The same bytes, whoever lives the runs and whatever is killed; nothing vanishes."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from sim.lab.batch.driving import KILLED, Stop
from sim.lab.batch.engines import processes, serial
from sim.lab.batch.living import live_all
from sim.lab.batch.resuming import ChangedError
from sim.lab.batch.running import Shard, failures, run_batch, status
from sim.lab.batch.store import Store, StoreError
from sim.lab.batch.verifying import verify
from sim.lab.experiment.plan import Plan
from sim.lab.experiment.reading import load_experiment
from tests.lab.batch.asked import SMALL, planned, written

MARK = "SILO_TEST_MARK"
SILO = Path(sys.executable).with_name("silo")


@pytest.fixture
def plan(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.lab.experiment.plan.CHUNK", 0.02)  # a few runs a chunk
    return planned(tmp_path)


@pytest.fixture
def whole(plan, tmp_path):
    report = run_batch(plan, tmp_path / "serial", serial())
    assert (report.runs, report.failed, report.whole) == (12, 0, True)
    return Store(tmp_path / "serial")


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


def dies_once(recipe, tasks):
    """A worker that kills itself the first time it is asked."""
    mark = Path(os.environ[MARK])
    try:
        mark.touch(exist_ok=False)
    except FileExistsError:
        return live_all(recipe, tasks)
    return os.kill(os.getpid(), signal.SIGKILL)


def dies_of_seed_two(recipe, tasks):
    """A worker that no engine survives: one point of one seed kills it every time."""
    if any(task.seed == 2 and task.point == 1 for task in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return live_all(recipe, tasks)


def stops_after_one(stop):
    """Somebody wants to stop once the first chunk is kept."""

    def tell(done):
        stop.asked = 1 if done else 0

    return tell


@pytest.mark.slow
def test_two_processes_keep_the_bytes_of_one(plan, whole, tmp_path):
    run_batch(plan, tmp_path / "two", processes(2))
    assert files(tmp_path / "two") == files(whole.folder)


def test_shards_of_one_folder_make_the_whole(plan, whole, tmp_path):
    for number in (3, 1, 2):
        run_batch(plan, tmp_path / "array", serial(), shard=Shard(number, 3))
    assert files(tmp_path / "array") == files(whole.folder)


@pytest.mark.slow
def test_a_killed_worker_costs_nothing(plan, whole, tmp_path, monkeypatch):
    monkeypatch.setenv(MARK, str(tmp_path / "died"))
    report = run_batch(plan, tmp_path / "killed", processes(2), live=dies_once)
    assert (tmp_path / "died").exists()
    assert report.failed == 0
    assert files(tmp_path / "killed") == files(whole.folder)


@pytest.mark.slow
def test_a_run_that_kills_every_worker_is_set_aside_alone_with_a_row(plan, whole, tmp_path):
    report = run_batch(plan, tmp_path / "poison", processes(2), live=dies_of_seed_two)
    assert (report.runs, report.failed) == (12, 1)
    (row,) = failures(Store(tmp_path / "poison"))
    assert (row["seed"], row["point"], row["error"]) == (2, 1, KILLED)
    good = {key for key in whole.keys() if key != row["key"]}  # noqa: SIM118
    table = Store(tmp_path / "poison").runs()
    assert {
        k for k, ok in zip(table["key"].to_pylist(), table["ok"].to_pylist(), strict=True) if ok
    } == good


def test_a_run_that_raises_is_a_row_with_its_error(tmp_path, monkeypatch):
    text = SMALL.replace("signoff-early", "twice")
    step = "- week: 1\n  decision: {kind: promise_signoff, by: service}\n"
    (tmp_path / "twice.yaml").write_text(step + step.replace("week: 1", "week: 5"))
    report = run_batch(planned(tmp_path, text), tmp_path / "out", serial())
    assert (report.runs, report.failed) == (12, 6)
    assert "week 5, promise_signoff was refused" in failures(Store(tmp_path / "out"))[0]["error"]


def test_who_stops_and_goes_on_has_the_same_bytes(plan, whole, tmp_path):
    stop = Stop()
    report = run_batch(plan, tmp_path / "stop", serial(), tell=stops_after_one(stop), stop=stop)
    assert not report.whole
    assert 0 < report.runs < 12
    assert run_batch(plan, tmp_path / "stop", serial()).whole
    assert files(tmp_path / "stop") == files(whole.folder)


def test_a_half_written_chunk_does_not_count_and_is_swept(plan, whole, tmp_path):
    first = min((whole.folder / "runs").iterdir())
    first.rename(first.with_suffix(".parquet.part"))
    assert run_batch(plan, whole.folder, serial()).runs == 12
    assert not list(whole.folder.rglob("*.part"))
    assert status(whole)["runs"] == 12


def test_a_larger_design_lives_only_what_is_new(plan, whole, tmp_path):
    before = files(whole.folder)
    large = planned(tmp_path, SMALL.replace("count: 3", "count: 4"))
    told = []
    run_batch(large, whole.folder, serial(), tell=told.append)
    after = files(whole.folder)
    assert before.items() <= after.items()
    assert status(whole)["runs"] == 16
    run_batch(large, tmp_path / "new", serial())
    assert Store(tmp_path / "new").hash() == whole.hash()


CHANGED = [
    ("customers: 60", "customers: 70", "customers"),
    ("last: 7", "last: 6", "outcomes.equity.last"),
    ("[0.02, 0.10]", "[0.02, 0.11]", "factors.inflation.values"),
    ("count: 3", "count: 2", "seeds.count"),
    (
        "take: {remedy: signoff-early}",
        "take: {remedy: status-quo}",
        "contrasts.signoff.take.remedy",
    ),
]


@pytest.mark.parametrize(("old", "new", "field"), CHANGED)
def test_a_changed_experiment_is_refused_by_the_name_of_the_field(
    plan, whole, tmp_path, old, new, field
):
    before = files(whole.folder)
    with pytest.raises(ChangedError, match=f"`{field}`"):
        run_batch(planned(tmp_path, SMALL.replace(old, new)), whole.folder, serial())
    assert files(whole.folder) == before


def test_a_changed_policy_file_is_refused_by_its_name(plan, whole, tmp_path):
    (tmp_path / "signoff-early.yaml").write_text(
        "- week: 2\n  decision: {kind: promise_signoff, by: service}\n"
    )
    with pytest.raises(ChangedError, match="signoff-early"):
        run_batch(Plan.of(load_experiment(tmp_path / "small.yaml")), whole.folder, serial())


def test_a_folder_with_other_things_and_one_that_is_busy_are_left_alone(plan, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x")
    with pytest.raises(StoreError, match="other things"):
        run_batch(plan, tmp_path / "mine", serial())
    run_batch(plan, tmp_path / "busy", serial())
    with Store(tmp_path / "busy").lock(), pytest.raises(StoreError, match="another"):
        run_batch(plan, tmp_path / "busy", serial())


def test_a_full_disk_stops_cleanly_and_resumes(plan, whole, tmp_path, monkeypatch):
    real, writes = Store._write, []

    def full(store, path, data):
        writes.append(path)
        if len(writes) == 6:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(store, path, data)

    monkeypatch.setattr(Store, "_write", full)
    with pytest.raises(OSError, match="No space"):
        run_batch(plan, tmp_path / "full", serial())
    monkeypatch.setattr(Store, "_write", real)
    run_batch(plan, tmp_path / "full", serial())
    assert files(tmp_path / "full") == files(whole.folder)


def test_runs_lived_again_come_out_the_same_and_a_forged_one_is_found(plan, whole, monkeypatch):
    assert verify(plan, whole, 5).different == ()
    monkeypatch.setattr("sim.lab.batch.verifying.live_all", forged)
    assert len(verify(plan, whole, 5).different) == 5


def forged(recipe, tasks):
    return [replace(one, digest="0" * 32) for one in live_all(recipe, tasks)]


def test_a_stopping_rule_ends_with_the_first_look_that_is_narrow_enough(tmp_path):
    text = SMALL.replace("{count: 3}", "{count: 4, step: 2, most: 20}")
    wide = text.replace("less: {remedy: status-quo}", "less: {remedy: status-quo}, half_width: 50")
    report = run_batch(planned(tmp_path, wide), tmp_path / "wide", serial())
    assert (report.runs, report.reached) == (16, True)
    thin = wide.replace("half_width: 50", "half_width: 0.0000001").replace("most: 20", "most: 7")
    report = run_batch(planned(tmp_path, thin), tmp_path / "thin", serial())
    assert (report.runs, report.reached) == (28, False)


def test_a_batch_that_is_killed_outright_goes_on_and_leaves_no_process(tmp_path):
    long = SMALL.replace("weeks: 8", "weeks: 200").replace("count: 3", "count: 20")
    path, out = written(tmp_path, long), tmp_path / "killed"
    command = [str(SILO), "batch", str(path), "--out", str(out)]
    command += ["--workers", "2"]
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while not list((out / "runs").glob("*.parquet")):
        assert child.poll() is None
        time.sleep(0.02)
    workers = children(child.pid)
    child.kill()
    child.wait()
    assert workers
    gone_by(workers)
    assert list((out / "runs").glob("*.parquet"))
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["runs"] == 80
    run_batch(Plan.of(load_experiment(path)), tmp_path / "serial", serial())
    assert files(out) == files(tmp_path / "serial")


def children(pid: int) -> list[int]:
    return [int(x) for x in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def gone_by(pids: list[int], patience: float = 20.0) -> None:
    until = time.monotonic() + patience
    while any(Path(f"/proc/{pid}").exists() for pid in pids):
        assert time.monotonic() < until, "a worker outlived its parent"
        time.sleep(0.05)
