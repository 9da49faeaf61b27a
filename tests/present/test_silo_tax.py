"""What is said of the silo tax in money: for each sentence, weeks in which it would be false."""

import pytest

from game.present.silo_tax import in_money
from game.words import speak
from sim.debrief.silo_tax import Lost, SiloTax
from sim.run import QUARTER
from tests.present.games import played

WEEK = Lost(0, 100.0, 20.0, 5.0, 40.0, 10.0, 3.0, 10.0, 1.0, 4.0, 5.0, 1.0, 50.0, 90.0, 20.0, 550.0)


def told(seat, *quarters: Lost, call: float = 0.2, winning: float = 30.0):
    """What is said of a game whose quarters were such."""
    weeks = [one._replace(week=13 * q + k) for q, one in enumerate(quarters) for k in range(13)]
    return in_money(played(seat, QUARTER * len(quarters)), SiloTax(tuple(weeks), call, winning))


def test_what_the_silos_cost_is_the_sum_of_its_parts_beside_revenue(seat):
    seen = told(seat, WEEK, WEEK)
    each = 50.0 * 0.2 + 50.0 * 0.05 + 0.2 * 10.0 * 20.0 + 1.0 * 30.0
    assert seen.total == pytest.approx(26 * each)
    assert seen.head.startswith("In 2 quarters the silos cost €")
    assert seen.head.endswith("that is 15% of revenue.")
    assert [part.of for part in seen.parts] == [
        "20% of all contacts", "5% of all contacts", "25% of all leads", "20% of all who left",
    ]  # fmt: skip
    assert seen.sentence.startswith("The largest part: Leads that nobody called, €")
    assert "as much as in the first" in seen.sentence
    assert seen.first == seen.last != ""


def test_where_nothing_was_lost_nothing_is_said_to_have_cost(seat):
    none = WEEK._replace(again=0.0, expected=0.0, uncalled=0.0, bounced=0.0)
    seen = told(seat, none, none)
    assert seen.head == "In 2 quarters the silos cost nothing that can be counted."
    assert "largest" not in seen.sentence


@pytest.mark.parametrize(
    ("call", "margin", "why"),
    [(-0.2, 20.0, "won more often than the others"), (0.2, -20.0, "more in service than they pay")],
)
def test_less_than_nothing_is_said_with_its_reason(seat, call, margin, why):
    odd = WEEK._replace(again=1.0, expected=0.0, bounced=0.0, uncalled=30.0, margin=margin)
    seen = told(seat, odd, call=call)
    assert seen.total < 0.0
    assert seen.head.startswith("In 1 quarter the silos cost less than nothing, −€")
    assert why in seen.head
    assert "of revenue" not in seen.head


def test_one_quarter_goes_nowhere(seat):
    seen = told(seat, WEEK)
    assert (seen.first, seen.last) == ("", "")
    assert {(part.first, part.last) for part in seen.parts} == {("", "")}
    assert seen.sentence.count(".") == 1 + seen.parts[2].text.count(".")
    assert "first quarter" not in seen.sentence


def test_it_is_said_to_have_fallen_only_where_it_fell(seat):
    less = WEEK._replace(bounced=0.0)
    assert "It fell from" in told(seat, WEEK, less).sentence


def test_it_is_said_to_have_risen_only_where_it_rose(seat):
    less = WEEK._replace(bounced=0.0)
    assert "It rose from" in told(seat, less, WEEK).sentence


def test_of_two_equal_parts_none_is_the_largest(seat):
    even = WEEK._replace(again=20.0, expected=20.0, uncalled=0.0, bounced=0.0)
    assert "largest" not in told(seat, even).sentence


def test_it_is_said_in_german(seat):
    speak("de")
    seen = told(seat, WEEK, WEEK)
    assert seen.head.startswith("2 Quartale: Die Silos kosteten")
    assert "{" not in f"{seen}"
