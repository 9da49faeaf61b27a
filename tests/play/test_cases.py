"""Every case can be begun and lived, in both languages, alone and at one computer."""

import pytest

from game import words
from game.kit import guards
from game.present.title import cards
from game.screens.briefing import Briefing
from game.screens.opening import Opening, Order
from game.screens.title import Title
from sim.room import Room as Around
from tests.play.conftest import laid, seated
from tests.play.sittings import Cold
from tests.play.states import Shown, State, quarter

CASES = [card.id for card in cards()]
LANGUAGES = ("en", "de")


@pytest.fixture(params=LANGUAGES)
def language(request, home):
    words.speak(request.param)
    yield request.param
    words.speak("en")


def briefing(case):
    return Briefing(Opening(Order(case), Cold(), lambda: None), Title)


def test_the_first_cases_are_short_and_have_few_decisions():
    assert CASES[:2] == ["first-monday", "promise-gap"]
    assert len(CASES) == 11


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("case", CASES[1:])  # the first has no page before it
def test_its_page_can_be_read(case):
    shown = Shown(State("page", make=lambda: briefing(case)))
    for text in (1.0, 2.0):
        assert guards.faults(shown.at((1366, 768), text)) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_two_quarters_of_it_can_be_lived(case, language):
    table = laid(case)
    with seated(table) as player:
        for _quarter in range(2):
            quarter(table)
            for place in ("report", "live", "moves", "goals", "structure", "voice"):
                table.go(place)
                player.pass_time(0.1)
                assert player.faults() == [], (case, language, place)


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_three_people_can_share_it(case, home):
    table = laid(case, around=Around(("marketing", "service", "ceo")))
    with seated(table) as player:
        assert player.faults() == []
        quarter(table)
        player.pass_time(0.1)
        assert player.faults() == []
