"""Nobody moves, moods fade, feedback rises to who received it, and a click finds who was meant."""

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.kit.ink import Ink
from game.kit.tokens import LIGHT
from game.screens.picture import flight
from game.screens.picture.crowd import CrowdTable
from game.screens.picture.facts import Talk
from game.screens.picture.layer import heard_and_unheard
from game.screens.picture.places import Kinship, kinship, spread
from game.screens.picture.stand import WIDE, centre
from tests.screens.picture.demo import SAYS, live_of, ring_of_people

SIZE = (900, 190)
INK = Ink(LIGHT, 1366, 768)


def table_of(people=400, seconds=0.0, says=()):
    table = CrowdTable(ring_of_people(people))
    table.show(live_of(people), Talk(), says, seconds)
    return table


def picture(table):
    surface = pygame.Surface(SIZE)
    surface.fill(INK.colour("panel"))
    table.paint(surface, INK, 0.0)
    return pygame.image.tobytes(surface, "RGB")


def unlike(one, other):
    """The share of colours that are visibly different."""
    a, b = (np.frombuffer(seen, np.uint8).astype(int) for seen in (one, other))
    return float((np.abs(a - b) > 12).mean())


# ---- places --------------------------------------------------------------------------------------
@given(st.integers(5, 400), st.integers(50, 2000), st.integers(50, 900))
def test_everybody_has_a_place_of_their_own_inside(people, width, height):
    places = spread(kinship(ring_of_people(people)), width, height)
    assert ((places >= 0) & (places <= (width, height))).all()
    assert len({tuple(place) for place in places.tolist()}) == people


def test_people_fill_their_ground_evenly():
    places = spread(kinship(ring_of_people(2_000)), 900, 160)
    cells = (places / (100, 40)).astype(int).clip(0, (8, 3))
    counts = np.bincount(cells[:, 0] * 4 + cells[:, 1])
    assert len(counts) == 36
    assert counts.min() > 0.7 * counts.max()


def test_those_who_talk_to_each_other_stand_closer_than_strangers():
    society = ring_of_people(1_000)
    places = spread(kinship(society), 900, 160)
    friends = np.repeat(np.arange(1_000), 4)
    near = np.abs(places[friends] - places[society.neighbours]).mean()
    strangers = Kinship(*np.random.default_rng(1).random((2, 1_000)))
    mixed = spread(strangers, 900, 160)
    assert near < 0.6 * np.abs(mixed[friends] - mixed[society.neighbours]).mean()


def test_nobody_moves_when_moods_change():
    table = table_of()
    before = table.places(SIZE, INK).copy()
    table.show(live_of(400, turn=9), Talk(), (), 0.0)
    assert (table.places(SIZE, INK) == before).all()


@pytest.mark.parametrize("row", [0, 17, 399])
def test_a_click_finds_who_stands_there(row):
    table = table_of()
    picture(table)
    x, y, _ = table.ring_of(row, SIZE, INK)
    assert table.customer_at((x + 1) / SIZE[0], (y - 1) / SIZE[1]) == row


# ---- weeks ---------------------------------------------------------------------------------------
def test_a_week_fades_in_and_then_rests():
    table = table_of()
    old = picture(table)
    table.show(live_of(400, turn=9), Talk(), (), 1.0)
    seen, keys = [picture(table)], [table.key()]
    while table.tick(1 / 60):
        seen.append(picture(table))
        keys.append(table.key())
    assert len(set(seen)) > 20
    assert len(set(keys)) == len(keys)
    resting = table.key()
    assert not table.tick(1 / 60)
    assert table.key() == resting
    still = table_of()
    still.show(live_of(400, turn=9), Talk(), (), 0.0)
    assert picture(table) == picture(still) != old


def test_a_mood_is_the_old_one_until_it_fades():
    table = CrowdTable(ring_of_people(400))
    table.show(live_of(400, letters=0), Talk(), (), 0.0)
    old = picture(table)
    table.show(live_of(400, turn=9, letters=0), Talk(), (), 1.0)
    begun = picture(table)
    table.tick(0.2)
    half = picture(table)
    assert unlike(begun, old) < 0.001
    assert unlike(half, old) > 0.02


def test_with_reduced_motion_everything_stands_at_once():
    table = table_of(seconds=0.0)
    assert not table.tick(1 / 60)
    assert table.part == 1.0


def test_equal_tables_make_equal_pictures():
    assert table_of(says=SAYS).key() == table_of(says=SAYS).key()
    assert picture(table_of(says=SAYS)) == picture(table_of(says=SAYS))


def test_whoever_speaks_has_a_ring():
    assert picture(table_of(says=SAYS)) != picture(table_of())


# ---- balloons ------------------------------------------------------------------------------------
@given(st.integers(0, 40), st.integers(300, 2500))
def test_feedback_waits_below_the_silo_that_received_it(count, width):
    letters = live_of(400, letters=count).letters
    side = width / 70
    places = flight.waiting(letters, width, side)
    for letter, (x, y) in zip(letters, places, strict=True):
        index = ("marketing", "sales", "service", "it").index(letter.to)
        assert abs(x - centre(index, width)) <= width * WIDE
        assert 0 <= y <= side
    assert len(set(places)) == count


def test_feedback_rises_from_its_author_and_arrives():
    start, end = (100.0, 180.0), (400.0, 10.0)
    for index in range(8):
        path = [flight.risen(start, end, index, 8, part / 50) for part in range(51)]
        flown = [point for point in path if point]
        heights = [y for _, y in flown]
        assert heights == sorted(heights, reverse=True)
        assert path[-1] == end
        assert flown[0][1] > 120


# ---- overlays ------------------------------------------------------------------------------------
def test_each_overlay_is_another_picture():
    table = table_of(says=SAYS)
    table.talks[-1] = Talk((1, 40, 200), (17, 90))
    seen = set()
    for overlay in ("mood", "heard", "talk"):
        table.overlay = overlay
        seen.add(picture(table))
    assert len(seen) == 3


def test_who_spoke_twice_is_judged_by_the_last_time():
    talks = (Talk((1, 2), (3,)), Talk((3,), (2,)))
    assert heard_and_unheard(talks) == ([1, 3], [2])


def test_a_week_that_is_shown_again_makes_nobody_forgotten():
    table = table_of()
    for row in (0, 1, 1, 1, 1, 1):
        table.show(live_of(), Talk((row,), ()), (), 0.0)
    assert heard_and_unheard(tuple(table.talks))[0] == [0, 1]


def test_four_weeks_are_remembered():
    table = table_of()
    for row in range(7):
        table.show(live_of(), Talk((row,), ()), (), 0.0)
    assert heard_and_unheard(tuple(table.talks))[0] == [3, 4, 5, 6]
