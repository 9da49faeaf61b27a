"""The budget of a frame: 8 ms of processor time at 1366 × 768 with 2,000 dots moving."""

from statistics import median
from time import process_time

import pytest

from tests.kit.gallery import Gallery
from tests.play.pages import FRAME, Player

pytestmark = pytest.mark.bench


def spent(action, times=60):
    """Median milliseconds of processor time."""
    found = []
    for _ in range(times):
        start = process_time()
        action()
        found.append((process_time() - start) * 1_000)
    return median(found)


@pytest.mark.parametrize(
    ("size", "budget"), [((1366, 768), 8), ((1920, 1080), 12), ((3840, 2160), 24)], ids=str
)
def test_a_frame_with_two_thousand_moving_dots_stays_within_its_budget(size, budget):
    player = Player(Gallery(moving=True), size)
    assert spent(lambda: player.app.frame(FRAME, [])) <= budget


def test_a_frame_without_change_costs_next_to_nothing():
    player = Player(Gallery())
    assert spent(lambda: player.app.frame(FRAME, [])) <= 1


def test_building_a_full_screen_again_fits_into_a_frame():
    player = Player(Gallery())

    def again():
        player.app._stale = True
        player.app.frame(FRAME, [])

    assert spent(again) <= 16
