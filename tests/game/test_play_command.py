"""`silo play` before any window: what it teaches, and what it says of wrong use."""

import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from game import cli
from game.play_command import window_size
from sim.run import Run

SILO = [sys.executable, "-c", "from game.cli import main; main()"]


def silo(*words):
    result = CliRunner().invoke(cli.app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout, result.stderr


def test_it_is_the_first_command_and_teaches_with_examples():
    code, out, _ = silo("--help")
    assert code == 0
    commands = out[out.index("Commands:") :].splitlines()[1:]
    assert commands[0].split()[0] == "play"
    code, out, _ = silo("play", "--help")
    assert code == 0
    assert "silo play first-monday" in out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nope",), "no scenario is called `nope`"),
        (("promise-gapp",), "Did you mean `promise-gap`?"),
        (("promise-gap", "--hot-seat", "sales,boss"), "--hot-seat: there is no seat `boss`"),
        (("--hot-seat", "sales"), "--hot-seat needs a SCENARIO"),
        (("--size", "big"), "--size is a width and a height, as 1366x768, not 'big'"),
        (("--size", "10x10"), "--size goes from 640x360 to 7680x4320, not 10x10"),
        (("--text", "300"), "--text"),
        (("--language", "xx"), "--language is one of en (English), de (Deutsch), not 'xx'"),
        (("--journal", "there-is-none"), "--journal"),
    ],
)
def test_wrong_use_is_told_before_a_window_opens(words, sentence):
    code, _, told = silo("play", *words)
    assert code == 2
    assert sentence in " ".join(told.split())


def test_a_game_is_new_or_goes_on(tmp_path):
    Run("promise-gap", 7, customers=60, journal=tmp_path / "a.journal").journal.close()
    code, _, told = silo("play", "promise-gap", "--journal", str(tmp_path / "a.journal"))
    assert (code, told) == (2, "a game is new (SCENARIO) or goes on (--journal), not both\n")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("id: mine\n", ":1: this is not a journal: it does not begin with the header of a game"),
        ("", "is empty, not a journal"),
        ('{"kind": "decide"}\n', ":1: "),
    ],
)
def test_what_is_no_journal_is_refused_before_a_window_opens(tmp_path, text, sentence):
    wrong = tmp_path / "wrong.journal"
    wrong.write_text(text)
    code, _, told = silo("play", "--journal", str(wrong))
    assert code == 2
    assert told.startswith(str(wrong))
    assert sentence in told


def test_a_command_that_is_refused_needs_no_engine():
    """Whoever opens a window waits for what the title needs, and for nothing else."""
    code = (
        "import sys\nfrom game.cli import app\n"
        "try:\n    app(['play', '--size', 'big'])\n"
        "except SystemExit:\n    print('numba' in sys.modules, 'sim.run' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_without_a_screen_a_sentence_says_so(tmp_path):
    """No display, and SDL is told to use one."""
    world = {**os.environ, "SDL_VIDEODRIVER": "x11", "SILO_HOME": str(tmp_path)}
    world.pop("DISPLAY", None)
    told = subprocess.run([*SILO, "play"], env=world, capture_output=True, text=True, timeout=60)
    assert told.returncode == 2
    assert told.stderr.startswith("no window can be opened here (")
    assert told.stderr.endswith("`silo run` plays without one\n")


@pytest.mark.parametrize("text", ["1366x768", "1366X768", "1366×768"])
def test_a_size_is_read_however_it_is_written(text):
    assert window_size(text) == (1366, 768)


def test_sizes_that_are_not_asked_for_are_the_usual_one():
    assert window_size(None) == (1366, 768)


BUSY = """
import threading, time
from concurrent.futures import ThreadPoolExecutor
from game.foresight import Foresight
from game.leaving import leave

looking, begun, pool = Foresight(threads=1), threading.Event(), ThreadPoolExecutor(1)
looking.errand("long", lambda: pool.submit(lambda: (begun.set(), time.sleep(600))).result())
begun.wait()
looking.close()
print("left")
leave()
"""


def test_the_program_ends_though_a_worker_has_shared_out_something_long():
    done = subprocess.run([sys.executable, "-c", BUSY], capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stdout) == (0, "left\n"), done.stderr


LEFT_BEHIND = """
import sys, threading, time
from game import leaving, warmth

child = warmth.child_that("lives")
threading.Thread(target=time.sleep, args=(600,), name="warmth").start()
import atexit
atexit.register(lambda: print("Python took itself apart"))
print(child.pid)
leaving.leave()
"""


def test_nothing_goes_on_compiling_behind_a_program_that_was_left():
    done = subprocess.run(
        [sys.executable, "-c", LEFT_BEHIND], capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    (child,) = done.stdout.split()
    with pytest.raises(ProcessLookupError):
        os.kill(int(child), 0)
