"""The organisation: authority, walls, what takes hold, and where customers can turn."""

from typing import NamedTuple

from sim.agreement import FREELY, Terms
from sim.between import helped, moved, nearness, on_the_chart
from sim.build import stage
from sim.chart import GOALS_OF_OPERATIONS, voices_of
from sim.flows import Channels, Four, Goals, Pairs
from sim.policy import Levers
from sim.reporting import STRAIGHT, Bends, clear_sight, help_meant
from sim.rules.effort import asks_for_customers, sight_of_cx
from sim.rules.further import earned_clout
from sim.rules.numbers import larger, toward
from sim.rules.walls import likeness, willingness
from sim.scenario.firm import Service
from sim.scenario.further import Further
from sim.scenario.organisation import Change
from sim.scenario.organisation import Goals as GoalSettings
from sim.scenario.organisation import Walls as WallSettings
from sim.scenario.start import Start

OPERATIONS = 4
NOBODY, MARKETING, SERVICE, JOINT = 0, 1, 2, 3
FIRST_COME, PUBLIC_FIRST, ONE_POLICY = 0, 1, 2


class Organisation(NamedTuple):
    """What belongs to nobody's department."""

    authority: float  # of the sponsor behind the reform
    empowerment: float
    process: float  # how far a redesign is in force
    training: float  # skill that training adds
    clout: float  # of the customer executive
    platform: float
    colocated: Pairs
    willing: Pairs  # to share
    delivered: float  # what customers lived, as the firm could know it
    recruited: float  # share of people who were chosen for their willingness to share


class Walls(NamedTuple):
    """What crosses this week, and what can be seen."""

    crosses: Pairs
    sight: Four  # of customer experience
    asked: float  # share of requests to IT made for the customer's sake
    ordered: float  # what an executive in operations may order by now, 0 to 1
    terms: Terms = FREELY  # on which goals are shared
    bends: Bends = STRAIGHT  # how far numbers are bent
    stop: float = 0.0  # force with which somebody stops the line this week


def first_organisation(start: Start) -> Organisation:
    """The organisation of week -52."""
    same = start.willingness
    return Organisation(
        authority=0.0,
        empowerment=start.empowerment,
        process=0.0,
        training=0.0,
        clout=0.0,
        platform=0.0,
        colocated=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        willing=Pairs(same, same, same, same, same, same),
        delivered=start.delivered,
        recruited=0.0,
    )


@stage
def mean_resistance(marketing: float, sales: float, service: float, it: float) -> float:
    """Mean resistance of the four departments."""
    return (marketing + sales + service + it) / 4.0


@stage
def take_hold(
    org: Organisation,
    levers: Levers,
    resistance: float,
    change: Change,
    goals: GoalSettings,
    consent: float = 1.0,
    turnover: float = 0.0,
    vacant: float = 0.0,
) -> Organisation:
    """What was decided takes hold: as fast as people do not resist, and somebody stands behind it.

    Args:
        org: last week's organisation.
        levers: in force this week.
        resistance: mean resistance of the departments, 0 to 1.
        change: parameters of change.
        goals: parameters of goals and clout.
        consent: 0 where a list of what may not fall holds programmes up this week.
        turnover: share of people who were new last week.
        vacant: 1 while nobody sits in the customer executive's seat.
    """
    authority = org.authority + (levers.sponsor - org.authority) / change.sponsor_weeks
    pace = (1.0 - resistance) * (1.0 if levers.sponsor > 0.0 else change.adoption_unled)
    pace = pace * consent
    caps = (0.0, goals.cap_marketing, goals.cap_service, goals.cap_chief, goals.cap_operations)
    clout = caps[levers.home] * levers.executive_authority
    seated = levers.home > 0 and vacant == 0.0
    weeks = change.training_weeks if levers.training > 0.0 else change.training_wear
    step = pace / change.seating_weeks
    return Organisation(
        authority=authority,
        empowerment=org.empowerment
        + pace / change.empower_weeks * (levers.empowerment - org.empowerment),
        process=org.process + pace / change.process_weeks * (levers.process - org.process),
        training=org.training + (levers.training - org.training) / weeks,
        clout=org.clout + (clout - org.clout) / change.clout_weeks if seated else 0.0,
        platform=org.platform + pace / change.platform_weeks * (levers.platform - org.platform),
        colocated=moved(org.colocated, levers.colocated, step),
        willing=org.willing,
        delivered=org.delivered,
        recruited=toward(org.recruited, levers.profile, turnover),
    )


@stage
def one_wall(
    old: float, a: Goals, b: Goals, common: float, near: float, walls: WallSettings
) -> float:
    """One pair's willingness after this week."""
    alike = walls.alignment * likeness(a, b)
    return willingness(old, alike, common, near, walls.lowest, walls.highest, walls.weeks)


