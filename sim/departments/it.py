"""IT: keeps the lights on, builds, mends, integrates; half of what it does is politics."""

from typing import NamedTuple

from sim.agreement import NO_GOALS, step_of
from sim.build import stage
from sim.departments.base import Standing, first_standing
from sim.flows import Goals, News, Product
from sim.organisation import MARKETING, Walls
from sim.policy import Levers
from sim.rules.agreement import carried, felt_goals
from sim.rules.effort import split_four, worth
from sim.rules.further import set_aside
from sim.rules.numbers import above, clip, larger, smaller
from sim.rules.promise import budget_scale
from sim.rules.technology import bug_after, capacity, new_issues, outage_chance, quality, uncovered
from sim.scenario.firm import Insight, Technology
from sim.scenario.further import Further
from sim.scenario.market import Advertising
from sim.scenario.organisation import Goals as GoalSettings
from sim.scenario.start import Start


class Effort(NamedTuple):
    """IT's time."""

    run: float
    features: float
    fixes: float
    integrate: float


class It(NamedTuple):
    """IT's week."""

    standing: Standing
    effort: Effort
    integration: float  # of the departments' systems
    debt: float
    unknown: float  # latent issues
    known: float  # issues known and not fixed
    features: float  # freshness
    pipe: float  # items on their way to IT
    bug: float  # acute
    outage: float  # 1 in a week with an outage


@stage
def wish(
    goals: Goals, sight: float, asked: float, levers_strength: float, settings: GoalSettings
) -> Effort:
    """Own incentives and others' requests, weighed by politics (docs/evidence.md#coalition)."""
    see, beliefs = settings.retention_sight, settings.beliefs
    run, features, fixes, integrate = split_four(
        worth(beliefs.run, goals, sight, see),
        worth(beliefs.features, goals, sight, see),
        worth(beliefs.fixes, goals, sight, see),
        worth(beliefs.integrate, goals, sight, see),
        levers_strength,
        settings.effort_floor,
    )
    return lobbied(Effort(run, features, fixes, integrate), asked, settings)


@stage
def lobbied(wished: Effort, asked: float, settings: GoalSettings) -> Effort:
    """A part of IT's time is up to those who ask for it (docs/evidence.md#coalition)."""
    own, theirs, mend = 1.0 - settings.politics, settings.politics, settings.request_fixes
    return Effort(
        own * wished.run,
        own * wished.features + theirs * (1.0 - asked),
        own * wished.fixes + theirs * (mend * asked),
        own * wished.integrate + theirs * ((1.0 - mend) * asked),
    )


def first_it(start: Start, goals: Goals, walls: Walls, settings: GoalSettings) -> It:
    """IT in week -52."""
    effort = wish(goals, walls.sight.it, walls.asked, settings.strength, settings)
    return It(
        standing=first_standing(goals, start.resistance),
        effort=effort,
        integration=start.integration,
        debt=start.debt,
        unknown=start.unknown_issues,
        known=start.known_issues,
        features=0.0,
        pipe=0.0,
        bug=0.0,
        outage=0.0,
    )


@stage
def plan_it(
    me: It,
    standing: Standing,
    walls: Walls,
    levers: Levers,
    settings: GoalSettings,
    further: Further,
) -> It:
    """Effort follows incentives and requests; what is ring-fenced is not up for either."""
    terms, beliefs, was, own = walls.terms, settings.beliefs, me.effort, levers.sealed
    goals = felt_goals(standing.goals, terms.common, terms.felt)
    aim = wish(goals, walls.sight.it, walls.asked, levers.strength, settings)
    if own.run > 0.0:
        aim = lobbied(
            Effort(own.run, own.features, own.fixes, own.integrate), walls.asked, settings
        )
    free, fenced = 1.0 - levers.mandate, levers.mandate
    aim = Effort(
        free * aim.run + fenced * levers.mandate_run,
        free * aim.features + fenced * levers.mandate_features,
        free * aim.fixes + fenced * levers.mandate_fixes,
        free * aim.integrate + fenced * levers.mandate_integrate,
    )
    effect = carried(NO_GOALS, beliefs.run, aim.run - was.run)
    effect = carried(effect, beliefs.features, aim.features - was.features)
    effect = carried(effect, beliefs.fixes, aim.fixes - was.fixes)
    effect = carried(effect, beliefs.integrate, aim.integrate - was.integrate)
    part = step_of(3, standing.goals, effect, terms, 1.0 / settings.effort_weeks, further)
    effort = Effort(
        was.run + part * (aim.run - was.run),
        was.features + part * (aim.features - was.features),
        was.fixes + part * (aim.fixes - was.fixes),
        was.integrate + part * (aim.integrate - was.integrate),
    )
    return It(
        standing,
        effort,
        me.integration,
        me.debt,
        me.unknown,
        me.known,
        me.features,
        me.pipe,
        me.bug,
        me.outage,
    )


