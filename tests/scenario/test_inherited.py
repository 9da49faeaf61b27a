"""What a firm had decided before anybody played it."""

import pytest

from sim.burn_in import settled
from sim.debrief.signs import _structural
from sim.decisions import DecisionError, first_policy
from sim.decisions.rebuilding import only
from sim.explain.course import Game as Played
from sim.explain.decided import by_decision, taken_before
from sim.journal import Journal
from sim.lab.game import Game
from sim.model import SiloModel
from sim.run import Refused, Run
from tests.scenario.cases import faults, scenario

PEOPLE = 120
SEAT = "decisions: {set: full}\ninherited: [{kind: appoint_executive, home: marketing}]\n"


def few(tmp_path, text=SEAT, name="firm"):
    people = f"parameters: {{market: {{people: {PEOPLE}}}}}\n"
    return scenario(tmp_path, text + people, name)


def test_it_is_in_force_when_play_begins_and_was_paid_for_before(tmp_path):
    run, plain = Run(few(tmp_path), 3), Run(few(tmp_path, "", "plain"), 3)
    assert run.policy.levers(0).home == 1
    assert run.purse == plain.purse
    assert run.policy.levers(0).spending == pytest.approx(8.0)
    assert run.plan < plain.plan  # the board has seen what the seat costs


def test_the_year_before_play_is_lived_under_it(tmp_path):
    case, plain = few(tmp_path), few(tmp_path, "", "plain")
    lived = SiloModel(case, 3, burn_in=0)
    for _ in range(52):
        lived.step()
    assert lived.state.hash() == settled(case, 3).hash() != settled(plain, 3).hash()
    assert Game.of(case, 3).policy == lived.policy == first_policy(case)


def test_a_replay_begins_with_it(tmp_path):
    run = Run(few(tmp_path), 3, journal=tmp_path / "a.journal")
    run.advance(2)
    run.journal.close()
    again = Run.replay(Journal.read(tmp_path / "a.journal"), run.case)
    assert again.state.hash() == run.state.hash()
    assert again.policy.levers(0).home == 1


def test_it_can_be_rolled_back_and_not_be_had_twice(tmp_path):
    run = Run(few(tmp_path), 3)
    with pytest.raises(Refused, match="That is how it already is"):
        run.decide({"kind": "appoint_executive", "home": "marketing"})
    run.decide({"kind": "roll_back", "decision": "appoint_executive"})
    assert run.policy.levers(20).home == 0


def test_the_same_luck_without_a_move_still_has_it(tmp_path):
    run = Run(few(tmp_path), 3)
    run.decide({"kind": "roll_back", "decision": "appoint_executive"})
    run.decide({"kind": "empower", "latitude": 0.6})
    names = [item.name for item in run.policy.taken]
    assert only(run.policy, (), run.case).levers(50).home == 1
    assert only(run.policy, names[1:2], run.case).levers(50).home == 0  # its way back alone


def test_it_is_no_decision_of_whoever_plays(tmp_path):
    run = Run(few(tmp_path), 3)
    run.advance(13)
    assert _structural(run) is None
    game = Played.of(run)
    assert taken_before(game, 13) == ()
    assert by_decision(game, "brand_equity", 0, 13)[1] == ()


def test_it_is_mechanics_and_a_case_without_it_is_what_it_was(tmp_path):
    plain, seat = few(tmp_path, "", "plain"), few(tmp_path)
    assert "inherited" not in plain.mechanics()
    assert seat.hash != plain.hash


def test_a_kind_that_nobody_knows_is_told_with_its_line(tmp_path):
    (fault,) = faults(tmp_path, "inherited: [{kind: apoint_executive, home: marketing}]\n")
    assert "Did you mean `appoint_executive`?" in fault
    (fault,) = faults(tmp_path, "inherited: [{home: marketing}]\n")
    assert "needs a `kind`" in fault


def test_a_setting_that_nobody_knows_is_told_before_play(tmp_path):
    case = few(tmp_path, "inherited: [{kind: appoint_executive, home: cellar}]\n")
    with pytest.raises(DecisionError, match="cellar"):
        Run(case, 3)
