"""Sales: works the leads, says what closes, and is held against its quota."""

from typing import NamedTuple

from sim.agreement import NO_GOALS, step_of
from sim.build import stage
from sim.departments.base import Standing, first_standing
from sim.flows import Deals, Goals, News, Offer, Promise
from sim.organisation import Organisation, Walls
from sim.policy import Levers
from sim.rules.agreement import carried, felt_goals
from sim.rules.demand import following_up, overselling, quota_after
from sim.rules.effort import split_two, worth
from sim.rules.numbers import above, larger, share, smaller
from sim.rules.promise import budget_scale, learned
from sim.scenario.further import Further
from sim.scenario.market import Advertising, Selling
from sim.scenario.market import Promise as PromiseSettings
from sim.scenario.organisation import Goals as GoalSettings
from sim.scenario.start import Start


class Effort(NamedTuple):
    """Sales' time."""

    close: float
    fit: float


class Sales(NamedTuple):
    """Sales' week."""

    standing: Standing
    effort: Effort
    belief: float  # of what is delivered
    wins: float  # mean of the last weeks
    quota: float
    reference: float  # price that people remember, 1 the list price


@stage
def wish(goals: Goals, sight: float, strength: float, settings: GoalSettings) -> Effort:
    """The effort that pays best."""
    see, beliefs = settings.retention_sight, settings.beliefs
    close, fit = split_two(
        worth(beliefs.close, goals, sight, see),
        worth(beliefs.fit, goals, sight, see),
        strength,
        settings.effort_floor,
    )
    return Effort(close, fit)


def first_sales(start: Start, goals: Goals, sight: float, settings: GoalSettings) -> Sales:
    """Sales in week -52."""
    effort = wish(goals, sight, settings.strength, settings)
    standing = first_standing(goals, start.resistance)
    return Sales(standing, effort, start.belief, start.quota, start.quota, 1.0)


@stage
def plan_sales(
    me: Sales,
    standing: Standing,
    walls: Walls,
    levers: Levers,
    settings: GoalSettings,
    further: Further,
) -> Sales:
    """Effort follows incentives, a quarter of the way a week; or what was sealed."""
    terms, beliefs, was, own = walls.terms, settings.beliefs, me.effort, levers.sealed
    goals = felt_goals(standing.goals, terms.common, terms.felt)
    aim = wish(goals, walls.sight.sales, levers.strength, settings)
    if own.close > 0.0:
        aim = Effort(own.close, own.fit)
    kept = larger(aim.fit, levers.handover * (1.0 - standing.resistance))
    aim = Effort((1.0 - kept) / (1.0 - aim.fit) * aim.close, kept)
    effect = carried(NO_GOALS, beliefs.close, aim.close - was.close)
    effect = carried(effect, beliefs.fit, aim.fit - was.fit)
    part = step_of(1, standing.goals, effect, terms, 1.0 / settings.effort_weeks, further)
    effort = Effort(
        was.close + part * (aim.close - was.close), was.fit + part * (aim.fit - was.fit)
    )
    return Sales(standing, effort, me.belief, me.wins, me.quota, me.reference)


@stage
def make_offer(
    me: Sales,
    promise: Promise,
    org: Organisation,
    walls: Walls,
    levers: Levers,
    news: News,
    revenue: float,
    selling: Selling,
    advertising: Advertising,
    settings: PromiseSettings,
    further: Further,
) -> tuple[Sales, Offer]:
    """Which leads are worked, and what sales claims."""
    belief = learned(me.belief, org.delivered, walls.crosses.sales_service, settings.belief_weeks)
    scale = budget_scale(revenue, advertising.revenue_floor, advertising.budget_follows_revenue)
    resources = me.standing.productive * levers.budgets.sales * news.budget * scale
    resources = resources * (1.0 - levers.executive_opex)
    force = smaller(selling.effort_cap, selling.effort_base + selling.effort_gain * me.effort.close)
    called = following_up(
        walls.crosses.marketing_sales,
        resources,
        force,
        selling.follow_base + further.agreed_follow * levers.leads_agreed,
        selling.follow_wall,
        selling.follow_reference,
    )
    bends = walls.bends
    called = called / (1.0 + further.gaming_leads * bends.leads)  # who calls names that never asked
    over = overselling(
        me.effort.close, me.effort.fit, me.wins, me.quota, selling.oversell, selling.quota_pressure
    )
    over = over + further.gaming_oversell * above(bends.wins)
    claim = share(larger(promise.claim, belief) + over)
    price = 1.0 - levers.discount
    reference = me.reference + (price - me.reference) / selling.reference_weeks
    after = Sales(me.standing, me.effort, belief, me.wins, me.quota, reference)
    held = levers.held_back * levers.leads_agreed
    return after, Offer(claim, over, called, me.effort.fit, 1.0 - price / me.reference, held)


@stage
def book(me: Sales, deals: Deals, stretch: float, selling: Selling) -> Sales:
    """Wins are held against the quota, which follows them up at once, or a stretch above."""
    wins = me.wins + (deals.wins - me.wins) / selling.wins_weeks
    quota = quota_after(me.quota, wins, selling.quota_keep, stretch)
    return Sales(me.standing, me.effort, me.belief, wins, quota, me.reference)
