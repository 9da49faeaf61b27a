"""Service: a queue that solves, bounces or loses cases, and the people who work it."""

from typing import NamedTuple

from sim.agreement import NO_GOALS, step_of
from sim.build import stage
from sim.departments.base import Standing, first_standing
from sim.departments.handing import handed_over
from sim.departments.hearing import noticed, noticed_posts, replied, team_capacity
from sim.flows import Answers, Channels, Goals, Tickets
from sim.organisation import JOINT, Organisation, Walls
from sim.policy import Levers
from sim.rules.agreement import carried, felt_goals
from sim.rules.effort import split_three, worth
from sim.rules.numbers import above, larger, smaller
from sim.rules.queue import fits, handling_time, solved_cross, solved_own, wait_between
from sim.scenario.firm import Insight
from sim.scenario.firm import Service as ServiceSettings
from sim.scenario.further import Further
from sim.scenario.organisation import Goals as GoalSettings
from sim.scenario.organisation import Walls as WallSettings
from sim.scenario.start import Start


class Effort(NamedTuple):
    """Service's time."""

    throughput: float
    care: float
    root: float


class Service(NamedTuple):
    """Service's week."""

    standing: Standing
    effort: Effort
    staff: float  # people, per 1,200 people of the market
    first_staff: float
    skill: float
    morale: float
    care: float  # standard of care
    self_service: float  # strength of self-service
    load: float  # cases over capacity, this week
    cases: float  # mean of the last weeks
    fcr: float  # solved at first contact, mean of the last weeks
    capacity: float  # cases a week
    wait: float  # felt, this week
    hired: float  # this week: at a review, and in place of those who quit


class Line(NamedTuple):
    """This week's queue."""

    capacity: float  # cases that can be closed
    load: float  # cases over capacity
    wait_private: float  # felt
    wait_public: float
    place_private: float  # chance to be served this week
    place_public: float


@stage
def wish(goals: Goals, sight: float, strength: float, settings: GoalSettings) -> Effort:
    """The effort that pays best."""
    see, beliefs = settings.retention_service, settings.beliefs
    throughput, care, root = split_three(
        worth(beliefs.throughput, goals, sight, see),
        worth(beliefs.care, goals, sight, see),
        worth(beliefs.root, goals, sight, see),
        strength,
        settings.effort_floor,
    )
    return Effort(throughput, care, root)


def first_service(
    start: Start, goals: Goals, sight: float, settings: GoalSettings, service: ServiceSettings
) -> Service:
    """Service in week -52."""
    return Service(
        standing=first_standing(goals, start.resistance),
        effort=wish(goals, sight, settings.strength, settings),
        staff=start.staff,
        first_staff=start.staff,
        skill=start.skill,
        morale=start.morale,
        care=start.care,
        self_service=service.self_service,
        load=start.load,
        cases=start.cases,
        fcr=start.fcr,
        capacity=start.cases / start.load,
        wait=0.0,
        hired=0.0,
    )


@stage
def plan_service(
    me: Service,
    standing: Standing,
    walls: Walls,
    levers: Levers,
    settings: GoalSettings,
    further: Further,
) -> Service:
    """Effort follows incentives; a floor under root causes takes from the other tasks in turn."""
    terms, beliefs, was, own = walls.terms, settings.beliefs, me.effort, levers.sealed
    goals = felt_goals(standing.goals, terms.common, terms.felt)
    aim = wish(goals, walls.sight.service, levers.strength, settings)
    if own.throughput > 0.0:
        aim = Effort(own.throughput, own.care, own.root)
    root = larger(aim.root, levers.root_floor)
    rest = (1.0 - root) / (1.0 - aim.root)
    aim = Effort(rest * aim.throughput, rest * aim.care, root)
    effect = carried(NO_GOALS, beliefs.throughput, aim.throughput - was.throughput)
    effect = carried(effect, beliefs.care, aim.care - was.care)
    effect = carried(effect, beliefs.root, aim.root - was.root)
    part = step_of(2, standing.goals, effect, terms, 1.0 / settings.effort_weeks, further)
    effort = Effort(
        was.throughput + part * (aim.throughput - was.throughput),
        was.care + part * (aim.care - was.care),
        was.root + part * (aim.root - was.root),
    )
    return Service(
        standing,
        effort,
        me.staff,
        me.first_staff,
        me.skill,
        me.morale,
        me.care,
        me.self_service,
        me.load,
        me.cases,
        me.fcr,
        me.capacity,
        me.wait,
        me.hired,
    )


@stage
def practised(me: Service, org: Organisation, levers: Levers, service: ServiceSettings) -> float:
    """Skill as customers meet it: with training, and without what breadth costs."""
    return larger(me.skill + service.training_skill * org.training - levers.breadth, 0.0)


