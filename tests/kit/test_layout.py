"""Room is shared out fairly, and nothing is cut."""

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit import guards
from game.kit.boxes import Demand, share_out
from game.kit.ink import Ink
from game.kit.layout import Layout, Ruler
from game.kit.tokens import LIGHT
from game.kit.widgets import (
    At,
    Button,
    Column,
    Fixed,
    Grid,
    Grow,
    Legend,
    Panel,
    Row,
    Scroll,
    Spacer,
    Speech,
    Stack,
    Text,
    Widget,
    Wrap,
)

INK = Ink(LIGHT, 1366, 768)


def laid(widget, width=600, height=400):
    return Layout(widget, Ruler(INK), pygame.Rect(0, 0, width, height))


def rect(layout, widget):
    return next(p.rect for p in layout.all if p.widget is widget)


@st.composite
def demands(draw):
    least = draw(st.integers(0, 100))
    return Demand(least, least + draw(st.integers(0, 100)), draw(st.sampled_from([0, 0, 1, 2.5])))


@given(st.lists(demands(), min_size=1, max_size=7), st.integers(0, 1_500))
def test_room_is_used_exactly_and_nobody_gets_less_than_the_least(wanted, room):
    given_ = share_out(wanted, room)
    assert all(length >= d.least for length, d in zip(given_, wanted, strict=True))
    enough = sum(d.least for d in wanted) <= room
    if enough and any(d.weight for d in wanted):
        assert sum(given_) == room
    elif enough:
        assert sum(given_) == min(room, sum(d.natural for d in wanted))


def test_panels_share_a_row_by_weight_whatever_they_contain():
    wide, narrow = Panel(Text("a")), Panel(Text("many words that would like more room"))
    layout = laid(Row((Grow(wide, 2), Grow(narrow, 1)), gap=0, align="stretch"))
    assert rect(layout, wide).w == 400
    assert rect(layout, narrow).w == 200
    assert rect(layout, wide).h == 400


def test_text_grows_downwards_when_it_gets_narrow():
    words = Text("Third time I explain my order. Nobody talks to anybody there.")
    ruler = Ruler(INK)
    assert ruler.height(words, 150) > ruler.height(words, 300) > ruler.height(words, 600)


def test_the_rest_of_a_column_goes_to_what_grows():
    head, body = Text("Head"), Panel(Text("Body"))
    layout = laid(Column((head, Grow(body)), gap=10))
    assert rect(layout, body).bottom == 400
    assert rect(layout, body).top == rect(layout, head).bottom + 10


def test_a_row_wraps_when_the_window_is_narrow():
    buttons = tuple(Button(f"b{i}", f"Button {i}") for i in range(6))
    assert len({p.rect.y for p in laid(Wrap(buttons), 900).controls.values()}) == 1
    assert len({p.rect.y for p in laid(Wrap(buttons), 250).controls.values()}) > 1


def test_cards_that_grow_fill_the_line_they_are_on():
    cards = tuple(Panel(Text(f"{i}")) for i in range(3))
    layout = laid(Wrap(tuple(Grow(card, min_width=250) for card in cards), gap=0), 600)
    assert [rect(layout, card).w for card in cards] == [300, 300, 600]


def test_columns_of_a_grid_stand_under_each_other():
    cells = [[Text(f"{row}{'x' * column}") for column in range(3)] for row in range(3)]
    layout = laid(Grid(tuple(map(tuple, cells)), columns=("fit", 1.0, 2.0)))
    for column in range(3):
        assert len({rect(layout, cells[row][column]).x for row in range(3)}) == 1


@pytest.mark.parametrize(
    ("justify", "left"), [("start", 0), ("end", 500), ("centre", 250), ("between", 0)]
)
def test_a_row_can_stand_left_right_or_in_the_middle(justify, left):
    only = Fixed(Text("x"), width=100)
    assert rect(laid(Row((only,), justify=justify)), only).x == left


def test_between_puts_the_rest_between():
    first, last = Fixed(Text("x"), width=100), Fixed(Text("y"), width=100)
    layout = laid(Row((first, last), justify="between"))
    assert (rect(layout, first).left, rect(layout, last).right) == (0, 600)


def test_letters_of_different_size_stand_on_one_line():
    small, large = Text("a", "small"), Text("b", "headline")
    layout, ruler = laid(Row((small, large), align="baseline")), Ruler(INK)
    feet = [rect(layout, w).y + w.baseline(ruler, 100) for w in (small, large)]
    assert feet[0] == feet[1]


def test_a_fixed_width_gives_way_to_what_does_not_fit_into_it():
    word = Text("Reorganisationsbeschleunigung")
    layout = laid(Row((Fixed(word, width=20),)))
    assert rect(layout, word).w >= Ruler(INK).span(word).least


def test_speech_stays_inside_what_it_lies_on():
    bubble = Speech("They called back and already knew my history.", "good")
    layout = laid(Stack((Spacer(), At(bubble, 0.99, 0.02))))
    assert layout.box.contains(rect(layout, bubble))


def test_speech_points_at_its_place():
    bubble = Speech("Short", "bad")
    layout = laid(Stack((Spacer(), At(bubble, 0.5, 0.5))))
    assert rect(layout, bubble).midbottom == (300, 200)


def test_a_scroll_is_as_tall_as_it_is_given_and_its_child_as_tall_as_it_needs():
    tall = Column(tuple(Text(f"line {i}") for i in range(60)))
    layout = laid(Scroll(tall, id="s"), 200, 100)
    assert rect(layout, tall).h > 100
    assert guards.faults(layout) == []


def test_clipped_text_is_found():
    faults = guards.clipped(laid(Text("Reorganisation"), 40, 100))
    assert faults
    assert "Reorganisation" in faults[0]


def test_text_without_the_height_for_its_lines_is_found():
    assert guards.clipped(laid(Text("many words on many lines " * 9), 100, 40))


def test_rows_that_stick_out_are_found():
    words = tuple(Text("unbreakable", wrap=False) for _ in range(9))
    assert guards.clipped(laid(Row(words), 200))


class Heap(Widget):
    """Puts both its children on the same place."""

    def __init__(self, *children):
        self.children = children

    def parts(self, rule, box):
        return [(child, pygame.Rect(0, 0, 90, 30)) for child in self.children]


def test_overlapping_siblings_are_found():
    assert "overlap" in guards.overlapping(laid(Heap(Text("a"), Text("b"))))[0]


def test_two_controls_with_one_id_are_found():
    both = Column((Button("a", "One"), Button("a", "Two")))
    assert guards.twice(laid(both)) == ["2 controls are called 'a'"]


def test_a_control_without_a_name_is_found():
    assert guards.unnamed(laid(Button("a", ""))) == ["'a' has no label"]


def test_a_legend_takes_the_lines_it_needs():
    legend = Legend((("disc", "good", "happy customers"), ("dot", "neutral", "neutral customers")))
    ruler = Ruler(INK)
    assert ruler.height(legend, 150) > ruler.height(legend, 500)


def test_a_bubble_is_as_narrow_as_its_lines_allow():
    bubble = Speech("Third time I explain my order. Nobody talks to anybody there.", "bad")
    layout = laid(Stack((Spacer(), At(bubble, 0.5, 0.8))))
    width, ruler = rect(layout, bubble).w, Ruler(INK)
    assert ruler.height(bubble, width) == ruler.height(bubble, 240)
    assert ruler.height(bubble, width - 1) > ruler.height(bubble, 240)
