"""What is read off a week: every metric once, for the live run and for futures alike."""

from typing import NamedTuple

from sim.build import stage
from sim.departments.it import It
from sim.departments.marketing import Marketing
from sim.departments.sales import Sales
from sim.departments.service import Service
from sim.finance import Finance
from sim.flows import Census, Deals, Exits, Outcomes, Posts, Promise, Tickets
from sim.organisation import Organisation, Walls
from sim.rules.brand import lifetime_value, retained


class Firm(NamedTuple):
    """The firm after a week."""

    organisation: Organisation
    marketing: Marketing
    sales: Sales
    service: Service
    it: It
    finance: Finance
    churn: float  # trailing mean of the weekly share that leaves
    premium: float  # customers that the name alone keeps or brings a week, as last measured


class Week(NamedTuple):
    """What passed between people this week."""

    walls: Walls
    promise: Promise
    deals: Deals
    tickets: Tickets
    outcomes: Outcomes
    posts: Posts
    exits: Exits
    census: Census


class Readings(NamedTuple):
    """Every metric after a week; units and meanings stand in `metrics.py`."""

    brand_equity: float
    salience: float
    image: float
    trust: float
    loyalty: float
    revenue_premium: float
    share: float
    nps: float
    churn: float
    revenue: float
    cost: float
    profit: float
    cash: float
    clv: float
    promise: float
    delivered: float
    promise_gap: float
    leads: float
    leads_followed: float
    wins: float
    losses: float
    contacts: float
    fcr: float
    wait: float
    open_cases: float
    bounced: float
    load: float
    known_issues: float
    unknown_issues: float
    tech_debt: float
    integration: float
    outage: float
    care: float
    morale: float
    skill: float
    staff: float
    posts: float
    negative_posts: float
    expectation: float
    cost_per_contact: float
    cx: float
    wall_marketing_sales: float
    wall_marketing_service: float
    wall_marketing_it: float
    wall_sales_service: float
    wall_sales_it: float
    wall_service_it: float
    effort_marketing_hype: float
    effort_marketing_calibrate: float
    effort_marketing_listen: float
    effort_sales_close: float
    effort_sales_fit: float
    effort_service_throughput: float
    effort_service_care: float
    effort_service_root: float
    effort_it_run: float
    effort_it_features: float
    effort_it_fixes: float
    effort_it_integrate: float
    visibility_marketing: float
    visibility_sales: float
    visibility_service: float
    visibility_it: float
    resistance_marketing: float
    resistance_sales: float
    resistance_service: float
    resistance_it: float


@stage
def trailing_churn(before: float, exits: Exits, customers: float, weeks: float) -> float:
    """Trailing mean of the share of customers that leaves in a week."""
    had = customers + exits.left
    left = exits.left / had if had > 0.0 else 0.0
    return before + (left - before) / weeks


@stage
def read_off(firm: Firm, week: Week, interest: float, head: float) -> Readings:
    """Every metric of a week.

    Args:
        firm: after the week.
        week: what passed this week.
        interest: yearly discount rate.
        head: weekly cost of one person in service, u.
    """
    census, outcomes, tickets, org = week.census, week.outcomes, week.tickets, firm.organisation
    m, s, v, i, crosses = firm.marketing, firm.sales, firm.service, firm.it, week.walls.crosses
    books, customers = firm.finance, census.customers
    contacts = tickets.phoned + tickets.public
    stay = retained(firm.churn)
    margin = 52.0 * books.profit / customers if customers > 0.0 else 0.0
    each = head * v.staff / contacts if contacts > 0.0 else 0.0
    cx = outcomes.experience / outcomes.served if outcomes.served > 0.0 else 0.0
    return Readings(
        brand_equity=100.0 * census.equity,
        salience=100.0 * census.salience,
        image=100.0 * census.image,
        trust=100.0 * census.trust,
        loyalty=100.0 * census.loyalty,
        revenue_premium=books.price * census.premium,
        share=customers / 1200.0,
        nps=100.0 * (census.promoters - census.detractors),
        churn=1.0 - stay,
        revenue=books.revenue,
        cost=books.cost,
        profit=books.profit,
        cash=books.cash,
        clv=lifetime_value(margin, stay, interest),
        promise=m.promise,
        delivered=org.delivered,
        promise_gap=m.promise - org.delivered,
        leads=week.deals.leads,
        leads_followed=week.deals.called_back,
        wins=week.deals.wins,
        losses=week.exits.left,
        contacts=contacts,
        fcr=v.fcr,
        wait=v.wait,
        open_cases=outcomes.open_cases,
        bounced=outcomes.bounced,
        load=v.load,
        known_issues=i.known,
        unknown_issues=i.unknown,
        tech_debt=i.debt,
        integration=i.integration,
        outage=i.outage,
        care=v.care,
        morale=v.morale,
        skill=v.skill,
        staff=v.staff,
        posts=week.posts.posts,
        negative_posts=week.posts.negative,
        expectation=census.expectation,
        cost_per_contact=each,
        cx=cx,
        wall_marketing_sales=crosses.marketing_sales,
        wall_marketing_service=crosses.marketing_service,
        wall_marketing_it=crosses.marketing_it,
        wall_sales_service=crosses.sales_service,
        wall_sales_it=crosses.sales_it,
        wall_service_it=crosses.service_it,
        effort_marketing_hype=m.effort.hype,
        effort_marketing_calibrate=m.effort.calibrate,
        effort_marketing_listen=m.effort.listen,
        effort_sales_close=s.effort.close,
        effort_sales_fit=s.effort.fit,
        effort_service_throughput=v.effort.throughput,
        effort_service_care=v.effort.care,
        effort_service_root=v.effort.root,
        effort_it_run=i.effort.run,
        effort_it_features=i.effort.features,
        effort_it_fixes=i.effort.fixes,
        effort_it_integrate=i.effort.integrate,
        visibility_marketing=week.walls.sight.marketing,
        visibility_sales=week.walls.sight.sales,
        visibility_service=week.walls.sight.service,
        visibility_it=week.walls.sight.it,
        resistance_marketing=m.standing.resistance,
        resistance_sales=s.standing.resistance,
        resistance_service=v.standing.resistance,
        resistance_it=i.standing.resistance,
    )
