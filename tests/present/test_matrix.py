"""The matrix of goals: rows that can be dragged, and tensions that hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.present.budgets import bounds, budgets, parts
from game.present.budgets import decision as budget_decision
from game.present.budgets import dragged as drag_border
from game.present.goals import decision, dragged, goals, rows
from sim.flows import Goals
from sim.rules.effort import worth
from tests.present.games import played

twenty = st.lists(st.integers(0, 20), min_size=6, max_size=6)


def on_grid(weights) -> tuple[int, ...]:
    """A row in steps of five that sums to 100."""
    cuts = sorted(weights[:5])
    steps = [b - a for a, b in zip([0, *cuts], [*cuts, 20], strict=True)]
    return tuple(5 * step for step in steps)


grid_rows = twenty.map(on_grid)


@given(grid_rows, st.integers(0, 5), st.integers(0, 100))
def test_a_dragged_row_still_sums_to_100_on_the_grid(row, which, value):
    after = dragged(row, which, value)
    assert sum(after) == 100
    assert all(share % 5 == 0 and share >= 0 for share in after)
    assert abs(after[which] - value) <= 2.5


@given(grid_rows, st.integers(0, 5), st.integers(0, 100))
def test_a_drag_there_and_back_restores_the_row(row, which, value):
    dragged(row, which, value)
    assert dragged(row, which, row[which]) == row


@given(grid_rows, st.integers(0, 5), st.integers(0, 100), st.sets(st.integers(0, 5)))
def test_locked_shares_stay(row, which, value, locked):
    after = dragged(row, which, value, frozenset(locked))
    assert sum(after) == 100
    assert all(after[k] == row[k] for k in locked)


@given(grid_rows, st.integers(0, 5), st.integers(0, 100))
def test_the_others_keep_their_order(row, which, value):
    after = dragged(row, which, value)
    others = [k for k in range(6) if k != which]
    if any(row[k] for k in others):
        for a in others:
            for b in others:
                assert row[a] <= row[b] or after[a] >= after[b]


def test_the_others_give_in_proportion():
    assert dragged((45, 30, 5, 10, 10, 0), 4, 60) == (20, 15, 0, 5, 60, 0)


def test_what_is_taken_from_the_only_goal_goes_to_customers():
    assert dragged((0, 100, 0, 0, 0, 0), 1, 60) == (0, 60, 0, 0, 40, 0)
    assert dragged((0, 0, 0, 0, 100, 0), 4, 60) == (0, 40, 0, 0, 60, 0)


def test_a_row_off_the_grid_comes_onto_it_when_it_is_dragged():
    after = dragged((56, 23, 0, 0, 21, 0), 4, 40)
    assert sum(after) == 100
    assert after[4] == 40


def test_the_matrix_shows_what_was_decided_what_was_and_what_is_lived(seat):
    seat.decide({"kind": "set_goals", "service": {"cost": 0.4, "cx": 0.6}})
    played(seat, 2)
    cell = goals(seat).rows[2].cells[4]
    assert (cell.goal, cell.value, cell.before) == ("cx", 60, 35)
    assert 35 <= cell.lived < 60
    played(seat, 11)
    assert goals(seat).rows[2].cells[4].before == 60


def test_what_was_dragged_becomes_one_decision_of_the_rows_that_changed(seat):
    decided = rows(seat)
    assert decision(seat, decided) is None
    drafted = {**decided, "service": dragged(decided["service"], 4, 60)}
    made = decision(seat, drafted)
    assert list(made.rows()) == ["service"]
    assert seat.check(made) is None
    assert goals(seat, drafted).changed == ("service",)
    seat.decide(made)
    assert rows(seat)["service"] == drafted["service"]


def ids(seat, drafted=None) -> set[str]:
    return {tension.id for tension in goals(seat, drafted).tensions}


def test_a_tension_holds_only_if_pay_really_pulls_that_way(seat):
    assert "short-calls" in ids(seat)
    assert "short-calls" not in ids(seat, {"service": (0, 0, 0, 20, 80, 0)})
    assert "short-calls" not in ids(seat, {"service": (0, 100, 0, 0, 0, 0)})


def test_a_tension_between_two_departments_needs_both_to_be_paid_for_it(seat):
    assert "yes" in ids(seat)
    assert "yes" not in ids(seat, {"service": (0, 0, 0, 100, 0, 0)})


def test_every_tension_shown_is_true_by_the_models_table(seat):
    p = seat.run.model.p.goals
    for tension in goals(seat).tensions:
        if tension.id == "short-calls":
            row = Goals(0.0, 0.0, 0.0, 0.65, 0.35, 0.0)
            fast = worth(p.beliefs.throughput, row, p.cx_service, p.retention_service)
            well = worth(p.beliefs.care, row, p.cx_service, p.retention_service)
            assert tension.size == pytest.approx(fast - well)
        assert tension.size > 0
        assert all(len(cell) == 2 for cell in tension.cells)


def test_who_is_paid_for_customers_and_cannot_see_them_is_told_so(seat):
    drafted = {"sales": (0, 50, 0, 0, 50, 0)}
    told = next(one for one in goals(seat, drafted).tensions if one.id == "close")
    assert "sees only" in told.text


def test_nobody_is_paid_for_keeping_customers_until_somebody_is(seat):
    drafted = {"service": (0, 0, 0, 85, 15, 0)}
    assert "nobody-keeps" in ids(seat, drafted)
    assert "nobody-keeps" not in ids(seat, {**drafted, "sales": (0, 80, 20, 0, 0, 0)})


def test_budgets_sum_to_100_and_a_border_moves_two_neighbours(seat):
    before = parts(seat)
    assert sum(before) == 100
    after = drag_border(seat, before, 0, before[0] - 3)
    assert after == (before[0] - 3, before[1] + 3, *before[2:])
    made = budget_decision(seat, after)
    assert seat.check(made) is None
    seat.decide(made)
    assert parts(seat) == after
    assert budget_decision(seat, after) is None


@pytest.mark.parametrize("border", [0, 1, 2])
def test_whatever_is_dragged_can_be_decided(seat, border):
    for value in range(0, 101, 3):
        after = drag_border(seat, parts(seat), border, value)
        assert sum(after) == 100
        made = budget_decision(seat, after)
        assert made is None or seat.check(made) is None
        pairs = zip(after, bounds(seat), strict=True)
        assert all(low <= part <= high for part, (low, high) in pairs)


def test_the_tick_is_the_quarters_start(seat):
    before = parts(seat)
    seat.decide(budget_decision(seat, drag_border(seat, before, 2, sum(before[:3]) - 2)))
    shown = budgets(seat)
    assert [part.before for part in shown.parts] == list(before)
    assert [part.value for part in shown.parts] == list(parts(seat))
