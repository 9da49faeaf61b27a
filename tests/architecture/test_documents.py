"""What is written about the project agrees with it."""

import ast
import re
import tomllib

import pytest

from tests.architecture.sources import ROOT, modules

ADR_LINES = 40
ADR_PARTS = ("**Question.**", "**Options.**", "**Choice.**", "**Price.**", "**Reopen when**")
ADRS = sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
FRAGMENT = r"[\w-]+\.(player|facilitator|research|model|fix|dev)\.md"


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def without_docstring(files: dict[str, str]) -> list[str]:
    return [name for name, text in files.items() if not ast.get_docstring(ast.parse(text))]


def test_every_module_says_what_it_is_for():
    silent = without_docstring(modules())
    assert silent == []
    assert without_docstring({"a.py": "x = 1", "b.py": '"""B."""'}) == ["a.py"]


@pytest.mark.parametrize("adr", ADRS, ids=lambda adr: adr.stem)
def test_a_decision_record_is_short_and_whole(adr):
    text = adr.read_text("utf-8")
    assert len(text.splitlines()) <= ADR_LINES
    assert text.startswith(f"# {adr.stem[:4]} ")
    assert [part for part in ADR_PARTS if part not in text] == []


def test_decision_records_have_a_number_each_and_are_listed():
    numbers = [adr.stem[:4] for adr in ADRS]
    assert all(number.isdecimal() for number in numbers)
    assert len(set(numbers)) == len(numbers)
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    assert [adr.name for adr in ADRS if f"({adr.name})" not in index] == []


def test_changes_are_filed_under_a_known_kind():
    names = [path.name for path in (ROOT / "changelog").glob("*.md") if path.name != "README.md"]
    assert [name for name in names if not re.fullmatch(FRAGMENT, name)] == []


def test_uv_and_pip_are_given_the_same_versions():
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins == project()["tool"]["uv"]["constraint-dependencies"]
    assert all(re.fullmatch(r"[a-z0-9-]+==[\w.]+", pin) for pin in pins)


def test_every_package_we_ask_for_is_pinned():
    table = project()
    extras = [one for some in table["project"]["optional-dependencies"].values() for one in some]
    asked = table["project"]["dependencies"] + table["dependency-groups"]["dev"] + extras
    names = {re.split(r"[^\w-]", one)[0].lower() for one in asked} - {table["project"]["name"]}
    pinned = {pin.split("==")[0] for pin in table["tool"]["uv"]["constraint-dependencies"]}
    assert names <= pinned


def test_the_version_is_written_once():
    version = project()["project"]["version"]
    assert [name for name, text in modules().items() if f'"{version}"' in text] == []


def test_the_check_from_a_clean_clone_runs_the_command_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "pip install uv && uv run poe test" in readme
    assert "\nuv run poe test\n" in (ROOT / ".ci" / "run").read_text("utf-8")


def test_links_between_documents_lead_somewhere():
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("changelog/*.md")]:
        targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8"))
        assert [one for one in targets if not (page.parent / one).exists()] == [], page.name


def test_the_tests_that_the_page_about_threats_names_are_there():
    page = (ROOT / "docs" / "security.md").read_text("utf-8")
    named = set(re.findall(r"`(test_\w+)`", page))
    source = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert named - set(re.findall(r"^def (test_\w+)", source, re.MULTILINE)) == set()
    assert len(named) > 30
