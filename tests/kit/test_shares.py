"""Rows of shares always make up a hundred, fairly, and a drag there and back changes nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit.shares import apportioned, shared_out


@st.composite
def rows(draw, step=5):
    """A row of shares in steps that sums to 100."""
    cuts = sorted(draw(st.lists(st.integers(0, 100 // step), min_size=1, max_size=5)))
    edges = [0, *cuts, 100 // step]
    return tuple((b - a) * step for a, b in pairwise(edges))


@st.composite
def moves(draw):
    """A row, one of its places, a new value, and which others are locked."""
    row = draw(rows())
    index = draw(st.integers(0, len(row) - 1))
    locked = tuple(draw(st.booleans()) and i != index for i in range(len(row)))
    return row, index, draw(st.integers(0, 20)) * 5, locked


@given(moves())
def test_rows_sum_to_a_hundred_whatever_is_dragged(move):
    row, index, value, locked = move
    assert sum(shared_out(row, index, value, locked)) == 100


@given(moves())
def test_no_share_is_negative_or_off_the_steps(move):
    row, index, value, locked = move
    assert all(part >= 0 and part % 5 == 0 for part in shared_out(row, index, value, locked))


@given(moves())
def test_locked_values_stay(move):
    row, index, value, locked = move
    after = shared_out(row, index, value, locked)
    assert all(a == b for a, b, lock in zip(row, after, locked, strict=True) if lock)


@given(moves(), st.lists(st.integers(-2, 22), max_size=6))
def test_a_drag_there_and_back_restores_the_row(move, way):
    row, index, _, locked = move
    for stop in way:  # each computed from the values at mouse-down
        shared_out(row, index, stop * 5, locked)
    assert shared_out(row, index, row[index], locked) == row


@given(moves())
def test_the_dragged_value_is_what_was_asked_as_far_as_the_locks_let_it(move):
    row, index, value, locked = move
    free = [i for i in range(len(row)) if not locked[i] and i != index]
    room = row[index] + sum(row[i] for i in free)
    after = shared_out(row, index, value, locked)
    assert after[index] == (min(value, room) if free else row[index])


@given(moves())
def test_the_others_keep_their_proportions_within_a_step(move):
    row, index, value, locked = move
    after = shared_out(row, index, value, locked)
    free = [i for i in range(len(row)) if not locked[i] and i != index]
    before, now = sum(row[i] for i in free), sum(after[i] for i in free)
    if before and after != row:
        assert all(abs(after[i] - row[i] * now / before) < 5 for i in free)


def test_a_long_drag_ends_fairly_and_not_where_single_steps_would_drift_to():
    assert shared_out((45, 30, 5, 10, 10), 3, 60, step=1) == (20, 13, 2, 60, 5)


def test_an_empty_rest_is_filled_equally():
    assert shared_out((100, 0, 0, 0, 0), 0, 80) == (80, 5, 5, 5, 5)


def test_a_row_off_the_steps_stays_whole():
    assert sum(shared_out((34, 30, 18, 18), 0, 40)) == 100
    assert shared_out((34, 30, 18, 18), 0, 34) == (34, 30, 18, 18)


@pytest.mark.parametrize("locked", [(True, False, False), (False, True, True)])
def test_nothing_moves_without_room_to_move(locked):
    assert shared_out((20, 30, 50), 0, 60, locked) == (20, 30, 50)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6), st.integers(0, 100))
def test_what_is_apportioned_is_all_given_out(weights, total):
    assert sum(apportioned(weights, total)) == total
