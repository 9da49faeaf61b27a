"""The feed is a fair sample: reading it is evidence."""

from collections import Counter
from itertools import pairwise

import pytest

from sim.diary import Diary
from sim.voices import Voices
from sim.voices.feed import BUBBLES, FEED, QUARTER, Editor
from sim.voices.message import Message
from tests.strategies import case
from tests.voices.games import editions, english, every_language, whole

GAMES = ("status-quo", "integrated-redesign", "listening-service")


def share(messages: list[Message]) -> dict[str, float]:
    counts = Counter(message.cause for message in messages)
    return {cause: count / counts.total() for cause, count in counts.items()}


@every_language
@pytest.mark.parametrize("policy", GAMES)
def test_each_quarter_the_feed_keeps_the_true_mix_of_causes(policy, language):
    weeks = editions(whole(policy, language=language))
    for begin in range(0, len(weeks), QUARTER):
        quarter = weeks[begin : begin + QUARTER]
        true = share([one for week in quarter for one in week.messages])
        shown = share([one for week in quarter for one in week.feed])
        assert sum(len(week.feed) for week in quarter) >= 40
        for cause in true:
            assert shown.get(cause, 0.0) == pytest.approx(true[cause], abs=0.10), cause


@every_language
@pytest.mark.parametrize("policy", GAMES)
def test_no_line_is_shown_twice_within_26_weeks(policy, language):
    last: dict[str, int] = {}
    for edition in editions(whole(policy, language=language)):
        shown = dict.fromkeys((*edition.feed, *edition.bubbles))
        for line in [message.line for message in shown]:
            assert edition.week - last.get(line, -26) >= 26, line
            last[line] = edition.week


@every_language
@pytest.mark.parametrize("policy", GAMES)
@pytest.mark.parametrize("part", ["feed", "bubbles"])
def test_no_shape_comes_three_times_running(policy, part, language):
    shapes = [
        one.shape
        for edition in editions(whole(policy, language=language))
        for one in getattr(edition, part)
    ]
    for (one, other), (_, third) in pairwise(pairwise(shapes)):
        assert not one == other == third


@pytest.mark.parametrize("policy", GAMES)
def test_a_feed_holds_a_handful_and_everything_else_stands_behind_it(policy):
    for edition in editions(whole(policy)):
        assert len(edition.feed) <= FEED
        assert len(edition.bubbles) <= BUBBLES
        assert edition.messages[: len(edition.feed)] == edition.feed
        assert set(edition.bubbles) <= set(edition.messages)
        assert len(set(edition.messages)) == len(edition.messages)


@every_language
@pytest.mark.parametrize("policy", GAMES)
def test_of_three_bubbles_one_is_glad_if_anybody_had_a_fresh_way_to_say_so(policy, language):
    shown: dict[str, int] = {}
    glad = 0
    for edition in editions(whole(policy, language=language)):
        fresh = [one for one in edition.messages if one.happy]
        fresh = [one for one in fresh if edition.week - shown.get(one.line, -26) >= 26]
        shown |= {one.line: edition.week for one in (*edition.feed, *edition.bubbles)}
        if fresh:
            assert any(one.happy for one in edition.bubbles)
            glad += 1
    assert glad > 5


def test_what_more_people_heard_comes_first_within_a_cause():
    for edition in editions(whole()):
        rest = edition.messages[len(edition.feed) :]
        heard = [(one.viral, one.passed_on, one.heard_by) for one in rest]
        assert heard == sorted(heard, reverse=True)


def test_a_week_in_which_nobody_speaks_has_an_empty_edition():
    edition = Editor(whole()[0].key).edit(5, [])
    assert edition.messages == edition.feed == edition.bubbles == ()


def test_weeks_that_are_not_in_the_diary_have_no_voices():
    voices = whole()[1]
    with pytest.raises(LookupError, match="does not tell of week 52"):
        voices.of_week(52)
    assert Voices(Diary(), english(), case().words).said_by(3) == ()
