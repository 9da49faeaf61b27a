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
from sim.reporting import HURRY, QUARTER
from sim.rules.brand import lifetime_value, retained
from sim.rules.gaming import booked_as_new, without_the_unsolved
from sim.scenario.further import Further


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
    public_unanswered: float
    public_solved: float
    executive_clout: float
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
    reported_leads: float
    reported_wins: float
    reported_fcr: float
    reported_cost_per_contact: float
    reported_cx: float
    reported_outage: float


@stage
def trailing_churn(before: float, exits: Exits, customers: float, weeks: float) -> float:
    """Trailing mean of the share of customers that leaves in a week."""
    had = customers + exits.left
    left = exits.left / had if had > 0.0 else 0.0
    return before + (left - before) / weeks


@stage
def read_off(firm: Firm, week: Week, interest: float, head: float, further: Further) -> Readings:
    """Every metric of a week.

    Args:
        firm: after the week.
        week: what passed this week.
        interest: yearly discount rate.
        head: weekly cost of one person in service, u.
        further: parameters of further mechanisms.
    """
    census, outcomes, tickets, org = week.census, week.outcomes, week.tickets, firm.organisation
    m, s, v, i = firm.marketing, firm.sales, firm.service, firm.it
    books, customers = firm.finance, census.customers
    contacts = tickets.phoned + tickets.public
    stay = retained(firm.churn)
    margin = 52.0 * books.profit / customers if customers > 0.0 else 0.0
    each = head * v.staff / contacts if contacts > 0.0 else 0.0
    # In the order of the fields of `Readings`; a tuple of more than 30 would not compile.
    market = (
        100.0 * census.equity,  # brand_equity
        100.0 * census.salience,
        100.0 * census.image,
        100.0 * census.trust,
        100.0 * census.loyalty,
        books.price * census.premium,  # revenue_premium
        customers / 1200.0,  # share
        100.0 * (census.promoters - census.detractors),  # nps
        1.0 - stay,  # churn
        books.revenue,
        books.cost,
        books.profit,
        books.cash,
        lifetime_value(margin, stay, interest),  # clv
        m.promise,
        org.delivered,
        m.promise - org.delivered,  # promise_gap
        week.deals.leads,
        week.deals.called_back,  # leads_followed
        week.deals.wins,
        week.exits.left,  # losses
    )
    house = at_the_desk(firm, week, contacts, each)
    said, seat = in_public(tickets.public, outcomes), (org.clout,)  # executive_clout
    return Readings(
        *(
            market
            + (house + said + seat)
            + inside(week.walls, m, s, v, i)
            + reported(firm, week, each, further)
        )
    )


@stage
def at_the_desk(firm: Firm, week: Week, contacts: float, each: float) -> tuple[float, ...]:
    """Service, IT and what customers say, in the order of `Readings`."""
    v, i, outcomes, census = firm.service, firm.it, week.outcomes, week.census
    cx = outcomes.experience / outcomes.served if outcomes.served > 0.0 else 0.0
    return (
        contacts,
        v.fcr,
        v.wait,
        outcomes.open_cases,
        outcomes.bounced,
        v.load,
        i.known,  # known_issues
        i.unknown,  # unknown_issues
        i.debt,  # tech_debt
        i.integration,
        i.outage,
        v.care,
        v.morale,
        v.skill,
        v.staff,
        week.posts.posts,
        week.posts.negative,  # negative_posts
        census.expectation,
        each,  # cost_per_contact
        cx,
    )


@stage
def in_public(cases: float, outcomes: Outcomes) -> tuple[float, float]:
    """Shares of public complaints that nobody answered, and that were solved; 0 without any."""
    if cases <= 0.0:
        return 0.0, 0.0
    return (cases - outcomes.answered_public) / cases, outcomes.solved_public / cases


@stage
def reported(firm: Firm, week: Week, each: float, further: Further) -> tuple[float, ...]:
    """What departments say of themselves, in the order of `Readings`.

    Args:
        firm: after the week.
        week: what passed.
        each: true cost of a contact, u.
        further: parameters of further mechanisms.
    """
    bends, outcomes = week.walls.bends, week.outcomes
    pulled = further.gaming_wins * (float(QUARTER) / HURRY) * bends.wins
    left_out = further.gaming_cx * bends.cx
    return (
        week.deals.leads * (1.0 + further.gaming_leads * bends.leads),
        week.deals.wins * (1.0 + pulled),
        booked_as_new(firm.service.fcr, bends.cost, further.gaming_fcr),
        each * (1.0 - further.gaming_fcr * bends.cost),
        without_the_unsolved(
            outcomes.solved,
            outcomes.served,
            outcomes.experience_solved,
            outcomes.experience,
            left_out,
        ),
        firm.it.outage * (1.0 - further.gaming_uptime * bends.uptime),
    )


@stage
def inside(walls: Walls, m: Marketing, s: Sales, v: Service, i: It) -> tuple[float, ...]:
    """Walls, efforts, sight and resistance, in the order of `Readings`."""
    crosses, sight = walls.crosses, walls.sight
    return (
        crosses.marketing_sales,
        crosses.marketing_service,
        crosses.marketing_it,
        crosses.sales_service,
        crosses.sales_it,
        crosses.service_it,
        m.effort.hype,
        m.effort.calibrate,
        m.effort.listen,
        s.effort.close,
        s.effort.fit,
        v.effort.throughput,
        v.effort.care,
        v.effort.root,
        i.effort.run,
        i.effort.features,
        i.effort.fixes,
        i.effort.integrate,
        sight.marketing,
        sight.sales,
        sight.service,
        sight.it,
        m.standing.resistance,
        s.standing.resistance,
        v.standing.resistance,
        i.standing.resistance,
    )
