"""Text is measured as it is drawn, and nothing is lost in wrapping."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit import guards, text
from game.kit.ink import Ink
from game.kit.tokens import LIGHT

words = st.text(alphabet="abcdefgilmnorstuvw .,äß€", min_size=0, max_size=120)


@given(words, st.integers(20, 400))
def test_no_line_is_wider_than_asked(sentence, width):
    for line in text.lines(sentence, 14, "regular", width):
        assert text.width_of(line, 14, "regular") <= width or len(line) == 1


@given(words, st.integers(20, 400))
def test_wrapping_loses_no_letter(sentence, width):
    def kept(line):
        return line.replace(" ", "")

    assert kept("".join(text.lines(sentence, 14, "regular", width))) == kept(sentence)


@given(words)
def test_at_the_width_of_the_longest_word_no_word_is_broken(sentence):
    width = text.longest_word(sentence, 14, "regular")
    found = " ".join(text.lines(sentence, 14, "regular", max(1, width))).split()
    assert found == sentence.split()


@pytest.mark.parametrize("pixels", [13, 14, 18, 26, 53])
def test_live_numbers_do_not_jitter(pixels):
    widths = {text.figure_width(f"{n}", pixels, "semibold") for n in range(10, 100)}
    assert len(widths) == 1
    assert text.figures("47", pixels, "semibold", LIGHT.ink).get_width() == widths.pop()


def test_the_font_has_every_sign_that_we_write():
    assert guards.missing_glyphs("−→←↑↓±×€„“”’‘…–·äöüÄÖÜß%&?!≥≤") == ""


@pytest.mark.parametrize("sign", "▲▼◆●☺中")
def test_a_sign_that_the_font_has_not_got_is_found(sign):
    assert guards.missing_glyphs("a", sign, "b") == sign


def test_text_is_large_enough_on_a_projector():
    ink = Ink(LIGHT, 1920, 1080)
    assert ink.font("small").point_size >= 18


def test_text_scale_doubles_everything_and_halves_the_room():
    one, two = Ink(LIGHT, 1366, 768), Ink(LIGHT, 1366, 768, 2.0)
    assert two.px(13) == 2 * one.px(13)
    assert two.wide == one.wide / 2
    assert one.roomy
    assert not two.roomy


def test_a_thin_line_never_vanishes():
    assert Ink(LIGHT, 640, 360).px(0.5) == 1
    assert Ink(LIGHT, 640, 360).px(0) == 0
