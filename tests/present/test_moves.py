"""Decisions as forms: made of the decisions' own declarations, and back again."""

from dataclasses import replace

import pytest

from game.present.adoption import adoption_text, step_of, weeks_to
from game.present.moves import answer, build, catalogue
from game.present.offers import offers
from game.present.telling import price_text, starts_text, told, warnings
from sim.decisions import DECISIONS, DecisionError, decision_of, offered
from sim.politics import Protest
from sim.purse import Price
from tests.present.games import game, played


def forms(seat) -> dict:
    return {form.kind: form for family in catalogue(seat) for form in family.moves}


def test_the_catalogue_is_what_the_scenario_offers(seat):
    assert set(forms(seat)) == offered(seat.case) & set(DECISIONS)


def test_every_family_and_every_field_has_words(seat):
    for family in catalogue(seat):
        assert family.title
        for form in family.moves:
            assert form.title
            assert form.text.endswith(".")
            assert "Claim" not in form.text
            assert "lab" not in form.text.split()
            for field in form.fields:
                assert field.label != field.name
                assert field.tip
                assert all(label and "_" not in label for _value, label in field.options)


def test_whose_people_spend_their_time_otherwise_is_named(seat):
    decision = decision_of({"kind": "own_effort", "hype": 0.5, "listen": 0.5})
    assert told(seat.policy, decision).title == "Marketing: what its people spend time on"


def test_a_form_left_as_it_opens_is_a_decision_or_says_why_not(seat):
    for form in forms(seat).values():
        values = {field.name: field.value for field in form.fields}
        said = answer(seat, form.kind, values)
        assert said.refusal or said.price or said.starts


def test_numbers_begin_where_the_firm_stands_and_stay_in_range(seat):
    for form in forms(seat).values():
        for field in form.fields:
            if field.kind == "number":
                assert field.low <= field.value <= field.high
                assert field.step > 0
    assert next(f for f in forms(seat)["empower"].fields).value == pytest.approx(0.2)
    seat.decide({"kind": "empower", "latitude": 0.5})
    assert next(f for f in forms(seat)["empower"].fields).value == pytest.approx(0.5)


def test_a_choice_begins_with_what_is(seat):
    (by, _margin) = forms(seat)["promise_signoff"].fields
    assert (by.kind, by.value) == ("choice", "nobody")
    assert ("service", "Service") in by.options
    seat.decide({"kind": "promise_signoff", "by": "service"})
    assert forms(seat)["promise_signoff"].fields[0].value == "service"


def test_every_number_that_a_slider_can_reach_can_be_built(seat):
    for form in forms(seat).values():
        for field in form.fields:
            if field.kind != "number":
                continue
            steps = round((field.high - field.low) / field.step)
            assert field.low + steps * field.step == pytest.approx(field.high)


def test_a_form_becomes_the_decision_it_describes(seat):
    made = build(seat, "promise_signoff", {"by": "service", "margin": 0.05})
    assert made == decision_of({"kind": "promise_signoff", "by": "service", "margin": 0.05})
    assert build(seat, "train", {"weeks": 6.0}) == decision_of({"kind": "train", "weeks": 6})


def test_rows_that_stay_as_they_are_need_not_be_decided(seat):
    values = {field.name: field.value for field in forms(seat)["set_goals"].fields}
    assert answer(seat, "set_goals", values).refusal == "That is how it already is."
    values["service"] = (0.0, 0.0, 0.0, 0.4, 0.6, 0.0)
    wanted = {"kind": "set_goals", "service": {"cost": 0.4, "cx": 0.6}}
    assert build(seat, "set_goals", values) == decision_of(wanted)


def test_what_is_no_decision_says_what_is_wrong(seat):
    with pytest.raises(DecisionError):
        build(seat, "empower", {"latitude": "much"})
    assert "8" in answer(seat, "empower", {"latitude": 0.9}).refusal
    assert answer(seat, "roll_back", {"decision": ""}).refusal == "Choose something first."


def test_only_what_can_go_back_is_offered_for_it(seat):
    seat.decide({"kind": "empower", "latitude": 0.5})
    seat.decide({"kind": "campaign_burst", "spend": 1.5})
    (field,) = forms(seat)["roll_back"].fields
    assert [label for _name, label in field.options] == ["Latitude of the front line"]
    assert answer(seat, "roll_back", {"decision": field.value}).refusal == ""


def test_a_decision_is_told_as_what_moves_from_where_to_where(seat):
    words = told(
        seat.policy, decision_of({"kind": "set_goals", "service": {"cost": 0.4, "cx": 0.6}})
    )
    assert (words.title, words.department) == ("Pay Service for CX", "service")
    assert words.text == "CX 35 → 60%, Cost 65 → 40%"
    words = told(seat.policy, decision_of({"kind": "empower", "latitude": 0.6}))
    assert words.text == "Latitude 20 → 60%"
    film = decision_of({"kind": "campaign_burst", "spend": 1.5, "weeks": 13})
    assert told(seat.policy, film).text == "1.5 times the usual spending, for 13 weeks"
    louder = decision_of({"kind": "promise_level", "extra": 0.05})
    assert told(seat.policy, louder).text == "0 → 5 points above what marketing would say"
    shift = {"kind": "shift_budget", "marketing": -0.03, "service": 0.03}
    assert told(seat.policy, decision_of(shift)).text == "Marketing −3%, Service +3%"


