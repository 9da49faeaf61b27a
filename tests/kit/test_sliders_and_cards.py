"""A number between two ends, and a card that is chosen as a whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit.cards import Card
from game.kit.events import Changed, Clicked
from game.kit.slider import Slider
from game.kit.widgets import Column, Text
from tests.play.pages import Player


class Desk:
    """One slider and one card."""

    title = "Desk"

    def __init__(self):
        self.value = 1.25
        self.told = []

    def build(self, room):
        slider = Slider("spend", "Spending", self.value, 1.25, 2.0, 0.25, f"{self.value:g}")
        fixed = Slider("fixed", "Fixed", 3, 0, 9, 1, "3", enabled=False)
        card = Card("offer", "An offer", Text("A campaign"), pressed=self.value == 2.0)
        return Column((slider, fixed, card), pad=20)

    def on_event(self, event, room):
        self.told.append(event)
        if isinstance(event, Changed):
            self.value = event.value

    def tick(self, seconds, room):
        return False


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def player(desk):
    made = Player(desk)
    yield made
    made.close()


def test_a_slider_goes_to_where_it_is_clicked_and_stays_on_its_grid(desk, player):
    player.click("spend")
    assert desk.value in {1.5, 1.75}
    player.drag("spend", 0.9)
    assert desk.value == 2.0
    assert desk.told[-1] == Changed("spend", 2.0)
    assert any(event == Changed("spend", 2.0, done=False) for event in desk.told)


def test_arrows_home_and_end_do_the_same(desk, player):
    player.focus_on("spend")
    player.press("right")
    assert desk.value == 1.5
    player.press("end")
    assert desk.value == 2.0
    player.press("right")
    assert desk.value == 2.0
    player.press("home")
    assert desk.value == 1.25


def test_a_slider_that_is_off_says_nothing(desk, player):
    player.drag("fixed", 0.3)
    assert not [event for event in desk.told if isinstance(event, Changed)]


def test_a_card_is_pressed_as_a_whole_by_mouse_and_by_keys(desk, player):
    player.focus_on("offer")
    player.press("return")
    player.click("offer")
    assert [event.id for event in desk.told if isinstance(event, Clicked)] == ["offer", "offer"]


def test_the_card_that_is_chosen_says_so(desk, player):
    assert player.node("offer").value == ""
    player.focus_on("spend")
    player.press("end")
    assert player.node("offer").value == "chosen"


@given(value=st.floats(-5, 5))
def test_every_value_that_is_asked_for_lies_on_the_grid_within_the_ends(value):
    slider = Slider("n", "n", 0.0, 0.05, 0.95, 0.05, "")
    found = slider._within(value)
    assert 0.05 <= found <= 0.95
    assert abs(found / 0.05 - round(found / 0.05)) < 1e-6


def test_nothing_is_cut_off(player):
    assert player.faults() == []
