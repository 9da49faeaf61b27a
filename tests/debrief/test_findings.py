"""Findings are kept: the same game is never judged twice, and another game never gets its file."""

import numpy as np
import pytest

from sim.debrief import findings as module
from sim.debrief.findings import STEPS, digest, findings, is_kept
from sim.explain.course import Game
from sim.run import LAB, QUARTER, Run

LOUD = {"kind": "promise_level", "extra": 0.12}


def of(seed=7, plan=LOUD):
    run = Run("promise-gap", seed, customers=200)
    run.advance(1)
    if plan:
        run.decide(plan, by=LAB)
    run.advance(QUARTER)
    return Game.of(run)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("kept")


@pytest.fixture(scope="module")
def found(folder):
    return findings(of(), folder)


def same(one, other) -> bool:
    values = one.trials.values
    equal = values.keys() == other.trials.values.keys()
    arrays = all(np.array_equal(values[key], other.trials.values[key]) for key in values)
    return equal and arrays and (one.moments, one.web) == (other.moments, other.web)


def test_what_was_kept_is_what_was_found_and_nothing_is_lived_again(folder, found, monkeypatch):
    monkeypatch.setattr(module, "_found", None)  # calling it would fail
    told = []
    again = findings(of(), folder, progress=told.append)
    assert same(found, again)
    assert again.trials.worth() == found.trials.worth()
    assert told == [STEPS]


def test_progress_goes_up_to_its_end(tmp_path):
    told = []
    findings(of(plan=None), tmp_path, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == STEPS


def test_another_seed_decision_or_length_is_another_game():
    longer = Run("promise-gap", 7, customers=200)
    longer.advance(1)
    longer.decide(LOUD, by=LAB)
    longer.advance(QUARTER + 1)
    names = [digest(of()), digest(of(8)), digest(of(plan=None)), digest(Game.of(longer))]
    assert len(set(names)) == 4
    assert digest(of()) == names[0]


@pytest.mark.parametrize("damage", [b"", b"nonsense", None])
def test_a_file_that_is_damaged_is_made_anew(folder, found, damage):
    path = folder / f"{digest(of())}.npz"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert same(found, findings(of(), folder))
    assert path.read_bytes()[:2] == b"PK"


def test_who_may_not_write_does_without(tmp_path, found):
    blocked = tmp_path / "file"
    blocked.write_text("a file where the folder should be")
    assert same(found, findings(of(), blocked / "kept"))
    assert not is_kept(of(), blocked / "kept")
