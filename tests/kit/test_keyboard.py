"""Everything by keyboard: Tab in reading order, arrows inside controls, shortcuts from anywhere."""

import pygame
import pytest

from game.kit.events import Changed, Clicked, Hovered, KeyPressed, Submitted, Toggled, Typed
from game.kit.widgets import (
    Button,
    Cell,
    Choice,
    Column,
    Field,
    Grid,
    Row,
    Scroll,
    Share,
    Sketch,
    Text,
    Toggle,
)
from tests.kit.small import Small
from tests.play.pages import Player


def play(widget, **more):
    screen = Small(widget)
    return Player(screen, **more), screen


def told(screen):
    """What the screen heard, hovering left out."""
    return [event for event in screen.heard if not isinstance(event, Hovered)]


def test_tab_goes_in_reading_order_around_and_shift_tab_back():
    player, _ = play(Column((Row((Button("a", "A"), Button("b", "B"))), Button("c", "C"))))
    seen = []
    for _ in range(4):
        player.press("tab")
        seen.append(player.focus)
    assert seen == ["a", "b", "c", "a"]
    player.press("shift+tab")
    assert player.focus == "c"


@pytest.mark.parametrize("key", ["return", "space"])
def test_a_button_is_pressed_by_enter_and_space(key):
    player, screen = play(Button("go", "Go"))
    player.press("tab", key)
    assert told(screen) == [Clicked("go")]


def test_a_disabled_button_takes_neither_focus_nor_mouse_nor_shortcut():
    player, screen = play(Row((Button("a", "A"), Button("no", "No", enabled=False, key="n"))))
    player.press("tab", "tab")
    assert player.focus == "a"
    player.click("no")
    player.press("n")
    assert told(screen) == [KeyPressed("n")]


@pytest.mark.parametrize("key", ["e", "1", "+", "space", "f5", "ctrl+z"])
def test_a_shortcut_clicks_from_anywhere(key):
    player, screen = play(Row((Button("a", "A"), Button("b", "B", key=key))))
    player.press(key)
    assert told(screen) == [Clicked("b")]


def test_a_key_nobody_takes_reaches_the_screen():
    player, screen = play(Text("nothing here"))
    player.press("p", "escape", "ctrl+z", "+")
    assert told(screen) == [KeyPressed(k) for k in ("p", "escape", "ctrl+z", "+")]


@pytest.mark.parametrize("key", [pygame.K_LSHIFT, pygame.K_RCTRL, pygame.K_CAPSLOCK])
def test_a_key_that_is_only_held_means_nothing_by_itself(key):
    player, screen = play(Text("nothing here"))
    player._frame(pygame.event.Event(pygame.KEYDOWN, key=key, mod=0, unicode="", scancode=0))
    assert told(screen) == []


def test_space_pauses_after_a_click_on_some_button():
    player, screen = play(Row((Button("a", "A"), Button("pause", "Pause", key="space"))))
    player.click("a")
    player.press("space")
    assert told(screen) == [Clicked("a"), Clicked("pause")]


def test_arrows_choose_among_options_and_go_around():
    options = (("all", "All"), ("some", "Some"), ("none", "None"))
    player, screen = play(Choice("which", "Which", options, "none"))
    player.press("tab", "right", "left")
    assert told(screen) == [Changed("which", "all"), Changed("which", "some")]


def test_space_switches():
    player, screen = play(Toggle("motion", "Motion", on=True))
    player.press("tab", "space")
    assert told(screen) == [Toggled("motion", on=False)]


def test_arrows_home_and_end_set_a_cell_and_l_locks_it():
    player, screen = play(Cell("c", "Service: CX", 20))
    player.press("tab", "right", "left", "home", "end", "l")
    values = [e.value for e in told(screen) if isinstance(e, Changed)]
    assert values == [25, 15, 0, 100]
    assert told(screen)[-1] == Toggled("c", on=True)


def test_a_locked_cell_does_not_move():
    player, screen = play(Cell("c", "Service: CX", 20, locked=True))
    player.press("tab", "right")
    player.drag("c", 0.4)
    assert told(screen) == []


def test_up_and_down_go_from_cell_to_cell_in_a_grid():
    cells = tuple(tuple(Cell(f"{r}{c}", f"{r}{c}", 20) for c in "abc") for r in "123")
    player, _ = play(Grid(cells, columns=(1.0, 1.0, 1.0)))
    player.focus_on("1b")
    player.press("down")
    assert player.focus == "2b"
    player.press("down", "down", "up")
    assert player.focus == "2b"


