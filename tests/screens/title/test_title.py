"""The title: up at once, and whatever goes wrong on the way to a game is told there."""

import subprocess
import sys

import pytest

from game.saves import games_folder
from game.screens.opening import Order
from game.screens.title import Title
from game.seat import Seat
from game.warmth import FAILED, READY
from sim.journal import Journal
from tests.play.pages import Player
from tests.play.sittings import PEOPLE, Cold, Ready, arrived, at_title, left, table_of

SIZES = ((1366, 768), (1920, 1080), (3840, 2160))


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))


@pytest.fixture
def player():
    made = at_title()
    yield made
    left(made)


def kept(scenario="first-monday", seed=3, weeks=5):
    """A game that somebody has left."""
    seat = Seat.new(scenario, seed, PEOPLE)
    seat.end_quarter()
    for _week in range(weeks):
        seat.advance()
    seat.close()
    return seat


def opened(player):
    arrived(player)
    assert "go-live" in player.ids(), player.words()
    return table_of(player)


class TestUpAtOnce:
    def test_the_title_needs_no_engine(self):
        code = (
            "import sys, game.screens.title\n"
            "print([m for m in ('numba', 'mesa', 'pandas', 'sim.run') if m in sys.modules])"
        )
        told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
        assert told.stdout.splitlines()[-1] == "[]", told.stderr

    def test_it_says_how_far_the_engine_is_and_nothing_once_it_is_ready(self):
        warmth = Cold()
        player = at_title(warmth)
        assert "for about a minute" in player.node("engine").label
        warmth.state = READY
        player.pass_time(0.1)
        assert "engine" not in player.ids()
        left(player)

    def test_play_waits_with_a_sentence_and_starts_by_itself(self):
        warmth = Cold()
        player = at_title(warmth)
        player.click("play")
        assert "as soon as the model is ready" in player.node("waiting").label
        player.pass_time(1.0)
        assert "waiting" in player.ids()
        warmth.state = READY
        assert opened(player).seat.case.id == "first-monday"
        left(player)

    def test_whoever_waits_can_think_again(self):
        warmth = Cold()
        player = at_title(warmth)
        player.click("play")
        player.press("escape")
        warmth.state = READY
        arrived(player)
        assert {"play"} <= player.ids()
        left(player)

    def test_an_engine_that_fails_is_told_and_play_stays(self):
        warmth = Cold()
        player = at_title(warmth)
        player.click("play")
        warmth.state, warmth.why = FAILED, "no room on the disk"
        arrived(player)
        assert "no room on the disk" in player.node("notice").label
        assert "play" in player.ids()
        left(player)


class TestANewGame:
    def test_first_monday_is_chosen_and_begins_without_reading(self, player):
        assert player.node("scenario-first-monday").value == "chosen"
        player.click("play")
        table = opened(player)
        assert (table.seat.case.id, table.place, table.seat.week) == ("first-monday", "live", 0)

    def test_another_case_is_briefed_first(self, player):
        player.click("scenario-promise-gap")
        player.click("play")
        player.pass_time(0.1)
        words = player.words()
        assert "Veridale" in words
        assert all(name in words for name in ("Marketing", "Sales", "Service", "IT"))
        assert "3 moves a quarter" in words
        player.click("begin")
        assert opened(player).seat.case.id == "promise-gap"

    def test_a_briefing_can_be_left_for_another_case_and_no_game_is_left_behind(self, player):
        player.click("scenario-promise-gap")
        player.click("play")
        arrived(player)
        player.click("back")
        assert "scenario-first-monday" in player.ids()
        assert list(games_folder().iterdir()) == []

    def test_enter_begins_a_briefing(self, player):
        player.click("scenario-promise-gap")
        player.click("play")
        player.pass_time(0.1)
        player.press("return")
        assert opened(player).seat.case.id == "promise-gap"

    def test_the_seed_that_was_typed_is_the_luck(self, player):
        player.click("seed")
        player.type("4711")
        player.click("play")
        assert opened(player).seat.run.seed == 4711

    def test_a_seed_too_large_is_refused_with_a_sentence(self, player):
        player.click("seed")
        player.type("9" * 20)
        player.click("play")
        assert "seed" in player.node("notice").label

    def test_the_team_is_written_into_the_journal(self, player):
        player.click("team")
        player.type("Nord 3")
        player.click("play")
        entries = opened(player).seat.run.journal.entries
        assert [entry.data for entry in entries if entry.kind == "note"] == [{"team": "Nord 3"}]

    def test_keys_alone_choose_and_play(self, player):
        player.focus_on("scenario-promise-gap")
        player.press("return")
        player.press("p", "b")
        assert opened(player).seat.case.id == "promise-gap"

    def test_an_order_of_the_command_line_is_opened_at_once(self):
        player = Player(Title(Ready(), order=Order("first-monday", 5, customers=PEOPLE)))
        assert opened(player).seat.run.seed == 5
        left(player)

    def test_a_scenario_that_is_not_there_is_a_sentence(self):
        player = Player(Title(Ready(), order=Order("first-monday", 5, path=games_folder() / "x")))
        arrived(player)
        assert player.node("notice").label
        assert "Traceback" not in player.words()
        left(player)


