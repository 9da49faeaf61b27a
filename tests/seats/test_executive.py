"""The customer executive's seat: where it is, what it shows and seals, and when it is empty."""

from typing import Any

import pytest

from sim.journal import JournalError
from sim.run import Run
from sim.scenario.events import Event
from sim.scenario.load import load_scenario, scenario_ids
from sim.seats import (
    EXECUTIVE,
    SEATS,
    Room,
    RoomError,
    Sealed,
    SealError,
    computer,
    dashboard,
    in_office,
    levers_now,
    pay,
    reveal,
    role_card,
    seal,
    sealed_in,
    seats_of,
)
from sim.seats.office import is_shown
from sim.seats.paid import score, target_of

PEOPLE = 60
QUITS = {
    "id": "gone",
    "when": {"week": 0},
    "effect": {"kind": "executive_quits", "weeks": 13},
    "headline": {"en": "She leaves"},
}
REDESIGN = {"kind": "redesign_process", "depth": 0.5}
SPONSOR = {"kind": "sponsor_attention", "points": 1}


def game(round_: int = 1, weeks: int = 0) -> Run:
    room = Room(("executive", "ceo"), round_)
    run = Run("toothless-cxo", 7, customers=PEOPLE, room=room)
    run.advance(weeks)
    return run


@pytest.fixture(scope="module")
def played() -> Run:
    return game(weeks=26)


def numbers(run: Run) -> dict[str, float]:
    return {dial.metric: dial.value for dial in dashboard(run, EXECUTIVE)}


# ---- where it is -------------------------------------------------------------------------------


def test_it_is_there_only_where_she_was_appointed_before_play():
    there = [name for name in scenario_ids() if EXECUTIVE in seats_of(load_scenario(name))]
    assert there == ["toothless-cxo"]
    assert seats_of(load_scenario("promise-gap")) == ("marketing", "sales", "service", "it", "ceo")
    assert seats_of(load_scenario("toothless-cxo")) == SEATS


def test_nobody_sits_there_in_another_case():
    with pytest.raises(
        RoomError, match="promise-gap begins without a customer executive; its seats are marketing"
    ):
        Run("promise-gap", 7, customers=PEOPLE, room=Room((EXECUTIVE,)))
    run = Run("promise-gap", 7, customers=PEOPLE, room=Room(("ceo",)))
    with pytest.raises(SealError, match="no seat `executive`"):
        seal(run, Sealed(EXECUTIVE))
    said: Any = run.journal.header.extra["room"]
    said["humans"].append(EXECUTIVE)
    with pytest.raises(JournalError, match="begins without a customer executive"):
        Run.replay(run.journal)


def test_every_case_has_a_card_for_her_in_both_languages():
    for name in scenario_ids():
        card = role_card(load_scenario(name), EXECUTIVE)
        assert card.get("en")
        assert card.get("de")


# ---- what it is shown --------------------------------------------------------------------------


def test_she_counts_the_share_that_she_is_shown(played):
    seen, lived = numbers(played), played.history
    assert seen["fault_list"] == pytest.approx(0.1 * lived[-1].known_issues)
    month = [week.contacts for week in lived[18:22]]
    assert seen["voice_report"] == pytest.approx(0.1 * sum(month) / 4)
    assert seen["promise_check"] == pytest.approx(10.0 * lived[21].promise_gap)
    parts = {dial.metric: dial.part for dial in dashboard(played, EXECUTIVE)}
    assert parts["fault_list"] == parts["voice_report"] == parts["promise_check"] == 0.1
    assert parts["nps"] == 1.0


def test_what_is_not_shown_to_her_stands_nowhere():
    run = game()
    run.decide({"kind": "executive_information", "access": 0.0}, by="lab")
    run.advance(13)
    assert set(numbers(run)) == {"nps", "fixes_credited", "own_spending"}
    assert not any(is_shown(run, customer, 12) for customer in range(PEOPLE))


def test_of_all_that_customers_say_she_is_shown_her_share(played):
    every = [is_shown(played, customer, week) for customer in range(200) for week in range(26)]
    assert sum(every) / len(every) == pytest.approx(0.1, abs=0.02)


