"""The debrief in two steps: what needs no trial is told at once, and says what is still counted."""

import json
import re
from dataclasses import replace

import pytest
from typer.testing import CliRunner

from game.cli import app
from game.debrief import counting
from game.debrief.gathering import gather, kept, tell_of
from game.debrief.page import page
from game.debrief.slides import slides
from game.debrief.teams import teams
from game.words import speak
from tests.game.debrief.journals import LOUD, SIGNED, decided, nothing
from tests.game.debrief.test_page import Tree

SAID = {
    "en": "Moves: 2; each is taken away, and made alone, under 33 lucks.",
    "de": "Entscheidungen: 2; jede wird weggelassen, und jede allein getroffen, unter 33 Zufällen.",
}
LATER = {"counted": False, "turns": (), "worths": None, "lucks": None, "web": None}
"""What is not known of a round that has not been counted."""


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    folder = tmp_path_factory.mktemp("room")
    plan = {0: LOUD, 1: SIGNED}
    paths = [
        decided(folder / "a.journal", plan, team="Otters", quarters=1),
        nothing(folder / "b.journal", quarters=1),
    ]
    return teams(paths)


@pytest.fixture(scope="module")
def soon(played):
    """The first step, where whoever tries a game fails."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(counting, "findings", None)
        return [tell_of(one, "silo debrief") for one in played]


@pytest.fixture(scope="module")
def late(played, soon):
    return [gather(one, "silo debrief", lambda done: None, 1) for one in played]


def words_of(text: str) -> str:
    tree = Tree(text)
    assert tree.faults == []
    return " ".join(tree.words)


def test_what_one_life_tells_is_told_without_a_trial_and_stays_as_it_was(soon, late):
    for one, whole in zip(soon, late, strict=True):
        assert not one.counted
        assert whole.counted
        (before,), (after,) = one.rounds, whole.rounds
        asked = replace(after, **LATER, questions=before.questions)
        assert asked == before
        assert set(before.questions) <= set(after.questions)


@pytest.mark.parametrize("language", ["en", "de"])
def test_a_page_says_what_is_still_being_counted_and_for_whom(played, soon, late, language):
    speak(language)
    found = [tell_of(one, "silo debrief") for one in played] if language == "de" else soon
    if language == "de":  # known by now in the other language alone
        assert not any(one.counted for one in found)
    said = words_of(page(found, follows=True))
    assert SAID[language] in said
    assert {"en": "Still being counted, for b, Otters:", "de": "Noch wird gezählt, für b, Otters:"}[
        language
    ] in said
    again = {"en": "load it again in a few minutes", "de": "in ein paar Minuten neu laden"}
    assert again[language] in said
    assert again[language] not in words_of(page(found))
    assert "--now" in words_of(page(found))


def test_where_nobody_decided_that_is_known_at_once(soon):
    nobody = next(one for one in soon if not one.last.marks)
    said = words_of(page([nobody]))
    assert "No move was made: there is nothing to be worth anything." in said
    assert "Moves: 0" not in said


def test_no_section_of_a_half_page_is_empty_and_the_order_is_that_of_the_whole(soon, late):
    heads = [re.findall(r"<h2>(.*?)</h2>", page(found)) for found in (soon, late)]
    rise = re.compile(r"Brand equity: why it (rose|fell)")
    assert heads[0] == [rise.sub("Why brand equity moved", head) for head in heads[1]]
    for section in re.findall(r"<section.*?>(.*?)</section>", page(soon), re.DOTALL):
        assert re.search(r"<(p|table|figure|div)", section)


def test_a_whole_page_says_nothing_of_counting(late):
    assert "being counted" not in words_of(page(late, follows=True))


def test_slides_of_a_room_need_no_trial_and_those_of_a_team_say_so(soon, late):
    assert slides(soon) == slides(late)
    alone = words_of(slides([next(one for one in soon if one.last.marks)]))
    assert alone.count("This is still being counted. Moves: 2") == 2
    assert "each move did to that, is still being counted" in alone


def test_each_step_is_kept_for_itself(played, soon, monkeypatch):
    monkeypatch.setattr("game.debrief.gathering.lived", None)
    for one in played:
        assert tell_of(one, "silo debrief") == kept(one, "silo debrief", whole=False)


def test_now_writes_at_once_what_is_known(tmp_path, monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    monkeypatch.setattr(counting, "findings", None)
    paths = [nothing(tmp_path / f"{seed}.journal", seed=seed, quarters=1) for seed in (21, 22)]
    asked = ["debrief", *map(str, paths), "--now", "--language", "en"]
    said = CliRunner().invoke(app, [*asked, "--out", str(tmp_path / "now.html")])
    assert said.exit_code == 0
    assert "Still being counted" in (tmp_path / "now.html").read_text("utf-8")
    found = json.loads(CliRunner().invoke(app, [*asked, "--json"]).stdout)
    assert [one["rounds"][0]["counted"] for one in found["teams"]] == [False, False]
    refused = CliRunner().invoke(app, ["debrief", "promise-gap", "--role-cards", "--now"])
    assert refused.exit_code == 2
