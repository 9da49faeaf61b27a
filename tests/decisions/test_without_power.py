"""What changes nothing must change exactly nothing."""

import pytest

from sim.decisions import decision_of
from sim.decisions.dates import steered
from sim.organisation import first_organisation, take_hold
from sim.policies import load_policy
from sim.policy import Home
from tests.strategies import case, first_policy

IDLE = ("home", "executive_access", "executive_opex")
"""Levers of a customer executive that change no effort while there is no authority."""


def after(name):
    policy = first_policy()
    for step in load_policy(name):
        policy = step.decision.apply(policy, step.week, case())
    return policy


@pytest.mark.parametrize("week", [0, 13, 30, 90])
def test_evidence_moves_no_lever(week):
    policy = after("evidence-only")
    assert steered(policy.levers(week)) == steered(first_policy().levers(week))
    assert policy.points(week) == first_policy().points(week)


@pytest.mark.parametrize("week", [13, 21, 90])
def test_an_executive_without_power_moves_the_seat_and_nothing_else(week):
    levers = after("executive-without-power").levers(week)
    seated = first_policy().levers(week)._replace(home=levers.home)
    assert steered(levers) == steered(seated)
    assert levers.home == (Home.CHIEF if week >= 21 else Home.NOWHERE)


def test_without_authority_there_is_no_clout_in_any_home():
    org, p = first_organisation(case().start), case().parameters
    for home in ("marketing", "service", "chief", "operations"):
        decision = decision_of({"kind": "appoint_executive", "home": home})
        levers = decision.apply(first_policy(), 0, case()).levers(30)
        assert take_hold(org, levers, 0.0, p.change, p.goals).clout == 0.0


def test_no_decision_takes_nobody_s_time():
    assert after("status-quo") == first_policy()
