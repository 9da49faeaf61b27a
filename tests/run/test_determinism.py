"""One game, one hash: whatever the threads, the processor's tricks, the compiler or the Python."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

from sim.journal import Journal
from sim.run import Run
from tests.replays.record import CUSTOMERS, RECORDED, SEED, WEEKS

ROOT = Path(__file__).parents[2]
COMMAND = ["run", "promise-gap", "--seed", "7", "--weeks", "10", "--customers", "60", "--json"]
HERE = sys.executable
WITNESS = ["-m", "tests.run.witness", *COMMAND, "--", str(RECORDED)]
TRICKS = [name for name in __cpu_dispatch__ if __cpu_features__[name]]
BITS = """
import hashlib, numpy as np
x = np.linspace(-5.0, 5.0, 100_001)
for y in (x, x.astype(np.float32)):
    for f in (np.exp, np.tanh):
        print(hashlib.sha256(f(y).tobytes()).hexdigest())
"""
WORLDS = {
    "one thread": {"NUMBA_NUM_THREADS": "1"},
    "two threads": {"NUMBA_NUM_THREADS": "2"},
    "interpreted": {"NUMBA_DISABLE_JIT": "1"},
    "stripped": {"NPY_DISABLE_CPU_FEATURES": " ".join(TRICKS)},
}
SILO = str(Path(sys.executable).with_name("silo"))


def begin(words: list[str], **world: str) -> subprocess.Popen[str]:
    """A process in a world of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("NUMBA_", "NPY_"))}
    environment = kept | {"PYTHONPATH": str(ROOT), "COVERAGE_PROCESS_START": ""} | world
    return subprocess.Popen(
        words, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def answer(process: subprocess.Popen[str]) -> dict:
    """The one JSON object that it prints."""
    out, err = process.communicate(timeout=600)
    assert process.returncode == 0, err
    assert out.count("\n") == 1, out
    return json.loads(out)


@pytest.fixture(scope="module")
def heard() -> dict[str, dict]:
    """What each world says; they run side by side."""
    asked = {name: begin([HERE, *WITNESS], **world) for name, world in WORLDS.items()}
    asked["silo"] = begin([SILO, *COMMAND])
    return {name: answer(process) for name, process in asked.items()}


@pytest.fixture(scope="module")
def here() -> str:
    """The hash of the same game in this process, by another way than the command."""
    run = Run("promise-gap", 7, customers=60)
    run.advance(10)
    return run.state.hash()


def test_the_command_gives_the_hash_and_numbers_of_the_library(heard, here):
    assert heard["silo"]["state_hash"] == here
    assert heard["silo"]["weeks"] == 10


@pytest.mark.parametrize("world", WORLDS)
def test_every_world_gives_one_answer(heard, world):
    if world == "stripped" and not TRICKS:
        pytest.skip("this processor has nothing beyond NumPy's baseline")
    assert heard[world]["run"] == heard["silo"]
    assert heard[world]["replays"] == heard["two threads"]["replays"]


def test_the_worlds_are_what_they_say(heard):
    assert heard["interpreted"]["interpreted"]
    assert not heard["one thread"]["interpreted"]
    assert heard["stripped"]["features"] == []


@pytest.mark.skipif(not TRICKS, reason="this processor has nothing beyond NumPy's baseline")
def test_numpy_itself_gives_other_bits_without_the_tricks():
    usual, stripped = (
        begin([HERE, "-c", BITS], **world).communicate(timeout=60)
        for world in ({}, WORLDS["stripped"])
    )
    assert usual[1] == stripped[1] == ""
    assert usual[0].count("\n") == 4
    assert usual[0] != stripped[0]


def test_the_recorded_game_is_played_to_the_same_seals(heard):
    journal = Journal.read(RECORDED)
    run = Run.replay(journal)
    assert (run.week, run.seed, len(journal.seals)) == (WEEKS, SEED, WEEKS)
    assert run.case.parameters.market.people == CUSTOMERS
    assert heard["stripped"]["replays"] == heard["interpreted"]["replays"] == [run.state.hash()]


def test_the_recorded_game_holds_what_a_game_can_hold():
    kinds = {entry.kind for entry in Journal.read(RECORDED).entries}
    assert kinds == {"decide", "undo", "redo", "event", "predict", "close"}


@pytest.mark.slow  # compiles anew: a minute of work each
@pytest.mark.parametrize(
    "world",
    [{"NUMBA_BOUNDSCHECK": "1"}, {"NUMBA_CPU_NAME": "generic"}, {"NUMBA_OPT": "1"}],
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
