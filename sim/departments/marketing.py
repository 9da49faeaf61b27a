"""Marketing: makes the promise, from what it believes and what it is paid for."""

from typing import NamedTuple

from sim.agreement import NO_GOALS, step_of
from sim.build import stage
from sim.departments.base import Standing, first_standing
from sim.flows import Goals, News, Promise
from sim.organisation import Organisation, Walls
from sim.policy import Levers
from sim.rules.agreement import carried, felt_goals
from sim.rules.effort import split_three, worth
from sim.rules.further import believed_leads
from sim.rules.numbers import share
from sim.rules.promise import (
    budget_scale,
    force_of_signoff,
    inflated,
    kept_share,
    learned,
    reach,
    signed_off,
)
from sim.scenario.further import Further
from sim.scenario.market import Advertising
from sim.scenario.market import Promise as PromiseSettings
from sim.scenario.organisation import Goals as GoalSettings
from sim.scenario.start import Start

NOBODY, MARKETING, SERVICE, JOINT, EXECUTIVE = 0, 1, 2, 3, 4


class Effort(NamedTuple):
    """Marketing's time."""

    hype: float
    calibrate: float
    listen: float


class Marketing(NamedTuple):
    """Marketing's week."""

    standing: Standing
    effort: Effort
    adstock: float
    belief: float  # of what is delivered
    promise: float


class Believed(NamedTuple):
    """What marketing's tasks are believed to do for goals."""

    hype: Goals
    calibrate: Goals
    listen: Goals


@stage
def believed(agreed: float, settings: GoalSettings, further: Further) -> Believed:
    """Beliefs about tasks; an agreement about leads makes honest ones count (#lead-black-hole)."""
    h, c, heard = settings.beliefs.hype, settings.beliefs.calibrate, settings.beliefs.listen
    loud = believed_leads(h.leads, agreed, further.agreed_hype, 0.0)
    honest = believed_leads(c.leads, agreed, 0.0, further.agreed_calibrate)
    return Believed(
        Goals(loud, h.revenue, h.retention, h.cost, h.cx, h.uptime),
        Goals(honest, c.revenue, c.retention, c.cost, c.cx, c.uptime),
        Goals(heard.leads, heard.revenue, heard.retention, heard.cost, heard.cx, heard.uptime),
    )


@stage
def wish(
    goals: Goals, sight: float, strength: float, beliefs: Believed, settings: GoalSettings
) -> Effort:
    """The effort that pays best, as far as customer experience can be seen."""
    see = settings.retention_sight
    hype, calibrate, listen = split_three(
        worth(beliefs.hype, goals, sight, see),
        worth(beliefs.calibrate, goals, sight, see),
        worth(beliefs.listen, goals, sight, see),
        strength,
        settings.effort_floor,
    )
    return Effort(hype, calibrate, listen)


def first_marketing(
    start: Start, goals: Goals, sight: float, settings: GoalSettings, further: Further
) -> Marketing:
    """Marketing in week -52."""
    effort = wish(goals, sight, settings.strength, believed(0.0, settings, further), settings)
    standing = first_standing(goals, start.resistance)
    return Marketing(standing, effort, start.adstock, start.belief, start.belief)


@stage
def plan_marketing(
    me: Marketing,
    standing: Standing,
    walls: Walls,
    levers: Levers,
    settings: GoalSettings,
    further: Further,
) -> Marketing:
    """Effort follows incentives, a quarter of the way a week; or what was sealed."""
    terms, was, own = walls.terms, me.effort, levers.sealed
    beliefs = believed(levers.leads_agreed, settings, further)
    goals = felt_goals(standing.goals, terms.common, terms.felt)
    aim = wish(goals, walls.sight.marketing, levers.strength, beliefs, settings)
    if own.hype > 0.0:
        aim = Effort(own.hype, own.calibrate, own.listen)
    effect = carried(NO_GOALS, beliefs.hype, aim.hype - was.hype)
    effect = carried(effect, beliefs.calibrate, aim.calibrate - was.calibrate)
    effect = carried(effect, beliefs.listen, aim.listen - was.listen)
    part = step_of(0, standing.goals, effect, terms, 1.0 / settings.effort_weeks, further)
    effort = Effort(
        was.hype + part * (aim.hype - was.hype),
        was.calibrate + part * (aim.calibrate - was.calibrate),
        was.listen + part * (aim.listen - was.listen),
    )
    return Marketing(standing, effort, me.adstock, me.belief, me.promise)


@stage
def make_promise(
    me: Marketing,
    org: Organisation,
    walls: Walls,
    levers: Levers,
    news: News,
    revenue: float,
    advertising: Advertising,
    promise: PromiseSettings,
    goals: GoalSettings,
    further: Further,
) -> tuple[Marketing, Promise]:
    """Spend becomes reach; belief, hype and the signer's word become the promise.

    Args:
        revenue: trailing revenue over first revenue.
    """
    scale = budget_scale(revenue, advertising.revenue_floor, advertising.budget_follows_revenue)
    energy = (
        advertising.effort_base
        + advertising.effort_gain * me.effort.hype / advertising.effort_usual
    )
    held = further.stop_spend * walls.stop
    force = levers.spend * me.standing.productive * levers.budgets.marketing * news.budget
    force = force * (1.0 - held) * (1.0 - levers.notice)
    force = force * (1.0 - levers.executive_opex) * energy * scale
    kept = kept_share(advertising.half_life)
    adstock = kept * me.adstock + (1.0 - kept) * force
    hears = walls.crosses.marketing_service
    hears = 1.0 if levers.signoff == SERVICE or levers.signoff == JOINT else hears
    belief = learned(me.belief, org.delivered, hears, promise.belief_weeks)
    extra = levers.extra_promise
    extra = extra * (1.0 - walls.stop) if extra > 0.0 else extra
    claim = inflated(belief, me.effort.hype, me.effort.calibrate, promise.inflation, extra)
    claim = share(signed(claim, belief, org, levers, news.vacant, promise, goals))
    engaged = further.engagement * me.effort.listen if levers.listening == MARKETING else 0.0
    seen = reach(adstock, advertising.reach, news.reach + engaged)
    made = Marketing(me.standing, me.effort, adstock, belief, claim)
    return made, Promise(claim, seen, me.effort.calibrate, further.notice_reach * levers.notice)


@stage
def signed(
    claim: float,
    belief: float,
    org: Organisation,
    levers: Levers,
    vacant: float,
    promise: PromiseSettings,
    goals: GoalSettings,
) -> float:
    """The claim after sign-off: each signer cuts it to what it believes; an empty seat does not."""
    if levers.signoff == NOBODY or (levers.signoff == EXECUTIVE and vacant > 0.0):
        return claim
    if levers.signoff == MARKETING:
        return signed_off(claim, 1.0, belief, levers.signoff_margin)
    clout = org.clout
    believed = levers.executive_access * org.delivered + (1.0 - levers.executive_access) * belief
    if levers.signoff == SERVICE:
        clout, believed = goals.clout_service, org.delivered
    elif levers.signoff == JOINT:
        clout = goals.clout_service + goals.clout_marketing
        part = promise.joint_service
        believed = part * org.delivered + (1.0 - part) * belief
    force = force_of_signoff(
        org.authority, clout, promise.signoff_floor, promise.signoff_sponsor, promise.signoff_clout
    )
    return signed_off(claim, force, believed, levers.signoff_margin)
