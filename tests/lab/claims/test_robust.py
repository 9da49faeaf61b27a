"""Random sets of parameters stay inside their bounds, and a run that was stopped goes on."""

import json

import numpy as np
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.claims import robust
from sim.lab.claims.common import SILO
from sim.lab.claims.contrasts import difference
from sim.lab.claims.living import case_of
from sim.lab.claims.outcomes import Outcome
from sim.lab.claims.robust import (
    KEEPS,
    POSITIONS,
    RANGES,
    STEADY,
    Held,
    declared,
    held_in,
    random_set,
    right_sign,
    run_sets,
    width,
)
from sim.scenario.parameters import Parameters


def default(name: str):
    value = Parameters().model_dump()
    for part in name.split("."):
        value = value[part]
    return value


def test_a_set_is_a_valid_firm_and_differs_from_the_defaults():
    for number in range(30):
        values = random_set(number)
        case_of(SILO.with_parameters(values), 100)
        moved = [name for name, value in values.items() if value != default(name)]
        assert len(moved) > 100


def test_sets_are_the_same_each_time_and_differ_from_each_other():
    assert random_set(3) == random_set(3)
    assert random_set(3) != random_set(4)


def test_parameters_stay_within_their_widths():
    fields = dict(declared())
    for name, value in random_set(1).items():
        low, high = RANGES.get(name, (0.0, 0.0))
        if name not in RANGES:
            part = width(name, fields[name])
            moving = 1.0 - default(name) if name in KEEPS else default(name)
            reach = abs(moving) * part + 1e-9
            low, high = default(name) - reach, default(name) + reach
        assert low <= value <= high, name


def test_named_parameters_are_declared():
    known = set(dict(declared()))
    assert {*RANGES, *KEEPS, *POSITIONS} <= known
    assert set(STEADY) <= known


def test_switches_and_zeros_stay_as_they_are():
    values = random_set(2)
    assert "walls.exist" not in values
    assert "goals.beliefs.hype.cx" not in values
    assert "market.people" not in values


def test_a_run_goes_on_where_it_was_stopped(tmp_path, monkeypatch):
    judged: list[int] = []

    def judge(number, *_):
        judged.append(number)
        return {"C1": [number % 2 == 0, True]}

    monkeypatch.setattr(robust, "judge_set", judge)
    path = tmp_path / "sets.jsonl"
    run_sets(path, 2, 3, 60)
    run_sets(path, 4, 3, 60)
    assert judged == [0, 1, 2, 3]
    assert held_in(path) == {"C1": Held(4, 2, 4)}
    assert [json.loads(line)["set"] for line in path.read_text("utf-8").splitlines()] == judged


def test_a_file_that_is_not_there_holds_nothing(tmp_path):
    assert held_in(tmp_path / "none.jsonl") == {}


def test_shares_are_said_with_the_sign_in_brackets():
    assert Held(30, 15, 27).words == "50 % (90 %)"


def test_the_command_judges_sets_and_the_document_has_them_as_a_column(tmp_path, monkeypatch):
    def judge(*_):
        return {"C43": [True, True], "C5": [False, True]}

    monkeypatch.setattr(robust, "judge_set", judge)
    found, page = tmp_path / "sets.jsonl", tmp_path / "claims.md"
    run = CliRunner().invoke
    done = run(app, ["claims", "--robust", "--sets", "3", "--found", str(found)])
    assert done.exit_code == 0
    assert "100 % (100 %)" in done.output
    small = ["--only", "C43", "--replicates", "2", "--customers", "120", "--found", str(found)]
    assert run(app, ["claims", *small, "--out", str(page)]).exit_code == 0
    text = page.read_text("utf-8")
    assert "| without | robust |" in text
    assert "of 3 random sets of parameters" in text
    assert "100 % (100 %) |" in text


def test_a_mean_on_the_expected_side_has_the_right_sign():
    arms = [SILO.having({"walls.base": base}) for base in (0.1, 0.2)]
    nps = Outcome("nps")

    def signed(expects: str, shift: float) -> bool:
        test = difference("x", nps, arms[1], arms[0], expects)
        values = {arms[0]: np.array([0.0, 9.0]), arms[1]: np.array([0.0, 9.0]) + shift}
        return right_sign(test, test.found(lambda arm, _: values[arm]))

    assert signed("above", 1.0)
    assert not signed("above", -1.0)
    assert signed("below", -1.0)
    assert not signed("below", 1.0)
    assert signed("zero", 0.0)
    assert not signed("zero", 1.0)
