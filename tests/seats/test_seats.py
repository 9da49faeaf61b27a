"""Seats: what each is paid for and sees, sealed decisions, computer executives, two rounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sim.burn_in import usual
from sim.journal import Journal
from sim.room import ALWAYS
from sim.run import Refused, Run
from sim.seats import (
    Room,
    RoomError,
    Sealed,
    SealError,
    computer,
    dashboard,
    levers_of,
    pay,
    ready,
    reveal,
    role_card,
    seal,
    sealed_in,
    tax,
)
from sim.seats.paid import paid, score

PEOPLE = 200
HYPE = {"kind": "own_effort", "hype": 0.9, "calibrate": 0.05, "listen": 0.05}
SIGNED = {"kind": "promise_signoff", "by": "service"}


def game(round_: int = 1, journal=None, weeks: int = 0) -> Run:
    room = Room(("marketing", "ceo"), round_)
    run = Run("promise-gap", 7, customers=PEOPLE, journal=journal, room=room)
    run.advance(weeks)
    return run


@pytest.fixture(scope="module")
def played() -> Run:
    return game(weeks=26)


# ---- pay ---------------------------------------------------------------------------------------


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6))
def test_a_number_on_its_target_pays_one_and_more_of_it_never_pays_less(target, value):
    assert score(target, target, "higher") == pytest.approx(1.0)
    assert score(target, target, "lower") == pytest.approx(1.0)
    assert score(value * 1.1, target, "higher") >= score(value, target, "higher")
    assert score(value * 1.1, target, "lower") <= score(value, target, "lower")
    assert 0.0 <= score(value, target, "higher") <= 1.5


def test_a_bonus_by_hand(played):
    before, last = usual(played.case, played.state.key), played.history[13:26]
    leads = sum(week.reported_leads for week in last) / 13
    revenue = sum(week.revenue for week in last) / 13
    own = sum(
        part * min(1.5, max(0.0, (value / (1.03 * base) - 0.8) / 0.2))
        for part, value, base in (
            (0.8, leads, before.reported_leads),
            (0.2, revenue, before.revenue),
        )
    )
    earned = pay(played, "marketing")
    assert earned.own == pytest.approx(own)
    assert earned.points == pytest.approx(100.0 * own)


def test_the_shared_part_counts_as_much_as_goals_are_shared(played):
    before = usual(played.case, played.state.key)
    alone, half, whole = (
        paid(played.case, "it", played.history[:13], before, weight) for weight in (0.0, 0.5, 1.0)
    )
    assert half.points == pytest.approx((alone.points + whole.points) / 2.0)
    assert whole.points == pytest.approx(100.0 * whole.shared)


def test_nobody_is_paid_before_a_quarter_is_over():
    run = game(weeks=12)
    assert pay(run, "sales") is None


# ---- what a seat sees --------------------------------------------------------------------------


@pytest.mark.parametrize("seat", ALWAYS)
def test_a_seat_has_numbers_a_card_and_levers(played, seat):
    dials = dashboard(played, seat)
    assert len(dials) >= 3
    assert any(dial.target is not None for dial in dials)
    assert str(role_card(played.case, seat))
    assert role_card(played.case, seat).get("de")
    assert levers_of(played.case, seat)


def test_a_survey_that_is_looked_at_twice_says_the_same_and_is_late(played):
    first, again = dashboard(played, "ceo"), dashboard(Run.replay(played.journal), "ceo")
    assert first == again
    brand = next(dial for dial in first if dial.metric == "brand_equity")
    true = played.history[26 - 13 - 1].brand_equity
    assert brand.weeks_old == 13
    assert brand.value != true
    assert abs(brand.value - true) < 5.0


def test_what_sales_sees_does_not_tell_what_service_does():
    calm, busy = game(weeks=0), game(weeks=0)
    busy.decide({"kind": "empower", "latitude": 0.8}, by="lab")
    for run in (calm, busy):
        run.advance(4)
    assert calm.history[-1].care != busy.history[-1].care or calm.history != busy.history
    metrics = {dial.metric for dial in dashboard(busy, "sales")}
    assert not metrics & {"care", "fcr", "wait", "morale", "known_issues", "brand_equity"}


# ---- sealing -----------------------------------------------------------------------------------


def test_what_is_sealed_changes_nothing_until_it_is_revealed():
    run = game()
    seal(run, Sealed("marketing", (HYPE,), 0.1))
    assert run.policy.taken == ()
    assert ready(run, ("marketing",))
    assert not ready(run, ("marketing", "ceo"))
    (one,) = reveal(run)
    assert (one.seat, one.kind, one.refusal) == ("marketing", "own_effort", None)
    assert [item.kind for item in run.policy.taken] == ["own_effort"]


def test_a_seat_may_seal_anew_until_the_reveal_and_not_after():
    run = game()
    seal(run, Sealed("marketing", (HYPE,)))
    seal(run, Sealed("marketing", ()))
    assert reveal(run) == ()
    with pytest.raises(SealError, match="open"):
        seal(run, Sealed("marketing", (HYPE,)))
    with pytest.raises(SealError, match="open"):
        reveal(run)


@pytest.mark.parametrize(
    "wrong",
    [
        Sealed("janitor"),
        Sealed("sales", request=0.2),
        Sealed("sales", ({"kind": "staff_service", "rule": "to_demand"},)),
    ],
)
def test_a_seat_seals_only_what_is_its_own(wrong):
    with pytest.raises(SealError):
        seal(game(), wrong)


def test_a_department_seals_one_lever_a_quarter_and_its_peoples_time_beside_it():
    burst = {"kind": "campaign_burst", "spend": 1.5}
    promise = {"kind": "promise_level", "extra": 0.05}
    run = game()
    seal(run, Sealed("marketing", (HYPE, burst)))
    with pytest.raises(SealError, match="one lever a quarter, not campaign_burst and promise"):
        seal(run, Sealed("marketing", (burst, promise)))
    assert sealed_in(run)["marketing"].decisions == (HYPE, burst)
    seal(run, Sealed("ceo", (SIGNED, burst)))


def test_own_levers_take_no_move_of_the_chief_and_are_there_whatever_the_set():
    run = game()
    seal(run, Sealed("sales", ({"kind": "discount", "depth": 0.1},)))
    assert [one.refusal for one in reveal(run)] == [None]
    assert run.purse.moves == run.case.moves_in(0)
    with pytest.raises(Refused):
        Run("promise-gap", 7, customers=PEOPLE).decide({"kind": "discount", "depth": 0.1})


def test_a_killed_game_keeps_what_was_sealed_and_replays_to_the_same_state(tmp_path):
    path = tmp_path / "room.journal"
    run = game(journal=path)
    seal(run, Sealed("marketing", (HYPE,), 0.05))
    run.journal.close()
    again = Run.replay(Journal.open(path), keep=True)
    assert again.room == Room(("marketing", "ceo"))
    assert sealed_in(again) == {"marketing": Sealed("marketing", (HYPE,), 0.05)}
    reveal(again)
    again.advance(13)
    assert sealed_in(again) == {}
    assert list(sealed_in(again, 1)) == ["marketing"]
    again.journal.close()
    assert Run.replay(Journal.read(path)).state.hash() == again.state.hash()


def test_a_reveal_that_was_killed_half_way_takes_no_decision_twice(monkeypatch):
    whole, killed = game(), game()
    for run in (whole, killed):
        seal(run, Sealed("marketing", (HYPE,)))
        seal(run, Sealed("sales", ({"kind": "discount", "depth": 0.1},)))
    reveal(whole)
    with monkeypatch.context() as patch:
        patch.setattr(killed, "note", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            reveal(killed)
    assert [one.refusal for one in reveal(killed)] == [None, None]
    kinds = [item.kind for item in killed.policy.taken]
    assert kinds == [item.kind for item in whole.policy.taken] == ["own_effort", "discount"]


# ---- rounds and the computer -------------------------------------------------------------------


def test_structure_is_fixed_in_the_first_round_and_free_in_the_second():
    goals = {"kind": "shared_goals", "weight": 0.4}
    with pytest.raises(Refused) as refused:
        game(1).decide(goals)
    assert refused.value.refusal.code == "R9"
    game(2).decide(goals)


@pytest.mark.parametrize("seat", ALWAYS)
def test_an_executive_of_the_computer_seals_what_is_its_own(played, seat):
    run = played.fork()
    sealed = computer(run, seat)
    assert sealed.by_computer
    seal(run, sealed)
    assert all(one.refusal is None for one in reveal(run) if one.seat == seat)


def test_the_tax_is_the_second_round_less_the_first_and_may_be_negative():
    first, second = game(1, weeks=13), game(2)
    second.decide(SIGNED)
    second.advance(13)
    there, back = tax(first, second), tax(second, first)
    assert there.profit == pytest.approx(-back.profit)
    assert there.equity == pytest.approx(-back.equity)
    assert tax(first, game(1, weeks=13)).profit == 0.0
    assert first.week == 13
    with pytest.raises(ValueError, match="two rounds"):
        tax(first, game(2, weeks=14))


@pytest.mark.parametrize("wrong", [(), ("boss",), ("it", "it")])
def test_a_room_that_nobody_can_play_in_is_refused(wrong):
    with pytest.raises(RoomError):
        Room(wrong)


def test_a_game_that_is_played_alone_has_no_room():
    assert Room.of(Run("promise-gap", 1, customers=60).journal) is None
