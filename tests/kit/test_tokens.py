"""Colours keep apart, in both themes."""

import dataclasses

import pytest

from game.kit import guards
from game.kit.tokens import DARK, LIGHT, THEMES, contrast, mix, rgb


@pytest.mark.parametrize("theme", THEMES.values(), ids=str)
def test_every_pair_of_colours_can_be_told_apart(theme):
    assert guards.weak_pairs(theme) == []


def test_a_weak_pair_would_be_found():
    pale = dataclasses.replace(LIGHT, muted=rgb("B0B0B0"))
    assert any("muted on panel" in fault for fault in guards.weak_pairs(pale))


def test_contrast_is_that_of_wcag():
    assert contrast(rgb("000000"), rgb("FFFFFF")) == pytest.approx(21)
    assert contrast(rgb("767676"), rgb("FFFFFF")) == pytest.approx(4.54, abs=0.01)
    assert contrast(rgb("123456"), rgb("123456")) == 1


def test_both_themes_say_good_and_bad_in_colours_that_colour_blind_players_can_tell():
    assert LIGHT.good == rgb("0072B2")
    assert LIGHT.bad == rgb("D55E00")


def test_a_share_of_a_colour_lies_between_it_and_the_panel():
    assert LIGHT.colour("sales@100") == LIGHT.sales
    assert LIGHT.colour("sales@0") == LIGHT.panel
    assert DARK.colour("sales@40") == mix(DARK.sales, DARK.panel, 0.4)
