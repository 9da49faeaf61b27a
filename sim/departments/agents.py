"""The four departments as Mesa agents: they keep the books, `rules/` and their files know how."""

from typing import TYPE_CHECKING, Any

import mesa

from sim.between import beside_the_work
from sim.chart import rows_of
from sim.departments import it, marketing, sales, service, staffing
from sim.departments.base import Standing, settle
from sim.flows import (
    Answers,
    Channels,
    Deals,
    Goals,
    News,
    Offer,
    Outcomes,
    Product,
    Promise,
    Tickets,
)
from sim.organisation import Organisation, Walls
from sim.policy import Levers

if TYPE_CHECKING:
    from sim.model import SiloModel


class Department(mesa.Agent):
    """What all departments have: a name, a state, and goals that sink in slowly."""

    model: "SiloModel"
    name: str

    def __init__(self, model: "SiloModel", state: Any) -> None:
        super().__init__(model)
        self.state = state
        self.standing: Standing = state.standing

    def settle(self, levers: Levers, authority: float, load: float, news: News) -> None:
        """Goals sink in, against resistance."""
        change, further = self.model.p.change, self.model.p.further
        wanted: Goals = getattr(rows_of(levers, further), self.name)
        points: float = getattr(levers.points, self.name)
        upset: float = getattr(levers.upset, self.name)
        audited: float = getattr(levers.audited, self.name)
        times = beside_the_work(levers.helping, levers.rotated, levers.chart, further)
        beside = getattr(times, self.name)
        self.standing = settle(
            self.state.standing,
            wanted,
            authority,
            points,
            beside,
            audited,
            upset,
            load,
            news.urgency,
            change,
            further,
        )


class Marketing(Department):
    """Makes the promise."""

    name = "marketing"
    state: marketing.Marketing

    def plan(self, walls: Walls, levers: Levers) -> None:
        """Effort follows incentives."""
        p = self.model.p
        self.state = marketing.plan_marketing(
            self.state, self.standing, walls, levers, p.goals, p.further
        )

    def promise(
        self, org: Organisation, walls: Walls, levers: Levers, news: News, revenue: float
    ) -> Promise:
        """What customers will be told, and how many hear it."""
        p = self.model.p
        self.state, promise = marketing.make_promise(
            self.state,
            org,
            walls,
            levers,
            news,
            revenue,
            p.advertising,
            p.promise,
            p.goals,
            p.further,
        )
        return promise


class Sales(Department):
    """Works the leads and says what closes."""

    name = "sales"
    state: sales.Sales

    def plan(self, walls: Walls, levers: Levers) -> None:
        """Effort follows incentives."""
        p = self.model.p
        self.state = sales.plan_sales(self.state, self.standing, walls, levers, p.goals, p.further)

    def offer(
        self,
        promise: Promise,
        org: Organisation,
        walls: Walls,
        levers: Levers,
        news: News,
        revenue: float,
    ) -> Offer:
        """What sales claims, and which leads it calls."""
        p = self.model.p
        self.state, offer = sales.make_offer(
            self.state,
            promise,
            org,
            walls,
            levers,
            news,
            revenue,
            p.selling,
            p.advertising,
            p.promise,
            p.further,
        )
        return offer

    def book(self, deals: Deals, levers: Levers) -> None:
        """Wins are held against the quota."""
        self.state = sales.book(self.state, deals, levers.quota, self.model.p.selling)


class Service(Department):
    """Answers, solves, passes on, or loses cases."""

    name = "service"
    state: service.Service

    def plan(self, walls: Walls, levers: Levers) -> None:
        """Effort follows incentives."""
        p = self.model.p
        self.state = service.plan_service(
            self.state, self.standing, walls, levers, p.goals, p.further
        )

    def answer(
        self,
        tickets: Tickets,
        channels: Channels,
        listening: float,
        org: Organisation,
        walls: Walls,
        levers: Levers,
        integration: float,
    ) -> Answers:
        """On what terms cases are answered this week."""
        p = self.model.p
        self.state, answers = service.answer(
            self.state,
            tickets,
            channels,
            listening,
            org,
            walls,
            levers,
            p.service,
            p.walls,
            p.insight,
            integration,
            p.people.load_weeks,
            p.further,
        )
        return answers

    def look_after_people(
        self,
        outcomes: Outcomes,
        org: Organisation,
        levers: Levers,
        news: News,
        revenue: float,
        walls: Walls,
    ) -> None:
        """Care, morale, quits, skill, and each quarter a review of staff."""
        p = self.model.p
        self.state = staffing.look_after_people(
            self.state,
            outcomes,
            org,
            levers,
            news,
            revenue,
            self.model.week,
            p.people,
            walls.crosses.service_it,
            p.service,
            p.further.gaming_fcr * walls.bends.cost,
            p.further.morale_outreach,
            p.further.recruit_slow * levers.profile,
        )


class It(Department):
    """Keeps the lights on, builds, mends and joins systems."""

    name = "it"
    state: it.It

    def plan(self, walls: Walls, levers: Levers) -> None:
        """Effort follows incentives and requests."""
        p = self.model.p
        self.state = it.plan_it(self.state, self.standing, walls, levers, p.goals, p.further)

    def deliver(
        self, walls: Walls, levers: Levers, news: News, revenue: float, u: float
    ) -> Product:
        """What customers get to use this week."""
        p = self.model.p
        self.state, product = it.deliver(
            self.state, walls, levers, news, revenue, u, p.technology, p.advertising, p.further
        )
        return product

    def learn(self, heard: float, outcomes: Outcomes, levers: Levers, walls: Walls) -> None:
        """What customers reported arrives, late and in part."""
        self.state = it.learn(
            self.state,
            heard,
            outcomes.items,
            levers,
            walls.crosses.service_it,
            self.model.p.insight,
            self.model.p.further.diversity * self.model.p.further.worlds,
        )
