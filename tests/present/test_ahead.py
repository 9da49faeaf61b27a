"""Previews, the plan and the line of the brand: paired, dated, and never a quarter alone."""

import pytest

from game.present.brand import brand
from game.present.brand import question as fan_question
from game.present.effects import horizon, horizon_text, on_equity
from game.present.kpis import primary
from game.present.plan import plan, questions
from game.present.preview import preview, question
from sim.decisions import decision_of
from sim.policy import Policy
from tests.present.games import game, played, seen

LATITUDE = decision_of({"kind": "empower", "latitude": 0.6})
SIGNED = decision_of({"kind": "promise_signoff", "by": "service"})
SHORTER = decision_of({"kind": "set_goals", "service": {"cost": 0.4, "cx": 0.6}})


def previewed(seat, decision, futures: int = 8):
    outlook = seen(seat.vantage(decision), question(seat, decision), seat.policy, futures)
    return preview(seat, decision, outlook), outlook


@pytest.mark.parametrize("weeks", [0, 5, 13, 26, 39, 52, 65, 91])
def test_a_preview_looks_26_to_52_weeks_ahead(seat, weeks):
    played(seat, weeks)
    assert 26 <= horizon(seat) <= 52
    ends = (seat.week + horizon(seat)) % 52 == 0
    assert ends == horizon_text(seat).startswith("by the end of year")


def test_the_lines_are_the_same_five_each_time(seat):
    told, _outlook = previewed(seat, SHORTER)
    assert [line.id for line in told.lines] == ["price", "reports", "adoption", "year", "own"]
    assert told.futures == 8
    assert (told.title, told.refusal) == ("Pay Service for CX", "")


def test_a_line_that_cannot_be_said_is_left_out(seat):
    told, _outlook = previewed(seat, SIGNED)
    assert "adoption" not in {line.id for line in told.lines}


def test_before_the_first_futures_the_preview_says_that_it_is_looking(seat):
    told = preview(seat, LATITUDE)
    texts = {line.id: line.text for line in told.lines}
    assert texts["reports"] == texts["year"] == "Looking ahead …"
    assert told.futures == 0


def test_the_reports_are_of_what_each_department_is_paid_for(seat):
    assert [kpi.metric for kpi in primary(seat)] == ["leads", "wins", "cost_per_contact", "outage"]
    told, outlook = previewed(seat, LATITUDE)
    reports = next(line for line in told.lines if line.id == "reports")
    assert [part.value for part in reports.parts[:3]] == [
        outlook.spell(f"reported_{metric}", 13).mean
        for metric in ("leads", "wins", "cost_per_contact")
    ]
    uptime = reports.parts[3]
    assert uptime.value == 1.0 - outlook.spell("reported_outage", 13).mean
    assert all("four of five futures" in part.tip for part in reports.parts)


def test_who_is_paid_for_something_else_reports_something_else(seat):
    seat.decide({"kind": "set_goals", "service": {"cost": 0.2, "cx": 0.8}})
    played(seat, 13)
    assert primary(seat)[2].metric == "cx"


def test_the_year_is_told_against_not_doing_it_with_a_trend(seat):
    told, outlook = previewed(seat, SIGNED, 16)
    year = next(line for line in told.lines if line.id == "year")
    equity, profit = year.effects
    assert equity.value == outlook.gain("brand_equity").mean[-1] > 0.5
    assert profit.value == pytest.approx(52 * outlook.spell("profit").gain)
    assert (equity.verdict, equity.trend) == ("good", "rising")
    assert "against not doing it" in year.text


def test_a_move_that_changes_nothing_is_worth_nothing(seat):
    told, _outlook = previewed(seat, decision_of({"kind": "present_evidence"}))
    equity = next(line for line in told.lines if line.id == "year").effects[0]
    assert (equity.value, equity.text, equity.verdict) == (0.0, "0.0", "same")


def test_what_cannot_be_taken_says_so_and_does_not_count_what_is_left(seat):
    for decision in (LATITUDE, SIGNED, decision_of({"kind": "train"})):
        seat.decide(decision)
    told = preview(seat, decision_of({"kind": "present_evidence"}))
    assert "third move" in told.refusal
    assert "Left" not in told.lines[0].text


