"""The worst and the best of a game are found without wording what everybody says."""

import pytest

from sim.voices import Message, Voices, best, worst
from sim.voices.wording import Speaker
from tests.diary.games import watched
from tests.voices.games import english


def low(one: Message) -> tuple[float, ...]:
    return one.feeling - 0.1 * min(one.contact or 0, 3), -len(one.path), -one.heard_by


def high(one: Message) -> tuple[float, ...]:
    return round(one.feeling, 2), len(one.path), one.heard_by


@pytest.mark.parametrize("policy", ["status-quo", "listening-service"])
def test_they_are_those_that_are_found_among_all_messages(policy):
    run, diary = watched(policy, 3)
    every, alone = (Voices(diary, english(), run.case.words) for _way in range(2))
    said = [one for week in diary.weeks if week >= 0 for one in every.of_week(week).messages]
    there = [one for one in said if one in every.said_by(one.customer)]
    assert len(there) < len(said)
    bad, good = worst(alone), best(alone)
    assert low(bad) == min(low(one) for one in there if not one.happy)
    assert high(good) == max(high(one) for one in there if one.happy)
    assert {bad, good} <= set(there)
    assert alone.said_by(bad.customer) == every.said_by(bad.customer)


def test_only_the_two_are_put_into_words(monkeypatch):
    run, diary = watched("status-quo", 3)
    voices, worded = Voices(diary, english(), run.case.words), set()
    say = Speaker.say

    def heard(speaker, a, *more):
        worded.add(a.customer)
        return say(speaker, a, *more)

    monkeypatch.setattr(Speaker, "say", heard)
    two = {worst(voices).customer, best(voices).customer}
    assert worded == two
