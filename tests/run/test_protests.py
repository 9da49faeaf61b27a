"""Protests, promises and dismissal: who objects to a reform, what it costs, who has to go."""

import numpy as np
import pytest

from sim.decisions import decision_of
from sim.decisions.protests import IGNORED, grievance, rows_around
from sim.lab.cases import load_case
from sim.lab.game import Game
from sim.measures import Readings
from sim.politics import as_income
from sim.politics.board import CASH, PROFIT, insolvent, review
from sim.politics.commitments import Commitment
from sim.run import LAB, Refused, Run

PEOPLE = 300
CARE = {"kind": "set_goals", "service": {"cost": 0.1, "cx": 0.9}}
HEADS = {"kind": "staff_service", "rule": "to_demand", "utilisation": 0.8}


def loud(*, protests=True, politics=True):
    """The Promise Gap where departments protest."""
    case = load_case("promise-gap", PEOPLE)
    offer = case.decisions.model_copy(
        update={"politics": politics, "protests": protests, "extra": ("ask_for_patience",)}
    )
    return case.model_copy(update={"decisions": offer})


def reformed(*more: dict, seed=1, case=None, weeks=13) -> Run:
    """A game in which service is paid for care, which makes each contact dearer."""
    run = Run(case or loud(), seed)
    for one in (CARE, HEADS, *more):
        run.decide(one, by=LAB)
    run.advance(weeks)
    return run


def answer(what: str) -> dict:
    return {"kind": "answer_protest", "department": "service", "answer": what}


def test_whoever_reports_a_fall_after_its_goals_were_moved_protests():
    run = reformed()
    (protest,) = (one for one in run.agenda.protests if one.department == "service")
    assert protest.reached < 0.96
    assert protest.kind == "set_goals"
    quiet = Run(loud(), 1)
    quiet.decide(HEADS, by=LAB)  # as dear, but nobody's goals were moved
    quiet.advance(13)
    assert quiet.agenda.protests == ()
    assert reformed(case=loud(protests=False)).agenda.protests == ()


def test_nobody_protests_against_what_is_long_ago_small_or_waited_for():
    run = reformed()
    policy, case = run.policy, run.case
    assert grievance(policy, "service", 13, case).kind == "set_goals"
    assert grievance(policy, "service", 60, case) is None
    assert grievance(policy, "sales", 13, case) is None
    asked = {"kind": "ask_for_patience", "reform": "set_goals", "quarters": 3}
    patient = decision_of(asked).apply(policy, 0, case)
    assert grievance(patient, "service", 13, case) is None
    assert grievance(patient, "service", 39, case) is not None


@pytest.mark.parametrize(
    ("what", "capital", "attention"), [("firm", 1, 0), ("hear", 0, 1), ("half_way", 0, 0)]
)
def test_an_answer_takes_its_price_and_no_move(what, capital, attention):
    run = reformed()
    before = run.purse
    run.decide(answer(what))
    assert before.capital - run.purse.capital == capital
    assert before.attention - run.purse.attention == attention
    assert run.purse.moves == before.moves
    with pytest.raises(Refused) as twice:
        run.decide(answer("firm"))
    assert twice.value.refusal.code == "R11"


def test_only_a_protest_can_be_answered_and_only_before_the_quarter_begins():
    run = reformed()
    with pytest.raises(Refused) as nobody:
        run.decide({**answer("firm"), "department": "it"})
    assert nobody.value.refusal.code == "R15"
    run.advance(1)
    with pytest.raises(Refused) as late:
        run.decide(answer("firm"))
    assert late.value.refusal.code == "R15"


def test_a_protest_without_an_answer_raises_resistance_and_an_answered_one_does_not():
    heard, ignored = reformed(), reformed()
    heard.decide(answer("hear"))
    for run in (heard, ignored):
        run.advance(1)
    more = ignored.history[-1].resistance_service - heard.history[-1].resistance_service
    assert more == pytest.approx(IGNORED)
    assert [item.kind for item in ignored.policy.taken][-1] == "answer_protest"