def test_a_scenario_may_keep_the_year_to_itself():
    seat = game()
    seat.run.case = seat.case.model_copy(update={"preview": "mechanics"})
    told, _outlook = previewed(seat, LATITUDE)
    assert "year" not in {line.id for line in told.lines}
    seat.close()


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (SHORTER, "Relearning takes up to 12% of Service’s work"),
        ({"kind": "shift_budget", "marketing": -0.02, "it": 0.02}, "Marketing pays for it."),
        ({"kind": "campaign_burst", "spend": 1.5}, "It comes to €13.0m in all"),
        (SIGNED, "Service may sign for"),
        ({"kind": "redesign_process", "depth": 1.0}, "2 of 4 change points are taken then"),
        ({"kind": "train"}, "It takes 8.5% of Service’s time for 13 weeks."),
        ({"kind": "present_evidence"}, "Nobody’s time."),
    ],
)
def test_each_family_has_a_line_of_its_own(seat, decision, said):
    made = decision_of(decision) if isinstance(decision, dict) else decision
    own = next(line for line in preview(seat, made).lines if line.id == "own")
    assert said in own.text


def test_each_move_of_the_plan_is_weighed_against_the_plan_without_it(seat):
    seat.decide(LATITUDE)
    seat.decide(SIGNED)
    asked = questions(seat)
    assert len(asked) == 2
    assert all(one.vantage.policy == seat.policy for one in asked)
    only_signed = game()
    only_signed.decide(SIGNED)
    levers = Policy.levers(only_signed.policy, 40)
    assert asked[0].against.levers(40) == levers
    only_signed.close()


def test_the_plan_fills_as_outlooks_come(seat):
    seat.decide(LATITUDE)
    (one,) = questions(seat)
    assert plan(seat).moves[0].worth is None
    outlook = seen(one.vantage, one.question, one.against)
    shown = plan(seat, {one.key: outlook})
    assert shown.moves[0].worth == on_equity(outlook)
    assert (shown.used, shown.left, shown.can_undo) == ("1 of 3 moves used", 2, True)
    assert "takes up to 4% of a department’s time" in shown.note


def test_the_line_begins_before_play_and_ends_now(seat):
    played(seat, 4)
    shown = brand(seat)
    assert [week for week, _value in shown.points] == [-1, 0, 1, 2, 3]
    assert shown.points[-1][1] == seat.now.brand_equity
    assert shown.low < min(v for _w, v in shown.points) < shown.high


def test_decisions_are_marked_where_they_were_taken(seat):
    played(seat, 13)
    seat.decide(LATITUDE)
    (mark,) = brand(seat).marks
    assert (mark.week, mark.number) == (12, 1)
    assert mark.value == seat.history[12].brand_equity
    assert mark.title == "Latitude of the front line"


def test_the_fan_opens_where_the_line_ends_and_lies_in_order(seat):
    outlook = seen(seat.vantage(), fan_question(seat), None, 16)
    fan = brand(seat, outlook).fan
    assert fan.weeks[0] == seat.week - 1
    assert fan.mean[0] == fan.low80[0] == seat.now.brand_equity
    assert len(fan.weeks) == len(fan.mean) == 53
    last = (fan.low80[-1], fan.low50[-1], fan.high50[-1], fan.high80[-1])
    assert last == tuple(sorted(last))
    assert [label.split(" ", 1)[1] for _v, label in fan.ends] == [
        "good luck",
        "expected",
        "bad luck",
    ]


def test_a_fan_of_an_earlier_week_stays_where_it_was_asked(seat):
    outlook = seen(seat.vantage(), fan_question(seat), None)
    played(seat, 2)
    fan = brand(seat, outlook).fan
    assert (fan.weeks[0], fan.mean[0]) == (-1, seat.opening.brand_equity)


def test_where_the_brand_is_tracked_it_is_seen_once_a_quarter():
    seat = game()
    seat.run.case = seat.case.model_copy(update={"brand_view": "tracker"})
    played(seat, 30)
    shown = brand(seat)
    assert [week for week, _value in shown.points] == [-1, 12, 25]
    assert (shown.margin, shown.fan) == (2.0, None)
    seat.close()


def test_the_prediction_lies_on_the_weeks_of_its_quarter(seat):
    played(seat, 13)
    seat.predict((40.0, 41.0), "kept")
    assert brand(seat).prediction == ((13, 40.0), (14, 41.0))
