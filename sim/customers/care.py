"""Customers who need something: what arises, which channel they take, how it ends."""

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns, Now
from sim.customers.network import Network
from sim.flows import Answers, Channels, Product
from sim.luck import Key, Luck, Purpose, draw
from sim.rules.needs import failing, mismatching
from sim.rules.numbers import smaller, toward
from sim.rules.queue import impatience
from sim.scenario.customers import Needs, Voice
from sim.scenario.firm import Service

SELF_SERVICE, VOICED = int(Purpose.SELF_SERVICE), int(Purpose.VOICED)
CHANNEL, CROSS, TEAM = int(Purpose.CHANNEL), int(Purpose.CROSS), int(Purpose.TEAM)
SERVED, SOLVED, GIVE_UP = int(Purpose.SERVED), int(Purpose.SOLVED), int(Purpose.GIVE_UP)
INSIGHT, REOPEN, JOINS = int(Purpose.INSIGHT), int(Purpose.REOPEN), int(Purpose.JOINS)
CAPTURED = int(Purpose.CAPTURED)
ENDED = at.SOLVED | at.GAVE_UP | at.REFUNDED
MOST_HANDOFFS = 100
"""Where counting ends, long after hope has."""


@stage
def arise(
    c: Columns, now: Now, luck: Luck, product: Product, relief: float, routine: float, needs: Needs
) -> int:
    """List the customers with a need this week, open cases first among their reasons."""
    failure = failing(needs.failure, needs.failure_issues, product.issues, product.bug)
    for i in range(len(c.brand)):
        now.chance[i] = mismatching(
            c.expectation[i],
            c.promised[i],
            product.quality,
            needs.mismatch,
            needs.mismatch_will,
            relief,
        )
    found = 0
    for i in range(len(c.brand)):
        u = luck.need[i]
        arises = u < failure + now.chance[i] + routine or c.case[i] != at.NOTHING
        now.few[found] = i
        found += c.brand[i] == at.OURS and arises
    return found


@stage
def fresh(u: float, failure: float, mismatch: float) -> int:
    """What kind of need has arisen; the kinds exclude each other, in this order."""
    if u < failure:
        return at.FAILURE
    return at.MISMATCH if u < failure + mismatch else at.ROUTINE


@stage
def file_cases(
    found: int,
    c: Columns,
    now: Now,
    luck: Luck,
    key: Key,
    week: int,
    product: Product,
    channels: Channels,
    needs: Needs,
) -> int:
    """Walk the needs: helped by a machine, silent, or a case; list the cases in `now.cases`."""
    failure = failing(needs.failure, needs.failure_issues, product.issues, product.bug)
    cases = 0
    for k in range(found):
        i = now.few[k]
        again = c.case[i] != at.NOTHING
        kind = c.case[i] if again else fresh(luck.need[i], failure, now.chance[i])
        out_loud = kind != at.ROUTINE and draw(key, i, week, CHANNEL) < c.public[i]
        code = now.code[i] | label(kind) | (at.AGAIN if again else 0)
        if not again:
            c.handoffs[i] = 0
            c.crossing[i] = 1 if draw(key, i, week, CROSS) < channels.shared else 0
            if draw(key, i, week, SELF_SERVICE) < self_help(kind, channels, needs):
                now.answered[i] = at.MACHINE
                now.experience[i] = needs.self_experience
                now.code[i] = code | at.SELF_SERVED | at.ENCOUNTER
                continue
            found_out = out_loud and draw(key, i, week, CAPTURED) < channels.captured
            if draw(key, i, week, VOICED) >= voiced(kind, needs) and not found_out:
                now.experience[i] = needs.silent_experience
                now.code[i] = code | at.SILENT | at.ENCOUNTER
                continue
        c.case[i] = kind
        now.code[i] = code | (at.PUBLIC if out_loud else 0)
        now.cases[cases] = i
        cases += 1
    return cases