def test_every_decision_of_the_catalogue_can_be_told_and_priced(seat):
    for form in forms(seat).values():
        values = {f.name: f.high if f.kind == "number" else f.value for f in form.fields}
        try:
            made = build(seat, form.kind, values)
        except DecisionError:
            continue
        assert told(seat.policy, made).title
        assert starts_text(seat, made)
        price_text(seat.price(made), seat.case.currency)


def test_a_price_names_each_currency_and_nothing_where_nothing_is_due(seat):
    price = Price(cash=60.0, upkeep=6.0, capital=2, points=1, weeks=26, attention=1)
    assert price_text(price, seat.case.currency) == (
        "1 move",
        "2 of political capital",
        "1 change point for 26 weeks",
        "1 of your time",
        "€1.2m now",
        "€120k a week from then on",
    )
    assert price_text(Price(moves=0), seat.case.currency) == ()


def test_whoever_decides_too_late_is_warned_of_the_successor(seat):
    assert warnings(seat, decision_of({"kind": "customer_record"})) == ()
    played(seat, 91)
    (warning,) = warnings(seat, decision_of({"kind": "customer_record"}))
    assert "for your successor" in warning


def test_weeks_to_adoption_follow_the_rule_by_which_it_is_adopted():
    step = 0.05
    left, weeks = 1.0, 0
    while left > 0.5:
        left, weeks = left * (1.0 - step), weeks + 1
    assert weeks_to(0.5, step) == weeks
    assert weeks_to(0.9, 1.0) == 1


def test_what_is_said_of_adoption_is_what_the_firm_then_does(seat):
    decision = decision_of({"kind": "empower", "latitude": 0.6})
    step = step_of(seat, decision)
    weeks = 2 + weeks_to(0.5, step)
    assert f"half of it in {weeks} weeks" in adoption_text(seat, decision)
    seat.decide(decision)
    start = seat.run.model.organisation.state.empowerment
    played(seat, weeks)
    now = seat.run.model.organisation.state.empowerment
    assert (now - start) / (0.6 - start) == pytest.approx(0.5, abs=0.03)


def test_goals_sink_in_as_fast_as_it_is_said(seat):
    decision = decision_of({"kind": "set_goals", "service": {"cost": 0.2, "cx": 0.8}})
    weeks = 1 + weeks_to(0.5, step_of(seat, decision))
    seat.decide(decision)
    played(seat, weeks)
    assert seat.run.model.service.standing.far == pytest.approx(0.45 * 0.5, abs=0.03)


def test_where_nothing_is_adopted_nothing_is_said_of_it(seat):
    assert adoption_text(seat, decision_of({"kind": "promise_signoff", "by": "service"})) == ""
    assert adoption_text(seat, decision_of({"kind": "present_evidence"})) == ""


def test_the_first_quarter_offers_four_and_later_ones_six(seat):
    assert [offer.sort for offer in offers(seat)] == ["tool"] * 2 + ["wish"] * 2
    played(seat, 13)
    assert [offer.sort for offer in offers(seat)] == (
        ["tool"] * 2 + ["wish"] * 2 + ["structure"] * 2
    )


def test_offers_are_the_same_however_often_somebody_looks(seat):
    assert offers(seat) == offers(seat)


def test_an_offer_that_was_taken_is_offered_no_more(seat):
    offer = next(one for one in offers(seat) if not one.refusal)
    seat.decide(offer.decision)
    taken = {one.decision for one in offers(seat) if not one.refusal}
    assert offer.decision not in taken


@pytest.mark.parametrize("scenario", ["promise-gap", "first-monday"])
def test_offers_are_what_the_scenario_offers_once_each(scenario):
    seat = game(scenario)
    while not seat.over:
        found = offers(seat)
        assert {offer.kind for offer in found} <= offered(seat.case)
        kinds = [(offer.sort, offer.kind) for offer in found]
        assert len(set(kinds)) == len(kinds)
        played(seat, 13)
    seat.close()


def test_a_broken_promise_calls_for_a_signature_and_known_faults_for_time(seat):
    played(seat, 13)
    assert seat.now.promise_gap > 0.1
    kinds = {offer.kind for offer in offers(seat) if offer.sort == "structure"}
    assert "promise_signoff" in kinds


def test_a_protest_stands_first_among_the_offers_until_it_is_answered(seat, monkeypatch):
    angry = Protest("sales", "reported_wins", 0.8, "e1", "set_goals")
    monkeypatch.setattr(seat.run, "agenda", replace(seat.run.agenda, protests=(angry,)))
    offer = decision_of({"kind": "answer_protest", "department": "sales"})
    assert "answer_protest" not in {one.kind for one in offers(seat)}  # this case knows no protests
    choice = seat.case.decisions.model_copy(update={"protests": True})
    loud = seat.case.model_copy(update={"decisions": choice})
    monkeypatch.setattr(seat.run, "case", loud)
    first = offers(seat)[0]
    assert (first.decision, first.sort, first.who) == (offer, "protest", "sales")
    assert "80%" in first.why
