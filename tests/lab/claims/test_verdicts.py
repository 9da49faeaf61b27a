"""The arithmetic of verdicts, on numbers made by hand."""

import numpy as np
import pytest

from sim.lab.claims.arms import Arm
from sim.lab.claims.contrasts import (
    Contrast,
    Peak,
    Term,
    change,
    difference,
    drift,
    interaction,
    nothing,
    ratio,
    relative,
    share_of,
)
from sim.lab.claims.outcomes import Outcome, over
from sim.lab.claims.register import Claim, without
from sim.lab.claims.verdicts import judged

X = Outcome("nps")
CONTROL, TREATED, OTHER = (Arm().having({"memory.loss_aversion": x}) for x in (1.0, 1.5, 2.0))
OFF = {"change.relearning": 0.0}
NOISE = np.array([-0.3, 0.1, 0.2])


def look_in(values: dict):
    """Numbers by arm, with a little noise where a list is not given."""

    def look(arm: Arm, outcome: Outcome) -> np.ndarray:
        value = values[arm] if arm in values else values[arm, outcome]
        return np.asarray(value, float)

    return look


def claim(*tests, ablations=()) -> Claim:
    return Claim("C0", "S0", "a", "b", "c", "d", "e", "f", tests, ablations)


def verdict(shift: float, expects: str) -> str:
    test = difference("x", X, TREATED, CONTROL, expects)
    return judged(
        claim(test), look_in({CONTROL: [1, 2, 3], TREATED: np.arange(1, 4) + shift + NOISE})
    ).verdict


@pytest.mark.parametrize(
    ("shift", "expects", "expected"),
    [
        (5, "above", "shown"),
        (-5, "above", "reversed"),
        (-5, "below", "shown"),
        (5, "below", "reversed"),
        (0, "above", "not shown"),
        (0, "not above", "shown"),
        (5, "not above", "not shown"),
        (0, "zero", "not shown"),
    ],
)
def test_a_verdict_follows_the_interval(shift, expects, expected):
    assert verdict(shift, expects) == expected


def test_zero_means_the_same_to_the_bit():
    test = difference("x", X, TREATED, CONTROL, "zero")
    assert test.found(look_in({CONTROL: [1, 2, 3], TREATED: [1, 2, 3]})).holds
    assert not test.found(look_in({CONTROL: [1, 2, 3], TREATED: [1, 2, 3 + 1e-12]})).holds


def test_the_effect_is_the_mean_of_paired_differences_with_students_interval():
    test = difference("x", X, TREATED, CONTROL, "above")
    effect = test.found(look_in({CONTROL: [0, 10, 20], TREATED: [1, 12, 23]})).effect
    assert effect.mean == pytest.approx(2.0)
    assert effect.high - effect.mean == pytest.approx(4.302652729911275 / np.sqrt(3))


def test_an_interaction_is_what_goes_beyond_the_sum():
    both = Arm().having({"memory.loss_aversion": 3.0})
    test = interaction("x", X, both, TREATED, OTHER, CONTROL)
    values = {CONTROL: [1, 1, 1], TREATED: [2, 2, 2], OTHER: [3, 3, 3], both: [9, 9, 9.3]}
    assert test.found(look_in(values)).effect.mean == pytest.approx(5.1)


def test_a_share_is_a_ratio_of_means():
    test = share_of("x", X, TREATED, OTHER, CONTROL, 0.25)
    values = {CONTROL: [0, 0, 0], TREATED: [1, 2, 3], OTHER: [10, 20, 30]}
    found = test.found(look_in(values))
    assert found.effect.mean == pytest.approx(0.1)
    assert found.holds
    assert not found.reverses


def test_a_share_above_its_bound_misses_it_and_reverses_nothing():
    test = share_of("x", X, TREATED, OTHER, CONTROL, 0.25)
    values = {CONTROL: [0, 0, 0], TREATED: [9, 18, 27], OTHER: [10, 20, 30]}
    assert judged(claim(test), look_in(values)).verdict == "not shown"


