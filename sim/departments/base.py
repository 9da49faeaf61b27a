"""What all departments share: goals that sink in slowly, and what that costs."""

from typing import NamedTuple

from sim.between import beside_the_work
from sim.build import stage
from sim.chart import rows_of
from sim.flows import Goals
from sim.policy import Levers
from sim.rules.effort import distance, productivity, resistance_after
from sim.rules.further import busy_helping, softened
from sim.rules.numbers import smaller, toward
from sim.scenario.further import Further
from sim.scenario.organisation import Change


class Standing(NamedTuple):
    """How a department stands to its goals."""

    goals: Goals  # as lived
    wanted: Goals  # as set
    resistance: float
    far: float  # distance of the goals lived from those set
    productive: float  # 1 when nobody has to relearn
    audited: float  # 1 where its numbers were checked last week


def first_standing(goals: Goals, resistance: float) -> Standing:
    """A department that lives its goals."""
    return Standing(goals, goals, resistance, 0.0, 1.0, 0.0)


@stage
def settle(
    me: Standing,
    wanted: Goals,
    authority: float,
    points: float,
    beside: float,
    audited: float,
    upset: float,
    load: float,
    urgency: float,
    change: Change,
    further: Further,
) -> Standing:
    """Goals sink in: against resistance, and at the price of relearning.

    Args:
        me: the department last week.
        wanted: goals as set.
        authority: behind the reform.
        points: change points that weigh on it.
        beside: share of time that goes into helping others, changing sides and a far boss.
        audited: 1 where its numbers are checked.
        upset: resistance that being moved on the chart raises this week.
        load: of the service desk last week, which everybody sees.
        urgency: what news from outside leaves of the resistance that new goals raise.
        change: parameters of change.
        further: parameters of further mechanisms.
    """
    far = distance(wanted, me.goals)
    fades = smaller(1.0, (1.0 + change.fading_sponsor * authority) / change.fading_weeks)
    resistance = me.resistance * (1.0 - fades)
    if distance(wanted, me.wanted) > 0.0:
        resistance = resistance_after(
            resistance,
            far,
            authority,
            urgency * softened(change.resistance, further.urgency, load),
            change.resistance_sponsor,
            change.resistance_cap,
        )
    if audited > me.audited:
        resistance = smaller(resistance + further.audit_resented, 1.0)
    if upset > 0.0:
        resistance = smaller(resistance + upset, change.resistance_cap)
    step = (1.0 - resistance) / change.goal_weeks
    was = me.goals
    lived = Goals(
        leads=toward(was.leads, wanted.leads, step),
        revenue=toward(was.revenue, wanted.revenue, step),
        retention=toward(was.retention, wanted.retention, step),
        cost=toward(was.cost, wanted.cost, step),
        cx=toward(was.cx, wanted.cx, step),
        uptime=toward(was.uptime, wanted.uptime, step),
    )
    productive = productivity(
        far, authority, points, change.relearning, change.relearning_sponsor, change.programme_time
    )
    productive = busy_helping(productive, beside)
    return Standing(lived, wanted, resistance, far, productive, audited)


class Standings(NamedTuple):
    """How all four stand to their goals."""

    marketing: Standing
    sales: Standing
    service: Standing
    it: Standing


@stage
def settle_all(
    was: Standings,
    levers: Levers,
    authority: float,
    load: float,
    urgency: float,
    p: Change,
    f: Further,
) -> Standings:
    """Goals sink in everywhere: those set, and those of whoever leads.

    Args:
        was: last week's standings.
        levers: in force.
        authority: behind the reform.
        load: of the service desk last week.
        urgency: what news leaves of the resistance that new goals raise.
        p: parameters of change.
        f: parameters of further mechanisms.
    """
    w, pts, x, u, a = rows_of(levers, f), levers.points, levers.audited, levers.upset, authority
    h = beside_the_work(levers.helping, levers.rotated, levers.chart, f)
    m, s, v, i = was
    n = urgency
    return Standings(
        settle(
            m, w.marketing, a, pts.marketing, h.marketing, x.marketing, u.marketing, load, n, p, f
        ),
        settle(s, w.sales, a, pts.sales, h.sales, x.sales, u.sales, load, n, p, f),
        settle(v, w.service, a, pts.service, h.service, x.service, u.service, load, n, p, f),
        settle(i, w.it, a, pts.it, h.it, x.it, u.it, load, n, p, f),
    )
