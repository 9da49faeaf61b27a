"""Shares of people's time: they sum to 100, keep their floor, and forget the way of a drag."""

from hypothesis import given
from hypothesis import strategies as st

from game.present.efforts import FLOOR, fitted, spent

SHARES = st.lists(st.floats(0.0, 1.0), min_size=2, max_size=4).filter(lambda row: sum(row) > 0.1)


@given(SHARES, st.integers(0, 1), st.integers(-20, 120))
def test_a_row_sums_to_100_and_no_task_falls_below_its_floor(shares, which, value):
    row = spent(fitted(tuple(shares)), which, value)
    assert sum(row) == 100
    assert min(row) >= FLOOR
    assert len(row) == len(shares)


@given(SHARES, st.integers(0, 1), st.integers(FLOOR, 97))
def test_a_task_gets_what_was_asked_as_far_as_the_floors_of_the_others_allow(shares, which, value):
    row = spent(fitted(tuple(shares)), which, value)
    assert row[which] == min(value, 100 - FLOOR * (len(row) - 1))


@given(SHARES, st.integers(0, 1))
def test_whoever_drags_there_and_back_has_the_row_as_before(shares, which):
    row = fitted(tuple(shares))
    assert spent(row, which, row[which]) == row
