"""Several people at one computer: pass, seal, open, run, and the second round."""

import pygame
import pytest

from game.kit.keynames import press
from game.present.figures import signed
from game.present.paid import metric_label
from game.screens.shared.game import LET_GO
from sim.journal import Journal
from sim.room import ALWAYS, Room
from sim.run import Run
from sim.scenario.events import Event
from sim.seats import SEATS, pay, sealed_in, tax
from sim.seats.dashboards import DASHBOARDS
from tests.play.conftest import laid, seated
from tests.play.sittings import arrived, at_title, left, table_of

THREE = Room(("marketing", "service", "ceo"))
QUITS = {
    "id": "gone",
    "when": {"week": 0},
    "effect": {"kind": "executive_quits"},
    "headline": {"en": "She leaves"},
}


def sit(player, who):
    """Sit down at a seat's page."""
    player.wait_until(lambda: "sit" in player.ids())
    player.pass_time(LET_GO)
    player.press("return")
    assert player.app.screen.envelope.seat == who


def seal(player):
    player.press("e")


def through(player, table):
    """Everybody looks, the quarter runs to its report."""
    player.wait_until(lambda: "reveal" in player.ids())
    player.pass_time(LET_GO)
    player.press("return")
    opened = player.words()
    player.press("return")
    player.press("e")
    week = table.seat.first_week(table.seat.quarter) + 13
    player.wait_until(lambda: table.seat.week == week and "next" in player.ids())
    return opened


def test_three_people_and_two_computers_play_two_quarters_by_keys_and_replay_to_the_hash(home):
    table = laid("promise-gap", around=THREE)
    with seated(table) as player:
        sit(player, "marketing")
        player.focus_on("effort-listen")
        player.press("right", "right")
        player.focus_on("request")
        player.press("right", "right", "right")
        seal(player)
        sit(player, "service")
        player.focus_on("lever-root_cause_work")
        player.press("return")
        player.focus_on("field-floor")
        player.press("right", "right")
        seal(player)
        sit(player, "ceo")
        assert "+3%" in player.words()
        seal(player)
        through(player, table)
        kinds = [taken.decision.kind for taken in table.seat.taken]
        player.press("return")
        for who in THREE.humans:
            sit(player, who)
            seal(player)
        through(player, table)
        ended = table.seat.run.state.hash()
        path = table.seat.path
    assert {"own_effort", "root_cause_work"} <= set(kinds)
    assert set(sealed_in(table.seat.run, 1)) == set(ALWAYS)
    again = Run.replay(Journal.read(path))
    assert (again.week, again.state.hash()) == (26, ended)


def test_what_was_sealed_is_there_after_the_game_was_left_in_the_middle(home):
    table = laid("promise-gap", around=THREE)
    with seated(table) as player:
        sit(player, "marketing")
        player.focus_on("request")
        player.press("right")
        seal(player)
        path = table.seat.path
    again = laid(path)
    with seated(again) as player:
        assert sealed_in(again.seat.run)["marketing"].request == pytest.approx(0.01)
        sit(player, "service")
        seal(player)
        sit(player, "ceo")
        seal(player)
        player.pass_time(LET_GO)
        player.press("return")
        path = again.seat.path
    third = laid(path)
    with seated(third) as player:
        assert "run" in player.ids()
        assert third.seat.week == 0
        assert third.paused


def test_an_envelope_can_be_opened_once_more_before_the_reveal_and_holds_what_was_in_it(home):
    table = laid("promise-gap", around=THREE)
    with seated(table) as player:
        sit(player, "marketing")
        player.focus_on("effort-listen")
        player.press("right", "right")
        player.focus_on("lever-campaign_burst")
        player.press("return")
        player.focus_on("field-spend")
        player.press("right")
        player.focus_on("request")
        player.press("right")
        seal(player)
        before = sealed_in(table.seat.run)["marketing"]
        assert len(before.decisions) == 2
        player.click("reopen-marketing")
        assert "stays as it is" in player.words()
        sit(player, "marketing")
        assert player.node("request").value.startswith("+1")
        seal(player)
        assert sealed_in(table.seat.run)["marketing"] == before
        player.click("reopen-marketing")
        sit(player, "marketing")
        player.click("out-campaign_burst")
        player.focus_on("request")
        player.press("left")
        seal(player)
        after = sealed_in(table.seat.run)["marketing"]
        assert (after.request, after.decisions) == (0.0, before.decisions[:1])
        sit(player, "service")


def test_whoever_rather_leaves_it_sealed_sees_nothing(home):
    table = laid("promise-gap", around=THREE)
    with seated(table) as player:
        sit(player, "marketing")
        seal(player)
        player.click("reopen-marketing")
        player.click("keep-sealed")
        sit(player, "service")
        seal(player)
        sit(player, "ceo")
        seal(player)
        through(player, table)
    assert set(sealed_in(table.seat.run, 1)) == set(ALWAYS)


def test_the_scenarios_time_out_stops_the_game_for_a_talk_with_a_timer(home):
    table = laid("promise-gap", around=THREE)
    table.seat.run.advance(13)
    with seated(table) as player:
        for who in THREE.humans:
            sit(player, who)
            seal(player)
        through(player, table)
        player.press("return")
        assert "what does the company look like from your chair" in player.node("prompt").label
        assert player.node("clock").label == "5:00"
        player.press("t")
        player.pass_time(2.0)
        assert player.node("clock").label == "4:58"
        player.press("return")
        sit(player, "marketing")


