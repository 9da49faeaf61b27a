"""Slides reveal one thing after the other; role cards keep secrets on pages of their own."""

import re
from types import SimpleNamespace

import pytest

from game.debrief.gathering import gather
from game.debrief.page import role_cards
from game.debrief.slides import _worths, slides
from game.debrief.teams import teams
from game.present.judging import Row
from game.present.showing import Scene
from game.words import speak
from sim.scenario.load import load_scenario
from sim.seats import seats_of
from tests.game.debrief.journals import guessed, nothing, rounds
from tests.game.debrief.test_page import Tree


def told(*paths):
    return [gather(one, "silo debrief", lambda done: None, 1) for one in teams(paths)]


def shown(found) -> list[str]:
    """The words of each slide."""
    text = slides(found)
    assert Tree(text).faults == []
    return re.findall(r'<section id="s\d+"[^>]*>(.*?)</section>', text, re.DOTALL)


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    return told(guessed(tmp_path_factory.mktemp("alone") / "drawn.journal", 2.0))


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    rounds(folder / "1.journal", folder / "2.journal", "Otters", quarters=1)
    return told(folder / "2.journal")


def place(some: list[str], said: str) -> int:
    found = [place for place, slide in enumerate(some) if said in slide]
    assert found, said
    return found[0]


def test_a_word_comes_first_own_numbers_before_a_guess_the_brand_after_it(alone):
    some = shown(alone)
    order = (
        *("How was it? One word each.", "Each department’s own number", "Guess before you see"),
        *("Where it went", "And on the same luck without your moves", "What you expected"),
        *("Who knew first", "Move by move", "Skill or luck?", "on Monday?"),
    )
    places = [place(some, said) for said in order]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(some) - 1


def test_nothing_is_shown_before_its_slide(alone):
    some, one = shown(alone), alone[0].last
    line = some[place(some, "Where it went")]
    assert one.sentence in line
    assert "no moves" not in line
    before = some[: place(some, "Where it went")]
    assert not any(one.sentence in slide or one.ending.sentence in slide for slide in before)


def test_each_slide_leads_to_the_next_and_the_last_to_the_first(alone):
    text = slides(alone)
    ids = re.findall(r'<section id="(s\d+)"[^>]*>', text)
    assert ids == [f"s{n}" for n in range(1, len(ids) + 1)]
    ways = re.findall(r'<nav><a href="#(s\d+)">.*?<a href="#(s\d+)">', text)
    assert ways == [(ids[k - 1], ids[(k + 1) % len(ids)]) for k in range(len(ids))]


def test_two_rounds_show_the_silo_tax_once(two):
    some = shown(two)
    assert sum(two[0].tax.head in slide for slide in some) == 1
    assert "Round 2" in some[place(some, "Where it went")]


def test_of_many_moves_a_slide_holds_those_that_did_most_in_their_order():
    rows = [Row(f"m{n}", n, f"Move {n}", float(n % 13), 0.0, 1.0, "", "", False) for n in range(20)]
    worths = SimpleNamespace(without=SimpleNamespace(rows=tuple(rows)), clear="Clear.", together="")
    slide = _worths(SimpleNamespace(worths=worths), Scene("moves", "moves", "Move by move", ""), 0)
    assert [row.number for row in slide.moves] == [*range(5, 13), 19]
    assert slide.texts[0] == "The 9 of 20 that did most, for better or worse."


def test_a_room_compares_by_letters_only_after_the_questions(alone, tmp_path):
    found = [*alone, *told(nothing(tmp_path / "zebras.journal", quarters=1))]
    some = shown(found)
    asked = found[0].last.questions[-1].text
    assert place(some, asked) < place(some, "All teams, side by side")
    assert not any("zebras" in slide for slide in some)


@pytest.mark.parametrize("name", ["promise-gap", "toothless-cxo"])
def test_a_secret_stands_on_a_page_of_its_own(name):
    case = load_scenario(name)
    seats = seats_of(case)
    text = role_cards(case)
    assert Tree(text).faults == []
    pages = re.findall(r"<section class=\"card[^>]*>(.*?)</section>", text, re.DOTALL)
    assert len(pages) == 1 + 2 * len(seats)
    for who, (front, back) in zip(seats, zip(pages[1::2], pages[2::2], strict=True), strict=True):
        secret = getattr(case.roles, who).secret["en"].strip()[:40].replace("'", "&#39;")
        assert secret in back
        assert secret not in front
        assert "What you are paid for" not in front
        assert "Target: " in back


def test_cards_speak_the_language_that_is_spoken():
    speak("de")
    text = role_cards(load_scenario("promise-gap"))
    assert "Wofür Sie bezahlt werden" in text
    assert "Your bonus" not in text
