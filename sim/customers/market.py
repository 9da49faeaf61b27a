"""Customers as buyers: who sees the promise, who considers us, who is won, who goes."""

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns, Now
from sim.customers.network import Network
from sim.flows import Offer, Promise
from sim.luck import Key, Luck, Purpose, draw
from sim.rules.demand import considering, exit_chance, first_expectation, value, win_chance
from sim.rules.numbers import larger, toward
from sim.rules.promise import exposed_image
from sim.scenario.customers import Leaving
from sim.scenario.market import Advertising, Market, Selling

CONSIDER, CALLED_BACK, WIN = int(Purpose.CONSIDER), int(Purpose.CALLED_BACK), int(Purpose.WIN)
PRESS, RIVAL, NOTICE = int(Purpose.PRESS), int(Purpose.RIVAL), int(Purpose.NOTICE)


@stage
def turn_page(c: Columns, now: Now, luck: Luck, reach: float) -> None:
    """A new week: who sees an advertisement, and nothing else has happened yet."""
    for i in range(len(c.brand)):
        c.weeks[i] = c.weeks[i] + 1 if c.brand[i] == at.OURS else 0
        now.code[i] = at.EXPOSED if luck.exposed[i] < reach else 0
        now.answered[i] = at.NOBODY


@stage
def expose(c: Columns, luck: Luck, promise: Promise, advertising: Advertising) -> None:
    """Advertising makes aware; prospects believe it a little, customers hold us to it."""
    for i in range(len(c.brand)):
        ours = c.brand[i] == at.OURS
        seen = luck.exposed[i] < promise.reach
        known = c.awareness[i] * advertising.awareness_keep
        c.awareness[i] = toward(known, 1.0, advertising.awareness_gain if seen else 0.0)
        pull = advertising.image_pull if seen & (not ours) else 0.0
        c.image[i] = exposed_image(c.image[i], c.trust[i], promise.claim, pull)
        heard = advertising.promise_heard if seen & ours else 0.0
        c.promised[i] = toward(c.promised[i], promise.claim, heard)


@stage
def read_test(
    c: Columns, now: Now, key: Key, week: int, readers: float, delivered: float, pull: float
) -> None:
    """A press test: some prospects learn what is delivered, kind or not."""
    for i in range(len(c.brand)):
        if c.brand[i] != at.OURS and draw(key, i, week, PRESS) < readers:
            c.image[i] = toward(c.image[i], delivered, pull)
            now.code[i] |= at.TESTED


@stage
def read_notice(
    c: Columns, key: Key, week: int, told: float, delivered: float, heard: float
) -> None:
    """Customers are told what is wrong: what they were promised moves to what is delivered."""
    for i in range(len(c.brand)):
        if c.brand[i] == at.OURS and draw(key, i, week, NOTICE) < told:
            c.promised[i] = toward(c.promised[i], delivered, heard)


@stage
def hold_back(found: int, c: Columns, now: Now, share_held: float) -> int:
    """Mark the least promising of the prospects in `now.few` as kept by marketing.

    Returns:
        How many they are; their `now.chance` is above 1.
    """
    for k in range(found):
        now.chance[now.few[k]] = c.image[now.few[k]]
    held = int(share_held * found)
    for _ in range(held):
        worst = -1
        for k in range(found):
            i = now.few[k]
            worst = i if worst < 0 or now.chance[i] < now.chance[worst] else worst
        now.chance[worst] = 2.0
    return held


@stage
def prospects(
    c: Columns, now: Now, luck: Luck, key: Key, week: int, looking: float, claim: float, m: Market
) -> int:
    """List the rivals' customers who look for a supplier and consider us."""
    found = 0
    for i in range(len(c.brand)):
        now.few[found] = i
        found += c.brand[i] != at.OURS and luck.in_market[i] < looking
    leads = 0
    for k in range(found):
        i, known, trust = now.few[k], c.awareness[now.few[k]], c.trust[now.few[k]]
        start, low, high = m.consider_from, m.consider_low, m.consider_high
        chance = considering(known, trust, claim, m.consider_trust, start, low, high)
        now.few[leads] = i
        leads += draw(key, i, week, CONSIDER) < chance
    return leads


