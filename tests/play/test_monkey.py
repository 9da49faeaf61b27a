"""Whatever a player does, nothing breaks, and whatever was decided is in the journal."""

import pytest

from game.saves import games_folder
from sim.journal import Journal
from sim.run import Run
from tests.play.monkey import ALONE, TOGETHER, Monkey


def rampage(seed, events, fond):
    """A monkey's way through the game; what it did last is told if it breaks something."""
    monkey = Monkey(seed, fond)
    try:
        monkey.act(events)
    except Exception as error:
        error.add_note(f"seed {seed}, after {len(monkey.deeds)} deeds: {monkey.deeds[-25:]}")
        raise
    finally:
        hashes = {}
        for screen, _page in monkey.player.app.stack:
            table = getattr(screen, "table", None)
            if table is not None:
                hashes[table.seat.path] = table.seat.run.state.hash()
        monkey.close()
    return monkey, hashes


def judged(seed, events, fond=ALONE):
    monkey, hashes = rampage(seed, events, fond)
    journals = sorted(games_folder().glob("*.journal"))
    assert journals, "a monkey that never began a game has tried nothing"
    for path in journals:
        game = Run.replay(Journal.read(path))
        assert game.state.hash() == hashes.get(path, game.state.hash())
    return monkey


def test_a_thousand_random_deeds_break_nothing(home):
    monkey = judged(seed=20_260_107, events=1_000)
    assert len(monkey.seen) >= 12, monkey.seen


def test_five_hundred_random_deeds_break_no_shared_game(home):
    monkey = judged(seed=3, events=500, fond=TOGETHER)
    assert {"Sitting", "Briefing", "Shared hand", "Shared desk"} <= monkey.seen


PLACES = {"live", "goals", "budgets", "structure", "voice", "why", "report", "moves", "ending"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_twenty_thousand_random_deeds_break_nothing(home, seed):
    """With the next test a hundred thousand: every screen is come to, every journal replays."""
    monkey = judged(seed, events=20_000)
    assert {"Title", "Briefing", "Menu live", "SettingsPage"} <= monkey.seen
    assert {f"Play {place}" for place in PLACES} <= monkey.seen
    assert any(one.startswith("Presentation") for one in monkey.seen)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 6])
def test_ten_thousand_random_deeds_break_no_shared_game(home, seed):
    monkey = judged(seed, events=10_000, fond=TOGETHER)
    pages = ("hand", "desk", "reveal", "run", "report")
    assert {f"Shared {page}" for page in pages} <= monkey.seen
