"""The people in service: care, morale, quits, skill, and each quarter a review of heads."""

from sim.build import stage
from sim.departments.service import Service
from sim.flows import News, Outcomes
from sim.organisation import Organisation
from sim.policy import Levers
from sim.rules.needs import self_service_after
from sim.rules.numbers import above, clip, larger
from sim.rules.queue import (
    care_after,
    care_under_load,
    heads_cost_centre,
    heads_to_demand,
    morale_aim,
    skill_after,
)
from sim.scenario.firm import Service as ServiceSettings
from sim.scenario.people import People
from sim.tables import exp

COST_CENTRE, FIXED = 0, 2


@stage
def look_after_people(
    me: Service,
    outcomes: Outcomes,
    org: Organisation,
    levers: Levers,
    news: News,
    revenue: float,
    week: int,
    people: People,
    crosses: float,
    service: ServiceSettings,
    hidden: float = 0.0,
    morale_outreach: float = 0.0,
    picky: float = 0.0,
) -> Service:
    """Care, morale, quits, skill; each quarter a staffing review; self-service.

    Args:
        revenue: trailing revenue over first revenue.
        crosses: what crosses between service and IT.
        hidden: part of the work that is booked as something else.
        morale_outreach: morale gained if all cases were solved in public.
        picky: part of a review's new heads that a choice of people costs.
    """
    care = care_kept(me, people)
    fcr, first = me.fcr, outcomes.first_contacts
    if first > 0.0:
        fcr = me.fcr + (outcomes.solved_first / first - me.fcr) / people.load_weeks
    public = outcomes.solved_public / outcomes.served if outcomes.served > 0.0 else 0.0
    morale = morale_kept(me, fcr, org.empowerment, people, morale_outreach * public)
    if levers.parting > 0.0:
        morale = larger(morale - levers.parting, people.morale_floor)
    quits = people.quits * exp(people.quits_slope * (people.quits_morale - morale))
    skill = skill_after(me.skill, quits, people.hired_skill, people.skill_weeks)
    staff = me.staff
    if (week + 52) % int(people.review_weeks) == int(people.review_weeks) - 1:
        staff = review(me, levers, news, revenue, people, 1.0 - hidden)
    if picky > 0.0:
        staff = staff - picky * above(staff - me.staff)
    staff = staff * (1.0 - news.parting)
    new = above(staff - me.staff)
    skill = (skill * (staff - new) + people.hired_skill * new) / staff * (1.0 - news.unlearned)
    helped = self_service_after(
        me.self_service,
        me.effort.root,
        crosses,
        service.self_gain,
        service.self_alone,
        service.self_decay,
        service.self_floor,
    )
    helped = larger(helped, levers.self_service)
    return Service(
        me.standing,
        me.effort,
        staff,
        me.first_staff,
        skill,
        morale,
        care,
        clip(helped, 0.0, 1.0),
        me.load,
        me.cases,
        fcr,
        me.capacity,
        me.wait,
        new + quits * staff,
    )


@stage
def care_kept(me: Service, people: People) -> float:
    """The standard of care after this week's load."""
    wanted = me.effort.care / (me.effort.care + me.effort.throughput)
    aim = care_under_load(wanted, me.load, people.care_shift, people.care_load, people.care_range)
    slow = people.care_up if people.erosion else people.care_down
    return care_after(me.care, aim, people.care_down, slow, wanted >= people.care_held)


@stage
def morale_kept(
    me: Service, fcr: float, empowerment: float, people: People, fulfilled: float = 0.0
) -> float:
    """Morale after this week's load, unsolved cases, latitude, unclear goals and outreach."""
    overload = clip(me.load - people.morale_load_from, 0.0, people.morale_load_cap)
    aim = morale_aim(
        people.morale_base + fulfilled,
        people.morale_load * overload,
        people.morale_unsolved * (1.0 - fcr),
        people.morale_latitude * (empowerment - people.latitude_usual),
        people.morale_distance * me.standing.far,
        people.morale_floor,
    )
    return me.morale + (aim - me.morale) / people.morale_weeks


@stage
def review(
    me: Service,
    levers: Levers,
    news: News,
    revenue: float,
    people: People,
    reported: float = 1.0,
) -> float:
    """Heads after a quarter's review, which reads the load as reported."""
    if levers.staffing == FIXED:
        return me.staff
    need = reported * me.cases / (me.capacity / me.staff)
    ceiling = me.first_staff * revenue * levers.budgets.service * news.budget
    centre = levers.staffing == COST_CENTRE and people.cost_centre
    if centre and me.standing.goals.cost > people.cost_weight:
        return heads_cost_centre(
            me.staff,
            reported * me.load,
            need / people.centre_use,
            people.cut_below,
            people.cut_keep,
            people.centre_floor,
            people.centre_ceiling * ceiling,
        )
    return heads_to_demand(
        me.staff,
        people.need_margin * need / levers.utilisation,
        people.demand_ceiling * ceiling,
        people.shrink,
        people.grow,
    )
