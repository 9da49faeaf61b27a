"""Where customers can turn (7.11), and on what terms service answers (7.12)."""

from types import SimpleNamespace

from sim.policy import Levers
from sim.scenario.firm import Service as Settings
from sim.scenario.parameters import Parameters
from tests.oracle.firm import Firm, Service
from tests.oracle.numbers import Row, above, clip, larger, smaller
from tests.oracle.today import Today

NOBODY, MARKETING, SERVICE, JOINT = 0, 1, 2, 3
PUBLIC_FIRST, ONE_POLICY = 1, 2


def open_channels(firm: Firm, today: Today, p: Parameters) -> None:
    """Where customers can turn, and who listens."""
    org, owner, change = firm.organisation, today.levers.listening, p.change
    answering = 0 if today.news.regulated > 0.0 else today.levers.answering
    in_service = owner in {SERVICE, JOINT}
    force = org.process * (change.process_alone + (1.0 - change.process_alone) * org.authority)
    learns = p.voice.channel_learning and owner != NOBODY and answering != ONE_POLICY
    joins = {NOBODY: p.service.phones_as_well, MARKETING: 0.0, SERVICE: 1.0, JOINT: 1.0}
    today.flows.channels = SimpleNamespace(
        self_service=firm.service.self_service,
        shared=p.service.cross_share * (1.0 - change.process_relief * force),
        captured=p.service.captured if in_service else 0.0,
        joins=joins[owner],
        visible=float(owner != NOBODY),
        learning=float(learns),
        public_first=float(answering == PUBLIC_FIRST),
        annoyed=p.further.self_switch * firm.service.self_service,
    )


def mean_wait(servers: int, load: float) -> float:
    """Erlang-C, in mean service times."""
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    waits = servers * blocked / (servers - load * (1.0 - blocked))
    return waits / (servers - load)


def wait_between(staff: float, use: float) -> float:
    """The same between whole numbers of servers."""
    whole = int(staff)
    if whole < 1:
        return mean_wait(1, use)
    part, low = staff - whole, mean_wait(whole, whole * use)
    if part == 0.0:
        return low
    return low + part * (mean_wait(whole + 1, (whole + 1) * use) - low)


def fits(capacity: float, cases: float) -> float:
    """Chance that a case finds its place."""
    return 1.0 if cases <= capacity else capacity / cases


def answer(firm: Firm, today: Today, p: Parameters) -> None:
    """The week's terms: `today.flows.answers`."""
    service, tickets = firm.service, today.flows.tickets
    team = _team(firm, today.levers, p.service)
    reached = 0.0 if team <= 0.0 else fits(team, tickets.public)
    aloud = tickets.public * (1.0 - reached) * today.flows.channels.joins
    capacity = _capacity(firm, today.levers, p)
    answers = _queue(service.staff, aloud, tickets.phoned, capacity, today, p.service)
    answers.team_answers = reached
    usual = larger(team, p.service.team * p.service.team_base)
    reached_by_reply = fits(p.further.reply_times * usual, tickets.public)
    answers.replied = today.levers.reply * reached_by_reply
    answers.refunded = p.further.refund_felt * today.levers.refund
    _solve(answers, firm, today, p)
    _notice(answers, firm, today, p)
    today.flows.answers = answers
    cases = tickets.phoned + aloud
    service.cases += (cases - service.cases) / p.people.load_weeks
    service.load, service.capacity, service.wait = answers.load, capacity, answers.wait_private


def _team(firm: Firm, levers: Levers, settings: Settings) -> float:
    """Public cases that a team outside the queue can answer."""
    listen = firm.marketing.effort["listen"]
    if levers.listening == MARKETING:
        return settings.team * (settings.team_base + listen)
    return settings.desk + settings.team * listen if levers.listening == JOINT else 0.0


def _skilled(firm: Firm, levers: Levers, settings: Settings) -> float:
    """Skill with training, and without what breadth costs."""
    trained = firm.service.skill + settings.training_skill * firm.organisation.training
    return larger(trained - levers.breadth, 0.0)