@stage
def shop(
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    looking: float,
    promise: Promise,
    offer: Offer,
    rivals: float,
    market: Market,
    selling: Selling,
) -> tuple[int, int, int]:
    """Rivals' customers who look for a supplier: leads handed over, leads worked, wins."""
    found = prospects(c, now, luck, key, week, looking, promise.claim, market)
    held = hold_back(found, c, now, offer.held_back) if offer.held_back > 0.0 else 0
    worked, wins = 0, 0
    for k in range(found):
        i = now.few[k]
        handed = held == 0 or now.chance[i] <= 1.0
        called = handed and draw(key, i, week, CALLED_BACK) < offer.called_back
        worked += called
        now.code[i] |= at.CONSIDERED | (at.CALLED_BACK if called else 0)
        worth = value(c.image[i], c.trust[i], offer.claim, selling.value_image)
        closing = selling.win_oversell * offer.oversell + selling.win_bargain * offer.bargain
        chance = win_chance(
            selling.win_base,
            selling.win_follow if called else 0.0,
            worth,
            rivals,
            selling.win_value,
            closing,
        )
        if draw(key, i, week, WIN) < chance:
            wins += 1
            won(c, now, i, promise, offer, selling)
    return found - held, worked, wins


@stage
def won(c: Columns, now: Now, i: int, promise: Promise, offer: Offer, selling: Selling) -> None:
    """A prospect becomes our customer, and expects what sales said."""
    c.brand[i] = at.OURS
    c.weeks[i] = 0
    c.case[i] = at.NOTHING
    c.expectation[i] = first_expectation(
        c.image[i], c.trust[i], offer.claim, selling.won_pull, selling.fit_relief * offer.fitting
    )
    c.promised[i] = offer.claim
    c.satisfaction[i] = selling.won_satisfaction
    now.code[i] |= at.WON | (at.OVERSOLD if offer.claim > promise.claim else 0)


@stage
def leave_together(
    c: Columns, now: Now, network: Network, key: Key, week: int, gone: float, brands: int
) -> tuple[int, int]:
    """A share of own customers goes at once, the best connected first; one at least."""
    if gone <= 0.0:
        return 0, 0
    own = 0
    for i in range(len(c.brand)):
        own += c.brand[i] == at.OURS and (now.code[i] & at.WON) == 0
    until = int(larger(1.0, gone * own))
    left, lost = 0, 0
    for k in range(len(network.ranked)):
        i = network.ranked[k]
        if left < until and c.brand[i] == at.OURS and (now.code[i] & at.WON) == 0:
            left += 1
            lost += c.case[i] != at.NOTHING
            depart(c, now, key, week, i, brands)
    return left, lost


@stage
def depart(c: Columns, now: Now, key: Key, week: int, i: int, brands: int) -> None:
    """An own customer becomes one of some rival."""
    c.brand[i] = 1 + int(draw(key, i, week, RIVAL) * brands)
    c.case[i] = at.NOTHING
    now.code[i] |= at.LEFT


@stage
def leave(
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    rivals: float,
    brands: int,
    leaving: Leaving,
) -> tuple[int, int]:
    """Own customers who would be better off elsewhere go, some of them each week."""
    for i in range(len(c.brand)):
        utility = (
            leaving.satisfaction * c.satisfaction[i]
            + leaving.trust * c.trust[i]
            + leaving.image * c.image[i]
        )
        now.chance[i] = exit_chance(utility, rivals, leaving.hazard, leaving.slope, leaving.cap)
    left = 0
    for i in range(len(c.brand)):
        stays = c.brand[i] != at.OURS or (now.code[i] & at.WON) != 0
        now.few[left] = i
        left += (not stays) and luck.leave[i] < now.chance[i]
    lost = 0
    for k in range(left):
        i = now.few[k]
        lost += c.case[i] != at.NOTHING
        depart(c, now, key, week, i, brands)
    return left, lost


@stage
def arrive(
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    claim: float,
    public: float,
    brands: int,
    market: Market,
) -> tuple[int, int, int]:
    """A few people are replaced by newcomers, who start as customers of a rival."""
    came, replaced, lost = 0, 0, 0
    for i in range(len(c.brand)):
        if luck.newcomer[i] >= market.newcomers:
            continue
        came += 1
        replaced += c.brand[i] == at.OURS
        lost += c.case[i] != at.NOTHING
        c.brand[i] = 1 + int(draw(key, i, week, RIVAL) * brands)
        c.case[i] = at.NOTHING
        c.weeks[i] = 0
        c.awareness[i] = market.newcomer_awareness
        c.image[i] = market.newcomer_image
        c.trust[i] = market.newcomer_image
        c.satisfaction[i] = market.newcomer_image
        c.expectation[i] = market.newcomer_expectation
        c.promised[i] = claim
        c.public[i] = public
        now.code[i] = at.ARRIVED
    return came, replaced, lost
