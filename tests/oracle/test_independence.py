"""The oracle shares parameters, tables, luck and the names of levers and news: nothing else."""

from pathlib import Path

import pytest

from tests.architecture.sources import imported

LENT = {
    "sim.flows": {"Four", "Goals", "News", "Pairs", "Tasks"},
    "sim.luck": {"FIRM", "Key", "Purpose", "drawn", "key_of"},
    "sim.policy": {"Change", "Levers", "Running"},
    "sim.tables": {"exp", "logistic", "normal", "share_below"},
}
"""What the oracle may take from the engine, besides scenarios."""
ALLOWED = {*LENT, *(f"{module}.{name}" for module, names in LENT.items() for name in names)}
FILES = [path for path in Path(__file__).parent.glob("*.py") if not path.name.startswith("test_")]


def borrowed(text: str) -> set[str]:
    """What a file takes from the engine, or from tests that may know the engine."""
    found = {name for name in imported(text) if name.split(".")[0] in {"sim", "tests", "importlib"}}
    own = {name for name in found if name.startswith(("sim.scenario", "tests.oracle"))}
    return found - own - ALLOWED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_file_of_the_oracle_knows_the_engine(file):
    assert borrowed(file.read_text("utf-8")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "import sim",
        "from sim import rules",
        "from sim.rules.numbers import clip",
        "from sim.policy import Policy",
        "from sim.flows import Answers",
        "import importlib",
        "from tests.strategies import policies",
    ],
)
def test_every_way_of_borrowing_is_seen(text):
    assert borrowed(text)


def test_the_oracle_is_there():
    assert {"week", "people", "firm", "measures"} <= {file.stem for file in FILES}
