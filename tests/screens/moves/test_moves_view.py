"""Every decision of The Promise Gap is taken by keys alone, or its refusal is read."""

import time

import pytest

from game.present.offers import offers
from game.screens.play import Play
from sim.decisions import DECISIONS, offered
from sim.scenario.load import load_scenario
from tests.play.deciding import FUTURES, guarded, held, laid, seated, views, written
from tests.play.pages import Player

KINDS = sorted(offered(load_scenario("promise-gap")) & set(DECISIONS))
TICK = 1 / 60
SLOW = 0.25
"""Seconds: a frame that waited for 64 futures would take longer."""

CANNOT = {
    "goal_form": "That is how it already is",  # nothing is shared that could be counted otherwise
    "roll_back": "Nothing has been decided yet",
    "executive_authority": "no customer executive",
    "executive_information": "no customer executive",
    "executive_opex": "no customer executive",
}
"""Decisions that cannot be the first one, and what is said of them."""


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def player(table):
    made = seated(table, "moves")
    yield made
    made.close()


def opened(player, kind):
    """Open a decision's form by keys: all decisions, its group, its card."""
    player.focus_on("all-decisions")
    player.press("return")
    groups = [node.id for node in player.tree() if node.id.startswith("group-")]
    for group in groups:
        player.focus_on(group)
        player.press("return")
        if f"pick-{kind}" in player.ids():
            player.focus_on(f"pick-{kind}")
            player.press("return")
            return
    raise AssertionError(f"{kind} is in none of {groups}")


def fields(player):
    return [
        node.id for node in player.tree() if node.id.startswith("field-") and "." not in node.id
    ]


def fill_in(player):
    """Change the fields by arrow keys until there is something to decide."""
    for turn in ("right", "left"):
        for field in fields(player):
            player.focus_on(field)
            player.press(turn)
            if player.node("decide").enabled:
                return


@pytest.mark.parametrize("kind", KINDS)
def test_each_decision_can_be_taken_by_keys_alone(table, player, kind):
    opened(player, kind)
    if not player.node("decide").enabled:
        fill_in(player)
    if kind in CANNOT:
        assert CANNOT[kind] in player.node("refusal").label
        assert not player.node("decide").enabled
        player.press("d")
        assert not written(table)
        return
    player.focus_on("decide")
    player.press("return")
    [entry] = written(table)
    assert entry.data["kind"] == kind
    assert "move-1" in player.ids()
    player.focus_on("undo")
    player.press("return")
    assert not table.seat.moves
    assert "move-1" not in player.ids()


def test_the_catalogue_offers_what_the_scenario_offers(player):
    player.click("all-decisions")
    found = set()
    for group in [node.id for node in player.tree() if node.id.startswith("group-")]:
        player.click(group)
        found |= {i.removeprefix("pick-") for i in player.ids() if i.startswith("pick-")}
    assert found == set(KINDS)


def test_one_click_on_an_offer_shows_its_preview_and_another_decides_it(table, player):
    offer = next(one for one in offers(table.seat) if one.kind == "staff_service")
    player.click(offer.id)
    assert not written(table)
    player.wait_until(lambda: FUTURES in player.words(), 100_000)
    assert "line-price" in player.ids()
    assert "line-year" in player.ids()
    player.click("decide")
    [entry] = written(table)
    assert entry.data["kind"] == "staff_service"
    assert offer.id not in player.ids()
    assert "Decided" in player.node("notice").label


def test_offers_say_what_they_take_and_why(table, player):
    words = player.words()
    for offer in offers(table.seat):
        assert offer.why in words
        assert all(part in words for part in offer.price)


def test_what_cannot_be_had_says_so_on_its_card_and_writes_nothing(table, player):
    for kind in ("train", "staff_service", "campaign_burst"):
        player.click(f"offer-{kind}")
        player.click("decide")
    assert table.seat.purse.moves == 0
    left = offers(table.seat)
    assert left
    assert "All moves of this quarter are made" in player.node("all-made").label
    for offer in left:
        player.click(offer.id)
        assert player.node("refusal").label == offer.refusal
        player.click("decide")
    assert len(written(table)) == 3


def test_undo_takes_the_last_move_back_and_redo_brings_it_again(table, player):
    player.click("offer-train")
    player.click("decide")
    player.press("ctrl+z")
    assert not table.seat.moves
    player.press("ctrl+shift+z")
    assert [taken.decision.kind for taken in table.seat.moves] == ["train"]


