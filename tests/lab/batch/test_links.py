"""A Dask worker behind a network link that is cut: in a network namespace of its own.

It takes root and Linux; elsewhere these tests are left out and say so.
"""

import os
import shutil
import subprocess
import time
from contextlib import contextmanager

import pytest
from distributed import Client

from tests.lab.batch import test_dask as dask
from tests.lab.batch.test_dask import RUNS, Cluster, asked, batch, ended, files, kept, until

__all__ = ["asked"]  # a fixture
SPACE, NEAR, FAR = f"silo-{os.getpid()}", f"sn{os.getpid()}", f"sf{os.getpid()}"
HERE, THERE = "10.213.7.1", "10.213.7.2"
PATIENCE = "15s"
"""After which Dask takes a connection for lost; its own default is 30 s."""


def ip(*words):
    return subprocess.run(["ip", *words], capture_output=True, text=True, timeout=20)


def works() -> bool:
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("ip") is None:
        return False
    made = ip("netns", "add", f"{SPACE}-try").returncode == 0
    ip("netns", "del", f"{SPACE}-try")
    return made


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not works(), reason="network namespaces need Linux and root"),
]


@contextmanager
def link():
    """Two ends of a cable, one of them in a namespace of its own."""
    steps = [
        ("netns", "add", SPACE),
        ("link", "add", NEAR, "type", "veth", "peer", "name", FAR, "netns", SPACE),
        ("addr", "add", f"{HERE}/30", "dev", NEAR),
        ("link", "set", NEAR, "up"),
        ("-n", SPACE, "addr", "add", f"{THERE}/30", "dev", FAR),
        ("-n", SPACE, "link", "set", FAR, "up"),
        ("-n", SPACE, "link", "set", "lo", "up"),
    ]
    try:
        for step in steps:
            done = ip(*step)
            assert done.returncode == 0, (step, done.stderr)
        yield
    finally:
        ip("netns", "del", SPACE)
        ip("link", "del", NEAR)


def cut():
    assert ip("-n", SPACE, "link", "set", FAR, "down").returncode == 0


def mend():
    assert ip("-n", SPACE, "link", "set", FAR, "up").returncode == 0


class Parted(Cluster):
    """A scheduler and a worker here, and a worker at the far end of the link."""

    def worker(self, there: bool = False) -> subprocess.Popen:
        words = ["dask", "worker", "--nthreads", "1", "--no-dashboard", "--no-nanny"]
        words += ["--host", THERE if there else HERE, "--scheduler-file", str(self.file)]
        where = ["ip", "netns", "exec", SPACE] if there else []
        return self.begin(*where, str(dask.BIN / words[0]), *words[1:])

    def __init__(self, folder) -> None:
        self.folder, self.file = folder, folder / "scheduler.json"
        words = ["--host", HERE, "--port", "0", "--scheduler-file", str(self.file)]
        self.scheduler = self.begin(str(dask.BIN / "dask"), "scheduler", *words, "--no-dashboard")
        until(self.file.exists)
        self.workers = [self.worker(), self.worker(there=True)]

    def begin(self, *words: str) -> subprocess.Popen:
        patient = {**dask.ENVIRONMENT, "DASK_DISTRIBUTED__COMM__TIMEOUTS__TCP": PATIENCE}
        with (self.folder / "cluster.log").open("ab") as log:
            return subprocess.Popen(list(words), stdout=log, stderr=log, env=patient)


@contextmanager
def parted(folder):
    with link():
        cluster = Parted(folder)
        try:
            yield cluster
        finally:
            cluster.end()


@pytest.mark.parametrize("pause", [None, 2.0], ids=["for good", "for two seconds"])
def test_a_link_that_is_cut_costs_nothing(asked, tmp_path, pause):
    path, whole = asked
    with parted(tmp_path) as cluster:
        until(lambda: cluster_size(cluster) == 2)
        child = batch(path, tmp_path / "out", cluster)
        until(lambda: kept(tmp_path / "out"))
        cut()
        if pause is not None:
            time.sleep(pause)
            mend()
        code, out, said = ended(child)
    assert code == 0, said
    assert f'"runs": {RUNS}' in out
    assert files(tmp_path / "out") == whole


def cluster_size(cluster) -> int:
    with Client(cluster.address, timeout="10s") as client:
        return len(client.scheduler_info()["workers"])
