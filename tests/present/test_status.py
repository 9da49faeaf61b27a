"""The bar at the top: against what its numbers are shown, and how they count up."""

import pytest

from game.present.status import status
from game.rise import RISE, Rise
from tests.present.games import played

QUARTER = 13


def bar(seat, risen=1.0):
    return {one.id: one for one in status(seat, risen).figures}


def test_on_the_first_day_nothing_has_changed_yet_and_nothing_is_said_of_it(seat):
    for one in bar(seat).values():
        assert one.change is None
        assert "change" not in one.tip


def test_while_a_quarter_runs_changes_are_since_it_began(seat):
    opening = seat.now
    seat.end_quarter()
    played(seat, 3)
    now, shown = seat.now, bar(seat)
    assert shown["nps"].change == pytest.approx(now.nps - opening.nps)
    assert shown["cash"].change == pytest.approx(now.cash - opening.cash)
    assert "since the quarter began" in shown["nps"].tip


def test_while_the_next_is_planned_changes_are_over_the_last_one(seat):
    opening = seat.now
    played(seat, QUARTER)
    shown = bar(seat)
    assert shown["brand_equity"].change == pytest.approx(
        seat.now.brand_equity - opening.brand_equity
    )
    assert "over the last quarter" in shown["brand_equity"].tip


def test_numbers_count_up_from_where_the_quarter_began_to_where_it_ended(seat):
    opening = seat.now
    played(seat, QUARTER)
    first, half, last = (bar(seat, part)["nps"] for part in (0.0, 0.5, 1.0))
    assert (first.value, first.change) == (opening.nps, 0.0)
    assert half.value == pytest.approx((opening.nps + seat.now.nps) / 2)
    assert (last.value, last.change) == (seat.now.nps, seat.now.nps - opening.nps)


def test_a_rise_comes_to_its_end_and_stays_there():
    rise, parts = Rise(), []
    assert rise.part == 1.0
    assert not rise.goes_on(1.0)
    rise.begin()
    while rise.goes_on(RISE / 7):
        parts.append(rise.part)
    assert parts == sorted(parts)
    assert parts[0] > 1 / 7
    assert parts[-1] == rise.part == 1.0
