"""The week as compiled code: the same functions in the same order as `SiloModel.step`.

Futures need tens of thousands of firm-weeks in the time of a breath; `model.py` tells the story,
and `tests/test_twins.py` holds the two equal to the bit.
"""

import numpy as np
from numpy.typing import NDArray

from sim.build import door, stage
from sim.customers import week as customers
from sim.customers.society import Society
from sim.departments.base import settle
from sim.departments.it import deliver, learn, plan_it
from sim.departments.marketing import make_promise, plan_marketing
from sim.departments.sales import book, make_offer, plan_sales
from sim.departments.service import answer, plan_service
from sim.departments.staffing import look_after_people
from sim.finance import close_books, revenue_ratio
from sim.flows import News
from sim.luck import FIRM, Key, Purpose, draw
from sim.measures import Firm, Week, read_off, trailing_churn
from sim.organisation import (
    channels_of,
    crossings,
    look_across,
    mean_resistance,
    move_walls,
    remember_delivered,
    take_hold,
)
from sim.policy import Levers
from sim.scenario.parameters import Parameters
from sim.scenario.start import Start
from sim.world import rivals_offer

type Series = NDArray[np.float64]
OUTAGE = int(Purpose.OUTAGE)


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
    """One week of the firm and its customers."""
    org, m, sa, v, i = firm.organisation, firm.marketing, firm.sales, firm.service, firm.it
    revenue, rivals = revenue_ratio(firm.finance), rivals_offer(week, news.rivals, p.market)
    org = take_hold(
        org,
        levers,
        mean_resistance(
            m.standing.resistance,
            sa.standing.resistance,
            v.standing.resistance,
            i.standing.resistance,
        ),
        p.change,
        p.goals,
    )
    points, a = levers.points, org.authority
    ms = settle(m.standing, levers.marketing_goals, a, points.marketing, p.change)
    ss = settle(sa.standing, levers.sales_goals, a, points.sales, p.change)
    vs = settle(v.standing, levers.service_goals, a, points.service, p.change)
    its = settle(i.standing, levers.it_goals, a, points.it, p.change)
    org = move_walls(org, ms.goals, ss.goals, vs.goals, its.goals, p.walls)
    crosses = crossings(org, i.integration, p.walls)
    walls = look_across(org, crosses, levers, ms.goals, ss.goals, vs.goals, p.goals)
    m = plan_marketing(m, ms, walls, levers, p.goals)
    sa = plan_sales(sa, ss, walls, levers, p.goals)
    v = plan_service(v, vs, walls, levers, p.goals)
    i = plan_it(i, its, walls, levers, p.goals)
    u = draw(key, FIRM, week, OUTAGE)
    i, product = deliver(i, walls, levers, news, revenue, u, p.technology, p.advertising)
    m, promise = make_promise(
        m, org, walls, levers, news, revenue, p.advertising, p.promise, p.goals
    )
    sa, offer = make_offer(
        sa, promise, org, walls, levers, news, revenue, p.selling, p.advertising, p.promise
    )
    deals = customers.shop(
        s.c,
        s.now,
        s.luck,
        key,
        week,
        promise,
        offer,
        product,
        news,
        org.delivered,
        rivals,
        p.market,
        p.advertising,
        p.selling,
    )
    sa = book(sa, deals, p.selling)
    channels = channels_of(
        org, levers, v.self_service, p.service, p.voice.channel_learning, p.change
    )
    cases, tickets = customers.use(
        s.c, s.now, s.luck, key, week, product, promise, channels, news, p.needs
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
    )
    outcomes = customers.ask(
        s.c, s.now, s.network, key, week, cases, channels, answers, p.service, p.voice
    )
    experience = customers.judge(s.c, s.now, s.luck, product, p.needs, p.memory)
    posts, heard = customers.speak(
        s.c,
        s.now,
        s.luck,
        s.network,
        key,
        week,
        answers.insight_public,
        channels.visible,
        news,
        p.voice,
    )
    customers.listen(s.c, s.now, p.hearing.amplification * news.amplification, p.hearing, p.voice)
    i = learn(i, heard, outcomes.items, levers, walls.crosses.service_it, p.insight)
    org = remember_delivered(org, experience, p.technology.delivered_keep)
    exits = customers.leave(
        s.c, s.now, s.luck, key, week, rivals, promise.claim, p.leaving, p.market, start
    )
    v = look_after_people(
        v, outcomes, org, levers, news, revenue, week, p.people, walls.crosses.service_it, p.service
    )
    pull = p.market.in_market_base + p.market.feature_pull * product.features
    looking = p.market.in_market * pull * news.demand
    census = customers.census(
        s.c,
        s.now,
        week,
        firm.premium,
        promise.claim,
        looking,
        rivals,
        p.brand,
        p.market,
        p.selling,
        p.leaving,
    )
    books = close_books(
        firm.finance,
        census.customers,
        deals.wins,
        sa.effort.close,
        v,
        levers,
        news,
        week,
        p.finance,
        p.selling,
        p.advertising,
    )
    churn = trailing_churn(firm.churn, exits, census.customers, p.finance.trailing_weeks)
    after = Firm(org, m, sa, v, i, books, churn, census.premium)
    return after, Week(walls, promise, deals, tickets, outcomes, posts, exits, census)


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
        readings = read_off(firm, passed, p.finance.interest, p.finance.head)
        for j in range(len(readings)):
            series[k, j] = readings[j]
    return firm
