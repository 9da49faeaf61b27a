"""What can be heard of a game is what happens in it, and can be seen as well."""

from collections import Counter

import pytest

from game.kit.events import Changed, Clicked
from game.present.voice import tone_of
from tests.play.conftest import laid, seated
from tests.play.sittings import table_of


@pytest.fixture
def played(tmp_path, monkeypatch):
    """A player, and what has been heard."""
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    heard = []
    with seated(laid("promise-gap")) as player:
        player.app.room.sound = heard.append
        yield player, heard


def told(player, *events):
    for event in events:
        player.app.screen.on_event(event, player.app.room)
        player.app.wake()
        player.pass_time(0.05)


def test_a_decision_is_heard_when_it_is_taken_and_one_that_cannot_be_is_refused(played):
    player, heard = played
    told(player, Clicked("go-goals"), Changed("cell-service-cx", 60))
    assert heard == []
    told(player, Clicked("keep"))
    assert heard == ["taken"]
    for cell in ("cell-marketing-leads", "cell-sales-cx", "cell-it-cx"):  # one move too many
        told(player, Changed(cell, 20), Clicked("keep"))
    assert heard == ["taken", "taken", "taken", "refused"]
    assert table_of(player).notice


def test_each_week_is_heard_and_so_are_complaints_the_quarter_and_its_report(played):
    player, heard = played
    table = table_of(player)
    table.end_quarter()
    table.pace, sad = 2, 0
    for week in range(13):
        while table.seat.week == week:
            player.pass_time(0.05)
        if week < 12:
            player.pass_time(0.2)
            said = table.edition.messages
            sad += any(m.viral or tone_of(m) == "bad" for m in said)
    player.pass_time(1.5)
    count = Counter(heard)
    assert count["week"] == 12
    assert count["viral"] + count["complaint"] == sad > 0
    assert heard[-2:] == ["quarter", "report"]
    assert table.place == "report"


def test_who_skips_a_quarter_hears_its_end_alone(played):
    player, heard = played
    table = table_of(player)
    table.end_quarter()
    table.skip()
    while table.seat.running:
        player.pass_time(0.1)
    table.go("live")
    player.pass_time(2.0)
    assert heard == ["quarter"]
