"""Presentation: one thing a screen, in the order of a debrief, and a window for the room."""

from types import SimpleNamespace

import pygame
import pytest

from game import stage
from game.kit.tree import nodes
from game.present.figures import number
from game.screens.play import Play
from game.screens.views import views_for
from sim.debrief.worth import trying
from sim.run import QUARTER
from tests.play.conftest import laid, seated
from tests.play.pages import Player

PAGE_DOWN, PAGE_UP = "pagedown", "pageup"


@pytest.fixture(scope="module", autouse=True)
def patched(tmp_path_factory):
    """Games of their own, and few lucks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr("game.screens.judged.trying", lambda game: trying(game, 6))
        patch.setattr("game.present.turning.LUCKS", 1)
        yield


@pytest.fixture(scope="module")
def table(patched):
    """A game that is over, with one move and one line drawn."""
    made = laid("first-monday")
    made.tutorial.leave()
    made.seat.decide({"kind": "campaign_burst", "spend": 1.5, "weeks": 8})
    made.seat.predict((made.seat.now.brand_equity + 9.0,) * QUARTER, "promise")
    while not made.seat.over:
        lived(made)
    yield made
    made.close()


def lived(table):
    """A quarter."""
    table.end_quarter()
    while table.seat.running:
        table.tick(10.0)


@pytest.fixture
def player(table):
    table.go("ending")
    made = Player(Play(table, views_for(table)))
    made.press("p")
    yield made
    made.close()


def all_known(player):
    """Whatever is worked out beside the frame has come."""
    table = player.app.screen.table
    player.app.frame(1 / 60)
    player.wait_until(lambda: table.foresight.idle and table.hindsight.idle, 100_000)
    player.app.wake()
    player.app.frame(1 / 60)


def shown(player):
    """The ids of all scenes, by going through them."""
    found = [player.app.screen.scene.id]
    while player.node("scene-next").enabled:
        player.press("right")
        found.append(player.app.screen.scene.id)
    return found


def test_customers_come_before_numbers_and_a_guess_before_the_brand(player):
    all_known(player)
    order = shown(player)
    wanted = ["feel", "quote-1", "chair", "own", "guess", "line", "against", "expected", "moves"]
    assert [one for one in order if one in wanted] == wanted
    assert order[-1] == "commit"
    assert order.index("six") < min(k for k, one in enumerate(order) if one.startswith("ask-"))


def test_nothing_tells_of_the_brand_before_the_guess(table, player):
    all_known(player)
    brand = number(table.seat.now.brand_equity, 1)
    while player.app.screen.scene.id != "line":
        assert brand not in player.words().split()
        player.press("right")
    assert brand in player.words()


def test_the_line_that_the_room_draws_is_shown_on_what_came(player):
    all_known(player)
    while player.app.screen.scene.id != "guess":
        player.press(PAGE_DOWN)
    player.focus_on("guess")
    player.press("home", "up", "up")
    guess = player.app.screen.scenes.guess
    assert guess
    player.click("scene-next")
    chart = player.app.page.layout.controls["your-line"].widget
    drawn = [line for line in chart.lines if line.name == "your guess"]
    assert tuple(value for _week, value in drawn[0].points[1:]) == guess


def test_the_timer_runs_stops_and_says_when_time_is_up(player):
    assert player.node("clock").label == "2:00"
    player.press("t")
    player.pass_time(1.5)
    assert player.node("clock").label in {"1:58", "1:59"}
    player.press("-", "-")
    player.pass_time(0.1)
    assert player.node("clock").label == "Time is up"
    player.press("+", "t")
    player.pass_time(2.0)
    assert player.node("clock").label == "1:00"


def test_blank_shows_nothing_but_the_controls(player):
    assert "scene" in player.ids()
    player.press("b")
    assert "scene" not in player.ids()
    player.press("b")
    assert "scene" in player.ids()


def test_weeks_go_on_behind_it_unless_it_is_frozen():
    table = laid("promise-gap")
    with seated(table) as player:
        table.end_quarter()
        player.press("p", "f")
        player.pass_time(5.0)
        assert table.seat.week == 0
        player.press("f")
        player.pass_time(5.0)
        assert table.seat.week > 0


def test_it_opens_from_the_menu_and_escape_leads_back():
    with seated(laid("promise-gap")) as player:
        player.press("escape")
        player.click("present")
        assert "scene-next" in player.ids()
        assert player.app.room.ink.text_scale == 1.5
        player.press("escape")
        assert "settings" in player.ids()
        assert player.app.room.ink.text_scale == 1.0


def test_a_question_leads_into_the_game(table, player):
    all_known(player)
    while player.app.screen.scene.id != "ask-guess":
        player.press("right")
    player.click("follow")
    assert table.place == "report"
    assert "scene-next" not in player.ids()


def test_a_time_that_is_up_does_not_follow_into_the_next_scene(player):
    player.press("t", "-", "-", "right")
    assert "clock" not in player.ids()


BESIDE = pygame.Rect(0, 0, 1366, 768), pygame.Rect(1366, 0, 1280, 720)


@pytest.mark.parametrize(("x", "other"), [(100, 1), (1400, 0)])
def test_the_room_gets_the_display_that_the_window_is_not_on(player, monkeypatch, x, other):
    sizes = [box.size for box in BESIDE]
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: sizes)
    monkeypatch.setattr(stage, "_bounds", lambda display, size: BESIDE[display])
    window = SimpleNamespace(position=(x, 50), size=(800, 600))
    assert stage.other_display(window) == other


def test_two_displays_that_show_the_same_are_one(player, monkeypatch):
    """Here there is one; a second of the same place is said to be there."""
    monkeypatch.setattr(pygame.display, "get_desktop_sizes", lambda: [(1366, 768), (1280, 720)])
    assert stage.other_display(player.app.window) is None


def test_one_display_leaves_one_window(player):
    assert player.app.stage is None


@pytest.fixture
def projector(monkeypatch):
    """A second display."""
    monkeypatch.setattr("game.app.other_display", lambda window: 0)


def told(stage):
    """All that the room can read."""
    return "\n".join(node.label for node in nodes(stage.page.layout, ""))


def test_a_second_display_shows_the_scene_and_this_one_the_notes(projector, player):
    stage = player.app.stage
    assert "How was it? One word each." in told(stage)
    assert "note" in player.ids()
    assert "Everybody speaks once" in player.words()
    assert "Everybody speaks once" not in told(stage)
    assert "scene-next" not in {node.id for node in nodes(stage.page.layout, "")}
    player.press("f")
    player.press("right")
    assert "How was it? One word each." in told(stage)
    assert "How was it?" not in player.node("scene").label
    player.press("f")
    assert "How was it? One word each." not in told(stage)
    player.press("escape")
    assert player.app.stage is None


def test_shutting_the_second_window_ends_the_presentation_and_not_the_game(projector, player):
    window = player.app.stage.window
    click = pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=1, window=window)
    player.app.frame(1 / 60, [click])
    assert player.app.page.grabbed == ""
    player.app.frame(1 / 60, [pygame.event.Event(pygame.WINDOWCLOSE, window=window)])
    player.pass_time(0.1)
    assert player.app.stage is None
    assert not player.app.over
    assert "status" in player.ids()
