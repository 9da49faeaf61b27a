"""Customers judge, speak and listen."""

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns, Now
from sim.customers.network import Network
from sim.flows import News, Product
from sim.luck import Key, Luck, Purpose, draw
from sim.rules.experience import compared_with, disconfirmed, memory_step, trust_after
from sim.rules.numbers import share, smaller, toward
from sim.rules.voice import mean_tone, moved, persuaded, tone_of
from sim.scenario.customers import Hearing, Memory, Voice
from sim.tables import normal

RESHARE, NOTED_POST = int(Purpose.RESHARE), int(Purpose.NOTED_POST)
REPLY = int(Purpose.REPLY)


@stage
def live_through(
    c: Columns, now: Now, luck: Luck, product: Product, hurt: float, noise: float
) -> None:
    """One experience a week: the encounter if there was one, else a week of plain use."""
    lost, down = hurt * product.outage, at.OUTAGE if product.outage > 0.0 else 0
    for i in range(len(c.brand)):
        usual = product.quality + noise * normal(luck.usage[i])
        x = usual if (now.code[i] & at.ENCOUNTER) == 0 else now.experience[i]
        now.experience[i] = x - lost
        now.code[i] |= down if c.brand[i] == at.OURS else 0


@stage
def judge(c: Columns, now: Now, confusing: float, memory: Memory) -> None:
    """Experience meets expectation; who hears two voices in a week trusts less."""
    for i in range(len(c.brand)):
        ours, event = c.brand[i] == at.OURS, (now.code[i] & at.ENCOUNTER) != 0
        x = share(now.experience[i])
        expected, promised, trust = c.expectation[i], c.promised[i], c.trust[i]
        difference = x - compared_with(expected, promised, trust, memory.should_weight)
        felt = share(x + disconfirmed(difference, memory.disconfirmation, memory.loss_aversion))
        step = memory_step(
            event, difference, memory.usual_share, memory.encounter_share, memory.surprise
        )
        step = step if ours else 0.0
        learned = memory.expectation_share * (memory.expectation_encounter if event else 1.0)
        c.satisfaction[i] = toward(c.satisfaction[i], felt, step)
        c.image[i] = toward(c.image[i], x, memory.image_share * step)
        c.expectation[i] = toward(expected, x, learned if ours else 0.0)
        trusting = trust_after(
            trust,
            x - promised,
            1.0 if event else memory.usage_evidence,
            memory.tolerance,
            memory.broken_promise,
            memory.kept_promise,
        )
        answered = now.answered[i] == at.QUEUE or now.answered[i] == at.TEAM
        twice = answered and (now.code[i] & at.EXPOSED) != 0
        trusting = share(trusting - (confusing if twice else 0.0))
        c.trust[i] = trusting if ours else trust
        c.promised[i] = toward(promised, x, memory.promise_forgotten if ours else 0.0)
        now.experience[i] = x
        now.felt[i] = felt


@stage
def count_lived(c: Columns, now: Now) -> tuple[int, int]:
    """Own customers, and the sum of their experiences in 2**-32."""
    people, lived = 0, 0
    for i in range(len(c.brand)):
        ours = c.brand[i] == at.OURS
        people += ours
        lived += int(now.experience[i] * 4294967296.0) if ours else 0
    return people, lived


@stage
def find_speakers(c: Columns, now: Now, luck: Luck, voice: Voice) -> int:
    """List the own customers who post or talk; public complaints are posts."""
    for i in range(len(c.brand)):
        chance = voice.posting * moved(now.felt[i], voice.glad_from, voice.sour_below)
        now.chance[i] = chance if (now.code[i] & at.ENCOUNTER) != 0 else chance * voice.quiet
        now.weight[i] = 0
        now.tone[i] = 0
        now.talks[i] = 0
        now.talk_tone[i] = 0
    found = 0
    for i in range(len(c.brand)):
        ours, code = c.brand[i] == at.OURS, now.code[i]
        posts = ours and (luck.post[i] < now.chance[i] or (code & at.PUBLIC) != 0)
        talks = ours and luck.talk[i] < voice.talking
        now.code[i] = code | (at.POSTED if posts else 0) | (at.TALKED if talks else 0)
        now.few[found] = i
        found += posts or talks
    return found


