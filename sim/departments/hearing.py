"""What is heard of customers in public, by whom, and what of it becomes an item for IT."""

from sim.build import stage
from sim.organisation import JOINT, MARKETING, NOBODY, SERVICE, Walls
from sim.policy import Levers
from sim.rules.numbers import larger, smaller
from sim.rules.queue import fits
from sim.scenario.firm import Insight
from sim.scenario.firm import Service as ServiceSettings
from sim.scenario.further import Further


@stage
def team_capacity(owner: int, listening: float, service: ServiceSettings) -> float:
    """Public cases that a team outside the queue can answer in a week."""
    if owner == MARKETING:
        return service.team * (service.team_base + listening)
    return service.desk + service.team * listening if owner == JOINT else 0.0


@stage
def replied(
    wanted: float, team: float, public: float, service: ServiceSettings, further: Further
) -> float:
    """Chance that a public complaint gets a reply, whoever solves it or does not."""
    usual = larger(team, service.team * service.team_base)
    return wanted * fits(further.reply_times * usual, public)


@stage
def noticed(root: float, listening: float, walls: Walls, levers: Levers, insight: Insight) -> float:
    """Chance that a served failure or mismatch becomes an item on its way to IT."""
    executive = levers.executive_access * insight.operations * levers.executive_authority
    return smaller(1.0, root * walls.crosses.service_it + insight.casual * listening + executive)


@stage
def noticed_posts(root: float, listening: float, walls: Walls, levers: Levers) -> float:
    """Chance that a post becomes an item, where somebody owns listening."""
    cross = walls.crosses
    if levers.listening == NOBODY:
        return 0.0
    if levers.listening == MARKETING:
        return listening * cross.marketing_it
    if levers.listening == SERVICE:
        return root * cross.service_it
    return root * larger(cross.service_it, cross.marketing_it)
