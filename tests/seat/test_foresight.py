"""Looking ahead: paired luck, the newest question first, and never a trace in the live game."""

import threading
import time

import numpy as np
import pytest

from game.foresight import Foresight
from game.outlook import Futures, Question, told
from game.seat import Seat
from sim.decisions import decision_of
from sim.forecast import BATCH
from sim.measures import Readings

EQUITY = Question(13, ("brand_equity",), (("profit", 0, 13),))
LATITUDE = decision_of({"kind": "empower", "latitude": 0.6})


@pytest.fixture
def foresight():
    looking = Foresight(threads=1)
    yield looking
    looking.close()


def answered(ticket, seconds: float = 20.0):
    end = time.perf_counter() + seconds
    while not ticket.done and time.perf_counter() < end:
        time.sleep(0.002)
    assert ticket.done
    return ticket.latest


def test_an_answer_comes_in_batches_that_only_grow(seat):
    seen, arrived = [], threading.Event()
    ticket = None

    def wake():
        if ticket is not None and ticket.latest is not None:
            seen.append(ticket.latest.futures)
        arrived.set()

    looking = Foresight(wake, threads=1)
    ticket = looking.ask("fan", seat.vantage(), EQUITY)
    last = answered(ticket)
    looking.close()
    assert arrived.is_set()
    assert seen == sorted(seen)
    assert (last.futures, last.of, last.part) == (64, 64, 1.0)
    assert len(last.band("brand_equity").mean) == 13


def test_the_numbers_are_those_of_a_forecast_from_here(seat, foresight):
    seen = answered(foresight.ask("fan", seat.vantage(), EQUITY))
    straight = seat.run.forecast(13, 64, 2)
    assert seen.band("brand_equity").mean == tuple(straight.mean("brand_equity"))
    low, high = straight.band("brand_equity", 0.8)
    assert seen.band("brand_equity").low80 == tuple(low)
    assert seen.band("brand_equity").high80 == tuple(high)


def test_without_a_difference_in_policy_every_pair_is_equal_to_the_bit(seat, foresight):
    seen = answered(foresight.ask("same", seat.vantage(), EQUITY, against=seat.policy))
    gain = seen.gain("brand_equity")
    assert gain.mean == gain.low80 == gain.high80 == gain.error == (0.0,) * 13
    assert seen.spell("profit").gain == 0.0


def test_pairs_tell_a_small_difference_that_unpaired_futures_would_drown(seat, foresight):
    question = Question(26, ("brand_equity",))
    seen = answered(foresight.ask("x", seat.vantage(LATITUDE), question, seat.policy))
    gain, band = seen.gain("brand_equity"), seen.band("brand_equity")
    paired = gain.high80[-1] - gain.low80[-1]
    unpaired = band.high80[-1] - band.low80[-1]
    assert paired < 0.7 * unpaired


def test_looking_ahead_leaves_no_trace_in_the_game(seat, foresight):
    before = (seat.run.state.hash(), seat.policy, seat.purse, seat.run.journal.text())
    answered(foresight.ask("x", seat.vantage(LATITUDE), EQUITY, seat.policy))
    assert before == (seat.run.state.hash(), seat.policy, seat.purse, seat.run.journal.text())


def test_the_live_luck_is_never_among_the_futures(seat):
    futures = Futures(seat.vantage(), seat.policy, 5)
    values = futures.batch(0, 1)[:, :, Readings._fields.index("brand_equity")]
    for _ in range(5):
        seat.advance()
    lived = np.array([week.brand_equity for week in seat.history])
    assert not any(np.array_equal(one, lived) for one in values)


def test_each_batch_has_luck_of_its_own(seat):
    futures = Futures(seat.vantage(), seat.policy, 3)
    first, second = futures.batch(0, 1), futures.batch(1, 1)
    ends = {tuple(one[-1]) for one in (*first, *second)}
    assert len(ends) == 2 * BATCH


