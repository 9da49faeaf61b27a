"""The report: causes sum to the change, the prediction is answered, two customers are real."""

import pytest

from game.present.figures import number
from game.screens.views import views_for
from tests.play.deciding import guarded, laid, seated
from tests.play.sittings import seconds

QUARTER = 13


def lived(table, quarters=1):
    """Quarters with a move and a prediction in each."""
    moves = [
        {"kind": "promise_signoff", "by": "service"},
        {"kind": "staff_service", "rule": "to_demand"},
    ]
    for _quarter in range(quarters):
        table.seat.decide(moves[table.seat.quarter - 1])
        start = table.seat.now.brand_equity
        table.seat.predict(tuple(start + 0.1 * k for k in range(QUARTER)), "kept")
        table.end_quarter()
        while table.seat.running:
            table.tick(10.0)


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
    lived(table)
    made = seated(table, "report", views)
    seconds(made, views["report"].web(1))
    made.pass_time(0.8)
    yield made
    made.close()


def shown(text):
    return float(text.replace("−", "-").replace("±", ""))


def causes(player):
    return [node for node in player.tree() if node.id.startswith("cause-")]


def test_the_report_lands_by_itself_when_the_quarter_is_over(table, views):
    player = seated(table, "live", views)
    player.click("end-quarter")
    player.click("confirm-end-quarter")
    player.click("skip")
    player.wait_until(lambda: table.place == "report")
    player.pass_time(0.1)
    assert "sentence" in player.ids()
    player.close()


def test_the_causes_sum_to_the_change_that_is_shown(table, player):
    seat = table.seat
    total = sum(shown(node.value) for node in causes(player))
    change = seat.now.brand_equity - seat.opening.brand_equity
    assert total == pytest.approx(shown(player.node("waterfall").value), abs=1e-6)
    assert total == pytest.approx(change, abs=0.051)
    words = player.node("sentence").label
    assert number(seat.now.brand_equity, 1) in words
    most = words[words.index("(") + 1 : words.index(")")]
    assert most in {node.value for node in causes(player)}


def test_numbers_count_up_and_stand_after_a_moment(table, player):
    table.rise.begin()
    player.app.wake()
    player.app.frame(1 / 60)
    early, bar = [node.value for node in causes(player)], player.node("brand_equity").label
    player.pass_time(0.9)
    late = [node.value for node in causes(player)]
    player.pass_time(0.9)
    assert early != late
    opening, now = table.seat.opening.brand_equity, table.seat.now.brand_equity
    assert abs(float(bar) - opening) < abs(float(bar) - now)
    assert player.node("brand_equity").label == number(now, 1)
    assert [node.value for node in causes(player)] == late


def test_nothing_counts_up_for_whoever_wants_less_motion(table, player):
    player.app.room.settings.calm = True
    table.rise.begin()
    player.app.wake()
    player.app.frame(1 / 60)
    standing = [node.value for node in causes(player)]
    player.pass_time(0.7)
    assert [node.value for node in causes(player)] == standing


def test_the_prediction_is_answered_with_its_reason(table, player):
    answer = player.node("answer").label
    drawn = table.seat.prediction(1).line[-1]
    assert number(drawn, 1) in answer
    assert number(table.seat.now.brand_equity, 1) in answer
    assert "promises will be kept, or broken" in answer


def test_whoever_drew_nothing_is_not_answered(table, views):
    table.end_quarter()
    while table.seat.running:
        table.tick(10.0)
    player = seated(table, "report", views)
    assert "You drew no line" in player.node("answer").label
    player.close()


def test_what_a_move_brought_comes_in_the_background(table, views, player):
    seconds(player, views["report"]._ticket(1))
    told = views["report"].told(1)
    (move,) = told.moves
    assert move.expected
    assert move.brought in player.words()
    assert f"expected {move.expected}" in player.words()


def test_a_part_can_be_asked_what_it_is_and_why(table, player):
    player.click("cause-promise")
    assert player.node("explained").label.startswith("Promises: ")
    player.click("ask-why")
    assert table.place == "why"


def test_the_worst_voice_of_the_quarter_opens_its_journey(table, player):
    said = [one for week in range(QUARTER) for one in table.voices.of_week(week).messages]
    node = player.node("voice-1")
    worst = next(one for one in said if one.text in node.label)
    assert not worst.happy
    assert f"Customer {worst.customer}" in node.label
    player.click("voice-1")
    assert (table.place, table.followed) == ("voice", worst.customer)
    assert f"Customer {worst.customer}" in player.words()


def test_next_leads_to_the_plan(table, player):
    player.click("next")
    assert (table.place, table.reading) == ("live", False)


def test_reports_are_leafed_through_with_arrows(table, views, player):
    table.go("live")
    lived(table, 1)
    table.go("report")
    player.app.wake()
    player.app.frame(1 / 60)
    assert "Q2" in player.node("report-title").label
    player.press("left")
    assert "Q1" in player.node("report-title").label
    player.click("report-newer")
    assert "Q2" in player.node("report-title").label
    assert not player.node("report-newer").enabled


def test_before_the_first_quarter_there_is_a_sentence(table, views):
    player = seated(table, "report", views)
    assert "The first report comes" in player.words()
    player.click("next")
    assert table.place == "live"
    player.close()


def test_nothing_is_clipped_at_any_size(table, views, player):
    seconds(player, views["report"]._ticket(1))
    assert guarded(table, "report", views) == []
