"""Mouse: hover, click, drag and wheel, and what they mean."""

from typing import Any

import pygame
import pytest

from game.kit import brush, overlay
from game.kit.events import Changed, Clicked, Hovered
from game.kit.lit import halos
from game.kit.shares import shared_out
from game.kit.widgets import (
    Button,
    Canvas,
    Cause,
    Cell,
    Choice,
    Column,
    Line,
    LineChart,
    Lit,
    Mark,
    Panel,
    Row,
    Scroll,
    Share,
    Sketch,
    Text,
    Waterfall,
)
from tests.kit.gallery import Crowd
from tests.kit.small import Small
from tests.play.pages import Player


def play(widget, **more):
    screen = Small(widget)
    return Player(screen, **more), screen


def told(screen):
    return [event for event in screen.heard if not isinstance(event, Hovered)]


def test_a_click_is_a_press_and_a_release_on_the_same_button():
    player, screen = play(Row((Button("a", "A"), Button("b", "B"))))
    player.click("a")
    assert told(screen) == [Clicked("a")]
    at = [pygame.Rect(player.node(i).rect).center for i in "ab"]
    player._mouse(pygame.MOUSEBUTTONDOWN, at[0])
    player._mouse(pygame.MOUSEBUTTONUP, at[1])
    assert told(screen) == [Clicked("a")]


class Goals(Small):
    """A row of cells that sums to a hundred, as the screen of goals keeps it."""

    def __init__(self, row):
        super().__init__(self._cells)
        self.row, self.start = row, None

    def _cells(self, room):
        return Row(
            tuple(Cell(f"c{i}", f"Goal {i}", v, min_width=150) for i, v in enumerate(self.row))
        )

    def on_event(self, event, room):
        super().on_event(event, room)
        if isinstance(event, Changed):
            self.start = self.start or self.row
            self.row = shared_out(self.start, int(event.id[1:]), event.value)
            self.start = None if event.done else self.start


def test_dragging_a_cell_moves_the_others_and_back_restores_the_row():
    screen = Goals((45, 30, 5, 10, 10))
    player = Player(screen)
    x, y = pygame.Rect(player.node("c3").rect).center
    player._mouse(pygame.MOUSEBUTTONDOWN, (x, y))
    player._mouse(pygame.MOUSEMOTION, (x + 75, y))
    assert screen.row[3] == 60
    assert sum(screen.row) == 100
    player._mouse(pygame.MOUSEMOTION, (x, y))
    player._mouse(pygame.MOUSEBUTTONUP, (x, y))
    assert screen.row == (45, 30, 5, 10, 10)
    assert [e.done for e in told(screen)] == [False, False, True]


def test_a_click_on_a_cell_changes_nothing():
    player, screen = play(Cell("c", "Goal", 30))
    player.click("c")
    assert told(screen) == []


@pytest.mark.parametrize("size", [(1366, 768), (3840, 2160)])
def test_a_drag_means_the_same_at_every_size(size):
    player, screen = play(Cell("c", "Goal", 30), size=size)
    player.drag("c", 0.25)
    assert told(screen)[-1] == Changed("c", 55, done=True)


def test_a_border_between_shares_takes_from_one_side_what_it_gives_to_the_other():
    parts = (("m", "Marketing", 40, "marketing"), ("s", "Sales", 35, "sales"),
             ("v", "Service", 25, "service"))  # fmt: skip
    player, screen = play(Share("money", parts, "Budgets"))
    player.drag("money.s", 0.1)
    assert told(screen)[-1] == Changed("money", (40, 45, 15), done=True)


def test_a_line_is_drawn_with_the_mouse_and_skips_no_point_of_a_quick_stroke():
    screen: Any = Small(
        lambda room: Sketch("guess", "Guess", screen.line, tuple(range(10)), (40, 60))
    )
    screen.line = (50.0,) * 10

    def keep(event, room):
        if isinstance(event, Changed):
            screen.line = event.value

    screen.answer = keep
    player = Player(screen)
    player.draw("guess", [(0.06, 0.5), (0.93, 0.08)])
    assert screen.line[-1] > 57
    assert all(b >= a for a, b in zip(screen.line, screen.line[1:], strict=False))
    assert screen.line[4] != 50


