"""Experience meets expectation (7.14); what was heard moves minds (7.16)."""

from sim.luck import Purpose
from sim.scenario.customers import Memory
from sim.scenario.parameters import Parameters
from sim.tables import exp, normal
from tests.oracle.numbers import share, toward
from tests.oracle.people import QUEUE, TEAM, Person
from tests.oracle.today import Today

FINER = 4294967296.0
"""Sums of experiences are whole numbers in this part of a unit."""
FINE = 65536.0


def judge(people: list[Person], today: Today, delivered: float, p: Parameters) -> float:
    """Everybody has one experience; returns the mean of own customers."""
    confusing = p.further.contradiction * abs(today.flows.promise.claim - delivered)
    for person in people:
        _live_through(person, today, p)
    for person in people:
        _judge(person, p.memory, confusing)
    ours = [person for person in people if person.ours]
    lived = sum(int(person.experience * FINER) for person in ours)
    return lived / FINER / len(ours) if ours else today.flows.product.quality


def _live_through(person: Person, today: Today, p: Parameters) -> None:
    product = today.flows.product
    if "ENCOUNTER" not in person.happened:
        noise = p.memory.usage_noise * normal(today.luck(person.number, Purpose.USAGE))
        person.experience = product.quality + noise
    person.experience -= p.needs.outage_hurt * product.outage
    if person.ours and product.outage > 0.0:
        person.happened.add("OUTAGE")


def _judge(person: Person, memory: Memory, confusing: float) -> None:
    """The week is compared with what was expected; own customers remember it."""
    x, event = share(person.experience), "ENCOUNTER" in person.happened
    weight = memory.should_weight * person.trust
    difference = x - ((1.0 - weight) * person.expectation + weight * person.promised)
    weighed = memory.loss_aversion * difference if difference < 0.0 else difference
    person.experience, person.felt = x, share(x + memory.disconfirmation * weighed)
    if not person.ours:
        return
    step, learned = memory.usual_share, memory.expectation_share
    if event:
        step = memory.encounter_share * (1.0 + memory.surprise * abs(difference))
        learned = memory.expectation_share * memory.expectation_encounter
    person.satisfaction = toward(person.satisfaction, person.felt, step)
    person.image = toward(person.image, x, memory.image_share * step)
    person.expectation = toward(person.expectation, x, learned)
    person.trust = _trusts(person, x - person.promised, memory, event=event)
    if person.answered in {QUEUE, TEAM} and "EXPOSED" in person.happened:
        person.trust = share(person.trust - confusing)
    person.promised = toward(person.promised, x, memory.promise_forgotten)


def _trusts(person: Person, against: float, memory: Memory, *, event: bool) -> float:
    """Trust after a promise was kept or broken."""
    if against >= -memory.tolerance:
        return person.trust + memory.kept_promise * (1.0 - person.trust)
    evidence = 1.0 if event else memory.usage_evidence
    return share(person.trust + evidence * memory.broken_promise * (against + memory.tolerance))


def listen(people: list[Person], today: Today, p: Parameters) -> None:
    """What others say changes minds."""
    hearing = p.hearing
    public = hearing.public * (hearing.amplification * today.news.amplification) / FINE
    private = hearing.private * p.voice.talk_reach
    for person in people:
        loud, quiet = public * person.weight, private * person.talks
        force = loud + quiet
        if force <= 0.0:
            continue
        tone = (public * person.tone + private * person.talk_tone / FINE) / force
        moved = 1.0 - exp(-force)
        own = moved * hearing.own_share if person.ours else moved
        person.image = toward(person.image, tone, own)
        lifted = tone + hearing.trust_lift
        person.trust = share(toward(person.trust, lifted, hearing.trust_share * own))
        person.awareness = toward(person.awareness, 1.0, hearing.awareness_share * moved)
