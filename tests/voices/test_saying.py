"""How it is said: the same log says the same, short, never twice."""

import re

import pytest

from sim.customers import codes as at
from sim.diary import diary_of
from sim.voices import Channel, Voices
from sim.voices.message import mood_of
from tests.diary.games import watched
from tests.voices.games import POLICIES, editions, english, every_language, grammar, heard, said


@every_language
@pytest.mark.parametrize("policy", POLICIES)
def test_no_message_is_longer_than_140_characters_or_shows_a_placeholder(policy, language):
    for message in said(heard(policy, language=language)):
        assert 0 < len(message.text) <= 140
        assert not re.search(r"[{}]", message.text)


def test_the_same_journal_says_the_same_in_whatever_order_it_is_asked():
    run, diary = watched("integrated-redesign")
    told = diary_of(run.journal, run.case)[1]
    again = Voices(told, english(), run.case.words)
    last = again.of_week(diary.weeks[-1])
    voices = heard("integrated-redesign")[1]
    assert last == voices.of_week(diary.weeks[-1])
    assert [again.of_week(week) for week in diary.weeks] == editions(heard("integrated-redesign"))


def test_what_one_says_depends_on_the_own_log_only():
    diary, voices = heard()
    one = max(range(diary.people), key=lambda i: len(voices.said_by(i)))
    others = [i for i in range(diary.people) if i != one]
    run, told = watched("status-quo")
    alone = diary_of(run.journal, run.case)[1]
    for page in alone:
        page.code[others] &= at.ARRIVED | at.PASSED_ON | at.PUBLIC
    quiet = Voices(alone, english(), run.case.words)
    assert len(told) == len(alone)
    assert quiet.said_by(one) == voices.said_by(one)
    assert len(quiet.said_by(one)) > 5


def test_other_seeds_say_other_things():
    one, other = ({message.text for message in said(heard(seed=seed))} for seed in (3, 8))
    assert one != other


@every_language
def test_a_second_message_refers_to_the_first(language):
    openings = [one.text for one in grammar(language).openings]
    seconds = 0
    for customer in range(400):
        messages = heard(language=language)[1].said_by(customer)
        for number, message in enumerate(messages[1:], start=1):
            since = message.week - messages[number - 1].week
            cause, mood, line = message.line.split("/")
            when = grammar(language).pool(cause, mood)[int(line) - 1].when
            begun = [text.format(k=since) for text in openings]
            opened = any(message.text.startswith(text + " ") for text in begun)
            if since < 26 and not {"again", "third"} & set(when):
                assert opened, message
                seconds += 1
            elif since >= 26:
                assert not opened, message
    assert seconds > 100


@every_language
def test_the_first_message_refers_to_none(language):
    openings = [one.text for one in grammar(language).openings if "{" not in one.text]
    for customer in range(400):
        for first in heard(language=language)[1].said_by(customer)[:1]:
            assert not any(first.text.startswith(text + " ") for text in openings)


@every_language
def test_nobody_says_the_same_line_twice_in_half_a_year_while_there_is_another(language):
    for customer in range(400):
        messages = heard(language=language)[1].said_by(customer)
        for number, message in enumerate(messages):
            lately = [one.line for one in messages[:number] if message.week - one.week < 26]
            pool = grammar(language).pool(*message.line.split("/")[:2])
            if len(set(lately)) < sum(not line.when for line in pool):
                assert message.line not in lately


def test_the_silent_say_nothing_and_no_one_speaks_twice_in_a_week():
    diary, voices = heard()
    for page, edition in zip(diary, editions((diary, voices)), strict=True):
        speakers = [message.customer for message in edition.messages]
        assert len(speakers) == len(set(speakers))
        aloud = at.POSTED | at.TALKED | at.LEFT
        for customer in speakers:
            code = page.code[customer]
            assert code & aloud or not code & (at.SILENT | at.SELF_SERVED)
            assert code & (aloud | at.FAILED | at.MISMATCHED | at.ASKED)


def test_about_one_leaver_in_ten_leaves_a_line():
    left = lines = 0
    for seed in range(3, 10):
        diary, voices = heard(seed=seed)
        left += sum(int(((page.code & at.LEFT) != 0).sum()) for page in diary)
        lines += sum(one.channel is Channel.EXIT for one in said((diary, voices)))
    assert left > 300
    assert 0.06 < lines / left < 0.14


def test_a_newcomer_says_nothing_of_what_the_place_said_before():
    diary, voices = heard()
    for customer in range(diary.people):
        came = [page.week for page in diary if page.code[customer] & at.ARRIVED]
        messages = voices.said_by(customer)
        if came and messages:
            assert messages[0].week > came[-1]


@pytest.mark.parametrize(
    ("feeling", "mood"),
    [(0, "angry"), (0.25, "sour"), (0.45, "flat"), (0.68, "pleased"), (0.85, "glad"), (1, "glad")],
)
def test_moods_begin_where_the_design_says(feeling, mood):
    assert mood_of(feeling) == mood
