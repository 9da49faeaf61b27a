"""What holds for every screen in every state: nothing is cut off or out of reach.

Windows between the smallest and the largest, with words between, are tried by slow tests.
"""

from collections import Counter

import pygame
import pytest

from game import words
from game.kit import guards, overlay
from game.kit.base import Control
from game.kit.cards import Card
from game.kit.draw import Easel
from game.kit.events import Clicked
from game.kit.frames import Panel
from game.kit.ink import Ink
from game.kit.labels import Text
from game.kit.tokens import THEMES, contrast
from game.present.names import GROUPS
from game.screens.actions import FIXED, actions
from tests.play.gallery import STATES
from tests.play.states import GAMES, Shown, State

SIZES = ((1366, 768), (1920, 1080), (3840, 2160))
SCALES = (1.0, 1.5, 2.0)
WINDOWS = [(size, text) for size in SIZES for text in SCALES]
FEW = [((1366, 768), 1.0), ((1366, 768), 2.0), ((1920, 1080), 1.5), ((3840, 2160), 1.0)]
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)


@pytest.fixture(scope="module")
def games(tmp_path_factory):
    """Each game, made when it is first asked for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        known: dict = {}
        yield lambda name: known.get(name) or known.setdefault(name, GAMES[name]())
        for table in known.values():
            table.close()


@pytest.fixture
def shown(games):
    """Makes a state."""
    return lambda state: Shown(state, games(state.game) if state.game else None)


# ---- what is wrong with a screen -----------------------------------------------------------------


def faults(shown, windows):
    """All faults of a state, by window."""
    return [
        f"{size[0]}×{size[1]} at {text}: {fault}"
        for size, text in windows
        for fault in faults_at(shown, size, text)
    ]


def faults_at(shown, size, text):
    layout = shown.at(size, text)
    return [
        *guards.faults(layout),
        *same_key(layout),
        *unknown_keys(layout),
        *tips_outside(shown.page),
        *key_help(shown.page),
    ]


def same_key(layout):
    """Keys that two controls of a screen listen to: only one of them would hear it."""
    controls = [placed.widget for placed in layout.all if isinstance(placed.widget, Control)]
    keys = Counter(one.shortcut() for one in controls if one.enabled and one.shortcut())
    return [f"{count} controls listen to {key!r}" for key, count in keys.items() if count > 1]


def unknown_keys(layout):
    """Keys of their own that the player cannot change, for the settings do not list them."""
    controls = [placed.widget for placed in layout.all if isinstance(placed.widget, Control)]
    known = {"", *FIXED, *actions()}
    return [f"{one.id}: {one.shortcut()!r}" for one in controls if one.shortcut() not in known]


def tips_outside(page):
    """Tips that do not fit into the window."""
    box, ruler = page.layout.box, page.layout.ruler
    tips = {getattr(placed.widget, "tip", ""): placed.seen for placed in page.layout.all}
    return [
        f"the tip {words[:40]!r} leaves the window"
        for words, near in tips.items()
        if words and not box.contains(overlay.tip(words, near, ruler, box).rect)
    ]


def key_help(page):
    """What is wrong with the list of keys over it."""
    page._help()
    return [f"keys: {fault}" for fault in guards.faults(page.card)]


def dim(placed, theme, ground="paper"):
    """Words that can hardly be told from what they lie on."""
    widget = placed.widget
    if isinstance(widget, Card):
        ground = "panel" if widget.pressed else widget.fill
    elif isinstance(widget, Panel):
        ground = widget.fill or ground
    found = [fault for child in placed.children for fault in dim(child, theme, ground)]
    if isinstance(widget, Text) and widget.text:
        seen = contrast(theme.colour(widget.colour), theme.colour(ground))
        if seen < guards.TEXT_CONTRAST:
            found.append(f"{widget.text[:40]!r}: {widget.colour} on {ground} is {seen:.2f}")
    return found


# ---- claims --------------------------------------------------------------------------------------


@every_state
def test_nothing_is_cut_off_and_tab_comes_everywhere(shown, state):
    assert faults(shown(state), FEW) == []


@pytest.mark.slow
@every_state
def test_nothing_is_cut_off_in_any_window(shown, state):
    assert faults(shown(state), WINDOWS) == []


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("game", ["begun", "planned"])
def test_every_form_of_a_decision_fits(shown, game, group):
    there = (Clicked("go-moves"), Clicked("all-decisions"), Clicked(f"group-{group}"))
    shelf = shown(State(group, game, there))
    picks = [id_ for id_ in shelf.at(*WINDOWS[0]).controls if id_.startswith("pick-")]
    assert picks
    found = []
    for pick in picks:
        shelf.does(Clicked(pick))
        found += [f"{pick} {fault}" for fault in faults(shelf, FEW)]
    assert found == []


@every_state
@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_all_words_can_be_told_from_what_they_lie_on(shown, state, theme):
    layout = shown(state).at(*WINDOWS[0], theme.name)
    assert dim(layout.root, theme) == []


@every_state
@pytest.mark.parametrize(("theme", "text"), [("dark", 2.0)])
def test_it_can_be_drawn(shown, state, theme, text):
    """From nothing, and for a second time where nothing has changed: then nothing is drawn."""
    size = WINDOWS[0][0]
    page, window = shown(state), pygame.Surface(size)
    page.at(size, text, theme)
    ink, easel = Ink(THEMES[theme], *size, text), Easel()
    ops = page.page.ops()
    assert easel.draw(window, ops, ink, 0.0)
    assert not easel.draw(window, ops, ink, 0.0)


GERMAN = [
    *("title", "briefing", "live, planned", "goals, tension", "budgets, drafted"),
    *("moves, an offer", "structure, planned", "voice, message 4", "why, planned"),
    *(
        "closing, answered",
        "report",
        "ending",
        "presented, guess",
        "settings",
        "monday later, live",
    ),
    *("sitting", "shared, a desk", "shared, report", "shared, revealed", "shared, brand"),
]
"""A state of each screen; German is a third longer than English."""


@pytest.fixture
def in_german():
    """All is said in German."""
    words.speak("de")
    yield
    words.speak("en")


@pytest.mark.parametrize(
    "state", [one for one in STATES if one.name in GERMAN], ids=lambda state: state.name
)
def test_nothing_is_cut_off_in_german(shown, in_german, state):
    assert faults(shown(state), (((1366, 768), 1.0), ((1366, 768), 2.0))) == []


@pytest.mark.slow
@every_state
def test_nothing_is_cut_off_in_german_in_any_state(shown, in_german, state):
    sizes = ((1366, 768), (1920, 1080), (3840, 2160))
    windows = [(size, text) for size in sizes for text in (1.0, 1.25, 1.5, 2.0)]
    assert faults(shown(state), windows) == []
