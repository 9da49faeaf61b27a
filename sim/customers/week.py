"""The customers' week: one door for each phase, called by the model and by compiled futures.

This folder alone writes customer columns. No phase knows a policy: customers meet flows only.
"""

from sim.build import door
from sim.customers import care, market, mood
from sim.customers.census import count_minds, count_own, premium
from sim.customers.columns import Columns, Now
from sim.customers.network import Network
from sim.flows import (
    Answers,
    Census,
    Channels,
    Deals,
    Exits,
    News,
    Offer,
    Outcomes,
    Posts,
    Product,
    Promise,
    Tickets,
)
from sim.luck import Key, Luck, Purpose, deal, draw
from sim.rules.numbers import share
from sim.scenario.customers import Hearing, Leaving, Memory, Needs, Voice
from sim.scenario.firm import Brand, Service
from sim.scenario.market import Advertising, Market, Selling
from sim.scenario.start import Start
from sim.tables import normal

REFERENCE = 1200.0
"""Counts are per so many people of the market."""
AWARE, IMAGE, TRUST = (
    int(Purpose.START_AWARENESS),
    int(Purpose.START_IMAGE),
    int(Purpose.START_TRUST),
)
SATISFIED, BRAND, RIVAL = (
    int(Purpose.START_SATISFACTION),
    int(Purpose.START_BRAND),
    int(Purpose.START_RIVAL),
)


@door
def begin(c: Columns, key: Key, start: Start, brands: int) -> int:
    """Week -52: who buys from whom, and what they think; returns our customers."""
    own = 0
    for i in range(len(c.brand)):
        ours = draw(key, i, -52, BRAND) < start.own_share
        own += ours
        c.brand[i] = 0 if ours else 1 + int(draw(key, i, -52, RIVAL) * brands)
        known = share(start.awareness + start.awareness_spread * normal(draw(key, i, -52, AWARE)))
        c.awareness[i] = share(known * (start.awareness_own if ours else start.awareness_others))
        image = share(start.image + start.image_spread * normal(draw(key, i, -52, IMAGE)))
        c.image[i] = image
        c.trust[i] = share(start.trust + start.trust_spread * normal(draw(key, i, -52, TRUST)))
        satisfied = normal(draw(key, i, -52, SATISFIED))
        c.satisfaction[i] = share(start.satisfaction + start.satisfaction_spread * satisfied)
        c.expectation[i] = share(image + start.expectation_above)
        c.promised[i] = share(image + start.promise_above)
        c.public[i] = start.public_propensity
    return own


@door
def shop(
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    promise: Promise,
    offer: Offer,
    product: Product,
    news: News,
    delivered: float,
    rivals: float,
    market_set: Market,
    advertising: Advertising,
    selling: Selling,
) -> Deals:
    """Luck is dealt; people see the promise; those who look for a supplier may come to us."""
    deal(luck, key, week)
    market.turn_page(c, now, luck, promise.reach)
    market.expose(c, luck, promise, advertising)
    if promise.notice > 0.0:
        heard = advertising.promise_heard
        market.read_notice(c, key, week, promise.notice, delivered, heard)
    if news.tested > 0.0:
        market.read_test(c, now, key, week, news.tested, delivered, market_set.test_pull)
    pull = market_set.in_market_base + market_set.feature_pull * product.features
    looking, m = market_set.in_market * pull * news.demand, market_set
    leads, worked, wins = market.shop(
        c, now, luck, key, week, looking, promise, offer, rivals, m, selling
    )
    scale = REFERENCE / len(c.brand)
    return Deals(leads * scale, worked * scale, wins * scale)


@door
def use(
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    product: Product,
    promise: Promise,
    channels: Channels,
    news: News,
    needs: Needs,
) -> tuple[int, Tickets]:
    """What goes wrong, and who says so; returns the number of cases listed, and the tickets."""
    relief = needs.calibrate_relief * promise.calibration
    found = care.arise(c, now, luck, product, relief, needs.routine * news.routine, needs)
    cases = care.file_cases(found, c, now, luck, key, week, product, channels, needs)
    failures, mismatches, routine, silent, machine, public, older = care.count_needs(found, now)
    scale = REFERENCE / len(c.brand)
    return cases, Tickets(
        failures=failures * scale,
        mismatches=mismatches * scale,
        routine=routine * scale,
        silent=silent * scale,
        self_served=machine * scale,
        phoned=(cases - public) * scale,
        public=public * scale,
        backlog=older * scale,
    )


