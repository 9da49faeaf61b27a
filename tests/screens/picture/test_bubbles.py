"""Bubbles are never over each other, never outside the crowd, and never over another's ring."""

from itertools import combinations

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.screens.picture.bubbles import MOST, Wish, placed

TAIL, CORNER = 13, 16


sizes = st.tuples(st.integers(60, 300), st.integers(24, 120))


@st.composite
def crowds(draw):
    """A crowd's ground, and speakers who stand on it."""
    bounds = pygame.Rect(0, draw(st.integers(0, 60)), 0, 0)
    bounds.size = draw(st.integers(200, 1600)), draw(st.integers(60, 600))
    wishes = [
        Wish(
            draw(st.floats(bounds.left, bounds.right)),
            draw(st.floats(bounds.top, bounds.bottom)),
            draw(st.integers(5, 14)),
            tuple(draw(st.lists(sizes, min_size=1, max_size=3))),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    return bounds, wishes


@given(crowds())
def test_bubbles_are_inside_and_apart(crowd):
    bounds, wishes = crowd
    found = placed(bounds, wishes, TAIL, CORNER)
    assert len(found) == len(wishes)
    shown = [place for place in found if place]
    assert len(shown) <= MOST
    assert all(bounds.contains(place.box) for place in shown)
    assert not any(a.claim.colliderect(b.claim) for a, b in combinations(shown, 2))


@given(crowds())
def test_every_tail_hangs_from_its_bubble_to_its_ring(crowd):
    bounds, wishes = crowd
    for wish, place in zip(wishes, placed(bounds, wishes, TAIL, CORNER), strict=True):
        if place:
            assert CORNER <= place.tail <= place.box.w - CORNER
            assert abs(place.box.x + place.tip - wish.x) <= 1
            assert abs(place.tip - place.tail) <= CORNER
            edge = place.box.top if place.below else place.box.bottom
            assert abs(abs(edge - wish.y) - wish.radius - TAIL) <= 2


@given(crowds())
def test_no_bubble_covers_the_ring_of_another(crowd):
    bounds, wishes = crowd
    found = placed(bounds, wishes, TAIL, CORNER)
    for i, place in enumerate(found):
        others = [w for k, w in enumerate(wishes) if k != i and found[k]]
        if place:
            assert not any(place.box.collidepoint(round(w.x), round(w.y)) for w in others)


@given(crowds())
def test_the_same_wishes_have_the_same_places(crowd):
    bounds, wishes = crowd
    again = placed(bounds.copy(), list(wishes), TAIL, CORNER)
    assert placed(bounds, wishes, TAIL, CORNER) == again


def test_the_first_stays_where_two_have_no_room():
    bounds = pygame.Rect(0, 0, 220, 120)
    both = [Wish(110, 100, 7, ((200, 60),)), Wish(116, 100, 7, ((200, 60),))]
    first, second = placed(bounds, both, TAIL, CORNER)
    assert first
    assert not second


def test_a_third_is_not_lost_because_two_are_in_each_others_way():
    bounds = pygame.Rect(0, 0, 600, 120)
    crowded = [Wish(110, 100, 7, ((200, 60),)), Wish(116, 100, 7, ((200, 60),))]
    first, second, third = placed(bounds, [*crowded, Wish(480, 100, 7, ((200, 60),))], TAIL, CORNER)
    assert [bool(place) for place in (first, second, third)] == [True, False, True]


def test_a_bubble_becomes_narrower_where_it_is_crowded():
    bounds = pygame.Rect(0, 0, 400, 120)
    sizes = (300, 30), (150, 60)
    found = placed(bounds, [Wish(90, 100, 7, sizes), Wish(310, 100, 7, sizes)], TAIL, CORNER)
    assert [place.box.w for place in found if place] == [150, 150]


@pytest.mark.parametrize("x", [2, 398])
def test_whoever_stands_at_the_edge_may_speak(x):
    bounds = pygame.Rect(0, 0, 400, 120)
    (place,) = placed(bounds, [Wish(x, 100, 7, ((200, 40),))], TAIL, CORNER)
    assert place
