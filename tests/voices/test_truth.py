"""A message names only what happened to the one who says it.

The conditions are written out here once more, from the codes alone, so that a mistake in
`sim.voices` is not believed twice.
"""

from itertools import pairwise

import numpy as np
import pytest

from sim.customers import codes as at
from sim.customers.people import Customers
from sim.diary import Diary
from sim.diary.journeys import neighbours
from sim.policy import Owner
from sim.run import Run
from sim.voices import Channel, Message, Voices
from sim.voices.accounts import Account
from sim.voices.causes import CAUSES
from sim.voices.grammar import ByCause
from tests.run.games import small
from tests.voices.games import POLICIES, english, heard, said

GAMES = [(policy, seed) for policy in POLICIES for seed in (3, 8)]
OF_FAILURE = {"failure", "known_fault", "bug"}
OF_MISMATCH = {"mismatch", "promise", "oversell"}
NOT_SOLVED = {*OF_FAILURE, *OF_MISMATCH, "routine", "gave_up", "bounced", "reply_only"}
BIT = {
    "wait": at.WAITED,
    "gave_up": at.GAVE_UP,
    "bounced": at.BOUNCED,
    "routine": at.ASKED,
    "outage": at.OUTAGE,
    "solved_once": at.SOLVED,
    "solved_late": at.SOLVED | at.AGAIN,
    "solved_public": at.SOLVED | at.PUBLIC,
    "reply_only": at.PUBLIC,
    "refunded": at.REFUNDED,
    "overtaken": at.OVERTAKEN,
    "self_ok": at.SELF_SERVED,
    "left": at.LEFT,
}
BIT |= dict.fromkeys(OF_FAILURE, at.FAILED) | dict.fromkeys(OF_MISMATCH, at.MISMATCHED)
ASKED_FOR_HELP = at.FAILED | at.MISMATCHED | at.ASKED


def code_of(diary: Diary, message: Message) -> int:
    return int(diary.page(message.week).code[message.customer])


def codes_before(diary: Diary, message: Message, weeks: int) -> list[int]:
    """Codes of the last weeks, this one first, of the person who speaks."""
    found: list[int] = []
    for week in range(message.week, max(-1, message.week - weeks), -1):
        found.append(int(diary.page(week).code[message.customer]))
        if found[-1] & at.ARRIVED:
            break
    return found


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_the_cause_stands_in_the_log(game):
    diary, voices = heard(*game)
    for message in said((diary, voices)):
        code, wanted = code_of(diary, message), BIT.get(message.cause, 0)
        assert code & wanted == wanted, message
        if message.cause in NOT_SOLVED:
            assert not code & at.SOLVED, message


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_who_answered_is_who_answered(game):
    diary, voices = heard(*game)
    for message in said((diary, voices)):
        page = diary.page(message.week)
        owner = page.policy.levers(page.week).listening
        team = "marketing" if owner == Owner.MARKETING else "desk"
        names = {at.NOBODY: "nobody", at.QUEUE: "service", at.TEAM: team, at.MACHINE: "machine"}
        assert message.answered_by == names[int(page.answered[message.customer])], message


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_contacts_are_counted_truly(game):
    diary, voices = heard(*game)
    numbers = 0
    for message in said((diary, voices)):
        code = code_of(diary, message)
        case = code & ASKED_FOR_HELP and not code & (at.SILENT | at.SELF_SERVED)
        back, week = 1, message.week
        while case and week >= 0 and diary.page(week).code[message.customer] & at.AGAIN:
            back, week = back + 1, week - 1
        known = case and week >= 0
        assert message.contact == (back if known else None), message
        if message.contact and f" {message.contact} " in f" {message.text} ":
            numbers += 1
    assert numbers > 5


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_the_channel_is_the_one_that_was_taken(game):
    diary, voices = heard(*game)
    for message in said((diary, voices)):
        code = code_of(diary, message)
        case = code & ASKED_FOR_HELP and not code & (at.SILENT | at.SELF_SERVED)
        match message.channel:
            case Channel.EXIT:
                assert code & at.LEFT
            case Channel.PHONE | Channel.MAIL:
                assert case
                assert not code & at.PUBLIC
            case Channel.PUBLIC:
                assert code & at.POSTED
            case Channel.FRIEND:
                assert code & at.TALKED
                assert not case


def test_a_person_who_phones_goes_on_phoning():
    channels: dict[int, set[Channel]] = {}
    for message in said(heard()):
        if message.channel in {Channel.PHONE, Channel.MAIL}:
            channels.setdefault(message.customer, set()).add(message.channel)
    assert all(len(found) == 1 for found in channels.values())
    assert {next(iter(found)) for found in channels.values()} == {Channel.PHONE, Channel.MAIL}


@pytest.mark.parametrize("game", GAMES, ids=str)
def test_the_mood_is_what_they_felt_and_to_friends_what_they_remember(game):
    diary, voices = heard(*game)
    for message in said((diary, voices)):
        page = diary.page(message.week)
        remembered = message.channel in {Channel.FRIEND, Channel.EXIT}
        column = page.satisfaction if remembered else page.felt
        assert message.feeling == column[message.customer]
        words = ("angry", "sour", "flat", "pleased", "glad")
        assert message.mood == words[np.digitize(message.feeling, (0.25, 0.45, 0.68, 0.85))]