def test_relative_differences_and_changes_over_time():
    half = relative("x", X, TREATED, CONTROL, "above", 0.4)
    assert half.found(look_in({CONTROL: [2, 4], TREATED: [3, 6]})).effect.mean == pytest.approx(0.5)
    early, late = over("nps", 0, 1), over("nps", 2, 3)
    values = {(CONTROL, early): [1, 1], (CONTROL, late): [1, 1], (TREATED, early): [2, 2],
              (TREATED, late): [5, 5]}  # fmt: skip
    moved = change("x", early, late, TREATED, CONTROL, "above")
    assert moved.found(look_in(values)).effect.mean == pytest.approx(3.0)
    assert drift("x", early, late, TREATED, "above").found(look_in(values)).effect.mean == 3.0


def doses(*means: float) -> tuple[Peak, dict]:
    arms = [Arm().having({"memory.loss_aversion": 1.0 + k / 10}) for k in range(len(means))]
    peak = Peak("x", X, tuple((str(k), arm) for k, arm in enumerate(arms)))
    return peak, {
        arm: mean + NOISE * (k % 2) for k, (arm, mean) in enumerate(zip(arms, means, strict=True))
    }


@pytest.mark.parametrize(
    ("means", "holds"),
    [((0, 5, 9, 4, 1), True), ((0, 1, 2, 3, 4), False), ((9, 5, 3, 2, 0), False)],
)
def test_an_inverted_u_needs_an_inner_dose_above_both_ends(means, holds):
    peak, values = doses(*means)
    assert peak.found(look_in(values)).holds is holds


def test_choosing_the_best_dose_by_other_seeds_does_not_flatter_it():
    peak, _ = doses(0, 0, 0, 0)
    rng = np.arange(40)
    noisy = {arm: np.sin(rng * (k + 2.0)) for k, (_, arm) in enumerate(peak.doses)}
    assert not peak.found(look_in(noisy)).holds


@pytest.mark.parametrize(
    ("left", "counts"), [(4.0, True), (-4.0, True), (6.0, False), (10.0, False)]
)
def test_an_ablation_counts_when_at_most_half_is_left(left, counts):
    test = difference("x", X, TREATED, CONTROL, "above")
    bare = {arm.with_parameters(OFF) for arm in (CONTROL, TREATED)}
    values = {CONTROL: [0, 0, 0], TREATED: 10 + NOISE}
    values |= {
        arm: left + NOISE if arm == TREATED.with_parameters(OFF) else [0, 0, 0] for arm in bare
    }
    found = judged(claim(test, ablations=(without("off", OFF),)), look_in(values))
    assert found.ablated[0].counts is counts


def test_an_ablation_counts_when_its_interval_contains_zero():
    test = difference("x", X, TREATED, CONTROL, "above")
    values = {CONTROL: [0, 0, 0], TREATED: [10, 10, 10.1]}
    values |= {CONTROL.with_parameters(OFF): [0, 0, 0], TREATED.with_parameters(OFF): [-9, 9, 25]}
    found = judged(claim(test, ablations=(without("off", OFF),)), look_in(values))
    assert found.ablated[0].counts


def test_all_tests_must_hold_and_the_first_decides_what_is_reversed():
    good = difference("x", X, TREATED, CONTROL, "above")
    bad = difference("y", X, TREATED, CONTROL, "below")
    look = look_in({CONTROL: [0, 0, 0], TREATED: 5 + NOISE})
    assert judged(claim(good, bad), look).verdict == "not shown"
    assert judged(claim(bad, good), look).verdict == "reversed"
    assert judged(claim(), look).verdict == "not built"


def test_a_ratio_without_a_whole_has_no_interval():
    assert ratio(np.ones(3), np.zeros(3)).low == -np.inf


def test_a_contrast_without_luck_in_common_is_not_asked_for():
    (test,) = nothing("x", TREATED, CONTROL, "nps")
    assert [term.weight for term in test.terms] == [1.0, -1.0]
    assert isinstance(test, Contrast)
    assert Term(1.0, TREATED, X).weight == 1.0
