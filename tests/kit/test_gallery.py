"""Every widget at every size we promise: nothing cut, nothing covered, everything within reach."""

import pytest

from game.kit import guards
from game.kit.layout import control_of
from tests.kit.gallery import Gallery
from tests.play.pages import Player

SIZES = [(1366, 768), (1920, 1080), (3840, 2160)]


@pytest.mark.parametrize("text", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_widget_is_cut_or_covered_at_any_size(size, text):
    player = Player(Gallery(), size, text)
    assert player.faults() == []
    player.close()


@pytest.mark.parametrize("size", [(683, 384), (1024, 768), (800, 1200), (2560, 600)], ids=str)
def test_no_widget_is_cut_in_windows_of_other_shapes(size):
    player = Player(Gallery(), size)
    assert player.faults() == []
    player.close()


def test_tab_comes_to_every_control_in_reading_order_and_back():
    player = Player(Gallery())
    seen = []
    for _ in range(200):
        player.press("tab")
        if player.focus in seen:
            break
        seen.append(player.focus)
    reachable = [
        n.id for n in player.tree() if n.enabled and n.id in player.app.page.layout.controls
    ]
    expected = [
        id_
        for id_ in dict.fromkeys(reachable)
        if control_of(player.app.page.layout.controls[id_]).focusable()
    ]
    assert seen == expected
    assert "off" not in seen
    player.press("shift+tab")
    assert player.focus == seen[-1]
    player.close()


def test_whatever_gets_the_focus_can_be_seen():
    player = Player(Gallery(), text=2.0)
    for _ in range(len(player.app.page.layout.controls)):
        player.press("tab")
        placed = player.app.page.layout.controls[player.focus]
        assert placed.seen.h >= min(placed.rect.h, 40), player.focus
    player.close()


def test_every_word_can_be_written_with_the_font():
    player = Player(Gallery())
    assert guards.missing_glyphs(*guards.said(player.app.page.layout)) == ""
    player.close()