@stage
def count_needs(found: int, now: Now) -> tuple[int, int, int, int, int, int, int]:
    """Fresh failures, mismatches, questions; silent, self-served; public and older cases."""
    failures, mismatches, routine, silent, machine, public, older = 0, 0, 0, 0, 0, 0, 0
    for k in range(found):
        code = now.code[now.few[k]]
        fresh = (code & at.AGAIN) == 0
        failures += fresh and (code & at.FAILED) != 0
        mismatches += fresh and (code & at.MISMATCHED) != 0
        routine += fresh and (code & at.ASKED) != 0
        silent += (code & at.SILENT) != 0
        machine += (code & at.SELF_SERVED) != 0
        public += (code & at.PUBLIC) != 0
        older += not fresh
    return failures, mismatches, routine, silent, machine, public, older


@stage
def label(kind: int) -> int:
    """The code of a kind of case."""
    return at.FAILED if kind == at.FAILURE else at.MISMATCHED if kind == at.MISMATCH else at.ASKED


@stage
def self_help(kind: int, channels: Channels, needs: Needs) -> float:
    """Chance that self-service is enough: questions, some failures, no broken expectation."""
    if kind == at.ROUTINE:
        return channels.self_service
    return needs.self_failures * channels.self_service if kind == at.FAILURE else 0.0


@stage
def voiced(kind: int, needs: Needs) -> float:
    """Chance that a need is said to anybody."""
    if kind == at.FAILURE:
        return needs.voiced_failure
    return needs.voiced_mismatch if kind == at.MISMATCH else 1.0


@stage
def chance_solved(kind: int, crossing: int, weeks: int, answers: Answers) -> float:
    """Chance that service solves a case it serves, of a customer since so many weeks."""
    if crossing == 0:
        return answers.solved_own
    new = answers.handed
    if weeks < new.weeks:
        if kind == at.FAILURE:
            return new.failure
        return new.mismatch if kind == at.MISMATCH else new.routine
    if kind == at.FAILURE:
        return answers.solved_failure
    return answers.solved_mismatch if kind == at.MISMATCH else answers.solved_routine


@stage
def ask(
    cases: int,
    c: Columns,
    now: Now,
    key: Key,
    week: int,
    channels: Channels,
    answers: Answers,
    service: Service,
) -> None:
    """Each case meets its answer: a team, the queue, or nobody."""
    ahead = answers.wait_public < answers.wait_private
    for k in range(cases):
        i = now.cases[k]
        kind = c.case[i]
        out_loud = (now.code[i] & at.PUBLIC) != 0
        team = out_loud and draw(key, i, week, TEAM) < answers.team_answers
        unread = out_loud and not team and draw(key, i, week, JOINS) >= channels.joins
        place = answers.served_public if out_loud else answers.served_private
        queued = not team and not unread and draw(key, i, week, SERVED) < place
        alone = chance_solved(kind, c.crossing[i], c.weeks[i], answers)
        chance = answers.solved_team if team else alone
        solved = (team or queued) and draw(key, i, week, SOLVED) < chance
        stuck = (team or queued) and not solved and c.crossing[i] != 0
        wait = answers.wait_public if out_loud else answers.wait_private
        wait = 0.0 if team else (service.patience if unread else wait)
        noted = queued and kind != at.ROUTINE and draw(key, i, week, INSIGHT) < answers.insight
        felt = felt_answer(solved, impatience(wait, service.patience), answers, service)
        tried = kind != at.MISMATCH and (now.code[i] & at.AGAIN) == 0
        now.experience[i] = felt - (channels.annoyed if tried else 0.0)
        now.answered[i] = at.TEAM if team else (at.QUEUE if queued else at.NOBODY)
        code = now.code[i] | at.ENCOUNTER | (at.SOLVED if solved else 0)
        code |= (at.BOUNCED if stuck else 0) | (at.IGNORED if unread else 0)
        code |= (at.NOTED if noted else 0) | (at.WAITED if wait > service.patience else 0)
        code |= at.OVERTAKEN if queued and ahead and not out_loud else 0
        paid = answers.refunded > 0.0 and not solved and kind != at.ROUTINE
        if paid:
            now.experience[i] = answers.refunded
            code |= at.REFUNDED
        elif not solved:
            waits_on = queued or team or unread
            u = draw(key, i, week, REOPEN if waits_on else GIVE_UP)
            quits = u >= service.opens_again if waits_on else u < service.gives_up
            code |= (at.GAVE_UP if quits else 0) | (0 if waits_on else at.UNSERVED)
        now.code[i] = code
        c.handoffs[i] = c.handoffs[i] + (1 if stuck and c.handoffs[i] < MOST_HANDOFFS else 0)
        c.case[i] = at.NOTHING if (code & ENDED) != 0 else kind


