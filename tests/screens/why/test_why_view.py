"""The view that explains: by hand and by key, and never in the way of a frame."""

import pytest

from game.foresight import Ticket
from game.present.spots import place_of
from game.screens.hindsight import Hindsight
from tests.play.conftest import laid, seated
from tests.play.pages import FRAME


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))


@pytest.fixture
def table(home):
    made = laid("promise-gap")
    made.seat.decide({"kind": "promise_signoff", "by": "service"})
    made.end_quarter()
    while made.seat.running:
        made.tick(10.0)
    made.go("live")
    return made


@pytest.fixture
def player(table):
    with seated(table) as made:
        yield made


def known(player, table):
    """Open the view, and look until all is known."""
    player.press("6")
    while not table.hindsight.idle:
        player.app.frame(FRAME, player.app._inputs())
    player.app.wake()
    player.wait_until(lambda: {"told-title"} <= player.ids() and "working" not in player.ids())


def test_the_key_six_opens_it_and_it_explains_the_last_quarter(player, table):
    known(player, table)
    assert table.place == "why"
    assert player.node("told-title").label == "Brand equity"
    assert player.node("why-first").label == "From Year 1 · Q1"
    assert player.faults() == []


def test_by_keys_alone_one_goes_to_a_place_and_opens_it(player, table):
    known(player, table)
    player.focus_on("web")
    player.press("left", "left", "return")
    assert player.node("told-title").label != "Brand equity"
    chosen = player.node("web").value
    assert player.node("told-title").label in chosen


def test_a_click_on_a_row_opens_the_place_it_names(player, table):
    known(player, table)
    player.click(f"row-{place_of('walls')}")
    assert player.node("told-title").label == "Walls"
    player.click(place_of("ownership"))
    assert player.node("told-title").label == "Who owns what"
    assert "Who signs promises off, week 1" in player.words()


def test_a_remedy_leads_to_where_it_is_decided_filled_in(player, table):
    known(player, table)
    player.click(place_of("service"))
    found = [id_ for id_ in player.ids() if id_.startswith("remedy-set_goals")]
    player.click(found[0])
    assert table.place == "goals"
    assert player.node("cell-service-cx").value.startswith("70")
    assert table.seat.moves == ()


def test_before_the_first_quarter_there_is_nothing_to_explain(home):
    table = laid("promise-gap")
    with seated(table) as player:
        player.press("6")
        assert "Nothing has moved yet" in player.words()
        assert table.hindsight.idle


def test_what_cannot_be_worked_out_is_told(player, table, monkeypatch):
    broken = Ticket("why")
    broken.fault, broken.done = "no room", True
    monkeypatch.setattr(Hindsight, "at", lambda *_args: broken)
    player.press("6")
    assert "This could not be worked out: no room" in player.words()


def test_while_it_is_worked_out_there_is_a_word_and_a_bar(player, table, monkeypatch):
    monkeypatch.setattr(Hindsight, "at", lambda *_args: Ticket("why"))
    player.press("6")
    assert player.node("working").label == "Looking back …"
    assert player.faults() == []
