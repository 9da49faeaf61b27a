"""The head office and the treasury: they keep the books that belong to no department."""

from sim import agreement, between, finance, organisation, reporting
from sim.departments.agents import Department
from sim.departments.service import Service
from sim.flows import Channels, News, Outcomes
from sim.luck import FIRM, Key, Purpose, drawn
from sim.organisation import Organisation, Walls
from sim.policy import Levers
from sim.rules.numbers import above
from sim.scenario.parameters import Parameters
from sim.stopping import stopped

STOP = int(Purpose.STOP)


class Office:
    """Authority, walls, and where customers can turn."""

    def __init__(self, state: Organisation, p: Parameters) -> None:
        self.state = state
        self.p = p
        self.doubts, self.turn = agreement.NO_GOALS, agreement.EVERYBODY  # of this week
        self.week = 0

    def take_hold(
        self, levers: Levers, departments: list[Department], key: Key, week: int, news: News
    ) -> None:
        """What was decided takes hold, as fast as people let it."""
        further, form = self.p.further, levers.form
        self.doubts = agreement.doubts_of(form, key, week, further)
        self.turn, self.week = agreement.turn_of(form, week), week
        m, s, v, i = (d.state.standing.goals for d in departments)
        desk = departments[2].state
        new = desk.hired / desk.staff
        agreed = agreement.consent(self.turn, m, s, v, i, self.doubts, further)
        resistance = organisation.mean_resistance(
            *(d.state.standing.resistance for d in departments)
        )
        self.state = organisation.take_hold(
            self.state,
            levers,
            resistance,
            self.p.change,
            self.p.goals,
            agreed,
            new,
            news.vacant,
        )

    def move_walls(
        self,
        departments: list[Department],
        levers: Levers,
        integration: float,
        cases: float,
        revenue: float,
        news: News,
        key: Key,
    ) -> Walls:
        """Walls follow pay, sponsor, seating and heads; what crosses them this week."""
        m, s, v, i = (department.standing.goals for department in departments)
        walls, further = self.p.walls, self.p.further
        self.state = organisation.move_walls(self.state, m, s, v, i, levers, walls, further)
        bridged, rotated = levers.bridging, levers.rotated
        willing = self.state.willing
        crosses = between.crossings(willing, integration, bridged, rotated, walls, further)
        terms = agreement.terms_of(levers.form, self.turn, m, s, v, i, willing, self.doubts)
        goals = self.p.goals
        sold = departments[1].state
        missed = above(1.0 - sold.wins / sold.quota)
        usual = levers.strength / further.usual_strength
        bends = reporting.bends_of(m, s, v, i, missed, usual, levers.audited, self.week, further)
        u = drawn(key, FIRM, self.week, STOP)
        claim, bug = departments[0].state.promise, departments[3].state.bug
        stop = stopped(
            self.state,
            levers,
            bug,
            claim,
            self.week,
            u,
            news.vacant,
            goals,
            self.p.promise,
            further,
        )
        return organisation.look_across(
            self.state,
            crosses,
            levers,
            m,
            s,
            v,
            i,
            cases,
            revenue,
            goals,
            further,
            terms,
            bends,
            news.prestige,
            stop,
        )

    def channels(self, levers: Levers, self_service: float, news: News) -> Channels:
        """Where customers can turn, and who listens."""
        learning = self.p.voice.channel_learning
        return organisation.channels_of(
            self.state,
            levers,
            self_service,
            self.p.service,
            learning,
            self.p.change,
            self.p.further,
            news.regulated,
        )

    def remember(self, experience: float) -> None:
        """What was delivered, as the firm could know it."""
        keep = self.p.technology.delivered_keep
        self.state = organisation.remember_delivered(self.state, experience, keep)


class Treasury:
    """The books."""

    def __init__(self, state: finance.Finance, p: Parameters) -> None:
        self.state = state
        self.p = p

    @property
    def revenue_ratio(self) -> float:
        """Trailing revenue over first revenue: what budgets follow."""
        return finance.revenue_ratio(self.state)

    def close(
        self,
        customers: float,
        wins: float,
        close: float,
        service: Service,
        outcomes: Outcomes,
        levers: Levers,
        news: News,
        week: int,
    ) -> None:
        """Revenue, cost, profit, the owners' draw and cash of a week."""
        p = self.p
        self.state = finance.close_books(
            self.state,
            customers,
            wins,
            close,
            service,
            outcomes.refunded,
            levers,
            news,
            week,
            p.finance,
            p.selling,
            p.advertising,
            p.further,
        )
