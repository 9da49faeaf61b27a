"""Imports point one way, and the compiler and Mesa are known in few places."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, imported, modules

COMPILERS = ("numba", "llvmlite")


def knows(package: str, text: str) -> bool:
    return any(name.split(".")[0] == package for name in imported(text))


def test_the_contracts_of_pyproject_hold():
    linter = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr


def test_only_build_knows_the_compiler():
    found = {name for name, text in modules().items() for c in COMPILERS if knows(c, text)}
    assert found == {"sim/build.py"}


def test_the_simulation_knows_neither_the_game_nor_the_screen():
    upward = ("game", "pygame")
    assert not [name for name, text in modules("sim").items() for p in upward if knows(p, text)]


@pytest.mark.parametrize(
    "text",
    ["import numba", "from numba.extending import njit", "def f():\n    import numba.core as n"],
)
def test_every_way_of_importing_is_seen(text):
    assert knows("numba", text)
