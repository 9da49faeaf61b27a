"""Experiment files say what is wrong with them, where, and what was probably meant."""

import json

import jsonschema  # type: ignore[import-untyped]
import pytest
import yaml

from sim.lab.experiment.json_schema import experiment_schema
from sim.lab.experiment.reading import ExperimentError, load_experiment
from tests.lab.batch.asked import SMALL, written

BROKEN = [
    ("weeks: 8", "weeks: eight", "small.yaml:5: weeks:", "a whole number"),
    ("customers: 60", "costumers: 60", "small.yaml:6: costumers:", "Did you mean `customers`"),
    ("scenario: promise-gap", "scenario: promise-gab", "small.yaml:4: scenario:", "`promise-gap`"),
    ("signoff-early]", "singoff-early]", "small.yaml:8: factors.remedy.policies[2]:", "Did you"),
    (
        "parameters.promise.inflation",
        "parameters.promise.inflatoin",
        "small.yaml:9: factors.inflation.parameter:",
        "Did you mean `parameters.promise.inflation`",
    ),
    (
        "parameters.promise.inflation",
        "promise.inflation",
        "small.yaml:9: factors.inflation.parameter:",
        "Did you mean",
    ),
    ("[0.02, 0.10]", "[0.02, 7]", "small.yaml:9: factors.inflation.values[2]:", "less than"),
    ("values: [0.02, 0.10]", "low: 0.1, high: 0.02", "small.yaml:9:", "`low` should lie below"),
    ("last: 7", "last: 8", "small.yaml:12: outcomes.equity.last:", "ends with week 7"),
    ("metric: profit", "metric: profits", "small.yaml:13: outcomes.money.metric:", "`profit`"),
    ("id: money", "id: equity", "small.yaml:13: outcomes.equity.id:", "taken"),
    ("outcome: equity", "outcome: equty", "small.yaml:15:", "Did you mean `equity`"),
    ("take: {remedy", "take: {remdy", "small.yaml:15:", "Did you mean `remedy`"),
    ("less: {remedy: status-quo", "less: {remedy: status", "small.yaml:15:", "`status-quo`"),
    ("seeds: {count: 3}", "seeds: {count: 3, most: 9}", "small.yaml:15:", "half_width"),
    ("id: small", "id: smal", "small.yaml:2: id:", "should be the name of the file"),
    ("weeks: 8", "weeks: 8\ndesign: {kind: lhs}", "small.yaml:6: design", "points"),
    ("weeks: 8", "weeks: 8\ndesign: {kind: morris}", "small.yaml:9:", "needs ranges"),
    ("weeks: 8", "weeks: 8\ndesign: {kind: table, points: [{remedy: status-quo}]}",
     "small.yaml:6: design.points[1]:", "a level of `inflation` is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("good", "bad", "place", "words"), BROKEN)
def test_a_fault_is_told_with_its_line_and_a_way_out(tmp_path, good, bad, place, words):
    assert good in SMALL
    with pytest.raises(ExperimentError) as caught:
        load_experiment(written(tmp_path, SMALL.replace(good, bad, 1)))
    told = str(caught.value)
    assert place in told
    assert words in told


def test_all_faults_are_told_at_once(tmp_path):
    text = SMALL.replace("metric: profit", "metric: profits").replace("count: 3", "count: x")
    with pytest.raises(ExperimentError) as caught:
        load_experiment(written(tmp_path, text))
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("text", ["", "- 1\n", "a: &b [*b]\n", "id: [\n", "\x00"])
def test_what_is_no_experiment_is_refused_in_a_sentence(tmp_path, text):
    with pytest.raises(ExperimentError):
        load_experiment(written(tmp_path, text))


def test_the_schema_for_editors_accepts_what_the_loader_does_and_refuses_a_wrong_key():
    schema = json.loads(json.dumps(experiment_schema()))
    good = yaml.safe_load(SMALL)
    jsonschema.validate(good, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**good, "costumers": 60}, schema)
