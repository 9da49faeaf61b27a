"""How numbers are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game import words
from game.present.figures import (
    Figure,
    money,
    number,
    percent,
    shared_out,
    signed,
    signed_money,
    span,
)
from sim.scenario.schema import Currency

EURO = Currency()
FRANC = Currency(symbol="CHF", unit=1.0)


@pytest.mark.parametrize(
    ("x", "digits", "text"),
    [
        (1234.5, 0, "1,234"),
        (-3.25, 1, "−3.2"),
        (-0.04, 1, "0.0"),
        (0.0, 2, "0.00"),
        (-12.0, 0, "−12"),
    ],
)
def test_a_number_has_a_true_minus_and_no_negative_nought(x, digits, text):
    assert number(x, digits) == text


@pytest.mark.parametrize(("x", "text"), [(2.44, "+2.4"), (-0.8, "−0.8"), (0.04, "0.0"), (0, "0.0")])
def test_a_change_has_its_sign_unless_it_is_nought(x, text):
    assert signed(x) == text


@pytest.mark.parametrize(
    ("u", "text"),
    [
        (210.0, "€4.2m"),
        (-210.0, "−€4.2m"),
        (0.0, "€0"),
        (1.0, "€20.0k"),
        (0.01, "€200"),
        (60_000.0, "€1.2bn"),
        (6_000.0, "€120m"),
        (49.999, "€1.0m"),
    ],
)
def test_money_is_the_scenarios_in_at_most_three_figures(u, text):
    assert money(u, EURO) == text


def test_a_sign_made_of_letters_stands_apart():
    assert money(1_500.0, FRANC) == "CHF\N{NO-BREAK SPACE}1.5k"


def test_a_change_of_money_shows_its_sign():
    assert (signed_money(5.0, EURO), signed_money(-5.0, EURO)) == ("+€100k", "−€100k")
    assert signed_money(0.0, EURO) == "€0"


def test_shares_and_spans():
    assert percent(0.4149) == "41%"
    assert span(-1.5, 2.0, 1) == "−1.5 to 2.0"


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=9), st.integers(0, 2))
def test_rounded_parts_sum_to_the_rounded_total(values, digits):
    parts = shared_out(tuple(values), digits)
    assert round(sum(parts), 6) == pytest.approx(round(sum(values), digits), abs=1.01 * 10**-digits)
    assert abs(sum(parts) - sum(values)) <= 0.5001 * 10**-digits
    assert all(abs(a - b) <= 1.0001 * 10**-digits for a, b in zip(parts, values, strict=True))


@pytest.mark.parametrize(
    ("better", "change", "verdict"),
    [
        ("up", 1.0, "good"),
        ("up", -1.0, "bad"),
        ("down", -1.0, "good"),
        ("neither", 1.0, "same"),
        ("up", 0.0, "same"),
        ("up", 0.001, "same"),
    ],
)
def test_a_change_is_good_or_bad_only_if_it_can_be_seen(better, change, verdict):
    text = signed(change)
    figure = Figure("x", "x", 1.0, "1", "", change=change, change_text=text, better=better)
    assert figure.verdict == verdict


def test_scenarios_and_the_interface_speak_the_same_language(seat):
    assert words.n_("{n} move", "{n} moves", 1) == "1 move"
    words.speak("de")
    assert words.language() == "de"
    assert words.spoken(seat.case.title) == "Die Versprechenslücke"
    assert words.n_("{n} move", "{n} moves", 2) == "2 Entscheidungen"


def test_a_language_without_words_speaks_english(seat):
    words.speak("xx")
    assert words.n_("{n} move", "{n} moves", 2) == "2 moves"
    assert words.spoken(seat.case.title) == "The Promise Gap"
    assert percent(0.125, 1) == "12.5%"


def test_german_writes_its_numbers_with_a_comma_and_money_after_them(seat):
    words.speak("de")
    assert number(-1234.5, 1) == "−1.234,5"
    assert percent(0.125, 1) == "12,5\u00a0%"
    assert money(100.0, seat.case.currency) == "2,0\u00a0Mio.\u00a0€"
    assert money(-0.1, seat.case.currency) == "−2,0\u00a0Tsd.\u00a0€"
    assert money(0.01, seat.case.currency) == "200\u00a0€"