def test_what_is_mended_with_her_money_is_credited_to_her():
    run = game()
    for decision in (
        {"kind": "appoint_executive", "home": "operations"},
        {"kind": "executive_authority", "authority": "orders"},
        {"kind": "executive_opex", "share": 0.10},
    ):
        run.decide(decision, by="lab")
    run.advance(20)
    fund = [week.executive_clout / 0.40 * 0.10 / 0.15 * 0.08 * 0.6 for week in run.history]
    known = [week.known_issues for week in run.history]
    by_hand = sum(min(fund[week], known[week - 1]) for week in range(7, 20) if week >= 13)
    assert numbers(run)["fixes_credited"] == pytest.approx(by_hand)
    assert numbers(run)["own_spending"] == 0.10
    assert by_hand > 0.0


def test_a_target_below_zero_is_better_than_the_year_before(played):
    usually = played.history[0]._replace(nps=-50.0)
    bonus = load_scenario("toothless-cxo").roles.executive.bonus
    assert target_of(bonus, usually) == pytest.approx(-48.5)
    assert target_of(bonus, usually._replace(nps=50.0)) == pytest.approx(51.5)
    assert score(-50.0, -48.5, "higher") < 1.0


# ---- what it seals -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        Sealed(EXECUTIVE, request=0.05),
        Sealed(
            EXECUTIVE, ({"kind": "own_effort", "hype": 0.9, "calibrate": 0.05, "listen": 0.05},)
        ),
        Sealed(EXECUTIVE, ({"kind": "it_mandate", "share": 0.2},)),
        Sealed(EXECUTIVE, (REDESIGN, {"kind": "operational_metrics"})),
    ],
)
def test_she_has_two_levers_no_people_and_no_budget(wrong):
    with pytest.raises(SealError):
        seal(game(), wrong)


def test_her_lever_needs_a_sponsor_who_may_be_sealed_in_the_same_quarter():
    alone, led = game(2), game(2)
    for run in (alone, led):
        seal(run, Sealed(EXECUTIVE, (REDESIGN,)))
    seal(led, Sealed("ceo", (SPONSOR,)))
    (refused,) = reveal(alone)
    assert refused.refusal.code == "R6"
    moves = led.purse.moves
    assert [(one.seat, one.refusal) for one in reveal(led)] == [("ceo", None), (EXECUTIVE, None)]
    assert led.purse.moves == moves  # neither takes a move of the chief's


def test_what_she_measures_changes_the_structure_so_it_waits_for_the_second_round():
    codes = []
    for round_ in (1, 2):
        run = game(round_)
        seal(run, Sealed("ceo", (SPONSOR,)))
        seal(run, Sealed(EXECUTIVE, ({"kind": "operational_metrics"},)))
        codes.append(reveal(run)[-1].refusal)
    assert [one and one.code for one in codes] == ["R9", None]


def test_the_computer_reports_the_news(played):
    run = played.fork()
    assert computer(run, EXECUTIVE) == Sealed(EXECUTIVE, by_computer=True)
    seal(run, computer(run, EXECUTIVE))
    assert reveal(run) == ()


# ---- an empty office ---------------------------------------------------------------------------


def test_an_office_that_she_has_left_sees_earns_and_seals_nothing_until_a_successor_comes():
    run = game()
    run.inject(Event.model_validate(QUITS))
    assert not in_office(run, EXECUTIVE)
    assert levers_now(run, EXECUTIVE) == ()
    assert dashboard(run, EXECUTIVE) == ()
    with pytest.raises(SealError, match="no say"):
        seal(run, Sealed(EXECUTIVE, (REDESIGN,)))
    run.advance(13)
    assert pay(run, EXECUTIVE) is None
    assert pay(run, "sales") is not None
    assert in_office(run, EXECUTIVE)
    assert dashboard(run, EXECUTIVE)
    seal(run, Sealed(EXECUTIVE, (REDESIGN,)))
    assert list(sealed_in(run)) == [EXECUTIVE]