@door
def ask(
    c: Columns,
    now: Now,
    network: Network,
    key: Key,
    week: int,
    cases: int,
    channels: Channels,
    answers: Answers,
    service: Service,
    voice: Voice,
) -> Outcomes:
    """Each case meets its answer, and teaches which channel is answered."""
    care.ask(cases, c, now, key, week, channels, answers, service)
    if channels.learning > 0.0 and voice.channel_learning:
        care.learn_channels(cases, c, now, network, voice)
    count = care.count_answers(cases, c, now)
    scale = REFERENCE / len(c.brand)
    return Outcomes(
        served=count[0] * scale,
        first_contacts=count[1] * scale,
        solved_first=count[2] * scale,
        solved=count[3] * scale,
        bounced=count[4] * scale,
        gave_up=count[5] * scale,
        answered_public=count[6] * scale,
        solved_public=count[7] * scale,
        ignored_public=count[8] * scale,
        open_cases=count[9] * scale,
        open_mismatches=count[10] * scale,
        items=count[11] * scale,
        experience=count[12] / 65536.0 * scale,
        experience_solved=count[13] / 65536.0 * scale,
        refunded=count[14] * scale,
    )


@door
def judge(
    c: Columns,
    now: Now,
    luck: Luck,
    product: Product,
    confusing: float,
    needs: Needs,
    memory: Memory,
) -> float:
    """Experience meets expectation; returns the mean experience of own customers.

    Args:
        confusing: trust lost by whom promise and service contradict this week.
    """
    mood.live_through(c, now, luck, product, needs.outage_hurt, memory.usage_noise)
    mood.judge(c, now, confusing, memory)
    people, lived = mood.count_lived(c, now)
    return lived / 4294967296.0 / people if people > 0 else product.quality


@door
def speak(
    c: Columns,
    now: Now,
    luck: Luck,
    network: Network,
    key: Key,
    week: int,
    noted: float,
    visible: float,
    replied: float,
    news: News,
    voice: Voice,
) -> tuple[Posts, float]:
    """Who says what to whom; returns the posts, and the items that listening made of them."""
    found = mood.find_speakers(c, now, luck, voice)
    posts, positive, negative, talks, items = mood.speak(
        found, c, now, network, key, week, noted, visible, replied, voice
    )
    mood.go_viral(now, network, news, voice)
    passed = mood.pass_on(c, now, network, key, week, voice)
    scale = REFERENCE / len(c.brand)
    told = Posts(posts * scale, positive * scale, negative * scale, talks * scale, passed * scale)
    return told, items * scale


@door
def listen(c: Columns, now: Now, amplification: float, hearing: Hearing, voice: Voice) -> None:
    """What others say changes minds."""
    mood.listen(c, now, amplification, voice.talk_reach, hearing)


@door
def leave(
    c: Columns,
    now: Now,
    luck: Luck,
    network: Network,
    key: Key,
    week: int,
    rivals: float,
    claim: float,
    gone: float,
    leaving: Leaving,
    market_set: Market,
    start: Start,
) -> Exits:
    """Some go, big ones because of the news; a few newcomers take the place of others."""
    brands = market_set.rivals
    big, dropped_first = market.leave_together(c, now, network, key, week, gone, brands)
    left, lost = market.leave(c, now, luck, key, week, rivals, brands, leaving)
    left, lost = left + big, lost + dropped_first
    came, replaced, dropped = market.arrive(
        c, now, luck, key, week, claim, start.public_propensity, brands, market_set
    )
    scale = REFERENCE / len(c.brand)
    return Exits(left * scale, came * scale, replaced * scale, (lost + dropped) * scale)


@door
def census(
    c: Columns,
    now: Now,
    week: int,
    premium_before: float,
    claim: float,
    looking: float,
    rivals: float,
    brand: Brand,
    market_set: Market,
    selling: Selling,
    leaving: Leaving,
) -> Census:
    """Means over people, after the week; the worth of the name is measured each quarter."""
    people, unit = len(c.brand), 4294967296.0
    own, satisfied, expected, promised, promoters, detractors = count_own(c, brand)
    total, salience, image, trust, loyalty, others = count_minds(c, brand)
    scale, each = REFERENCE / people, 1.0 / (unit * people)
    worth = premium_before
    if (week + 53) % int(brand.measured_weeks) == 0:
        total_worth = premium(
            c, now, claim, looking, rivals, brand.generic, market_set, selling, leaving
        )
        worth = total_worth / unit * scale
    of_own = 1.0 / (unit * (own if own > 0 else 1))
    rest = people - own if people > own else 1
    return Census(
        customers=own * scale,
        equity=total * each,
        salience=salience * each,
        image=image * each,
        trust=trust * each,
        loyalty=loyalty * each,
        satisfaction=satisfied * of_own,
        expectation=expected * of_own,
        promised=promised * of_own,
        promoters=promoters * of_own,
        detractors=detractors * of_own,
        awareness_others=others / unit / rest,
        premium=worth,
    )
