"""Tables stand for exp, logistic and normal within their documented errors, and never go back."""

import hashlib
import math
import struct
from itertools import chain, pairwise
from statistics import NormalDist

import pytest

from sim.build import door
from sim.tables import STEPS, exp, logistic, normal, share_below

EXACT = NormalDist()
SMALLEST = 2.0**-32
"""The smallest chance that luck can deal, beside 0."""


def grid(low, high, points):
    return [low + (high - low) * k / points for k in range(points + 1)]


def around(borders):
    """Each border, and the numbers next to it on either side."""
    return [math.nextafter(b, b + step) for b in borders for step in (-1.0, 0.0, 1.0)]


CELLS = around([k / STEPS for k in range(-40 * STEPS + 1, 40 * STEPS)])
POINTS = sorted(grid(-40.0, 40.0, 20_011) + CELLS)
CHANCES = sorted(
    {
        u
        for u in grid(SMALLEST, 1 - SMALLEST, 20_011)
        + around([k / 4096 for k in range(1, 4096)])
        + around([(k / 8192) ** 4 for k in range(32, 4097)])
        + [10.0**x for x in grid(math.log10(SMALLEST), -1.0, 10_007)]
        + [1.0 - 10.0**x for x in grid(math.log10(SMALLEST), -1.0, 10_007)]
        if SMALLEST <= u <= 1 - SMALLEST
    }
)


def test_exp_is_within_one_in_ten_million():
    assert max(abs(exp(x) / math.exp(x) - 1.0) for x in POINTS) <= 1e-7


def test_exp_of_nothing_is_one():
    assert exp(0.0) == 1.0


@pytest.mark.parametrize("far", [40.0, math.nextafter(40.0, 41.0), 41.0, 700.0, 1e300, math.inf])
def test_beyond_its_table_exp_stays_where_it_was(far):
    assert exp(far) == exp(40.0) == pytest.approx(math.exp(40.0), rel=1e-7)
    assert exp(-far) == exp(-40.0) == pytest.approx(math.exp(-40.0), rel=1e-7)


def test_logistic_is_within_one_in_ten_million_and_its_two_sides_sum_to_one():
    assert max(abs(logistic(x) - 1.0 / (1.0 + math.exp(-x))) for x in POINTS) <= 1e-7
    assert max(abs(logistic(x) + logistic(-x) - 1.0) for x in POINTS) <= 1e-7
    assert logistic(0.0) == 0.5


def test_normal_is_within_one_in_ten_thousand_for_every_chance_that_luck_deals():
    assert len(CHANCES) > 40_000
    assert max(abs(normal(u) - EXACT.inv_cdf(u)) for u in CHANCES) <= 1e-4


def test_the_least_likely_draws_are_a_little_more_than_six_deviations_out():
    assert normal(SMALLEST) == pytest.approx(EXACT.inv_cdf(SMALLEST), abs=1e-6)
    assert normal(1.0 - SMALLEST) == -normal(SMALLEST)
    assert -6.5 < normal(0.0) < normal(SMALLEST)
    assert normal(0.5) == 0.0


def test_normal_is_symmetric_to_the_bit():
    exact = [k / 2**16 for k in range(1, 2**15)]  # 1 - u is exact, too
    assert all(normal(1.0 - u) == -normal(u) for u in exact)


def test_normal_draws_have_mean_0_and_deviation_1():
    draws = [normal((k + 0.5) / 2**15) for k in range(2**15)]
    assert math.fsum(draws) == pytest.approx(0.0, abs=1e-9)
    assert math.fsum(x * x for x in draws) / 2**15 == pytest.approx(1.0, abs=5e-4)


def test_share_below_is_within_two_in_a_hundred_thousand_and_symmetric():
    points = sorted(grid(-8.0, 8.0, 20_011) + around([k / 64 for k in range(-384, 385)]))
    assert max(abs(share_below(x) - EXACT.cdf(x)) for x in points) <= 2e-5
    assert all(share_below(x) + share_below(-x) == pytest.approx(1.0, abs=1e-15) for x in points)
    assert [share_below(x) for x in (-7.0, 0.0, 7.0)] == pytest.approx([0.0, 0.5, 1.0], abs=2e-9)


@pytest.mark.parametrize(
    ("table", "points"),
    [
        (exp, POINTS),
        (logistic, POINTS),
        (normal, [0.0, *CHANCES]),
        (share_below, sorted(grid(-7.0, 7.0, 20_011) + around([k / 64 for k in range(-400, 401)]))),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_more_never_gives_less(table, points):
    found = [table(x) for x in points]
    assert all(a <= b for a, b in pairwise(found))


@door
def looked_up(x: float, u: float) -> tuple[float, float, float, float]:
    return exp(x), logistic(x), normal(u), share_below(x)


def test_compiled_tables_give_the_same_bits():
    pairs = zip(POINTS[::7], (CHANCES * 2)[: len(POINTS[::7])], strict=True)
    for x, u in pairs:
        plain = (exp(x), logistic(x), normal(u), share_below(x))
        assert [a.hex() for a in looked_up(x, u)] == [b.hex() for b in plain]


def test_the_bits_are_those_of_every_other_machine():
    """A journal is replayed elsewhere: another digest here means that old games play otherwise."""
    places = [k / 5_003 for k in range(5_003)]
    found = [
        [table(low + (high - low) * place) for place in places]
        for table, low, high in ((exp, -41, 41), (logistic, -41, 41), (share_below, -7, 7))
    ]
    found += [[normal(place) for place in places], [normal(place / 4_096) for place in places]]
    digest = hashlib.sha256(struct.pack(f"<{5 * 5_003}d", *chain(*found))).hexdigest()
    assert digest == "3d3bb0d7683c8ddec5ec8eaddeee0fda3283203b37c7547c3d09aa65c420f7a3"
