"""The picture as a player meets it: nothing clipped, everything named, every part answers."""

from dataclasses import replace

import pytest

from game.kit.events import Clicked
from tests.play.pages import Player
from tests.screens.picture.demo import SAYS, bridges, demo

SIZES = ((1366, 768), (1920, 1080), (3840, 2160), (1024, 700))


@pytest.fixture
def shown():
    """A player who looks at the picture."""
    players = []

    def show(screen=None, **how):
        players.append(Player(screen or demo(), **how))
        return players[-1]

    yield show
    for player in players:
        player.close()


@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_clipped_or_overlaps(shown, size, text):
    screen = demo()
    screen.live = replace(screen.live, bridges=bridges(0.2, 0.3, 0.2, 0.6, 0.4, 0.1))
    player = shown(screen, size=size, text=text)
    for overlay in ("mood", "heard", "talk"):
        player.click(f"overlay.{overlay}")
        assert player.faults() == []


def test_silos_and_bridges_say_what_they_show(shown):
    player = shown()
    silo = player.node("silo-service")
    assert silo.label == "Service: heard 41%, 60 waiting"
    assert "The wall." in silo.description
    assert "A piece in a silo is 1 customer who waits." in silo.description
    assert player.node("bridge-sales-service").label == "Sales and Service: 62% shared goals"
    assert player.node("crowd").value == "31% unhappy, 36% neutral, 33% happy"


@pytest.mark.parametrize("spot", ["silo-it", "silo-marketing", "bridge-sales-service"])
def test_a_click_on_a_silo_or_bridge_is_told(shown, spot):
    player = shown()
    player.click(spot)
    assert player.app.screen.events[-1].id == spot


def test_every_bubble_opens_its_author(shown):
    player = shown()
    for said in SAYS:
        assert player.node(f"bubble-{said.customer}").label == said.text
        player.click(f"bubble-{said.customer}")
        assert player.app.screen.events[-1] == Clicked(f"bubble-{said.customer}")


def test_no_bubble_lies_on_the_legend_or_leaves_the_crowd(shown):
    for size in SIZES:
        player = shown(size=size)
        x, y, w, h = player.node("crowd").rect
        for said in SAYS:
            left, top, wide, high = player.node(f"bubble-{said.customer}").rect
            assert x <= left <= left + wide <= x + w
            assert y <= top <= top + high <= y + h


def test_a_click_on_the_crowd_finds_a_customer(shown):
    player = shown(demo(says=()))
    player.click("crowd")
    told = player.app.screen.events[-1]
    assert told.id == "crowd"
    assert 0 <= player.app.screen.table.customer_at(told.x, told.y) < 400


def test_one_key_shows_who_is_heard(shown):
    player = shown()
    player.press("h")
    assert "heard by a department" in player.words()
    assert "bubble-120" not in player.ids()
    player.press("t")
    assert "12 people hear it at once" in player.words()
    player.press("m")
    assert "bubble-120" in player.ids()


def test_where_people_are_many_the_scale_is_written_down(shown):
    player = shown(demo(people=10_000))
    assert "A piece in a silo stands for 4 customers who wait." in player.words()


def test_a_picture_that_moves_comes_to_rest(shown):
    player = shown(demo(seconds=0.5))
    moved = [player.app.frame(1 / 60, []) for _ in range(90)]
    assert moved[0]
    assert not any(moved[60:])