@stage
def felt_answer(solved: bool, tired: float, answers: Answers, service: Service) -> float:
    """Experience of an answer: solved or not, after a wait."""
    if solved:
        return answers.experience - service.solved_wait * tired
    return service.unsolved_base - service.unsolved_wait * tired


@stage
def count_answers(
    cases: int, c: Columns, now: Now
) -> tuple[int, int, int, int, int, int, int, int, int, int, int, int, int, int, int]:
    """What became of the cases, read from their codes.

    Returns:
        Numbers served, served at first contact, of those solved, solved, bounced, given up; public
        ones answered, solved, ignored; still open, open mismatches, noted for IT; and the sum of
        experiences of served cases in 1/65536, and over the solved among them; closed with money.
    """
    served_n, first_n, solved_first, solved_n, bounced, gave_up = 0, 0, 0, 0, 0, 0
    answered_public, solved_public, ignored, still, mismatched, items = 0, 0, 0, 0, 0, 0
    felt, glad, paid = 0, 0, 0
    for k in range(cases):
        i = now.cases[k]
        code = now.code[i]
        served = now.answered[i] != at.NOBODY
        first, out_loud = (code & at.AGAIN) == 0, (code & at.PUBLIC) != 0
        solved = (code & at.SOLVED) != 0
        served_n += served
        first_n += served and first
        solved_first += solved and first
        solved_n += solved
        bounced += (code & at.BOUNCED) != 0
        gave_up += (code & at.GAVE_UP) != 0
        answered_public += out_loud and served
        solved_public += out_loud and solved
        ignored += (code & at.IGNORED) != 0
        still += c.case[i] != at.NOTHING
        mismatched += c.case[i] == at.MISMATCH
        items += (code & at.NOTED) != 0
        felt += int(now.experience[i] * 65536.0) if served else 0
        glad += int(now.experience[i] * 65536.0) if solved else 0
        paid += (code & at.REFUNDED) != 0
    return (
        served_n,
        first_n,
        solved_first,
        solved_n,
        bounced,
        gave_up,
        answered_public,
        solved_public,
        ignored,
        still,
        mismatched,
        items,
        felt,
        glad,
        paid,
    )


@stage
def learn_channels(cases: int, c: Columns, now: Now, network: Network, voice: Voice) -> None:
    """Customers, and those who watch them, learn which channel is answered (#squeaky-wheel)."""
    cap = voice.public_cap
    for k in range(cases):
        i = now.cases[k]
        code = now.code[i]
        served, out_loud = now.answered[i] != at.NOBODY, (code & at.PUBLIC) != 0
        if (code & at.REFUNDED) != 0:
            c.public[i] = smaller(cap, toward(c.public[i], 1.0, voice.learn_answered))
        elif out_loud and served:
            c.public[i] = smaller(cap, toward(c.public[i], 1.0, voice.learn_answered))
            for edge in range(network.first[i], network.first[i + 1]):
                j = network.neighbours[edge]
                c.public[j] = smaller(cap, c.public[j] + voice.learn_watching)
        elif not out_loud and not served:
            c.public[i] = smaller(cap, toward(c.public[i], 1.0, voice.learn_unanswered))
        elif not out_loud and (code & at.SOLVED) != 0:
            c.public[i] = c.public[i] * voice.unlearn_solved