def _capacity(firm: Firm, levers: Levers, p: Parameters) -> float:
    """Cases that the queue can close."""
    service: Service = firm.service
    settings = p.service
    lively = settings.morale_base + (1.0 - settings.morale_base) * service.morale
    skilled = _skilled(firm, levers, settings)
    speed = settings.cases_per_head * lively * skilled * service.standing.productive
    speed = speed * (1.0 - levers.executive_opex)
    speed = speed * (1.0 - settings.training_time * levers.training)
    time = settings.pace_base + settings.pace_care * service.care
    desk = settings.desk_heads if levers.listening == JOINT else 0.0
    away = p.further.squad_heads * levers.squad
    heads = larger(service.staff * (1.0 - away) - desk, 1.0)
    return heads * speed * (1.0 - settings.root_time * service.effort["root"]) / time


def _queue(
    staff: float, aloud: float, quiet: float, capacity: float, today: Today, settings: Settings
) -> SimpleNamespace:
    """Load, waits and places: one queue, or public cases first."""
    load = (quiet + aloud) / capacity
    use = smaller(load, settings.load_cap)
    base, over = settings.wait_unit * wait_between(staff, use), above(load - 1.0)
    if today.flows.channels.public_first == 0.0:
        place = fits(capacity, quiet + aloud)
        return SimpleNamespace(
            load=load,
            wait_public=base + over,
            wait_private=base + over,
            served_public=place,
            served_private=place,
        )
    ahead = smaller(aloud / capacity, settings.load_cap)
    crowded = above(aloud / capacity - 1.0)
    return SimpleNamespace(
        load=load,
        wait_public=base * (1.0 - use) / (1.0 - ahead) + crowded,
        wait_private=base / (1.0 - ahead) + over,
        served_public=fits(capacity, aloud),
        served_private=fits(larger(capacity - aloud, 0.0), quiet),
    )


def _solve(answers: SimpleNamespace, firm: Firm, today: Today, p: Parameters) -> None:
    """Chances to solve a case, and what a solved one feels like."""
    settings, org, care = p.service, firm.organisation, firm.service.care
    skill = _skilled(firm, today.levers, settings)
    knows = p.walls.channel + (1.0 - p.walls.channel) * firm.it.integration
    further, handover = p.further, today.levers.handover
    from_sales = further.handover_told * smaller(1.0, handover / further.handover_full)

    def cross(wall: str, known: float = knows) -> float:
        alone = org.empowerment * known
        reached = alone + (1.0 - alone) * today.crosses[wall]
        return smaller(settings.solved_cap, settings.cross_solved * reached)

    own = skill * (settings.own_base + settings.own_care * care)
    answers.solved_own = clip(own, 0.0, settings.solved_cap)
    answers.solved_failure = cross("service_it")
    answers.solved_mismatch = cross("sales_service")
    answers.solved_routine = cross("marketing_service")
    answers.new_for = further.handover_weeks if handover > 0.0 else 0.0
    walls = ("service_it", "sales_service", "marketing_service")
    answers.solved_new = [cross(wall, larger(knows, from_sales)) for wall in walls]
    helped = settings.team_solved * today.crosses["marketing_service"]
    answers.solved_team = firm.service.fcr if today.levers.listening == JOINT else helped
    kindly = settings.solved_base + settings.solved_care * care * skill
    answers.experience = kindly + settings.solved_latitude * org.empowerment


def _notice(answers: SimpleNamespace, firm: Firm, today: Today, p: Parameters) -> None:
    """Chances that a case, or a post, becomes an item for IT."""
    levers, insight, crosses = today.levers, p.insight, today.crosses
    root, listen = firm.service.effort["root"], firm.marketing.effort["listen"]
    executive = levers.executive_access * insight.operations * levers.executive_authority
    seen = root * crosses["service_it"] + insight.casual * listen + executive
    answers.insight = smaller(1.0, seen)
    answers.insight_public = _posts_noticed(levers.listening, root, listen, crosses)


def _posts_noticed(owner: int, root: float, listen: float, crosses: Row) -> float:
    if owner == NOBODY:
        return 0.0
    if owner == MARKETING:
        return listen * crosses["marketing_it"]
    if owner == SERVICE:
        return root * crosses["service_it"]
    return root * larger(crosses["service_it"], crosses["marketing_it"])
