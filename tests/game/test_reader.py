"""What a screen reader gets is our semantic tree, and what it asks for happens."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game.app import WISH
from game.kit.events import Changed, Clicked
from game.kit.tree import Node
from game.kit.widgets import Button, Choice, Column, Slider, Text
from game.reader import ROLES, ROOT, Tree
from tests.kit.gallery import Gallery
from tests.kit.small import Small
from tests.play.pages import FRAME, Player

pytest.importorskip("accesskit")
import accesskit
import pygame

HERE = Path(__file__).parent
SYSTEM = "/usr/bin/python3"


def node(id_="", role="text", label="", value="", within="", **more):
    return Node(
        id_, role, label, value, (1, 2, 30, 40), True, True, False, "", within, ""
    )._replace(**more)


def sent(update):
    return dict(update.nodes)


def test_every_role_of_the_kit_has_one_of_accesskit():
    player = Player(Gallery())
    assert {one.role for one in player.tree()} <= ROLES.keys()
    assert all(hasattr(accesskit.Role, role) for role in ROLES.values())
    player.close()


def test_a_control_says_what_it_is_what_it_does_and_how_it_stands():
    found = [node("go", "button", "Go", key="e", description="Goes on", focused=True)]
    update = Tree().update("Silo", found)
    (number, made) = next((n, m) for n, m in update.nodes if n != ROOT)
    assert update.focus == number
    assert (made.role, made.label, made.description) == (accesskit.Role.BUTTON, "Go", "Goes on")
    assert made.keyboard_shortcut == "E"
    assert made.supports_action(accesskit.Action.CLICK)


def test_what_lies_in_something_lies_in_it_and_switches_say_how_they_stand():
    found = [
        node("theme", "radiogroup", "Colours", "Dark"),
        node("theme.dark", "radio", "Dark", "on", "theme"),
    ]
    tree = Tree()
    update = tree.update("Silo", found)
    numbers = {id_: number for number, id_ in tree.ids.items()}
    assert sent(update)[ROOT].children == [numbers["theme"]]
    assert sent(update)[numbers["theme"]].children == [numbers["theme.dark"]]
    assert sent(update)[numbers["theme.dark"]].toggled == accesskit.Toggled.TRUE


def test_only_what_has_changed_is_told_again_and_keeps_its_number():
    tree = Tree()
    first = tree.update("Silo", [node("a", label="A"), node(label="one"), node(label="one")])
    assert len(first.nodes) == 4
    second = tree.update("Silo", [node("a", label="B"), node(label="one"), node(label="one")])
    assert [number for number, _node in second.nodes] == [first.nodes[1][0]]
    third = tree.update("Silo", [node("a", label="B")])
    assert [number for number, _node in third.nodes] == [ROOT]


def test_a_refusal_is_read_aloud_as_soon_as_it_comes():
    update = Tree().update("Silo", [node("notice", label="Three moves a quarter.")])
    assert update.nodes[1][1].live == accesskit.Live.POLITE


@pytest.fixture
def player():
    themes = Choice("theme", "Colours", (("light", "Light"), ("dark", "Dark")), "light")
    loud = Slider("loud", "Loud", 50.0, 0.0, 100.0, 5.0, "50")
    made = Player(Small(Column((Text("x"), Button("go", "Go"), themes, loud,
                                Button("no", "No", enabled=False)))))  # fmt: skip
    yield made
    made.close()


@pytest.mark.parametrize(
    ("action", "id_", "told"),
    [
        ("CLICK", "go", Clicked("go")),
        ("INCREMENT", "loud", Changed("loud", 55.0)),
        ("DECREMENT", "loud", Changed("loud", 45.0)),
        ("CLICK", "theme.dark", Changed("theme", "dark")),
    ],
)
def test_what_a_reader_asks_for_happens_as_if_by_hand(player, action, id_, told):
    player.app.frame(FRAME, [pygame.event.Event(WISH, action=action, id=id_)])
    assert told in player.app.screen.heard


def test_a_reader_moves_the_focus_and_nothing_happens_to_what_is_off_or_gone(player):
    player.app.frame(FRAME, [pygame.event.Event(WISH, action="FOCUS", id="go")])
    assert player.focus == "go"
    before = len(player.app.screen.heard)
    for id_ in ("no", "gone"):
        player.app.frame(FRAME, [pygame.event.Event(WISH, action="CLICK", id=id_)])
    assert len(player.app.screen.heard) == before


def _bus_missing() -> str:
    if shutil.which("dbus-run-session") is None or not Path(SYSTEM).exists():
        return "no bus for screen readers here"
    done = subprocess.run([SYSTEM, "-c", "import pyatspi"], capture_output=True)
    return "no pyatspi here" if done.returncode else ""


@pytest.mark.slow
def test_a_reader_on_a_real_bus_finds_the_title_and_presses_a_button(tmp_path):
    if why := _bus_missing():
        pytest.skip(why)
    world = {
        **os.environ,
        "SDL_VIDEODRIVER": "dummy",
        "SILO_HOME": str(tmp_path),
        "HOME": str(tmp_path),
    }
    words = ["dbus-run-session", "--", SYSTEM, str(HERE / "reading.py"), sys.executable]
    heard = tmp_path / "heard.txt"
    with heard.open("w") as file:  # services of the bus keep a pipe open
        subprocess.run(words, env=world, stdout=file, stderr=file, timeout=120)
    assert "settings are open" in heard.read_text()
