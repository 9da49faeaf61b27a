"""End quarter: a line may be drawn and a reason given; what is said is what the journal keeps."""

import pytest

from game.screens.views import views_for
from tests.play.deciding import guarded, laid, seated, written

QUARTER = 13


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def views(table):
    return views_for(table)


@pytest.fixture
def player(table, views):
    made = seated(table, "live", views)
    made.click("end-quarter")
    yield made
    made.close()


def predicted(table):
    return [entry.data for entry in written(table, "predict")]


def test_end_quarter_asks_first_and_lives_nothing(table, player):
    player.pass_time(2.0)
    assert {"sketch", "confirm-end-quarter", "cancel-end-quarter"} <= player.ids()
    assert (table.seat.week, table.seat.planning) == (0, True)


def test_a_prediction_is_asked_for_and_never_forced(table, player):
    player.click("confirm-end-quarter")
    assert table.seat.running
    assert predicted(table) == []


def test_the_line_drawn_with_the_mouse_is_the_line_in_the_journal(table, views, player):
    player.draw("sketch", [(0.2, 0.5), (0.5, 0.3), (0.9, 0.8)])
    player.click("reason-3")
    drawn = views["closing"].line
    player.click("confirm-end-quarter")
    assert len(drawn) == QUARTER
    assert len(set(drawn)) > 3
    rounded = [round(value, 2) for value in drawn]
    assert predicted(table) == [{"metric": "brand_equity", "line": rounded, "reason": "kept"}]
    assert table.seat.prediction(1).line == tuple(rounded)


def test_the_line_drawn_with_arrow_keys_is_the_line_in_the_journal(table, player):
    start = table.seat.now.brand_equity
    player.focus_on("sketch")
    player.press("right", "right", "up", "up", "end", "down")
    player.focus_on("reason-1")
    player.press("return", "e")
    (found,) = predicted(table)
    assert found["reason"] == "known"
    assert found["line"][:2] == pytest.approx([start, start], abs=0.01)
    assert found["line"][2:12] == pytest.approx([start + 0.4] * 10, abs=0.01)
    assert found["line"][12] == pytest.approx(start + 0.2, abs=0.01)


def test_a_reason_can_be_taken_back(table, player):
    player.click("reason-2")
    assert player.node("reason-2").value == "chosen"
    player.click("reason-2")
    player.click("confirm-end-quarter")
    assert predicted(table) == []


def test_back_to_the_plan_keeps_what_was_drawn_and_writes_nothing(table, views, player):
    player.draw("sketch", [(0.3, 0.5), (0.9, 0.2)])
    drawn = views["closing"].line
    player.press("escape")
    assert table.place == "live"
    assert table.seat.planning
    assert predicted(table) == []
    player.click("end-quarter")
    assert views["closing"].line == drawn


def test_unused_moves_and_announced_events_are_said(table, player):
    assert "not made a move" in player.words()
    player.click("cancel-end-quarter")
    table.seat.decide({"kind": "promise_signoff", "by": "service"})
    player.click("end-quarter")
    assert "moves are left" in player.words()


def test_what_is_announced_for_the_quarter_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    table = laid("first-monday")
    for _quarter in range(2):
        table.end_quarter()
        while table.seat.running:
            table.seat.advance()
    player = seated(table, "closing", views_for(table))
    assert "Announced: Five boxes, one stopwatch" in player.words()
    player.close()
    table.close()


def test_in_the_next_quarter_nothing_is_drawn_yet(table, views, player):
    player.draw("sketch", [(0.3, 0.5), (0.9, 0.2)])
    player.click("confirm-end-quarter")
    while table.seat.running:
        table.seat.advance()
    player.click("go-live")
    player.click("end-quarter")
    assert views["closing"].line == ()


def test_nothing_is_clipped_at_any_size(table, views, player):
    assert guarded(table, "closing", views) == []
    player.draw("sketch", [(0.3, 0.5), (0.9, 0.2)])
    player.click("reason-6")
    assert guarded(table, "closing", views) == []
