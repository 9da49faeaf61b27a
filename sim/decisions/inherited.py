"""What a firm had decided before anybody played it."""

from sim.decisions.base import free_name
from sim.decisions.reading import decision_of
from sim.luck import BURN_IN
from sim.policy import Policy, first_levers
from sim.scenario.schema import Scenario


def first_policy(case: Scenario) -> Policy:
    """The policy that a game begins with, a year before play.

    What a scenario says was decided already is decided in week -52, one decision after the other,
    without a purse: its lead times, costs and consequences are part of the year before play.

    Raises:
        DecisionError: if something that was inherited is no decision.
    """
    policy = Policy(first_levers(case.start, case.parameters.goals.strength))
    for given in case.inherited:
        decision = decision_of(given)
        policy = decision.apply(
            policy, -BURN_IN, case, f"before-{free_name(policy, decision.kind)}"
        )
    return policy
