import pytest

from game.present.allowed import budgets_text, open_rows, rows_text, waiting_text
from game.present.filling import LINKED, fault, numbered, opened, regoaled, shown, wish
from game.present.moves import catalogue
from game.present.offers import offers
from game.seat import Seat
from sim.scenario.names import DEPARTMENTS


@pytest.fixture
def seat(tmp_path, monkeypatch):
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    made = Seat.new("promise-gap", 7, 300)
    yield made
    made.close()


def form_of(seat, kind):
    return next(form for group in catalogue(seat) for form in group.moves if form.kind == kind)


def test_a_form_opened_with_a_decision_comes_to_that_decision(seat):
    for offer in offers(seat):
        filled = opened(seat, form_of(seat, offer.kind), offer.decision)
        assert wish(seat, filled).model_dump(exclude_none=True).items() >= (
            offer.decision.model_dump(exclude_none=True).items()
        )


def test_a_form_as_it_is_opened_says_that_nothing_changes_or_can_be_decided(seat):
    for group in catalogue(seat):
        for form in group.moves:
            filled = opened(seat, form)
            assert (wish(seat, filled) is None) == bool(fault(seat, filled)), form.kind


def test_parts_of_a_mandate_make_up_the_whole_whatever_is_set(seat):
    filled = opened(seat, form_of(seat, "it_mandate"))
    fields = {field.name: field for field in filled.form.fields}
    for name, value in (("run", 0.3), ("fixes", 0.9), ("features", 1.0), ("run", 0.05)):
        filled = numbered(filled, fields[name], value)
        assert sum(filled.values[part] for part in LINKED["it_mandate"]) == pytest.approx(1.0)
        assert filled.values[name] == pytest.approx(value)


def test_a_drag_in_a_form_counts_from_where_it_began(seat):
    start = opened(seat, form_of(seat, "set_goals"))
    there = regoaled(start, start, ("service", "cx"), 90)
    back = regoaled(there, start, ("service", "cx"), 35)
    assert back.values == start.values
    assert sum(there.values["service"]) == 100


def test_numbers_are_read_with_their_unit(seat):
    fields = {field.name: field for field in form_of(seat, "campaign_burst").fields}
    assert shown(fields["spend"], 1.25) == "1.25"
    assert shown(fields["weeks"], 13.0) == "13"
    [depth] = form_of(seat, "redesign_process").fields
    assert shown(depth, 0.5) == "50%"


def test_all_rows_are_open_where_the_scenario_does_not_close_them(seat):
    assert open_rows(seat) == DEPARTMENTS
    assert not rows_text(seat)
    assert not budgets_text(seat)


def test_while_weeks_go_by_a_sentence_says_when_one_can_decide_again(seat):
    assert not waiting_text(seat)
    seat.end_quarter()
    for _ in range(12):
        seat.advance()
    assert "in 1 week," in waiting_text(seat)
    assert "Year 1 · Q2" in waiting_text(seat)
