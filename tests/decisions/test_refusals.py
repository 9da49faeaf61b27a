"""Every refusal in words, and who hears it."""

import re
from dataclasses import replace

import pytest

from sim.decisions import LAB, Hand, decision_of
from sim.decisions.refusals import TEMPLATES, refuse
from sim.purse import Purse
from sim.scenario.schema import Move
from tests.strategies import case, first_policy

POOR = Purse(cash=-390.0, capital=0, points=0, moves=0, attention=0)
RICH = Purse(cash=1e4, capital=12, points=9, moves=3, attention=4)
FULL = case().model_copy(update={"decisions": case().decisions.model_copy(update={"set": "full"})})
EMPOWER = {"kind": "empower", "latitude": 0.6}
SHARED = {"kind": "shared_goals", "weight": 0.5}
SPONSOR = {"kind": "sponsor_attention", "points": 3}
REDESIGN = {"kind": "redesign_process", "depth": 1}
APPOINT = {"kind": "appoint_executive", "home": "chief"}
ROW = {"revenue": 0.5, "cx": 0.55}


def said(given, hand=LAB, earlier=(), week=20):
    policy = first_policy()
    for date, before in earlier:
        policy = decision_of(before).apply(policy, date, FULL)
    refusal = decision_of(given).check(policy, week, FULL, hand)
    return (refusal.code, str(refusal)) if refusal else None


def player(**purse):
    return Hand(replace(RICH, **purse))


TOLD = {
    "R1": (REDESIGN, player(cash=-390.0), (),
           "That needs €1,320,000. You have -€7,800,000; the bank lends €8,000,000."),
    "R2": (SHARED, player(capital=1), (),
           "This takes 3 political capital, you have 1. Ask for less, or deliver something first."),
    "R3": (EMPOWER, player(points=0), ((10, REDESIGN), (12, {"kind": "customer_record"})),
           ("The firm is already changing as much as it can: redesign process, customer record. "
           "Let one finish.")),
    "R4": (EMPOWER, player(moves=0), (),
           "That was the third move. Take one back, or wait for the next quarter."),
    "R4 two": (SHARED, player(moves=1), (),
               ("This takes two moves, and there is one left. "
               "Take one back, or wait for the next quarter.")),
    "R5": (SPONSOR, player(attention=2), (), "You have 2 of your time left; this takes 3."),
    "R6": (REDESIGN, replace(player(), seat="executive"), (),
           "Sales does not answer to you. Without a sponsor it may simply say no."),
    "R7": ({"kind": "set_goals", "sales": ROW}, LAB, (),
           "The shares of sales add up to 105, not 100."),
    "R8": ({"kind": "empower", "latitude": 0.9}, LAB, (), "Latitude goes from 20 to 80 %."),
    "R9": (SHARED, replace(player(), structure_fixed=True), (),
           "Structure is fixed in this round. Note it for the next one."),
    "R10": ({"kind": "executive_opex", "share": 0.1}, LAB, (),
            "There is no customer executive to give this to. Appoint one first."),
    "R11": (EMPOWER, LAB, ((3, EMPOWER),), "That is how it already is."),
    "R12": ({**APPOINT, "home": "service"}, player(), ((11, APPOINT),),
            "The customer executive was moved 9 weeks ago. Leave the chart alone until week 37."),
    "R14": (SHARED, replace(player(), seat="sales"), (), "Only the chief executive can set this."),
    "R15": ({"kind": "roll_back", "decision": "empower"}, LAB, (),
            "There is nothing like that to answer, or to roll back."),
    "R16": ({"kind": "listening_owner", "owner": "joint"}, LAB, (),
            "This rests on “Two departments in one room”. Do that first."),
}  # fmt: skip


@pytest.mark.parametrize("code", TOLD)
def test_a_refusal_says_why_in_real_numbers(code):
    given, hand, earlier, text = TOLD[code]
    assert said(given, hand, earlier) == (code.split()[0], text)


