"""Every change of every mind is booked once, and to what caused it."""

import numpy as np
import pytest

from sim.explain import rows as of
from sim.explain.causes import CAUSES, OWNERS, PARTS
from sim.explain.course import Game
from sim.run import Run
from tests.explain.games import PEOPLE, game, run, under
from tests.run.games import changed, event, small

POLICIES = ("status-quo", "integrated-redesign", "listening-service", "promotion-only")
CLOSE = 1e-6
"""Points; the census counts in steps of 2 to the power of -32."""


def booked(one: Game) -> np.ndarray:
    return one.live(booked=True).ledger


def metrics(one: Game) -> np.ndarray:
    """The ledger without the columns that part brand equity once more."""
    return booked(one)[:, :, : of.METRICS]


def changes(one: Game) -> np.ndarray:
    """Weeks x metrics of the ledger: each week's change as it was measured."""
    levels = [[one.reading(week, part) for part in PARTS] for week in range(one.weeks + 1)]
    return np.diff(np.array(levels), axis=0)


def alone(scenario, weeks: int = 20) -> Game:
    lived = Run(scenario, 4)
    lived.advance(weeks)
    return Game.of(lived)


@pytest.mark.parametrize("policy", POLICIES)
def test_in_each_week_the_rows_sum_to_the_change_of_each_metric(policy):
    one = under(policy)
    assert np.abs(metrics(one).sum(axis=1) - changes(one)).max() < CLOSE


def test_also_with_events_discounts_and_a_way_back():
    assert np.abs(metrics(game()).sum(axis=1) - changes(game())).max() < CLOSE


@pytest.mark.parametrize("policy", POLICIES)
def test_nothing_is_left_unaccounted_for(policy):
    assert np.abs(booked(under(policy))[:, of.REST]).max() < CLOSE


def test_rows_and_words_are_of_one_length_and_every_owner_has_a_name():
    assert len(CAUSES) == of.ROWS
    assert len(PARTS) == of.METRICS
    assert len({cause.id for cause in CAUSES}) == len(CAUSES)
    assert {cause.owner for cause in CAUSES} == set(OWNERS)


def test_every_row_is_written_in_some_game():
    written = sum(np.abs(booked(one)).sum(axis=(0, 2)) for one in (game(), under("status-quo")))
    empty = [c.id for c, much in zip(CAUSES, written, strict=True) if not much]
    assert empty == ["contradicted"]  # a mechanism that is off by default


def test_two_stories_are_booked_where_that_mechanism_is_on():
    """Alone, it takes trust; and nothing of it is left unaccounted for or put down to posts."""
    told = {"further": {"contradiction": 0.5}}
    quiet = {"hearing": {"public": 0.0}}
    for groups in (told, told | quiet):
        one = alone(changed(small(PEOPLE), **groups))
        ledger = booked(one)
        assert ledger[:, of.CONTRADICTED, of.TRUST].sum() < -0.1
        assert np.abs(ledger[:, of.REST]).max() < CLOSE
        assert np.abs(metrics(one).sum(axis=1) - changes(one)).max() < CLOSE
    assert np.abs(ledger[:, of.POSTS]).max() < 1e-12


MUTE = {"public": 0.0, "private": 0.0}
SWITCHES = {
    "posts": ("hearing", {"public": 0.0}),
    "talk": ("hearing", {"private": 0.0}),
    "compared": ("memory", {"disconfirmation": 0.0}),
    "promise_broken": ("memory", {"broken_promise": 0.0}),
    "promise_kept": ("memory", {"kept_promise": 0.0}),
    "newcomers": ("market", {"newcomers": 0.0}),
    "forgetting": ("advertising", {"awareness_keep": 1.0}),
}


@pytest.mark.parametrize("name", SWITCHES)
def test_what_is_switched_off_moves_nothing(name):
    """The row is the mechanism: without it the row is empty, with it it is not."""
    group, values = SWITCHES[name]
    row = next(place for place, cause in enumerate(CAUSES) if cause.id == name)
    off = booked(alone(changed(small(PEOPLE), **{group: values})))[:, row]
    assert np.abs(off).max() < 1e-12
    assert np.abs(booked(alone(small(PEOPLE)))[:, row]).max() > 0.0


def test_silence_of_customers_silences_both_rows():
    ledger = booked(alone(changed(small(PEOPLE), hearing=MUTE)))
    assert not ledger[:, [of.POSTS, of.TALK]].any()


def test_a_press_test_is_booked_in_its_week_only():
    ledger = booked(
        alone(small(PEOPLE).model_copy(update={"events": (event("press_test", 6, size=0.5),)}))
    )
    weeks = np.flatnonzero(ledger[:, of.PRESS].any(axis=1))
    assert weeks.tolist() == [6]


def test_advertising_and_forgetting_alone_move_salience_beside_hearsay_and_newcomers():
    ledger = booked(game())[:, :, of.SALIENCE]
    movers = {CAUSES[row].id for row in np.flatnonzero(np.abs(ledger).max(axis=0) > 1e-9)}
    assert movers == {"forgetting", "advertising", "posts", "talk", "newcomers"}
    assert (ledger[:, of.FORGETTING] < 0.0).all()
    assert (ledger[:, of.ADVERTISING] >= 0.0).all()


def test_share_moves_by_heads_only():
    ledger = booked(game())[:, :, of.SHARE]
    week = np.array([(r.wins, r.losses) for r in run().history]) / 1200.0
    change = changes(game())[:, PARTS.index("share")]
    gone = ledger[:, of.LEFT] + ledger[:, of.NEWCOMERS]
    assert np.allclose(ledger[:, of.CAME], week[:, 0], atol=1e-12)
    assert np.allclose(gone, change - week[:, 0], atol=1e-12)
    assert np.all(-ledger[:, of.LEFT] <= week[:, 1] + 1e-12)


def test_broken_promises_cost_trust_and_kept_ones_earn_it():
    ledger = booked(game())[:, :, of.TRUST]
    assert (ledger[:, of.PROMISE_BROKEN] <= 0.0).all()
    assert (ledger[:, of.PROMISE_KEPT] >= 0.0).all()
    assert ledger[:, of.PROMISE_BROKEN].sum() < -1.0
