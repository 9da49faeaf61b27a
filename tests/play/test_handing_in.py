"""The page that hands a game in: its code is read from the window as a camera would see it."""

import pygame
import pytest

from game.handin.code import NoCodes, code_of
from game.handin.packing import pack, unpack
from game.handin.reading import codes_in
from sim.room import Room
from tests.play.conftest import laid, seated
from tests.play.pages import Player

SCREENS = [((1366, 768), 1.0, "light"), ((1366, 768), 2.0, "dark"), ((800, 600), 1.0, "dark")]


@pytest.fixture
def table(home):
    made = laid("first-monday", people=60)
    made.tutorial.leave()
    made.seat.decide({"kind": "promise_signoff", "by": "service"})
    made.end_quarter()
    while made.seat.running:
        made.tick(10.0)
    return made


def seen(player: Player) -> list[str]:
    """What stands in the codes that the window shows."""
    greens = pygame.image.tobytes(player.app.surface, "RGB")[1::3]
    return codes_in(greens, *player.app.surface.get_size())


@pytest.mark.parametrize(("size", "text", "theme"), SCREENS)
def test_the_window_shows_a_code_that_unpacks_to_the_game(table, size, text, theme):
    with seated(table, size=size, text=text, theme=theme) as player:
        player.click("menu")
        player.press("h")
        assert player.faults() == [], player.faults()
        (found,) = seen(player)
        assert found == pack(table.seat.run.journal)
        assert unpack(found).journal.entries == table.seat.run.journal.entries
        side = pygame.Rect(player.node("code").rect)
        assert code_of(found).pixels(min(side.size)) >= 4
        assert str(table.seat.path) in player.words().replace("\n", "").replace(" ", "")
        player.press("escape", "escape")
        assert "code" not in player.ids()


def test_the_text_can_be_copied_and_a_computer_without_codes_says_so(table, monkeypatch):
    copied = []
    monkeypatch.setattr("pygame.scrap.put_text", copied.append)

    def none(text):
        raise NoCodes

    monkeypatch.setattr("game.screens.handin.code_of", none)
    with seated(table) as player:
        player.click("menu")
        player.press("h")
        assert "code" not in player.ids()
        assert "Hand in the file or the text" in player.node("fault").label
        player.press("c")
        assert copied == [pack(table.seat.run.journal)]
        assert "Copied" in player.words()


def test_before_a_quarter_was_played_there_is_nothing_to_hand_in(home):
    table = laid("first-monday", people=60)
    with seated(table) as player:
        player.click("menu")
        assert "settings" in player.ids()
        assert "hand-in" not in player.ids()


def test_people_around_one_computer_hand_each_round_in_by_keys(home):
    table = laid("promise-gap", people=60, around=Room(("service", "ceo")))
    table.seat.run.advance(104)
    with seated(table) as player:
        player.wait_until(lambda: "hand-in" in player.ids())
        player.press("h")
        (found,) = seen(player)
        assert unpack(found).header.extra == Room(("service", "ceo")).in_header()
        player.press("escape")
        assert "second" in player.ids()
