"""Booking: what each phase of a week changed in people's minds, row by row.

`was` holds the columns before a phase, `c` after it. Every sweep books points of the metrics in
`causes.PARTS`: means over all people for the first five and the share, means over our customers for
promoters and expectation. Where somebody comes or goes, such a mean moves by (own value − mean) for
each who comes, over those who are ours afterwards: that is exact.
"""

import math

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns, Now
from sim.explain import rows as of
from sim.explain.booking import HUNDRED, Sums, book, loyal, moves, promotes
from sim.flows import Promise
from sim.rules.experience import compared_with, memory_step, trust_after
from sim.rules.numbers import share, toward
from sim.rules.promise import exposed_image
from sim.rules.voice import persuaded
from sim.scenario.customers import Hearing, Memory
from sim.scenario.firm import Brand
from sim.scenario.market import Advertising


@stage
def tally_bought(
    was: Columns,
    c: Columns,
    now: Now,
    promise: Promise,
    mean: Sums,
    advertising: Advertising,
    brand: Brand,
    sums: Sums,
) -> None:
    """The first phase: names are forgotten, advertising is seen, some people come."""
    people, own = len(c.brand), 0
    each = HUNDRED / people
    for i in range(people):
        own += c.brand[i] == at.OURS
    for i in range(people):
        ours, code = was.brand[i] == at.OURS, now.code[i]
        f, f1 = (
            math.sqrt(was.awareness[i]),
            math.sqrt(was.awareness[i] * advertising.awareness_keep),
        )
        f2 = math.sqrt(c.awareness[i])
        stayed = loyal(was.brand[i], was.satisfaction[i], was.image[i], brand)
        g = brand.image * was.image[i] + brand.trust * was.trust[i] + brand.loyalty * stayed
        sums[of.FORGETTING, of.SALIENCE] += each * (f1 - f)
        sums[of.FORGETTING, of.EQUITY] += each * (f1 - f) * g
        sums[of.ADVERTISING, of.SALIENCE] += each * (f2 - f1)
        sums[of.ADVERTISING, of.EQUITY] += each * (f2 - f1) * g
        shown = c.image[i]
        if (code & at.TESTED) != 0:
            seen = (code & at.EXPOSED) != 0
            pull = advertising.image_pull if seen and not ours else 0.0
            shown = exposed_image(was.image[i], was.trust[i], promise.claim, pull)
            more = c.image[i] - shown
            book(sums[of.PRESS], f2, 0.0, more, 0.0, brand.hearsay * more, each, brand)
        more = shown - was.image[i]
        heard = 0.0 if ours else brand.hearsay * more
        book(sums[of.ADVERTISING], f2, 0.0, more, 0.0, heard, each, brand)
        if (code & at.WON) != 0:
            gain = c.satisfaction[i] - brand.hearsay * c.image[i]
            book(sums[of.CAME], f2, 0.0, 0.0, 0.0, gain, each, brand)
            moves(sums[of.CAME], c, i, 1.0, own, mean, brand)


@stage
def happened(code: int) -> int:
    """The row of what a customer lived this week."""
    if (code & at.ENCOUNTER) == 0:
        return of.OUTAGE if (code & at.OUTAGE) != 0 else of.USE
    if (code & at.SELF_SERVED) != 0:
        return of.SELF_SERVED
    if (code & at.SILENT) != 0:
        return of.SILENT_FAILURE if (code & at.FAILED) != 0 else of.SILENT_MISMATCH
    if (code & at.SOLVED) != 0:
        return of.SOLVED if (code & at.AGAIN) == 0 else of.SOLVED_LATE
    if (code & at.BOUNCED) != 0:
        if (code & at.FAILED) != 0:
            return of.BOUNCED_IT
        return of.BOUNCED_SALES if (code & at.MISMATCHED) != 0 else of.BOUNCED_MARKETING
    nobody = (code & at.UNSERVED) != 0 or (code & at.IGNORED) != 0
    return of.UNSERVED if nobody else of.UNSOLVED


@stage
def tally_lived(
    was: Columns,
    c: Columns,
    now: Now,
    confusing: float,
    loudness: float,
    reach: float,
    memory: Memory,
    hearing: Hearing,
    brand: Brand,
    sums: Sums,
) -> None:
    """The second phase: what was lived, how it compared, and what others said.

    Args:
        was: before the week of use.
        c: after listening.
        now: the week.
        confusing: trust lost by whom promise and service contradict.
        loudness: force of one post.
        reach: share of acquaintances who hear private talk.
        memory: parameters.
        hearing: parameters.
        brand: weights.
        sums: the ledger of this week.
    """
    people, own = len(c.brand), 0
    each = HUNDRED / people
    for i in range(people):
        own += c.brand[i] == at.OURS
    mine = 1.0 / (own if own > 0 else 1)
    for i in range(people):
        f, image, trust = math.sqrt(was.awareness[i]), was.image[i], was.trust[i]
        if was.brand[i] == at.OURS:
            image, trust = judged(was, c, now, i, f, each, mine, confusing, memory, brand, sums)
        public = loudness / 65536.0
        loud, quiet = public * now.weight[i], hearing.private * reach * now.talks[i]
        if loud + quiet > 0.0:
            toned = (hearing.private * reach * now.talk_tone[i] / 65536.0, public * now.tone[i])
            heard(c, i, (f, image, trust), (quiet, loud), toned, each, hearing, brand, sums)


