"""Numbers that bend where pay hangs on them, and what that does to everybody's sight (7.4, 8)."""

from sim.policy import Levers
from sim.scenario.further import Further
from tests.oracle.firm import Firm
from tests.oracle.numbers import Row, above, clip, smaller
from tests.oracle.today import Today

NAMES = ("leads", "wins", "cost", "cx", "uptime")
PAID = {
    "leads": ("marketing", "leads"),
    "wins": ("sales", "revenue"),
    "cost": ("service", "cost"),
    "cx": ("service", "cx"),
    "uptime": ("it", "uptime"),
}
"""Who reports each number, and the goal that it is paid under."""
YEAR, QUARTER, HURRY = 52, 13, 3


def bend(firm: Firm, today: Today, further: Further) -> None:
    """How far each number is bent this week."""
    today.bends = dict.fromkeys(NAMES, 0.0)
    if further.gaming <= 0.0:
        return
    for name, (department, goal) in PAID.items():
        pressed = 1.0
        if name == "wins":
            pressed = 1.0 + above(1.0 - firm.sales.wins / firm.sales.quota)
        pay = firm.departments()[department].standing.goals[goal]
        usual = today.levers.strength / further.usual_strength
        weight = pay * usual * clip(pressed, 0.5, 1.5) - further.gaming_free
        checked = (1.0 - further.audit_left) * getattr(today.levers.audited, department)
        bent = clip(weight, 0.0, 1.0) * (1.0 - checked)
        scale = further.gaming
        if name == "wins":
            scale = further.gaming * _turn(today.week)
        today.bends[name] = scale * bent


def help_meant(name: str, levers: Levers, further: Further) -> float:
    """Pay for helping, without what people earn by marking each other."""
    helping: float = getattr(levers.helping, name)
    if further.gaming <= 0.0:
        return helping
    weight = helping * (levers.strength / further.usual_strength) - further.gaming_free
    checked = (1.0 - further.audit_left) * getattr(levers.audited, name)
    bent = further.gaming * (clip(weight, 0.0, 1.0) * (1.0 - checked))
    return helping * (1.0 - further.gaming_help * bent)


def _turn(week: int) -> float:
    """A hurried end of a quarter, and a slow start."""
    place = (week + YEAR) % QUARTER
    if place >= QUARTER - HURRY:
        return 1.0
    return -1.0 if place < HURRY else 0.0


def dimmed(sight: Row, today: Today, further: Further) -> Row:
    """What can be seen through a survey that leaves out the unsolved."""
    return {
        name: above(clear - further.gaming_sight * today.bends["cx"])
        for name, clear in sight.items()
    }


def reports(firm: Firm, today: Today, each: float, further: Further) -> Row:
    """What departments say of themselves; `each`: true cost of a contact."""
    bends, flows = today.bends, today.flows
    outcomes, hidden = flows.outcomes, further.gaming_cx * today.bends["cx"]
    asked = outcomes.served - hidden * (outcomes.served - outcomes.solved)
    told = outcomes.experience - hidden * (outcomes.experience - outcomes.experience_solved)
    pulled = further.gaming_wins * (float(QUARTER) / HURRY) * bends["wins"]
    return {
        "reported_leads": flows.deals.leads * (1.0 + further.gaming_leads * bends["leads"]),
        "reported_wins": flows.deals.wins * (1.0 + pulled),
        "reported_fcr": smaller(1.0, firm.service.fcr + further.gaming_fcr * bends["cost"]),
        "reported_cost_per_contact": each * (1.0 - further.gaming_fcr * bends["cost"]),
        "reported_cx": told / asked if asked > 0.0 else 0.0,
        "reported_outage": firm.it.outage * (1.0 - further.gaming_uptime * bends["uptime"]),
    }
