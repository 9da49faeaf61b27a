"""Policies as files: the canonical ones, and those with mistakes.

The first lines of each broken file hold what must be said: `# expect: line: sentence`.
"""

from pathlib import Path

import pytest

from sim.decisions import DecisionError, offered, ranges
from sim.decisions.dates import steered
from sim.policies import PolicyError, load_policy, policy_names, steps_of
from sim.policy import Owner, Staffing
from sim.scenario.load import load_scenario
from tests.scenario.cases import scenario
from tests.strategies import case, first_policy

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
CANONICAL = (
    *("status-quo", "shared-goals", "shared-goals-sponsored", "integrated-redesign"),
    *("promotion-only", "tools-only", "record-only", "training-only", "process-only"),
    *("empower-only", "authority-only", "signoff-only", "listening-marketing"),
    *("listening-service", "executive-without-power", "executive-in-operations", "service-first"),
    *("shared-goals-rolled-back", "process-sponsored", "sequence", "evidence-only"),
    "executive-with-budget",
)


def expected(path: Path) -> list[str]:
    lines = path.read_text("utf-8").splitlines()
    return [line.removeprefix("# expect: ") for line in lines if line.startswith("# expect: ")]


def played(name: str, scenario_id: str = "promise-gap"):
    policy, here = first_policy(scenario_id), load_scenario(scenario_id)
    for step in load_policy(name):
        assert step.decision.check(policy, step.week, here) is None, step
        policy = step.decision.apply(policy, step.week, here)
    return policy


def test_the_canonical_policies_are_there():
    assert set(policy_names()) == set(CANONICAL)


@pytest.mark.parametrize("name", CANONICAL)
@pytest.mark.parametrize("scenario_id", ["base", "promise-gap"])
def test_the_lab_is_refused_nothing_of_them(name, scenario_id):
    policy = played(name, scenario_id)
    assert len(policy.taken) == len(load_policy(name))
    assert (name == "status-quo") == (not policy.taken)


@pytest.mark.parametrize("name", sorted(set(CANONICAL) - {"status-quo"}))
def test_they_leave_the_first_quarter_alone(name):
    policy = played(name)
    assert all(policy.levers(week) == policy.first for week in range(-52, 13))


def test_the_redesign_is_the_shared_matrix_and_all_that_carries_it():
    levers = played("integrated-redesign").levers(60)
    assert levers.it_goals == (0.0, 0.2, 0.0, 0.0, 0.4, 0.4)
    assert levers.service_goals == (0.0, 0.2, 0.0, 0.25, 0.55, 0.0)
    assert (levers.sponsor, levers.process, levers.empowerment) == (0.75, 1.0, 0.6)
    assert (levers.signoff, levers.listening) == (Owner.SERVICE, Owner.SERVICE)
    assert levers.staffing == Staffing.TO_DEMAND
    assert played("integrated-redesign").levers(39).record == 1.0


@pytest.mark.parametrize(
    ("name", "lever", "value"),
    [("promotion-only", "spend", 1.5), ("training-only", "training", 1.0),
     ("authority-only", "sponsor", 0.75)],
)  # fmt: skip
def test_what_stands_does_not_lapse_within_any_run(name, lever, value):
    policy = played(name)
    assert {getattr(policy.levers(week), lever) for week in range(16, 520)} == {value}


def test_the_reform_that_was_rolled_back_leaves_no_trace_in_the_levers():
    policy = played("shared-goals-rolled-back")
    assert steered(policy.levers(40)) == steered(policy.first)
    assert policy.levers(39).it_goals != policy.first.it_goals


def test_there_are_enough_broken_ones():
    assert len(BROKEN) >= 12


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_told_in_its_line(path):
    with pytest.raises(PolicyError) as caught:
        load_policy(path)
    assert str(caught.value).splitlines() == [f"{path}:{told}" for told in expected(path)]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("shared-gaols", ("shared-gaols: no policy is called `shared-gaols`. "
         "Did you mean `shared-goals`?")),
        ("no/such.yaml", "no/such.yaml: no such file"),
        ("../x", "../x: no such file"),
        ("a\x00.yaml", r"a\x00.yaml: no such file"),
    ],
)  # fmt: skip
def test_a_policy_that_is_not_there(name, told, tmp_path, monkeypatch):
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")  # elsewhere anything may lie beside
    with pytest.raises(PolicyError) as caught:
        load_policy(name)
    assert str(caught.value) == told


def test_a_step_may_wait_for_an_occasion(tmp_path):
    path = tmp_path / "wait.yaml"
    path.write_text("- when: {metric: fcr, below: 0.5}\n  decision: {kind: train}\n")
    (step,) = load_policy(path)
    assert step.occasion.metric == "fcr"
    assert ranges(type(step.decision))["weeks"].low == 4
    (dated,) = load_policy("evidence-only")
    assert dated.occasion.first_week == 13


def test_policies_of_a_scenario_become_steps(tmp_path):
    row = "[{week: 3, decision: {kind: %s}}]\n"
    text = "policies:\n  a: " + row % "train" + "  b: " + row % "train, weeks: x"
    policies = scenario(tmp_path, text).policies
    (step,) = steps_of(policies["a"])
    assert (step.week, step.decision.kind) == (3, "train")
    with pytest.raises(DecisionError, match="not `x`"):
        steps_of(policies["b"])


def test_the_shipped_scenario_offers_what_the_sequence_takes():
    assert {step.decision.kind for step in load_policy("sequence")} <= offered(case())
