"""Only what changed is drawn again, and it looks as if all had been."""

import pygame
import pytest

from game.kit.draw import Pictures
from game.kit.ink import Ink
from game.kit.tokens import LIGHT
from game.kit.widgets import At, Button, Canvas, Column, Panel, Row, Stack, Text
from tests.kit.gallery import Crowd, Gallery
from tests.kit.small import Small
from tests.play.pages import FRAME, Player


def pixels(player):
    return pygame.image.tobytes(player.app.surface, "RGB")


def test_a_frame_in_which_nothing_changes_draws_nothing():
    player = Player(Gallery())
    assert player.app.frame(FRAME, []) is False
    assert player.app.easel.drawn == 0
    player.close()


def test_the_same_screen_gives_the_same_bytes():
    one, other = Player(Gallery()), Player(Gallery())
    assert pixels(one) == pixels(other)
    one.close()
    other.close()


@pytest.mark.parametrize("text", [1.0, 1.5])
def test_drawing_a_part_leaves_what_drawing_everything_would(text):
    player = Player(Gallery(), text=text)
    steps = [
        lambda: player.press("tab", "tab", "tab"), lambda: player.hover("pause", 0.5),
        lambda: player.drag("cell.1.4", 0.3), lambda: player.wheel("all", -4),
        lambda: player.click("filter.unheard"), lambda: player.press("f1"),
        lambda: player.press("escape"), lambda: player.drag("budget.Sales", -0.1),
        lambda: player.hover("equity", 0.2), lambda: player.click("motion"),
    ]  # fmt: skip
    for step in steps:
        step()
        kept = pixels(player)
        player.app.easel._for = ()  # forget what is shown: draw the whole window
        player.pass_time(FRAME)
        assert pixels(player) == kept
    player.close()


def test_a_small_change_touches_a_small_part_of_the_window(monkeypatch):
    screen: Small = Small(
        lambda room: Column(tuple(Text(f"{i} {screen.built if i == 3 else 0}") for i in range(20)))
    )
    player = Player(screen)
    seen = []
    monkeypatch.setattr(
        player.app.easel, "_redraw", lambda target, part, *rest: seen.append(part.copy())
    )
    screen.changes = True
    player.pass_time(FRAME)
    assert sum(part.w * part.h for part in seen) < 1366 * 30


def test_moving_dots_are_painted_only_when_they_moved(monkeypatch):
    crowd = Crowd(50)
    painted = []
    monkeypatch.setattr(crowd, "paint", lambda surface, ink, now: painted.append(now))
    player = Player(Small(Panel(Canvas("crowd", crowd, "Customers", animated=True))))
    before = len(painted)
    player.pass_time(0.5)
    assert len(painted) == before
    crowd.step += 1
    player.pass_time(FRAME)
    assert len(painted) == before + 1
    player.close()


def test_what_lies_above_moving_dots_stays_above():
    crowd = Crowd(4_000)
    label = At(Panel(Text("legend"), fill="tip"), 0.5, 0.5)
    player = Player(Small(Stack((Canvas("crowd", crowd, "Customers", animated=True), label))))
    inside = player.app.page.layout.all[-1].rect

    def words():
        return pygame.image.tobytes(player.app.surface.subsurface(inside), "RGB")

    before, everything = words(), pixels(player)
    crowd.step += 3
    player.pass_time(FRAME)
    assert words() == before
    assert pixels(player) != everything


def test_pictures_are_kept_within_a_bound():
    pictures = Pictures(limit=200_000)
    ink = Ink(LIGHT, 1366, 768)
    player = Player(Small(Row(tuple(Button(f"b{i}", f"Button {i}") for i in range(60)))))
    for op in player.app.page.ops():
        pictures.of(op, ink)
    assert pictures.bytes <= 200_000
    assert 0 < len(pictures) < 60


def test_an_equal_widget_is_not_drawn_twice():
    player = Player(Small(lambda room: Column((Button("a", "A"), Text("words")))))
    known = len(player.app.easel.pictures)
    player.app.wake()
    player.app.frame(FRAME)
    assert len(player.app.easel.pictures) == known


def test_the_theme_changes_every_pixel_of_the_ground():
    player = Player(Small(Text("a")))
    player.app.room.theme = "dark"
    player.pass_time(FRAME)
    assert player.app.surface.get_at((700, 700))[:3] == (19, 23, 28)


def test_animated_dots_scrolled_partly_away_do_not_leave_their_scroll():
    player = Player(Gallery(moving=True))
    player.wheel("all", -2)
    top = player.app.page.layout.controls["all"].rect.top
    kept = player.app.surface.subsurface((0, 0, 1366, top)).copy()
    player.pass_time(0.1)
    now = player.app.surface.subsurface((0, 0, 1366, top))
    assert pygame.image.tobytes(kept, "RGB") == pygame.image.tobytes(now, "RGB")
    player.close()


def test_a_still_canvas_is_painted_again_when_its_painter_knows_something_new():
    crowd = Crowd(30)
    player = Player(Small(Panel(Canvas("crowd", crowd, "Customers"))))
    before = pixels(player)
    crowd.step += 40
    player.app.wake()
    player.app.frame(FRAME)
    assert pixels(player) != before
