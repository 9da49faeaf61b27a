"""The week as agents live it and the compiled week are one week; futures are none of ours."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sim.burn_in import settled
from sim.firm_week import weeks_on
from sim.forecast import Forecast, stretches
from sim.measures import Readings
from sim.model import SiloModel
from sim.scenario.records import record
from sim.state import State
from tests.run.games import changed, event, marks, redesigned, small, started
from tests.strategies import histories, played

WEEKS = 34
EVENTS = (
    event("award", 3, size=0.2, weeks=2),
    event("bug", 5, size=6.0),
    event("surge", 8, size=2.0, weeks=4),
    event("demand", 10, size=0.5, weeks=6),
    event("viral", 12, size=20.0),
    event("outage_storm", 14, size=15.0, weeks=5),
    event("budget", 15, size=0.3, weeks=3),
    event("fad", 17, size=4.0, weeks=3),
    event("praise", 19, size=10.0),
    event("rival", 21, size=0.03),
    event("press_test", 23, size=0.4),
    event("numbers_leak", 2),
    event("rival_listens", 4, size=0.002, weeks=9),
    event("spending", 6, size=0.75, weeks=5),
    event("urgency", 7, size=0.4, weeks=20),
    event("prestige", 9, size=0.2, weeks=5),
    event("executive_quits", 16, weeks=4),
    event("regulator_letter", 11, weeks=7),
    event("key_resignation", 13),
    event("big_customer_leaves", 18, size=0.1),
)
VARIANTS = {
    "as shipped": changed(small()),
    "with every event": changed(small(), EVENTS),
    "without walls": changed(small(), EVENTS, walls={"exist": False}),
    "crowded": changed(small(300), needs={"failure": 0.2, "routine": 0.2}),
    "restless": changed(small(61), market={"in_market": 0.2, "newcomers": 0.1, "rivals": 6}),
    "told by many": changed(small(), voice={"posting": 0.9, "talking": 0.9, "reshare": 0.5}),
}


def lived(model: SiloModel, weeks: int) -> np.ndarray:
    """The readings of some weeks, as the agents live them."""
    found = np.zeros((weeks, len(Readings._fields)))
    for row in found:
        model.step()
        row[:] = model.readings
    return found


def compiled(state: State, model: SiloModel, weeks: int) -> tuple[State, np.ndarray]:
    """The same weeks as futures live them: stretch by stretch, in compiled code."""
    p, start = record(model.case.parameters), record(model.case.start)
    series, firm, done = np.zeros((weeks, len(Readings._fields))), state.firm, 0
    announced = tuple(e.model_copy(update={"announced": True}) for e in model.world.waiting)
    world = type(model.world)(announced, model.world.happening)
    for part in stretches(model.policy, world, state.week, weeks):
        rows = series[done : done + part.weeks]
        firm = weeks_on(
            firm, state.society, state.key, part.first, part.levers, part.news, p, start, rows
        )
        done += part.weeks
    readings = Readings(*map(float, series[-1]))
    return State(firm, state.society, state.key, state.week + weeks, readings), series


def assert_twins(model: SiloModel, weeks: int = WEEKS) -> None:
    state, series = compiled(model.state.fork(), model, weeks)
    told = lived(model, weeks)
    differ = [
        name
        for name, a, b in zip(Readings._fields, told.T, series.T, strict=True)
        if (a != b).any()
    ]
    assert differ == []
    assert state.seal() == model.state.seal()
    assert state.hash() == model.state.hash()


@pytest.mark.parametrize("seed", [0, 7, 2**64 - 1])
@pytest.mark.parametrize("variant", VARIANTS)
def test_both_weeks_agree_to_the_bit(variant, seed):
    assert_twins(SiloModel(VARIANTS[variant], seed))


@pytest.mark.parametrize("seed", [1, 2])
def test_both_weeks_agree_under_a_redesign(seed):
    assert_twins(redesigned(started(VARIANTS["with every event"], seed)).model, 60)


@settings(max_examples=25)
@given(histories(most=5, weeks=20), st.integers(0, 2**64 - 1))
def test_both_weeks_agree_under_any_policy(history, seed):
    model = SiloModel(VARIANTS["with every event"], seed)
    model.policy = played(history)
    assert_twins(model)


def test_the_burn_in_is_the_week_that_agents_live():
    model = SiloModel(small(), 7, burn_in=0)
    assert model.week == -52
    model.world = type(model.world)(())
    lived(model, 52)
    assert model.state.hash() == settled(small(), 7).hash()


def test_the_twins_would_notice_another_number():
    model, other = SiloModel(small(), 7), SiloModel(changed(small(), needs={"failure": 0.07}), 7)
    state, _ = compiled(model.state, other, 8)
    lived(model, 8)
    assert state.hash() != model.state.hash()


def futures(run, *, weeks=13, replicates=6, threads=2) -> Forecast:
    return run.forecast(weeks, replicates, threads)


def test_futures_do_not_depend_on_the_number_of_threads():
    run = redesigned(started(VARIANTS["with every event"]))
    one, two, many = (futures(run, replicates=20, threads=n).values for n in (1, 2, 8))
    assert one.tobytes() == two.tobytes() == many.tobytes()


def test_more_futures_begin_with_the_fewer():
    run = started()
    few, many = futures(run, replicates=5), futures(run, replicates=17)
    assert few.values.tobytes() == many.values[:5].tobytes()


def test_a_longer_look_begins_with_the_shorter():
    run = redesigned(started())
    assert (futures(run, weeks=40).values[:, :13] == futures(run).values).all()


def test_looking_ahead_changes_nothing():
    run = redesigned(started())
    run.advance(3)
    before = marks(run)
    futures(run)
    assert marks(run) == before
    twin = run.fork()
    futures(run)
    assert run.advance(10) == twin.advance(10)


def test_no_future_is_the_one_that_comes():
    run = started()
    ahead = futures(run, replicates=40).values
    run.advance(13)
    come = np.array(run.history)
    assert len({future.tobytes() for future in ahead}) == 40
    assert not any((future == come).all() for future in ahead)
    assert all((future[-1] != come[-1]).any() for future in ahead)


def test_the_futures_of_a_future_are_others_again():
    state = started().state
    other = started(replicate=1).state
    assert {state.key.replicate, other.key.replicate} == {0, 1}
    assert futures(started()).values.tobytes() != futures(started(replicate=1)).values.tobytes()


def test_what_nobody_has_announced_is_not_foreseen():
    secret, quiet = (event("bug", 4, size=20.0),), ()
    told = (event("bug", 4, size=20.0, announced=True),)
    ahead = {
        name: futures(started(changed(small(), events))).values
        for name, events in {"secret": secret, "quiet": quiet, "told": told}.items()
    }
    assert ahead["secret"].tobytes() == ahead["quiet"].tobytes()
    assert (ahead["told"][:, :4] == ahead["quiet"][:, :4]).all()
    assert (ahead["told"][:, 4:] != ahead["quiet"][:, 4:]).any()


def test_what_hangs_on_a_number_is_not_foreseen():
    when = {"metric": "brand_equity", "below": 101.0}
    events = (event("bug", when=when, size=20.0, announced=True),)
    ahead = futures(started(changed(small(), events))).values
    assert ahead.tobytes() == futures(started(small())).values.tobytes()


def test_what_is_under_way_goes_on():
    run, quiet = started(changed(small(), (event("surge", 2, size=5.0, weeks=8),))), started()
    run.advance(4)
    quiet.advance(4)
    surge = futures(run).mean("contacts")
    usual = futures(quiet).mean("contacts")
    assert (surge[:6] > 1.5 * usual[:6]).all()
    assert surge[-1] < 1.5 * usual[-1]


def test_decisions_taken_are_foreseen_in_their_weeks():
    run, plain = started(), started()
    run.decide({"kind": "staff_service", "rule": "to_demand"}, by="lab")
    before, after = futures(plain).values, futures(run).values
    assert (before != after).any()


def test_a_forecast_answers_by_name():
    ahead = futures(started(), weeks=9, replicates=11)
    low, high = ahead.band("trust")
    assert ahead.first_week == 0
    assert ahead.of("trust").shape == (11, 9)
    assert (low <= ahead.mean("trust")).all()
    assert (ahead.mean("trust") <= high).all()
    narrow = ahead.band("trust", 0.2)
    assert (narrow[0] >= low).all()
    assert (narrow[1] <= high).all()


def test_progress_counts_up_to_all_futures():
    told: list[int] = []
    started().forecast(2, 20, 2, told.append)
    assert told == [8, 16, 20]
