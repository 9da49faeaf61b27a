"""Small experiments for tests: few people, few weeks."""

from pathlib import Path

from sim.lab.experiment.plan import Plan
from sim.lab.experiment.reading import load_experiment

SMALL = """\
schema: silo-experiment/1
id: small
title: Two remedies in two firms
scenario: promise-gap
weeks: 8
customers: 60
factors:
  - {id: remedy, policies: [status-quo, signoff-early]}
  - {id: inflation, parameter: parameters.promise.inflation, values: [0.02, 0.10]}
seeds: {count: 3}
outcomes:
  - {id: equity, metric: brand_equity, last: 7}
  - {id: money, metric: profit, of: sum, first: 0}
contrasts:
  - {id: signoff, outcome: equity, take: {remedy: signoff-early}, less: {remedy: status-quo}}
series: [brand_equity, profit]
"""
EARLY = "- week: 1\n  decision: {kind: promise_signoff, by: service}\n"


def written(folder: Path, text: str = SMALL, name: str = "small") -> Path:
    """An experiment file, and the policy it names beside it."""
    (folder / "signoff-early.yaml").write_text(EARLY, "utf-8")
    path = folder / f"{name}.yaml"
    path.write_text(text, "utf-8")
    return path


def planned(folder: Path, text: str = SMALL) -> Plan:
    """The plan of an experiment."""
    return Plan.of(load_experiment(written(folder, text)))
