"""What a frame of the crowd costs, in relation to other work of the same machine."""

import time

import numpy as np
import pygame
import pytest

from game.kit.ink import Ink
from game.kit.tokens import LIGHT
from game.screens.picture.facts import Talk
from tests.screens.picture.demo import demo, live_of

pytestmark = pytest.mark.bench

SIZE = (906, 200)
INK = Ink(LIGHT, 1366, 768)


def best(work, rounds=25):
    """The least time of many, for other work on the machine only ever adds."""
    work()
    times = []
    for _ in range(rounds):
        before = time.perf_counter()
        work()
        times.append(time.perf_counter() - before)
    return min(times)


def reference():
    """A millisecond or so of plain work."""
    np.sort(np.arange(200_000, dtype=np.float64)[::-1] % 977)


def fading(people):
    """The dearest frame: half of all moods are changing."""
    table = demo(people).table
    table.show(live_of(people, 3), Talk(), (), 1.0)
    table.part = 0.2
    surface = pygame.Surface(SIZE)
    return lambda: table.paint(surface, INK, 0.0)


def test_a_frame_costs_little_more_than_sorting_some_numbers():
    assert best(fading(2_000)) < best(reference)
    assert best(fading(10_000)) < 4 * best(reference)


def test_a_crowd_at_rest_costs_a_fraction_of_one_that_changes():
    table = demo(10_000).table
    surface = pygame.Surface(SIZE)
    assert best(lambda: table.paint(surface, INK, 0.0)) < best(fading(10_000)) / 4
