"""Luck has an address, and is what Salmon and others published under the name Philox4x32-10."""

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.build import door
from sim.luck import (
    BURN_IN,
    FIRM,
    Key,
    Luck,
    Purpose,
    deal,
    draw,
    drawn,
    key_of,
    luck_for,
    philox,
)

DEALT = list(Purpose)[:8]
KEY = key_of(7)
ALL = 0xFFFFFFFF
STEP = 2.0**-32

halves = st.integers(0, ALL)
customers = st.integers(0, FIRM)
weeks = st.integers(-BURN_IN, 5_000)
purposes = st.sampled_from(list(Purpose))


@door
def deal_week(luck: Luck, key: Key, week: int) -> None:
    deal(luck, key, week)


def dealt(people, key=KEY, week=0) -> Luck:
    luck = luck_for(people)
    deal_week(luck, key, week)
    return luck


def words(text):
    return tuple(int(word, 16) for word in text.split())


@pytest.mark.parametrize(
    ("counter", "key", "expected"),
    [
        ("0 0 0 0", "0 0", "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
        (
            "ffffffff ffffffff ffffffff ffffffff",
            "ffffffff ffffffff",
            "408f276d 41c83b0e a20bc7c6 6d5451fd",
        ),
        (
            "243f6a88 85a308d3 13198a2e 03707344",
            "a4093822 299f31d0",
            "d16cfe09 94fdcceb 5001e420 24126ea1",
        ),
    ],
    ids=["zeros", "ones", "pi"],
)
def test_the_published_answers(counter, key, expected):
    assert tuple(map(int, philox(*words(counter), *words(key)))) == words(expected)


@given(st.integers(0, 2**64 - 1), halves, customers, weeks, purposes)
def test_a_draw_is_the_word_at_its_address(seed, replicate, customer, week, purpose):
    key = key_of(seed, replicate)
    block = philox(customer, week + 52, purpose // 4, replicate, seed % 2**32, seed // 2**32)
    assert draw(key, customer, week, purpose) == int(block[purpose % 4]) * STEP


@given(st.integers(0, 2**64 - 1), customers, weeks, purposes)
def test_compiled_luck_is_the_same_luck(seed, customer, week, purpose):
    key = key_of(seed)
    assert drawn(key, customer, week, int(purpose)) == draw(key, customer, week, int(purpose))


@given(customers, weeks, purposes)
def test_a_draw_is_a_chance_below_one_and_comes_again_when_asked_again(customer, week, purpose):
    u = drawn(KEY, customer, week, int(purpose))
    assert 0.0 <= u <= 1.0 - STEP
    assert u == drawn(KEY, customer, week, int(purpose))


@pytest.mark.parametrize("purpose", DEALT, ids=lambda purpose: purpose.name)
@pytest.mark.parametrize("week", [-52, 0, 103])
def test_what_is_dealt_to_everybody_is_what_each_would_draw(purpose, week):
    key = key_of(2**40 + 3, 5)
    column = getattr(dealt(40, key, week), purpose.name.lower())
    assert column.tolist() == [drawn(key, i, week, int(purpose)) for i in range(40)]


def test_the_columns_dealt_are_the_first_purposes_in_order():
    assert Luck._fields == tuple(purpose.name.lower() for purpose in DEALT)


def test_no_two_purposes_share_a_number_and_none_overlaps_the_network():
    assert len(Purpose.__members__) == len(set(Purpose))
    lanes = range(Purpose.NETWORK + 1, Purpose.NETWORK + 4)  # it takes four
    assert not [purpose for purpose in Purpose if purpose in lanes]
    assert Purpose.NETWORK % 4 == 0


def test_a_larger_population_leaves_everybody_their_luck():
    few, many = dealt(50), dealt(173)
    for name in Luck._fields:
        assert getattr(many, name)[:50].tolist() == getattr(few, name).tolist()


def different(a: Luck, b: Luck) -> float:
    """Share of draws that differ."""
    return float(np.mean(np.array(a) != np.array(b)))


@pytest.mark.parametrize(
    "other",
    [
        (key_of(8), 0),
        (key_of(7 + 2**32), 0),
        (key_of(7, 1), 0),
        (KEY, 1),
        (KEY, -52),
    ],
    ids=["seed", "high half of the seed", "replicate", "next week", "first week"],
)
def test_other_seeds_weeks_and_replicates_have_other_luck(other):
    assert different(dealt(400), dealt(400, *other)) > 0.999
    assert different(dealt(400), dealt(400)) == 0.0


def test_the_firm_has_luck_of_its_own():
    everybody = {drawn(KEY, i, 0, int(Purpose.OUTAGE)) for i in range(2_000)}
    assert drawn(KEY, FIRM, 0, int(Purpose.OUTAGE)) not in everybody


CHI_SQUARE_63 = 103.4
"""Exceeded once in a thousand by 63 degrees of freedom."""


@pytest.mark.parametrize("name", Luck._fields)
def test_draws_are_uniform(name):
    draws = np.concatenate([getattr(dealt(4_096, KEY, week), name) for week in range(4)])
    counts, expected = np.bincount((draws * 64).astype(int), minlength=64), len(draws) / 64
    assert ((counts - expected) ** 2 / expected).sum() < CHI_SQUARE_63


@pytest.mark.parametrize(("one", "other"), list(combinations(Luck._fields, 2)))
def test_what_happens_to_somebody_for_one_purpose_says_nothing_of_another(one, other):
    luck = dealt(8_192)
    correlation = np.corrcoef(getattr(luck, one), getattr(luck, other))[0, 1]
    assert abs(correlation) < 4.0 / math.sqrt(8_192)


def test_neither_do_the_next_week_and_the_next_customer():
    now, later = dealt(8_192).need, dealt(8_192, KEY, 1).need
    assert abs(np.corrcoef(now, later)[0, 1]) < 4.0 / math.sqrt(8_192)
    assert abs(np.corrcoef(now[:-1], now[1:])[0, 1]) < 4.0 / math.sqrt(8_192)


def test_a_key_holds_the_seed_in_two_halves_and_the_replicate():
    assert key_of(0) == Key(0, 0, 0)
    assert key_of(2**64 - 1, ALL) == Key(ALL, ALL, ALL)
    assert key_of(0x1_0000_0002, 3) == Key(2, 1, 3)


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_a_seed_out_of_range_is_refused(seed):
    with pytest.raises(ValueError, match=f"a seed lies between 0 and {2**64 - 1}, not at {seed}"):
        key_of(seed)


@pytest.mark.parametrize("replicate", [-1, 2**32])
def test_a_replicate_out_of_range_is_refused(replicate):
    with pytest.raises(ValueError, match=f"a replicate lies .* not at {replicate}"):
        key_of(1, replicate)