@stage
def able(
    me: Service, org: Organisation, levers: Levers, service: ServiceSettings, further: Further
) -> float:
    """Cases a week that service can close."""
    speed = service.cases_per_head * (service.morale_base + (1.0 - service.morale_base) * me.morale)
    speed = speed * practised(me, org, levers, service) * me.standing.productive
    speed = speed * (1.0 - levers.executive_opex) * (1.0 - service.training_time * levers.training)
    time = handling_time(me.care, service.pace_base, service.pace_care)
    desk = service.desk_heads if levers.listening == JOINT else 0.0
    heads = me.staff * (1.0 - further.squad_heads * levers.squad) - desk
    return larger(heads, 1.0) * speed * (1.0 - service.root_time * me.effort.root) / time


@stage
def answer(
    me: Service,
    tickets: Tickets,
    channels: Channels,
    listening: float,
    org: Organisation,
    walls: Walls,
    levers: Levers,
    service: ServiceSettings,
    walls_set: WallSettings,
    insight: Insight,
    integration: float,
    memory: float,
    further: Further,
) -> tuple[Service, Answers]:
    """The queue of this week: who finds a place, who waits how long, what can be solved.

    Args:
        listening: marketing's effort for listening.
        integration: of the departments' systems.
        memory: weeks over which cases are averaged.
    """
    team = team_capacity(levers.listening, listening, service)
    reached = 0.0 if team <= 0.0 else fits(team, tickets.public)
    out_loud = tickets.public * (1.0 - reached) * channels.joins
    line = stand_in_line(
        tickets.phoned,
        out_loud,
        able(me, org, levers, service, further),
        me.staff,
        channels,
        service,
    )
    skill, cross, free = practised(me, org, levers, service), walls.crosses, org.empowerment
    knows = walls_set.channel + (1.0 - walls_set.channel) * integration
    best, cap = service.cross_solved, service.solved_cap
    base, care, latitude = service.solved_base, service.solved_care, service.solved_latitude
    helped = service.team_solved * cross.marketing_service
    by_team = me.fcr if levers.listening == JOINT else helped
    answers = Answers(
        load=line.load,
        served_private=line.place_private,
        served_public=line.place_public,
        wait_private=line.wait_private,
        wait_public=line.wait_public,
        solved_own=solved_own(skill, me.care, service.own_base, service.own_care, cap),
        solved_failure=solved_cross(free, knows, cross.service_it, best, cap),
        solved_mismatch=solved_cross(free, knows, cross.sales_service, best, cap),
        solved_routine=solved_cross(free, knows, cross.marketing_service, best, cap),
        handed=handed_over(levers.handover, cross, knows, free, service, further),
        solved_team=by_team,
        team_answers=reached,
        experience=base + care * me.care * skill + latitude * free,
        insight=noticed(me.effort.root, listening, walls, levers, insight),
        insight_public=noticed_posts(me.effort.root, listening, walls, levers),
        replied=replied(levers.reply, team, tickets.public, service, further),
        refunded=further.refund_felt * levers.refund,
    )
    return after_the_queue(me, line, tickets.phoned + out_loud, memory), answers


@stage
def after_the_queue(me: Service, line: Line, cases: float, memory: float) -> Service:
    """Service once it knows this week's queue."""
    return Service(
        me.standing,
        me.effort,
        me.staff,
        me.first_staff,
        me.skill,
        me.morale,
        me.care,
        me.self_service,
        line.load,
        me.cases + (cases - me.cases) / memory,
        me.fcr,
        line.capacity,
        line.wait_private,
        me.hired,
    )


@stage
def stand_in_line(
    quiet: float,
    out_loud: float,
    capacity: float,
    staff: float,
    channels: Channels,
    service: ServiceSettings,
) -> Line:
    """One queue for all, or public complaints first: priority without interruption (#queues).

    Args:
        quiet: private cases this week.
        out_loud: public ones.
        capacity: cases that can be closed.
        staff: people.
        channels: whether public complaints go first.
        service: parameters.
    """
    load = (quiet + out_loud) / capacity
    use = smaller(load, service.load_cap)
    base = service.wait_unit * wait_between(staff, use)
    over = above(load - 1.0)
    if channels.public_first == 0.0:
        place = fits(capacity, quiet + out_loud)
        return Line(capacity, load, base + over, base + over, place, place)
    ahead = smaller(out_loud / capacity, service.load_cap)
    crowded = above(out_loud / capacity - 1.0)
    return Line(
        capacity,
        load,
        base / (1.0 - ahead) + over,
        base * (1.0 - use) / (1.0 - ahead) + crowded,
        fits(larger(capacity - out_loud, 0.0), quiet),
        fits(capacity, out_loud),
    )
