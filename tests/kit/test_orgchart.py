"""An organisation chart: by mouse, by click and by key one moves whom one may, and nobody else."""

import pytest

from game.kit.events import Changed
from game.kit.orgchart import OrgChart, Post
from game.kit.ties import Tie
from tests.kit.small import Small
from tests.play.pages import Player

POSTS = (
    Post("chief", "You", "chief executive", 1, 0, "person", "ink"),
    Post("sales", "Sales", "department", 0, 1, "chart", "sales", goes=("it",)),
    Post("service", "Service", "department", 1, 1, "headset", "service"),
    Post("it", "IT", "department", 2, 1, "monitor", "it", goes=("sales",)),
)
TIES = (Tie("chief", "sales"), Tie("chief", "it"), Tie("sales", "service", dotted=True))


@pytest.fixture
def screen():
    return Small(OrgChart("chart", "Who reports to whom", POSTS, TIES, 3, 2))


@pytest.fixture
def player(screen):
    made = Player(screen)
    yield made
    made.close()


def changes(screen):
    return [event.value for event in screen.heard if isinstance(event, Changed)]


def centre(player, id_):
    x, y, w, h = player.node(f"chart.{id_}").rect
    return x + w // 2, y + h // 2


def dragged(player, who, to):
    box = player.node("chart").rect
    points = [
        ((x - box[0]) / box[2], (y - box[1]) / box[3])
        for x, y in (centre(player, who), centre(player, to))
    ]
    player.draw("chart", points)


def test_a_box_is_dragged_to_where_it_may_go(screen, player):
    dragged(player, "sales", "it")
    assert changes(screen) == [("sales", "it")]


@pytest.mark.parametrize(("who", "to"), [("sales", "service"), ("service", "it"), ("chief", "it")])
def test_nobody_is_dragged_where_that_is_not_allowed(screen, player, who, to):
    dragged(player, who, to)
    assert changes(screen) == []


def test_a_click_picks_up_and_the_next_one_sets_down(screen, player):
    player.click("chart.it")
    player.click("chart.sales")
    assert changes(screen) == [("it", "sales")]


def test_keys_do_the_same_and_escape_lets_go(screen, player):
    player.focus_on("chart")
    player.press("left", "return", "right", "return")
    assert changes(screen) == [("sales", "it")]
    player.press("return", "left", "escape", "return")
    assert changes(screen) == [("sales", "it")]


def test_whom_one_may_not_move_is_not_picked_up(screen, player):
    player.focus_on("chart")
    player.press("down", "return", "right", "return")
    assert changes(screen) == []


def test_nothing_is_cut_off(player):
    assert player.faults() == []