def test_a_border_of_shares_is_chosen_and_moved_by_keys():
    parts = (("m", "Marketing", 40, "marketing"), ("s", "Sales", 35, "sales"),
             ("v", "Service", 25, "service"))  # fmt: skip
    player, screen = play(Share("money", parts, "Budgets"))
    player.press("tab", "right", "down", "left")
    assert told(screen) == [Changed("money", (41, 34, 25)), Changed("money", (40, 34, 26))]


def test_a_line_is_drawn_by_keys_from_left_to_right():
    flat = (50.0,) * 4
    player, screen = play(Sketch("guess", "Guess", flat, (0, 1, 2, 3), (40, 60)))
    player.press("tab", "right", "up")
    assert told(screen) == [Changed("guess", (50, 51, 51, 51))]


class Form(Small):
    """A field that keeps what is typed."""

    def __init__(self, text="", **more):
        super().__init__(None)
        self.text, self.more = text, more
        self.make = lambda room: Row(
            (Field("team", "Team", self.text, **self.more), Button("x", "X", key="x"))
        )

    def on_event(self, event, room):
        super().on_event(event, room)
        if isinstance(event, Typed):
            self.text = event.text


def test_letters_go_into_the_field_and_not_to_shortcuts():
    screen = Form()
    player = Player(screen)
    player.click("team")
    player.type("max x")
    assert screen.text == "max x"
    assert Clicked("x") not in screen.heard


def test_a_field_is_edited_where_the_cursor_is():
    screen = Form("Alpa")
    player = Player(screen)
    player.focus_on("team")
    player.press("left", "h", "home", "delete", "o", "end", "backspace", "return")
    assert screen.text == "olph"
    assert told(screen)[-1] == Submitted("team")


def test_a_field_for_numbers_takes_digits_only():
    screen = Form(numeric=True)
    player = Player(screen)
    player.click("team")
    player.type("a7b2")
    assert screen.text == "72"


def test_a_field_takes_no_more_than_it_may():
    screen = Form("abc", longest=4)
    player = Player(screen)
    player.focus_on("team")
    player.type("def")
    assert screen.text == "abcd"


def test_another_part_of_a_screen_is_read_from_its_top():
    player, screen = play(Column(tuple(Text(f"line {i}") for i in range(200))))
    screen.place = "live"
    player.press("a", "pagedown")
    assert player.app.page.offsets["page"] > 300
    player.press("a")
    assert player.app.page.offsets["page"] > 300
    screen.place = "report"
    player.press("a")
    assert player.app.page.offsets["page"] == 0


def test_page_down_scrolls_and_page_up_returns():
    rows = Column(tuple(Text(f"line {i}") for i in range(200)))
    player, screen = play(Scroll(rows, id="s"))
    player.press("pagedown")
    assert player.app.page.offsets["s"] > 300
    player.press("pageup")
    assert player.app.page.offsets["s"] == 0
    player.press("pageup")
    assert told(screen) == [KeyPressed("pageup")]


def test_the_list_of_keys_is_made_from_what_is_on_the_screen():
    player, screen = play(Row((Button("end", "End quarter", key="e"), Cell("c", "Cell", 20))))
    assert "end" in player.ids()
    player.press("f1")
    card = player.app.page.card
    words = "\n".join(p.widget.node()[1] for p in card.all)
    assert "End quarter" in words
    assert "\nE\n" in words
    assert "lock a cell" in words
    player.press("e", "escape")
    assert told(screen) == []
    player.press("e")
    assert told(screen) == [Clicked("end")]


def test_the_focus_explains_itself_after_a_while_or_at_once_with_f2():
    player, _ = play(Button("a", "A", tip="What A does"))
    player.press("tab")
    assert not player.app.page.tipping
    player.pass_time(0.7)
    assert player.app.page.tipping
    player.press("tab", "f2")
    assert player.app.page.tipping


def test_focus_stays_on_its_control_when_the_tree_is_built_again():
    screen: Small = Small(
        lambda room: Row(tuple(Button(f"b{i}", "B") for i in range(screen.built)))
    )
    player = Player(screen)
    player.press("tab")
    before = player.focus
    screen.changes = True
    player.pass_time(0.1)
    assert player.focus == before


def test_focus_is_dropped_when_its_control_is_gone():
    screen: Small = Small(lambda room: Button("a" if screen.built == 1 else "b", "X"))
    player = Player(screen)
    player.press("tab")
    assert player.focus == "a"
    screen.changes = True
    player.pass_time(0.1)
    assert player.focus == ""
