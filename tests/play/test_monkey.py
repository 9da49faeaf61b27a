"""Whatever a player does, nothing breaks, and whatever was decided is in the journal."""

import pytest

from game.saves import games_folder
from game.screens.play import Play
from game.screens.shared.game import Shared
from game.screens.title import Title
from game.screens.views import views_for
from sim.journal import Journal
from sim.room import Room
from sim.run import Run
from tests.play.conftest import laid
from tests.play.monkey import PEOPLE, TOGETHER, Monkey
from tests.play.sittings import Ready


def rampage(seed, events, **begun):
    """A monkey's way through the game; what it did last is told if it breaks something."""
    monkey = Monkey(seed, **begun)
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


def judged(seed, events, **begun):
    monkey, hashes = rampage(seed, events, **begun)
    journals = sorted(games_folder().glob("*.journal"))
    assert journals, "a monkey that never began a game has tried nothing"
    for path in journals:
        game = Run.replay(Journal.read(path))
        assert game.state.hash() == hashes.get(path, game.state.hash())
    return monkey


def test_seven_hundred_random_deeds_break_nothing(home):
    monkey = judged(seed=20_260_107, events=700)
    assert len(monkey.seen) >= 10, monkey.seen


def test_three_hundred_random_deeds_break_no_shared_game(home):
    monkey = judged(seed=3, events=300, fond=TOGETHER, screen=shared())
    assert {"Shared hand", "Shared desk"} <= monkey.seen


def shared():
    """A game that three people share."""
    table = laid("promise-gap", people=PEOPLE, around=Room(("marketing", "service", "ceo")))
    return Shared(table, lambda: Title(Ready(), PEOPLE))


def over():
    """A game that is over, at its end."""
    table = laid("promise-gap", people=PEOPLE)
    table.seat.run.advance(table.seat.case.weeks)
    table.place = "ending"
    return Play(table, views_for(table), lambda: Title(Ready(), PEOPLE))


def test_a_hundred_random_deeds_break_no_end(home):
    monkey = judged(seed=11, events=100, screen=over())
    assert "Play ending" in monkey.seen


PLACES = {"live", "goals", "budgets", "structure", "voice", "why", "report", "moves"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_fifteen_thousand_random_deeds_break_nothing(home, seed):
    """With the next two a hundred thousand: every screen is come to, every journal replays."""
    monkey = judged(seed, events=15_000)
    assert {"Title", "Briefing", "Menu live", "SettingsPage"} <= monkey.seen
    assert {f"Play {place}" for place in PLACES} <= monkey.seen
    assert any(one.startswith("Presentation") for one in monkey.seen)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [5, 6])
def test_ten_thousand_random_deeds_break_no_shared_game(home, seed):
    monkey = judged(seed, events=10_000, fond=TOGETHER, screen=shared())
    pages = ("hand", "desk", "reveal", "run", "report")
    assert {f"Shared {page}" for page in pages} <= monkey.seen


@pytest.mark.slow
@pytest.mark.parametrize("seed", [7, 8])
def test_ten_thousand_random_deeds_break_no_end(home, seed):
    monkey = judged(seed, events=10_000, screen=over())
    assert {"Play ending", "Play report", "Play why", "Presentation ending"} <= monkey.seen
