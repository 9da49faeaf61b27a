"""A run's key says what it depends on, and nothing else: designs grow, and old runs stay good."""

import pytest

from sim.cli.batching import lasting
from sim.lab.batch.engines import serial
from sim.lab.batch.living import Recipe, live, live_all, task_of
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.overrides import with_value
from sim.lab.experiment.plan import Plan
from sim.lab.sensitivity import sensitivities
from sim.lab.statistics.contrasts import effects
from sim.playing import play
from sim.policies import load_policy
from sim.run import Run
from sim.scenario.load import load_scenario
from sim.scenario.resolution import with_people
from tests.lab.batch.asked import SMALL, planned

GROWN = {
    "more seeds": ("count: 3", "count: 5"),
    "another level": ("[0.02, 0.10]", "[0.02, 0.10, 0.2]"),
    "another policy": ("signoff-early]", "signoff-early, record-only]"),
    "a factor more": (
        "seeds:",
        "  - {id: hype, parameter: start.trust, values: [TRUST, 0.5]}\nseeds:",
    ),
}


def keys(plan: Plan) -> list[str]:
    return [run.key for block in plan.blocks() for run in plan.runs(block)]


@pytest.mark.parametrize("growth", GROWN)
def test_a_larger_design_holds_the_runs_of_the_smaller(tmp_path, growth):
    old, new = GROWN[growth]
    trust = load_scenario("promise-gap").start.trust
    text = SMALL.replace(old, new.replace("TRUST", repr(trust)), 1)
    small, large = keys(planned(tmp_path)), keys(planned(tmp_path, text))
    assert set(small) < set(large)


@pytest.mark.parametrize(
    ("old", "new"),
    [("weeks: 8", "weeks: 9"), ("customers: 60", "customers: 61"), ("0.10]", "0.11]")],
)
def test_what_a_run_depends_on_gives_it_another_key(tmp_path, old, new):
    text = SMALL.replace(old, new).replace("last: 7", "last: 7")
    assert keys(planned(tmp_path)) != keys(planned(tmp_path, text))


def test_each_run_is_planned_once_and_numbered_in_order(tmp_path):
    plan = planned(tmp_path)
    runs = [run for block in plan.blocks() for run in plan.runs(block)]
    assert [run.index for run in runs] == list(range(plan.size))
    assert len({run.key for run in runs}) == plan.size == 12
    assert {(run.point, run.seed) for run in runs} == {(p, s) for p in range(4) for s in (1, 2, 3)}


def test_chunks_hold_all_runs_in_order_whatever_the_blocks(tmp_path):
    text = SMALL.replace("{count: 3}", "{count: 2, step: 1, most: 4}")
    text = text.replace("less: {remedy: status-quo}", "less: {remedy: status-quo}, half_width: 1")
    plan = planned(tmp_path, text)
    assert [list(block) for block in plan.blocks()] == [[1, 2], [3], [4]]
    runs = [run for block in plan.blocks() for chunk in plan.chunks(block) for run in chunk.runs]
    assert [run.index for run in runs] == list(range(16))


def test_a_run_of_an_experiment_is_the_run_that_the_waist_lives(tmp_path):
    plan = planned(tmp_path)
    recipe = Recipe.of(plan)
    for run in list(plan.runs(range(1, 2)))[:4]:
        (lived,) = live_all(recipe, (task_of(plan, run),))
        assert lived.error == ""
        case = with_value(
            load_scenario("promise-gap"), "parameters.promise.inflation", run.levels[1]
        )
        game = Run(with_people(case, 60), run.seed)
        play(game, plan.asked.policies[str(run.levels[0])], 8)
        profits = [week.profit for week in game.history]
        assert lived.series[:, 1].tolist() == profits
        assert lived.outcomes[0] == pytest.approx(
            sum(week.brand_equity for week in game.history) / 8
        )


def test_a_policy_that_waits_for_an_occasion_decides_in_the_week_the_waist_does(tmp_path):
    path = tmp_path / "wait.yaml"
    path.write_text(
        "- when: {metric: brand_equity, above: 0, after_week: 3}\n"
        "  decision: {kind: promise_signoff, by: service}\n"
    )
    case, steps = with_people(load_scenario("promise-gap"), 60), load_policy(path)
    game = Run(case, 5)
    play(game, steps, 20)
    assert game.policy.taken[0].week == 4
    assert live(case, 5, steps, 20).tolist() == [list(week) for week in game.history]


def test_a_plan_says_how_long_it_takes_in_words():
    assert [lasting(seconds) for seconds in (0.2, 90.0, 150.0, 10_800.0)] == [
        "1 s",
        "90 s",
        "2.5 minutes",
        "3.0 hours",
    ]


TABLE = """\
design:
  kind: table
  points:
    - {remedy: status-quo, inflation: 0.02}
    - {remedy: signoff-early, inflation: 0.02}
    - {remedy: status-quo, inflation: 0.02}
seeds:"""
REPEATED = {
    "a level listed twice": ("[0.02, 0.10]", "[0.02, 0.10, 0.02]", 4),
    "a point twice in a table": ("seeds:", TABLE, 2),
    "a sample of listed levels": ("seeds:", "design: {kind: sobol, points: 16}\nseeds:", 4),
}


@pytest.mark.parametrize("how", REPEATED)
def test_a_point_that_a_design_repeats_is_lived_once(tmp_path, how):
    old, new, points = REPEATED[how]
    plan = planned(tmp_path, SMALL.replace(old, new, 1))
    assert (len(plan.points), plan.size) == (points, 3 * points)
    assert len(set(keys(plan))) == len(keys(plan)) == 3 * points
    report = run_batch(plan, tmp_path / "out", serial())
    assert (report.runs, report.whole) == (3 * points, True)
    found = effects(plan.asked.experiment, Store(tmp_path / "out").runs())
    assert [one.interval.n for one in found] == [3]


def test_walks_that_meet_share_their_runs_and_are_analysed_as_a_whole(tmp_path):
    text = SMALL[: SMALL.index("factors:")] + WALKS
    plan = planned(tmp_path, text)
    assert len(plan.points) < 16 * 2
    run_batch(plan, tmp_path / "out", serial())
    [found] = sensitivities(plan.asked.experiment, Store(tmp_path / "out").runs())
    assert (found.groups, found.missing) == (16, 0)


WALKS = """\
factors:
  - {id: inflation, parameter: parameters.promise.inflation, low: 0.0, high: 0.15}
design: {kind: morris, trajectories: 16}
seeds: {count: 1}
outcomes:
  - {id: equity, metric: brand_equity, last: 7}
series: []
"""
