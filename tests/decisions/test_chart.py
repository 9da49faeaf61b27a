"""Who reports to whom: no circle, no second move within half a year, and twins move together."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.decisions import Hand, decision_of
from sim.decisions.base import LAB
from sim.decisions.chart import circled, in_a_circle, twins
from sim.decisions.dates import eventually
from sim.decisions.structure import PAIRS
from sim.policy import Boss, Policy
from sim.purse import Purse
from sim.scenario.names import DEPARTMENTS
from tests.strategies import case, decisions, first_policy

RICH = Purse(cash=1e6, capital=99, points=99, moves=99, attention=99)
ON_THE_CHART = ("reporting_line", "merge_directors", "roll_back")


def line(department: str, boss: str) -> dict:
    return {"kind": "reporting_line", "department": department, "boss": boss}


def one_director(pair: str, goals: str = "apart") -> dict:
    return {"kind": "merge_directors", "pair": pair, "goals": goals}


def after(*given: dict, policy: Policy | None = None, week: int = 0) -> Policy:
    policy = policy or first_policy()
    for one in given:
        decision = decision_of(one)
        assert decision.check(policy, week, case()) is None
        policy = decision.apply(policy, week, case())
    return policy


def refused(policy: Policy, given: dict, week: int = 0, hand: Hand = LAB) -> str:
    everything = case().decisions.model_copy(update={"set": "full"})
    full = case().model_copy(update={"decisions": everything})
    refusal = decision_of(given).check(policy, week, full, hand)
    return refusal.text if refusal else ""


@given(st.lists(st.tuples(st.integers(0, 80), decisions(*ON_THE_CHART)), max_size=7))
def test_whatever_is_moved_nobody_ever_reports_to_itself(history):
    policy = first_policy()
    for week, decision in sorted(history, key=lambda item: item[0]):
        if decision.check(policy, week, case()) is None:
            policy = decision.apply(policy, week, case())
    assert not circled(eventually(policy))
    for name in DEPARTMENTS:
        here = twins(eventually(policy), name)
        assert len(here) <= 2
        bosses = {getattr(eventually(policy).chart, one) for one in here}
        assert len(bosses) == 1


def test_the_circle_is_named():
    policy = after(line("sales", "marketing"), line("it", "sales"))
    said = "Then Marketing would report to itself in the end."
    assert refused(policy, line("marketing", "it")) == said
    assert refused(policy, line("marketing", "marketing")) == said
    assert refused(policy, line("marketing", "operations")) == ""


def test_a_way_back_that_would_end_in_a_circle_is_refused():
    policy = after(line("sales", "marketing"))
    policy = after(line("sales", "ceo"), line("marketing", "sales"), policy=policy, week=30)
    name = [item.name for item in policy.taken][1]
    assert "itself" in refused(policy, {"kind": "roll_back", "decision": name}, 40)


@pytest.mark.parametrize("week", [25, 26])
def test_players_leave_the_chart_alone_for_half_a_year(week):
    policy = after(one_director("sales_it"))
    said = refused(policy, line("it", "operations"), week, Hand(RICH))
    wait = "IT was moved 25 weeks ago. Leave the chart alone until week 26."
    assert said == (wait if week == 25 else "")
    assert refused(policy, line("service", "operations"), week, Hand(RICH)) == ""


def test_who_has_one_director_moves_together_and_reports_to_one_boss():
    policy = after(line("service", "operations"), one_director("marketing_service"))
    assert eventually(policy).chart == (0.0, 0.0, 0.0, 0.0)
    moved = eventually(after(line("service", "sales"), policy=policy))
    assert moved.chart == (Boss.SALES, 0.0, Boss.SALES, 0.0)
    assert in_a_circle("sales", moved.chart._replace(sales=float(Boss.MARKETING)), moved)


def test_a_director_leads_no_third_department():
    policy = after(one_director("marketing_service"))
    assert "Departments of one director" in refused(policy, one_director("sales_service"))
    assert refused(policy, one_director("sales_it")) == ""
    assert refused(policy, one_director("marketing_service")) == "That is how it already is."
    assert refused(policy, one_director("marketing_service", "one_row")) == ""


@pytest.mark.parametrize("pair", get_args(PAIRS))
def test_only_service_loses_skill_and_morale_and_only_once(pair):
    policy = after(one_director(pair, "one_row"))
    lost = [policy.levers(week).parting for week in range(7, 11)]
    assert lost == ([0.0, 0.1, 0.0, 0.0] if "service" in pair else [0.0] * 4)
    assert policy.levers(9).breadth == (0.05 if "service" in pair else 0.0)
