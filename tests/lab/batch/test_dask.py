"""A Dask cluster for real: a scheduler and two workers in processes of their own, and kills.

Everything listens on 127.0.0.1 only: whoever reaches a Dask scheduler runs code there.
"""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from distributed import Client

from sim.lab.batch.driving import KILLED
from sim.lab.batch.engines import cluster as engine_at
from sim.lab.batch.engines import serial
from sim.lab.batch.living import live_all
from sim.lab.batch.running import failures, run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.plan import Plan
from sim.lab.experiment.reading import load_experiment
from tests.architecture.sources import ROOT
from tests.lab.batch.asked import SMALL, planned, written

pytestmark = pytest.mark.slow
BIN = Path(sys.executable).parent
LONG = SMALL.replace("customers: 60", "customers: 20000").replace("weeks: 8", "weeks: 30")
LONG = LONG.replace("count: 3", "count: 40")
RUNS = 160
PATIENCE = 90.0
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),  # for workers that are handed functions of this file
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0",
}


class Cluster:
    """A scheduler and its workers."""

    def __init__(self, folder: Path, guarded: bool = False) -> None:
        self.folder, self.file = folder, folder / "scheduler.json"
        self.guarded = guarded
        self.file.unlink(missing_ok=True)
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        until(self.file.exists)
        self.workers = [self.worker(), self.worker()]

    @property
    def address(self) -> str:
        return json.loads(self.file.read_text())["address"]

    def worker(self) -> subprocess.Popen:
        words = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard")
        guard = "--nanny" if self.guarded else "--no-nanny"
        return self._start("worker", *words, guard, "--local-directory", str(self.folder))

    def _start(self, kind: str, *words: str) -> subprocess.Popen:
        words += ("--scheduler-file", str(self.file))
        if kind == "scheduler":
            words += ("--no-dashboard", "--dashboard-address", "127.0.0.1:0")
        with (self.folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(
                [BIN / "dask", kind, *words], stdout=log, stderr=log, env=ENVIRONMENT
            )

    def end(self) -> None:
        for one in (*self.workers, self.scheduler):
            one.kill()
            one.wait()


@contextmanager
def running(folder, guarded=False):
    cluster = Cluster(folder, guarded)
    try:
        yield cluster
    finally:
        cluster.end()


def until(true, patience=PATIENCE):
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.05)


def kept(out):
    return len(list((out / "runs").glob("*.parquet"))) if out.exists() else 0


def batch(path, out, cluster):
    command = [str(BIN / "silo"), "batch", str(path), "--out", str(out), "--json"]
    return subprocess.Popen(
        [*command, "--scheduler", str(cluster.file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ended(child):
    out, said = child.communicate(timeout=2 * PATIENCE)
    assert "Traceback" not in said, said
    return child.returncode, out, said


def files(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """An experiment of a few seconds, and what it comes to in one process."""
    folder = tmp_path_factory.mktemp("asked")
    path = written(folder, LONG)
    run_batch(Plan.of(load_experiment(path)), folder / "serial", serial())
    assert kept(folder / "serial") > 4
    return path, files(folder / "serial")


def test_two_workers_keep_the_bytes_of_one_process(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        code, out, said = ended(batch(path, tmp_path / "out", cluster))
    assert code == 0, said
    assert json.loads(out)["runs"] == RUNS
    assert files(tmp_path / "out") == whole


def test_a_killed_worker_costs_nothing(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        cluster.workers[0].kill()
        code, _, said = ended(child)
    assert code == 0, said
    assert files(tmp_path / "out") == whole


def test_two_killed_workers_are_waited_for_until_others_come(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        for one in cluster.workers:
            one.kill()
            one.wait()
        cluster.workers = [cluster.worker(), cluster.worker()]
        code, _, said = ended(child)
    assert code == 0, said
    assert files(tmp_path / "out") == whole


def dies_of_seed_two(recipe, tasks):
    """A worker that one run kills every time."""
    if any(task.seed == 2 and task.point == 1 for task in tasks):
        os.kill(os.getpid(), signal.SIGKILL)
    return live_all(recipe, tasks)


def test_a_run_that_kills_every_worker_is_set_aside_alone(tmp_path, monkeypatch):
    monkeypatch.setattr("sim.lab.experiment.plan.CHUNK", 0.02)
    plan = planned(tmp_path)
    with running(tmp_path, guarded=True) as cluster:
        report = run_batch(
            plan, tmp_path / "out", engine_at(cluster.address), live=dies_of_seed_two
        )
    assert (report.runs, report.failed) == (12, 1)
    (row,) = failures(Store(tmp_path / "out"))
    assert (row["seed"], row["point"], row["error"]) == (2, 1, KILLED)


def test_a_killed_client_goes_on_with_the_same_cluster(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        child.kill()
        child.communicate()
        assert kept(tmp_path / "out") < len(whole) / 2
        code, _, said = ended(batch(path, tmp_path / "out", cluster))
    assert code == 0, said
    assert files(tmp_path / "out") == whole


def test_a_killed_scheduler_ends_with_4_and_a_new_one_finishes(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        cluster.scheduler.kill()
        code, _, said = ended(child)
        assert code == 4, said
        assert "the same command goes on" in said
    with running(tmp_path) as cluster:
        code, _, said = ended(batch(path, tmp_path / "out", cluster))
    assert code == 0, said
    assert files(tmp_path / "out") == whole


def test_where_no_scheduler_answers_or_it_has_no_workers_it_says_so(asked, tmp_path):
    path, _ = asked
    with running(tmp_path) as cluster:
        for one in cluster.workers:
            one.kill()
            one.wait()
        code, _, said = ended(batch(path, tmp_path / "out", cluster))
        assert (code, "no workers" in said) == (4, True)
    code, _, said = ended(batch(path, tmp_path / "out", cluster))
    assert (code, "no Dask scheduler answers" in said) == (4, True)
    assert not kept(tmp_path / "out")


def test_a_worker_that_comes_late_is_given_work(asked, tmp_path):
    path, whole = asked
    with running(tmp_path) as cluster:
        early = {one.pid for one in cluster.workers}
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        cluster.workers.append(cluster.worker())
        code, _, said = ended(child)
        with Client(cluster.address) as client:
            worked = client.run(lambda dask_worker: dask_worker.state.executed_count)
            pids = client.run(os.getpid)
    assert code == 0, said
    assert files(tmp_path / "out") == whole
    [late] = [address for address, pid in pids.items() if pid not in early]
    assert worked[late] > 0
