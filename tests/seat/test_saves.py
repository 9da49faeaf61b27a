"""Saved games are journals in a folder: found again, never overwritten, never a crash."""

import os

import pytest

from game import saves
from game.seat import Seat
from tests.seat.conftest import PEOPLE


def begun(seed: int = 7, scenario: str = "promise-gap") -> Seat:
    return Seat.new(scenario, seed, customers=PEOPLE)


def left_at(game: Seat, week: int) -> Seat:
    while game.week < week:
        game.advance()
    game.close()
    return game


def test_games_lie_where_the_environment_says(home):
    assert saves.games_folder() == home / "games"
    assert saves.games_folder().is_dir()


def test_each_new_game_gets_a_name_of_its_own():
    paths = [left_at(begun(), 0).path.name for _ in range(3)]
    assert paths == [f"promise-gap-7-{n:03}.journal" for n in (1, 2, 3)]


def test_a_gap_in_the_numbers_is_no_reason_to_overwrite():
    first, second = left_at(begun(), 0), left_at(begun(), 0)
    first.path.unlink()
    assert saves.new_path("promise-gap", 7).name == first.path.name
    assert second.path.exists()


def test_a_scenario_file_with_a_strange_name_still_gives_a_plain_file_name():
    assert saves.new_path("../a b", 3).parent == saves.games_folder()


def test_the_list_tells_scenario_and_how_far_each_has_come():
    left_at(begun(), 15)
    (saved,) = saves.listed()
    assert (saved.scenario, saved.title, saved.seed) == ("promise-gap", "The Promise Gap", 7)
    assert (saved.week, saved.when) == (15, "Year 1 · Q2, week 3 of 13")
    assert saved.playable
    assert not saved.finished


def test_the_latest_game_is_the_one_that_was_written_last_and_is_not_finished():
    old, new, done = left_at(begun(1), 3), left_at(begun(2), 3), left_at(begun(3), 104)
    for age, game in enumerate((done, new, old)):
        os.utime(game.path, (1_000_000 - age, 1_000_000 - age))
    assert [saved.seed for saved in saves.listed()] == [3, 2, 1]
    assert saves.listed()[0].when == "finished"
    assert saves.latest().seed == 2


def test_without_games_there_is_nothing_to_continue():
    assert saves.listed() == ()
    assert saves.latest() is None


def test_a_game_that_is_cut_off_in_its_last_line_can_be_continued():
    path = left_at(begun(), 5).path
    path.write_bytes(path.read_bytes()[:-20])
    (saved,) = saves.listed()
    assert (saved.playable, saved.week) == (True, 4)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty, not a journal"),
        (b"hello\n", "Line 1"),
        (b'{"format":"silo-journal/9"}\n', "this program reads silo-journal/1"),
    ],
)
def test_a_damaged_file_says_in_a_sentence_why_it_cannot_be_played(content, said):
    (saves.games_folder() / "x.journal").write_bytes(content)
    (saved,) = saves.listed()
    assert not saved.playable
    assert said in saved.fault
    assert saved.when == saved.fault
    assert saves.latest() is None


def test_a_changed_line_is_a_fault_and_the_others_stay_playable():
    bad, good = left_at(begun(1), 3).path, left_at(begun(2), 3).path
    bad.write_bytes(bad.read_bytes().replace(b'"seed":1', b'"seed":9'))
    known = {saved.path: saved for saved in saves.listed()}
    assert not known[bad].playable
    assert known[good].playable
    assert saves.latest().path == good


def test_a_game_of_a_scenario_that_has_changed_since_says_so(tmp_path):
    source = tmp_path / "own.yaml"
    text = "schema: silo-scenario/1\nid: own\nextends: promise-gap\ntitle: Own\n"
    source.write_text(text, encoding="utf-8")
    Seat.new(str(source), 1, customers=PEOPLE).close()
    source.write_text(text + "start: {staff: 12.0}\n", encoding="utf-8")
    saves._case.cache_clear()
    (saved,) = saves.listed()
    assert not saved.playable
    assert "earlier version" in saved.fault


def test_a_game_of_a_scenario_that_is_gone_says_so(home, tmp_path):
    source = tmp_path / "own.yaml"
    source.write_text(
        "schema: silo-scenario/1\nid: own\nextends: promise-gap\ntitle: Own\n", encoding="utf-8"
    )
    game = Seat.new(str(source), 1, customers=PEOPLE)
    game.close()
    assert saves.listed()[0].title == "Own"
    source.unlink()
    saves._case.cache_clear()
    (saved,) = saves.listed()
    assert not saved.playable
    assert saved.fault
