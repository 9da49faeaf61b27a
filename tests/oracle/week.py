"""The week with objects and loops: `docs/model.md` once more, in the order of its section 3.

Slow and plain on purpose, and independent: of the engine it shares parameters, tables, luck and the
names of levers and news, nothing else (`test_independence.py`). Whatever differs by a bit is a
fault of the engine, of the page, or of this folder.
"""

from collections.abc import Iterable

from sim.luck import key_of
from sim.policy import Change, Levers, Running
from sim.scenario.schema import Scenario
from tests.oracle import books, cases, desk, measures, minds, promise, shopping, staff, technology
from tests.oracle.agreement import convene, share_goals
from tests.oracle.incentives import plan
from tests.oracle.network import Network
from tests.oracle.numbers import Row
from tests.oracle.organisation import cross_walls, remember, settle_all, take_hold
from tests.oracle.people import FIRST_WEEK, born
from tests.oracle.start import first_firm, first_levers
from tests.oracle.today import Today, dawn
from tests.oracle.voices import speak
from tests.oracle.world import QUIET, World, levers_in


class Oracle:
    """A firm and its people, each a plain object.

    Args:
        case: a scenario with few people.
        seed: whose luck.
        burn_in: weeks lived under the first levers, without news.
        replicate: other luck within the seed.
    """

    def __init__(self, case: Scenario, seed: int, burn_in: int = 52, replicate: int = 0) -> None:
        self.p, self.start = case.parameters, case.start
        self.key, self.week = key_of(seed, replicate), FIRST_WEEK
        market = self.p.market
        self.network = Network(market.people, market.links, self.key)
        self.people = [born(i, self.key, self.p, self.start) for i in range(market.people)]
        own = sum(person.ours for person in self.people)
        self.firm = first_firm(own, self.p, self.start)
        self.first_levers = first_levers(self.start, self.p)
        self.changes: Iterable[Change] = ()
        self.running: Iterable[Running] = ()
        self.world = World(())
        self.readings: Row = {}
        self.first_readings: Row = {}
        for _ in range(burn_in):
            self.step()
        self.world = World(case.events)

    def step(self) -> Today:
        """One week."""
        levers = levers_in(self.week, self.first_levers, self.changes, self.running)
        today = self._wake(levers)
        self._decide(today)
        self._sell(today)
        self._serve(today)
        self._tell(today)
        self._close(today)
        self.week += 1
        if self.week == 0:
            self.first_readings = self.readings
        return today

    def _wake(self, levers: Levers) -> Today:
        """Step 1: the news."""
        self.world.begin(self.week, self.readings, self.first_readings, levers.home)
        news = self.world.news(self.week) if self.world.begun else QUIET
        return dawn(self.week, self.key, levers, news, self.firm.finance, self.p)

    def _decide(self, today: Today) -> None:
        """Steps 2 to 5: what was decided takes hold, walls move, effort follows."""
        agreed = convene(self.firm, today, self.p.further)
        take_hold(self.firm, today, self.p.change, self.p.goals, agreed)
        settle_all(self.firm, today, self.p)
        cross_walls(self.firm, today, self.p)
        share_goals(self.firm, today)
        plan(self.firm, today, self.p.goals, self.p.further)

    def _sell(self, today: Today) -> None:
        """Steps 6 to 10: product, promise, offer, deals."""
        technology.deliver(self.firm.it, today, self.p.technology, self.p.further)
        promise.promise(self.firm, today, self.p)
        promise.offer(self.firm, today, self.p)
        shopping.shop(self.people, today, self.firm.organisation.delivered, self.p)
        promise.book(self.firm.sales, today, self.p.selling)

    def _serve(self, today: Today) -> None:
        """Steps 11 to 13: channels, needs, answers."""
        desk.open_channels(self.firm, today, self.p)
        asking = cases.use(self.people, today, self.p.needs)
        desk.answer(self.firm, today, self.p)
        cases.ask(asking, today, self.network, self.people, self.p)

    def _tell(self, today: Today) -> None:
        """Steps 14 to 18: experience, voice, and what of it arrives."""
        delivered = self.firm.organisation.delivered
        experience = minds.judge(self.people, today, delivered, self.p)
        speak(self.people, today, self.network, self.p.voice)
        minds.listen(self.people, today, self.p)
        technology.learn(self.firm.it, today, self.p)
        remember(self.firm.organisation, experience, self.p.technology.delivered_keep)

    def _close(self, today: Today) -> None:
        """Steps 19 to 22: exits, people, census, books; then every metric is read."""
        shopping.leave(self.people, today, self.network, self.p, self.start)
        staff.look_after_people(self.firm, today, self.p)
        measures.census(self.people, self.firm, today, self.p)
        books.close(self.firm, today, self.p)
        measures.follow_churn(self.firm, today, self.p.finance.trailing_weeks)
        self.readings = measures.read(self.firm, today, self.p)
