"""The ledger: a week lived as in `firm_week`, with every change of every mind booked to its cause.

Nothing is guessed. A customer's brand equity is f·g, where f is the root of awareness and g weighs
image, trust and loyalty; each phase of the week moves some of these, and the codes of the week say
what happened to whom. Between two phases the columns are compared, inside `judge` and `listen` the
rules themselves say which part of a step came from what. So the rows sum to the change, to the
last digits; what a new mechanism would move unseen stands in the last row.
"""

import numpy as np
from numpy.typing import NDArray

from sim.build import door, stage, straight
from sim.customers.columns import Columns
from sim.customers.society import Society
from sim.explain.booking import totals
from sim.explain.rows import METRICS
from sim.explain.tallies import tally_bought, tally_gone, tally_lived
from sim.finance import revenue_ratio
from sim.firm_plan import Known, plan
from sim.firm_week import close, sell, serve
from sim.flows import News
from sim.luck import Key
from sim.measures import Firm, Week, read_off
from sim.policy import Levers
from sim.rules.further import contradiction
from sim.scenario.parameters import Parameters
from sim.scenario.start import Start
from sim.world import rivals_offer

type Series = NDArray[np.float64]


@stage
def keep(c: Columns, was: Columns) -> None:
    """The columns that minds are made of, as they are now."""
    for i in range(len(c.brand)):
        was.brand[i] = c.brand[i]
        was.awareness[i] = c.awareness[i]
        was.image[i] = c.image[i]
        was.trust[i] = c.trust[i]
        was.expectation[i] = c.expectation[i]
        was.promised[i] = c.promised[i]
        was.satisfaction[i] = c.satisfaction[i]


@stage
def booked_week(
    firm: Firm,
    s: Society,
    was: Columns,
    known: Known,
    p: Parameters,
    start: Start,
    sums: Series,
    ends: Series,
) -> tuple[Firm, Week]:
    """One week as `one_week` lives it, and its ledger.

    Args:
        firm: after last week.
        s: the customers.
        was: room for their columns.
        known: what this week is about.
        p: parameters.
        start: the case's start.
        sums: causes x metrics, filled.
        ends: three rows of metrics: before the week, given; after it, counted; and on the way.
    """
    before, after, mean = ends[0], ends[1], ends[2]
    keep(s.c, was)
    house = plan(firm, known, p)
    house, sold = sell(house, s, known, p)
    tally_bought(was, s.c, s.now, sold.promise, before, p.advertising, p.brand, sums)
    keep(s.c, was)
    confusing = contradiction(sold.promise.claim, house.org.delivered, p.further.contradiction)
    house, served = serve(house, s, sold, known, p)
    loudness = p.hearing.public * p.hearing.amplification * known.news.amplification
    reach = p.voice.talk_reach
    tally_lived(was, s.c, s.now, confusing, loudness, reach, p.memory, p.hearing, p.brand, sums)
    keep(s.c, was)
    for part in range(METRICS):
        mean[part] = before[part] + sums[:, part].sum()
    firm, passed = close(firm, house, s, sold, served, known, p, start)
    tally_gone(was, s.c, s.now, mean, p.brand, sums)
    totals(s.c, p.brand, after)
    for part in range(METRICS):
        sums[len(sums) - 1, part] = after[part] - before[part] - sums[:, part].sum()
    return firm, passed


@door
def booked_weeks(
    firm: Firm,
    s: Society,
    was: Columns,
    key: Key,
    week: int,
    levers: Levers,
    news: News,
    p: Parameters,
    start: Start,
    series: Series,
    sums: NDArray[np.float64],
    ends: Series,
) -> Firm:
    """As `firm_week.weeks_on`, with a ledger for each week: weeks x causes x metrics."""
    totals(s.c, p.brand, ends[0])
    for k in range(len(series)):
        rivals = rivals_offer(week + k, news.rivals, news.drift, p.market)
        known = Known(key, week + k, levers, news, revenue_ratio(firm.finance), rivals)
        firm, passed = booked_week(firm, s, was, known, p, start, sums[k], ends)
        readings = read_off(firm, passed, p.finance.interest, p.finance.head, p.further)
        for j in range(len(readings)):
            series[k, j] = readings[j]
        ends[0, :] = ends[1, :]
    return firm


live_booked = straight(booked_weeks)
