"""What a quarter and a game brought: parts that sum, the same luck, and no invented cause."""

from dataclasses import replace

import pytest

from game.present import ending as end
from game.present import title, worths
from game.present.closing import MOVED_BY, announced, closing, reasons
from game.present.politics import board
from game.present.report import report
from game.present.scales import scale_of
from game.present.why import picture
from sim.explain.causes import CAUSES
from sim.explain.course import Game
from sim.explain.web import THOUGHTS, weaving
from sim.run import Run
from sim.scenario.events import Event
from tests.present.games import PEOPLE, game, played


def web(seat, quarter=1):
    """Why brand equity moved in a quarter."""
    first = 13 * (quarter - 1)
    return next(weaving(Game.of(seat.run), "brand_equity", first, first + 13))


def test_the_report_sums_to_what_was_seen_on_the_bar():
    seat = played(game(people=1_000), 39)
    for quarter in (1, 2, 3):
        told = report(seat, quarter, web=web(seat, quarter))
        change = told.end - told.start
        assert sum(bar.value for bar in told.bars) == pytest.approx(change, abs=0.051)
        assert told.actual[-1] == told.end
    seat.close()


def test_no_report_of_a_quarter_that_is_not_over(seat):
    played(seat, 12)
    with pytest.raises(ValueError, match="not been played"):
        report(seat, 1)


def test_the_sentence_names_the_cause_that_moved_most_that_way(seat):
    played(seat, 13)
    told = report(seat, 1, web=web(seat))
    falls = told.end < told.start
    most = (min if falls else max)(told.bars, key=lambda bar: bar.value)
    assert ("fell" in told.sentence) == falls
    assert most.label in told.sentence


def test_before_it_is_known_why_the_report_says_what_moved_and_no_cause(seat):
    played(seat, 13)
    told = report(seat, 1)
    assert told.bars == ()
    assert told.sentence.startswith("Brand equity")
    assert "most of all" not in told.sentence


def test_the_causes_of_the_report_are_those_of_where_one_asks_why(seat):
    played(seat, 13)
    known = web(seat)
    told = {bar.id: (bar.label, bar.value) for bar in report(seat, 1, web=known).bars}
    seen = picture(known, scale_of(seat, "brand_equity", 1.0), "", "the quarter")
    for place in seen.places:
        name = place.id.removeprefix("spot-")
        if name in told:
            assert told[name] == (place.label, seen.values[place.id])
    assert set(told) >= {"marketing", "it", "promise", "walls", "customers"}


def test_a_prediction_is_answered_with_what_came_and_what_moved(seat):
    seat.predict((seat.now.brand_equity + 9.0,) * 13, "known")
    played(seat, 13)
    told = report(seat, 1, web=web(seat))
    assert told.predicted[-1] == pytest.approx(seat.opening.brand_equity + 9.0, abs=0.01)
    assert told.answer.startswith("You drew")
    assert "people will know us" in told.answer


def test_where_nothing_was_predicted_nothing_is_answered(seat):
    assert report(played(seat, 13), 1).answer == ""


def test_whoever_sees_it_coming_is_told_so(seat):
    twin = Run("promise-gap", 7, customers=PEOPLE)
    twin.advance(13)
    seat.predict(tuple(week.brand_equity for week in twin.history), "nothing")
    played(seat, 13)
    assert "you saw it coming" in report(seat, 1).answer


def test_every_reason_but_nothing_names_a_part():
    ids = [name for name, _text in reasons()]
    assert 4 <= len(ids) <= 6
    assert set(MOVED_BY) == set(ids) - {"nothing"}
    known = {*THOUGHTS, *(cause.id for cause in CAUSES)}
    assert {name for names in MOVED_BY.values() for name in names} <= known


def test_a_moves_worth_is_the_game_against_the_same_luck_without_it(seat):
    seat.decide({"kind": "promise_signoff", "by": "service"})
    seat.decide({"kind": "empower", "latitude": 0.6})
    played(seat, 13)
    known = worths.errand(seat, 1)()
    twin = Run("promise-gap", 7, customers=PEOPLE)
    twin.decide({"kind": "empower", "latitude": 0.6})
    twin.advance(13)
    assert known[0].brought == seat.now.brand_equity - twin.history[-1].brand_equity
    assert known[0].low80 <= known[0].expected <= known[0].high80
    kept = report(seat, 1, known).moves
    assert [one.title for one in kept] == ["Who signs promises off", "Latitude of the front line"]
    assert {one.verdict for one in kept} <= {"within", "above", "below"}


def test_the_worth_of_a_later_quarter_starts_from_that_quarter(seat):
    seat.decide({"kind": "empower", "latitude": 0.6})
    played(seat, 13)
    seat.decide({"kind": "promise_signoff", "by": "service"})
    job = worths.errand
    played(seat, 26)
    (one,) = job(seat, 2)()
    assert one.id == seat.moves_of(2)[0].id
    assert one.brought != 0.0


def test_headlines_of_the_quarter_are_in_its_report():
    seat = played(game(), 26)
    assert report(seat, 1).happened == ()
    assert report(seat, 2).happened == ("Veridale takes Campaign of the Year",)
    seat.close()


