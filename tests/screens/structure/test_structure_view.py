"""The view of the organisation: moved by hand and by key, decided like anything else."""

import pytest

from tests.play.conftest import laid, seated

OPEN = "ten-x-bug"


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    return laid(OPEN)


@pytest.fixture
def player(table):
    with seated(table) as made:
        made.press("4")
        yield made


def kinds(table):
    return [item.decision.kind for item in table.seat.moves]


def test_the_executive_is_clicked_to_a_home_and_decided(player, table):
    player.click("chart.executive")
    player.click("chart.operations")
    assert player.node("preview-title").label == "A customer executive"
    assert kinds(table) == []
    player.click("decide")
    assert kinds(table) == ["appoint_executive"]
    assert table.seat.moves[0].decision.home == "operations"
    assert "Operations – Executive" in player.node("chart").value


def test_two_departments_are_joined_by_keys_and_one_says_how(player, table):
    player.focus_on("chart")
    player.press("down", "return", "right", "return")
    assert player.node("preview-title").label == "Who reports to whom"
    player.click("meant.co_locate")
    assert player.node("preview-title").label == "Two departments in one room"
    player.focus_on("meant")
    player.press("d")
    assert kinds(table) == ["co_locate"]


def test_a_dial_opens_its_form_and_undo_takes_the_move_back(player, table):
    player.click("dial-listening_owner")
    player.click("field-owner.service")
    player.click("decide")
    assert kinds(table) == ["listening_owner"]
    assert "Service" in player.node("dial-listening_owner").label
    player.press("ctrl+z")
    assert kinds(table) == []


def test_what_another_view_held_out_is_open(player, table):
    wish = table.seat.decide({"kind": "promise_signoff", "by": "service"})
    decision = table.seat.moves[0].decision
    assert wish
    table.seat.undo()
    player.press("1")
    table.hold_out(decision, "structure")
    player.app.wake()
    player.wait_until(lambda: "preview-title" in player.ids())
    assert player.node("preview-title").label == "Who signs promises off"
    assert player.node("field-by.service").value == "on"


def test_what_a_game_does_not_offer_is_shown_with_the_reason(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    with seated(laid("first-monday")) as player:
        player.press("4")
        assert not player.node("dial-executive_opex").enabled
        assert "Stays as it is in this game." in player.words()
        assert "In this game nobody moves in the chart" in player.words()
