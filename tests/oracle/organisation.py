"""What is decided takes hold; goals sink in; walls move; who sees what (7.2 to 7.4)."""

from sim.luck import FIRM, Purpose
from sim.policy import Levers
from sim.scenario.further import Further
from sim.scenario.organisation import Change, Goals
from sim.scenario.parameters import Parameters
from sim.tables import normal
from tests.oracle.chart import OPERATIONS_ROW, crowding, directed, paid_for, voices
from tests.oracle.firm import PAIRS, Firm, Organisation, Standing, both
from tests.oracle.numbers import (
    Row,
    added,
    clip,
    distance,
    dot,
    larger,
    share,
    smaller,
    toward,
)
from tests.oracle.reporting import bend, dimmed, help_meant
from tests.oracle.today import Today

OPERATIONS = EXECUTIVE = 4


def take_hold(firm: Firm, today: Today, change: Change, goals: Goals, agreed: float = 1.0) -> None:
    """Authority, empowerment, process, training, clout, platform and seating (7.2)."""
    org, levers = firm.organisation, today.levers
    standings = [department.standing for department in firm.departments().values()]
    marketing, sales, service, it = (standing.resistance for standing in standings)
    resistance = (marketing + sales + service + it) / 4.0
    pace = (1.0 - resistance) * (1.0 if levers.sponsor > 0.0 else change.adoption_unled)
    pace = pace * agreed
    org.authority += (levers.sponsor - org.authority) / change.sponsor_weeks
    org.empowerment += pace / change.empower_weeks * (levers.empowerment - org.empowerment)
    org.process += pace / change.process_weeks * (levers.process - org.process)
    weeks = change.training_weeks if levers.training > 0.0 else change.training_wear
    org.training += (levers.training - org.training) / weeks
    org.platform += pace / change.platform_weeks * (levers.platform - org.platform)
    _seat_executive(org, levers, today.news.vacant, change, goals)
    new = firm.service.hired / firm.service.staff
    org.recruited = toward(org.recruited, levers.profile, new)
    for pair in map(both, PAIRS):
        aim = getattr(levers.colocated, pair)
        org.colocated[pair] = toward(org.colocated[pair], aim, pace / change.seating_weeks)


def _seat_executive(
    org: Organisation, levers: Levers, vacant: float, change: Change, goals: Goals
) -> None:
    if levers.home == 0 or vacant > 0.0:
        org.clout = 0.0
        return
    cap = {
        1: goals.cap_marketing,
        2: goals.cap_service,
        3: goals.cap_chief,
        OPERATIONS: goals.cap_operations,
    }[levers.home]
    org.clout += (cap * levers.executive_authority - org.clout) / change.clout_weeks


def settle(
    standing: Standing,
    wanted: Row,
    points: float,
    authority: float,
    seen: tuple[float, float, float, float, float],
    change: Change,
    further: Further,
) -> None:
    """Goals sink in, against resistance and at the price of relearning (7.3)."""
    far, (beside, audited, load, upset, eased) = distance(wanted, standing.goals), seen
    fades = smaller(1.0, (1.0 + change.fading_sponsor * authority) / change.fading_weeks)
    standing.resistance *= 1.0 - fades
    if distance(wanted, standing.wanted) > 0.0:
        softened = 1.0 - change.resistance_sponsor * authority
        raised = eased * (change.resistance * (1.0 - further.urgency * share(load - 1.0)))
        resistance = standing.resistance + raised * far * softened
        standing.resistance = clip(resistance, 0.0, change.resistance_cap)
    if audited > standing.audited:
        standing.resistance = smaller(standing.resistance + further.audit_resented, 1.0)
    standing.audited = audited
    if upset > 0.0:
        standing.resistance = smaller(standing.resistance + upset, change.resistance_cap)
    step = (1.0 - standing.resistance) / change.goal_weeks
    standing.goals = {
        goal: toward(lived, wanted[goal], step) for goal, lived in standing.goals.items()
    }
    relearning = 1.0 - change.relearning * far * (1.0 - change.relearning_sponsor * authority)
    productive = larger(relearning * (1.0 - change.programme_time * points), 0.05)
    standing.productive = larger(productive * (1.0 - beside), 0.05 * productive)
    standing.wanted, standing.far = wanted, far


def settle_all(firm: Firm, today: Today, p: Parameters) -> None:
    """Each department for itself; all see how busy the service desk was, and what the news is."""
    levers, eased = today.levers, today.news.urgency
    authority, load = firm.organisation.authority, firm.service.load
    for name, department in firm.departments().items():
        wanted, points = paid_for(name, levers, p.further), getattr(levers.points, name)
        audited, upset = getattr(levers.audited, name), getattr(levers.upset, name)
        seen = _beside(name, levers, p.further), audited, load, upset, eased
        settle(department.standing, wanted, points, authority, seen, p.change, p.further)


def _beside(name: str, levers: Levers, further: Further) -> float:
    """Share of a department's time that goes to others (7.3)."""
    away = further.rotation_time / further.rotation_full
    abroad = added(getattr(levers.rotated, both(pair)) for pair in PAIRS if name in pair)
    helping: float = getattr(levers.helping, name)
    return further.help_time * helping + away * abroad + crowding(name, levers, further)


