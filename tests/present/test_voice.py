"""The feed counts what was said, and shows who met whom."""

import pytest

from game.present.voice import answered, cause, feed, long_ago, often_first, quote, shortened, when
from sim.voices import Channel, Edition, Message
from sim.voices.causes import CAUSES


def said(customer: int, **other: object) -> Message:
    facts: dict[str, object] = {
        "customer": customer, "week": 3, "text": "So it goes.", "cause": "failure",
        "channel": Channel.PHONE, "mood": "angry", "feeling": 0.1, "answered_by": "service",
        "contact": 1, "path": ("service",), "reached": ("service",), "heard_by": 0,
        "passed_on": 0, "viral": False, "shape": "plain", "line": "failure/angry/1",
    }  # fmt: skip
    return Message(**{**facts, **other})


UNHEARD = said(2, answered_by="nobody", reached=(), path=(), channel=Channel.PUBLIC, heard_by=9)
VIRAL = said(3, viral=True, channel=Channel.PUBLIC, heard_by=212)
THIRD = said(4, contact=3, path=("service", "it") * 3)
WEEK = Edition(3, (said(1), UNHEARD, VIRAL, THIRD), (said(1), UNHEARD, VIRAL, THIRD), ())


def test_filters_count_everything_that_was_said():
    assert feed(WEEK).options == (
        ("all", "All 4"), ("unheard", "Unheard 1"), ("viral", "Going viral 1"),
    )  # fmt: skip


@pytest.mark.parametrize(("kind", "customers"), [("unheard", [2]), ("viral", [3])])
def test_a_filter_shows_its_own_kind_only(kind, customers):
    assert [one.customer for one in feed(WEEK, kind).quotes] == customers


def test_whoever_had_to_ask_most_often_comes_first():
    assert [one.customer for one in often_first(WEEK.feed)] == [4, 1, 2, 3]
    assert often_first(()) == []


def test_no_more_is_shown_than_asked_for():
    assert len(feed(WEEK, most=2).quotes) == 2


def test_an_empty_filter_says_so():
    assert feed(Edition(3, (), (), ()), "viral").empty
    assert not feed(WEEK).empty


def test_what_goes_in_circles_is_told_once():
    assert shortened(("service", "it") * 3) == (("service", "it"), 3)
    assert shortened(("service", "it", "service", "it", "service")) == (("service", "it"), 2)
    assert shortened(("service",)) == (("service",), 1)
    assert shortened(()) == ((), 1)


def test_a_long_path_shows_its_end():
    path = ("service", "it", "service", "marketing", "service", "sales")
    assert shortened(path) == (path[-4:], 1)


def test_the_tag_tells_what_matters_most():
    assert quote(VIRAL).tag == "going viral"
    assert quote(THIRD).tag == "told 3×"
    assert quote(UNHEARD).tag == "unheard"
    assert quote(said(1)).tag == ""


def test_an_audience_is_told_only_where_there_is_one():
    assert quote(VIRAL).audience == "212 people saw this"
    assert quote(said(1, heard_by=1)).audience == "1 person heard of it"
    assert quote(said(1)).audience == ""


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "answered by Service"),
        ({"answered_by": "desk"}, "answered by the joint desk"),
        ({"answered_by": "nobody", "reached": ()}, "reached nobody in the firm"),
        ({"answered_by": "nobody", "reached": ("marketing", "it")},
         "nobody answered; Marketing and IT got to know"),
    ],
)  # fmt: skip
def test_it_is_told_who_answered_or_how_far_it_got(facts, words):
    assert answered(said(1, **facts)) == words


@pytest.mark.parametrize("name", CAUSES)
def test_every_cause_has_words(name):
    assert cause(name)


def test_weeks_before_play_are_counted_backwards():
    assert when(-3) == "week −3"
    assert when(0) == "Q1 week 1"
    assert when(16) == "Q2 week 4"
    assert long_ago(-1) == "Week −1, before you came"
    assert long_ago(55) == "Year 2 · Q1, week 4 of 13"