def test_a_line_that_stops_short_goes_on_level_but_what_was_drawn_stays():
    screen: Any = Small(
        lambda room: Sketch("guess", "Guess", screen.line, tuple(range(10)), (40, 60))
    )
    screen.line = (50.0,) * 10

    def keep(event, room):
        if isinstance(event, Changed):
            screen.line = event.value

    screen.answer = keep
    player = Player(screen)
    player.draw("guess", [(0.06, 0.5), (0.6, 0.1)])
    assert screen.line[-1] == screen.line[-3] > 55
    player.draw("guess", [(0.6, 0.1), (0.93, 0.8)])
    end = screen.line[-1]
    player.draw("guess", [(0.06, 0.5), (0.4, 0.9)])
    assert screen.line[-1] == end


def test_a_ring_lies_around_what_can_be_used_and_nothing_else():
    pair = Row((Button("a", "A"), Button("b", "B", enabled=False)))
    player, _screen = play(Lit(pair, ("a", "b")))
    rings = [p.rect for p in halos(player.app.page.layout)]
    assert [ring.colliderect(player.node(i).rect) for ring in rings for i in "ab"] == [True, False]


def test_an_option_is_clicked_by_its_own_id():
    options = (("all", "All"), ("some", "Some"))
    player, screen = play(Choice("which", "Which", options, "all"))
    player.click("which.some")
    assert told(screen) == [Changed("which", "some")]


def test_hovering_tells_the_screen_once_and_leaving_tells_it_again():
    player, screen = play(Row((Button("a", "A"), Text("elsewhere", id="t"))))
    player.hover("a")
    player.hover("a")
    player.hover("t")
    assert [event.id for event in screen.heard] == ["a", ""]


def test_hovering_alone_builds_nothing_again():
    player, screen = play(Row((Button("a", "A"), Button("b", "B"))))
    before = screen.built
    player.hover("a")
    player.hover("b")
    assert screen.built == before


def test_a_tip_appears_within_150_ms_and_goes_when_the_mouse_moves_on():
    player, _ = play(Row((Text("56.7", tip="Brand equity: 0 to 100", id="n"), Button("b", "B"))))
    player.hover("n", seconds=0.05)
    assert not player.app.page.tipping
    player.pass_time(0.15)
    assert player.app.page.tipping
    player.hover("b", seconds=0.3)
    assert not player.app.page.tipping


def test_what_was_pressed_shows_no_tip_until_the_mouse_has_left_it():
    player, _ = play(Row((Button("a", "A", tip="What it does."), Button("b", "B", tip="Too."))))
    player.click("a")
    player.pass_time(1.0)
    assert not player.app.page.tipping
    player.hover("b")
    assert player.app.page.tipping
    player.hover("a")
    assert player.app.page.tipping


@pytest.mark.parametrize(
    ("key", "tip", "told"),
    [
        ("d", "It counts as a move.", "It counts as a move. Key D."),
        ("o", "The next look. Key O.", "The next look. Key O."),
        ("", "It counts.", "It counts."),
        ("d", "", ""),
    ],
)
def test_a_tip_names_the_key_that_presses_its_button(key, tip, told):
    assert overlay.with_key(tip, Button("a", "A", key=key, tip=tip)) == told


def test_the_tip_of_something_tall_leaves_what_stands_above_it_to_be_read():
    tall = Canvas("tall", Crowd(), "All", min_height=730, tip="What it is.")
    player, _ = play(Column((Text("Heading"), tall)))
    box = pygame.Rect(player.node("tall").rect)
    page = player.app.page
    tip = overlay.tip("What it is.", box, page.layout.ruler, page.layout.box).rect
    assert box.contains(tip)
    assert tip.top > box.centery


def test_the_wheel_scrolls_what_is_under_the_mouse_and_not_beyond_its_end():
    rows = Column(tuple(Text(f"line {i}") for i in range(100)))
    player, _ = play(Row((Scroll(rows, id="s"), Text("x", id="x")), align="stretch"))
    player.wheel("s", -3)
    assert player.app.page.offsets["s"] == 180
    player.wheel("s", 100)
    assert player.app.page.offsets["s"] == 0
    player.wheel("s", -1_000)
    placed = player.app.page.layout.controls["s"]
    assert placed.children[0].rect.bottom == placed.rect.bottom


