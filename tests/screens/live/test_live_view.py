"""The live view: what customers say, what was decided, what may come; and it never waits."""

import pytest

from game.present.figures import number
from game.screens.ahead import EVERY
from game.screens.live import Live
from game.screens.views import views_for
from sim.customers import codes as at
from tests.play.deciding import guarded, held, laid, seated

MOVES = (
    {"kind": "shared_goals", "weight": 0.3},
    {"kind": "promise_signoff", "by": "service"},
    {"kind": "campaign_burst", "spend": 1.0},
)
FRAME = 1 / 60


@pytest.fixture
def table(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = laid()
    yield made
    made.close()


@pytest.fixture
def views(table):
    return views_for(table)


@pytest.fixture
def player(table, views):
    made = seated(table, "live", views)
    yield made
    made.close()


def decided(table, moves=MOVES[:2]):
    for move in moves:
        table.seat.decide(move)


def shown(player):
    """The screen is built anew, as when something has arrived."""
    player.app.wake()
    player.app.frame(FRAME)


def begun(table, player):
    """The quarter has begun."""
    table.end_quarter()
    shown(player)


def week_on(table, player):
    """Frames until a week has been lived and is shown."""
    before = table.seat.week
    player.wait_until(lambda: table.seat.week > before and not table.settling)


def settled(player, *tickets):
    """Wait for futures, and show what came."""
    player.wait_until(lambda: all(ticket.done for ticket in tickets), 100_000)
    shown(player)


# ---- what customers say -------------------------------------------------------------------------


def test_on_the_first_monday_somebody_has_just_written_and_had_a_reason(table, views, player):
    first = views["live"].feed().quotes[0]
    assert first.text in player.node("voice-1").label
    page = table.diary.page(-1)
    needs = at.FAILED | at.MISMATCHED | at.ASKED | at.POSTED | at.TALKED | at.LEFT
    assert first.week == -1
    assert page.code[first.customer] & needs


def test_a_message_opens_the_journey_of_its_author(table, views, player):
    author = views["live"].feed().quotes[1].customer
    player.click("voice-2")
    assert table.place == "voice"
    assert player.node("journey-name").label == f"Customer {author}"


def test_a_bubble_opens_the_journey_of_its_author(table, player):
    bubble = next(id_ for id_ in player.ids() if id_.startswith("bubble-"))
    player.click(bubble)
    assert table.followed == int(bubble.removeprefix("bubble-"))
    assert table.place == "voice"


def test_bubbles_are_said_by_those_of_the_edition(table, player):
    said = {f"bubble-{message.customer}" for message in table.edition.bubbles}
    shown = {id_ for id_ in player.ids() if id_.startswith("bubble-")}
    assert shown <= said
    assert 1 <= len(shown) <= 3


def test_whoever_stands_nearest_to_a_click_is_followed(table, views, player):
    player.focus_on("crowd")
    wanted = views["live"].crowd.customer_at(0.5, 0.5)
    player.press("o")  # bubbles would be in the way
    player.click("crowd")
    assert table.place == "voice"
    assert table.followed == wanted


def test_the_filter_shows_the_unheard_alone(table, views, player):
    player.click("voices.unheard")
    quotes = views["live"].feed().quotes
    unheard = [m for m in table.edition.messages if m.unheard]
    assert [one.customer for one in quotes] == [m.customer for m in unheard][: len(quotes)]
    assert player.node("voices").value == f"Unheard {len(unheard)}"


# ---- the plan -----------------------------------------------------------------------------------


def test_moves_stand_in_the_plan_with_what_they_are_worth(table, views, player):
    decided(table)
    shown(player)
    ahead = views["live"].ahead
    settled(player, *ahead._moves.values())
    plan = ahead.plan
    assert player.node("move-1").label == plan.moves[0].title
    for move in plan.moves:
        assert move.worth is not None
        assert move.worth.text in player.words()
        assert move.worth.margin in player.words()
    assert player.node("moves-used").label == plan.used


def test_undo_and_redo_stand_where_there_is_something_to_undo(table, player):
    assert "undo" not in player.ids()
    decided(table)
    shown(player)
    player.click("undo")
    assert len(table.seat.moves) == 1
    assert "move-2" not in player.ids()
    player.press("ctrl+shift+z")
    assert len(table.seat.moves) == 2
    player.press("ctrl+z", "ctrl+z")
    assert not table.seat.moves
    assert not player.node("undo").enabled


def test_the_purse_says_what_is_left_and_what_it_is(table, player):
    decided(table)
    shown(player)
    for name in ("moves", "capital", "points", "attention"):
        node = player.node(f"purse-{name}")
        left = getattr(table.seat.purse, name)
        assert node.label.startswith(number(left))
        assert node.description


@pytest.mark.parametrize("control", ["add-move", "move-1"])
def test_the_plan_leads_to_all_decisions(table, player, control):
    decided(table)
    shown(player)
    player.click(control)
    assert table.place == "moves"


def test_once_the_quarter_runs_nothing_can_be_added(table, player):
    decided(table)
    begun(table, player)
    assert "add-move" not in player.ids()
    assert "undo" not in player.ids()
    assert "move-1" in player.ids()


def test_where_only_mechanics_are_shown_nobody_looks_ahead(table, views, player):
    case = table.seat.case.model_copy(update={"preview": "mechanics"})
    table.seat.run.case = case
    decided(table)
    fresh = Live(table)
    fresh.build(player.app.room)
    assert fresh.ahead._fan is None
    assert not fresh.ahead._moves


# ---- looking ahead ------------------------------------------------------------------------------


def test_nothing_waits_for_the_futures(table, player):
    with held(table.foresight):
        decided(table)
        shown(player)
        assert "looking ahead" in player.words()
        assert "move-2" in player.ids()


def test_the_fan_comes_in_and_stays_until_a_newer_one_is_there(table, views, player):
    ahead = views["live"].ahead
    settled(player, ahead._fan)
    fan = ahead.brand.fan
    assert fan is not None
    assert fan.futures == 64
    with held(table.foresight):
        decided(table)
        shown(player)
        assert ahead.brand.fan is not None
        assert ahead.brand.fan.mean == fan.mean


def test_the_same_question_is_not_asked_twice(views, player):
    asked = views["live"].ahead._fan
    player.press("o", "o", "o")
    player.pass_time(0.5)
    assert views["live"].ahead._fan is asked


def test_a_running_quarter_is_looked_at_anew_every_few_weeks(table, views, player):
    begun(table, player)
    before = views["live"].ahead._fan
    table.pace = 2
    for _ in range(EVERY - 1):
        week_on(table, player)
    assert views["live"].ahead._fan is before
    week_on(table, player)
    assert views["live"].ahead._fan is not before


# ---- time goes by -------------------------------------------------------------------------------


def test_every_week_the_numbers_change(table, player):
    begun(table, player)
    player.pass_time(FRAME)
    seen = set()
    for _ in range(3):
        week_on(table, player)
        seen.add((player.node("brand").value, player.node("voice-1").label))
        assert player.node("brand").value == f"{table.seat.now.brand_equity:.1f}"
    assert len(seen) == 3


def test_balloons_rise_while_weeks_go_by(table, views, player):
    begun(table, player)
    week_on(table, player)
    crowd = views["live"].crowd
    part = crowd.part
    assert part < 1.0
    player.pass_time(0.2)
    assert crowd.part > part


def test_balloons_stand_while_the_game_is_paused(table, views, player):
    begun(table, player)
    week_on(table, player)
    player.press("space")
    part = views["live"].crowd.part
    player.pass_time(1.0)
    assert views["live"].crowd.part == part


def test_with_less_motion_everything_stands_where_it_ends(table, views, player):
    player.app.room.settings.calm = True
    begun(table, player)
    week_on(table, player)
    assert views["live"].crowd.part == 1.0


# ---- keys ---------------------------------------------------------------------------------------


def test_o_goes_through_the_three_ways_to_see_the_crowd(views, player):
    seen = []
    for _ in range(3):
        player.press("o")
        seen.append(views["live"].crowd.overlay)
    assert seen == ["heard", "talk", "mood"]
    player.click("overlay.talk")
    assert views["live"].crowd.overlay == "talk"


def test_silos_and_bridges_lead_to_the_goals(table, player):
    player.click("silo-service")
    assert table.place == "goals"


def test_no_text_is_cut_at_any_size(table, views):
    decided(table)
    assert guarded(table, "live", views) == []
    views["live"].crowd.overlay = "heard"
    assert guarded(table, "live", views) == []
    table.end_quarter()
    for _ in range(5):
        table.seat.advance()
    views["live"].crowd.overlay = "talk"
    assert guarded(table, "live", views) == []
