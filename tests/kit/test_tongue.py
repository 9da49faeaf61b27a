"""What the kit itself says is said in the language of the game."""

import pytest

from game.kit import tongue
from game.kit.widgets import Cell, Dots, Row
from tests.kit.small import Small
from tests.play.pages import Player


@pytest.fixture
def german():
    words = {
        "lock a cell": "sperren",
        "next control": "nächstes Feld",
        "{n} of {all}": "{n} von {all}",
    }
    tongue.use(lambda said: words.get(said, said))
    yield
    tongue.use(str)


@pytest.mark.usefixtures("german")
def test_the_list_of_keys_speaks_german():
    player = Player(Small(Row((Cell("c", "Ziel", 20), Dots(13, 2, "Wochen")))))
    assert "Wochen 3 von 13" in player.words()
    player.press("f1")
    shown = [placed.widget.node()[1] for placed in player.app.page.card.all]
    assert {"sperren", "nächstes Feld"} <= set(shown)


def test_english_is_said_where_nobody_translates():
    assert tongue.say("lock a cell") == "lock a cell"
