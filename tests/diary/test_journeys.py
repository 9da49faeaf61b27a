"""A journey tells what the codes say, in the order of the week, and nothing else."""

import pytest

from sim.customers import codes as at
from sim.diary import Diary, Kind, Step
from sim.diary.journeys import audience
from sim.diary.steps import is_case
from tests.diary.games import watched

POLICIES = ("status-quo", "integrated-redesign", "listening-service", "listening-marketing")
BITS = {
    Kind.PROMISED: at.EXPOSED,
    Kind.TESTED: at.TESTED,
    Kind.CONSIDERED: at.CONSIDERED,
    Kind.CALLED_BACK: at.CALLED_BACK,
    Kind.WON: at.WON,
    Kind.OVERSOLD: at.OVERSOLD,
    Kind.FAILED: at.FAILED,
    Kind.MISMATCHED: at.MISMATCHED,
    Kind.ASKED: at.ASKED,
    Kind.SELF_SERVED: at.SELF_SERVED,
    Kind.SILENT: at.SILENT,
    Kind.COMPLAINED: at.PUBLIC,
    Kind.OVERTAKEN: at.OVERTAKEN,
    Kind.WAITED: at.WAITED,
    Kind.UNSERVED: at.UNSERVED,
    Kind.IGNORED: at.IGNORED,
    Kind.SOLVED: at.SOLVED,
    Kind.BOUNCED: at.BOUNCED,
    Kind.NOTED: at.NOTED,
    Kind.GAVE_UP: at.GAVE_UP,
    Kind.OUTAGE: at.OUTAGE,
    Kind.POSTED: at.POSTED,
    Kind.TALKED: at.TALKED,
    Kind.HEARD: at.HEARD,
    Kind.PASSED_ON: at.PASSED_ON,
    Kind.LEFT: at.LEFT,
    Kind.ARRIVED: at.ARRIVED,
}
ONCE_A_CASE = {Kind.FAILED, Kind.MISMATCHED, Kind.ASKED}


def told(diary: Diary) -> list[tuple[int, Step]]:
    return [(i, step) for i in range(diary.people) for step in diary.journey(i)]


@pytest.mark.parametrize("policy", POLICIES)
def test_every_step_has_its_bit_in_the_log(policy):
    _, diary = watched(policy)
    for customer, step in told(diary):
        if step.kind in BITS:
            assert diary.page(step.week).code[customer] & BITS[step.kind]


@pytest.mark.parametrize("policy", POLICIES)
def test_every_bit_that_journeys_tell_of_is_told(policy):
    _, diary = watched(policy)
    for customer in range(0, diary.people, 7):
        steps = diary.journey(customer)
        since = steps[0].week if steps and steps[0].kind is Kind.ARRIVED else 0
        for kind, bit in BITS.items():
            weeks = {p.week for p in diary if p.code[customer] & bit and p.week >= since}
            if kind in ONCE_A_CASE:
                weeks -= {p.week for p in diary if p.code[customer] & at.AGAIN}
            if kind is Kind.PROMISED:
                assert sum(s.times for s in steps if s.kind is kind) == len(weeks)
            else:
                assert {s.week for s in steps if s.kind is kind} == weeks


def test_contacts_are_counted_from_the_first_about_the_case():
    _, diary = watched()
    counted = 0
    for customer in range(diary.people):
        number: int | None = None
        contacts = {
            s.week: s.contact
            for s in diary.journey(customer)
            if s.kind in {Kind.CONTACTED, Kind.COMPLAINED}
        }
        for page in diary:
            code = page.code[customer]
            if code & at.ARRIVED:
                number = None
            if is_case(code) and page.week in contacts:
                number = 1 if not code & at.AGAIN else (number and number + 1)
                assert contacts[page.week] == number
                counted += 1
    assert counted > 300


def test_a_case_older_than_the_diary_has_no_number():
    _, diary = watched()
    old = [i for i in range(diary.people) if diary.page(0).code[i] & at.AGAIN]
    assert old
    for customer in old:
        first = next(
            s for s in diary.journey(customer) if s.kind in {Kind.CONTACTED, Kind.COMPLAINED}
        )
        assert first.contact is None


def test_a_bounce_names_the_wall_at_which_the_case_stuck():
    _, diary = watched()
    walls = {at.FAILED: "it", at.MISMATCHED: "sales", at.ASKED: "marketing"}
    seen = set()
    for customer, step in told(diary):
        if step.kind is Kind.BOUNCED:
            code = diary.page(step.week).code[customer]
            other = next(name for bit, name in walls.items() if code & bit)
            assert step.departments == ("service", other)
            seen.add(other)
    assert seen == {"it", "sales", "marketing"}


@pytest.mark.parametrize(
    ("policy", "answering"),
    [
        ("status-quo", {"service"}),
        ("listening-service", {"service"}),
        ("listening-marketing", {"service", "marketing"}),
    ],
)
def test_who_answered_depends_on_who_listens(policy, answering):
    _, diary = watched(policy)
    ends = {Kind.SOLVED, Kind.UNSOLVED}
    assert {step.answered_by for _, step in told(diary) if step.kind in ends} == answering


def test_a_journey_ends_where_it_is_asked_to():
    _, diary = watched()
    customer = max(range(diary.people), key=lambda i: len(diary.journey(i)))
    whole = diary.journey(customer)
    assert diary.journey(customer, 30) == tuple(step for step in whole if step.week <= 30)


def test_a_newcomer_does_not_inherit_a_past():
    _, diary = watched()
    place, week = next(
        (i, page.week) for page in diary for i in range(diary.people)
        if page.code[i] & at.ARRIVED and page.week > 5
    )  # fmt: skip
    assert diary.journey(place)[0] == Step(week, Kind.ARRIVED)
    assert diary.journey(place, week - 1) == tuple(
        step for step in diary.journey(place, week - 1) if step.week < week
    )


def test_what_is_said_is_heard_by_friends_and_where_it_is_passed_on_by_theirs():
    _, diary = watched()
    network, page = diary.network, diary.pages[-1]
    degree = network.first[1:] - network.first[:-1]
    quiet = page._replace(code=page.code & ~at.PASSED_ON)
    assert all(audience(quiet, network, i) == degree[i] for i in range(diary.people))
    friend = int(network.neighbours[network.first[9]])
    quiet.code[friend] |= at.PASSED_ON
    assert audience(quiet, network, 9) > degree[9]


def test_an_empty_diary_tells_nothing():
    assert Diary().journey(3) == ()
    assert Diary().weeks == range(0)
    assert Diary().people == 0


def test_advertisements_and_small_talk_may_be_left_out():
    _, diary = watched()
    steps = {step.kind for _, step in told(diary) if not step.minor}
    assert Kind.WON in steps
    assert not steps & {Kind.PROMISED, Kind.TALKED, Kind.HEARD}
