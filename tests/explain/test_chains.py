"""Shares of things that work through each other."""

from itertools import permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.decisions.rebuilding import only
from sim.explain.chains import shares
from sim.explain.decided import by_decision
from tests.explain.games import game

NAMES = ("a", "b", "c", "d")


def shapley(names, value) -> dict[str, float]:
    """The mean over all orders of what coming changes."""
    found = dict.fromkeys(names, 0.0)
    for order in permutations(names):
        for k, name in enumerate(order):
            gain = value(frozenset(order[: k + 1])) - value(frozenset(order[:k]))
            found[name] += gain / factorial(len(names))
    return found


numbers = st.floats(-5, 5, allow_nan=False)


@given(st.lists(numbers, min_size=16, max_size=16))
def test_shares_sum_to_the_whole_whatever_the_interactions(values):
    def value(present):
        return values[sum(1 << NAMES.index(name) for name in present)]

    none, found = shares(NAMES, value)
    assert none + sum(share.value for share in found) == pytest.approx(value(frozenset(NAMES)))


@given(st.lists(numbers, min_size=4, max_size=4), st.lists(numbers, min_size=6, max_size=6))
def test_where_things_meet_in_pairs_they_are_those_of_shapley(single, pairs):
    met = [(a, b) for k, a in enumerate(NAMES) for b in NAMES[k + 1 :]]

    def value(present):
        alone = sum(x for name, x in zip(NAMES, single, strict=True) if name in present)
        both = sum(x for pair, x in zip(met, pairs, strict=True) if present.issuperset(pair))
        return alone + both

    wanted = shapley(NAMES, value)
    for share in shares(NAMES, value)[1]:
        assert share.value == pytest.approx(wanted[share.name], abs=1e-9)


def test_what_adds_nothing_gets_exactly_nothing_and_what_acts_alone_does_not_waver():
    _, found = shares(("a", "b"), lambda present: 3.0 if "a" in present else 0.0)
    assert found[0] == ("a", 3.0, 0.0)
    assert found[1] == ("b", 0.0, 0.0)


def test_what_needs_another_wavers_by_half():
    _, found = shares(("a", "b"), lambda present: float(len(present) == 2))
    assert [(share.value, share.spread) for share in found] == [(0.5, 0.5), (0.5, 0.5)]


def test_shares_of_decisions_come_near_to_those_of_all_orders():
    """Four decisions of a real game: 24 orders against two."""
    first = [item.name for item in game().policy.taken if item.week < 26]

    def change(present) -> float:
        course = game().live(26, policy=only(game().policy, present, game().case))
        return float(course.of("brand_equity")[-1]) - game().reading(0, "brand_equity")

    wanted = shapley(first, change)
    none, found = by_decision(game(), "brand_equity", 0, 26)
    assert [share.name for share in found] == first
    whole = sum(abs(x) for x in wanted.values())
    for share in found:
        assert share.value == pytest.approx(wanted[share.name], abs=0.1 * whole)
    change_of_all = game().reading(26, "brand_equity") - game().reading(0, "brand_equity")
    assert none + sum(share.value for share in found) == pytest.approx(change_of_all, abs=1e-9)
