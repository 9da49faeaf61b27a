"""What is decided when something has gone wrong: who may stop it, how it is answered, and when."""

import numpy as np
import pytest

from sim.run import LAB, Refused
from tests.run.games import changed, event, small, started

BUG = event("bug", 3, size=9.0)
FULL = small(600)


def lived(*decisions: dict, weeks: int = 6, events: tuple = (BUG,), when: int = 3, **groups: dict):
    """A game of some weeks in which a bug breaks out, and what is decided when it is seen."""
    case = changed(FULL, events, needs={"failure": 0.05}, **groups)
    run = started(case, seed=5)
    run.advance(when)
    for one in decisions:
        run.decide(one, by=LAB)
    run.advance(weeks - when)
    return run


def answered(answer: str, **more):
    return lived({"kind": "crisis_answer", "answer": answer}, **more)


def test_a_squad_mends_faster_and_leaves_service_short():
    usual, squad = lived(), answered("squad")
    assert squad.model.it.state.bug < usual.model.it.state.bug
    assert squad.model.service.state.capacity < 0.95 * usual.model.service.state.capacity


def test_a_notice_takes_promises_back_to_what_is_delivered_and_costs_advertising():
    usual, told = lived(), answered("notice")
    ours = usual.model.customers.society.c.brand == 0
    promised = [run.model.customers.society.c.promised[ours].mean() for run in (told, usual)]
    assert promised[0] < promised[1]
    assert told.model.marketing.state.adstock < usual.model.marketing.state.adstock


def test_a_reply_calms_what_is_said_and_mends_nothing():
    usual, replied = lived(), answered("reply")
    loud = [run.model.customers.society.now.weight.sum() for run in (replied, usual)]
    assert loud[0] < loud[1]
    assert replied.model.it.state.bug == usual.model.it.state.bug


def test_money_closes_cases_costs_and_teaches_that_complaining_pays():
    listening = {"kind": "listening_owner", "owner": "service"}
    usual, paid = lived(listening, weeks=9), lived(
        listening, {"kind": "crisis_answer", "answer": "refund"}, weeks=9
    )  # fmt: skip
    week = 5
    assert paid.history[week].open_cases < usual.history[week].open_cases
    assert paid.history[week].cost > usual.history[week].cost
    soon = answered("refund", weeks=5)
    assert soon.model.lived.outcomes.refunded > 0
    assert soon.history[-1].cost == pytest.approx(
        lived(weeks=5).history[-1].cost
        + 1.5 * soon.model.finance.state.price * soon.model.lived.outcomes.refunded
    )


def test_an_answer_needs_something_to_answer():
    quiet, answer = started(changed(FULL), seed=5), {"kind": "crisis_answer", "answer": "notice"}
    case = quiet.case.model_copy(
        update={"decisions": quiet.case.decisions.model_copy(update={"extra": ("crisis_answer",)})}
    )
    quiet = started(case, seed=5)
    with pytest.raises(Refused) as refused:
        quiet.decide(answer)
    assert refused.value.refusal.code == "R15"
    quiet.inject(BUG)
    before = quiet.purse
    quiet.decide(answer)
    assert (quiet.purse.moves, quiet.purse.attention) == (before.moves, before.attention - 1)


def test_whoever_may_stop_a_release_has_it_mend_instead():
    right = {"kind": "stop_the_line", "by": "service"}
    gap = {"further": {"stop_gap": 1.0}}
    usual, stopped = lived(when=1, weeks=8, **gap), lived(right, when=1, weeks=8, **gap)
    assert stopped.model.it.state.bug < usual.model.it.state.bug
    assert stopped.model.it.state.features < usual.model.it.state.features
    calm = [lived(*some, when=1, weeks=8, events=(), **gap).state.hash() for some in ((), (right,))]
    assert calm[0] == calm[1]


def test_whoever_may_stop_a_campaign_does_for_four_weeks_of_eight():
    right = {"kind": "stop_the_line", "by": "service"}
    seen = {"further": {"stop_gap": 0.0, "stop_noise": 0.0}}
    run = lived(right, when=0, weeks=2, events=(), **seen)
    stops = []
    for _ in range(16):
        run.advance()
        stops.append(run.model.lived.walls.stop > 0.0)
    assert sum(stops) == 8
    assert np.diff(np.flatnonzero(np.diff(stops))).tolist() == [4, 4, 4]


def test_an_agreement_about_leads_hands_over_fewer_and_calls_more_of_them():
    agreed = {"kind": "lead_agreement", "held_back": 0.3}
    busy = {"market": {"in_market": 0.08}}
    usual = lived(when=0, weeks=40, events=(), **busy)
    held = lived(agreed, when=0, weeks=40, events=(), **busy)
    leads = [sum(week.leads for week in run.history[20:]) for run in (held, usual)]
    called = [sum(week.leads_followed for week in run.history[20:]) for run in (held, usual)]
    assert leads[0] < leads[1]
    assert called[0] / leads[0] > 1.2 * called[1] / leads[1]
    assert (
        held.model.marketing.state.effort.calibrate > usual.model.marketing.state.effort.calibrate
    )


def test_patience_is_asked_for_a_reform_that_is_under_way():
    run = lived(weeks=4)
    ask = {"kind": "ask_for_patience", "reform": "empower", "rise": 3.0, "quarters": 3}
    with pytest.raises(Refused) as refused:
        run.decide(ask, by=LAB)
    assert refused.value.refusal.code == "R15"
    run.decide({"kind": "empower", "latitude": 0.6}, by=LAB)
    run.decide(ask, by=LAB)
