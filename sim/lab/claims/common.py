"""Arms that many claims share, and the words they are built from."""

from collections.abc import Mapping

from sim.lab.claims.arms import Arm, Row
from sim.lab.claims.outcomes import Outcome, over, total

WEEK = 26
"""The week in which interventions are decided; their lead times come on top."""
FOREVER = 520

SILO_ROWS: Mapping[str, Row] = {
    "marketing": {"leads": 0.8, "revenue": 0.2},
    "sales": {"revenue": 1.0},
    "service": {"cost": 0.65, "cx": 0.35},
    "it": {"uptime": 0.8, "cost": 0.2},
}
SHARED_ROWS: Mapping[str, Row] = {
    "marketing": {"leads": 0.4, "revenue": 0.2, "cx": 0.4},
    "sales": {"revenue": 0.6, "cx": 0.4},
    "service": {"revenue": 0.2, "cost": 0.25, "cx": 0.55},
    "it": {"revenue": 0.2, "cx": 0.4, "uptime": 0.4},
}


def goals(arm: Arm, rows: Mapping[str, Row] = SHARED_ROWS, week: int = WEEK) -> Arm:
    """An arm that pays some departments for something else."""
    return arm.deciding(week, "set_goals", **rows)


def sponsor(arm: Arm, week: int = WEEK) -> Arm:
    """An arm with a chief executive who stands behind the reform for good."""
    return arm.deciding(week, "sponsor_attention", points=3, quarters=40)


def listening(arm: Arm, owner: str, week: int = WEEK) -> Arm:
    """An arm in which somebody listens to what customers say in public."""
    return arm.deciding(week, "listening_owner", owner=owner)


def executive(arm: Arm, home: str, share: float = 0.0, access: float = 0.4) -> Arm:
    """An arm with a customer executive who gives orders from a seat."""
    arm = arm.deciding(WEEK, "appoint_executive", home=home)
    arm = arm.deciding(WEEK, "executive_authority", authority="orders")
    arm = arm.deciding(WEEK, "executive_information", access=access)
    return arm.deciding(WEEK, "executive_opex", share=share) if share > 0.0 else arm


def full(week: int = WEEK) -> Arm:
    """The whole reform, as `integrated-redesign` of the canonical policies, from a week on."""
    arm = goals(sponsor(SILO, week), week=week)
    arm = arm.deciding(week, "redesign_process", depth=1.0)
    arm = arm.deciding(week, "empower", latitude=0.6).deciding(week, "customer_record")
    arm = arm.deciding(week, "promise_signoff", by="service")
    arm = arm.deciding(week, "staff_service", rule="to_demand")
    return listening(arm, "service", week)


SILO = Arm()
"""The firm of the defaults: four silos, nobody decides anything."""
INTEGRATED = (
    SILO.starting(**SHARED_ROWS, willingness=0.5, integration=0.8, empowerment=0.6, care=0.6)
    .under(sponsor=0.75, process=1.0, staffing=1, empowerment=0.6)
)  # fmt: skip
"""The same market and people, but shared goals, one system, a sponsor, latitude, processes that
run through, service staffed to demand: from a year before play."""
DECENT = SILO.starting(care=0.5, service={"cost": 0.45, "cx": 0.55})
"""The silo with a service that begins with decent care: there is something to erode."""
SHARED = goals(SILO)
SPONSORED = sponsor(SILO)
SHARED_SPONSORED = goals(SPONSORED)
FULL = full()
RECORD = SILO.deciding(WEEK, "customer_record")
EMPOWERED = SILO.deciding(WEEK, "empower", latitude=0.6)
LISTEN_SERVICE = listening(SILO, "service")
LISTEN_MARKETING = listening(SILO, "marketing")

EQUITY = Outcome("brand_equity")
NPS = Outcome("nps")
TRUST = Outcome("trust")
SHARE = Outcome("share")
CHURN = Outcome("churn")
FCR = Outcome("fcr")
MORALE = Outcome("morale")
PROFIT = total("profit")
DIP = over("brand_equity", 35, 41)
"""Brand equity around a quarter after a reform."""
COST_TO_SERVE = Outcome("staff", per="share")
"""People in service over the share of the market that they serve."""
CONTACTS = Outcome("contacts", per="share")
"""Contacts a week over the share of the market."""

ON = {
    "contradiction": {"further.contradiction": 0.5},
    "worlds": {"further.worlds": 0.4},
    "self_switch": {"further.self_switch": 0.1},
    "engagement": {"further.engagement": 0.5},
    "outreach": {"further.morale_outreach": 0.5},
    "clout": {"further.clout_earned": 3.0},
    "urgency": {"further.urgency": 0.8},
}
"""Mechanisms that are off by default, each at the one value that claims about it use."""

NO_NORMS = {
    "memory.disconfirmation": 0.0,
    "memory.should_weight": 0.0,
    "memory.broken_promise": 0.0,
    "memory.kept_promise": 0.0,
    "needs.mismatch": 0.0,
}
"""Satisfaction depends on quality only: no disconfirmation, no kept or broken promise."""
NO_WALLS = {"walls.exist": False}
NO_CROSS = {"service.cross_share": 0.0}
NO_RELEARNING = {"change.relearning": 0.0}
NO_POLITICS = {"goals.politics": 0.0}
NO_FIXES = {"insight.found": 0.0, "technology.fixes": 0.0, "technology.fund_fixes": 0.0}
NO_POSTS = {"hearing.public": 0.0}
NO_AUTHORITY = {
    "walls.sponsor": 0.0,
    "change.relearning_sponsor": 0.0,
    "change.resistance_sponsor": 0.0,
    "change.fading_sponsor": 0.0,
    "change.adoption_unled": 1.0,
    "change.process_alone": 1.0,
    "goals.metrics_authority": 0.0,
}
"""Authority touches nothing."""
ONE_SYSTEM = {"walls.channel": 1.0, "change.programme_time": 0.0}
"""Systems are irrelevant: whatever people are willing to pass on has a channel."""
NO_DEBT = {
    "technology.debt_drag": 0.0,
    "technology.issues_debt": 0.0,
    "technology.quality_debt": 0.0,
    "technology.outage_debt": 0.0,
}