def test_a_bonus_is_shown_only_while_a_key_or_the_mouse_holds_it(home):
    table = laid("promise-gap", around=THREE)
    table.seat.run.advance(13)
    with seated(table) as player:
        sit(player, "marketing")
        points = f"{pay(table.seat.run, 'marketing').points:.0f}"
        assert "bonus-points" not in player.ids()
        player.press("b")
        assert points in player.node("bonus-points").label
        player.app.frame(1 / 60, [pygame.event.Event(pygame.KEYUP, press("b"))])
        player.pass_time(1 / 60)
        assert "bonus-points" not in player.ids()
        at = pygame.Rect(player.node("bonus").rect).center
        player._mouse(pygame.MOUSEBUTTONDOWN, at)
        assert "bonus-points" in player.ids()
        player._mouse(pygame.MOUSEBUTTONUP, at)
        assert "bonus-points" not in player.ids()
        player.press("b")
        player.app.frame(1 / 60, [pygame.event.Event(pygame.WINDOWFOCUSLOST)])
        player.pass_time(1 / 60)
        assert "bonus-points" not in player.ids()


def test_a_key_that_is_still_held_opens_nobodys_page(home):
    table = laid("promise-gap", around=THREE)
    with seated(table) as player:
        sit(player, "marketing")
        player.press(*["e"] * 20, *["return"] * 40)
        assert list(sealed_in(table.seat.run)) == ["sales", "it", "marketing"]
        assert "sit" in player.ids()


def test_a_page_shows_no_number_of_another_seat(home):
    table = laid("promise-gap", around=THREE)
    table.seat.run.advance(13)
    with seated(table) as player:
        handed = player.words()
        sit(player, "marketing")
        words = player.words()
    mine = {metric_label(one.metric) for one in DASHBOARDS["marketing"]}
    others = {metric_label(one.metric) for who in SEATS for one in DASHBOARDS[who]} - mine
    assert not [label for label in others if label in words]
    assert not [label for label in others | mine if label in handed]


def test_structure_waits_for_the_second_round_and_the_page_says_why(home):
    table = laid("promise-gap", around=Room(("ceo",)))
    with seated(table) as player:
        sit(player, "ceo")
        player.focus_on("lever-set_goals")
        player.press("return")
        player.drag("field-service-cx", 0.5)
        assert "Structure is fixed" in player.node("no-set_goals").label
        seal(player)
        opened = through(player, table)
    assert "Structure is fixed" in opened
    assert not [one for one in table.seat.taken if one.decision.kind == "set_goals"]


def test_from_the_title_three_sit_down_and_the_game_goes_on_from_the_title(home):
    player = at_title()
    player.click("together")
    for who in ("sales", "it"):
        player.focus_on(f"seat-{who}")
        player.press("right")
    player.focus_on("seed")
    player.type("7")
    player.press("return")
    assert "one lever of its own" in player.words()
    player.press("return")
    arrived(player)
    table = table_of(player)
    assert table.seat.run.room == THREE
    sit(player, "marketing")
    seal(player)
    left(player)
    player = at_title()
    player.press("c")
    arrived(player)
    sit(player, "service")
    table_of(player).close()
    left(player)
    player = at_title()
    assert "round 1 of 2" in player.node("where").label
    left(player)


def test_nobody_at_the_computer_is_no_game(home):
    player = at_title()
    player.click("together")
    for who in ALWAYS:
        player.focus_on(f"seat-{who}")
        player.press("right")
    player.press("b")
    assert "Somebody must have a seat" in player.node("notice").label
    left(player)


def test_two_rounds_on_the_same_luck_end_side_by_side(home):
    table = laid("promise-gap", people=100, around=THREE)
    table.seat.run.advance(table.seat.case.weeks)
    with seated(table) as player:
        assert "Cards may be shown now" in player.node("prompt").label
        player.press("return")
        arrived(player)
        second = table_of(player)
        room, path = second.seat.run.room, second.seat.path
        sit(player, "marketing")
    assert (room.round, room.humans, room.first) == (2, THREE.humans, table.seat.path.name)
    assert second.seat.run.seed == table.seat.run.seed
    second.seat.run.decide({"kind": "set_goals", "service": {"cost": 0.3, "cx": 0.7}})
    second.seat.run.advance(second.seat.case.weeks)
    second.close()
    last = laid(path)
    with seated(last) as player:
        arrived(player)
        assert {f"one-{who}" for who in ALWAYS} <= player.ids()
        assert "tax" not in player.ids()
        player.press("return")
        worth = tax(table.seat.run, last.seat.run)
        assert signed(worth.equity) in player.node("tax").label


def test_the_customer_executive_sees_her_share_and_is_passed_by_while_her_office_is_empty(home):
    table = laid("toothless-cxo", people=60, around=Room(("ceo", "executive")))
    with seated(table) as player:
        sit(player, "ceo")
        seal(player)
        sit(player, "executive")
        seen = player.words()
        assert "Known faults on your list" in seen
        assert "shown: 10%" in seen
        assert not {"asking", "effort"} & player.ids()
        player.focus_on("lever-redesign_process")
        player.press("return")
        player.drag("field-depth", 0.5)
        assert "Without a sponsor" in player.node("no-redesign_process").label
        seal(player)
    table = laid("toothless-cxo", people=60, around=Room(("ceo", "executive")))
    table.seat.run.inject(Event.model_validate(QUITS))
    with seated(table) as player:
        assert "The customer executive has left" in player.node("gone").label
        assert "state-executive" not in player.ids()
