"""The game in a real window: opened as players open it, with a mouse and keys that X moves."""

import contextlib
import json
import subprocess
from pathlib import Path

import pytest

from sim.journal import Journal
from tests.play import window as real
from tests.play.hands import (
    Keys,
    Mouse,
    acknowledged,
    close_quarter,
    decide_budget,
    decide_goal,
    go,
    here,
    play_first_monday,
    play_promise_gap,
)

pytestmark = pytest.mark.skipif(bool(real.MISSING), reason=real.WHY_NOT)
FEW = ("--customers", "300")


@pytest.fixture(scope="module")
def screen(tmp_path_factory):
    shown = real.Screen(tmp_path_factory.mktemp("screen"))
    try:
        if why := shown.fault():
            pytest.skip(f"no real window here: {why}")
        yield shown
    finally:
        shown.close()


@pytest.fixture
def opened(screen, tmp_path):
    """What opens the game, with words of the command line; one folder of games for all."""
    return lambda *words: real.window(screen, tmp_path / "home", *words, *FEW)


@pytest.fixture
def replayed(screen):
    """What `silo replay` says of a journal."""

    def told(journal):
        words = [*real.SILO, "replay", str(journal), "--verify", "--json"]
        done = subprocess.run(
            words, env=screen.world, capture_output=True, text=True, timeout=real.ENOUGH
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return told


def decided(journal):
    """The kinds of the decisions in a journal that are in force."""
    return [entry.data["kind"] for entry in Journal.read(journal).decisions()]


def begin(at, hand):
    """From the briefing into the game."""
    at.node("begin")
    hand.use("begin")
    at.node("end-quarter")


def leave(at, hand):
    """Out of the game by its menu."""
    hand.use("menu")
    at.node("quit")
    hand.use("quit")
    assert at.wait_for_end() == 0


@pytest.mark.slow
def test_a_whole_promise_gap_is_played_with_the_keyboard_alone(opened, replayed):
    with opened("promise-gap", "--seed", "7") as w:
        hand = Keys(w)
        begin(w, hand)
        play_promise_gap(hand)
        leave(w, hand)
        (journal,) = w.journals
    book = Journal.read(journal)
    told = replayed(journal)
    assert len(decided(journal)) == 5
    assert told["weeks"] == 104
    assert told["verified"] == len(book.seals) == 104


def test_a_picture_takes_no_detour_through_a_graphics_card_that_is_emulated(opened):
    with opened() as w:
        w.node("play")
        threads = [path.read_text() for path in Path(f"/proc/{w.process.pid}/task").glob("*/comm")]
    assert threads
    assert not [name for name in threads if "llvmpipe" in name]


def compilers(kept):
    """Processes that compile into a folder."""
    told = f"NUMBA_CACHE_DIR={kept}".encode()
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if told in (process / "environ").read_bytes().split(b"\0"):
                found.append((process / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return [line for line in found if "game.warmth" in line]


@pytest.mark.slow
@pytest.mark.parametrize("how", ["quit", "terminate"])
def test_a_game_is_left_at_once_and_cleanly_while_the_model_is_compiled(screen, tmp_path, how):
    """By its button, and as a desktop ends a program; nothing goes on compiling afterwards."""
    kept = tmp_path / "kept"
    screen.world["NUMBA_CACHE_DIR"] = str(kept)
    try:
        with real.window(screen, tmp_path / "home", *FEW) as w:
            w.wait_until(lambda: "Preparing" in w.node("engine").label)
            w.wait_until(lambda: compilers(kept))
            Mouse(w).use("quit") if how == "quit" else w.process.terminate()
            assert w.wait_for_end() == 0
            w.log.seek(0)
            assert w.log.read() == ""
        assert compilers(kept) == []
    finally:
        del screen.world["NUMBA_CACHE_DIR"]


@pytest.mark.slow
def test_a_whole_promise_gap_is_played_with_the_mouse_alone(opened, replayed):
    with opened("promise-gap", "--seed", "7") as w:
        hand = Mouse(w)
        begin(w, hand)
        play_promise_gap(hand)
        (journal,) = w.journals
    assert len(decided(journal)) == 5
    assert replayed(journal)["weeks"] == 104


@pytest.mark.slow
def test_a_game_is_left_by_the_menu_and_continued_from_the_title(opened, replayed):
    with opened("promise-gap", "--seed", "7") as w:
        hand = Mouse(w)
        begin(w, hand)
        decide_goal(hand)
        acknowledged(hand, 1)
        leave(w, hand)
    with opened() as w:
        hand = Mouse(w)
        w.node("continue")
        hand.use("continue")
        w.node("move-1")
        decide_budget(hand)
        acknowledged(hand, 2)
        leave(w, hand)
        (journal,) = w.journals
    assert decided(journal) == ["set_goals", "shift_budget"]
    assert replayed(journal)["decisions"] == 2


@pytest.mark.slow
def test_a_crash_loses_no_decision_that_was_acknowledged_and_no_week_that_was_shown(
    opened, replayed
):
    with opened("promise-gap", "--seed", "7") as w:
        hand = Keys(w)
        begin(w, hand)
        decide_goal(hand)
        acknowledged(hand, 1)
        w.kill()
        (journal,) = w.journals
    assert decided(journal) == ["set_goals"]
    with opened("--journal", str(journal)) as w:
        hand = Keys(w)
        w.node("move-1")
        close_quarter(hand)
        w.wait_until(lambda: here(hand, "skip"))
        w.press("+", "+")
        w.wait_until(lambda: Journal.read(journal).seals)
        shown = max(Journal.read(journal).seals)
        w.kill()
    assert replayed(journal)["weeks"] > shown
    with opened("--journal", str(journal)) as w:
        hand = Keys(w)
        w.wait_until(lambda: here(hand, "skip"))
        go(hand, "live", "move-1")
        hand.use("skip")
        w.node("waterfall")
    assert replayed(journal)["weeks"] == 13


@pytest.mark.slow
def test_a_first_monday_is_played_with_the_mouse_from_the_title_to_the_title(opened, replayed):
    with opened() as w:
        hand = Mouse(w)
        w.node("play")
        hand.use("scenario-first-monday")
        hand.use("seed")
        w.type("11")
        w.wait_until(lambda: w.node("seed").value == "11")
        hand.use("play")
        w.node("hint")
        hints = play_first_monday(hand)
        hand.use("home")
        w.node("play")
        hand.use("quit")
        assert w.wait_for_end() == 0
        (journal,) = w.journals
    told = replayed(journal)
    assert (told["seed"], told["weeks"]) == (11, 52)
    assert len(decided(journal)) == 5
    assert len(hints) >= 8
