"""How fast it is: `uv run poe bench`. Figures are reported; ratios within one run are asserted."""

import time
from statistics import median

import numpy as np
import pytest

from sim.build import door
from sim.burn_in import settled
from sim.customers.society import society_for
from sim.firm_week import weeks_on
from sim.flows import QUIET
from sim.forecast import forecast
from sim.luck import Purpose, deal, draw, key_of, luck_for
from sim.measures import Readings
from sim.model import SiloModel
from sim.playing import play
from sim.policy import first_levers
from sim.run import Run
from sim.scenario.load import load_scenario
from sim.scenario.records import record
from sim.scenario.resolution import with_people

pytestmark = pytest.mark.bench

CASE = load_scenario("promise-gap")
POST = int(Purpose.POST)


def weeks_of(people: int, weeks: int):
    """A compiled stretch of weeks, and what it is called with."""
    case = with_people(CASE, people)
    p, start = record(case.parameters), record(case.start)
    state = settled(case, seed=7)
    levers = first_levers(case.start, p.goals.strength)
    series = np.zeros((weeks, len(Readings._fields)))

    def live() -> None:
        weeks_on(state.firm, state.society, state.key, 0, levers, QUIET, p, start, series)

    live()
    return live


@pytest.mark.parametrize(("people", "weeks"), [(2_000, 26), (10_000, 26), (100_000, 6)])
def test_compiled_weeks(benchmark, people, weeks):
    live = weeks_of(people, weeks)
    benchmark.pedantic(live, rounds=15, warmup_rounds=1)
    each = benchmark.stats.stats.median / weeks / people
    benchmark.extra_info["ns per customer-week"] = round(each * 1e9, 1)


def test_step(benchmark):
    model = SiloModel(CASE, rng=7, customers=2_000)
    benchmark.pedantic(model.step, rounds=80, warmup_rounds=5)


def test_run_of_104_weeks(benchmark):
    def setup():
        return (SiloModel(CASE, rng=7, customers=2_000),), {}

    def live(model):
        for _ in range(104):
            model.step()

    benchmark.pedantic(live, setup=setup, rounds=8, warmup_rounds=1)


def test_run_with_journal_and_policy(benchmark):
    def setup():
        return (Run(CASE, 7, customers=2_000),), {}

    def live(run):
        play(run, (), 104)

    benchmark.pedantic(live, setup=setup, rounds=8, warmup_rounds=1)


@pytest.mark.parametrize("threads", [1, 2])
def test_forecast(benchmark, threads):
    model = SiloModel(CASE, rng=7, customers=2_000)

    def look() -> None:
        forecast(model.case, model.state, model.policy, model.world, 13, 64, threads)

    benchmark.pedantic(look, rounds=8, warmup_rounds=1)


def test_luck_is_dealt_in_vectors(benchmark):
    """`deal` beats a loop of `draw` at least threefold: else the sweep has lost its vectors."""
    people, key = 10_000, key_of(7)
    luck, other = luck_for(people), luck_for(people)

    @door
    def dealt(luck, key, week):
        deal(luck, key, week)

    @door
    def drawn(luck, key, week):
        for i in range(len(luck.post)):
            luck.exposed[i] = draw(key, i, week, 0)
            luck.in_market[i] = draw(key, i, week, 1)
            luck.need[i] = draw(key, i, week, 2)
            luck.usage[i] = draw(key, i, week, 3)
            luck.post[i] = draw(key, i, week, 4)
            luck.talk[i] = draw(key, i, week, 5)
            luck.leave[i] = draw(key, i, week, 6)
            luck.newcomer[i] = draw(key, i, week, 7)

    dealt(luck, key, 3)
    drawn(other, key, 3)
    assert all((a == b).all() for a, b in zip(luck, other, strict=True))
    benchmark.pedantic(dealt, args=(luck, key, 3), rounds=30)
    assert ratio(lambda: drawn(other, key, 3), lambda: dealt(luck, key, 3)) >= 3


def ratio(slow, fast, rounds: int = 15) -> float:
    """Median of slow over fast, taken in turn so that a busy machine slows both."""

    def once(call) -> float:
        begin = time.perf_counter()
        call()
        return time.perf_counter() - begin

    return median(once(slow) / once(fast) for _ in range(rounds))


def test_memory_of_a_customer():
    """Columns, the week's columns, luck and network: at most 250 bytes each."""
    people = 20_000
    society = society_for(people, CASE.parameters.market.links, key_of(7))
    size = sum(array.nbytes for part in society for array in part)
    assert size / people <= 250
