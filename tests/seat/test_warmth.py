"""The engine gets ready while the title is shown; what goes wrong is a sentence, not a crash."""

import subprocess
import sys
import time

import pytest

from game import warmth as module
from game.warmth import Warmth
from sim.build import WEEKS


def waited(warmth: Warmth, seconds: float = 30.0) -> Warmth:
    end = time.perf_counter() + seconds
    while warmth.state not in {"ready", "failed"} and time.perf_counter() < end:
        time.sleep(0.005)
    return warmth


def test_a_machine_that_has_compiled_before_only_loads():
    states = []
    warmth = Warmth(lambda: states.append(warmth.state))
    assert (warmth.state, warmth.part, warmth.ready) == ("cold", 0.0, False)
    warmth.start()
    assert waited(warmth).ready
    assert states[0] == "loading"
    assert states[-1] == "ready"
    assert warmth.part == 1.0


def test_a_machine_that_has_not_compiles_in_a_child_first(monkeypatch):
    seen = []
    monkeypatch.setattr("sim.build.is_prepared", lambda door=WEEKS: door != WEEKS)
    monkeypatch.setattr(Warmth, "_compile", lambda self: seen.append(self.state))
    warmth = Warmth()
    warmth.start()
    assert waited(warmth).ready
    assert seen == ["compiling"]


def test_the_title_can_be_left_while_the_child_still_compiles(monkeypatch):
    monkeypatch.setattr("sim.build.is_prepared", lambda door=WEEKS: door != WEEKS)
    sleeper = [sys.executable, "-c", "import time; time.sleep(60)"]
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda command, **more: popen(sleeper, **more))
    warmth = Warmth()
    warmth.start()
    while warmth._child is None:
        time.sleep(0.002)
    warmth.close()
    assert warmth._child.poll() is not None
    assert not warmth.ready


def test_a_load_that_takes_unusually_long_says_why():
    warmth = Warmth()
    warmth.state = "loading"
    assert "first start" not in warmth.text
    warmth._since = time.perf_counter() - 60.0
    assert "first start" in warmth.text


def test_the_code_that_looks_back_is_compiled_once_the_game_can_begin(monkeypatch):
    done, steps = [], []
    monkeypatch.setattr("sim.build.is_prepared", lambda door=WEEKS: door == WEEKS)
    compiling = subprocess.Popen([sys.executable, "-c", "pass"])

    def child_that(does):
        steps.append(does)
        return compiling

    monkeypatch.setattr(module, "child_that", child_that)
    monkeypatch.setattr(module, "keep_books_a_little", lambda: done.append("kept"))
    warmth = Warmth(lambda: steps.append(warmth.state))
    warmth._prepare()
    assert steps == ["loading", "ready", "books"]
    assert done == ["kept"]
    warmth.close()
    assert module.books.ready


def test_what_goes_wrong_is_told(monkeypatch):
    def broken() -> None:
        raise OSError("no room")

    monkeypatch.setattr(module, "live_a_little", broken)
    warmth = Warmth()
    warmth.start()
    assert waited(warmth).state == "failed"
    assert warmth.text == "The model cannot be loaded: no room"


@pytest.mark.parametrize("state", ["cold", "compiling", "loading", "ready"])
def test_every_state_has_words(state):
    warmth = Warmth()
    warmth.state = state
    assert warmth.text
    assert 0.0 <= warmth.part <= 1.0


def test_the_title_needs_no_engine():
    light = "game.warmth, game.saves, game.words, game.present.title, game.present.figures"
    code = f"import sys, {light}; print('numba' in sys.modules, 'sim.run' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
