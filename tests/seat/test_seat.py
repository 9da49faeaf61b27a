"""A game behind one face: it keeps itself, refuses what is too late, and comes back as it was."""

import pytest

from game import seat as seat_module
from game.moments import is_undone
from game.seat import Seat
from sim.decisions import decision_of
from sim.journal import Entry, Journal, JournalError
from sim.run import Refused
from sim.version import MODEL
from tests.seat.conftest import PEOPLE

LATITUDE = {"kind": "empower", "latitude": 0.6}
SIGNED = {"kind": "promise_signoff", "by": "service"}


def played(seat: Seat, weeks: int) -> Seat:
    for _ in range(weeks):
        if seat.planning:
            seat.end_quarter()
        seat.advance()
    return seat


def test_a_new_game_is_on_the_disk_before_anything_is_decided(seat):
    assert seat.path.exists()
    assert not seat.fault
    assert (seat.week, seat.quarter, seat.week_in_quarter) == (0, 1, 0)
    assert seat.now == seat.opening


def test_a_decision_is_on_the_disk_when_it_has_been_taken(seat):
    seat.decide(LATITUDE)
    kinds = [entry.kind for entry in Journal.read(seat.path).entries]
    assert kinds == ["decide"]


def test_undo_and_redo_go_back_and_forth_over_all_moves_of_the_quarter(seat):
    before = seat.purse
    seat.decide(LATITUDE)
    seat.decide(SIGNED)
    after = seat.purse
    assert [item.decision.kind for item in seat.moves] == ["empower", "promise_signoff"]
    assert seat.undo()
    assert seat.undo()
    assert (seat.moves, seat.purse, seat.can_undo) == ((), before, False)
    assert not seat.undo()
    assert seat.redo()
    assert seat.redo()
    assert (len(seat.moves), seat.purse, seat.can_redo) == (2, after, False)


def test_a_new_decision_ends_what_could_be_brought_back(seat):
    seat.decide(LATITUDE)
    seat.undo()
    assert seat.can_redo
    seat.decide(SIGNED)
    assert not seat.can_redo
    assert not seat.redo()


def test_while_the_quarter_runs_nothing_can_be_decided_or_taken_back(seat):
    seat.decide(LATITUDE)
    seat.end_quarter()
    assert (seat.planning, seat.running, seat.can_undo) == (False, True, False)
    assert str(seat.check(decision_of(SIGNED))) == "The quarter has begun. Wait for the next."
    with pytest.raises(Refused):
        seat.decide(SIGNED)
    assert not seat.undo()
    assert len(seat.moves) == 1


def test_the_next_quarter_begins_with_planning(seat):
    seat.end_quarter()
    ends = [seat.advance() for _ in range(13)]
    assert ends == [False] * 12 + [True]
    assert (seat.quarter, seat.week_in_quarter, seat.planning) == (2, 0, True)
    assert seat.at_start() == seat.history[12]
    assert seat.at_start(1) == seat.opening


def test_a_program_that_closes_a_quarter_after_its_last_week_does_not_close_the_next(seat):
    for _ in range(13):
        seat.advance()
    seat.run.note("close", {"quarter": 1})
    assert seat.planning
    seat.end_quarter()
    assert seat.running


def test_a_game_that_is_over_lives_no_further(seat):
    played(seat, 104)
    assert (seat.over, seat.quarter, seat.week_in_quarter) == (True, 8, 13)
    assert not seat.advance()
    assert seat.week == 104
    assert str(seat.check(decision_of(LATITUDE))) == "The game is over."


def test_a_prediction_is_kept_and_the_last_one_counts(seat):
    seat.predict((40.0, 41.0), "kept")
    seat.predict((39.123,) * 13, "served")
    told = seat.prediction()
    assert (told.line, told.reason, told.quarter) == ((39.12,) * 13, "served", 1)
    assert seat.prediction(2) is None


@pytest.mark.parametrize("line", [(), (40.0,) * 14])
def test_a_prediction_has_at_least_a_week_and_at_most_a_quarter(seat, line):
    with pytest.raises(ValueError, match="1 to 13 weeks"):
        seat.predict(line, "kept")


def test_a_prediction_of_another_program_is_passed_over(seat):
    seat.run.note("predict", {"metric": "trust", "direction": "down"})
    seat.run.note("predict", {"metric": "brand_equity", "line": ["high"]})
    assert seat.prediction() is None


def test_a_game_comes_back_as_it_was_left_in_the_middle_of_a_quarter(seat):
    seat.decide(LATITUDE)
    seat.predict((40.0,) * 13, "kept")
    played(seat, 18)
    seat.close()
    again = Seat.resume(seat.path)
    assert again.run.state.hash() == seat.run.state.hash()
    assert (again.week, again.quarter, again.running) == (18, 2, True)
    assert (again.taken, again.purse, again.history) == (seat.taken, seat.purse, seat.history)
    assert again.prediction(1) == seat.prediction(1)
    assert again.opening == seat.opening
    assert again.recall.heard() == seat.recall.heard()
    again.advance()
    again.close()


def test_a_game_goes_on_as_if_it_had_never_been_left(seat):
    straight = played(seat, 20)
    left = played(Seat.new("promise-gap", 7, customers=PEOPLE), 9)
    left.close()
    again = played(Seat.resume(left.path), 11)
    assert again.run.state.hash() == straight.run.state.hash()
    again.close()


def test_two_players_cannot_sit_at_one_game(seat):
    with pytest.raises(JournalError, match="close the other game first"):
        Seat.resume(seat.path)


def test_a_file_that_cannot_be_played_is_free_again_for_others(seat):
    seat.close()
    ours, other = f'"model":"{MODEL}"', '"model":"0"'
    seat.path.write_text(seat.path.read_text("utf-8").replace(ours, other), "utf-8")
    for _ in range(2):
        with pytest.raises(JournalError) as caught:
            Seat.resume(seat.path)
        assert "other game" not in str(caught.value)


def test_a_disk_that_takes_nothing_lets_the_game_begin_all_the_same(monkeypatch):
    def full(scenario, seed):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(seat_module, "new_path", full)
    game = Seat.new("promise-gap", 7, customers=PEOPLE)
    assert game.path is None
    assert "No space left on device" in game.fault
    assert played(game, 2).week == 2


def test_watchers_are_shown_the_same_weeks_in_a_game_and_in_its_replay(seat):
    live, again = [], []
    game = Seat.new("promise-gap", 8, customers=PEOPLE, watchers=(lambda m: live.append(m.week),))
    played(game, 3)
    game.close()
    Seat.resume(game.path, watchers=(lambda m: again.append(m.week),)).close()
    assert live == again
    assert live[-3:] == [1, 2, 3]


def test_a_vantage_is_a_copy_that_the_game_never_sees(seat):
    before = seat.run.state.hash()
    vantage = seat.vantage(decision_of(LATITUDE))
    vantage.state.society.c.trust[:] = 0.0
    assert seat.run.state.hash() == before
    assert vantage.policy != seat.policy
    assert seat.vantage().policy == seat.policy


def test_what_is_undone_is_told_from_the_entries_of_the_week():
    def entry(n, kind, about=None):
        return Entry(n, 0, "ceo", f"e{n}", kind, {"entry": about} if about else {})

    back = [entry(1, "decide"), entry(2, "undo", "e1")]
    assert is_undone(back)
    assert not is_undone([*back, entry(3, "redo", "e1")])
    assert not is_undone([*back, entry(3, "decide")])
    assert not is_undone([])
