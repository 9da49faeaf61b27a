"""Only extremes speak, and each voice moves a part of what is left to move."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.rules.voice import mean_tone, moved, persuaded, tone_of
from sim.tables import normal
from tests.rules.numbers import BIT, inner, shares

GLAD, SOUR = 0.68, 0.45
forces = st.floats(0.0, 20.0)


@given(shares)
def test_between_glad_and_sour_nobody_speaks(felt):
    told = moved(felt, GLAD, SOUR)
    assert 0.0 <= told <= 1.0
    assert (told == 0.0) == (SOUR <= felt <= GLAD)


def test_the_most_extreme_are_moved_in_full():
    assert moved(1.0, GLAD, SOUR) == moved(0.0, GLAD, SOUR) == 1.0
    assert moved(0.84, GLAD, SOUR) == pytest.approx(0.5)
    assert moved(0.225, GLAD, SOUR) == pytest.approx(0.5)


def test_what_is_written_has_two_humps_although_what_is_felt_has_one():
    """Hu, Pavlou and Zhang 2009: satisfaction is unimodal, reviews are J-shaped."""
    felt = [min(max(0.64 + 0.18 * normal((k + 0.5) / 10_000), 0.0), 1.0) for k in range(10_000)]
    stars = [min(4, int(5 * x)) for x in felt]
    silent = [stars.count(star) for star in range(5)]
    told = [sum(moved(x, GLAD, SOUR) for x, s in zip(felt, stars, strict=True) if s == star)
            for star in range(5)]  # fmt: skip
    assert silent[0] < silent[1] < silent[2] < silent[3] > silent[4]
    assert told[1] > told[2] < told[3] < told[4]
    assert told[4] > told[0] + told[1]


def test_tones():
    tones = [tone_of(felt, GLAD, 0.40, 0.85, 0.50, 0.12) for felt in (0.69, 0.68, 0.40, 0.39)]
    assert tones == [0.85, 0.50, 0.50, 0.12]


@given(forces, forces)
def test_two_voices_move_like_one_after_the_other(a, b):
    assert 0.0 <= persuaded(a) <= 1.0
    both = 1.0 - (1.0 - persuaded(a)) * (1.0 - persuaded(b))
    assert persuaded(a + b) == pytest.approx(both, abs=1e-7)


def test_silence_moves_nobody():
    assert persuaded(0.0) == 0.0


@given(inner, inner, shares, shares)
def test_the_mean_tone_lies_between_the_tones_heard(loud, quiet, post, talk):
    tone = mean_tone(loud, loud * post, quiet, quiet * talk)
    assert min(post, talk) - BIT <= tone <= max(post, talk) + BIT
    assert mean_tone(loud, loud * post, 0.0, 0.0) == pytest.approx(post, abs=BIT)
