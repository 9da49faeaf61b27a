"""Advertising is seen, prospects come (7.9), customers go, newcomers arrive (7.19)."""

from collections import Counter

from sim.luck import Purpose
from sim.scenario.market import Selling
from sim.scenario.parameters import Parameters, Start
from tests.oracle import choice
from tests.oracle.network import Network
from tests.oracle.numbers import larger, share, toward
from tests.oracle.people import NOBODY, Person
from tests.oracle.today import Today, scaled


def shop(people: list[Person], today: Today, delivered: float, p: Parameters) -> None:
    """A new page; the promise is seen, a press test is read; some consider us, some come."""
    for person in people:
        _turn_page(person, today)
    for person in people:
        _see_promise(person, today, p)
    for person in people:
        _read_notice(person, today, delivered, p)
    for person in people:
        _read_test(person, today, delivered, p.market.test_pull)
    counts: Counter[str] = Counter()
    product, demand = today.flows.product, today.news.demand
    looking = choice.looking(product.features, demand, p.market)
    found = [
        person
        for person in people
        if not person.ours and today.luck(person.number, Purpose.IN_MARKET) < looking
    ]
    found = [person for person in found if _considers(person, today, p)]
    worst = sorted(found, key=lambda person: (person.image, person.number))
    held = worst[: int(today.flows.offer.held_back * len(found))]
    counts["leads"] = len(found) - len(held)
    for person in found:
        _consider(person, today, counts, p.selling, handed=person not in held)
    today.flows.deals = scaled(today, "leads called_back wins", counts)


def _turn_page(person: Person, today: Today) -> None:
    person.weeks = person.weeks + 1 if person.ours else 0
    person.answered = NOBODY
    seen = today.luck(person.number, Purpose.EXPOSED) < today.flows.promise.reach
    person.happened = {"EXPOSED"} if seen else set()


def _see_promise(person: Person, today: Today, p: Parameters) -> None:
    advertising, claim = p.advertising, today.flows.promise.claim
    person.awareness *= advertising.awareness_keep
    if "EXPOSED" not in person.happened:
        return
    person.awareness = toward(person.awareness, 1.0, advertising.awareness_gain)
    if person.ours:
        person.promised = toward(person.promised, claim, advertising.promise_heard)
    else:
        person.image += advertising.image_pull * person.trust * (claim - person.image)


def _read_notice(person: Person, today: Today, delivered: float, p: Parameters) -> None:
    """Own customers are told what is wrong."""
    told = today.flows.promise.notice
    if told > 0.0 and person.ours and today.luck(person.number, Purpose.NOTICE) < told:
        person.promised = toward(person.promised, delivered, p.advertising.promise_heard)


def _read_test(person: Person, today: Today, delivered: float, pull: float) -> None:
    if today.news.tested <= 0.0 or person.ours:
        return
    if today.luck(person.number, Purpose.PRESS) < today.news.tested:
        person.image = toward(person.image, delivered, pull)
        person.happened.add("TESTED")


def _considers(person: Person, today: Today, p: Parameters) -> bool:
    """Whether somebody who looks for a supplier considers us."""
    claim = today.flows.promise.claim
    chance = choice.considers(person.awareness, person.trust, claim, p.market)
    return today.luck(person.number, Purpose.CONSIDER) < chance


def _consider(
    person: Person, today: Today, counts: Counter[str], selling: Selling, *, handed: bool
) -> None:
    """Somebody who considers us, and whom sales hears of unless marketing holds back."""
    offered, i = today.flows.offer, person.number
    called = handed and today.luck(i, Purpose.CALLED_BACK) < offered.called_back
    person.happened.add("CONSIDERED")
    if called:
        person.happened.add("CALLED_BACK")
        counts["called_back"] += 1
    closing = selling.win_oversell * offered.oversell + selling.win_bargain * offered.bargain
    value = choice.worth(person, offered.claim, selling)
    talked = selling.win_follow if called else 0.0
    if today.luck(i, Purpose.WIN) < choice.win(value, today.rivals, talked, closing, selling):
        counts["wins"] += 1
        _come(person, today, selling)


def _come(person: Person, today: Today, selling: Selling) -> None:
    """A prospect becomes our customer, and expects what sales said."""
    offered = today.flows.offer
    lifted = selling.won_pull * person.trust * (offered.claim - person.image)
    person.brand = person.weeks = person.case = 0
    person.expectation = share(person.image + lifted * (1.0 - selling.fit_relief * offered.fitting))
    person.promised = offered.claim
    person.satisfaction = selling.won_satisfaction
    person.happened.add("WON")
    if offered.claim > today.flows.promise.claim:
        person.happened.add("OVERSOLD")


def leave(
    people: list[Person], today: Today, network: Network, p: Parameters, start: Start
) -> None:
    """Exits first, those of big customers before the others, then newcomers."""
    counts: Counter[str] = Counter()
    for person in _big_ones(people, today, network):
        counts["left"] += 1
        person.happened.add("LEFT")
        _join_rival(person, today, counts, p.market.rivals)
    for person in people:
        if person.ours and "WON" not in person.happened:
            chance = choice.goes(choice.utility(person, p.leaving), today.rivals, p.leaving)
            if today.luck(person.number, Purpose.LEAVE) < chance:
                counts["left"] += 1
                person.happened.add("LEFT")
                _join_rival(person, today, counts, p.market.rivals)
    for person in people:
        if today.luck(person.number, Purpose.NEWCOMER) < p.market.newcomers:
            counts["newcomers"] += 1
            counts["replaced"] += person.ours
            _join_rival(person, today, counts, p.market.rivals)
            _start_anew(person, today, p, start)
    today.flows.exits = scaled(today, "left newcomers replaced cases_lost", counts)


def _big_ones(people: list[Person], today: Today, network: Network) -> list[Person]:
    """Own customers who go together, the best connected first."""
    if today.news.gone <= 0.0:
        return []
    own = [person for person in people if person.ours and "WON" not in person.happened]
    own.sort(key=lambda person: (-len(network.neighbours[person.number]), person.number))
    return own[: int(larger(1.0, today.news.gone * len(own)))]


def _join_rival(person: Person, today: Today, counts: Counter[str], rivals: int) -> None:
    counts["cases_lost"] += person.case != 0
    person.brand = 1 + int(today.luck(person.number, Purpose.RIVAL) * rivals)
    person.case = 0


def _start_anew(person: Person, today: Today, p: Parameters, start: Start) -> None:
    market = p.market
    person.weeks = 0
    person.awareness = market.newcomer_awareness
    person.image = person.trust = person.satisfaction = market.newcomer_image
    person.expectation = market.newcomer_expectation
    person.promised = today.flows.promise.claim
    person.public = start.public_propensity
    person.happened = {"ARRIVED"}
