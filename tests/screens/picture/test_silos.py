"""Silos and bridges say what they are meant to say, at every size."""

from dataclasses import replace
from itertools import combinations, pairwise
from math import hypot

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit.ink import Ink
from game.kit.tokens import DARK, LIGHT
from game.present.live import Pile
from game.screens.picture import heap
from game.screens.picture.silos import SilosPainter, customers_a_piece, silos_canvas
from game.screens.picture.stand import stand
from tests.screens.picture.demo import bridges, live_of, with_silo

SIZE = (900, 290)
INK = Ink(LIGHT, 1366, 768)
shares = st.floats(0, 1)


def painted(live, ink=INK, size=SIZE):
    """The silos of these facts."""
    surface = pygame.Surface(size, pygame.SRCALPHA)
    SilosPainter(live).paint(surface, ink, 0.0)
    return surface


def bytes_of(live, ink=INK):
    return pygame.image.tobytes(painted(live, ink), "RGBA")


def count(surface, token, box=None, ink=INK):
    """Pixels in exactly the colour of a token."""
    part = surface.subsurface(box) if box else surface
    return pygame.mask.from_threshold(part, (*ink.colour(token), 255), (1, 1, 1, 1)).count()


def pile(unhappy=0, neutral=0, happy=0):
    return Pile(unhappy, neutral, happy, f"{unhappy + neutral + happy} waiting", "")


def with_pile(*counts):
    return with_silo(live_of(), 0, pile=pile(*counts))


# ---- walls ---------------------------------------------------------------------------------------
@given(shares, shares)
def test_the_more_closed_a_department_the_thicker_its_wall(one, other):
    places = stand(SIZE, INK, 0)
    open_, closed = sorted((one, other))
    assert 0 < places.wall(open_) <= places.wall(closed) < places.silos[0].w / 3


def test_a_wall_can_be_seen_to_get_thinner():
    box = stand(SIZE, INK, 0).silos[3]
    seen = [
        count(painted(with_silo(live_of(), 3, wall=wall, pile=pile())), "it", box)
        for wall in (1.0, 0.75, 0.5, 0.25, 0.0)
    ]
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > 2 * seen[-1]


# ---- piles ---------------------------------------------------------------------------------------
@given(st.tuples(*[st.integers(0, 300)] * 3), st.integers(1, 20))
def test_a_pile_has_a_piece_for_each_so_many_customers(counts, each):
    moods = heap.pieces(counts, each)
    for mood, customers in enumerate(counts):
        assert (moods.count(mood) - 1) * each < customers <= moods.count(mood) * each


@given(st.integers(1, 200), st.integers(1, 200))
def test_each_kind_is_as_frequent_at_the_top_of_a_pile_as_in_all_of_it(unhappy, happy):
    moods = heap.mixed(unhappy, 0, happy)
    for i in range(len(moods) + 1):
        assert abs(moods[:i].count(0) - i * unhappy / len(moods)) <= 1


def test_more_feedback_makes_a_higher_pile():
    box = stand(SIZE, INK, 0).silos[0]
    seen = [count(painted(with_pile(n)), "bad", box) for n in (0, 5, 10, 20, 30)]
    assert seen[0] == 0
    assert all(a < b for a, b in pairwise(seen))


def test_a_full_silo_spills_over_its_rim():
    box = stand(SIZE, INK, 0).silos[0]
    above = pygame.Rect(box.x, box.y - INK.px(14), box.w, INK.px(14))
    assert count(painted(with_pile(20)), "bad", above) == 0
    assert count(painted(with_pile(400)), "bad", above) > 50


@given(shares, st.integers(300, 2000), st.integers(200, 900))
def test_pieces_lie_inside_and_beside_each_other(wall, width, height):
    places = stand((width, height), INK, 0)
    hollow, cell = places.hollow(0, wall), places.cell
    found = heap.inside(hollow, cell)
    for x, y in found:
        assert hollow.left - 0.01 <= x - cell / 2 < x + cell / 2 <= hollow.right + 0.01
        assert hollow.spring - hollow.rise <= y - cell / 2 + 0.01
        assert y + cell / 2 <= hollow.floor + 0.01
    near = 0.99 * cell
    assert all(hypot(a - c, b - d) > near for (a, b), (c, d) in combinations(found[:60], 2))


@pytest.mark.parametrize(("people", "each"), [(200, 1), (2_000, 1), (10_000, 4), (100_000, 40)])
def test_a_piece_stands_for_more_where_there_are_more_people(people, each):
    assert customers_a_piece(people) == each


# ---- bridges -------------------------------------------------------------------------------------
@pytest.mark.parametrize("share", [0.0, 0.05, 0.14, 0.15, 0.3, 1.0])
def test_a_bridge_stands_where_goals_are_shared_and_nowhere_else(share):
    live = replace(live_of(), bridges=bridges(share, 0, 0, 0, 0, 0))
    gap = stand(SIZE, INK, 0).gaps[0]
    across = count(painted(live), "accent", gap) >= 2 * gap.w
    assert across == (share >= 0.15)


def test_the_more_goals_are_shared_the_stronger_the_bridge():
    gap = stand(SIZE, INK, 0).gaps[1]
    deck = pygame.Rect(gap.x, gap.y + gap.h * 3 // 4, gap.w, gap.h // 4)
    seen = [
        count(painted(replace(live_of(), bridges=bridges(0, 0, 0, share, 0, 0))), "accent", deck)
        for share in (0.2, 0.6, 1.0)
    ]
    assert seen[0] < seen[1] < seen[2]


def test_a_bridge_between_distant_silos_runs_over_the_roofs():
    near = silos_canvas(replace(live_of(), bridges=bridges(0.3, 0, 0, 0, 0, 0)))
    far = silos_canvas(replace(live_of(), bridges=bridges(0.3, 0.2, 0, 0, 0, 0)))
    assert {spot[0] for spot in far.hot} - {spot[0] for spot in near.hot} == {
        "bridge-marketing-service"
    }
    assert "Marketing and Service share 0%" in near.tip
    assert "Marketing and Service" not in far.tip


# ---- the picture ---------------------------------------------------------------------------------
@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_equal_facts_make_equal_pictures(theme):
    ink = Ink(theme, 1366, 768)
    assert SilosPainter(live_of()).key() == SilosPainter(live_of()).key()
    assert bytes_of(live_of(), ink) == bytes_of(live_of(), ink)


def test_each_fact_changes_the_picture():
    live = live_of()
    others = [
        with_silo(live, 0, wall=0.1),
        with_silo(live, 1, pile=pile(1)),
        with_silo(live, 2, heard_text="77%"),
        with_silo(live, 3, name="Computers"),
        replace(live, bridges=bridges(0.09, 0, 0, 0.62, 0.05, 0.3)),
    ]
    pictures = {bytes_of(facts) for facts in (live, *others)}
    assert len(pictures) == 1 + len(others)
    assert len({SilosPainter(facts).key() for facts in (live, *others)}) == 1 + len(others)


def test_the_crowd_does_not_make_the_silos_be_painted_again():
    assert silos_canvas(live_of(turn=0)) == silos_canvas(live_of(turn=1))
