import time

import pygame
import pytest

from game.present.goals import rows
from game.present.names import GOALS
from game.screens.play import Play
from tests.play.deciding import FUTURES, guarded, held, laid, seated, views, written
from tests.play.pages import Player

TICK = 1 / 60
SLOW = 0.25
"""Seconds: a frame that waited for 64 futures would take longer."""


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def player(table):
    made = seated(table, "goals")
    yield made
    made.close()


def row_of(player, department):
    return [int(player.node(f"cell-{department}-{goal}").value.split(",")[0]) for goal in GOALS]


def test_dragging_cx_up_and_keeping_it_writes_one_row_that_adds_up_to_a_hundred(table, player):
    player.drag("cell-service-cx", 0.3)
    assert not written(table)
    player.click("keep")
    [entry] = written(table)
    assert entry.data["kind"] == "set_goals"
    row = entry.data["service"]
    assert round(100 * sum(row.values())) == 100
    assert row["cx"] == pytest.approx(0.65)
    assert rows(table.seat)["service"][GOALS.index("cx")] == 65


def test_a_row_adds_up_to_a_hundred_at_every_moment_of_a_drag(player):
    for by in (0.1, 0.35, 0.6, -0.2, 0.05):
        player.drag("cell-it-cx", by, let_go=by == 0.05)
        assert sum(row_of(player, "it")) == 100


def test_a_drag_there_and_back_restores_the_row_and_drafts_nothing(table, player):
    before = row_of(player, "service")
    x, y, wide, high = player.node("cell-service-cx").rect
    middle = x + wide // 2, y + high // 2
    player._mouse(pygame.MOUSEBUTTONDOWN, middle)
    for part in (0.3, 0.5, 0.2, 0.0):
        player._mouse(pygame.MOUSEMOTION, (round(middle[0] + part * wide), middle[1]))
    assert row_of(player, "service") == before
    player._mouse(pygame.MOUSEBUTTONUP, middle)
    assert row_of(player, "service") == before
    assert not player.node("keep").enabled


def test_arrow_keys_do_what_a_drag_does(table, player):
    player.focus_on("cell-service-cx")
    player.press("right", "right")
    assert row_of(player, "service")[GOALS.index("cx")] == 45
    player.press("k")
    [entry] = written(table)
    assert entry.data["service"]["cx"] == pytest.approx(0.45)


def test_a_held_cell_stays_while_others_of_its_row_are_dragged(player):
    player.focus_on("cell-it-cost")
    player.press("l")
    player.drag("cell-it-cx", 0.4)
    row = row_of(player, "it")
    assert row[GOALS.index("cost")] == 20
    assert row[GOALS.index("cx")] == 40
    assert "locked" in player.node("cell-it-cost").value


def test_the_mouse_can_hold_a_cell_as_well(player):
    assert not player.node("lock").enabled
    player.drag("cell-it-cx", 0.2)
    player.click("lock")
    assert "locked" in player.node("cell-it-cx").value


def test_discard_writes_nothing_and_undo_brings_the_draft_back(table, player):
    before = row_of(player, "sales")
    player.drag("cell-sales-cx", 0.3)
    drafted = row_of(player, "sales")
    player.click("discard")
    assert row_of(player, "sales") == before != drafted
    player.press("ctrl+z")
    assert row_of(player, "sales") == drafted
    assert not written(table)


def test_undo_goes_back_through_the_draft_and_then_through_moves(table, player):
    player.drag("cell-service-cx", 0.3)
    player.click("keep")
    player.drag("cell-it-cx", 0.2)
    player.press("ctrl+z")
    assert row_of(player, "it")[GOALS.index("cx")] == 0
    assert len(table.seat.moves) == 1
    player.press("ctrl+z")
    assert not table.seat.moves
    assert row_of(player, "service")[GOALS.index("cx")] == 35
    player.press("ctrl+shift+z")
    assert len(table.seat.moves) == 1


def test_a_draft_survives_a_visit_to_another_view(table, player):
    player.drag("cell-service-cx", 0.3)
    drafted = row_of(player, "service")
    player.click("go-budgets")
    assert "cell-service-cx" not in player.ids()
    player.click("go-goals")
    assert row_of(player, "service") == drafted
    assert player.node("keep").enabled


