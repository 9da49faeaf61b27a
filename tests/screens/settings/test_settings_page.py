"""The settings: everything holds at once, every key can be another, by keyboard alone."""

import json

import pytest

from game import words
from game.kit import keymap
from game.screens.actions import FIXED, actions
from game.screens.settings import SettingsPage
from game.settings import Settings
from tests.play.conftest import laid, seated
from tests.play.pages import Player
from tests.play.sittings import at_title, left, table_of


@pytest.fixture(autouse=True)
def as_before():
    yield
    keymap.use({})
    words.speak("en")


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))


@pytest.fixture
def kept(tmp_path):
    return Settings(path=tmp_path / "settings.json")


@pytest.fixture
def player(kept):
    made = Player(SettingsPage())
    made.app.room.settings = kept
    yield made
    made.close()


def chosen(player, control, *keys):
    player.app.page.focus_on(control, by_keys=True)
    player.press(*keys)


def test_the_theme_changes_while_one_looks(player, kept):
    before = player.app.room.ink.theme.name
    chosen(player, "theme", "right")
    player.app.frame(0.1)
    assert (before, player.app.room.ink.theme.name) == ("light", "dark")
    assert json.loads(kept.path.read_text())["theme"] == "dark"


def test_the_text_grows_while_one_looks(player):
    chosen(player, "text", "right", "right", "right", "right")
    player.app.frame(0.1)
    assert player.app.room.text_scale == 2.0
    assert player.faults() == []


def test_another_language_is_spoken_at_once(player):
    chosen(player, "language", "right", "right")
    assert words.language() == "de"


def test_loudness_is_kept_when_the_mouse_lets_go(player, kept):
    player.drag("effects", 0.2)
    loud = json.loads(kept.path.read_text())["effects"]
    assert loud == kept.effects > Settings().effects


def test_a_key_is_given_by_pressing_it(player, kept):
    chosen(player, "key-e", "return", "q")
    assert kept.keys == {"e": "q"}
    assert player.node("key-e").value == "Q"
    assert keymap.meant("q") == "e"
    assert keymap.meant("e") == ""


def test_escape_thinks_again_and_then_leaves(player, kept):
    chosen(player, "key-e", "return", "escape")
    assert not kept.keys
    assert not player.app.over
    player.press("escape")
    assert player.app.over


@pytest.mark.parametrize(("key", "who"), [("p", "Play"), ("left", "every screen")])
def test_a_key_that_somebody_has_is_refused_with_his_name(player, kept, key, who):
    chosen(player, "key-e", "return", key)
    assert not kept.keys
    assert who in player.node("notice").label


def test_a_key_that_was_given_up_is_free_and_usual_keys_come_back(player, kept):
    chosen(player, "key-e", "return", "q")
    chosen(player, "key-h", "return", "e")
    assert kept.keys == {"e": "q", "h": "e"}
    player.click("usual-keys")
    assert kept.keys == {}
    assert keymap.meant("e") == "e"


def test_no_usual_key_is_one_of_every_screen_but_space():
    assert set(actions()) & FIXED == {"space"}


def test_a_game_hears_the_new_key_and_not_the_usual_one(home):
    with seated(laid("promise-gap")) as player:
        keymap.use({"2": "g"})
        player.press("2")
        assert table_of(player).place == "live"
        assert player.node("go-goals").key == "g"
        player.press("g")
        assert table_of(player).place == "goals"


def test_settings_open_from_a_game_and_change_its_pace_and_motion(home):
    with seated(laid("promise-gap")) as player:
        table = table_of(player)
        player.press("escape", "f10")
        assert isinstance(player.app.screen, SettingsPage)
        chosen(player, "pace", "right")
        player.click("calm")
        player.press("escape", "escape")
        assert (table.pace, table.calm) == (1, True)
        player.press("+")
        assert table.pace == 2


def test_settings_open_from_the_title(home):
    player = at_title()
    player.press("f10")
    assert isinstance(player.app.screen, SettingsPage)
    player.press("escape")
    assert "play" in player.ids()
    left(player)