@pytest.mark.parametrize("code", TOLD)
def test_without_the_obstacle_it_is_not_refused(code):
    given, _, earlier, _ = TOLD[code]
    if code in ("R7", "R8", "R10", "R11", "R15", "R16"):
        assert said(given, player(), earlier)[0] == code
    else:
        assert said(given, LAB, earlier) is None


def test_what_a_scenario_does_not_offer_is_refused_to_players_alone():
    given = {"kind": "discount", "depth": 0.1}
    decision = decision_of(given)
    refusal = decision.check(first_policy(), 20, case(), player())
    assert str(refusal) == "“A discount for new customers” is not offered in this scenario."
    assert refusal.code == "R17"
    assert decision.check(first_policy(), 20, case()) is None


def test_nothing_leads_to_a_circle_yet_but_its_text_stands():
    text = "Then sales would report to itself in the end."
    assert str(refuse("R13", department="sales")) == text


def test_every_template_has_a_test_and_leaves_no_blank():
    assert set(TEMPLATES) - set(TOLD) == {"R13", "R17"}
    for _, _, _, text in TOLD.values():
        assert not re.search(r"[{}]", text)


def test_seats_that_share_a_lever_are_all_named():
    refusal = said({"kind": "self_service", "strength": 0.4}, replace(player(), seat="sales"))
    assert refusal == ("R14", "Only the chief executive, service or IT can set this.")


def test_the_lab_may_keep_up_what_players_renew():
    long = {"kind": "campaign_burst", "spend": 1.5, "weeks": 520}
    assert said(long) is None
    assert said(long, player()) == ("R8", "A campaign goes from 4 to 13 weeks.")
    assert said({**SPONSOR, "quarters": 40}) is None
    assert said({**SPONSOR, "quarters": 41}) == (
        "R8",
        "Standing behind it goes from 1 to 40 quarters.",
    )


def test_half_a_step_is_off_the_grid():
    row = {"revenue": 0.62, "cx": 0.38}
    text = "A share of sales’s revenue goes from 0 to 100 % in steps of 5 %."
    assert said({"kind": "set_goals", "sales": row}) == ("R8", text)


def test_budgets_have_a_floor_and_a_pace():
    step = {"kind": "shift_budget", "sales": 0.05, "marketing": -0.05}
    assert said(step, player(), ((13, step),))[0] == "R8"
    assert said(step, LAB, ((13, step),)) is None
    assert said(step, player(), ((12, step),)) is None
    below = said(step, LAB, ((0, step), (13, step)))
    assert below == ("R8", "The budget of marketing goes from 60 to 80 % of its start.")


def test_only_two_pairs_sit_together():
    pairs = [{"kind": "co_locate", "pair": pair} for pair in ("sales_it", "service_it")]
    third = {"kind": "co_locate", "pair": "marketing_service"}
    assert said(third, LAB, ((0, pairs[0]),)) is None
    full = said(third, LAB, tuple((0, pair) for pair in pairs))
    assert full == ("R8", "Sitting together goes from 0 to 2 pairs.")


def test_what_is_paid_by_the_week_needs_its_first_week():
    train = {"kind": "train"}
    assert said(train, player(cash=-382.0)) is None
    assert said(train, player(cash=-383.0))[0] == "R1"
    assert said({"kind": "promise_signoff", "by": "service"}, player(cash=-5e3)) is None


def test_a_scenario_may_ask_another_price():
    move = {"id": "empower", "cost": 4}
    dear = FULL.model_copy(update={"moves": (Move(**move),)})
    assert decision_of(EMPOWER).price(first_policy(), 0, dear).capital == 4


def test_nobody_stops_a_sponsored_executive():
    hand = replace(player(), seat="executive")
    assert said(REDESIGN, hand, ((19, SPONSOR),)) is None
    assert said(REDESIGN, Hand(POOR, seat="executive"), ((19, SPONSOR),))[0] == "R2"  # no move
