"""What a line asks of the log in its `when` is so; worked out here once more, from the pages."""

from collections import Counter
from collections.abc import Callable

import pytest

from sim.customers import codes as at
from sim.diary import Diary, Page
from sim.voices import Channel, Message
from sim.voices.accounts import Account
from tests.voices.games import POLICIES, every_language, grammar, heard, said

GAMES = [(policy, seed) for policy in POLICIES for seed in (3, 8)]


def pages_of_case(diary: Diary, message: Message) -> list[Page]:
    """The weeks in which the case was brought up, the last one first."""
    found = [diary.page(message.week)]
    while found[-1].code[message.customer] & at.AGAIN and found[-1].week > diary.first:
        found.append(diary.page(found[-1].week - 1))
    return found


def every(test: Callable[[Page, int], object]) -> Callable[[Diary, Message], bool]:
    """A claim about all contacts of a case."""
    return lambda diary, message: all(
        test(page, message.customer) for page in pages_of_case(diary, message)
    )


def now(bit: int) -> Callable[[Diary, Message], object]:
    """A claim about this week's code."""
    return lambda diary, message: diary.page(message.week).code[message.customer] & bit


TRUTHS: dict[str, Callable[[Diary, Message], object]] = {
    "phone": lambda _, m: m.channel is Channel.PHONE,
    "mail": lambda _, m: m.channel is Channel.MAIL,
    "public": lambda _, m: m.channel is Channel.PUBLIC,
    "friend": lambda _, m: m.channel is Channel.FRIEND,
    "firm": lambda _, m: m.channel is not Channel.FRIEND,
    "service": lambda _, m: m.answered_by == "service",
    "marketing": lambda _, m: m.answered_by == "marketing",
    "nobody": lambda _, m: m.answered_by == "nobody",
    "first": lambda _, m: m.contact == 1,
    "again": lambda _, m: m.contact and m.contact >= 2,
    "third": lambda _, m: m.contact and m.contact >= 3,
    "failure": now(at.FAILED),
    "mismatch": now(at.MISMATCHED),
    "routine": now(at.ASKED),
    "silent": now(at.SILENT),
    "bounced": now(at.BOUNCED),
    "unserved": now(at.UNSERVED),
    "solved": now(at.SOLVED),
    "unsolved": lambda d, m: not now(at.SOLVED)(d, m),
    "minutes": now(at.WAITED),
    "prompt": lambda d, m: not now(at.WAITED)(d, m),
    "answered": every(lambda page, i: page.answered[i] != at.NOBODY),
    "calls": every(lambda page, i: not page.code[i] & at.PUBLIC),
    "letters": every(lambda page, i: not page.code[i] & at.PUBLIC),
    "path": lambda _, m: 2 <= len(m.path) <= 4,
    "years": lambda d, m: d.page(m.week).tenure[m.customer] >= 104,
    "new": lambda d, m: d.page(m.week).tenure[m.customer] < 13,
    "advert": lambda d, m: any(
        d.page(week).code[m.customer] & at.EXPOSED
        for week in range(max(d.first, m.week - 7), m.week + 1)
    ),
    "disbelief": lambda d, m: d.page(m.week).trust[m.customer] < 0.4,
    "met_sales": lambda d, m: any(
        d.page(week).code[m.customer] & (at.CALLED_BACK | at.WON)
        for week in range(max(d.first, m.week - 7), m.week + 1)
    ),
}


def asked(message: Message, language: str) -> tuple[str, ...]:
    """What the line of a message asks for."""
    cause, mood, number = message.line.split("/")
    return grammar(language).pool(cause, mood)[int(number) - 1].when


@every_language
def test_all_that_lines_ask_for_is_worked_out_here(language):
    lines = [
        line
        for moods in grammar(language).lines.model_dump().values()
        for pool in moods.values()
        for line in pool
    ]
    assert {fact for line in lines for fact in line["when"]} <= set(TRUTHS)


@every_language
def test_what_lines_ask_for_is_so(language):
    met: Counter[str] = Counter()
    for game in GAMES:
        diary, voices = heard(*game, language=language)
        for message in said((diary, voices)):
            for fact in asked(message, language):
                met[fact] += 1
                assert TRUTHS[fact](diary, message), (fact, message)
    assert len([fact for fact, times in met.items() if times > 3]) > 20


@every_language
@pytest.mark.parametrize("policy", POLICIES)
def test_an_opening_reminds_only_those_who_were_told(policy, language):
    ears = {True: "friend", False: "firm"}
    reminders = {
        one.text: set(one.when) & {"friend", "firm"}
        for one in grammar(language).openings
        if set(one.when) & {"friend", "firm"}
    }
    _, voices = heard(policy, language=language)
    reminded = 0
    for customer in range(400):
        before: Message | None = None
        for message in voices.said_by(customer):
            for text, wanted in reminders.items():
                since = message.week - before.week if before else 0
                if message.text.startswith(text.format(k=since) + " "):
                    assert before
                    assert {ears[message.channel is Channel.FRIEND]} == wanted
                    assert {ears[before.channel is Channel.FRIEND]} == wanted
                    reminded += 1
            before = message
    assert reminded > 20


def test_the_past_of_an_account_is_what_the_pages_say():
    diary = heard()[0]
    for week in (0, 1, 5, 25, 26, 27, 40, 59):
        page = diary.page(week)
        for customer in range(0, diary.people, 11):
            past = Account(diary, page, customer).past
            wanted = [int(one.code[customer]) for one in diary.pages[max(0, week - 25) : week + 1]]
            wanted.reverse()
            arrivals = [number for number, code in enumerate(wanted) if code & at.ARRIVED]
            end = arrivals[0] + 1 if arrivals else len(wanted)
            assert list(past) == wanted[:end]
