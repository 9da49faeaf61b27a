"""Crises, and what is done about them, are lived again to the bit, and booked to the last point."""

from functools import cache

import numpy as np

from sim.explain import rows as of
from sim.explain.course import Game
from sim.run import LAB
from tests.run.games import changed, event, small, started

WEEKS, CLOSE = 45, 1e-6
HAPPENS = (
    event("bug", 17, size=9.0),
    event("numbers_leak", 18),
    event("big_customer_leaves", 22, size=0.1),
    event("key_resignation", when={"metric": "morale", "below": 0.9, "for_weeks": 5}),
    event("regulator_letter", 26, weeks=9),
    event("spending", 28, size=0.7, weeks=5),
    event("rival_listens", 30, size=0.002, weeks=6),
    event("executive_quits", when={"metric": "executive_clout", "above": 0.001}, weeks=5),
)
DECIDED = {
    1: {"kind": "appoint_executive", "home": "operations"},
    2: {"kind": "lead_agreement", "held_back": 0.3},
    3: {"kind": "stop_the_line", "by": "service"},
    4: {"kind": "listening_owner", "owner": "service"},
    5: {"kind": "executive_authority", "authority": "orders"},
    18: {"kind": "crisis_answer", "answer": "refund"},
    19: {"kind": "crisis_answer", "answer": "notice"},
    20: {"kind": "crisis_answer", "answer": "reply"},
    21: {"kind": "crisis_answer", "answer": "squad"},
}


@cache
def played():
    run = started(changed(small(240), HAPPENS, needs={"failure": 0.05}), seed=11)
    for week in range(WEEKS):
        if week in DECIDED:
            run.decide(DECIDED[week], by=LAB)
        run.advance()
    return run


def test_all_of_it_happens():
    assert len(played().model.world.happening) == len(HAPPENS)


def test_it_is_lived_again_to_the_bit_and_nothing_is_left_unaccounted_for():
    course = Game.of(played()).live(booked=True)
    assert np.array_equal(course.series, np.array(played().history))
    assert np.abs(course.ledger[:, of.REST]).max() < CLOSE
