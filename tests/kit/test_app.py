"""The loop: screens come and go, windows change size, threads wake it, it sleeps when it can."""

import asyncio
import json
import threading

import pygame
import pytest

from game.app import App
from game.kit.events import Clicked, KeyPressed
from game.kit.widgets import Button, Column, Text
from game.state import Pop, Push, Reset, Screen
from tests.kit.gallery import Gallery
from tests.kit.small import Small
from tests.play.pages import FRAME, Player


def test_screens_are_pushed_popped_and_reset():
    top, fresh = Small(Text("top"), title="Top"), Small(Text("fresh"), title="Fresh")
    below = Small(Button("go", "Go"), title="Below")
    below.answer = lambda event, room: Push(top) if event == Clicked("go") else None
    top.answer = lambda event, room: Pop() if event == KeyPressed("escape") else Reset(fresh)
    player = Player(below)
    player.click("go")
    assert player.app.screen is top
    player.press("escape")
    assert player.app.screen is below
    player.click("go")
    player.press("r")
    assert [screen for screen, _ in player.app.stack] == [fresh]
    player.close()


def test_a_screen_can_go_on_by_itself_when_its_time_is_over():
    report = Small(Text("report"))
    player = Player(Small(Text("quarter"), changes=Push(report)))
    assert player.app.screen is report


def test_coming_back_finds_the_focus_where_it_was():
    below = Small(Column((Button("a", "A"), Button("b", "B"))))
    top = Small(Text("top"), answer=lambda event, room: Pop())
    below.answer = lambda event, room: Push(top) if event == Clicked("b") else None
    player = Player(below)
    player.press("tab", "tab", "return", "escape")
    assert player.focus == "b"


def test_a_gallery_is_a_screen():
    assert isinstance(Gallery(), Screen)


def test_popping_the_last_screen_ends_the_game():
    player = Player(Small(Text("only"), answer=lambda event, room: Pop()))
    player.press("escape")
    assert player.app.over


def test_closing_the_window_ends_the_game():
    player = Player(Small(Text("only")))
    player.app.frame(FRAME, [pygame.event.Event(pygame.QUIT)])
    assert player.app.over


def test_a_new_window_size_lays_everything_out_again():
    player = Player(Gallery())
    player.resize((1920, 1080))
    player.app.frame(FRAME)
    assert player.app.room.ink.width == 1920
    assert player.faults() == []
    player.close()


def test_a_thread_that_has_finished_wakes_the_loop():
    screen = Small(Text("waiting"))
    player = Player(screen)
    player.app.frame(FRAME)
    before = screen.built
    worker = threading.Thread(target=player.app.wake)
    worker.start()
    worker.join()
    player.app.frame(FRAME)
    assert screen.built == before + 1


def test_no_sound_device_is_asked_for():
    Player(Small(Text("quiet"))).close()
    assert pygame.mixer.get_init() is None


def test_the_tree_is_written_for_others_whenever_it_changes(tmp_path, monkeypatch):
    path = tmp_path / "tree.json"
    monkeypatch.setenv("SILO_TREE", str(path))
    player = Player(Small(Column((Text("Hello"), Button("go", "Go", key="g", tip="Go on")))))
    player.press("tab")
    nodes = json.loads(path.read_text(encoding="utf-8"))
    go = next(node for node in nodes if node["id"] == "go")
    assert go["role"] == "button"
    assert go["label"] == "Go"
    assert go["description"] == "Go on"
    assert go["key"] == "g"
    assert go["focused"]
    assert len(go["rect"]) == 4
    assert list(tmp_path.iterdir()) == [path]


def test_every_control_is_in_the_tree_with_role_and_name():
    player = Player(Gallery())
    nodes = {node.id: node for node in player.tree()}
    for id_ in player.app.page.layout.controls:
        if id_ != "page":
            assert nodes[id_].role, id_
            assert nodes[id_].label or nodes[id_].role == "scroll", id_
    assert not nodes["off"].enabled
    assert nodes["cell.0.0"].value == "45"
    assert nodes["filter"].value == "All 142"
    player.close()


class Leaving(Small):
    """Leaves after some frames."""

    def tick(self, seconds, room):
        self.frames = getattr(self, "frames", 0) + 1
        room.leaving = self.frames >= 5
        return False


def test_the_loop_runs_until_the_player_leaves():
    screen = Leaving(Text("bye"))
    asyncio.run(App(screen).run())
    assert screen.frames == 5


def test_a_still_window_naps_until_something_comes(monkeypatch):
    player = Player(Small(Text("still")))
    pygame.event.clear()
    naps = []
    monkeypatch.setattr(pygame.time, "wait", naps.append)
    player.app._inputs()
    assert naps == []
    player.pass_time(1.0)
    assert player.app._inputs() == []
    assert sum(naps) == 100
    pygame.event.post(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_a))
    assert [event.type for event in player.app._inputs()] == [pygame.KEYDOWN]
    assert sum(naps) == 100


def test_a_moving_window_does_not_wait(monkeypatch):
    player = Player(Gallery(moving=True))
    player.pass_time(1.0)
    monkeypatch.setattr(pygame.time, "wait", lambda ms: pytest.fail("waited"))
    player.app._inputs()
    player.close()


def test_only_one_pygame_is_installed():
    assert getattr(pygame, "IS_CE", 0)


def test_the_mouse_counts_in_pixels_where_the_window_counts_in_points(monkeypatch):
    player = Player(Small(Text("a")))
    monkeypatch.setattr(type(player.app), "surface", pygame.Surface((2732, 1536)))
    event = pygame.event.Event(pygame.MOUSEMOTION, pos=(10, 20), rel=(0, 0), buttons=(0, 0, 0))
    assert player.app._in_pixels(event).pos == (20, 40)