@stage
def redirected(e: Effort, stop: float, squad: float, further: Further) -> Effort:
    """Effort as it is used: a stopped release mends, and so does a squad."""
    halted = stop * e.features
    new, mended = e.features - halted, e.fixes + halted
    part = set_aside(squad * further.squad_fixes, new, e.integrate)
    return Effort(
        e.run,
        new - part * new,
        mended + part * (new + e.integrate),
        e.integrate - part * e.integrate,
    )


@stage
def deliver(
    me: It,
    walls: Walls,
    levers: Levers,
    news: News,
    revenue: float,
    u: float,
    tech: Technology,
    advertising: Advertising,
    further: Further,
) -> tuple[It, Product]:
    """A week of IT: debt, issues, fixes, integration, features; and what customers get.

    Args:
        revenue: trailing revenue over first revenue.
        u: luck of outages.
    """
    scale = budget_scale(revenue, advertising.revenue_floor, advertising.budget_follows_revenue)
    budget = levers.budgets.it * news.budget * scale * (1.0 - levers.executive_opex)
    able = capacity(me.standing.productive, budget, me.debt, tech.debt_free, tech.debt_drag)
    e = redirected(me.effort, walls.stop, levers.squad, further)
    paid = tech.debt_paydown * me.standing.productive * e.run * (tech.debt_floor + me.debt)
    debt = me.debt + tech.debt_growth + tech.debt_features * e.features * able - paid
    debt = clip(debt, 0.0, tech.debt_cap)
    unknown = me.unknown + new_issues(
        tech.issues, debt, tech.debt_free, tech.issues_debt, tech.issues_base, e.features
    )
    fund = levers.executive_opex / tech.fund_reference * walls.ordered
    mended = tech.fixes * able * e.fixes + tech.fund_fixes * fund * tech.fund_fixes_share
    known = me.known - smaller(me.known, mended)
    joined = me.integration + tech.integrate * able * e.integrate * (1.0 - me.integration)
    joined = joined + tech.integrate * fund * tech.fund_integrate_share
    joined = (
        joined + levers.record * above(levers.record_target - me.integration) / tech.record_weeks
    )
    joined = clip(joined - tech.integration_decay * me.integration, 0.0, 1.0)
    features = tech.feature_keep * me.features + tech.feature_gain * e.features * able
    out = u < outage_chance(
        debt, tech.outage, tech.outage_base, tech.outage_debt, news.outage_factor
    )
    bug = larger(me.bug, 0.0) + news.bug
    reports = walls.crosses.service_it
    reports = (
        larger(reports, walls.crosses.marketing_it) if levers.listening == MARKETING else reports
    )
    after = bug_after(
        bug,
        reports,
        e.fixes,
        tech.bug_mend,
        tech.bug_wall,
        tech.bug_base,
        tech.bug_effort,
        tech.bug_cap,
    )
    issues = unknown + known
    good = quality(
        issues, debt, tech.quality, tech.quality_issues, tech.debt_free, tech.quality_debt
    )
    down = 1.0 if out else 0.0
    week = It(me.standing, me.effort, joined, debt, unknown, known, features, me.pipe, after, down)
    return week, Product(good, issues, bug, features, down)


@stage
def learn(
    me: It,
    heard: float,
    noted: float,
    levers: Levers,
    crosses: float,
    insight: Insight,
    unlike: float = 0.0,
) -> It:
    """Items travel to IT, and what arrives uncovers latent issues.

    Args:
        me: IT this week.
        heard: items made of posts.
        noted: items made of cases.
        levers: in force; a marketing team passes on only so many posts, studies add items.
        crosses: what crosses between service and IT.
        insight: parameters.
        unlike: items that unlike minds find on top, as a share.
    """
    posts = smaller(heard, insight.marketing_cap) if levers.listening == MARKETING else heard
    studies = insight.analytics * levers.executive_opex * (1.0 - levers.executive_authority)
    on_the_way = me.pipe + noted + posts + levers.executive_access * studies
    arrived = on_the_way / (insight.delay + insight.delay_wall * (1.0 - crosses))
    found = uncovered(me.unknown, arrived * (1.0 + unlike), insight.found)
    return It(
        me.standing,
        me.effort,
        me.integration,
        me.debt,
        me.unknown - found,
        me.known + found,
        me.features,
        on_the_way - arrived,
        me.bug,
        me.outage,
    )
