"""Unquoted words mean what YAML 1.2 (core schema) says, not what YAML 1.1 says."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.scenario.scalars import MOST_DIGITS, NumberTooLongError, resolve


@pytest.mark.parametrize(
    "word",
    [
        *("no", "No", "yes", "on", "off", "y", "n", "tRUE", "nULL", "none"),
        *("12:30", "1:2:3", "1_000", "0b101", "0o8", "0xg", "-0x10", "+0o7", "2024-01-01", "1,5"),
        *(
            "=",
            "<<",
            "-",
            "+",
            ".",
            "..",
            "-.",
            "e5",
            ".e5",
            "1e",
            "1e+",
            "--1",
            "+-1",
            ".in",
            "nan",
        ),
        *("٣", "１", "1 000", "12 %", "0x", "0o", "-.inff", "infinity", "1__0"),
    ],
)
def test_words_that_stay_text(word):
    assert resolve(word) == word


@pytest.mark.parametrize(
    ("word", "value"),
    [
        *(("010", 10), ("-010", -10), ("+12", 12), ("0", 0), ("-0", 0), ("0o17", 15), ("0x10", 16)),
        *(("0xFF", 255), ("9" * MOST_DIGITS, int("9" * MOST_DIGITS)), ("0" * 300 + "7", 7)),
        *(
            ("1e3", 1e3),
            ("1.", 1.0),
            (".5", 0.5),
            ("-.5", -0.5),
            ("+1.5E-3", 1.5e-3),
            ("1e999", math.inf),
        ),
        *((".inf", math.inf), ("-.INF", -math.inf), ("+.Inf", math.inf)),
        *(("true", True), ("FALSE", False), ("True", True)),
        *(("null", None), ("~", None), ("", None), ("NULL", None)),
    ],
)
def test_words_that_mean_something(word, value):
    assert resolve(word) == value
    assert type(resolve(word)) is type(value)


def test_not_a_number():
    assert all(math.isnan(resolve(word)) for word in (".nan", ".NaN", ".NAN"))


@pytest.mark.parametrize(
    "word", ["1" * 19, "-" + "9" * 5_000, "0x" + "f" * 19, "1" * 250_000, "0." + "1" * 400]
)
def test_numbers_nobody_types_are_refused(word):
    with pytest.raises(NumberTooLongError):
        resolve(word)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_what_python_writes_as_a_float_is_read_as_it(value):
    assert resolve(repr(value)) == value


@given(st.integers(-(10**MOST_DIGITS) + 1, 10**MOST_DIGITS - 1))
def test_what_python_writes_as_an_integer_is_read_as_it(value):
    assert resolve(str(value)) == value


@given(st.text(max_size=30))
def test_any_word_is_read_or_refused(word):
    try:
        assert isinstance(resolve(word), str | int | float | bool | None)
    except NumberTooLongError:
        assert len(word) > MOST_DIGITS