def test_a_promise_is_blamed_only_by_those_who_saw_it_and_hoped_for_more():
    told = 0
    for game in GAMES:
        diary, voices = heard(*game)
        for message in said((diary, voices)):
            if message.cause == "promise":
                page, told = diary.page(message.week), told + 1
                assert any(code & at.EXPOSED for code in codes_before(diary, message, 8))
                hoped = float(page.promised[message.customer])
                assert hoped - page.firm.organisation.delivered > 0
    assert told


def test_sales_is_blamed_only_by_those_who_were_oversold_within_half_a_year():
    told = 0
    for game in GAMES:
        diary, voices = heard(*game)
        for message in said((diary, voices)):
            if message.cause == "oversell":
                told += 1
                assert any(code & at.OVERSOLD for code in codes_before(diary, message, 26))
    assert told


def test_a_known_fault_was_written_down_for_this_customer_long_before():
    told = 0
    for seed in (3, 5, 8):
        game = heard("executive-in-operations", seed)
        for message in said(game):
            if message.cause == "known_fault":
                told += 1
                old = codes_before(game[0], message, 26)[9:]
                assert any(code & at.NOTED and code & at.FAILED for code in old)
    assert told


def test_two_departments_that_contradict_each_other_have_both_been_met():
    told = 0
    for game in GAMES:
        diary, voices = heard(*game)
        for message in said((diary, voices)):
            if message.cause == "contradiction":
                told += 1
                sold = any(
                    code & (at.CALLED_BACK | at.WON) for code in codes_before(diary, message, 8)
                )
                assert sold
                assert message.answered_by in {"service", "marketing"}
    assert told


def test_a_path_is_made_of_departments_that_answered_and_walls_that_stopped():
    partners = {at.FAILED: "it", at.MISMATCHED: "sales", at.ASKED: "marketing"}
    for game in GAMES:
        diary, voices = heard(*game)
        for message in said((diary, voices)):
            code = code_of(diary, message)
            assert all(one != other for one, other in pairwise(message.path))
            if code & at.BOUNCED:
                other = next(name for bit, name in partners.items() if code & bit)
                assert message.path[-1] == other
            elif message.answered_by == "service":
                assert message.path[-1] == "service"


def test_whoever_was_paid_speaks_of_it_and_nobody_else_does():
    run, diary = Run(small(400), 3), Diary()
    run.witness = diary.record
    run.advance(20)
    run.decide({"kind": "crisis_answer", "answer": "refund"}, by="lab")
    run.advance(8)
    told = list(said((diary, Voices(diary, english(), run.case.words))))
    spoke = [m for m in told if code_of(diary, m) & at.REFUNDED and m.channel is not Channel.EXIT]
    assert spoke
    assert spoke == [message for message in told if message.cause == "refunded"]
    assert all(not code_of(diary, message) & at.SOLVED for message in spoke)


def test_the_neighbours_of_those_served_first_say_so():
    run, diary = Run(small(400), 3), Diary()
    run.decide({"kind": "listening_owner", "owner": "service"}, by="lab")
    run.decide({"kind": "answering_policy", "order": "public_first"}, by="lab")
    run.witness = diary.record
    run.advance(60)
    game = diary, Voices(diary, english(), run.case.words)
    told = [message for message in said(game) if message.cause == "neighbour"]
    assert told
    for message in told:
        recent = range(max(0, message.week - 3), message.week + 1)
        assert any(
            diary.page(week).code[friend] & at.PUBLIC and diary.page(week).answered[friend]
            for week in recent
            for friend in neighbours(diary.network, message.customer)
        )


def test_a_post_is_read_by_the_departments_to_which_the_week_carried_it(monkeypatch):
    run, diary, noted = Run(small(400), 3), Diary(), []
    run.decide({"kind": "listening_owner", "owner": "service"}, by="lab")
    speak = Customers.speak

    def counted(self, *arguments):
        posts, items = speak(self, *arguments)
        noted.append(items)
        return posts, items

    monkeypatch.setattr(Customers, "speak", counted)
    run.witness = diary.record
    run.advance(60)
    for page, items in zip(diary, noted, strict=True):
        posts = [int(i) for i in np.flatnonzero(page.code & at.POSTED)]
        read = [i for i in posts if Account(diary, page, i)._noted_post()]
        assert len(read) == pytest.approx(items * diary.people / 1200)
    assert sum(noted) > 0


@pytest.mark.parametrize("policy", POLICIES)
def test_unheard_is_what_nobody_answered_and_nothing_carried_on(policy):
    diary, voices = heard(policy)
    unheard = [message for message in said((diary, voices)) if message.unheard]
    assert unheard
    for message in unheard:
        code = code_of(diary, message)
        assert message.answered_by in {"nobody", "machine"}
        assert not code & at.NOTED


def test_every_cause_has_lines_and_all_lines_have_a_cause():
    assert set(CAUSES) == set(ByCause.model_fields)
