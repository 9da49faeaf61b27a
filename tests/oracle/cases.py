"""Needs become cases (7.11), and each case meets its answer (7.13)."""

from collections import Counter

from sim.luck import Purpose
from sim.scenario.customers import Needs, Voice
from sim.scenario.parameters import Parameters
from tests.oracle.network import Network
from tests.oracle.numbers import above, smaller, toward
from tests.oracle.people import (
    FAILURE,
    MACHINE,
    MISMATCH,
    NOBODY,
    QUEUE,
    ROUTINE,
    TEAM,
    Person,
)
from tests.oracle.today import Today, scaled

KINDS = {FAILURE: "FAILED", MISMATCH: "MISMATCHED", ROUTINE: "ASKED"}
FRESH = {FAILURE: "failures", MISMATCH: "mismatches", ROUTINE: "routine"}
MOST_HANDOFFS = 100
FINE = 65536.0
"""Sums of experiences are whole numbers in this part of a unit."""


def use(people: list[Person], today: Today, needs: Needs) -> list[Person]:
    """What goes wrong, and who says so; returns those with a case, in order."""
    counts: Counter[str] = Counter()
    product = today.flows.product
    base = needs.failure + needs.failure_issues * product.issues
    failure = smaller(1.0, base * (1.0 + product.bug))
    asking = []
    for person in people:
        kind = _need(person, failure, today, needs) if person.ours else 0
        if kind and _file(person, kind, today, needs, counts):
            asking.append(person)
    names = "failures mismatches routine silent self_served phoned public backlog"
    today.flows.tickets = scaled(today, names, counts)
    return asking


def _need(person: Person, failure: float, today: Today, needs: Needs) -> int:
    """The kind of need that has arisen or is still open; 0 where there is none."""
    if person.case != 0:
        return person.case
    will = needs.mismatch_will
    expected = will * person.expectation + (1.0 - will) * person.promised
    relief = 1.0 - needs.calibrate_relief * today.flows.promise.calibration
    mismatch = needs.mismatch * above(expected - today.flows.product.quality) * relief
    u = today.luck(person.number, Purpose.NEED)
    if u < failure:
        return FAILURE
    if u < failure + mismatch:
        return MISMATCH
    return ROUTINE if u < failure + mismatch + needs.routine * today.news.routine else 0


def _file(person: Person, kind: int, today: Today, needs: Needs, counts: Counter[str]) -> bool:
    """Whether the need becomes a case, or stays one."""
    again, channels = person.case != 0, today.flows.channels
    aloud = kind != ROUTINE and today.luck(person.number, Purpose.CHANNEL) < person.public
    person.happened.add(KINDS[kind])
    if again:
        person.happened.add("AGAIN")
        counts["backlog"] += 1
    else:
        counts[FRESH[kind]] += 1
        person.handoffs = 0
        person.crossing = int(today.luck(person.number, Purpose.CROSS) < channels.shared)
        if _self_served(person, kind, today, needs):
            counts["self_served"] += 1
            return False
        if _silent(person, kind, today, needs, aloud=aloud):
            counts["silent"] += 1
            return False
    person.case = kind
    counts["public" if aloud else "phoned"] += 1
    if aloud:
        person.happened.add("PUBLIC")
    return True


def _self_served(person: Person, kind: int, today: Today, needs: Needs) -> bool:
    strength = today.flows.channels.self_service
    machine = {FAILURE: needs.self_failures * strength, MISMATCH: 0.0, ROUTINE: strength}[kind]
    if today.luck(person.number, Purpose.SELF_SERVICE) >= machine:
        return False
    person.answered, person.experience = MACHINE, needs.self_experience
    person.happened |= {"SELF_SERVED", "ENCOUNTER"}
    return True


def _silent(person: Person, kind: int, today: Today, needs: Needs, *, aloud: bool) -> bool:
    voiced = {FAILURE: needs.voiced_failure, MISMATCH: needs.voiced_mismatch, ROUTINE: 1.0}[kind]
    captured = today.flows.channels.captured
    found_out = aloud and today.luck(person.number, Purpose.CAPTURED) < captured
    if found_out or today.luck(person.number, Purpose.VOICED) < voiced:
        return False
    person.experience = needs.silent_experience
    person.happened |= {"SILENT", "ENCOUNTER"}
    return True


def ask(
    asking: list[Person], today: Today, network: Network, people: list[Person], p: Parameters
) -> None:
    """Each case meets its answer; then channels are learned, one case after the other."""
    counts: Counter[str] = Counter()
    for person in asking:
        _meet(person, today, counts, p)
    if today.flows.channels.learning > 0.0 and p.voice.channel_learning:
        for person in asking:
            watchers = [people[j] for j in network.neighbours[person.number]]
            _learn_channel(person, watchers, p.voice)
    names = (
        "served first_contacts solved_first solved bounced gave_up answered_public solved_public "
        "ignored_public open_cases open_mismatches items refunded"
    )
    today.flows.outcomes = scaled(today, names, counts)
    today.flows.outcomes.experience = counts["felt"] / FINE * today.scale
    today.flows.outcomes.experience_solved = counts["glad"] / FINE * today.scale


