"""The firm in week -52 (5.3)."""

from sim.flows import Four, Goals, Pairs, Tasks
from sim.policy import Levers
from sim.scenario.parameters import Parameters, Start
from tests.oracle.firm import (
    PAIRS,
    TASKS,
    Books,
    Firm,
    It,
    Marketing,
    Organisation,
    Sales,
    Service,
    Standing,
    both,
)
from tests.oracle.incentives import wishes
from tests.oracle.numbers import Row, row
from tests.oracle.organisation import look_across
from tests.oracle.today import PER

WHOLE = ("signoff", "listening", "answering", "home", "staffing", "form", "stop")
"""Levers that are a choice; the first choice is 0."""
ZEROS = (
    "extra_promise", "process", "training", "record", "platform", "sponsor", "executive_authority",
    "executive_access", "executive_opex", "metrics", "root_floor", "self_service", "mandate",
    "mandate_run", "mandate_features", "discount", "spending", "recruits", "quota", "profile",
    "breadth", "parting", "handover", "leads_agreed", "held_back", "squad", "notice", "reply",
    "refund",
)  # fmt: skip
"""Levers that nobody has pulled."""


def first_levers(start: Start, p: Parameters) -> Levers:
    """What is in force before anything was decided."""
    rows = {f"{name}_goals": Goals(**row(getattr(start, name))) for name in TASKS}
    zeros = dict.fromkeys(ZEROS, 0.0) | dict.fromkeys(WHOLE, 0)
    return Levers(
        strength=p.goals.strength,
        budgets=Four(1.0, 1.0, 1.0, 1.0),
        spend=1.0,
        signoff_margin=0.03,
        empowerment=start.empowerment,
        record_target=0.8,
        colocated=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        same_head=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        bridging=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        rotated=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        audited=Four(0.0, 0.0, 0.0, 0.0),
        helping=Four(0.0, 0.0, 0.0, 0.0),
        sealed=Tasks(*[0.0] * 12),
        chart=Four(0.0, 0.0, 0.0, 0.0),
        merged=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        joined=Pairs(0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        upset=Four(0.0, 0.0, 0.0, 0.0),
        utilisation=0.87,
        mandate_fixes=0.5,
        mandate_integrate=0.5,
        dividend=1.0,
        points=Four(0.0, 0.0, 0.0, 0.0),
        **rows,
        **zeros,
    )


def first_firm(own: int, p: Parameters, start: Start) -> Firm:
    """A firm that lives its goals and spends its time as they want it."""
    levers = first_levers(start, p)
    firm = Firm(
        organisation=_organisation(start),
        marketing=Marketing(
            _standing("marketing", start), {}, start.adstock, start.belief, start.belief
        ),
        sales=Sales(_standing("sales", start), {}, start.belief, start.quota, start.quota),
        service=_service(p, start),
        it=_it(start),
        finance=_books(own, p, start),
    )
    _, sight, asked = look_across(firm, levers, p, p.further.clout_from, 1.0)
    for name, department in firm.departments().items():
        lived = department.standing.goals
        department.effort = wishes(name, lived, sight, asked, p.goals.strength, p.goals)
    _first_revenue(firm, p)
    return firm


def _standing(name: str, start: Start) -> Standing:
    goals = row(getattr(start, name))
    return Standing(goals, dict(goals), start.resistance)


def _organisation(start: Start) -> Organisation:
    alike: Row = dict.fromkeys(map(both, PAIRS), start.willingness)
    apart: Row = dict.fromkeys(map(both, PAIRS), 0.0)
    return Organisation(start.empowerment, start.delivered, colocated=apart, willing=alike)


def _service(p: Parameters, start: Start) -> Service:
    return Service(
        standing=_standing("service", start),
        effort={},
        staff=start.staff,
        first_staff=start.staff,
        skill=start.skill,
        morale=start.morale,
        care=start.care,
        self_service=p.service.self_service,
        load=start.load,
        cases=start.cases,
        fcr=start.fcr,
        capacity=start.cases / start.load,
    )


def _it(start: Start) -> It:
    return It(
        standing=_standing("it", start),
        effort={},
        integration=start.integration,
        debt=start.debt,
        unknown=start.unknown_issues,
        known=start.known_issues,
    )


def _books(own: int, p: Parameters, start: Start) -> Books:
    """Revenue waits for the efforts; the rest is known."""
    finance = p.finance
    shared = finance.marketing + finance.sales + finance.it
    return Books(
        price=finance.revenue / (own * (PER / p.market.people)),
        first_revenue=0.0,
        trailing_revenue=0.0,
        trailing_profit=0.0,
        revenue=0.0,
        cost=shared + finance.head * start.staff,
        cash=start.cash,
    )


def _first_revenue(firm: Firm, p: Parameters) -> None:
    books, close = firm.finance, firm.sales.effort["close"]
    books.revenue = p.finance.revenue * (1.0 - p.selling.close_price * close)
    books.first_revenue = books.trailing_revenue = books.revenue
    books.trailing_profit = books.revenue - books.cost