def test_hovering_or_focusing_a_tension_lights_its_two_cells(player):
    card = "tension-loud"
    assert not lit_cells(player)
    player.hover(card)
    assert lit_cells(player) == {"cell-marketing-leads", "cell-marketing-cx"}
    player.hover("go-live")
    assert not lit_cells(player)
    player.focus_on(card)
    player.pass_time(TICK)
    assert lit_cells(player) == {"cell-marketing-leads", "cell-marketing-cx"}


def lit_cells(player):
    controls = player.app.page.layout.controls.values()
    return {placed.widget.id for placed in controls if getattr(placed.widget, "lit", False)}


def test_the_preview_says_five_things_and_rests_on_64_futures_in_the_end(player):
    player.drag("cell-service-cx", 0.3)
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    for line in ("price", "reports", "adoption", "year", "own"):
        assert f"line-{line}" in player.ids()
    assert "Relearning takes" in player.words()
    assert {"brand_equity", "profit"} <= player.ids()


def test_a_refused_move_shows_its_sentence_and_writes_nothing(table, player):
    for department in ("marketing", "sales"):
        player.drag(f"cell-{department}-cx", 0.3)
    player.click("keep")
    for department in ("service", "it"):
        player.drag(f"cell-{department}-cx", 0.3)
    assert "This takes two moves, and there is one left." in player.node("refusal").label
    assert not player.node("keep").enabled
    player.press("k")
    player.click("keep")
    assert len(written(table)) == 1


def test_no_frame_waits_for_a_preview(table, player):
    with held(table.foresight) as go:
        player.drag("cell-service-cx", 0.3)
        ticket = player.app.screen.view.deciding.lookahead.ticket
        began = time.perf_counter()
        for _ in range(20):
            player.app.frame(TICK)
        assert time.perf_counter() - began < SLOW
        assert not ticket.done
        assert "Looking ahead" in player.words()
        go.set()
        player.wait_until(lambda: FUTURES in player.words(), 100_000)


def test_a_preview_that_another_view_cut_short_is_asked_for_again(table, player):
    with held(table.foresight):
        player.drag("cell-service-cx", 0.3)
        player.click("go-budgets")
        player.drag("budget.sales", 0.03)
        player.click("go-goals")
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    assert "Pay Service for CX" in player.words()


def test_a_look_ahead_that_fails_is_told_and_the_rest_stays(player, monkeypatch):
    def fails(*_args):
        raise ArithmeticError("no such future")

    monkeypatch.setattr("game.outlook.forecast", fails)
    player.drag("cell-service-cx", 0.3)
    player.wait_until(lambda: "no such future" in player.words(), 100_000)
    assert "line-price" in player.ids()
    assert "line-year" not in player.ids()
    assert player.node("keep").enabled


def test_nothing_is_asked_while_the_mouse_holds_a_cell(player):
    player.drag("cell-service-cx", 0.3, let_go=False)
    assert player.app.screen.view.deciding.lookahead.ticket is None


def test_while_the_quarter_runs_all_is_shown_and_one_sentence_says_until_when(table):
    table.seat.end_quarter()
    table.seat.advance()
    table.paused = True
    player = seated(table, "goals")
    cells = [node for node in player.tree() if node.id.startswith("cell-")]
    assert len(cells) == 24
    assert not any(node.enabled for node in cells)
    assert "again in 12 weeks" in player.node("why-fixed").label
    assert not player.node("keep").enabled


def test_a_draft_that_was_not_kept_is_not_shown_as_if_it_were(table, player):
    before = row_of(player, "service")
    player.drag("cell-service-cx", 0.3)
    table.seat.end_quarter()
    table.paused = True
    player.click("go-budgets")
    player.click("go-goals")
    assert row_of(player, "service") == before


def test_in_the_tutorial_only_the_row_of_service_can_be_changed(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    table = laid("first-monday")
    player = seated(table, "goals")
    open_ = {node.id for node in player.tree() if node.id.startswith("cell-") and node.enabled}
    assert open_ == {f"cell-service-{goal}" for goal in GOALS}
    assert "what Service is paid for" in player.node("why-fixed").label
    table.close()


def test_the_view_holds_at_every_size(table):
    made = views(table)
    assert guarded(table, "goals", made) == []
    player = Player(Play(table, made))
    player.drag("cell-service-cx", 0.3)
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    player.close()
    assert guarded(table, "goals", made) == []
