"""Nothing on a screen is English in a game that speaks another language."""

import re

import pygame
import pytest
import yaml

from game import words
from game.assets import asset_folder
from game.catalogue import Catalogue
from game.kit.labels import Text
from tests.play.gallery import STATES
from tests.play.states import GAMES, Shown
from tests.play.test_glyphs import SHEETS, said
from tests.play.test_guards import GERMAN

OPEN, CLOSE = "⟦", "⟧"
FOREIGN = {"Silo", "Dynamics", "English", "Deutsch", "Mio", "Tsd", "Mrd"}
"""Names, and what numbers are written with."""


class Marked(Catalogue):
    """A language in which every text of the interface stands in brackets."""

    def gettext(self, text):
        return f"{OPEN}{text}{CLOSE}"

    def ngettext(self, one, many, count):
        return self.gettext(one if count == 1 else many)


def outside(text):
    """What of a text stands in no brackets: it has not come through `_`."""
    depth, left = 0, ""
    for sign in text:
        depth += (sign == OPEN) - (sign == CLOSE)
        left += sign if depth == 0 and sign != CLOSE else " "
    return re.findall(r"[A-Za-zÄÖÜäöüß]{2,}", left)


@pytest.fixture(scope="module")
def german():
    """Words of scenarios, hints and customers, which have texts of their own in each language."""
    sheets = [path for path in SHEETS if path.stem != "en"]
    texts = [text for path in sheets for text in said(yaml.safe_load(path.read_text("utf-8")))]
    return {word for text in texts for word in re.findall(r"[A-Za-zÄÖÜäöüß]{2,}", text)}


@pytest.fixture
def marked(monkeypatch, tmp_path):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    pygame.font.init()
    words.speak("de")
    monkeypatch.setattr(words._now[0], "texts", Marked())
    yield
    words.speak("en")


@pytest.mark.parametrize(
    "game", ["", "monday later", pytest.param("planned", marks=pytest.mark.slow)]
)
def test_every_word_of_the_interface_can_be_translated(marked, german, game):
    table = GAMES[game]() if game else None
    found = {
        (state.name, word)
        for state in STATES
        if state.game == game and (state.name in GERMAN or game)
        for text in texts_of(Shown(state, table).at((1366, 768), 1.0))
        for word in outside(text)
        if word not in german | FOREIGN
    }
    if table is not None:
        table.close()
    assert found == set()


def texts_of(layout):
    """What can be read on a screen, tips and names for a screen reader included."""
    for placed in layout.all:
        widget = placed.widget
        _id, label, _value, tip = widget.node()
        yield from (widget.text if isinstance(widget, Text) else "", label, tip)


def test_a_word_that_did_not_come_through_would_be_found():
    assert outside(f"{OPEN}who {OPEN}x{CLOSE}{CLOSE}: points, {OPEN}y{CLOSE}") == ["points"]


def test_customers_have_lines_in_every_language_of_the_interface():
    for language in words.languages():
        assert (asset_folder() / "text" / f"{language}.yaml").is_file()
