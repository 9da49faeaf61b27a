"""Who says what to whom (7.15)."""

from collections import Counter
from types import SimpleNamespace

from sim.luck import Purpose
from sim.scenario.customers import Voice
from tests.oracle.network import Network
from tests.oracle.numbers import above, smaller
from tests.oracle.people import NOBODY, Person
from tests.oracle.today import Today, scaled

FINE = 65536
"""Weights and tones are whole numbers in this part of a unit."""


def speak(people: list[Person], today: Today, network: Network, voice: Voice) -> None:
    """Posts, talks, viral posts, reshares; `today.flows.heard` are the items made of posts."""
    circles = [[people[j] for j in friends] for friends in network.neighbours]
    counts: Counter[str] = Counter()
    for person in people:
        person.weight = person.tone = person.talks = person.talk_tone = 0
    for person in people:
        if person.ours:
            _decide(person, today, voice)
    for person in people:
        if "POSTED" in person.happened:
            _post(person, circles[person.number], today, voice, counts)
        if "TALKED" in person.happened:
            _talk(person, circles[person.number], counts)
    _go_viral([(people[i], circles[i]) for i in network.hubs], today, voice)
    _reshare(people, circles, today, voice, counts)
    today.flows.posts = scaled(today, "posts positive negative talks reshares", counts)
    today.flows.heard = counts["items"] * today.scale


def _decide(person: Person, today: Today, voice: Voice) -> None:
    """Only extremes move to speak; a complaint in public is a post."""
    glad = above(person.felt - voice.glad_from) / (1.0 - voice.glad_from)
    sour = above(voice.sour_below - person.felt) / voice.sour_below
    chance = voice.posting * (glad + sour)
    if "ENCOUNTER" not in person.happened:
        chance = chance * voice.quiet
    if "PUBLIC" in person.happened or today.luck(person.number, Purpose.POST) < chance:
        person.happened.add("POSTED")
    if today.luck(person.number, Purpose.TALK) < voice.talking:
        person.happened.add("TALKED")


def _post(
    person: Person, circle: list[Person], today: Today, voice: Voice, counts: Counter[str]
) -> None:
    counts["posts"] += 1
    tone = voice.tone_flat
    if person.felt > voice.glad_from:
        tone = voice.tone_glad
        counts["positive"] += 1
    elif person.felt < voice.tone_sour_below:
        tone = voice.tone_sour
    counts["negative"] += person.felt < voice.tone_sour_below
    noted = today.flows.answers.insight_public
    if noted > 0.0 and today.luck(person.number, Purpose.NOTED_POST) < noted:
        counts["items"] += 1
    weight, replied = _weight(person, today.flows.channels, voice), today.flows.answers.replied
    if "PUBLIC" in person.happened and today.luck(person.number, Purpose.REPLY) < replied:
        weight = smaller(weight, voice.reply_weight)
    _reach(circle, weight, tone)


def _weight(person: Person, channels: SimpleNamespace, voice: Voice) -> float:
    """An answer weighs less where onlookers see it: a reply a little, a solution a lot."""
    answered = "PUBLIC" in person.happened and person.answered != NOBODY
    if not answered or channels.visible == 0.0:
        return 1.0
    return voice.resolved_weight if "SOLVED" in person.happened else voice.reply_weight


def _reach(circle: list[Person], weight: float, tone: float) -> None:
    for listener in circle:
        listener.weight += int(weight * FINE)
        listener.tone += int(weight * tone * FINE)


def _talk(person: Person, circle: list[Person], counts: Counter[str]) -> None:
    counts["talks"] += 1
    for listener in circle:
        listener.talks += 1
        listener.talk_tone += int(person.satisfaction * FINE)


def _go_viral(hubs: list[tuple[Person, list[Person]]], today: Today, voice: Voice) -> None:
    """The news sets off the best connected."""
    outcries = [(hubs, today.news.viral, voice.tone_viral)]
    outcries.append((hubs[:1], today.news.praise, voice.tone_praise))
    for authors, weight, tone in outcries:
        for author, circle in authors if weight > 0.0 else ():
            author.happened.add("VIRAL")
            _reach(circle, weight, tone)


def _reshare(
    people: list[Person],
    circles: list[list[Person]],
    today: Today,
    voice: Voice,
    counts: Counter[str],
) -> None:
    """Some pass on what they heard at first hand; nobody what came at second hand."""
    heard = [person for person in people if person.weight > 0]
    passing = []
    for person in heard:
        person.happened.add("HEARD")
        if today.luck(person.number, Purpose.RESHARE) < voice.reshare:
            person.happened.add("PASSED_ON")
            passing.append((circles[person.number], person.weight, person.tone))
    for circle, weight, tone in passing:
        for listener in circle:
            listener.weight += weight
            listener.tone += tone
    counts["reshares"] = len(passing)