def test_a_newer_question_with_the_same_key_takes_the_place_of_the_older(seat, foresight):
    long = Question(52, ("brand_equity",))
    old = foresight.ask("preview", seat.vantage(), long, futures=4_000)
    new = foresight.ask("preview", seat.vantage(LATITUDE), EQUITY)
    assert old.cancelled
    assert answered(new).futures == 64
    assert not old.done


def test_two_questions_share_the_worker_so_that_both_hear_something_soon(seat, foresight):
    long = foresight.ask("long", seat.vantage(), Question(26, ("trust",)), futures=2_000)
    short = foresight.ask("short", seat.vantage(), EQUITY)
    assert answered(short).futures == 64
    assert not long.done
    foresight.cancel("long")
    assert long.cancelled


def test_futures_that_were_computed_serve_the_next_question(seat, foresight):
    answered(foresight.ask("a", seat.vantage(LATITUDE), EQUITY, seat.policy))
    kept = len(foresight._kept)
    answered(foresight.ask("b", seat.vantage(LATITUDE), EQUITY, seat.policy))
    assert len(foresight._kept) == kept == 2


def test_other_weeks_are_other_futures(seat):
    futures = Futures(seat.vantage(), seat.policy, 13)
    assert futures.serves(seat.vantage(), seat.policy, 13)
    assert not futures.serves(seat.vantage(), seat.policy, 12)
    assert not futures.serves(seat.vantage(), seat.vantage(LATITUDE).policy, 13)
    seat.advance()
    assert not futures.serves(seat.vantage(), seat.policy, 13)


def test_an_errand_is_run_beside_the_game_and_its_fault_is_told(foresight):
    assert answered(foresight.errand("sum", lambda: 2 + 2)) == 4
    broken = foresight.errand("broken", lambda: 1 // 0)
    assert answered(broken) is None
    assert broken.fault == "integer division or modulo by zero"
    assert answered(foresight.errand("again", lambda: "fine")) == "fine"


def test_unannounced_events_are_in_no_preview(foresight):
    game = Seat.new("promise-gap", 7, customers=120)
    surprise = tuple(e.model_copy(update={"announced": False}) for e in game.case.events)
    assert surprise == game.case.events
    without = game.case.model_copy(update={"events": ()})
    seen = answered(foresight.ask("a", game.vantage(), Question(26, ("salience",))))
    quiet = Futures(game.vantage(), game.policy, 26)
    quiet.vantage = quiet.vantage.__class__(
        without, quiet.vantage.state, game.policy, game.run.model.world.foreseen()
    )
    values = np.concatenate([quiet.batch(k, 1) for k in range(8)])
    salience = values[:, :, Readings._fields.index("salience")]
    assert seen.band("salience").mean == tuple(salience.mean(axis=0))
    game.close()


def test_a_spell_is_the_mean_over_its_weeks_of_each_future():
    values = np.zeros((4, 3, len(Readings._fields)))
    profit = Readings._fields.index("profit")
    values[:, :, profit] = np.arange(12.0).reshape(4, 3)
    question = Question(3, ("profit",), (("profit", 1, 3),))
    outlook = told(question, 0, values, values - 1.0, 4)
    spell = outlook.spell("profit")
    assert (spell.mean, spell.weeks) == (np.mean([1.5, 4.5, 7.5, 10.5]), 2)
    assert (spell.gain, spell.gain_error) == (1.0, 0.0)
    assert outlook.gain("profit").slope() == 0.0


def test_whoever_leaves_does_not_wait_for_what_is_under_way():
    """It may be compiling, which takes a minute."""
    woken, begun, go = [], threading.Event(), threading.Event()
    looking = Foresight(lambda: woken.append(1), threads=1)

    def long():
        begun.set()
        go.wait()
        return "too late"

    under_way = looking.errand("long", long)
    begun.wait()
    later = looking.errand("later", lambda: "never")
    leaving = threading.Thread(target=looking.close)
    leaving.start()
    leaving.join(timeout=30.0)
    left = not leaving.is_alive()
    go.set()
    leaving.join()
    assert left
    assert (under_way.cancelled, later.cancelled) == (True, True)
    assert (later.latest, woken) == (None, [])
