"""What the world does to the firm: resignations, letters, partners who go, rivals who learn."""

import numpy as np
import pytest

from sim.run import LAB
from sim.scenario.events import Event, When
from sim.world import World, has_come
from tests.run.games import changed, event, small, started

WEEK = 3


def lived(*events: Event, weeks: int = WEEK + 1, decisions: tuple[dict, ...] = (), **groups: dict):
    """A game of some weeks with these events."""
    run = started(changed(small(), events, **groups), seed=5)
    for one in decisions:
        run.decide(one, by=LAB)
    run.advance(weeks)
    return run


def test_the_partners_who_go_are_the_best_connected_of_our_customers():
    quiet, left = lived(weeks=WEEK), lived(event("big_customer_leaves", WEEK, size=0.1))
    before, after = (run.model.customers.society for run in (quiet, left))
    ours = before.c.brand == 0
    gone = np.flatnonzero(ours & (after.c.brand != 0))
    ties = np.diff(before.network.first)
    most = np.sort(ties[ours])[::-1]
    assert len(gone) >= int(0.1 * ours.sum())
    assert np.sort(ties[gone])[::-1][0] == most[0]
    assert left.history[-1].losses > lived().history[-1].losses


def test_at_least_one_partner_goes():
    few = lived(event("big_customer_leaves", WEEK, size=0.001))
    assert few.history[-1].losses > lived().history[-1].losses


def test_a_resignation_takes_skill_and_people_at_once():
    was, now = lived().history[-1], lived(event("key_resignation", WEEK)).history[-1]
    assert now.skill == pytest.approx(0.93 * was.skill)
    assert now.staff == pytest.approx(0.96 * was.staff)


def test_a_regulator_has_complaints_answered_in_turn_and_costs_money():
    first = {"kind": "listening_owner", "owner": "service"}
    loud = {"kind": "answering_policy", "order": "public_first"}
    decisions, letter = (first, loud), event("regulator_letter", 8, weeks=3)
    runs = [lived(letter, weeks=weeks, decisions=decisions) for weeks in (8, 9, 12)]
    turned = [run.model.organisation.channels(run.model.levers, 0.2, run.model.world.news(week))
              for run, week in zip(runs, (7, 8, 11), strict=True)]  # fmt: skip
    assert [channels.public_first for channels in turned] == [1.0, 0.0, 1.0]
    costs = [lived(*events, weeks=9).history[-1].cost for events in ((letter,), ())]
    assert costs[0] == costs[1] + 10.0


def test_who_quits_leaves_an_empty_seat_and_her_successor_begins_without_clout():
    seat = {"kind": "appoint_executive", "home": "operations"}
    power = {"kind": "executive_authority", "authority": "orders"}
    quits = event("executive_quits", 30, weeks=6)
    series = [
        week.executive_clout for week in lived(quits, weeks=45, decisions=(seat, power)).history
    ]
    assert series[29] > 0.05
    assert series[30:36] == [0.0] * 6
    assert 0.0 < series[44] < series[29]


def test_nobody_quits_where_nobody_sits():
    quits = event("executive_quits", WEEK)
    assert lived(quits).model.world.happening == ()


def test_promises_go_unsigned_while_the_seat_is_empty():
    decisions = (
        {"kind": "appoint_executive", "home": "operations"},
        {"kind": "executive_authority", "authority": "orders"},
        {"kind": "executive_information", "access": 1.0},
        {"kind": "promise_signoff", "by": "executive", "margin": 0.0},
    )
    signed = lived(weeks=31, decisions=decisions)
    free = lived(event("executive_quits", 30), weeks=31, decisions=decisions)
    assert free.history[-1].promise > signed.history[-1].promise


def test_rivals_who_learn_get_better_each_week_and_keep_it():
    world = World((event("rival_listens", 2, size=0.001, weeks=4),)).at(2, None, None)
    said = [world.news(week) for week in (2, 3, 5, 6, 30)]
    gained = [
        week * news.drift + news.rivals for week, news in zip((2, 3, 5, 6, 30), said, strict=True)
    ]
    assert gained == pytest.approx([0.0, 0.001, 0.003, 0.004, 0.004])


def test_a_crisis_that_all_see_leaves_less_resistance():
    goals = {"kind": "set_goals", "service": {"cost": 0.1, "cx": 0.9}}
    calm = lived(weeks=3, decisions=(goals,)).history[-1]
    urgent = lived(event("urgency", 0, size=0.4, weeks=9), weeks=3, decisions=(goals,)).history[-1]
    assert urgent.resistance_service == pytest.approx(0.4 * calm.resistance_service)


def test_what_customers_pay_falls_for_some_weeks():
    paid = [lived(*events, weeks=5).history[-1].revenue
            for events in ((event("spending", 4, size=0.75, weeks=1),), ())]  # fmt: skip
    assert paid[0] == pytest.approx(0.75 * paid[1])


def test_an_event_may_do_several_things():
    both = event("surge", 1, size=3.0, weeks=2).model_copy(
        update={"also": (event("demand", 1, size=0.5, weeks=4).effect,)}
    )
    news = [World((both,)).at(1, None, None).news(week) for week in (1, 3, 5)]
    assert [(one.routine, one.demand) for one in news] == [(3.0, 0.5), (1.0, 0.5), (1.0, 1.0)]


def test_a_condition_may_have_to_hold_for_weeks_in_a_row():
    when = {"metric": "fcr", "below": 0.5, "for_weeks": 3}
    world = World((event("key_resignation", when=when),))
    for week, fcr in enumerate((0.4, 0.4, 0.6, 0.4, 0.4)):
        world = world.at(week, {"fcr": fcr}, {"fcr": 0.5})
        assert not world.happening
    begun = world.at(5, {"fcr": 0.4}, {"fcr": 0.5}).happening
    assert [item.week for item in begun] == [5]


def test_a_condition_may_be_looked_at_for_some_weeks_only():
    when = {"metric": "fcr", "below": 0.5, "after_week": 44, "until_week": 45}
    world = World((event("big_customer_leaves", when=when),))
    late = world.at(45, {"fcr": 0.6}, {"fcr": 0.6})
    assert not late.waiting
    assert world.at(45, {"fcr": 0.4}, {"fcr": 0.6}).happening
    assert not world.at(44, {"fcr": 0.4}, {"fcr": 0.6}).happening


def test_one_metric_is_held_against_another():
    when = When(metric="reported_fcr", less="fcr", above=0.12)
    assert has_come(when, 1, {"reported_fcr": 0.8, "fcr": 0.6}, {"reported_fcr": 0, "fcr": 0})
    assert not has_come(when, 1, {"reported_fcr": 0.7, "fcr": 0.6}, {"reported_fcr": 0, "fcr": 0})
