"""A contrast is one of the points that its experiment names, and of no others."""

import numpy as np
import pytest

from sim.lab.batch.engines import serial
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.report.courses import courses
from sim.lab.statistics.contrasts import effects
from tests.lab.batch.asked import SMALL, planned


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    folder = tmp_path_factory.mktemp("contrasts")
    plan = planned(folder, SMALL)
    run_batch(plan, folder / "out", serial())
    return plan.asked.experiment, Store(folder / "out")


def by_hand(runs, seed):
    rows = [row for row in runs.to_pylist() if row["seed"] == seed]
    sides = [[row["outcome_equity"] for row in rows if row["factor_remedy"] == remedy]
             for remedy in ("signoff-early", "status-quo")]  # fmt: skip
    return np.mean(sides[0]) - np.mean(sides[1])


def test_it_is_the_difference_of_the_means_of_its_sides(lived):
    experiment, store = lived
    (found,) = effects(experiment, store.runs())
    assert found.seeds == (1, 2, 3)
    wanted = [by_hand(store.runs(), seed) for seed in found.seeds]
    assert found.differences.tolist() == pytest.approx(wanted, abs=1e-12)


def test_a_seed_of_which_a_point_is_not_there_yet_is_left_out(lived):
    experiment, store = lived
    runs = store.runs()
    rows = runs.to_pylist()
    first = next(place for place, row in enumerate(rows) if row["seed"] == 2)
    (found,) = effects(experiment, runs.take([n for n in range(len(runs)) if n != first]))
    assert (found.seeds, found.missing) == ((1, 3), 1)


def test_runs_of_an_earlier_design_change_no_contrast(lived, tmp_path):
    run_batch(planned(tmp_path, SMALL), tmp_path / "grown", serial())
    other = "  - {id: trust, parameter: start.trust, values: [0.45, 0.7]}\nseeds:"
    plan = planned(tmp_path, SMALL.replace("seeds:", other))
    run_batch(plan, tmp_path / "grown", serial())
    run_batch(plan, tmp_path / "new", serial())
    grown, new = Store(tmp_path / "grown"), Store(tmp_path / "new")
    assert len(grown.runs()) > len(new.runs())
    answers = [effects(plan.asked.experiment, store.runs()) for store in (grown, new)]
    assert answers[0][0].differences.tolist() == answers[1][0].differences.tolist()
    curves = [
        courses(plan.asked.experiment, store, store.runs(), found)[0].bands.mean
        for store, found in zip((grown, new), answers, strict=True)
    ]
    assert curves[0] == pytest.approx(curves[1], abs=1e-12)
