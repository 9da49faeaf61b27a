"""What a quarter and a game brought: parts that sum, the same luck, and no invented cause."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from game.present import ending as end
from game.present import title, worths
from game.present.closing import PART_OF, announced, closing, reasons
from game.present.report import change_parts, report
from game.present.waterfall import PARTS, bars, equity, parts_of
from game.recall import Minds
from sim.run import Run
from sim.scenario.events import Event
from sim.scenario.load import load_scenario
from tests.present.games import PEOPLE, game, played

PLAIN = load_scenario("promise-gap").parameters.brand
share = arrays(np.float64, 6, elements=st.floats(0.0, 1.0))
flags = arrays(np.bool_, 6)
minds = st.builds(Minds, flags, share, share, share, share)


@given(minds, minds, flags)
def test_the_parts_sum_to_the_change_whatever_happened(before, after, replaced):
    parts = parts_of(before, after, replaced, PLAIN)
    change = equity(after, PLAIN) - equity(before, PLAIN)
    assert sum(parts.values()) == pytest.approx(change, abs=1e-9)


@given(minds, minds, flags)
def test_the_bars_sum_to_the_change_as_it_is_shown(before, after, replaced):
    parts = parts_of(before, after, replaced, PLAIN)
    shown = sum(bar.value for bar in bars(parts))
    assert shown == pytest.approx(round(sum(parts.values()), 1), abs=0.051)
    assert [bar.id for bar in bars(parts)] == list(PARTS)


@given(minds)
def test_where_nothing_changed_every_part_is_nought(before):
    nobody = np.zeros(6, np.bool_)
    assert set(parts_of(before, before, nobody, PLAIN).values()) == {0.0}


def test_one_change_is_one_part():
    everybody, half = np.ones(4, np.bool_), np.full(4, 0.5)
    before = Minds(everybody, half, half, half, half)
    nobody = np.zeros(4, np.bool_)
    for name, field in (("trust", "trust"), ("loyalty", "satisfaction"), ("salience", "awareness")):
        values = {f: getattr(before, f) for f in Minds.__dataclass_fields__} | {field: half + 0.2}
        parts = parts_of(before, Minds(**values), nobody, PLAIN)
        assert [part for part, value in parts.items() if value] == [name]


def test_the_equity_of_minds_is_the_models_own(seat):
    played(seat, 13)
    brand = seat.case.parameters.brand
    assert equity(seat.recall.minds[0], brand) == pytest.approx(seat.opening.brand_equity, abs=1e-6)
    assert equity(seat.recall.minds[1], brand) == pytest.approx(seat.now.brand_equity, abs=1e-6)


def test_the_report_sums_to_what_was_seen_on_the_bar():
    seat = played(game(people=1_000), 39)
    for quarter in (1, 2, 3):
        told = report(seat, quarter)
        assert sum(change_parts(seat, quarter).values()) == pytest.approx(
            told.end - told.start, abs=1e-6
        )
        assert told.actual[-1] == told.end
    seat.close()


def test_no_report_of_a_quarter_that_is_not_over(seat):
    played(seat, 12)
    with pytest.raises(ValueError, match="not been played"):
        report(seat, 1)


def test_the_sentence_names_the_part_that_moved_most_that_way(seat):
    played(seat, 13)
    told, parts = report(seat, 1), change_parts(seat, 1)
    falls = sum(parts.values()) < 0
    most = (min if falls else max)(parts, key=parts.get)
    assert ("fell" in told.sentence) == falls
    assert next(bar.label for bar in bars(parts) if bar.id == most) in told.sentence


def test_a_prediction_is_answered_with_what_came_and_what_moved(seat):
    seat.predict((seat.now.brand_equity + 9.0,) * 13, "known")
    played(seat, 13)
    told = report(seat, 1)
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
    assert set(PART_OF) == set(ids) - {"nothing"}
    assert set(PART_OF.values()) <= set(PARTS)


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


@pytest.mark.parametrize(
    ("text", "seed"),
    [("7", 7), (" 42 ", 42), ("", None), ("x", None), ("-1", None), ("1.5", None), ("²", None),
     (str(2**64), None), (str(2**64 - 1), 2**64 - 1)],
)  # fmt: skip
def test_a_seed_is_a_whole_number_that_luck_knows(text, seed):
    assert title.seed_of(text) == seed


def test_fresh_seeds_can_be_read_out():
    assert all(0 <= title.fresh_seed() < 10_000 for _ in range(20))