def test_only_announced_events_are_told_before(seat):
    events = seat.case.events
    assert announced(seat) == ()
    told = Event.model_validate({**events[0].model_dump(), "announced": True, "when": {"week": 5}})
    world = seat.run.model.world
    seat.run.model.world = type(world)(waiting=(told, *world.waiting))
    assert announced(seat) == ("Veridale takes Campaign of the Year",)


def test_whoever_leaves_moves_unused_is_told(seat):
    assert closing(seat).warnings == ("You have not made a move. That is a decision, too.",)
    seat.decide({"kind": "empower", "latitude": 0.6})
    assert closing(seat).warnings == ("2 moves are left. They lapse.",)


def test_the_sketch_begins_level_and_keeps_what_was_drawn(seat):
    asked = closing(seat)
    assert asked.low < asked.start < asked.high
    assert asked.line == (round(asked.start, 1),) * 13
    seat.predict((41.0,) * 13, "kept")
    assert (closing(seat).line, closing(seat).reason) == ((41.0,) * 13, "kept")


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SILO_HOME", str(tmp_path_factory.mktemp("home")))
        seat = game()
        seat.decide({"kind": "promise_signoff", "by": "service"})
        played(seat, 104)
        yield seat, end.errand(seat)()
        seat.close()


def test_the_other_line_is_the_same_luck_without_a_move(finished):
    seat, after = finished
    twin = Run("promise-gap", 7, customers=PEOPLE)
    twin.advance(104)
    assert after.still.weeks[:104] == tuple(twin.history)
    assert after.you.weeks[:104] == tuple(seat.history)
    assert len(after.you.weeks) == len(after.still.weeks) == 156


def test_the_year_after_leaves_the_game_as_it_is(finished):
    seat, _after = finished
    assert seat.week == 104
    assert len(seat.run.journal.seals) == 104


def test_six_numbers_stand_side_by_side_and_none_is_added_up(finished):
    seat, after = finished
    told = end.ending(seat, after)
    assert [number.figure.id for number in told.numbers] == [
        "brand_equity", "nps", "profit", "cash", "morale",
    ]  # fmt: skip
    assert all(number.later and number.still and number.gap for number in told.numbers)
    parts = [part.id for part in told.numbers[0].parts]
    assert parts == ["salience", "image", "trust", "loyalty"]
    assert told.gap == after.you.later.brand_equity - after.still.later.brand_equity
    assert told.gap > 0


def test_before_the_background_has_answered_the_card_shows_what_is_known(finished):
    seat, _after = finished
    told = end.ending(seat)
    assert (told.still, told.sentence, told.gap_text) == ((), "", "")
    assert told.numbers[0].figure.value == seat.now.brand_equity
    assert told.questions


def test_a_game_without_moves_differs_in_nothing_from_itself():
    seat = played(game(people=120), 104)
    after = end.errand(seat)()
    assert after.you.weeks == after.still.weeks
    seat.close()


def test_the_cards_are_the_scenarios_that_can_be_played():
    ids = [card.id for card in title.cards()]
    assert "promise-gap" in ids
    assert "base" not in ids
    for card in title.cards():
        assert card.title
        assert card.summary
        assert card.teaches


def test_what_departments_are_paid_for_is_what_they_are_paid_for_by_now():
    paid = {one[0]: one[3] for one in title.brief("get-along").departments}
    assert paid["sales"] == "Revenue 65%, CX 35%"  # half of it was shared a year before play
    paid = {one[0]: one[3] for one in title.brief("promise-gap").departments}
    assert paid["sales"] == "Revenue 100%"


@pytest.mark.parametrize(
    ("text", "seed"),
    [("7", 7), (" 42 ", 42), ("", None), ("x", None), ("-1", None), ("1.5", None), ("²", None),
     (str(2**64), None), (str(2**64 - 1), 2**64 - 1)],
)  # fmt: skip
def test_a_seed_is_a_whole_number_that_luck_knows(text, seed):
    assert title.seed_of(text) == seed


def test_fresh_seeds_can_be_read_out():
    assert all(0 <= title.fresh_seed() < 10_000 for _ in range(20))


def test_whoever_was_let_go_learns_what_a_successor_would_have_made_of_it(seat, monkeypatch):
    seat.run.decide({"kind": "empower", "latitude": 0.8}, by="lab")
    played(seat, 26)
    assert (seat.over, seat.quarter) == (False, 3)
    monkeypatch.setattr(seat.run, "agenda", replace(seat.run.agenda, dismissed="board"))
    assert (seat.over, seat.quarter, seat.planning) == (True, 2, False)
    aftermath = end.errand(seat)()
    assert len(aftermath.you.weeks) == len(aftermath.successor.weeks) == 78
    assert aftermath.successor.later != aftermath.you.later
    said = end.ending(seat, aftermath).sentence
    assert f"{aftermath.successor.later.brand_equity:.1f}" in said
    assert "let go" in said
    assert "lets you go" in " ".join(board(seat))
