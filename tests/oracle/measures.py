"""Counting heads (7.21) and reading every metric (8)."""

import math
from types import SimpleNamespace

from sim.scenario.firm import Brand
from sim.scenario.parameters import Parameters
from sim.tables import share_below
from tests.oracle import choice
from tests.oracle.firm import Firm
from tests.oracle.numbers import Row
from tests.oracle.people import Person
from tests.oracle.reporting import reports
from tests.oracle.today import PER, Today

U = 4294967296.0
"""Sums are whole numbers in this part of a unit."""


def whole(terms: list[float]) -> int:
    """A sum that any order of adding gives."""
    return sum(int(term * U) for term in terms)


def census(people: list[Person], firm: Firm, today: Today, p: Parameters) -> None:
    """Means over people after the week."""
    brand = p.brand
    ours = [person for person in people if person.ours]
    others = [person.awareness for person in people if not person.ours]
    everybody = 1.0 / (U * len(people))
    each = 1.0 / (U * (len(ours) or 1))

    def of_all(terms: list[float]) -> float:
        return whole(terms) * everybody

    def of_ours(terms: list[float]) -> float:
        return whole(terms) * each

    if (today.week + 53) % int(brand.measured_weeks) == 0:
        firm.premium = _premium(people, today, p)
    today.flows.census = SimpleNamespace(
        customers=len(ours) * today.scale,
        equity=of_all([_equity(person, brand) for person in people]),
        salience=of_all([math.sqrt(person.awareness) for person in people]),
        image=of_all([person.image for person in people]),
        trust=of_all([person.trust for person in people]),
        loyalty=of_all([_loyalty(person, brand) for person in people]),
        satisfaction=of_ours([person.satisfaction for person in ours]),
        expectation=of_ours([person.expectation for person in ours]),
        promised=of_ours([person.promised for person in ours]),
        promoters=of_ours([_above(person, brand) for person in ours]),
        detractors=of_ours([_below(person, brand) for person in ours]),
        awareness_others=whole(others) / U / (len(others) or 1),
        premium=firm.premium,
    )


def _loyalty(person: Person, brand: Brand) -> float:
    return person.satisfaction if person.ours else brand.hearsay * person.image


def _equity(person: Person, brand: Brand) -> float:
    stayed = brand.loyalty * _loyalty(person, brand)
    thought = brand.image * person.image + brand.trust * person.trust
    return math.sqrt(person.awareness) * (thought + stayed)


def _above(person: Person, brand: Brand) -> float:
    """Chance to answer a survey as a promoter."""
    return share_below((person.satisfaction - brand.promoter) / brand.survey_noise)


def _below(person: Person, brand: Brand) -> float:
    """Chance to answer it as a detractor."""
    return share_below((brand.detractor - person.satisfaction) / brand.survey_noise)


def _premium(people: list[Person], today: Today, p: Parameters) -> float:
    """Customers a week that the name keeps or brings, against a brand without one."""
    plain, market, selling = p.brand.generic, p.market, p.selling
    claim, rivals = today.flows.promise.claim, today.rivals
    stays = 1.0 - choice.goes(plain, rivals, p.leaving)
    looking = choice.looking(today.flows.product.features, today.news.demand, market)
    comes = looking * choice.win(plain, rivals, 0.0, 0.0, selling)

    def term(person: Person) -> float:
        if person.ours:
            leaves = choice.goes(choice.utility(person, p.leaving), rivals, p.leaving)
            return (1.0 - leaves) - stays
        named = choice.considers(person.awareness, person.trust, claim, market)
        wins = choice.win(choice.worth(person, claim, selling), rivals, 0.0, 0.0, selling)
        nameless = choice.considers(person.awareness, plain, plain, market)
        return looking * named * wins - comes * nameless

    return whole([term(person) for person in people]) / U * today.scale


def follow_churn(firm: Firm, today: Today, weeks: float) -> None:
    """The trailing mean of the share that leaves in a week."""
    had = today.flows.census.customers + today.flows.exits.left
    left = today.flows.exits.left / had if had > 0.0 else 0.0
    firm.churn += (left - firm.churn) / weeks


def read(firm: Firm, today: Today, p: Parameters) -> Row:
    """Every metric of the week by name."""
    money = _money(firm, today, p)
    said = reports(firm, today, money["cost_per_contact"], p.further)
    return _brand(firm, today) | money | _work(firm, today) | _inside(firm, today) | said


def _brand(firm: Firm, today: Today) -> Row:
    census, marketing = today.flows.census, firm.marketing
    return {
        "brand_equity": 100.0 * census.equity,
        "salience": 100.0 * census.salience,
        "image": 100.0 * census.image,
        "trust": 100.0 * census.trust,
        "loyalty": 100.0 * census.loyalty,
        "revenue_premium": firm.finance.price * census.premium,
        "share": census.customers / PER,
        "nps": 100.0 * (census.promoters - census.detractors),
        "promise": marketing.promise,
        "delivered": firm.organisation.delivered,
        "promise_gap": marketing.promise - firm.organisation.delivered,
        "expectation": census.expectation,
    }


def _money(firm: Firm, today: Today, p: Parameters) -> Row:
    books, customers = firm.finance, today.flows.census.customers
    kept = 1.0 - firm.churn
    four = kept * kept * kept * kept
    sixteen = four * four * four * four
    stay = sixteen * sixteen * sixteen * four
    margin = 52.0 * books.profit / customers if customers > 0.0 else 0.0
    contacts = today.flows.tickets.phoned + today.flows.tickets.public
    heads = p.finance.head * firm.service.staff
    return {
        "churn": 1.0 - stay,
        "revenue": books.revenue,
        "cost": books.cost,
        "profit": books.profit,
        "cash": books.cash,
        "clv": margin * stay / (1.0 + p.finance.interest - stay),
        "contacts": contacts,
        "cost_per_contact": heads / contacts if contacts > 0.0 else 0.0,
    }


def _work(firm: Firm, today: Today) -> Row:
    flows, service, it = today.flows, firm.service, firm.it
    served, aloud = flows.outcomes.served, flows.tickets.public
    unanswered = aloud - flows.outcomes.answered_public
    kept = ("fcr", "wait", "load", "care", "morale", "skill", "staff")
    return {name: getattr(service, name) for name in kept} | {
        "leads": flows.deals.leads,
        "leads_followed": flows.deals.called_back,
        "wins": flows.deals.wins,
        "losses": flows.exits.left,
        "open_cases": flows.outcomes.open_cases,
        "bounced": flows.outcomes.bounced,
        "known_issues": it.known,
        "unknown_issues": it.unknown,
        "tech_debt": it.debt,
        "integration": it.integration,
        "outage": it.outage,
        "posts": flows.posts.posts,
        "negative_posts": flows.posts.negative,
        "cx": flows.outcomes.experience / served if served > 0.0 else 0.0,
        "public_unanswered": unanswered / aloud if aloud > 0.0 else 0.0,
        "public_solved": flows.outcomes.solved_public / aloud if aloud > 0.0 else 0.0,
        "executive_clout": firm.organisation.clout,
    }


def _inside(firm: Firm, today: Today) -> Row:
    """Walls, efforts, sight and resistance."""
    found = {f"wall_{pair}": crosses for pair, crosses in today.crosses.items()}
    for name, department in firm.departments().items():
        for task, effort in department.effort.items():
            found[f"effort_{name}_{task}"] = effort
        found[f"visibility_{name}"] = today.sight[name]
        found[f"resistance_{name}"] = department.standing.resistance
    return found
