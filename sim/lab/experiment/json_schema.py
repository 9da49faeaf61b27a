"""The JSON Schema of experiment files, by which editors complete, explain and check them."""

from sim.lab.experiment.schema import FORMAT, Experiment
from sim.scenario.hints import Schema
from sim.scenario.json_schema import tidy


def experiment_schema() -> Schema:
    """The schema of one file."""
    schema = Experiment.model_json_schema(by_alias=True)
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Experiment of Silo Dynamics ({FORMAT})",
        **{key: value for key, value in schema.items() if key != "title"},
    }
    tidy(described)
    return described
