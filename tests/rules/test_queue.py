"""Waiting: Erlang's formula by its recursion, and waits between whole heads."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.queue import fits, impatience, mean_wait, wait_between, waiting_chance
from tests.rules.numbers import BIT, inner

staffs = st.floats(0.2, 60.0)
uses = st.floats(0.05, 0.98)


def by_summation(servers, load):
    """Erlang-C from the states' probabilities themselves."""
    busy = [load**k / math.factorial(k) for k in range(servers)]
    queue = load**servers / math.factorial(servers) * servers / (servers - load)
    return queue / (math.fsum(busy) + queue)


@pytest.mark.parametrize(
    ("servers", "load"),
    [(1, 0.8), (3, 2.5), (7, 1.3), (15, 14.2), (90, 88.0)],
)
def test_erlang_c_agrees_with_the_sum_over_states(servers, load):
    direct = by_summation(servers, load)
    assert waiting_chance(servers, load) == pytest.approx(direct, rel=1e-12)
    assert mean_wait(servers, load) == pytest.approx(direct / (servers - load), rel=1e-12)


@given(st.integers(1, 120), inner)
def test_everywhere_the_recursion_is_the_sum(servers, use):
    load = servers * use
    assert waiting_chance(servers, load) == pytest.approx(by_summation(servers, load), rel=1e-6)


@given(inner)
def test_one_server_alone_makes_wait_whom_it_is_busy_for(use):
    assert waiting_chance(1, use) == pytest.approx(use, rel=1e-12)
    assert mean_wait(1, use) == pytest.approx(use / (1 - use), rel=1e-12)


@given(st.integers(1, 60), uses)
def test_between_whole_heads_the_wait_lies_between_theirs(servers, use):
    few, many = mean_wait(servers, servers * use), mean_wait(servers + 1, (servers + 1) * use)
    assert wait_between(float(servers), use) == few
    assert wait_between(servers + 0.25, use) == pytest.approx(0.75 * few + 0.25 * many, rel=1e-9)


@given(staffs, staffs, uses)
def test_a_larger_desk_waits_less_at_the_same_utilisation(a, b, use):
    small, large = sorted((a, b))
    assert wait_between(large, use) <= wait_between(small, use) + BIT


@given(staffs, uses, uses)
def test_a_busier_desk_waits_longer(staff, a, b):
    calm, busy = sorted((a, b))
    assert 0.0 <= wait_between(staff, calm) <= wait_between(staff, busy) + BIT


@given(uses)
def test_less_than_one_head_waits_like_one(use):
    assert wait_between(0.3, use) == wait_between(1.0, use) == mean_wait(1, use)


@given(st.floats(0.0, 200.0), st.floats(0.0, 200.0))
def test_no_more_cases_find_a_place_than_there_are_places(capacity, cases):
    place = fits(capacity, cases)
    assert 0.0 <= place <= 1.0
    assert place * cases <= capacity + 1e-9
    assert place == 1.0 or cases > capacity


@given(st.floats(0.0, 10.0))
def test_patience_is_used_up_once(wait):
    assert impatience(wait, 0.35) == min(1.0, wait / 0.35)
