"""The examples of the documentation do what they say."""

import importlib.util
import sys

import pytest

from sim.lab.env import told
from sim.scenario.names import DEPARTMENTS
from tests.architecture.sources import ROOT


def example(name):
    """One of the examples, imported."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / "examples" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_mesas_runner_gives_a_row_a_quarter_on_the_same_luck():
    found = example("mesa_batch").rows(seeds=2, weeks=26, customers=60)
    assert [(row["remedy"], row["rng"], row["Step"]) for row in found] == [
        (remedy, seed, step)
        for seed in (1, 2)
        for remedy in ("nothing", "service signs")
        for step in (1, 14)
    ]
    trust = {(row["remedy"], row["rng"], row["Step"]): row["trust"] for row in found}
    for seed in (1, 2):
        assert trust["nothing", seed, 1] == trust["service signs", seed, 1]
        assert trust["nothing", seed, 14] != trust["service signs", seed, 14]


def test_departments_learn_what_pays_them():
    page = example("room_of_learners")
    env, ways = page.learn(games=7, customers=60, quarters=1)
    assert set(ways) == set(DEPARTMENTS)
    assert any(ways.values())
    for agent, way in ways.items():
        assert not way or told(env.choices[agent][0][way - 1]).startswith("own_effort")
    assert 0.0 < page.equity_of(env, ways, games=1) < 100.0


def test_the_page_for_a_browser_can_be_built():
    solara = pytest.importorskip("solara", reason="solara is not installed (it is large)")
    page = example("solara_page")
    model = page.RemediedModel(
        remedy="service signs promises", scenario="promise-gap", customers=60
    )
    model.step()
    for component in (page.page, page.WhatTheyDo(model)):
        _, built = solara.render(component, handle_error=False)
        assert built.find().widgets
        built.close()
    assert model.policy.taken[0].kind == "promise_signoff"
    while model.running:
        model.step()
    assert model.week == model.case.weeks