@stage
def judged(
    was: Columns,
    c: Columns,
    now: Now,
    i: int,
    f: float,
    each: float,
    mine: float,
    confusing: float,
    memory: Memory,
    brand: Brand,
    sums: Sums,
) -> tuple[float, float]:
    """One customer's experience, apart from the comparison with what was expected."""
    code, x, trust = now.code[i], now.experience[i], was.trust[i]
    event, row = (code & at.ENCOUNTER) != 0, happened(code)
    expected, promised, before = was.expectation[i], was.promised[i], was.satisfaction[i]
    difference = x - compared_with(expected, promised, trust, memory.should_weight)
    step = memory_step(
        event, difference, memory.usual_share, memory.encounter_share, memory.surprise
    )
    plain, after = toward(before, x, step), c.satisfaction[i]
    image = toward(was.image[i], x, memory.image_share * step)
    book(sums[row], f, 0.0, image - was.image[i], 0.0, plain - before, each, brand)
    book(sums[of.COMPARED], f, 0.0, 0.0, 0.0, after - plain, each, brand)
    middle = promotes(plain, brand)
    sums[row, of.NPS] += HUNDRED * mine * (middle - promotes(before, brand))
    sums[of.COMPARED, of.NPS] += HUNDRED * mine * (promotes(after, brand) - middle)
    sums[row, of.EXPECTATION] += mine * (c.expectation[i] - expected)
    weight = 1.0 if event else memory.usage_evidence
    trusting = trust_after(
        trust, x - promised, weight, memory.tolerance, memory.broken_promise, memory.kept_promise
    )
    kept = of.PROMISE_BROKEN if trusting < trust else of.PROMISE_KEPT
    book(sums[kept], f, 0.0, 0.0, trusting - trust, 0.0, each, brand)
    answered = now.answered[i] == at.QUEUE or now.answered[i] == at.TEAM
    if answered and (code & at.EXPOSED) != 0:
        lost = share(trusting - confusing) - trusting
        book(sums[of.CONTRADICTED], f, 0.0, 0.0, lost, 0.0, each, brand)
        trusting = trusting + lost
    return image, trusting


@stage
def heard(
    c: Columns,
    i: int,
    mind: tuple[float, float, float],
    force: tuple[float, float],
    tone: tuple[float, float],
    each: float,
    hearing: Hearing,
    brand: Brand,
    sums: Sums,
) -> None:
    """What one person heard, parted between private talk and posts by their force and tone."""
    f, image, trust = mind
    f2, ours = math.sqrt(c.awareness[i]), c.brand[i] == at.OURS
    whole = force[0] + force[1]
    pull = persuaded(whole) * (hearing.own_share if ours else 1.0) / whole
    stayed = loyal(c.brand[i], c.satisfaction[i], image, brand)
    then = loyal(c.brand[i], c.satisfaction[i], c.image[i], brand)
    g = brand.image * image + brand.trust * trust + brand.loyalty * stayed
    g2 = brand.image * c.image[i] + brand.trust * c.trust[i] + brand.loyalty * then
    known, thought = (f + f2) / 2.0, (g + g2) / 2.0
    by_talk = pull * (tone[0] - force[0] * image)
    aim = tone[0] + force[0] * hearing.trust_lift
    trust_by_talk = hearing.trust_share * pull * (aim - force[0] * trust)
    part = force[0] / whole
    for row_of in (of.TALK, of.POSTS):
        row, talk = sums[row_of], row_of == of.TALK
        more = by_talk if talk else c.image[i] - image - by_talk
        trusting = trust_by_talk if talk else c.trust[i] - trust - trust_by_talk
        nearer = (part if talk else 1.0 - part) * (f2 - f)
        spoken = 0.0 if ours else brand.hearsay * more
        book(row, known, nearer * thought, more, trusting, spoken, each, brand)
        row[of.SALIENCE] += each * nearer


@stage
def tally_gone(was: Columns, c: Columns, now: Now, mean: Sums, brand: Brand, sums: Sums) -> None:
    """The third phase: some leave, a few are replaced by people new in town."""
    people, own = len(c.brand), 0
    each = HUNDRED / people
    for i in range(people):
        own += c.brand[i] == at.OURS
    for i in range(people):
        code = now.code[i]
        if (code & (at.LEFT | at.ARRIVED)) == 0:
            continue
        row = sums[of.NEWCOMERS] if (code & at.ARRIVED) != 0 else sums[of.LEFT]
        f, f2 = math.sqrt(was.awareness[i]), math.sqrt(c.awareness[i])
        stayed = loyal(was.brand[i], was.satisfaction[i], was.image[i], brand)
        then = loyal(c.brand[i], c.satisfaction[i], c.image[i], brand)
        image, trust = c.image[i] - was.image[i], c.trust[i] - was.trust[i]
        g = brand.image * was.image[i] + brand.trust * was.trust[i] + brand.loyalty * stayed
        g2 = brand.image * c.image[i] + brand.trust * c.trust[i] + brand.loyalty * then
        known = (f2 - f) * (g + g2) / 2.0
        book(row, (f + f2) / 2.0, known, image, trust, then - stayed, each, brand)
        row[of.SALIENCE] += each * (f2 - f)
        if was.brand[i] == at.OURS:
            moves(row, was, i, -1.0, own, mean, brand)
