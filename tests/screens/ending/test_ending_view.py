"""The end: the year after in the background, numbers side by side, and nobody is ranked."""

from dataclasses import replace

import pytest

from game import words
from game.foresight import Answers
from game.present.chronicle import happened
from game.present.figures import number, signed
from game.present.judging import lucks
from game.present.knew import knew
from game.present.par import beside
from game.present.reported import own_over_time
from game.present.silo_tax import in_money
from game.present.turning import turns
from game.present.voice import voices_of
from game.screens import known
from game.screens.title import Title
from game.screens.views import views_for
from sim.debrief.moments import Moment
from sim.debrief.silo_tax import silo_tax
from sim.debrief.worth import trying
from sim.run import QUARTER
from sim.scenario.load import load_scenario
from tests.play.deciding import guarded, held, laid, seated
from tests.play.sittings import Ready, seconds

QUARTERS = 4


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """One game, lived once for all tests here.

    It has few lucks: whether more of them tell more is a matter of tests/debrief.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setattr("game.screens.judged.trying", lambda game: trying(game, 6))
        patch.setattr("game.present.turning.LUCKS", 1)
        made = laid("first-monday")
        made.tutorial.leave()
        made.seat.decide({"kind": "promise_signoff", "by": "service"})
        while not made.seat.over:
            if made.seat.quarter == 2:
                made.seat.decide({"kind": "campaign_burst", "spend": 1.5, "weeks": 8})
                made.seat.predict((made.seat.now.brand_equity + 30.0,) * QUARTER, "promise")
            made.end_quarter()
            while made.seat.running:
                made.tick(10.0)
        yield made
        made.close()


@pytest.fixture
def table(played):
    """That game as its last quarter leaves it; what it has told already is not worked out again."""
    played.place, played.notice, played.followed, played.stretch = "ending", "", None, None
    return played


@pytest.fixture
def untold(table, monkeypatch):
    """The same before anything was asked of it."""
    monkeypatch.setattr(table, "answers", Answers())
    return table


def weighed(player, judged):
    """Every luck has been lived, and what it told is shown."""
    seconds(player, judged._ticket)
    return judged._ticket.latest


@pytest.fixture
def views(table):
    return views_for(table)


@pytest.fixture
def player(table, views):
    made = seated(table, "ending", views)
    yield made
    if made.app.stack:
        made.close()


def test_the_last_report_leads_to_the_end(table, views):
    player = seated(table, "report", views)
    player.click("next")
    assert table.place == "ending"
    player.close()


def test_nothing_waits_for_the_year_after(untold, table, views):
    with held(table.foresight):
        player = seated(table, "ending", views)
        player.pass_time(0.5)
        assert "lives a year as you left it" in player.node("sentence").label
        assert number(table.seat.now.brand_equity, 1) in player.node("end-brand_equity").label
        player.click("go-report")
        assert table.place == "report"
        player.close()


def test_the_gap_is_your_line_against_the_same_luck_without_moves(table, views, player):
    seconds(player, views["ending"]._ticket)
    after = views["ending"]._ticket.latest
    ends = [number(one.later.brand_equity, 1) for one in (after.you, after.still)]
    gap = float(ends[0]) - float(ends[1])  # what a reader would work out from the chart
    assert signed(gap) in player.node("gap").label
    assert f"{abs(gap):.1f} points" in player.node("sentence").label
    assert after.you.weeks[: table.seat.week] == tuple(table.seat.history)
    assert len(after.still.weeks) == table.seat.week + 52


def test_numbers_stand_side_by_side_with_the_parts_of_brand_equity(player, views):
    seconds(player, views["ending"]._ticket)
    words = player.words()
    for label in ("Brand equity", "Net promoters", "Profit in all", "Cash", "Staff energy"):
        assert label in words
    for part in ("Salience", "Image", "Trust", "Loyalty"):
        assert part in words
    assert all(head in words for head in ("at the end", "a year later", "no moves"))


def test_par_stands_beside_each_number(table, views, monkeypatch):
    par = table.seat.case.par
    monkeypatch.setattr("game.present.par.par_in_force", lambda case: case.par)
    player = seated(table, "ending", views)
    seconds(player, views["ending"]._ticket)
    low, high = par.later.brand_equity
    after = views["ending"]._ticket.latest.you.later.brand_equity
    place = "below" if after < low else "above" if after > high else "within"
    assert f"{number(low, 1)} to {number(high, 1)}: {place}" in player.words()
    player.close()


def test_par_is_only_shown_in_the_game_it_was_made_for(table):
    case = load_scenario("first-monday")
    assert beside(case, "nps", 1e9, str).endswith("above")
    assert beside(case, "nps", -1e9, str).endswith("below")
    assert not beside(table.seat.case, "nps", 0.0, str)  # fewer people have another par
    assert not beside(case.model_copy(update={"par": None}), "nps", 0.0, str)


def test_nobody_is_ranked(player, views):
    seconds(player, views["ending"]._ticket)
    words = player.words().lower()
    assert not [word for word in ("rank", "score", "medal", "star", "winner") if word in words]


def test_the_questions_of_the_case_are_asked(table, player):
    words = player.words()
    assert all(question.text["en"] in words for question in table.seat.case.questions)


def test_reports_and_title_are_one_click_away(table, views, monkeypatch):
    shut: list[bool] = []
    monkeypatch.setattr(table, "close", lambda: shut.append(True))  # others go on with it
    player = seated(table, "ending", views)
    player.app.screen.__dict__["home"] = lambda: Title(Ready())
    player.click("reports")
    assert table.place == "report"
    player.click("go-ending")
    player.click("home")
    assert "play" in player.ids()
    assert shut
    player.close()


def test_nothing_waits_for_what_moves_were_worth(untold, table, views):
    with held(table.hindsight):
        player = seated(table, "ending", views)
        assert "left out, and tried alone" in player.node("worths-wait").label
        player.close()


def test_each_move_is_weighed_in_two_ways(views, player):
    judged = views["ending"].judged
    told = weighed(player, judged)
    worths = told.worth("brand_equity")
    assert shown(player) == [signed(worth.without.yours) for worth in worths]
    assert "Worths do not add up" in player.node("worths-read").label
    player.click("way.alone")
    assert shown(player) == [signed(worth.alone.yours) for worth in worths]
    assert [worth.without.yours for worth in worths] != [worth.alone.yours for worth in worths]


def test_moves_are_told_in_another_language_once_it_is_spoken(views, player):
    weighed(player, views["ending"].judged)
    assert "A campaign" in player.words()
    words.speak("de")
    try:
        seconds(player, views["ending"].judged._ticket)
        assert "A campaign" not in player.words()
        assert "Eine Kampagne" in player.words()
    finally:
        words.speak("en")


def shown(player):
    """What is said of the two moves."""
    return [player.node(f"worth-{number}").label for number in (1, 2)]


def test_luck_is_told_from_the_same_moves_under_other_lucks(table, views, player):
    told = lucks(weighed(player, views["ending"].judged))
    assert told.yours == table.seat.now.brand_equity
    assert sum(told.counts) == len(told.ends)
    assert player.node("luck-said").label == told.sentence


def test_customers_come_first_then_own_numbers_then_the_brand_and_questions_last(views, player):
    seconds(player, views["ending"]._ticket)
    order = ["people", "own", "worth", "guesses", "luck", "knew", "silo-tax", "worths", "six",
             "questions", "made"]  # fmt: skip
    there = [node.id for node in player.tree() if node.id in order]
    assert there == order


def test_who_knew_and_what_silos_cost_are_those_of_the_page(table, player):
    seconds(player, table.answers._kept["silo-tax"])
    told = in_money(table.seat, silo_tax(table.seat.run, table.diary))
    assert player.node("silo-tax-said").label == told.head
    assert [player.node(f"tax-{part.id}").label for part in told.parts] == [
        part.text for part in told.parts
    ]
    signs = knew(table.seat)
    assert player.node("knew-said").label == signs.sentence
    for sign in signs.signs:
        assert player.node(f"sign-{sign.id}").label == sign.text


def test_what_the_silos_cost_is_waited_for_and_a_fault_is_said(untold, table, views):
    with held(table.foresight):
        player = seated(table, "ending", views)
        assert "being counted" in player.node("silo-tax-wait").label
        ticket = table.answers._kept["silo-tax"]
        player.close()
    ticket.latest, ticket.fault = None, "the diary is gone"
    player = seated(table, "ending", views)
    seconds(player, ticket)
    ticket.latest, ticket.fault = None, "the diary is gone"
    table.stale = True
    player.pass_time(0.2)
    assert player.node("silo-tax-wait").label.endswith("the diary is gone")
    player.close()


def test_own_numbers_stand_as_reported_beside_as_counted(table, player):
    shown = [node.label for node in player.tree() if node.role == "image"]
    for one in own_over_time(table.seat):
        assert one.label in shown
        assert player.node(f"own-{one.department}").label == one.sentence
    bent = replace(own_over_time(table.seat)[0], reported=(1.0, 3.0), true=(1.0, 2.0), bent=True)
    (said, counted) = known._lines(bent)
    assert (said.dashed, counted.dashed) == (False, True)
    assert (said.name.endswith("reported"), counted.name.endswith("counted")) == (True, True)


def test_what_happened_stands_on_the_line_and_below_it(table, player):
    events = happened(table.seat)
    assert events
    for place, one in enumerate(events, 1):
        assert one.text in player.node(f"event-{place}").label


def test_the_last_thing_asked_is_a_commitment_and_the_game_can_be_lived_again(table, player):
    assert "on Monday" in player.node("commitment").label
    words = player.words()
    assert str(table.seat.run.seed) in words
    assert table.seat.run.state.hash()[:16] in words


def test_the_two_customers_are_the_worst_and_the_best_told_of_those_still_there(table, player):
    voices, seat = table.voices, table.seat
    said = [one for week in range(seat.week) for one in voices.of_week(week).messages]
    there = [one for one in said if one in voices.said_by(one.customer)]
    best = max(one.feeling for one in there if one.happy)
    shown = [player.node(f"voice-{place}").label for place in (1, 2)]
    low, high = ([one for one in there if one.text in label] for label in shown)
    assert not any(one.happy for one in low)
    assert round(best, 2) in {round(one.feeling, 2) for one in high}
    player.click("voice-1")
    assert table.place == "voice"
    assert table.followed in {one.customer for one in low}


def test_messages_of_a_game_that_goes_on_are_read_some_weeks_a_frame(table, views):
    voices = voices_of(table.diary, table.seat.case.words)
    table._voices = "en", voices  # as after a resumption: nothing is in words yet
    table.heard_until = table.seat.week
    player = seated(table, "ending", views)
    assert "Their messages are being read …" in player.words()
    assert 0 < len(table.voices.editions) < table.seat.week
    player.pass_time(1.0)
    assert "voice-1" in player.ids()
    player.close()


def test_a_guess_stands_beside_what_came_and_leads_to_its_report(table, views, player):
    drawn, came = (round(x, 1) for x in (
        table.seat.prediction(2).line[-1], table.seat.before_week(2 * QUARTER).brand_equity
    ))  # fmt: skip
    assert player.node("guess-2").label == signed(drawn - came)
    assert "guess-1" not in player.ids()
    seconds(player, views["ending"]._ticket)  # what comes later moves what lies below it
    player.click("ask-guess")
    assert table.place == "report"
    assert views["report"].quarter == 2


def test_turning_points_are_told_whole_and_lead_to_why(table, views, player, monkeypatch):
    found = (
        Moment("worse_before_better", 0, 30, table.seat.taken[0].id, 2.5, 0.75, "", ""),
        Moment("overshoot", 13, 20, table.seat.taken[1].id, 1.5, -0.25, "", ""),
        Moment("green_number", 13, 40, table.seat.taken[1].id, 12.0, 2.25, "", ""),
        Moment("blame", 0, 9, table.seat.taken[0].id, 0.6, 0.0, "marketing", ""),
        Moment("silence", 3, 51, "", 0.5, 0.0, "", ""),
    )
    told = turns(table.seat, found)
    assert [turn.letter for turn in told] == list("ABCDE")
    assert [turn.week for turn in told] == [3, 9, 20, 30, 40]
    assert all(turn.value == table.seat.history[turn.week].brand_equity for turn in told)
    assert not any("{" in turn.sentence + turn.question for turn in told)
    assert "“A campaign” lifted brand equity by 1.5" in told[2].sentence
    seconds(player, views["ending"]._found)
    monkeypatch.setattr(views["ending"]._found, "latest", found)
    views["ending"]._kept.clear()
    seconds(player, views["ending"]._found)
    player.click("turn-D")
    assert table.place == "why"
    assert (views["why"].first, views["why"].last) == (1, 3)


def test_nothing_is_clipped_at_any_size(table, views, player):
    assert guarded(table, "ending", views) == []
    seconds(player, views["ending"]._ticket)
    weighed(player, views["ending"].judged)
    seconds(player, views["ending"]._found)
    assert guarded(table, "ending", views) == []
