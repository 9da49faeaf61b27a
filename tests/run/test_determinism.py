"""One game, one hash: whatever the threads, the processor's tricks, the compiler or the Python."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from sim.journal import Journal
from sim.run import Run
from tests.replays.record import CUSTOMERS, RECORDED, SEED, WEEKS
from tests.run.worlds import HERE, STRIPPED, TRICKS, answer, begin

COMMAND = ["run", "promise-gap", "--seed", "7", "--weeks", "10", "--customers", "60", "--json"]
QUESTION = [*COMMAND, "--", str(RECORDED)]
WITNESS = ["-m", "tests.run.witness", *QUESTION]
SILO = str(Path(HERE).with_name("silo"))
BITS = """
import hashlib, numpy as np
x = np.linspace(-5.0, 5.0, 100_001)
for y in (x, x.astype(np.float32)):
    for f in (np.exp, np.tanh):
        print(hashlib.sha256(f(y).tobytes()).hexdigest())
"""
needs_tricks = pytest.mark.skipif(
    not TRICKS, reason="this processor has nothing beyond NumPy's baseline"
)


@pytest.fixture(scope="module")
def here() -> str:
    """The hash of the same game in this process, by another way than the command."""
    run = Run("promise-gap", 7, customers=60)
    run.advance(10)
    return run.state.hash()


@pytest.fixture(scope="module")
def stripped(nursery) -> dict:
    """What a process says whose NumPy has none of the processor's tricks, with two threads."""
    nursery.stdin.write(f"tell {' '.join(QUESTION)}\n")
    return json.loads(nursery.stdout.readline())


def test_twice_in_one_process(here):
    run = Run("promise-gap", 7, customers=60)
    for _ in range(10):
        run.advance()
    assert run.state.hash() == here


def test_the_installed_command_without_the_compiler_and_with_one_thread(here):
    told = answer(begin([SILO, *COMMAND], NUMBA_DISABLE_JIT="1", NUMBA_NUM_THREADS="1"))
    assert told["state_hash"] == here
    assert told["weeks"] == 10


def test_without_the_tricks_of_the_processor(here, stripped):
    assert stripped["features"] == []
    assert not stripped["interpreted"]
    assert stripped["run"]["state_hash"] == here


@needs_tricks
def test_numpy_itself_gives_other_bits_without_the_tricks():
    usual, bare = (
        begin([HERE, "-c", BITS], **world).communicate(timeout=60) for world in ({}, STRIPPED)
    )
    assert usual[1] == bare[1] == ""
    assert usual[0].count("\n") == 4
    assert usual[0] != bare[0]


def test_the_recorded_game_is_played_to_the_same_seals(stripped):
    journal = Journal.read(RECORDED)
    run = Run.replay(journal)
    assert (run.week, run.seed, len(journal.seals)) == (WEEKS, SEED, WEEKS)
    assert run.case.parameters.market.people == CUSTOMERS
    assert stripped["replays"] == [run.state.hash()]


def test_the_recorded_game_holds_what_a_game_can_hold():
    kinds = {entry.kind for entry in Journal.read(RECORDED).entries}
    assert kinds == {"decide", "undo", "redo", "event", "predict", "close"}


@pytest.mark.slow  # compiles anew: a minute of work each
@pytest.mark.parametrize(
    "world",
    [
        {"NUMBA_BOUNDSCHECK": "1"},
        {"NUMBA_CPU_NAME": "generic", "NUMBA_CPU_FEATURES": ""},
        {"NUMBA_DISABLE_JIT": "1"},
    ],
    ids=lambda world: next(iter(world)),
)
def test_another_compilation_gives_the_same_bits(here, tmp_path, world):
    process = begin([HERE, *WITNESS], NUMBA_CACHE_DIR=str(tmp_path), **world)
    told = answer(process)
    assert told["run"]["state_hash"] == here
    assert told["replays"] == [Run.replay(Journal.read(RECORDED)).state.hash()]


@pytest.mark.slow
@pytest.mark.parametrize("version", ["3.12", "3.13"])
def test_another_python_gives_the_same_bits(here, tmp_path, version):
    if shutil.which("uv") is None:
        pytest.skip("there is no uv here")
    found = subprocess.run(["uv", "python", "find", version], capture_output=True, text=True)
    if found.returncode:
        pytest.skip(f"there is no Python {version} here")
    apart = {"UV_PROJECT_ENVIRONMENT": str(tmp_path / "venv")}
    process = begin(["uv", "run", "-q", "--python", version, "python", *WITNESS], **apart)
    told = answer(process)
    assert told["python"] == [int(part) for part in version.split(".")]
    assert told["run"]["state_hash"] == here
