"""Care, morale, skill, the quarter's staffing review, self-service (7.20)."""

from sim.scenario.firm import Service as Settings
from sim.scenario.parameters import Parameters
from sim.scenario.people import People
from sim.tables import exp
from tests.oracle.firm import Firm, Service
from tests.oracle.numbers import above, clip, larger, share, smaller
from tests.oracle.today import Today

COST_CENTRE, FIXED = 0, 2
YEAR = 52


def look_after_people(firm: Firm, today: Today, p: Parameters) -> None:
    """A week of those who serve."""
    service, outcomes, people = firm.service, today.flows.outcomes, p.people
    _hold_standard(service, people)
    if outcomes.first_contacts > 0.0:
        solved = outcomes.solved_first / outcomes.first_contacts
        service.fcr += (solved - service.fcr) / people.load_weeks
    public = outcomes.solved_public / outcomes.served if outcomes.served > 0.0 else 0.0
    lifted = people.morale_base + p.further.morale_outreach * public
    _feel(service, firm.organisation.empowerment, lifted, people)
    today.honest = 1.0 - p.further.gaming_fcr * today.bends["cost"]
    if today.levers.parting > 0.0:
        service.morale = larger(service.morale - today.levers.parting, people.morale_floor)
    _learn_and_hire(service, today, people, p.further.recruit_slow * today.levers.profile)
    _build_self_service(service, today, p.service)


def _hold_standard(service: Service, people: People) -> None:
    """Care sinks fast under load and recovers slowly."""
    wanted = service.effort["care"] / (service.effort["care"] + service.effort["throughput"])
    pressed = share((service.load - people.care_load) / people.care_range)
    aim = wanted * (1.0 - people.care_shift * pressed)
    weeks = people.care_up if people.erosion else people.care_down
    if aim < service.care or wanted >= people.care_held:
        weeks = people.care_down
    service.care += (aim - service.care) / weeks


def _feel(service: Service, empowerment: float, best: float, people: People) -> None:
    overload = clip(service.load - people.morale_load_from, 0.0, people.morale_load_cap)
    aim = best - people.morale_load * overload
    aim = aim - people.morale_unsolved * (1.0 - service.fcr)
    aim = aim + people.morale_latitude * (empowerment - people.latitude_usual)
    aim = aim - people.morale_distance * service.standing.far
    aim = clip(aim, people.morale_floor, 1.0)
    service.morale += (aim - service.morale) / people.morale_weeks


def _learn_and_hire(service: Service, today: Today, people: People, picky: float) -> None:
    """Those who quit are replaced, and a review may hire; the new know less."""
    quits = people.quits * exp(people.quits_slope * (people.quits_morale - service.morale))
    practised = service.skill + (1.0 - service.skill) / people.skill_weeks
    skill = practised + quits * (people.hired_skill - service.skill)
    quarter = int(people.review_weeks)
    reviewed = (today.week + YEAR) % quarter == quarter - 1
    staff = _review(service, today, people) if reviewed else service.staff
    if picky > 0.0:
        staff = staff - picky * above(staff - service.staff)
    staff = staff * (1.0 - today.news.parting)
    new = above(staff - service.staff)
    skill = (skill * (staff - new) + people.hired_skill * new) / staff
    service.skill = skill * (1.0 - today.news.unlearned)
    service.hired = new + quits * staff
    service.staff = staff


def _review(service: Service, today: Today, people: People) -> float:
    """Heads after a quarter's review."""
    levers, staff = today.levers, service.staff
    if levers.staffing == FIXED:
        return staff
    need = today.honest * service.cases / (service.capacity / staff)
    ceiling = service.first_staff * today.ratio * levers.budgets.service * today.news.budget
    paid_to_save = service.standing.goals["cost"] > people.cost_weight
    if levers.staffing == COST_CENTRE and people.cost_centre and paid_to_save:
        kept = larger(need / people.centre_use, people.centre_floor * staff)
        if today.honest * service.load < people.cut_below:
            kept = staff * people.cut_keep
        return smaller(kept, people.centre_ceiling * ceiling)
    wanted = people.need_margin * need / levers.utilisation
    aim = smaller(wanted, people.demand_ceiling * ceiling)
    return clip(aim, staff * (1.0 - people.shrink), staff * (1.0 + people.grow))


def _build_self_service(service: Service, today: Today, settings: Settings) -> None:
    """Root causes and IT's help build it, time wears it; a programme sets it."""
    ease = settings.self_alone + today.crosses["service_it"]
    built = service.self_service + settings.self_gain * service.effort["root"] * ease
    helped = built - settings.self_decay * (service.self_service - settings.self_floor)
    service.self_service = clip(larger(helped, today.levers.self_service), 0.0, 1.0)
