"""The faults with which the tests of the rules are tried are faults, and reasons speak of them."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from tests.mutation.changes import mutants_of
from tests.mutation.reasons import REASONS
from tests.mutation.trial import ordered_by_topic

RULE = '''
def worked(a: float, b: float = 2.0) -> float:
    """Docstrings and signatures are no work: 1 + 1."""
    if a > 0.0 and b < 1.0:
        return smaller(a - b, 0.5)
    return -a if above(b) == 1.0 else clip(a, b, 1.0)
'''


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("a - b", "a + b"),
        ("a - b", "b - a"),
        ("a > 0.0", "a >= 0.0"),
        ("a > 0.0", "a <= 0.0"),
        ("a > 0.0 and b < 1.0", "a > 0.0 or b < 1.0"),
        ("a > 0.0 and b < 1.0", "not (a > 0.0 and b < 1.0)"),
        ("smaller(a - b, 0.5)", "larger(a - b, 0.5)"),
        ("smaller(a - b, 0.5)", "a - b"),
        ("clip(a, b, 1.0)", "a"),
        ("above(b)", "b"),
        ("0.5", "1.5"),
        ("0.5", "0.25"),
        ("-a", "a"),
        ("above(b) == 1.0", "above(b) != 1.0"),
    ],
)
def test_each_kind_of_fault_is_made_once_in_its_place(was, became):
    found = [m for m in mutants_of(RULE) if (m.was, m.became) == (was, became)]
    assert len(found) == 1
    assert found[0].rule == "worked"
    assert compile(found[0].text, "rule", "exec")


def test_no_fault_leaves_the_rule_as_it_was_and_no_two_are_the_same():
    texts = [m.text for m in mutants_of(RULE)]
    assert len(texts) == len(set(texts)) > 20
    assert all("b: float=2.0" in text and "1 + 1" in text for text in texts)


def test_a_reason_is_given_for_faults_that_exist():
    rules = frozenset(rule for _, rule, *_ in REASONS)
    faults = {
        (topic, m.rule, m.was, m.became)
        for topic in {topic for topic, *_ in REASONS}
        for m in mutants_of((ROOT / "sim" / "rules" / f"{topic}.py").read_text("utf-8"), rules)
    }
    assert set(REASONS) - faults == set()


def test_the_report_says_that_enough_is_found_and_why_the_rest_is_not():
    page = Path(ROOT / "docs" / "mutants.md").read_text("utf-8")
    assert float(re.search(r"found: ([\d.]+)%", page)[1]) >= 85.0
    survivors = page.split("## Survivors")[1].splitlines()[4:]
    assert [row for row in survivors if re.search(r"\|\s*\|$", row)] == []


def test_the_tests_of_a_topic_come_first():
    names = ["tests/literature/test_queues.py::a", "tests/rules/test_queue.py::b"]
    assert ordered_by_topic(names, "queue", str) == names
    assert ordered_by_topic(["tests/rules/test_voice.py::c", *names], "queue", str)[0] == names[0]