@stage
def move_walls(
    org: Organisation,
    m: Goals,
    s: Goals,
    v: Goals,
    i: Goals,
    levers: Levers,
    walls: WallSettings,
    further: Further,
) -> Organisation:
    """Walls follow pay, the sponsor behind a reform, where people sit and who heads them."""
    latitude = walls.platform_alone + walls.platform_latitude * org.empowerment
    common = walls.base + walls.sponsor * org.authority + walls.platform * org.platform * latitude
    common = common + further.recruits_walls * larger(levers.recruits, org.recruited)
    old, near = org.willing, nearness(org.colocated, levers.same_head, walls, further)
    near = on_the_chart(near, levers.chart, levers.merged, further)
    usual = levers.strength / further.usual_strength
    near = helped(near, help_meant(levers.helping, usual, levers.audited, further), further)
    return Organisation(
        org.authority,
        org.empowerment,
        org.process,
        org.training,
        org.clout,
        org.platform,
        org.colocated,
        Pairs(
            one_wall(old.marketing_sales, m, s, common, near.marketing_sales, walls),
            one_wall(old.marketing_service, m, v, common, near.marketing_service, walls),
            one_wall(old.marketing_it, m, i, common, near.marketing_it, walls),
            one_wall(old.sales_service, s, v, common, near.sales_service, walls),
            one_wall(old.sales_it, s, i, common, near.sales_it, walls),
            one_wall(old.service_it, v, i, common, near.service_it, walls),
        ),
        org.delivered,
        org.recruited,
    )


@stage
def look_across(
    org: Organisation,
    crosses: Pairs,
    levers: Levers,
    m: Goals,
    s: Goals,
    v: Goals,
    i: Goals,
    cases: float,
    ratio: float,
    goals: GoalSettings,
    further: Further,
    terms: Terms,
    bends: Bends,
    prestige: float = 0.0,
    stop: float = 0.0,
) -> Walls:
    """What each department sees of customer experience, and what IT is asked for.

    Args:
        org: this week's organisation.
        crosses: what crosses each wall.
        levers: in force.
        m: marketing's goals.
        s: sales' goals.
        v: service's goals.
        i: IT's goals.
        cases: service's mean weekly cases.
        ratio: trailing revenue over first revenue.
        goals: parameters of goals and clout.
        further: parameters of further mechanisms.
        terms: on which goals are shared.
        bends: how far numbers are bent.
        prestige: added to marketing's clout.
        stop: force with which somebody stops the line.
    """
    floor = goals.metrics_base + goals.metrics_authority * larger(org.authority, org.clout)
    floor = floor if levers.metrics > 0.0 else 0.0
    sight = Four(
        sight_of_cx(crosses.marketing_service, goals.cx_blur, floor),
        sight_of_cx(crosses.sales_service, goals.cx_blur, floor),
        larger(goals.cx_service, floor),
        sight_of_cx(crosses.service_it, goals.cx_blur, floor),
    )
    sight = clear_sight(sight, bends, further)
    heard = earned_clout(
        goals.clout_service, cases, further.clout_from, ratio, further.clout_earned
    )
    heed = voices_of(
        goals.clout_marketing + prestige, goals.clout_sales, heard, levers.chart, further
    )
    see, above = goals.retention_sight, GOALS_OF_OPERATIONS
    customers = (
        heed.marketing * asks_for_customers(m, sight.marketing, see)
        + heed.sales * asks_for_customers(s, sight.sales, see)
        + heed.service * asks_for_customers(v, sight.service, goals.retention_service)
        + org.clout
        + heed.it * asks_for_customers(i, sight.it, see)
        + heed.operations * asks_for_customers(above, sight.service, goals.retention_service)
    )
    everybody = heed.marketing + heed.sales + heed.service + org.clout + heed.it + heed.operations
    ordered = org.clout / goals.cap_operations if levers.home == OPERATIONS else 0.0
    return Walls(crosses, sight, customers / everybody, ordered, terms, bends, stop)


@stage
def channels_of(
    org: Organisation,
    levers: Levers,
    self_service: float,
    service: Service,
    learning: bool,
    change: Change,
    further: Further,
    regulated: float = 0.0,
) -> Channels:
    """Where customers can turn, and who listens; a regulator may have all answered in turn."""
    order = FIRST_COME if regulated > 0.0 else levers.answering
    owner = levers.listening
    in_service = owner == SERVICE or owner == JOINT
    force = org.process * (change.process_alone + (1.0 - change.process_alone) * org.authority)
    joins = service.phones_as_well if owner == NOBODY else (1.0 if in_service else 0.0)
    learns = learning and owner != NOBODY and order != ONE_POLICY
    return Channels(
        self_service=self_service,
        shared=service.cross_share * (1.0 - change.process_relief * force),
        captured=service.captured if in_service else 0.0,
        joins=joins,
        visible=1.0 if owner != NOBODY else 0.0,
        learning=1.0 if learns else 0.0,
        public_first=1.0 if order == PUBLIC_FIRST else 0.0,
        annoyed=further.self_switch * self_service,
    )


@stage
def remember_delivered(org: Organisation, experience: float, keep: float) -> Organisation:
    """What was delivered: the mean experience of own customers, slowly (#quality-lag)."""
    return Organisation(
        org.authority,
        org.empowerment,
        org.process,
        org.training,
        org.clout,
        org.platform,
        org.colocated,
        org.willing,
        keep * org.delivered + (1.0 - keep) * experience,
        org.recruited,
    )