def test_a_number_is_dragged_and_stays_within_its_range(table, player):
    player.click("offer-campaign_burst")
    player.drag("field-spend", 0.9)
    assert player.node("field-spend").value == "2"
    player.drag("field-spend", -0.9)
    assert player.node("field-spend").value == "1.25"
    player.click("decide")
    assert written(table)[0].data["spend"] == pytest.approx(1.25)


def test_parts_of_a_mandate_always_make_up_the_whole(player):
    opened(player, "it_mandate")
    for by in (0.2, -0.4, 0.3):
        player.drag("field-fixes", by)
        names = ("run", "fixes", "integrate", "features")
        values = [int(player.node(f"field-{name}").value.rstrip("%")) for name in names]
        assert sum(values) == 100


def test_a_row_of_goals_in_a_form_adds_up_at_every_moment(player):
    opened(player, "set_goals")
    player.drag("field-service-cx", 0.4, let_go=False)
    cells = [node for node in player.tree() if node.id.startswith("field-service-")]
    assert sum(int(node.value) for node in cells) == 100


def test_what_was_decided_can_be_rolled_back_a_quarter_later(table, player):
    player.click("offer-staff_service")
    player.click("decide")
    table.seat.end_quarter()
    while not table.seat.advance():
        pass
    table.go("moves")
    opened(player, "roll_back")
    [field] = fields(player)
    assert player.node(field).value == "How service is staffed"
    player.press("d")
    assert [entry.data["kind"] for entry in written(table)] == ["staff_service", "roll_back"]


def test_a_form_that_is_half_filled_in_waits_while_another_view_is_open(player):
    player.click("offer-campaign_burst")
    player.drag("field-spend", 0.9)
    player.click("go-goals")
    player.click("go-moves")
    assert player.node("field-spend").value == "2"
    player.click("discard")
    assert "field-spend" not in player.ids()


def test_no_frame_waits_for_a_preview(table, player):
    with held(table.foresight) as go:
        player.click("offer-campaign_burst")
        ticket = player.app.screen.view.deciding.lookahead.ticket
        began = time.perf_counter()
        for _ in range(20):
            player.app.frame(TICK)
        assert time.perf_counter() - began < SLOW
        assert not ticket.done
        go.set()
        player.wait_until(lambda: FUTURES in player.words(), 100_000)


def test_while_the_quarter_runs_all_is_shown_and_one_sentence_says_until_when(table, player):
    shown = [node.id for node in player.tree() if node.id.startswith("offer-")]
    player.click(shown[0])
    table.seat.end_quarter()
    table.paused = True
    player.click("go-goals")
    player.click("go-moves")
    cards = [node for node in player.tree() if node.id.startswith("offer-")]
    assert [node.id for node in cards] == shown
    assert not any(node.enabled for node in cards)
    assert not player.node("decide").enabled
    assert "again in 13 weeks" in player.node("why-fixed").label
    player.click("all-decisions")
    assert not player.node("pick-set_goals").enabled


def test_in_the_tutorial_the_form_of_goals_has_one_row(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    table = laid("first-monday")
    player = seated(table, "moves")
    opened(player, "set_goals")
    assert {field.split("-")[1] for field in fields(player)} == {"service"}
    table.close()


def test_in_a_small_window_a_form_takes_the_place_of_the_list(table):
    player = seated(table, "moves", text=2.0)
    player.click("offer-train")
    assert "decide" in player.ids()
    assert "offer-train" not in player.ids()
    player.click("discard")
    assert "offer-train" in player.ids()


@pytest.mark.parametrize("kind", ["", "set_goals", "it_mandate", "listening_owner", "roll_back"])
def test_the_view_holds_at_every_size(table, kind):
    made = views(table)
    player = seated(table, "moves", made)
    if kind:
        opened(player, kind)
    else:
        player.click("offer-campaign_burst")
        player.wait_until(lambda: FUTURES in player.words(), 100_000)
    player.close()
    assert guarded(table, "moves", made) == []


def test_the_offers_hold_at_every_size(table):
    made = views(table)
    assert guarded(table, "moves", made) == []
    player = Player(Play(table, made))
    for kind in ("train", "staff_service", "campaign_burst"):
        player.click(f"offer-{kind}")
        player.click("decide")
    player.close()
    assert guarded(table, "moves", made) == []
