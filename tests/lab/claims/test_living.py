"""Lives of arms: shared luck, exact zeros, the same numbers from any number of threads."""

import json

import numpy as np
import pytest
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.claims.arms import Arm
from sim.lab.claims.catalogue import chosen
from sim.lab.claims.common import SILO
from sim.lab.claims.living import ArmError, Lives, case_of, changed
from sim.lab.claims.outcomes import Outcome, mind, over, sight, total
from sim.lab.claims.register import without
from sim.lab.claims.verdicts import judge
from sim.playing import play
from sim.policies import Step
from sim.run import Run
from sim.scenario.resolution import with_people

PEOPLE, SEEDS = 300, (1, 2)
REFORM = SILO.deciding(3, "shared_goals", weight=0.5).deciding(5, "empower", latitude=0.6)
LAST = Outcome("brand_equity", 30, 30)


def lived(arms, outcomes=(LAST,), threads: int = 2) -> Lives:
    cells = [(arm, outcome) for arm in arms for outcome in outcomes]
    return Lives(cells, SEEDS, PEOPLE, threads)


def test_an_arm_is_the_game_that_its_decisions_would_make():
    case = with_people(case_of(SILO, PEOPLE), PEOPLE)
    steps = [Step(week=week, decision=json.loads(said)) for week, said in REFORM.steps]
    run = Run(case, SEEDS[0])
    play(run, steps, 31)
    assert lived([REFORM]).look(REFORM, LAST)[0] == run.history[30].brand_equity


def test_the_numbers_do_not_depend_on_the_number_of_threads():
    arms = (SILO, REFORM, SILO.having({"walls.exist": False}))
    outcomes = (LAST, total("profit", 0, 30), mind("public", 20))
    one, many = lived(arms, outcomes, 1), lived(arms, outcomes, 3)
    for cell, values in one.values.items():
        assert values.tobytes() == many.values[cell].tobytes()


def test_equal_arms_are_lived_once():
    again = Arm().deciding(3, "shared_goals", weight=0.5).deciding(5, "empower", latitude=0.6)
    assert again == REFORM
    assert lived([REFORM, again]).total == len(SEEDS)


def test_looking_into_minds_changes_nothing():
    plain = lived([REFORM]).look(REFORM, LAST)
    curious = lived([REFORM], (LAST, mind("trust", 7), mind("trust", 30))).look(REFORM, LAST)
    assert plain.tobytes() == curious.tobytes()


def test_a_parameter_that_changes_later_changes_nothing_before():
    later = SILO.from_week(20, {"hearing.amplification": 3.0})
    outcomes = (over("brand_equity", 0, 19), LAST)
    found = lived([SILO, later], outcomes)
    assert (found.look(SILO, outcomes[0]) == found.look(later, outcomes[0])).all()
    assert (found.look(SILO, LAST) != found.look(later, LAST)).all()


def test_events_and_levers_by_hand_come_in_their_week():
    bug = SILO.meeting(20, "bug", size=9.0)
    hand = SILO.turning(20, it_goals={"cx": 1.0})
    outcomes = (over("contacts", 0, 19), over("contacts", 20, 24), over("effort_it_fixes", 0, 19),
                over("effort_it_fixes", 30, 30))  # fmt: skip
    found = lived([SILO, bug, hand], outcomes)
    assert (found.look(bug, outcomes[0]) == found.look(SILO, outcomes[0])).all()
    assert (found.look(bug, outcomes[1]) > found.look(SILO, outcomes[1])).all()
    assert (found.look(hand, outcomes[2]) == found.look(SILO, outcomes[2])).all()
    assert (found.look(hand, outcomes[3]) > found.look(SILO, outcomes[3])).all()


