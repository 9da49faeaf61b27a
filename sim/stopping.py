"""The right to stop a campaign or a release (docs/evidence.md#stop-right)."""

from sim.build import stage
from sim.organisation import Organisation
from sim.policy import Levers
from sim.rules.further import halting
from sim.rules.promise import force_of_signoff
from sim.scenario.further import Further
from sim.scenario.market import Promise
from sim.scenario.organisation import Goals
from sim.tables import normal

NOBODY, EXECUTIVE = 0, 4


@stage
def stopped(
    org: Organisation,
    levers: Levers,
    bug: float,
    claim: float,
    week: int,
    u: float,
    vacant: float,
    goals: Goals,
    promise: Promise,
    further: Further,
) -> float:
    """With what force the line stands still this week; 0 where nobody stops it.

    Args:
        org: this week's organisation.
        levers: in force; they say whose right it is.
        bug: acute, as of last week.
        claim: what was promised last week.
        week: this one.
        u: luck of what is seen of the gap between promise and delivery.
        vacant: 1 while nobody sits in the customer executive's seat.
        goals: parameters of goals and clout.
        promise: parameters of sign-offs.
        further: parameters of further mechanisms.
    """
    if levers.stop == NOBODY or (levers.stop == EXECUTIVE and vacant > 0.0):
        return 0.0
    seen = claim - org.delivered + further.stop_noise * normal(u)
    if not halting(bug, seen, week, further.stop_bug, further.stop_gap):
        return 0.0
    clout = org.clout if levers.stop == EXECUTIVE else goals.clout_service
    return force_of_signoff(
        org.authority, clout, promise.signoff_floor, promise.signoff_sponsor, promise.signoff_clout
    )
