"""The debrief says only what is so: journals are planted in which the usual sentence is false."""

import json
import re
from dataclasses import asdict, replace
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import Any

import pytest

from game.debrief.gathering import gather
from game.debrief.page import page
from game.debrief.room import _guesses, together
from game.debrief.teams import Played, teams
from game.present.figures import number
from game.words import speak
from sim.journal import Journal, JournalError
from sim.run import QUARTER, Run
from tests.architecture.sources import ROOT
from tests.game.debrief.browsing import complaints
from tests.game.debrief.journals import LOUD, decided, guessed, nothing, risen, rounds

BENT = """
schema: silo-scenario/1
id: bent
extends: first-monday.yaml
title: {en: Bent, de: Verbogen}
parameters: {further: {gaming: 1.0}}
"""
VOID = {"meta", "br", "link", "img", "hr", "input"}


class Tree(HTMLParser):
    """Tags that are not closed in their order, scripts, and what points elsewhere."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.feed(text)
        self.faults += [f"open: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        self.faults += [tag] if tag in {"script", "link", "iframe", "object"} else []
        for name, value in attrs:
            away = name in {"src", "href", "style"} or name.startswith("on")
            self.faults += [f"{name}={value}"] if away and not (value or "").startswith("#") else []

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closed: {tag}")

    def handle_data(self, data):
        self.words += data.split() if "style" not in self.open else []


def told(path, language="en"):
    speak(language)
    played = teams([path] if not isinstance(path, list) else path)
    return [gather(one, "silo debrief game.journal", lambda done: None, 1) for one in played]


def text_of(found) -> str:
    return " ".join(Tree(page(found)).words)


@pytest.fixture(scope="module")
def still(tmp_path_factory):
    return told(nothing(tmp_path_factory.mktemp("still") / "still.journal"))


@pytest.fixture(scope="module")
def loud(tmp_path_factory):
    return told(decided(tmp_path_factory.mktemp("loud") / "loud.journal", {0: LOUD}))


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    return told(risen(tmp_path_factory.mktemp("good") / "good.journal"))


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("two")
    rounds(folder / "1.journal", folder / "2.journal", "Otters")
    return told(folder / "2.journal")


# ---- what is said is so --------------------------------------------------------------------------


def test_where_nobody_decided_nothing_is_worth_anything(still):
    said, one = text_of(still), still[0].last
    assert one.worths is None
    assert "No move was made" in said
    assert "The structure was never changed." in said
    assert "clearly helped" not in said
    assert "where it would be without your moves" in said
    assert "Nobody drew a guess" in said


def test_a_decision_that_harmed_is_said_to_have_harmed(loud):
    one = loud[0].last
    worth = one.worths.without.rows[0]
    assert worth.high < 0.0
    assert "0 of 1 clearly helped, 1 clearly harmed." in one.worths.clear
    assert "points lower than without your moves" in one.ending.sentence
    assert one.worths.together == ""
    assert "Worths do not add up" not in text_of(loud)


def test_a_brand_that_rose_is_not_said_to_have_fallen(good):
    one = good[0].last
    start, end = one.opening, one.ending.you[one.ending.played - 1][1]
    assert end > start
    assert one.sentence == (
        f"Brand equity rose from {number(start, 1)} to {number(end, 1)} in 2 quarters."
    )
    assert "fell from" not in text_of(good)


def test_a_brand_that_fell_is_said_to_have_fallen(still):
    assert still[0].last.sentence.startswith("Brand equity fell from ")


def test_worths_are_those_of_a_replay_without_the_decision(loud, tmp_path):
    journal = Journal.read(decided(tmp_path / "again.journal", {0: LOUD}))
    played = Run.replay(journal)
    without = Run.replay(journal.without(1), weeks=played.week)
    apart = played.history[-1].brand_equity - without.history[-1].brand_equity
    assert loud[0].last.worths.without.rows[0].value == pytest.approx(apart)


def test_own_numbers_are_counted_from_the_weeks(good, tmp_path):
    run = Run.replay(Journal.read(risen(tmp_path / "again.journal")))
    leads = sum(week.leads for week in run.history[-QUARTER:]) / QUARTER
    own = good[0].last.own[0]
    assert own.true[-1] == pytest.approx(leads)
    assert own.true_text == number(leads, 1)
    better = sum(one.trend == "better" for one in good[0].last.own)
    assert f"{better} of 4 own numbers got better" in good[0].last.beside
    assert not any(one.bent for one in good[0].last.own)
    assert "That is what was reported" not in text_of(good)


def test_a_number_that_was_bent_stands_beside_what_was_counted(tmp_path):
    for name in ("base.yaml", "first-monday.yaml"):
        (tmp_path / name).write_bytes((ROOT / "scenarios" / name).read_bytes())
    bent = tmp_path / "bent.yaml"
    bent.write_text(BENT, "utf-8")
    found = told(nothing(tmp_path / "bent.journal", str(bent)))
    run = Run.replay(Journal.read(tmp_path / "bent.journal"))
    own, last = found[0].last.own[0], run.history[-QUARTER:]
    reported = number(sum(week.reported_leads for week in last) / QUARTER, 1)
    counted = number(sum(week.leads for week in last) / QUARTER, 1)
    assert reported != counted
    assert f"{reported} in the last. That is what was reported; counted, it was {counted}." in (
        own.sentence
    )
    said = page(found)
    assert f"{reported} reported" in said
    assert f"{counted} counted" in said


@pytest.mark.parametrize(("off", "way"), [(3.0, "too high"), (-3.0, "too low"), (0.0, "neither")])
def test_guesses_stand_beside_what_came(tmp_path, off, way):
    one = told(guessed(tmp_path / "drawn.journal", off))[0].last
    assert [row.off for row in one.guesses.rows] == pytest.approx([off, off], abs=0.11)
    assert way in one.guesses.sentence


def test_guesses_that_miss_to_both_sides_are_not_said_to_be_right_on_average():
    speak("en")
    rows = tuple(SimpleNamespace(off=off) for off in (10.0, -10.0))
    team: Any = SimpleNamespace(rounds=(SimpleNamespace(guesses=SimpleNamespace(rows=rows)),))
    assert "1 lay too high and 1 too low; on average they missed by 10.0 points" in _guesses([team])


def test_a_game_in_the_middle_says_so_and_speaks_of_what_was_played(still):
    said = text_of(still)
    assert "2 of 4 quarters played so far" in said
    assert "after 2 quarters" in said


def test_the_silo_tax_is_the_second_round_less_the_first(two):
    (team,) = two
    first, second = (one.ending.you for one in team.rounds)
    assert [one.number for one in team.rounds] == [1, 2]
    assert len(first) == len(second)
    assert "Silo tax" in team.tax.head
    later = "The structure was first changed in Year 1 · Q1."
    assert [later in one.knew.sentence for one in team.rounds] == [False, True]
    assert team.seats == ("Marketing", "Chief executive")


def test_rounds_of_different_length_are_not_compared(tmp_path):
    rounds(tmp_path / "1.journal", tmp_path / "2.journal", "Otters", quarters=2)
    rounds(tmp_path / "3.journal", tmp_path / "short.journal", "Otters", quarters=1)
    (tmp_path / "2.journal").write_bytes((tmp_path / "short.journal").read_bytes())
    speak("en")
    played = Played("Otters", (tmp_path / "1.journal", tmp_path / "2.journal"))
    found = gather(played, "silo debrief", lambda done: None, 1)
    assert found.tax is None
    said = text_of([found])
    assert "once the second is as long as the first" in said
    assert "Silo tax:" not in said
    said = text_of([replace(found, rounds=found.rounds[::-1])])
    assert "the second went further than the first" in said
    assert "once the second" not in said


def test_a_room_is_told_by_letters_and_never_begins_with_a_rank(still, loud, good):
    found = [*still, *loud, *good]
    said = page(found)
    assert said.index("How was it?") < said.index("All teams, side by side")
    room = together(found)
    assert [row.letter for row in room.rows] == ["A", "B", "C"]
    assert room.guesses == ""
    assert "did not have the same customers" in room.luck
    assert "had the same customers" in together([*still, *still]).luck
    late = sum(
        min((s.quarter or 99) for s in team.last.knew.signs[:2])
        < next(s.quarter or 98 for s in team.last.knew.signs if s.id == "structure")
        for team in found
    )
    assert room.knew.startswith(f"In {late} of 3 teams")


def test_a_game_of_less_than_a_quarter_has_nothing_to_look_back_on(tmp_path):
    run = Run("first-monday", 7, customers=200, journal=tmp_path / "short.journal")
    run.advance(QUARTER - 1)
    run.journal.close()
    with pytest.raises(JournalError, match="no quarter"):
        told(tmp_path / "short.journal")


# ---- the page ------------------------------------------------------------------------------------


@pytest.mark.parametrize("which", ["still", "loud", "good", "two"])
def test_the_page_is_whole_and_needs_nothing_from_elsewhere(which, request):
    text = page(request.getfixturevalue(which))
    assert Tree(text).faults == []
    assert complaints(text) == []
    assert set(re.findall(r"https?://[^\"\s<]+", text)) <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in text
    assert "url(" not in text
    assert not re.findall(r"\{\w*\}", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL))


def test_every_line_of_a_figure_has_a_colour_and_figures_need_no_style_sheet(good):
    drawings = re.findall(r"<svg.*?</svg>", page(good), re.DOTALL)
    assert len(drawings) > 10
    for drawing in drawings:
        assert "class=" not in drawing
        for tag in re.findall(r"<(?:polyline|line|circle|text|polygon|rect)[^>]*>", drawing):
            assert "stroke=" in tag or "fill=" in tag


def test_what_customers_and_teams_call_themselves_is_escaped(good):
    evil = replace(good[0], name="<script>alert(1)</script>")
    assert Tree(page([evil])).faults == []


def test_german_is_german_to_the_last_word_of_the_interface(tmp_path):
    found = told(nothing(tmp_path / "still.journal", quarters=1), "de")
    said = text_of(found)
    assert 'lang="de"' in page(found)
    assert "Wer es zuerst wusste" in said
    assert not re.search(r"\b(quarter|customers|brand equity|never|nobody)\b", said)


def test_everything_can_be_printed_as_json(good):
    said = json.loads(json.dumps(asdict(good[0]), allow_nan=False))
    assert said["rounds"][0]["knew"]["sentence"] == good[0].last.knew.sentence
