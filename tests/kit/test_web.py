"""A web of causes: places that hold still, threads by size and sign, and keys."""

from itertools import pairwise
from math import hypot

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit.ink import Ink
from game.kit.threads import Thread, dashes
from game.kit.tokens import THEMES
from game.kit.web import Knot, Web
from tests.kit.small import Small
from tests.play.pages import Player

KNOTS = (
    Knot("a", "Goals", "+1.0", 0, 0, "target", "good"),
    Knot("b", "Budgets", "0.0", 0, 1, "coins", idle=True),
    Knot("x", "Service", "−2.0", 1, 1, "headset", "bad", "service"),
    Knot("m", "Brand", "−1.0", 2, 0, "flag", "bad"),
)
THREADS = (Thread("a", "x", 1.0), Thread("x", "m", -2.0), Thread("a", "m", 0.2, lit=False))
INK = Ink(THEMES["light"], 1366, 768)


def web(threads=THREADS, chosen="m", knots=KNOTS):
    heads = ("Decided", "Happened", "Moved")
    return Web("web", "go through", heads, (2, 3, 1), knots, threads, chosen)


def shot(widget):
    player = Player(Small(widget))
    [placed] = [p for p in player.app.page.layout.all if isinstance(p.widget, Web)]
    picture = player.app.surface.subsurface(placed.rect).copy()
    player.close()
    return pygame.image.tobytes(picture, "RGB")


def test_a_knot_has_its_place_whoever_else_is_there():
    box = pygame.Rect(0, 0, 800, 500)
    alone = web((), knots=KNOTS[2:3]).boxes(INK, box)
    assert web().boxes(INK, box)["x"] == alone["x"]


def test_sign_size_and_light_can_be_seen():
    line = (
        (Thread("x", "m", 1.0),),
        (Thread("x", "m", -1.0),),
        (Thread("x", "m", 1.0, lit=False),),
    )
    one, dragging, pale = (shot(web(threads)) for threads in line)
    assert len({one, dragging, pale}) == 3
    thin = shot(web((Thread("x", "m", 1.0), Thread("a", "x", 9.0))))
    assert thin != shot(web((Thread("x", "m", 9.0), Thread("a", "x", 9.0))))


def test_keys_go_from_knot_to_knot_and_open_one():
    screen = Small(web())
    player = Player(screen)
    player.focus_on("web")
    player.press("left", "left", "up", "return")
    assert screen.heard[-1].id == "a"
    player.press("right", "return")
    assert screen.heard[-1].id == "x"
    player.click("m")
    assert screen.heard[-1].id == "m"
    player.close()


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 300)), min_size=2, max_size=8),
    st.floats(1.0, 15.0),
)
def test_dashes_cover_a_part_of_the_line_and_never_more(points, thick):
    whole = sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))
    drawn = sum(
        hypot(b[0] - a[0], b[1] - a[1])
        for dash in dashes(points, thick, INK)
        for a, b in pairwise(dash)
    )
    assert drawn <= whole + 1e-6
    if whole > 60:
        assert drawn == pytest.approx(whole / 1.6, abs=0.4 * whole)
