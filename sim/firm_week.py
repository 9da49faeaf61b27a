"""The week as compiled code: the same functions in the same order as `SiloModel.step`.

Futures need tens of thousands of firm-weeks in the time of a breath; `model.py` tells the story,
and `tests/test_twins.py` holds the two equal to the bit.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.build import door, stage
from sim.customers import week as customers
from sim.customers.society import Society
from sim.departments.it import deliver, learn
from sim.departments.marketing import make_promise
from sim.departments.sales import book, make_offer
from sim.departments.service import answer
from sim.departments.staffing import look_after_people
from sim.finance import close_books, revenue_ratio
from sim.firm_plan import House, Known, plan
from sim.flows import Deals, News, Outcomes, Posts, Product, Promise, Tickets
from sim.luck import FIRM, Key, Purpose, draw
from sim.measures import Firm, Week, read_off, trailing_churn
from sim.organisation import (
    channels_of,
    remember_delivered,
)
from sim.policy import Levers
from sim.rules.further import contradiction
from sim.scenario.parameters import Parameters
from sim.scenario.start import Start
from sim.world import rivals_offer

type Series = NDArray[np.float64]
OUTAGE = int(Purpose.OUTAGE)


class Sold(NamedTuple):
    """What was built, promised and sold this week."""

    product: Product
    promise: Promise
    deals: Deals


class Served(NamedTuple):
    """What was asked, answered and said this week."""

    tickets: Tickets
    outcomes: Outcomes
    posts: Posts


@stage
def sell(house: House, s: Society, at: Known, p: Parameters) -> tuple[House, Sold]:
    """IT delivers, marketing promises, sales claims, and some people come."""
    org, walls, m, sales, v, i = house
    levers, news, revenue = at.levers, at.news, at.revenue
    u = draw(at.key, FIRM, at.week, OUTAGE)
    i, product = deliver(i, walls, levers, news, revenue, u, p.technology, p.advertising, p.further)
    f, a = p.further, p.advertising
    m, promise = make_promise(m, org, walls, levers, news, revenue, a, p.promise, p.goals, f)
    sales, offer = make_offer(
        sales, promise, org, walls, levers, news, revenue, p.selling, p.advertising, p.promise, f
    )
    deals = customers.shop(
        s.c,
        s.now,
        s.luck,
        at.key,
        at.week,
        promise,
        offer,
        product,
        news,
        org.delivered,
        at.rivals,
        p.market,
        p.advertising,
        p.selling,
    )
    sales = book(sales, deals, levers.quota, p.selling)
    return House(org, walls, m, sales, v, i), Sold(product, promise, deals)


@stage
def serve(house: House, s: Society, sold: Sold, at: Known, p: Parameters) -> tuple[House, Served]:
    """Customers use, ask, judge, speak and listen; what crossed the walls is learned from."""
    org, walls, m, sales, v, i = house
    key, week, levers, news = at.key, at.week, at.levers, at.news
    learning = p.voice.channel_learning
    channels = channels_of(
        org, levers, v.self_service, p.service, learning, p.change, p.further, news.regulated
    )
    cases, tickets = customers.use(
        s.c, s.now, s.luck, key, week, sold.product, sold.promise, channels, news, p.needs
    )
    v, answers = answer(
        v,
        tickets,
        channels,
        m.effort.listen,
        org,
        walls,
        levers,
        p.service,
        p.walls,
        p.insight,
        i.integration,
        p.people.load_weeks,
        p.further,
    )
    outcomes = customers.ask(
        s.c, s.now, s.network, key, week, cases, channels, answers, p.service, p.voice
    )
    confusing = contradiction(sold.promise.claim, org.delivered, p.further.contradiction)
    experience = customers.judge(s.c, s.now, s.luck, sold.product, confusing, p.needs, p.memory)
    noted, seen, said = answers.insight_public, channels.visible, answers.replied
    posts, heard = customers.speak(
        s.c, s.now, s.luck, s.network, key, week, noted, seen, said, news, p.voice
    )
    customers.listen(s.c, s.now, p.hearing.amplification * news.amplification, p.hearing, p.voice)
    unlike = p.further.diversity * p.further.worlds
    i = learn(i, heard, outcomes.items, levers, walls.crosses.service_it, p.insight, unlike)
    org = remember_delivered(org, experience, p.technology.delivered_keep)
    return House(org, walls, m, sales, v, i), Served(tickets, outcomes, posts)


@stage
def close(
    firm: Firm,
    house: House,
    s: Society,
    sold: Sold,
    served: Served,
    at: Known,
    p: Parameters,
    start: Start,
) -> tuple[Firm, Week]:
    """Some leave; service looks after its people; heads are counted and books closed."""
    org, walls, m, sales, v, i = house
    week, levers, news, claim = at.week, at.levers, at.news, sold.promise.claim
    c, now, luck, network = s
    leaving, market = p.leaving, p.market
    exits = customers.leave(
        c, now, luck, network, at.key, week, at.rivals, claim, news.gone, leaving, market, start
    )
    crosses = walls.crosses.service_it
    done, lift, r = served.outcomes, p.further.morale_outreach, at.revenue
    picky, hidden = p.further.recruit_slow * levers.profile, p.further.gaming_fcr * walls.bends.cost
    v = look_after_people(
        v, done, org, levers, news, r, week, p.people, crosses, p.service, hidden, lift, picky
    )
    pull = market.in_market_base + market.feature_pull * sold.product.features
    looking = market.in_market * pull * news.demand
    before, rivals, selling = firm.premium, at.rivals, p.selling
    census = customers.census(
        c, now, week, before, claim, looking, rivals, p.brand, market, selling, leaving
    )
    own, wins, closing = census.customers, sold.deals.wins, sales.effort.close
    money = p.finance
    books = close_books(
        firm.finance,
        own,
        wins,
        closing,
        v,
        done.refunded,
        levers,
        news,
        week,
        money,
        p.selling,
        p.advertising,
        p.further,
    )
    churn = trailing_churn(firm.churn, exits, own, p.finance.trailing_weeks)
    after = Firm(org, m, sales, v, i, books, churn, census.premium)
    lived = served.tickets, served.outcomes, served.posts
    flows = Week(walls, sold.promise, sold.deals, *lived, exits, census)
    return after, flows


@stage
def one_week(
    firm: Firm,
    s: Society,
    key: Key,
    week: int,
    levers: Levers,
    news: News,
    p: Parameters,
    start: Start,
) -> tuple[Firm, Week]:
    """One week of the firm and its customers, in the order of `SiloModel.step`."""
    rivals = rivals_offer(week, news.rivals, news.drift, p.market)
    at = Known(key, week, levers, news, revenue_ratio(firm.finance), rivals)
    house = plan(firm, at, p)
    house, sold = sell(house, s, at, p)
    house, served = serve(house, s, sold, at, p)
    return close(firm, house, s, sold, served, at, p, start)


@door
def weeks_on(
    firm: Firm,
    s: Society,
    key: Key,
    week: int,
    levers: Levers,
    news: News,
    p: Parameters,
    start: Start,
    series: Series,
) -> Firm:
    """As many weeks as `series` has rows, under the same levers and news.

    Args:
        firm: after last week.
        s: the customers; their columns are changed.
        key: whose luck.
        week: the first week.
        levers: in force in all these weeks.
        news: of all these weeks.
        p: the case's parameters, as a record.
        start: the case's start, as a record.
        series: weeks x metrics, filled with the readings of each week.
    """
    for k in range(len(series)):
        firm, passed = one_week(firm, s, key, week + k, levers, news, p, start)
        readings = read_off(firm, passed, p.finance.interest, p.finance.head, p.further)
        for j in range(len(readings)):
            series[k, j] = readings[j]
    return firm
