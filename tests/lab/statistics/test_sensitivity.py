"""Sensitivity against functions whose answers are known, and against SciPy's own estimators."""

import json

import numpy as np
import pytest
from scipy.stats import sobol_indices
from typer.testing import CliRunner

from sim.cli.app import app
from sim.lab.batch.engines import serial
from sim.lab.batch.running import run_batch
from sim.lab.batch.store import Store
from sim.lab.experiment.design import crossed, trajectories
from sim.lab.experiment.schema import Indices, Morris
from sim.lab.sensitivity import sensitivities
from sim.lab.statistics.sensitivity import indexed, luck_share, screened
from tests.lab.batch.asked import SMALL, planned

A, B = 7.0, 0.1


def ishigami(unit):
    x = np.pi * (2.0 * unit - 1.0)
    third = B * x[..., 2] ** 4 * np.sin(x[..., 0])
    return np.sin(x[..., 0]) + A * np.sin(x[..., 1]) ** 2 + third


def known():
    """First and total indices of Ishigami's function (Homma and Saltelli 1996)."""
    one = (1.0 + B * np.pi**4 / 5.0) ** 2 / 2.0
    two = A * A / 8.0
    both = 8.0 * B * B * np.pi**8 / 225.0
    return np.array([one, two, 0.0]) / (one + two + both), np.array([one + both, two, both]) / (
        one + two + both
    )


def ishigami_at(points):
    unit = crossed(3, Indices(kind="indices", points=points))
    return ishigami(unit).reshape(points, 5)


def test_indices_of_ishigami_are_found():
    found, (first, total) = indexed(ishigami_at(1_024)), known()
    assert [one.first.mean for one in found] == pytest.approx(first, abs=0.03)
    assert [one.total.mean for one in found] == pytest.approx(total, abs=0.03)
    for one, alone, altogether in zip(found, first, total, strict=True):
        assert one.first.low <= alone <= one.first.high
        assert one.total.low <= altogether <= one.total.high


def test_indices_are_those_of_scipy():
    values = ishigami_at(512)
    theirs = sobol_indices(
        func={
            "f_A": values[:, 0][None],
            "f_B": values[:, -1][None],
            "f_AB": values[:, 1:-1].T[:, None],
        },
        n=512,
    )
    found = indexed(values)
    assert [one.first.mean for one in found] == pytest.approx(theirs.first_order.ravel(), abs=0.02)
    assert [one.total.mean for one in found] == pytest.approx(theirs.total_order.ravel(), abs=0.02)


def test_screening_finds_slopes_bends_and_what_does_nothing():
    design = Morris(kind="morris", trajectories=40)
    unit = trajectories(4, design).reshape(40, 5, 4)
    x = unit[..., 0], unit[..., 1], unit[..., 2]
    straight, bent, sign, nothing = screened(unit, 3.0 * x[0] + x[1] ** 2 + x[0] * (x[2] - 0.5))
    assert straight.mu == pytest.approx(3.0, abs=0.1)
    assert straight.mu_star.low <= 3.0 <= straight.mu_star.high
    assert bent.mu == pytest.approx(1.0, abs=0.1)
    assert bent.sigma > 0.2
    assert sign.mu_star.mean > 0.4
    assert (nothing.mu_star.mean, nothing.sigma) == (0.0, 0.0)


def test_the_share_of_luck_is_that_of_the_variance():
    luck = np.random.default_rng(1)
    values = luck.normal(0.0, 3.0, (2_000, 1)) + luck.normal(0.0, 1.0, (2_000, 4))
    assert luck_share(values) == pytest.approx(0.1, abs=0.01)
    assert luck_share(values[:, :1]) is None
    assert luck_share(np.zeros((5, 3))) is None


RANGES = """\
factors:
  - {id: trust, parameter: start.trust, low: 0.3, high: 0.8}
  - {id: inflation, parameter: parameters.promise.inflation, low: 0.0, high: 0.2}
"""
HEAD = SMALL[: SMALL.index("factors:")]
TAIL = "seeds: {count: 2}\noutcomes:\n  - {id: trust-now, metric: trust, last: 7}\nseries: []\n"


def lived(folder, design):
    plan = planned(folder, f"{HEAD}design: {design}\n{RANGES}{TAIL}")
    run_batch(plan, folder / "out", serial())
    return Store(folder / "out")


def test_the_trust_of_the_first_weeks_depends_on_the_trust_of_the_start(tmp_path):
    store = lived(tmp_path, "{kind: morris, trajectories: 4}")
    (found,) = sensitivities(store.experiment(), store.runs())
    (most, size), (_, other) = found.ranked()
    assert most == "trust"
    assert size.mu_star.low > other.mu_star.high
    assert (found.groups, found.missing) == (4, 0)
    assert 0.0 <= found.luck <= 1.0


def test_a_trajectory_with_a_failed_run_is_left_out_and_counted(tmp_path):
    store = lived(tmp_path, "{kind: morris, trajectories: 4}")
    runs = store.runs()
    (found,) = sensitivities(store.experiment(), runs.slice(1))
    assert (found.groups, found.missing) == (3, 1)


def test_the_command_says_it_to_people_and_to_machines(tmp_path):
    lived(tmp_path, "{kind: indices, points: 4}")
    out = str(tmp_path / "out")
    shown = CliRunner().invoke(app, ["sensitivity", out])
    assert shown.exit_code == 0
    assert "luck:" in shown.stdout
    answer = json.loads(CliRunner().invoke(app, ["sensitivity", out, "--json"]).stdout)
    (one,) = answer["outcomes"]
    assert one["kind"] == "indices"
    assert {row["factor"] for row in one["factors"]} == {"trust", "inflation"}


def test_a_design_that_does_not_ask_is_refused_with_a_way_out(tmp_path):
    run_batch(planned(tmp_path), tmp_path / "out", serial())
    told = CliRunner().invoke(app, ["sensitivity", str(tmp_path / "out")])
    assert told.exit_code == 2
    assert "{kind: morris}" in told.stderr
    file = CliRunner().invoke(app, ["sensitivity", str(tmp_path / "small.yaml"), "--workers", "1"])
    assert (file.exit_code, "{kind: morris}" in file.stderr) == (2, True)
    nowhere = CliRunner().invoke(app, ["sensitivity", str(tmp_path)])
    assert (nowhere.exit_code, "Traceback" in nowhere.stderr) == (2, False)