def move_walls(firm: Firm, levers: Levers, p: Parameters) -> None:
    """Willingness to share follows likeness of goals, sponsor, platform and seating (7.4)."""
    org, departments, walls, further = firm.organisation, firm.departments(), p.walls, p.further
    latitude = walls.platform_alone + walls.platform_latitude * org.empowerment
    common = walls.base + walls.sponsor * org.authority + walls.platform * org.platform * latitude
    common = common + further.recruits_walls * larger(levers.recruits, org.recruited)
    for one, other in PAIRS:
        a, b = departments[one].standing.goals, departments[other].standing.goals
        likeness = dot(a, b) * dot(a, b) / (dot(a, a) * dot(b, b))
        pair = both((one, other))
        near = walls.colocated * org.colocated[pair] + _headed(pair, levers, further)
        near = near + directed(one, other, levers, further)
        paid = help_meant(one, levers, further) + help_meant(other, levers, further)
        near = near + 0.5 * further.help_walls * paid
        target = clip(common + walls.alignment * likeness + near, walls.lowest, walls.highest)
        org.willing[pair] += (target - org.willing[pair]) / walls.weeks


def _headed(pair: str, levers: Levers, further: Further) -> float:
    """One head binds its pair, and parts it from the rest (7.4)."""
    heads, theirs = levers.same_head._asdict(), set(pair.split("_"))
    (opposite,) = (name for name in heads if not theirs & set(name.split("_")))
    between = smaller(1.0, added(heads.values()) - heads[pair] - heads[opposite])
    return further.same_head * heads[pair] - further.other_head * between


def look_across(
    firm: Firm,
    levers: Levers,
    p: Parameters,
    cases: float,
    ratio: float,
    today: Today | None = None,
) -> tuple[Row, Row, float]:
    """What crosses each wall, what each department sees, what IT is asked for (7.4)."""
    walls, goals, org = p.walls, p.goals, firm.organisation
    channel = walls.channel + (1.0 - walls.channel) * firm.it.integration
    crosses = dict.fromkeys(org.willing, 1.0)
    if walls.exist:
        for pair, willing in org.willing.items():
            lost = p.further.worlds * (1.0 - getattr(levers.bridging, pair))
            moved = smaller(1.0, getattr(levers.rotated, pair) / p.further.rotation_full)
            told = willing * channel * (1.0 - lost) * (1.0 + p.further.rotation_gain * moved)
            crosses[pair] = smaller(1.0, told)
    clear = goals.metrics_base + goals.metrics_authority * larger(org.authority, org.clout)
    floor = clear if levers.metrics > 0.0 else 0.0

    def seen(crossing: float) -> float:
        return larger(crossing / (crossing + goals.cx_blur * (1.0 - crossing)), floor)

    sight = {
        "marketing": seen(crosses["marketing_service"]),
        "sales": seen(crosses["sales_service"]),
        "service": larger(goals.cx_service, floor),
        "it": seen(crosses["service_it"]),
    }
    if today is not None:
        sight = dimmed(sight, today, p.further)
    saved = share(1.0 - cases / (p.further.clout_from * ratio))
    heard = goals.clout_service * (1.0 + p.further.clout_earned * saved)
    asking = goals.clout_marketing + (0.0 if today is None else today.news.prestige)
    clouts = {"marketing": asking, "sales": goals.clout_sales, "service": heard}
    weights = voices(clouts, levers.chart._asdict(), p.further)
    return crosses, sight, _requests(firm, sight, weights, goals)


def _requests(firm: Firm, sight: Row, weights: Row, goals: Goals) -> float:
    """Share of requests to IT that are made for the customer's sake."""

    def asks(name: str, see: float) -> float:
        paid = OPERATIONS_ROW
        if name != "operations":
            paid = firm.departments()[name].standing.goals
        cx = paid["cx"] * sight["service" if name == "operations" else name]
        rest = paid["leads"] + paid["revenue"] + paid["retention"] * see
        everything = cx + rest + paid["cost"] + paid["uptime"]
        return cx / everything if everything > 0.0 else 0.0

    clout = firm.organisation.clout
    near, far = goals.retention_service, goals.retention_sight
    first = added(weights[name] * asks(name, far) for name in ("marketing", "sales"))
    requests = first + weights["service"] * asks("service", near) + clout
    requests = requests + weights["it"] * asks("it", far)
    requests = requests + weights["operations"] * asks("operations", near)
    whole = weights["marketing"] + weights["sales"] + weights["service"] + clout
    return requests / (whole + weights["it"] + weights["operations"])


def cross_walls(firm: Firm, today: Today, p: Parameters) -> None:
    """Walls move, then what crosses them this week is known."""
    move_walls(firm, today.levers, p)
    bend(firm, today, p.further)
    seen = look_across(firm, today.levers, p, firm.service.cases, today.ratio, today)
    today.crosses, today.sight, today.asked = seen
    grown = firm.organisation.clout / p.goals.cap_operations
    today.ordered = grown if today.levers.home == OPERATIONS else 0.0
    today.stop = _stopped(firm, today, p)


def _stopped(firm: Firm, today: Today, p: Parameters) -> float:
    """Force of whoever stops a campaign or a release this week."""
    owner, org, f = today.levers.stop, firm.organisation, p.further
    if owner == 0 or (owner == EXECUTIVE and today.news.vacant > 0.0):
        return 0.0
    noise = f.stop_noise * normal(today.luck(FIRM, Purpose.STOP))
    gap = firm.marketing.promise - org.delivered + noise
    acute = firm.it.bug > f.stop_bug
    resting = (today.week + 56) % 8 >= 4
    if not acute and (resting or gap <= f.stop_gap):
        return 0.0
    clout = org.clout if owner == EXECUTIVE else p.goals.clout_service
    backed = larger(org.authority, clout / p.promise.signoff_clout)
    floor = p.promise.signoff_floor
    return clip(floor + p.promise.signoff_sponsor * backed, floor, 1.0)


def remember(org: Organisation, experience: float, keep: float) -> None:
    """What was delivered (7.18)."""
    org.delivered = keep * org.delivered + (1.0 - keep) * experience
