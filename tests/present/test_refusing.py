"""Refusals in the language of the player."""

import pytest

from game import words
from game.present.refusing import refused
from sim.decisions.refusals import TEMPLATES, Sum, refuse


def test_in_english_a_refusal_is_said_as_the_simulation_says_it():
    assert refused(refuse("R11")) == "That is how it already is."
    assert refused(None) == ""


def test_what_stands_in_the_blanks_is_said_in_the_language_too():
    words.speak("de")
    text = refused(refuse("R3", changes=("redesign process", "set goals service")))
    assert "Wie Fälle durch die Firma laufen, Wofür eine Abteilung bezahlt wird" in text
    seats = refuse("R14", seats=("the chief executive", "IT"))
    assert refused(seats) == "Das kann nur die Geschäftsführung oder IT festlegen."
    money = refused(refuse("R1", needed=Sum(1234567, "€"), cash=Sum(-5, "€"), loan=Sum(0, "€")))
    assert "1.234.567\u00a0€" in money
    assert refused(refuse("R8", name="The margin", low="0", high="0.5", unit="pairs")).startswith(
        "Der Spielraum nach oben geht von 0 bis 0,5"
    )


@pytest.mark.parametrize("code", TEMPLATES)
def test_every_refusal_can_be_said(code):
    words.speak("de")
    assert words._(TEMPLATES[code]) != TEMPLATES[code]