def test_a_lever_of_one_pair_moves_that_pair():
    near = SILO.pairing(5, "same_head", "marketing_service")
    pair, other = Outcome("wall_marketing_service", 30, 30), Outcome("wall_sales_it", 30, 30)
    found = lived([SILO, near], (pair, other))
    assert (found.look(near, pair) > found.look(SILO, pair)).all()
    assert found.look(near, other) == pytest.approx(found.look(SILO, other), rel=1e-2)


def test_people_can_be_counted_week_by_week():
    open_ears = SILO.deciding(0, "listening_owner", owner="service")
    answered = sight("answered_public", 8, 30)
    shares = [sight(f"posts_{kind}", 8, 30) for kind in ("sour", "even", "glad")]
    found = lived([open_ears], (answered, *shares))
    assert (
        (found.look(open_ears, answered) > 0.2) & (found.look(open_ears, answered) <= 1.0)
    ).all()
    assert sum(found.look(open_ears, one) for one in shares) == pytest.approx([1.0, 1.0])


def test_what_switches_a_mechanism_off_overrides_the_arm_and_a_random_set_does_not():
    arm = SILO.having({"walls.base": 0.3})
    off = without("off", {"walls.base": 0.0})
    assert off.switched_off(arm) == SILO.having({"walls.base": 0.0})
    assert arm.with_parameters({"walls.base": 0.1, "walls.lowest": 0.0}) == SILO.having(
        {"walls.base": 0.3, "walls.lowest": 0.0}
    )


def test_a_decision_that_is_refused_is_not_passed_over():
    with pytest.raises(ArmError, match="week 3"):
        lived([SILO.deciding(3, "empower", latitude=0.9)])


def test_a_parameter_that_nobody_declared_is_refused():
    with pytest.raises(ArmError, match=r"walls\.exists"):
        changed({"walls": {"exist": True}}, [("walls.exists", False)])


def test_exact_zeros_are_exact():
    for one in judge(chosen(["C17", "C43"]), SEEDS, PEOPLE):
        assert one.verdict == "shown"
        assert [found.effect.mean for found in one.findings] == [0.0] * len(one.findings)


def test_readings_over_weeks():
    series = np.zeros((4, 70))
    series[:, 0] = (1.0, -2.0, 3.0, 6.0)
    series[:, 1] = (1.0, 1.0, 2.0, 4.0)
    names = {"mean": 2.0, "sum": 8.0, "max": 6.0, "min": -2.0, "below_zero": 1.0}
    for how, expected in names.items():
        assert Outcome("brand_equity", 0, 3, how).read(series, {}) == expected
    assert Outcome("brand_equity", 2, 3, per="salience").read(series, {}) == 1.5


def asked(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["claims", "--customers", "120", "--replicates", "2", *words])
    return found.exit_code, found.output


def test_json_has_a_list_of_claims():
    code, output = asked("--only", "C5,C24,C43,A", "--json")
    answer = json.loads(output)
    assert code == 0
    assert [one["id"] for one in answer["claims"]] == ["C5", "C24", "C43"]
    assert [one["id"] for one in answer["loops"]] == ["A"]
    for one in answer["claims"]:
        assert {"id", "verdict", "effect", "low", "high", "expected", "ablation"} <= set(one)
    assert answer["claims"][2]["verdict"] == "shown"
    assert answer["claims"][0]["verdict"] == "not built"


def test_the_document_names_its_command_the_caution_and_what_is_not_shown(tmp_path):
    path = tmp_path / "claims.md"
    assert asked("--only", "C5,C43", "--out", str(path))[0] == 0
    text = path.read_text("utf-8")
    assert "no study links departmental dysfunction directly" in text
    assert "uv run silo claims --replicates 2 --customers 120 --only C5,C43 --out" in text
    assert "| **C43** " in text
    assert "- **C5**, not built. " in text
    assert "## Chosen after a first look" in text


def test_an_unknown_claim_is_refused_with_a_proposal():
    code, output = asked("--only", "C72")
    assert code == 2
    assert "no claim is called `C72`" in output
