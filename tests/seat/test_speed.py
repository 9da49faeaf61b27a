"""The speed budgets of a game with a screen: `uv run poe bench`."""

import time
from statistics import median

import pytest

from game.foresight import Foresight
from game.present.brand import brand
from game.present.live import live
from game.present.preview import question
from game.present.status import status
from game.seat import Seat
from sim.decisions import decision_of

pytestmark = pytest.mark.bench
LATITUDE = decision_of({"kind": "empower", "latitude": 0.6})


@pytest.fixture
def full():
    game = Seat.new("promise-gap", 7)
    game.end_quarter()
    game.advance()
    yield game
    game.close()


def test_a_week_with_its_seal_takes_at_most_5_ms(full, benchmark):
    benchmark.pedantic(full.advance, rounds=60)
    assert benchmark.stats.stats.median < 0.005


def test_the_picture_takes_at_most_4_ms(full, benchmark):
    def look():
        live(full)
        status(full)
        brand(full)

    look()
    benchmark.pedantic(look, rounds=30)
    assert benchmark.stats.stats.median < 0.004


def test_a_first_estimate_comes_within_300_ms():
    game, spans = Seat.new("promise-gap", 7), []
    for _ in range(5):
        looking = Foresight()
        begin = time.perf_counter()
        asked = question(game, LATITUDE)
        ticket = looking.ask("preview", game.vantage(LATITUDE), asked, game.policy)
        while not ticket.version:
            time.sleep(0.001)
        spans.append(time.perf_counter() - begin)
        looking.close()
    game.close()
    assert median(spans) < 0.3
