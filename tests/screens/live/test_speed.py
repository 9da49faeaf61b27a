"""What the live screen costs: a frame while weeks go by, and building it anew after a week.

Other work on the machine slows everything down. So each time is compared with plain work done right
beside it, and the least of many counts.
"""

import time

import pytest

from game.screens.views import views_for
from game.table import STAGES, Table
from tests.play.deciding import seated

pytestmark = pytest.mark.bench

FRAME = 1 / 60
PEOPLE, WEEKS = 2_000, 12
FRAME_LIMIT, REBUILD_LIMIT = 0.008, 0.012
PLAIN, NUMBERS = 0.009, 250_000
"""Seconds in which a usual machine adds so many numbers."""


def timed(work):
    before = time.thread_time()
    work()
    return time.thread_time() - before


def usual(work):
    """How long something would take on a usual machine."""
    plain = min(timed(lambda: sum(i for i in range(NUMBERS))) for _ in range(2))
    return timed(work) * min(1.0, PLAIN / plain)


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = Table.new("promise-gap", 7, PEOPLE)
    yield made
    made.close()


def test_a_frame_while_weeks_go_by(table):
    player = seated(table, "live", views_for(table))
    table.end_quarter()
    player.pass_time(1.0)
    times = []
    while table.seat.week < 2:
        times.append(usual(lambda: player.app.frame(FRAME, [])))
    player.close()
    times.sort()
    assert times[len(times) * 95 // 100] < FRAME_LIMIT


def test_building_the_screen_anew_after_a_week(table):
    player = seated(table, "live", views_for(table))
    weeks = []
    table.end_quarter()
    player.pass_time(FRAME)
    while table.seat.week < WEEKS:
        table._due = 1.0
        weeks.append([usual(lambda: player.app.frame(FRAME, [])) for _ in range(STAGES + 1)])
        assert not table.settling
    player.close()
    least = [min(stage) for stage in zip(*weeks, strict=True)]
    assert max(least) < REBUILD_LIMIT, least
