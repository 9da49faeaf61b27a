"""Charts: round axes, labels apart, and values that can be read off."""

from itertools import pairwise

import pygame
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from game.kit import plot
from game.kit.icons import FILLS, STROKES, icon
from game.kit.ink import Ink
from game.kit.labels import Delta, signed
from game.kit.plot import Plane
from game.kit.tokens import LIGHT
from game.kit.widgets import Band, Cause, Line, LineChart, Row, Waterfall
from tests.kit.small import Small
from tests.play.pages import Player

numbers = st.floats(-1_000, 1_000).map(lambda x: round(x, 2))


@given(numbers, numbers)
def test_grid_lines_stand_at_few_round_numbers_within_the_range(a, b):
    assume(abs(a - b) > 0.01)
    low, high = sorted((a, b))
    found = plot.ticks(low, high, 5)
    assert 1 <= len(found) <= 7
    assert all(low - 1e-6 <= tick <= high + 1e-6 for tick in found)


@given(st.lists(numbers, min_size=1, max_size=9))
def test_an_axis_holds_all_values_between_round_ends(values):
    low, high = plot.round_range(values)
    assert low <= min(values)
    assert max(values) <= high
    assert low < high


@given(st.lists(st.floats(0, 300), min_size=1, max_size=6))
def test_labels_at_the_end_of_lines_do_not_cover_each_other(places):
    found = plot.apart(places, 20, 0, 300)
    assert all(b - a >= 20 - 1e-6 for a, b in pairwise(sorted(found)))
    assert all(-1e-6 <= place <= 300 for place in found)


@given(st.floats(0, 1))
def test_a_height_and_its_value_belong_together(share):
    plane = Plane(pygame.Rect(10, 20, 300, 200), (0, 1), (40, 70))
    value = 40 + 30 * share
    assert plane.value_at(plane.y(value)) == pytest.approx(value)


def chart(**more):
    past = tuple((float(w), 50.0 + w) for w in range(10))
    future = tuple((9.0 + w, 59.0 - w, 59.0 + w) for w in range(4))
    return LineChart("c", "Equity", (Line(past),), (Band(future, name="80 %"),), now=9, **more)


def test_values_are_read_off_with_the_arrow_keys():
    player = Player(Small(chart()))
    player.press("tab", "home", "right")
    assert player.app.page.marks["c"] == 1
    assert chart().reading(1.0) == "week 1 · 51.0"
    assert chart().reading(11.0) == "week 11 · 80 % 57.0 to 61.0"


def test_a_chart_tells_its_last_value():
    assert Player(Small(chart())).node("c").value == "59.0"


def test_an_empty_chart_can_be_shown():
    player = Player(Small(LineChart("c", "Nothing yet")))
    player.press("tab", "left", "return")
    assert player.faults() == []


def test_causes_add_up_to_the_change():
    causes = (Cause("Word of mouth", -1.9), Cause("Ad reach", 0.7), Cause("Chance", 0.1))
    assert Player(Small(Waterfall("w", "Why", causes))).node("w").value == "−1.1"


def test_bars_in_steps_begin_where_the_last_one_ended():
    steps = Waterfall("w", "Why", (Cause("a", 2.0), Cause("b", -3.0)), cumulative=True)
    assert steps._ends() == [(0, 2), (2, -1)]
    assert Player(Small(steps)).faults() == []


@pytest.mark.parametrize(
    ("value", "words"), [(0.94, "+0.9"), (-1.86, "−1.9"), (0.04, "±0.0"), (-0.04, "±0.0")]
)
def test_a_change_always_has_its_sign(value, words):
    assert signed(value) == words


@pytest.mark.parametrize(
    ("value", "better", "colour"),
    [(1, "up", "good_text"), (-1, "up", "bad_text"), (-1, "down", "good_text"),
     (1, "down", "bad_text"), (1, "neither", "muted"), (0.01, "up", "muted")],
)  # fmt: skip
def test_a_change_is_good_or_bad_by_its_direction(value, better, colour):
    assert Delta(value, better=better).colour() == colour


def test_the_shape_of_a_change_tells_its_direction_without_colour():
    player = Player(Small(Row((Delta(1.0, better="neither"), Delta(-1.0, better="neither")))))
    up, down = (
        player.app.surface.subsurface(p.rect).copy()
        for p in player.app.page.layout.all if isinstance(p.widget, Delta)
    )  # fmt: skip
    assert pygame.image.tobytes(up, "RGB") != pygame.image.tobytes(down, "RGB")


@pytest.mark.parametrize("name", [*STROKES, *FILLS])
def test_every_icon_is_drawn_within_its_square(name):
    picture = icon(name, 48, LIGHT.ink)
    box = picture.get_bounding_rect(min_alpha=40)
    assert box.w > 8
    assert picture.get_rect().inflate(2, 2).contains(box)
    assert Ink(LIGHT, 1366, 768).px(1) == 1