def test_half_way_is_half_way_back():
    run = reformed()
    reform = grievance(run.policy, "service", 13, run.case)
    was, now = rows_around(run.policy, reform, "service", run.case)
    run.decide(answer("half_way"))
    goals = run.policy.levers(13).service_goals
    assert goals.cx == pytest.approx((was.cx + now.cx) / 2)
    assert sum(goals) == pytest.approx(1.0)


def test_taking_the_reform_back_ends_the_protest_and_is_paid():
    run = reformed()
    reform = next(one for one in run.agenda.protests if one.department == "service").reform
    run.decide({"kind": "roll_back", "decision": reform})
    run.advance(13)
    assert run.agenda.given_in == 1
    assert "answer_protest" not in {item.kind for item in run.policy.taken}
    assert "service" not in run.agenda.protesting


def test_replay_and_lab_come_to_the_same_with_protests():
    run, game = reformed(), Game.of(loud(), 1)
    for one in (CARE, HEADS):
        game.decide(decision_of(one), free=True)
    game.live(13)
    found = [[(one.department, one.reached) for one in x.agenda.protests] for x in (game, run)]
    assert found[0] == found[1] != []
    assert game.check(decision_of(answer("firm"))) is None
    run.advance(26)
    game.live(39)
    assert game.state.hash() == run.state.hash()
    assert game.purse == run.purse
    again = Run.replay(run.journal, run.case)
    assert again.state.hash() == run.state.hash()
    assert again.policy.taken == run.policy.taken


def test_a_promise_is_kept_or_missed_at_its_date_and_the_purse_and_the_board_know():
    kept, missed = Commitment("x", "fcr", 2.0, 2.0), Commitment("x", "fcr", 2.0, 1.9)
    assert kept.kept
    assert not missed.kept
    better = ({"kind": "empower", "latitude": 0.8}, {"kind": "train", "weeks": 40})
    promise = {"kind": "ask_for_patience", "reform": "set_goals", "metric": "fcr", "quarters": 3}
    runs = [reformed(*helped, {**promise, "rise": 2.0}, weeks=39) for helped in (better, ())]
    assert [run.agenda.fallen_due[0].kept for run in runs] == [True, False]
    assert [run.agenda.word for run in runs] == [1, -1]
    incomes = [as_income(run.agenda) for run in runs]
    assert [(one["kept"], one["missed"]) for one in incomes] == [(1, 0), (0, 1)]
    for run in runs:
        run.advance(13)
    assert [run.agenda.review.of_word for run in runs] == [1, -1]


def test_a_board_that_is_worried_twice_running_lets_its_chief_go():
    case = loud()
    run = Run(case, 1)
    year = np.zeros((52, len(Readings._fields)))
    year[:, PROFIT], year[-1, CASH] = -10.0, -1.0
    assert review(year, before=2.0, plan=10.0).warning
    late = np.concatenate((year, year))
    agenda = run.agenda
    for week in (52, 104):
        agenda = agenda.closed(late[:week], run.policy, week, case)
        assert agenda.dismissed == ("board" if week == 104 else "")
    safe = run.agenda.__class__.first(case, Run(case, 1).state, room=True)
    for week in (52, 104):
        safe = safe.closed(late[:week], run.policy, week, case)
    assert (safe.warned, safe.dismissed) == (True, "")


def test_administrators_come_after_four_weeks_beyond_the_overdraft_but_not_in_the_first_year():
    quarter = np.zeros((13, len(Readings._fields)))
    quarter[5:8, CASH] = -401.0
    assert not insolvent(quarter, 400.0)
    quarter[8, CASH] = -401.0
    assert insolvent(quarter, 400.0)
    case = loud()
    run, weeks = Run(case, 1), np.concatenate([quarter] * 5)
    assert run.agenda.closed(weeks[:52], run.policy, 52, case).dismissed == ""
    assert run.agenda.closed(weeks, run.policy, 65, case).dismissed == "administrators"
