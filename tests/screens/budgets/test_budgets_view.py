import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.present.budgets import bounds, parts
from game.present.resizing import resized
from game.screens.play import Play
from sim.scenario.names import DEPARTMENTS
from tests.play.deciding import FUTURES, guarded, laid, seated, views, written
from tests.play.pages import Player


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def player(table):
    made = seated(table, "budgets")
    yield made
    made.close()


def shown(player):
    values = [player.node(f"budget-{name}").value for name in DEPARTMENTS]
    return tuple(int(value.rstrip("%")) for value in values)


def test_a_border_that_is_dragged_moves_money_between_its_neighbours(table, player):
    before = shown(player)
    player.drag("budget.sales", 0.03)
    after = shown(player)
    assert after[1] - before[1] == before[2] - after[2] == 3
    assert (after[0], after[3]) == (before[0], before[3])
    player.click("keep")
    [entry] = written(table)
    decision = entry.data
    assert decision["kind"] == "shift_budget"
    assert sum(decision[name] for name in DEPARTMENTS) == pytest.approx(0.0)
    assert parts(table.seat) == after


def test_no_border_goes_further_than_five_points_in_a_quarter(player):
    before = shown(player)
    player.drag("budget.sales", 0.4)
    assert shown(player)[1] - before[1] == 5


def test_five_points_are_the_most_even_in_two_moves(table, player):
    before = shown(player)
    player.drag("budget.sales", 0.04)
    player.click("keep")
    player.drag("budget.sales", 0.04)
    assert shown(player)[1] - before[1] == 5
    player.click("keep")
    assert len(table.seat.moves) == 2


def test_keys_choose_a_border_and_move_it(table, player):
    before = shown(player)
    player.focus_on("budget")
    player.press("down", "down", "left")
    after = shown(player)
    assert (after[2] - before[2], after[3] - before[3]) == (-1, 1)
    player.press("k")
    assert len(written(table)) == 1


def test_a_row_can_be_moved_by_itself_and_the_others_give(table, player):
    before = shown(player)
    player.focus_on("budget-it")
    player.press("right", "right")
    after = shown(player)
    assert after[3] == before[3] + 2
    assert sum(after) == 100
    player.press("k")
    assert parts(table.seat) == after


def test_amounts_are_in_the_currency_of_the_scenario(player):
    assert player.words().count("€2.0m") == 1


def test_the_preview_says_who_pays(player):
    player.drag("budget.sales", 0.03)
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    assert "Service pays for it." in player.words()


def test_discard_and_undo(table, player):
    before = shown(player)
    player.drag("budget.marketing", -0.03)
    drafted = shown(player)
    player.click("discard")
    assert shown(player) == before
    player.click("undo")
    assert shown(player) == drafted
    player.click("keep")
    player.click("undo")
    assert not table.seat.moves
    assert shown(player) == before


def test_the_draft_stays_while_another_view_is_open(player):
    player.drag("budget.marketing", -0.03)
    drafted = shown(player)
    player.click("go-goals")
    player.click("go-budgets")
    assert shown(player) == drafted


def test_while_the_quarter_runs_nothing_moves(table):
    table.seat.end_quarter()
    table.paused = True
    player = seated(table, "budgets")
    assert not player.node("budget").enabled
    assert "again in 13 weeks" in player.node("why-fixed").label


def test_where_budgets_stay_as_they_are_the_view_says_so(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    table = laid("first-monday")
    player = seated(table, "budgets")
    assert not player.node("budget").enabled
    assert "stay as they are" in player.node("why-fixed").label
    table.close()


@pytest.fixture(scope="module")
def seat(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        table = laid()
        yield table.seat
        table.close()


@given(which=st.integers(0, 3), value=st.integers(-20, 120))
def test_one_part_is_set_within_its_bounds_and_the_whole_stays_whole(seat, which, value):
    before = parts(seat)
    after = resized(seat, before, which, value)
    assert sum(after) == sum(before)
    assert all(low <= part <= high for part, (low, high) in zip(after, bounds(seat), strict=True))
    assert resized(seat, before, which, before[which]) == before


def test_the_view_holds_at_every_size(table):
    made = views(table)
    assert guarded(table, "budgets", made) == []
    player = Player(Play(table, made))
    player.drag("budget.sales", 0.03)
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    player.close()
    assert guarded(table, "budgets", made) == []
