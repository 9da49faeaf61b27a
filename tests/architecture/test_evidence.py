"""Every number and every rule names its evidence, and what it names is there."""

import ast
import re

import pytest

from tests.architecture.sources import ROOT, modules, texts

PAGE = (ROOT / "docs" / "evidence.md").read_text("utf-8")
ENTRIES = dict(re.findall(r"^### (\S+)\n\n(.*?)(?=\n\n#|\Z)", PAGE, re.DOTALL | re.MULTILINE))
GRADES = r"Certainty: (verified|textbook|uncertain|assumption)\b"
NAMED = re.compile(r"Evidence: ([a-z][a-z-]*)\.|(?:\(|, |evidence\.md)#([a-z][a-z-]*)")
EXAMPLE = "anchor"
"""Stands in the sentences that explain how to cite."""


def named(text: str) -> set[str]:
    """The entries a text refers to."""
    return {a or b for a, b in NAMED.findall(text)} - {EXAMPLE}


def docstrings(text: str) -> dict[str, str]:
    """The docstring of every function of a file, empty where there is none."""
    found = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
    return {node.name: ast.get_docstring(node) or "" for node in found}


def test_all_that_code_names_has_an_entry():
    missing = {
        name: unknown for name, text in modules().items() if (unknown := named(text) - set(ENTRIES))
    }
    assert missing == {}


def test_no_entry_is_there_that_nothing_names():
    using = set().union(*map(named, modules().values()))
    for name, text in texts(".md", ".yaml"):
        if name not in {"docs/evidence.md", "docs/parameters.md"}:
            using |= named(text)
    assert set(ENTRIES) - using == set()


def test_there_is_one_entry_for_a_name_and_nothing_else_has_its_kind_of_heading():
    headings = re.findall(r"^### (.*)$", PAGE, re.MULTILINE)
    assert len(headings) == len(set(headings))
    assert headings == list(ENTRIES)


@pytest.mark.parametrize("anchor", ENTRIES)
def test_an_entry_is_one_short_paragraph_with_source_certainty_and_use(anchor):
    assert "\n\n" not in ENTRIES[anchor]
    text = " ".join(ENTRIES[anchor].split())
    assert len(text.split()) <= 100
    before, certainty, after = text.partition("Certainty: ")
    assert re.match(GRADES, certainty + after)
    assert re.search(r"\b(19|20)\d\d\b|Source: |practitioner's advice", before)
    assert " In the model: " in after


@pytest.mark.parametrize("name", [n for n in modules("sim/rules") if "__init__" not in n])
def test_a_file_of_rules_cites_its_evidence_and_explains_each_rule(name):
    text = modules("sim/rules")[name]
    assert [rule for rule, docstring in docstrings(text).items() if not docstring] == []
    module = ast.get_docstring(ast.parse(text)) or ""
    if not name.endswith("numbers.py"):  # arithmetic needs none
        assert "docs/evidence.md#" in module


def test_the_table_of_rules_has_a_row_for_each_and_names_entries_that_exist():
    table = re.findall(r"^\|`(\w+\.\w+)`\|(.*?)\|", PAGE, re.MULTILINE)
    rules = [
        f"{name.rsplit('/', 1)[-1][:-3]}.{rule}"
        for name, text in sorted(modules("sim/rules").items())
        for rule in docstrings(text)
    ]
    assert sorted(rule for rule, _ in table) == sorted(rules)
    cited = {rule: named(evidence) for rule, evidence in table}
    assert {
        rule: found - set(ENTRIES) for rule, found in cited.items() if found - set(ENTRIES)
    } == {}
    bare = {rule for rule, evidence in table if not cited[rule]}
    assert bare == {rule for rule, evidence in table if evidence in {"assumption", "arithmetic"}}


def test_each_way_of_naming_evidence_is_seen():
    text = '"""A (docs/evidence.md#walls, #j-shape). B (#fcr)."""\nx = 1\n"""C. Evidence: churn."""'
    assert named(text) == {"walls", "j-shape", "fcr", "churn"}
    assert named("Evidence: anchor. Evidence: … #hashtag [x](parameters.md#a)") == set()
