"""`docs/parameters.md` says what is declared, and every declaration says where it comes from."""

import re
import subprocess
import sys
from functools import reduce

import pytest

from sim.scenario.document import Parameter, _bounds, _parted, groups, parameters, parameters_text
from sim.scenario.parameters import Parameters, Start
from sim.scenario.units import Group
from tests.scenario.cases import ROOT

PAGE = ROOT / "docs" / "parameters.md"
ALL = [one for path, group in groups() for one in parameters(group, path)]
ROOTS = {"parameters": Parameters(), "start": Start()}


def test_the_kept_page_is_up_to_date():
    command = "uv run python -m sim.scenario.document > docs/parameters.md"
    assert PAGE.read_text("utf-8") == parameters_text(), f"run: {command}"


def test_the_module_prints_the_page():
    command = [sys.executable, "-m", "sim.scenario.document"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    assert printed.stdout == parameters_text()


def declared(group: type[Group]) -> set[type[Group]]:
    """A group's class, and those of all groups in it."""
    kinds = [field.annotation for field in group.model_fields.values()]
    inner = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Group)]
    return {group}.union(*map(declared, inner))


def test_no_group_is_forgotten():
    shown = {group.__name__ for _, group in groups()}
    held = {kind.__name__ for kind in declared(Parameters) | declared(Start)}
    assert held - shown == {"Parameters", "Task"}  # tasks stand as rows of the beliefs
    assert len(ALL) > 250


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.path)
def test_a_parameter_says_unit_bounds_meaning_and_source(one):
    assert one.source, f"{one.path}: the docstring ends with neither Evidence: … nor Assumption."
    assert re.fullmatch(r"[A-Z].*\.", one.meaning)
    if one.path == "parameters.goals.beliefs":  # its own table gives the rest
        return
    assert one.unit
    assert isinstance(one.default, bool) or _bounds(one)


def test_a_parameter_stands_where_the_page_says_with_that_default():
    for one in ALL:
        root, *way = one.path.split(".")
        if "<department>" not in way:
            assert reduce(getattr, way, ROOTS[root]) == one.default, one.path


def test_a_default_lies_within_its_bounds():
    bounded = [one for one in ALL if isinstance(one.default, int | float) and one.low is not None]
    assert len(bounded) > 250
    assert [one.path for one in bounded if not one.low <= one.default <= one.high] == []


@pytest.mark.parametrize(
    ("docstring", "parts"),
    [
        ("A rate. Evidence: j-shape.", ("A rate.", "j-shape")),
        ("A rate,\n    on two lines. Assumption.", ("A rate, on two lines.", "assumption")),
        ("A rate.", ("A rate.", None)),
        ("A rate. Evidence: J shape.", ("A rate. Evidence: J shape.", None)),
        ("A rate. Assumption. Really.", ("A rate. Assumption. Really.", None)),
    ],
)
def test_the_last_sentence_is_the_source(docstring, parts):
    assert _parted(docstring) == parts


def test_a_row_of_the_page():
    text = parameters_text()
    assert "| `hazard` | 0.003 | per week | 0 to 1 | An own customer leaves, at equal utility. | [churn](evidence.md#churn) |" in text  # fmt: skip  # noqa: E501
    assert "| `sales` | revenue 1 | share | 0 to 1 | Sales' goals. | assumption |" in text
    assert r"1 + this · \|difference\|" in text
    assert "[below](#parametersgoalsbeliefs)" in text
    assert "\n## parameters.goals.beliefs\n" in text


def test_bounds_are_shown_only_where_both_exist():
    whole = Parameter("a.b", 1.0, "u", 0.0, 1e6, "Money.", "assumption")
    assert _bounds(whole) == "0 to 1,000,000"
    assert _bounds(whole._replace(high=None)) == ""
