"""The quarter before play is the one that led to week 0, and showing it changes nothing."""

import pytest

from game.eve import show_eve
from game.seat import Seat
from sim.customers.columns import COLUMNS
from sim.diary import Diary
from sim.model import SiloModel
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario
from sim.scenario.resolution import with_people

PEOPLE = 300


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))


def case_of():
    return with_people(load_scenario("first-monday"), PEOPLE)


def test_its_last_week_ends_where_play_begins():
    case, shown = case_of(), []
    show_eve(case, 5, 0, shown.append)
    begun = SiloModel(case, 5)
    assert len(shown) == QUARTER
    assert shown[-1].week == begun.week == 0
    assert shown[-1].firm == begun.firm
    for column, mine, theirs in zip(
        COLUMNS, shown[-1].customers.society.c, begun.customers.society.c, strict=True
    ):
        assert (mine == theirs).all(), column.name


def test_a_new_game_begins_with_a_diary_of_the_quarter_before():
    diary = Diary()
    seat = Seat.new("first-monday", 5, PEOPLE, watchers=(diary.record,))
    assert diary.weeks == range(-QUARTER, 0)
    assert any(page.code.any() for page in diary)
    seat.close()


def test_a_game_that_goes_on_has_the_same_diary():
    first, again = Diary(), Diary()
    seat = Seat.new("first-monday", 5, PEOPLE, watchers=(first.record,))
    seat.end_quarter()
    seat.advance()
    seat.close()
    assert seat.path is not None
    Seat.resume(seat.path, watchers=(again.record,)).close()
    assert first.weeks == again.weeks == range(-QUARTER, 1)
    assert all((a.code == b.code).all() for a, b in zip(first, again, strict=True))


def test_the_game_itself_goes_on_as_if_nobody_had_looked():
    seat, run = Seat.new("first-monday", 5, PEOPLE), Run("first-monday", 5, customers=PEOPLE)
    assert seat.run.state.hash() == run.state.hash()
    seat.end_quarter()
    seat.advance()
    run.advance()
    assert seat.run.state.hash() == run.state.hash()
    seat.close()


def test_departments_have_heard_of_the_weeks_before_play():
    seat = Seat.new("first-monday", 5, PEOPLE)
    assert sum(seat.recall.heard()) > 0.0
    assert seat.recall.last is not None
    seat.close()
