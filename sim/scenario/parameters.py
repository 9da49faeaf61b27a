"""All parameters, declared once; and the records that compiled code reads them from."""

from typing import Any

from sim.scenario.customers import Hearing, Leaving, Memory, Needs, Voice
from sim.scenario.firm import Brand, Finance, Insight, Service, Technology
from sim.scenario.further import Further
from sim.scenario.market import Advertising, Market, Promise, Selling
from sim.scenario.organisation import Change, Goals, Pacing, Walls
from sim.scenario.people import People
from sim.scenario.start import Start
from sim.scenario.units import Group

__all__ = ["Parameters", "Start"]


class Parameters(Group):
    """Every number of the model but the start, by topic."""

    market: Market = Market()
    """People, rivals, and how people come to look for a supplier."""
    advertising: Advertising = Advertising()
    """From spend to awareness and to expectations."""
    promise: Promise = Promise()
    """How the promise is made."""
    selling: Selling = Selling()
    """Leads, follow-up, claims and wins."""
    needs: Needs = Needs()
    """What goes wrong in a week, and who says so."""
    memory: Memory = Memory()
    """Experience meets expectation; what stays of it."""
    voice: Voice = Voice()
    """Who speaks, to whom, in which tone."""
    hearing: Hearing = Hearing()
    """What hearing others does."""
    leaving: Leaving = Leaving()
    """Exit."""
    service: Service = Service()
    """The queue, its answers, and what they feel like."""
    technology: Technology = Technology()
    """IT's work and the debt that slows it."""
    insight: Insight = Insight()
    """From what customers report to issues that IT knows."""
    people: People = People()
    """Care, morale, quits, skill and staffing of service."""
    finance: Finance = Finance()
    """Money, in u a week."""
    brand: Brand = Brand()
    """How brand equity is put together."""
    goals: Goals = Goals()
    """How pay turns into effort."""
    walls: Walls = Walls()
    """What separates the departments, and what crosses."""
    change: Change = Change()
    """What it costs to change, and how long it takes."""
    pacing: Pacing = Pacing()
    """How much a team may change at once."""
    further: Further = Further()
    """Mechanisms that are off by default."""

    def mechanics(self) -> dict[str, Any]:
        """All numbers; those of further mechanisms only where they are not as declared."""
        left_out = {"further"} if self.further == Further() else set()
        return self.model_dump(mode="json", exclude=left_out)
