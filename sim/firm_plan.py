"""The first part of the week as compiled code: what was decided, walls, efforts."""

from typing import NamedTuple

from sim.agreement import consent, doubts_of, terms_of, turn_of
from sim.between import crossings
from sim.build import stage
from sim.departments.base import Standings, settle_all
from sim.departments.it import It, plan_it
from sim.departments.marketing import Marketing, plan_marketing
from sim.departments.sales import Sales, plan_sales
from sim.departments.service import Service, plan_service
from sim.finance import revenue_ratio
from sim.flows import News
from sim.luck import FIRM, Key, Purpose, draw
from sim.measures import Firm
from sim.organisation import (
    Organisation,
    Walls,
    look_across,
    mean_resistance,
    move_walls,
    take_hold,
)
from sim.policy import Levers
from sim.reporting import bends_of
from sim.rules.numbers import above
from sim.scenario.parameters import Parameters
from sim.stopping import stopped

STOP = int(Purpose.STOP)


class House(NamedTuple):
    """The firm in the middle of its week."""

    org: Organisation
    walls: Walls
    marketing: Marketing
    sales: Sales
    service: Service
    it: It


class Known(NamedTuple):
    """What this week is about: its luck, date, levers, news, and the state of trade."""

    key: Key
    week: int
    levers: Levers
    news: News
    revenue: float  # trailing revenue over first revenue
    rivals: float  # what rivals offer


@stage
def plan(firm: Firm, at: Known, p: Parameters) -> House:
    """What was decided takes hold, goals sink in, walls move, effort follows incentives."""
    m, s, v, i, levers = firm.marketing, firm.sales, firm.service, firm.it, at.levers
    resistance = mean_resistance(
        m.standing.resistance, s.standing.resistance, v.standing.resistance, i.standing.resistance
    )
    f, form = p.further, levers.form
    doubts, turn = doubts_of(form, at.key, at.week, f), turn_of(form, at.week)
    mg, sg, vg, ig = m.standing.goals, s.standing.goals, v.standing.goals, i.standing.goals
    agreed = consent(turn, mg, sg, vg, ig, doubts, f)
    new = v.hired / v.staff
    org, empty = firm.organisation, at.news.vacant
    org = take_hold(org, levers, resistance, p.change, p.goals, agreed, new, empty)
    was = Standings(m.standing, s.standing, v.standing, i.standing)
    ms, ss, vs, its = settle_all(was, levers, org.authority, v.load, at.news.urgency, p.change, f)
    mg, sg, vg, ig = ms.goals, ss.goals, vs.goals, its.goals
    org = move_walls(org, mg, sg, vg, ig, levers, p.walls, f)
    crosses = crossings(org.willing, i.integration, levers.bridging, levers.rotated, p.walls, f)
    ratio = revenue_ratio(firm.finance)
    terms = terms_of(form, turn, mg, sg, vg, ig, org.willing, doubts)
    missed, usual = above(1.0 - s.wins / s.quota), levers.strength / f.usual_strength
    bends = bends_of(mg, sg, vg, ig, missed, usual, levers.audited, at.week, f)
    goals, x, v_cases = p.goals, crosses, v.cases
    u, empty = draw(at.key, FIRM, at.week, STOP), at.news.vacant
    stop = stopped(org, levers, i.bug, m.promise, at.week, u, empty, goals, p.promise, f)
    fame = at.news.prestige
    walls = look_across(
        org, x, levers, mg, sg, vg, ig, v_cases, ratio, goals, f, terms, bends, fame, stop
    )
    return House(
        org=org,
        walls=walls,
        marketing=plan_marketing(m, ms, walls, levers, p.goals, f),
        sales=plan_sales(s, ss, walls, levers, p.goals, f),
        service=plan_service(v, vs, walls, levers, p.goals, f),
        it=plan_it(i, its, walls, levers, p.goals, f),
    )
