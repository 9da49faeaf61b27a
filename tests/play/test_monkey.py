"""Whatever a player does, nothing breaks, and whatever was decided is in the journal."""

import pytest

from game.saves import games_folder
from sim.journal import Journal
from sim.run import Run
from tests.play.monkey import Monkey


def rampage(seed, events):
    """A monkey's way through the game; what it did last is told if it breaks something."""
    monkey = Monkey(seed)
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


def judged(seed, events):
    monkey, hashes = rampage(seed, events)
    journals = sorted(games_folder().glob("*.journal"))
    assert journals, "a monkey that never began a game has tried nothing"
    for path in journals:
        game = Run.replay(Journal.read(path))
        assert game.state.hash() == hashes.get(path, game.state.hash())
    return monkey


def test_fifteen_hundred_random_deeds_break_nothing(home):
    monkey = judged(seed=20_260_107, events=1_500)
    assert len(monkey.seen) >= 12, monkey.seen


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_twenty_thousand_random_deeds_break_nothing(home, seed):
    monkey = judged(seed, events=20_000)
    assert {"Title", "Briefing", "Menu live", "Play live", "Play ending"} <= monkey.seen
