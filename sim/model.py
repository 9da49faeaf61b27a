"""The week. Its order is the model (`docs/model.md`, Process overview)."""

from collections.abc import Sequence
from functools import partial

import mesa

from sim.burn_in import settled
from sim.customers.people import Customers
from sim.customers.view import CustomerSet
from sim.decisions import first_policy
from sim.departments.agents import Department, It, Marketing, Sales, Service
from sim.luck import BURN_IN, FIRM, Purpose, drawn
from sim.measures import Firm, Week, read_off, trailing_churn
from sim.office import Office, Treasury
from sim.policy import Levers
from sim.scenario.load import load_scenario
from sim.scenario.records import record
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.state import State
from sim.world import World, rivals_offer

OUTAGE = int(Purpose.OUTAGE)
NEVER = 2**31


class SiloModel(mesa.Model):
    """Four departments, each paid for its own numbers, and the customers they share.

    Args:
        scenario: a loaded scenario, or the id or path of one.
        rng: the seed, 0 to 2^64 - 1 (Mesa's name for it; Mesa's own generators are never used).
        replicate: other luck within the seed; forecasts use other replicates than the game.
        customers: people simulated, in place of the scenario's number.
        burn_in: weeks lived before week 0, at most 52.
        state: a state to go on from, in place of a burn-in.
        collect: metrics that a Mesa `DataCollector` collects each week.
    """

    def __init__(
        self,
        scenario: Scenario | str = "promise-gap",
        rng: int | None = None,
        replicate: int = 0,
        customers: int | None = None,
        burn_in: int = BURN_IN,
        state: State | None = None,
        collect: Sequence[str] = (),
    ) -> None:
        seed = 0 if rng is None else int(rng)
        super().__init__(rng=seed)
        self.case = with_people(
            load_scenario(scenario) if isinstance(scenario, str) else scenario, customers
        )
        self.p, self.start = record(self.case.parameters), record(self.case.start)
        self.policy = first_policy(self.case)
        self._in_force = (self.policy, -BURN_IN, self.policy.levers(-BURN_IN))
        self.world = World(waiting=tuple(self.case.events))
        self._settle_in(state or settled(self.case, seed, replicate, burn_in))
        names = {name: partial(_reading, name) for name in collect}
        self.datacollector = mesa.DataCollector(model_reporters=names)

    def _settle_in(self, state: State) -> None:
        """Give every agent its part of a state."""
        firm, self.week = state.firm, state.week
        self.marketing = Marketing(self, firm.marketing)
        self.sales = Sales(self, firm.sales)
        self.service = Service(self, firm.service)
        self.it = It(self, firm.it)
        self.departments: list[Department] = [self.marketing, self.sales, self.service, self.it]
        self.organisation = Office(firm.organisation, self.p)
        self.finance = Treasury(firm.finance, self.p)
        self.customers = Customers(state.society, state.key, self.p, self.start)
        self.churn, self.premium = firm.churn, firm.premium
        self.readings = state.readings
        self.first_readings = state.readings if state.week == 0 else None
        self.lived: Week | None = None
        CustomerSet.register(self)

    def step(self) -> None:
        """One week: each line is something that happens."""
        levers, week, revenue = self.levers, self.week, self.finance.revenue_ratio
        if self.world.waiting:
            now, seated = self.last_readings, levers.home > 0
            self.world = self.world.at(week, now, self.first_metrics, seated=seated)
        news = self.world.news(week)
        rivals = rivals_offer(week, news.rivals, news.drift, self.p.market)

        desk = self.service.state  # as all see it before the week
        self.organisation.take_hold(levers, self.departments, self.customers.key, week, news)
        for department in self.departments:
            department.settle(levers, self.organisation.state.authority, desk.load, news)
        walls = self.organisation.move_walls(
            self.departments,
            levers,
            self.it.state.integration,
            desk.cases,
            revenue,
            news,
            self.customers.key,
        )
        for department in self.departments:
            department.plan(walls, levers)  # effort follows incentives
        org = self.organisation.state

        luck = drawn(self.customers.key, FIRM, week, OUTAGE)
        product = self.it.deliver(walls, levers, news, revenue, luck)
        promise = self.marketing.promise(org, walls, levers, news, revenue)
        offer = self.sales.offer(promise, org, walls, levers, news, revenue)
        deals = self.customers.shop(week, promise, offer, product, news, org.delivered, rivals)
        self.sales.book(deals, levers)

        channels = self.organisation.channels(levers, self.service.state.self_service, news)
        tickets = self.customers.use(week, product, promise, channels, news)
        listening, integration = self.marketing.state.effort.listen, self.it.state.integration
        answers = self.service.answer(tickets, channels, listening, org, walls, levers, integration)
        outcomes = self.customers.ask(week, channels, answers)
        experience = self.customers.judge(product, promise, org.delivered)
        posts, heard = self.customers.speak(week, answers, channels, news)
        self.customers.listen(news)

        self.it.learn(heard, outcomes, levers, walls)  # what crossed the walls, late and in part
        self.organisation.remember(experience)
        exits = self.customers.leave(week, rivals, promise, news)
        org = self.organisation.state
        self.service.look_after_people(outcomes, org, levers, news, revenue, walls)
        census = self.customers.census(week, self.premium, promise, product, rivals, news)
        close = self.sales.state.effort.close
        self.finance.close(
            census.customers,
            deals.wins,
            close,
            self.service.state,
            outcomes,
            levers,
            news,
            week,
        )
        self.measure(Week(walls, promise, deals, tickets, outcomes, posts, exits, census))

    def measure(self, lived: Week) -> None:
        """Read every metric off the week that was, and turn the page."""
        money = self.p.finance
        self.churn = trailing_churn(
            self.churn, lived.exits, lived.census.customers, money.trailing_weeks
        )
        self.lived, self.premium = lived, lived.census.premium
        self.readings = read_off(self.firm, lived, money.interest, money.head, self.p.further)
        self.week += 1
        if self.week == 0:
            self.first_readings = self.readings
        if self.datacollector.model_reporters:
            self.datacollector.collect(self)

    @property
    def levers(self) -> Levers:
        """The levers in force this week; folded anew only where the policy says they change."""
        policy, until, levers = self._in_force
        if policy is not self.policy or self.week >= until:
            policy, levers = self.policy, self.policy.levers(self.week)
            change = policy.next_change(self.week)
            self._in_force = policy, NEVER if change is None else change, levers
        return levers

    @property
    def firm(self) -> Firm:
        """The firm as plain data."""
        return Firm(
            organisation=self.organisation.state,
            marketing=self.marketing.state,
            sales=self.sales.state,
            service=self.service.state,
            it=self.it.state,
            finance=self.finance.state,
            churn=self.churn,
            premium=self.premium,
        )

    @property
    def state(self) -> State:
        """The state as plain data; it shares the customers' memory with the model."""
        society, key = self.customers.society, self.customers.key
        return State(self.firm, society, key, self.week, self.readings)

    @property
    def last_readings(self) -> dict[str, float] | None:
        """Last week's metrics by name."""
        return None if self.readings is None else self.readings._asdict()

    @property
    def first_metrics(self) -> dict[str, float] | None:
        """The metrics when play began, by name."""
        return None if self.first_readings is None else self.first_readings._asdict()


def _reading(name: str, model: SiloModel) -> float:
    """One metric of the last week: what a `DataCollector` collects (Mesa asks for a function)."""
    value: float = getattr(model.readings, name)
    return value