@stage
def speak(
    found: int,
    c: Columns,
    now: Now,
    network: Network,
    key: Key,
    week: int,
    noted: float,
    visible: float,
    replied: float,
    voice: Voice,
) -> tuple[int, int, int, int, int]:
    """Push what is said to those who hear it: posts, positive, negative, talks, items noted."""
    posts, positive, negative, talks, items = 0, 0, 0, 0, 0
    for k in range(found):
        i = now.few[k]
        code = now.code[i]
        if (code & at.POSTED) != 0:
            tone = tone_of(
                now.felt[i],
                voice.glad_from,
                voice.tone_sour_below,
                voice.tone_glad,
                voice.tone_flat,
                voice.tone_sour,
            )
            posts += 1
            positive += now.felt[i] > voice.glad_from
            negative += now.felt[i] < voice.tone_sour_below
            items += noted > 0.0 and draw(key, i, week, NOTED_POST) < noted
            weight = weight_of(code, now.answered[i], visible, voice)
            if replied > 0.0 and (code & at.PUBLIC) != 0 and draw(key, i, week, REPLY) < replied:
                weight = smaller(weight, voice.reply_weight)
            broadcast(i, weight, tone, now, network)
        if (code & at.TALKED) != 0:
            talks += 1
            tone_fixed = int(c.satisfaction[i] * 65536.0)
            for edge in range(network.first[i], network.first[i + 1]):
                j = network.neighbours[edge]
                now.talks[j] += 1
                now.talk_tone[j] += tone_fixed
    return posts, positive, negative, talks, items


@stage
def weight_of(code: int, answered: int, visible: float, voice: Voice) -> float:
    """Weight of a post: a complaint answered in public weighs less, one solved far less."""
    if (code & at.PUBLIC) == 0 or answered == at.NOBODY or visible == 0.0:
        return 1.0
    return voice.resolved_weight if (code & at.SOLVED) != 0 else voice.reply_weight


@stage
def broadcast(i: int, weight: float, tone: float, now: Now, network: Network) -> None:
    """A post reaches everybody its author is tied to; sums in whole numbers are exact."""
    heavy, toned = int(weight * 65536.0), int(weight * tone * 65536.0)
    for edge in range(network.first[i], network.first[i + 1]):
        j = network.neighbours[edge]
        now.weight[j] += heavy
        now.tone[j] += toned


@stage
def go_viral(now: Now, network: Network, news: News, voice: Voice) -> None:
    """The news sets off the best connected, whoever they buy from."""
    if news.viral > 0.0:
        for k in range(len(network.hubs)):
            now.code[network.hubs[k]] |= at.VIRAL
            broadcast(network.hubs[k], news.viral, voice.tone_viral, now, network)
    if news.praise > 0.0:
        now.code[network.hubs[0]] |= at.VIRAL
        broadcast(network.hubs[0], news.praise, voice.tone_praise, now, network)


@stage
def pass_on(c: Columns, now: Now, network: Network, key: Key, week: int, voice: Voice) -> int:
    """A few of those who heard posts repeat them once (Goel et al. 2012, #cascades)."""
    found = 0
    for i in range(len(c.brand)):
        heard = now.weight[i] > 0
        now.code[i] |= at.HEARD if heard else 0
        if heard and draw(key, i, week, RESHARE) < voice.reshare:
            now.code[i] |= at.PASSED_ON
            now.few[found] = i
            now.passed_weight[found] = now.weight[i]
            now.passed_tone[found] = now.tone[i]
            found += 1
    for k in range(found):
        i = now.few[k]
        for edge in range(network.first[i], network.first[i + 1]):
            j = network.neighbours[edge]
            now.weight[j] += now.passed_weight[k]
            now.tone[j] += now.passed_tone[k]
    return found


@stage
def listen(c: Columns, now: Now, amplification: float, reach: float, hearing: Hearing) -> None:
    """What others say moves image and trust, and makes aware."""
    public = hearing.public * amplification / 65536.0
    private = hearing.private * reach
    for i in range(len(c.brand)):
        loud, quiet = public * now.weight[i], private * now.talks[i]
        force = loud + quiet
        if force <= 0.0:
            continue
        tone = mean_tone(loud, public * now.tone[i], quiet, private * now.talk_tone[i] / 65536.0)
        moved_by = persuaded(force)
        own = moved_by * hearing.own_share if c.brand[i] == at.OURS else moved_by
        c.image[i] = toward(c.image[i], tone, own)
        aim = tone + hearing.trust_lift
        c.trust[i] = share(toward(c.trust[i], aim, hearing.trust_share * own))
        c.awareness[i] = toward(c.awareness[i], 1.0, hearing.awareness_share * moved_by)