class TestKeptGames:
    def test_continue_goes_on_where_the_game_was_left(self):
        seat = kept(seed=8)
        player = at_title()
        player.click("continue")
        table = opened(player)
        assert (table.seat.run.seed, table.seat.week) == (8, 5)
        assert table.seat.run.state.seal() == seat.run.state.seal()
        assert table.seat.path == seat.path
        left(player)

    def test_whoever_goes_on_reads_beside_the_button_what_is_waited_for(self):
        kept()
        player = at_title(Cold())
        assert "seed 3" in player.node("where").label
        player.click("continue")
        assert "as soon as the model is ready" in player.node("where").label
        player.close()

    def test_a_game_left_in_mid_quarter_waits_for_the_player(self):
        kept()
        player = at_title()
        player.click("continue")
        table = opened(player)
        player.pass_time(5.0)
        assert table.seat.week == 5
        player.press("space")
        player.wait_until(lambda: table.seat.week > 5)
        left(player)

    def test_older_games_are_listed_and_open(self):
        kept(seed=1)
        kept(seed=2)
        player = at_title()
        rest = [node for node in player.tree() if node.id.startswith("saved-")]
        assert len(rest) == 1
        seed = int(rest[0].label.rsplit(" ", 1)[-1])
        player.click(rest[0].id)
        assert opened(player).seat.run.seed == seed
        left(player)

    def test_a_damaged_game_says_why_and_cannot_be_clicked(self):
        (games_folder() / "first-monday-9-001.journal").write_text("rubbish\n")
        player = at_title()
        assert "cannot be read" in player.words()
        assert not [node for node in player.tree() if node.id.startswith("saved-")]
        assert "continue" not in player.ids()
        left(player)

    def test_a_damaged_game_hides_none_that_can_be_played(self):
        kept(seed=1)
        kept(seed=2)
        for number in range(5):
            (games_folder() / f"first-monday-9-{number:03}.journal").write_text("rubbish\n")
        player = at_title()
        ids = [node.id for node in player.tree()]
        game = next(place for place, id_ in enumerate(ids) if id_.startswith("saved-"))
        assert game < next(place for place, id_ in enumerate(ids) if id_.startswith("damaged-"))
        left(player)

    def test_a_game_open_in_another_window_is_told(self):
        seat = kept()
        player = at_title()
        other = Journal.open(seat.path)
        player.click("continue")
        arrived(player)
        assert "close the other game first" in player.node("notice").label
        assert str(seat.path) not in player.node("notice").label
        assert "continue" in player.ids()
        other.close()
        player.click("continue")
        assert opened(player).seat.week == 5
        left(player)

    def test_a_finished_game_opens_at_its_end(self):
        seat = Seat.new("first-monday", 4, PEOPLE)
        while not seat.over:
            seat.end_quarter()
            seat.advance()
        seat.close()
        player = at_title()
        assert "continue" not in player.ids()
        player.click("saved-1")
        assert opened(player).place == "ending"
        left(player)


def test_from_the_menu_one_comes_back_to_the_title_and_the_game_is_there(player):
    player.click("play")
    opened(player)
    player.click("menu")
    player.click("home")
    arrived(player)
    assert {"play", "continue"} <= player.ids()


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_nothing_is_clipped_at_any_size(text):
    kept()
    (games_folder() / "promise-gap-9-001.journal").write_text("rubbish\n")
    for size in SIZES:
        for theme in ("light", "dark"):
            player = at_title(Cold(), size=size, text=text, theme=theme)
            player.click("play")
            player.pass_time(0.05)
            assert player.faults() == []
            player.press("escape")
            player.click("scenario-promise-gap")
            player.click("play")
            player.pass_time(0.05)
            assert player.faults() == []
            player.close()
