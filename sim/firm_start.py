"""The firm in week -52, made from a scenario's start values."""

from sim.agreement import EVERYBODY, NO_GOALS, terms_of
from sim.between import crossings
from sim.customers.society import Society
from sim.customers.week import REFERENCE, begin
from sim.departments.it import first_it
from sim.departments.marketing import first_marketing
from sim.departments.sales import first_sales
from sim.departments.service import first_service
from sim.finance import first_books
from sim.flows import Goals
from sim.luck import Key
from sim.measures import Firm
from sim.organisation import first_organisation, look_across
from sim.policy import Levers
from sim.reporting import STRAIGHT
from sim.scenario.parameters import Parameters
from sim.scenario.start import Start


def first_firm(s: Society, key: Key, levers: Levers, p: Parameters, start: Start) -> Firm:
    """The firm of week -52; fills the customers' columns.

    Args:
        s: an empty society.
        key: whose luck.
        levers: the first levers.
        p: the case's parameters, as a record.
        start: the case's start, as a record.
    """
    own = begin(s.c, key, start, p.market.rivals) * (REFERENCE / len(s.c.brand))
    rows = (levers.marketing_goals, levers.sales_goals, levers.service_goals, levers.it_goals)
    m, sa, v, i = (Goals(*row) for row in rows)
    org = first_organisation(start)
    crosses = crossings(
        org.willing, start.integration, levers.bridging, levers.rotated, p.walls, p.further
    )
    terms = terms_of(levers.form, EVERYBODY, m, sa, v, i, org.willing, NO_GOALS)
    walls = look_across(
        org,
        crosses,
        levers,
        m,
        sa,
        v,
        i,
        p.further.clout_from,
        1.0,
        p.goals,
        p.further,
        terms,
        STRAIGHT,
    )
    sales = first_sales(start, sa, walls.sight.sales, p.goals)
    return Firm(
        organisation=org,
        marketing=first_marketing(start, m, walls.sight.marketing, p.goals, p.further),
        sales=sales,
        service=first_service(start, v, walls.sight.service, p.goals, p.service),
        it=first_it(start, i, walls, p.goals),
        finance=first_books(p.finance, own, sales.effort.close, p.selling, start.staff, start.cash),
        churn=0.0,
        premium=0.0,
    )