def test_what_is_scrolled_out_of_sight_cannot_be_clicked():
    rows = Column(tuple(Button(f"b{i}", f"Button {i}") for i in range(60)))
    player, screen = play(Column((Scroll(rows, id="s", min_height=200), Text("below"))))
    hidden = pygame.Rect(player.node("b59").rect)
    player._mouse(pygame.MOUSEBUTTONDOWN, hidden.center)
    player._mouse(pygame.MOUSEBUTTONUP, hidden.center)
    assert told(screen) == []
    player.click("b59")
    assert told(screen) == [Clicked("b59")]


def test_a_place_on_a_canvas_is_clicked_by_mouse_and_by_keys():
    hot = (("maya", "Maya", 0.2, 0.5, 12), ("jon", "Jon", 0.8, 0.5, 12))
    player, screen = play(Canvas("crowd", Crowd(10), "Customers", hot=hot, clickable=True))
    player.click("jon")
    player.click("crowd")
    player.press("tab", "right", "return")
    assert [event.id for event in told(screen)] == ["jon", "crowd", "maya"]


def test_a_canvas_says_where_it_was_clicked():
    player, screen = play(Canvas("crowd", Crowd(10), "Customers", clickable=True))
    player.click("crowd")
    assert told(screen)[0].x == pytest.approx(0.5, abs=0.01)


def test_a_canvas_that_follows_tells_every_move():
    player, screen = play(Canvas("crowd", Crowd(10), "Customers", follow=True))
    box = pygame.Rect(player.node("crowd").rect)
    for x in (10, 20, 30):
        player._mouse(pygame.MOUSEMOTION, (box.x + x, box.y + 5))
    assert [event.id for event in screen.heard] == ["crowd"] * 3


def test_a_decision_on_a_chart_and_a_cause_can_be_clicked():
    chart = LineChart(
        "c", "Equity", (Line(((0, 1), (5, 3), (9, 2))),), marks=(Mark(5, 3, "Q1", "m"),)
    )
    causes = Waterfall("w", "Why", (Cause("Word of mouth", -1.0, "wom"), Cause("Chance", 0.5)))
    player, screen = play(Column((Panel(chart), Panel(causes))))
    player.click("m")
    player.click("wom")
    player.click("w.1")
    assert [event.id for event in told(screen)] == ["m", "wom"]


def test_the_paint_of_a_disc_is_round():
    disc = brush.disc(20, (10, 20, 30))
    assert tuple(disc.get_at((10, 10))) == (10, 20, 30, 255)
    assert disc.get_at((0, 0)).a == 0


def test_the_bar_of_a_scroll_can_be_pulled():
    rows = Column(tuple(Text(f"line {i}") for i in range(100)))
    player, _ = play(Scroll(rows, id="s"))
    box = pygame.Rect(player.node("s").rect)
    player._mouse(pygame.MOUSEBUTTONDOWN, (box.right - 3, box.y + 5))
    player._mouse(pygame.MOUSEMOTION, (box.right - 3, box.bottom - 5))
    placed = player.app.page.layout.controls["s"]
    assert placed.children[0].rect.bottom == placed.rect.bottom
    player._mouse(pygame.MOUSEMOTION, (box.right - 3, box.y - 50))
    player._mouse(pygame.MOUSEBUTTONUP, (box.right - 3, box.y - 50))
    assert player.app.page.offsets["s"] == 0


def test_leaving_the_window_in_the_middle_of_a_drag_changes_nothing():
    player, screen = play(Cell("c", "Goal", 30))
    player.drag("c", 0.1, let_go=False)
    heard = len(told(screen))
    player._frame(pygame.event.Event(pygame.WINDOWLEAVE))
    assert len(told(screen)) == heard


@pytest.mark.parametrize(
    ("id_", "cursor"), [("b", "hand"), ("c", "sideways"), ("no", "arrow"), ("t", "arrow")]
)
def test_the_mouse_looks_like_what_it_can_do(id_, cursor):
    widgets = (
        Button("b", "B"),
        Cell("c", "C", 5),
        Button("no", "N", enabled=False),
        Text("t", id="t"),
    )
    player, _ = play(Row(widgets))
    player.hover(id_)
    assert player.app.page.cursor == cursor