def _meet(person: Person, today: Today, counts: Counter[str], p: Parameters) -> None:
    """One case: a team, a place in the queue, or nobody; solved, open again, or given up."""
    kind = person.case
    person.answered, unread = _answered_by(person, today)
    served = person.answered != NOBODY
    chance = _chance_solved(person, kind, today)
    solved = served and today.luck(person.number, Purpose.SOLVED) < chance
    person.happened.add("ENCOUNTER")
    if unread:
        person.happened.add("IGNORED")
    if solved:
        person.happened.add("SOLVED")
    elif served and person.crossing != 0:
        person.happened.add("BOUNCED")
        person.handoffs = min(person.handoffs + 1, MOST_HANDOFFS)
    money = today.flows.answers.refunded > 0.0 and not solved and kind != ROUTINE
    if money:
        person.happened.add("REFUNDED")
    elif not solved:
        _give_up(person, today, p, waits_on=served or unread)
    _note(person, kind, today)
    _feel(person, today, p, unread=unread)
    if money:
        person.experience = today.flows.answers.refunded
    person.case = 0 if person.happened & {"SOLVED", "GAVE_UP", "REFUNDED"} else kind
    _count(person, counts)


def _answered_by(person: Person, today: Today) -> tuple[int, bool]:
    """Who answers, and whether a public complaint is read by nobody."""
    answers, i, aloud = today.flows.answers, person.number, "PUBLIC" in person.happened
    if aloud and today.luck(i, Purpose.TEAM) < answers.team_answers:
        return TEAM, False
    if aloud and today.luck(i, Purpose.JOINS) >= today.flows.channels.joins:
        return NOBODY, True
    place = answers.served_public if aloud else answers.served_private
    return (QUEUE if today.luck(i, Purpose.SERVED) < place else NOBODY), False


def _chance_solved(person: Person, kind: int, today: Today) -> float:
    answers = today.flows.answers
    if person.answered == TEAM:
        return answers.solved_team
    if person.crossing == 0:
        return answers.solved_own
    if person.weeks < answers.new_for:
        return answers.solved_new[(FAILURE, MISMATCH, ROUTINE).index(kind)]
    return {
        FAILURE: answers.solved_failure,
        MISMATCH: answers.solved_mismatch,
        ROUTINE: answers.solved_routine,
    }[kind]


def _give_up(person: Person, today: Today, p: Parameters, *, waits_on: bool) -> None:
    if waits_on:
        quits = today.luck(person.number, Purpose.REOPEN) >= p.service.opens_again
    else:
        person.happened.add("UNSERVED")
        quits = today.luck(person.number, Purpose.GIVE_UP) < p.service.gives_up
    if quits:
        person.happened.add("GAVE_UP")


def _note(person: Person, kind: int, today: Today) -> None:
    """Service makes an item for IT of some failures and mismatches."""
    if person.answered != QUEUE or kind == ROUTINE:
        return
    if today.luck(person.number, Purpose.INSIGHT) < today.flows.answers.insight:
        person.happened.add("NOTED")


def _feel(person: Person, today: Today, p: Parameters, *, unread: bool) -> None:
    """What the answer, and the wait for it, felt like."""
    answers, service, aloud = today.flows.answers, p.service, "PUBLIC" in person.happened
    wait = answers.wait_public if aloud else answers.wait_private
    if person.answered == TEAM:
        wait = 0.0
    elif unread:
        wait = service.patience
    if wait > service.patience:
        person.happened.add("WAITED")
    if person.answered == QUEUE and not aloud and answers.wait_public < answers.wait_private:
        person.happened.add("OVERTAKEN")
    tired = smaller(1.0, wait / service.patience)
    if "SOLVED" in person.happened:
        person.experience = answers.experience - service.solved_wait * tired
    else:
        person.experience = service.unsolved_base - service.unsolved_wait * tired
    if "AGAIN" not in person.happened and "MISMATCHED" not in person.happened:
        person.experience = person.experience - today.flows.channels.annoyed


def _count(person: Person, counts: Counter[str]) -> None:
    """What became of a case, for the firm's numbers."""
    week, served = person.happened, person.answered != NOBODY
    first, aloud, solved = "AGAIN" not in week, "PUBLIC" in week, "SOLVED" in week
    counts["served"] += served
    counts["first_contacts"] += served and first
    counts["solved_first"] += solved and first
    counts["solved"] += solved
    counts["bounced"] += "BOUNCED" in week
    counts["gave_up"] += "GAVE_UP" in week
    counts["answered_public"] += aloud and served
    counts["solved_public"] += aloud and solved
    counts["ignored_public"] += "IGNORED" in week
    counts["open_cases"] += person.case != 0
    counts["open_mismatches"] += person.case == MISMATCH
    counts["items"] += "NOTED" in week
    counts["refunded"] += "REFUNDED" in week
    counts["felt"] += int(person.experience * FINE) if served else 0
    counts["glad"] += int(person.experience * FINE) if solved else 0


def _learn_channel(person: Person, watchers: list[Person], voice: Voice) -> None:
    """Which channel is answered: learned by oneself, and by watching others."""
    cap = voice.public_cap
    aloud, served = "PUBLIC" in person.happened, person.answered != NOBODY
    if "REFUNDED" in person.happened:
        person.public = smaller(cap, toward(person.public, 1.0, voice.learn_answered))
    elif aloud and served:
        person.public = smaller(cap, toward(person.public, 1.0, voice.learn_answered))
        for watcher in watchers:
            watcher.public = smaller(cap, watcher.public + voice.learn_watching)
    elif not aloud and not served:
        person.public = smaller(cap, toward(person.public, 1.0, voice.learn_unanswered))
    elif not aloud and "SOLVED" in person.happened:
        person.public = person.public * voice.unlearn_solved
