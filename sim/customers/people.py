"""The customers, as the model sees them: one verb for each phase of their week."""

from sim.build import straight
from sim.customers import week
from sim.customers.society import Society
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
from sim.luck import Key
from sim.rules.further import contradiction
from sim.scenario.parameters import Parameters
from sim.scenario.start import Start

shop = straight(week.shop)
use = straight(week.use)
ask = straight(week.ask)
judge = straight(week.judge)
speak = straight(week.speak)
listen = straight(week.listen)
leave = straight(week.leave)
census = straight(week.census)


class Customers:
    """Columns, network and luck of everybody; only flows come in, only flows go out."""

    def __init__(self, society: Society, key: Key, p: Parameters, start: Start) -> None:
        self.society = society
        self.key = key
        self.p = p
        self.start = start
        self.cases = 0

    def shop(
        self,
        at: int,
        promise: Promise,
        offer: Offer,
        product: Product,
        news: News,
        delivered: float,
        rivals: float,
    ) -> Deals:
        """People see the promise; some look for a supplier, some come."""
        s, p = self.society, self.p
        return shop(
            s.c,
            s.now,
            s.luck,
            self.key,
            at,
            promise,
            offer,
            product,
            news,
            delivered,
            rivals,
            p.market,
            p.advertising,
            p.selling,
        )

    def use(
        self, at: int, product: Product, promise: Promise, channels: Channels, news: News
    ) -> Tickets:
        """What goes wrong, and who says so."""
        s = self.society
        self.cases, tickets = use(
            s.c, s.now, s.luck, self.key, at, product, promise, channels, news, self.p.needs
        )
        return tickets

    def ask(self, at: int, channels: Channels, answers: Answers) -> Outcomes:
        """Each case meets its answer."""
        s, p = self.society, self.p
        return ask(
            s.c, s.now, s.network, self.key, at, self.cases, channels, answers, p.service, p.voice
        )

    def judge(self, product: Product, promise: Promise, delivered: float) -> float:
        """Experience meets expectation; the mean experience of own customers."""
        s, p = self.society, self.p
        confusing = contradiction(promise.claim, delivered, p.further.contradiction)
        return judge(s.c, s.now, s.luck, product, confusing, p.needs, p.memory)

    def speak(
        self, at: int, answers: Answers, channels: Channels, news: News
    ) -> tuple[Posts, float]:
        """Who says what to whom."""
        s = self.society
        noted, replied = answers.insight_public, answers.replied
        return speak(
            s.c,
            s.now,
            s.luck,
            s.network,
            self.key,
            at,
            noted,
            channels.visible,
            replied,
            news,
            self.p.voice,
        )

    def listen(self, news: News) -> None:
        """What others say changes minds."""
        s, p = self.society, self.p
        listen(s.c, s.now, p.hearing.amplification * news.amplification, p.hearing, p.voice)

    def leave(self, at: int, rivals: float, promise: Promise, news: News) -> Exits:
        """Some go; newcomers arrive."""
        s, p = self.society, self.p
        return leave(
            s.c,
            s.now,
            s.luck,
            s.network,
            self.key,
            at,
            rivals,
            promise.claim,
            news.gone,
            p.leaving,
            p.market,
            self.start,
        )

    def census(
        self, at: int, premium: float, promise: Promise, product: Product, rivals: float, news: News
    ) -> Census:
        """Means over people, after the week."""
        s, p = self.society, self.p
        pull = p.market.in_market_base + p.market.feature_pull * product.features
        looking = p.market.in_market * pull * news.demand
        return census(
            s.c,
            s.now,
            at,
            premium,
            promise.claim,
            looking,
            rivals,
            p.brand,
            p.market,
            p.selling,
            p.leaving,
        )
