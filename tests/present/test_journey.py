"""A journey tells what the log holds: each step in one true sentence, and who owned the case."""

from dataclasses import replace
from itertools import pairwise

import pytest

from game.assets import asset_folder
from game.present import happenings
from game.present.happenings import ICONS, heading, sentence, tone
from game.present.journey import LONGEST, journey, summed_up, verdict, worth_telling
from game.seat import Seat
from sim.customers import codes as at
from sim.diary import Diary, Kind, Step
from sim.scenario.schema import Words
from sim.voices import Channel, Message, Voices, load_grammar

WORDS = Words()
PEOPLE, WEEKS = 300, 6


@pytest.fixture(scope="module")
def game(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        diary = Diary()
        seat = Seat.new("promise-gap", 11, PEOPLE, watchers=(diary.record,))
        seat.end_quarter()
        for _ in range(WEEKS):
            seat.advance()
        voices = Voices(diary, load_grammar(asset_folder() / "text" / "en.yaml"), seat.case.words)
        yield seat, diary, voices
        seat.close()


def said(week: int, *, reached: tuple[str, ...] = ()) -> Message:
    return Message(
        customer=1, week=week, text="It failed.", cause="failure", channel=Channel.PUBLIC,
        mood="angry", feeling=0.1, answered_by="nobody", contact=None, path=(), reached=reached,
        heard_by=3, passed_on=0, viral=False, shape="plain", line="failure/angry/1",
    )  # fmt: skip


# ---- words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_step_has_a_heading_a_sentence_and_an_icon(kind):
    step = Step(3, kind, ("service", "it"), "service", 1, 1.5, 4)
    assert heading(step)
    assert sentence(step, WORDS).endswith(".")
    assert kind in ICONS
    assert tone(kind) in {"good", "bad", "neutral"}


def test_no_step_is_both_good_and_bad():
    assert not happenings.GOOD & happenings.BAD


def test_the_number_of_a_contact_is_told_from_the_second_on():
    first, third = Step(1, Kind.CONTACTED, contact=1), Step(3, Kind.CONTACTED, contact=3)
    assert "first time" in sentence(first, WORDS)
    assert "contact 3" in sentence(third, WORDS)
    assert heading(first) != heading(third)


def test_a_contact_about_something_older_than_the_diary_has_no_number():
    told = sentence(Step(1, Kind.CONTACTED, contact=None), WORDS)
    assert not any(sign.isdigit() for sign in told)


@pytest.mark.parametrize(("wait", "minutes"), [(1.5, "15 minutes"), (3.0, "30 minutes")])
def test_a_wait_is_told_in_minutes(wait, minutes):
    assert minutes in sentence(Step(1, Kind.WAITED, wait=wait), WORDS)


@pytest.mark.parametrize("wait", [None, 0.8, 40.0])
def test_a_wait_nobody_counted_is_only_told_to_be_too_long(wait):
    told = sentence(Step(1, Kind.WAITED, wait=wait), WORDS)
    assert told == "They waited longer than the 10 minutes they are willing to."


def test_a_bounce_names_the_department_behind_the_wall():
    told = sentence(Step(1, Kind.BOUNCED, ("service", "sales"), "service", 2), WORDS)
    assert "Sales" in told
    assert "Service" in told


@pytest.mark.parametrize(
    ("answered", "who"),
    [("service", "Service"), ("marketing", "Marketing"), ("desk", "joint desk"),
     ("nobody", "Nobody")],
)  # fmt: skip
def test_whoever_answered_is_named(answered, who):
    assert who in sentence(Step(1, Kind.UNSOLVED, (), answered, 2), WORDS)


@pytest.mark.parametrize("kind", [Kind.COMPLAINED, Kind.POSTED, Kind.TALKED, Kind.PASSED_ON])
def test_it_is_told_how_many_could_hear_it(kind):
    assert "7 people" in sentence(Step(1, kind, heard_by=7), WORDS)
    assert "1 person" in sentence(Step(1, kind, heard_by=1), WORDS)


# ---- which steps ---------------------------------------------------------------------------------


def test_small_talk_is_left_out_and_advertising_only_told_before_a_turn():
    steps = (
        Step(1, Kind.PROMISED), Step(2, Kind.TALKED), Step(3, Kind.PROMISED), Step(4, Kind.WON),
        Step(5, Kind.FAILED), Step(5, Kind.CONTACTED, contact=1), Step(6, Kind.PROMISED),
        Step(6, Kind.CONTACTED, contact=2), Step(7, Kind.PROMISED),
    )  # fmt: skip
    kept = worth_telling(steps)
    assert [step.week for step in kept if step.kind is Kind.PROMISED] == [3]
    assert Kind.TALKED not in {step.kind for step in kept}
    assert len(kept) == 5


def test_a_life_of_advertising_alone_is_told_by_its_end():
    steps = tuple(Step(week, Kind.HEARD) for week in range(9))
    assert worth_telling(steps) == steps[-3:]


def test_a_long_story_is_summed_up_at_its_beginning(game):
    seat, diary, voices = game
    longest = max(range(PEOPLE), key=lambda i: len(diary.journey(i)))
    stop = journey(seat, diary, voices, longest).stops[-1]
    stops = tuple(replace(stop, week=week) for week in range(LONGEST + 5))
    shown = summed_up(stops)
    assert len(shown) == LONGEST
    assert shown[0].kind == "earlier"
    assert "6 other things" in shown[0].text
    assert shown[1:] == stops[6:]
    assert summed_up(stops[:LONGEST]) == stops[:LONGEST]


# ---- who owned it --------------------------------------------------------------------------------

NEED = Step(4, Kind.FAILED)


@pytest.mark.parametrize("lost", [Kind.BOUNCED, Kind.IGNORED, Kind.UNSERVED])
def test_nobody_owned_what_fell_between_people(lost):
    assert verdict((NEED, Step(4, lost)), ()) == "Nobody owned this."


@pytest.mark.parametrize("end", [Kind.SOLVED, Kind.SELF_SERVED])
def test_whatever_was_solved_had_an_owner(end):
    assert verdict((NEED, Step(4, Kind.BOUNCED), Step(5, end)), ()) == ""


def test_an_answer_alone_is_no_reason_to_say_that_nobody_owned_it():
    assert verdict((NEED, Step(4, Kind.CONTACTED), Step(4, Kind.UNSOLVED)), ()) == ""


def test_only_the_last_case_counts():
    old = (NEED, Step(4, Kind.BOUNCED))
    assert verdict((*old, Step(9, Kind.ASKED), Step(9, Kind.SOLVED)), ()) == ""


def test_nobody_knows_of_what_was_kept_silent_unless_a_post_was_read():
    silent = NEED, Step(4, Kind.SILENT)
    assert verdict(silent, ()) == "Nobody in the firm knows of this."
    assert verdict(silent, (said(4),)) == "Nobody in the firm knows of this."
    assert verdict(silent, (said(4, reached=("marketing",)),)) == ""


def test_who_never_needed_anything_has_no_verdict():
    assert verdict((Step(1, Kind.WON), Step(2, Kind.PROMISED)), ()) == ""


# ---- a real game ---------------------------------------------------------------------------------


def test_in_a_game_nobody_owned_this_is_said_only_where_the_log_has_no_solution(game):
    seat, diary, voices = game
    verdicts = 0
    for customer in range(PEOPLE):
        told = journey(seat, diary, voices, customer)
        if told.verdict != "Nobody owned this.":
            continue
        verdicts += 1
        codes = [int(page.code[customer]) for page in diary]
        fell = [code for code in codes if code & (at.BOUNCED | at.IGNORED | at.UNSERVED)]
        assert fell
        last = max(
            i for i, code in enumerate(codes) if code & (at.BOUNCED | at.IGNORED | at.UNSERVED)
        )
        assert not any(code & at.SOLVED for code in codes[last:])
    assert verdicts > 5


def test_what_they_said_stands_after_what_happened_in_that_week(game):
    seat, diary, voices = game
    quotes = 0
    for customer in range(PEOPLE):
        stops = journey(seat, diary, voices, customer).stops
        assert [stop.week for stop in stops] == sorted(stop.week for stop in stops)
        for one, other in pairwise(stops):
            if one.kind == "said":
                quotes += 1
                assert other.week > one.week or other.kind == "said"
    assert quotes > 10


def test_everybody_has_a_story_or_is_said_to_have_none(game):
    seat, diary, voices = game
    for customer in range(PEOPLE):
        told = journey(seat, diary, voices, customer)
        assert bool(told.stops) != bool(told.note)
        assert told.name.endswith(str(customer))


def test_mood_is_told_only_of_weeks_as_our_customer(game):
    seat, diary, voices = game
    for customer in range(PEOPLE):
        told = journey(seat, diary, voices, customer)
        ours = [week for week in diary.weeks if diary.page(week).brand[customer] == at.OURS]
        assert {week for week, _value in told.moods} <= set(ours)
        assert (told.mood == "elsewhere") == (diary.weeks[-1] not in ours)
        assert all(0.0 <= value <= 100.0 for _week, value in told.moods)


def test_the_line_of_a_newcomer_begins_with_the_newcomer(game):
    seat, diary, voices = game
    arrivals = [
        (customer, page.week)
        for page in diary
        for customer in range(PEOPLE)
        if page.code[customer] & at.ARRIVED
    ]
    assert arrivals
    for customer, week in arrivals:
        told = journey(seat, diary, voices, customer)
        assert all(when >= week for when, _value in told.moods)
        assert all(stop.week >= week for stop in told.stops)
