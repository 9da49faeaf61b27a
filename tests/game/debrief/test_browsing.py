"""Pages are valid HTML: every kind, in both languages; a page that is not is found out."""

import pytest

from game.debrief.page import role_cards
from game.words import speak
from sim.scenario.load import load_scenario
from sim.scenario.places import scenario_folder
from tests.game.debrief.browsing import complaints

CASES = sorted(path.stem for path in scenario_folder().glob("*.yaml") if path.stem != "base")


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_role_cards_of_every_scenario_are_valid(language):
    assert len(CASES) >= 11
    speak(language)
    for case in CASES:
        text = role_cards(load_scenario(case))
        assert complaints(text) == [], case
        assert f'lang="{language}"' in text


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ("<p>One<div>two</div></p>", "unexpected-end-tag"),
        ("<table><caption>x</caption><p>in a table</p></table>", "unexpected"),
        ("<table><tr><td>1</td></tr></table>", "without a caption"),
        ("<table><caption>x</caption><tr><th>1</th></tr></table>", "no row or column"),
        ("<p>&copy</p>", "named-entity-without-semicolon"),
    ],
)
def test_what_is_wrong_is_found(broken, said):
    head = "<!DOCTYPE html><html lang=en><head><title>x</title></head><body><h1>x</h1>"
    assert complaints(f"{head}</body></html>") == []
    assert any(said in one for one in complaints(f"{head}{broken}</body></html>"))
