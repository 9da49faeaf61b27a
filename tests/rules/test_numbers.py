"""Small arithmetic."""

from hypothesis import given
from hypothesis import strategies as st

from sim.rules.numbers import above, clip, larger, share, smaller, toward
from tests.rules.numbers import BIT, shares

numbers = st.floats(-1e6, 1e6)


@given(numbers, numbers, numbers)
def test_a_clipped_number_lies_within_and_is_left_alone_if_it_did(x, a, b):
    low, high = min(a, b), max(a, b)
    assert low <= clip(x, low, high) <= high
    assert clip(x, low, high) == x or not low <= x <= high


@given(numbers)
def test_a_share_is_a_number_clipped_to_one_and_above_is_its_positive_part(x):
    assert share(x) == clip(x, 0.0, 1.0)
    assert above(x) == max(x, 0.0)


@given(numbers, numbers)
def test_larger_and_smaller_are_the_two_numbers_in_order(a, b):
    assert (smaller(a, b), larger(a, b)) == (min(a, b), max(a, b))


@given(shares, shares, shares)
def test_a_step_towards_an_aim_does_not_pass_it(x, aim, part):
    assert min(x, aim) - BIT <= toward(x, aim, part) <= max(x, aim) + BIT
    assert abs(toward(x, aim, part) - x) <= part * abs(aim - x) + BIT


@given(shares, shares)
def test_no_step_leaves_every_bit_and_a_full_step_arrives(x, aim):
    assert toward(x, aim, 0.0).hex() == x.hex()
    assert abs(toward(x, aim, 1.0) - aim) <= BIT
