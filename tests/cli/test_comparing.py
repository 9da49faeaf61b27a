"""`silo compare` speaks of the scenario's own policies, and of the metrics that are asked for."""

import pytest
from typer.testing import CliRunner

from sim.cli.app import app

SMALL = ("--seeds", "2", "--customers", "60")


def compared(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, ["compare", *words])
    return found.exit_code, found.output


@pytest.fixture(scope="module")
def document(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("compared") / "a.md"
    words = ("first-monday", *SMALL, "--weeks", "78", "--also", "trust", "--out", str(path))
    assert compared(*words)[0] == 0
    return path.read_text("utf-8")


def test_a_scenario_with_policies_of_its_own_is_compared_under_those(document):
    rows = [line.split(" | ")[0].strip("| ") for line in document.splitlines() if "| " in line[:2]]
    assert rows[1:] == [
        *("film_again", "bigger_promise", "service_signs", "heads_and_latitude"),
        *("service_goals", "signs_and_hands"),
    ]


def test_the_columns_are_dated_by_the_end_of_play(document):
    assert "| policy | BE, week 52 | trust, week 52 | BE, last quarter |" in document
    assert "of the redesign" not in document
    assert "brand equity: week 1: " in document
    assert "; week 52: " in document
    assert "Policies begin in week 0 or 13." in document


def test_the_command_in_the_document_makes_it(document):
    size = "--seeds 2 --weeks 78 --customers 60"
    assert f"uv run silo compare first-monday {size} --also trust --out FILE" in document


def test_chosen_policies_stand_in_the_command(tmp_path):
    path = tmp_path / "a.md"
    chosen = ("first-monday", "service_signs", "empower-only")
    assert compared(*chosen, *SMALL, "--weeks", "26", "--out", str(path))[0] == 0
    text = path.read_text("utf-8")
    assert "uv run silo compare first-monday service_signs empower-only --seeds 2" in text
    assert "| empower-only |" in text


def test_a_metric_that_nobody_measures_is_refused():
    code, output = compared("first-monday", *SMALL, "--also", "trsut")
    assert code == 2
    assert "Did you mean `trust`?" in output
