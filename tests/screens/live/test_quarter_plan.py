"""The quarter's plan beside the picture: when it says that somebody looks ahead."""

from contextlib import suppress

import pytest

from game.present.offers import offers
from game.screens.views import views_for
from sim.run import Refused
from tests.play.deciding import laid, seated


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


def test_a_game_that_goes_on_in_mid_quarter_promises_no_worth_that_nobody_works_out(table):
    for offer in offers(table.seat):
        with suppress(Refused):
            table.seat.decide(offer.decision)
    table.end_quarter()
    while table.seat.week < 3:
        table.tick(1.0)
    table.paused = True
    player = seated(table, "live", views_for(table))
    assert "move-1" in player.ids()
    assert "looking ahead" not in player.words()
    player.close()
