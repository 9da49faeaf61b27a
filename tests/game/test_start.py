"""The file that opens the game where nothing is prepared: it says in a sentence what is missing."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from game import start

FILE = Path(start.__file__)


def pretending(tmp_path, *, version=None, name="python3.12"):
    """A folder with a program that answers as a Python of some version would."""
    script = tmp_path / name
    answer = f"echo {version}" if version else "exit 1"
    script.write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
    script.chmod(0o755)
    return str(tmp_path)


def test_this_python_will_do():
    assert start.suitable() == sys.executable


def test_an_old_one_looks_for_another_on_the_path(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setenv("PATH", pretending(tmp_path, version="3.12"))
    assert start.suitable() == str(tmp_path / "python3.12")


@pytest.mark.parametrize("version", [None, "3.11", "nonsense"])
def test_one_that_is_too_old_or_broken_is_passed_over(tmp_path, monkeypatch, version):
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setenv("PATH", pretending(tmp_path, version=version))
    assert start.suitable() is None


def test_where_none_will_do_a_sentence_says_what_is_needed(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 11, 7))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert start.main(["play"]) == 2
    told = capsys.readouterr().err
    assert told.startswith(
        "Silo Dynamics needs Python 3.12 or newer; the one that reads this is 3.11."
    )


def test_uv_is_used_where_there_is_one(tmp_path, monkeypatch):
    called: list[list[str]] = []

    def call(words, cwd):
        called.append(words)
        return 0

    monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == "uv" else None)
    monkeypatch.setattr(subprocess, "call", call)
    assert start.main(["run", "promise-gap"]) == 0
    assert called == [["/bin/uv", "run", "--python", sys.executable, "silo", "run", "promise-gap"]]


def test_packages_that_cannot_be_brought_are_told(monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(subprocess, "call", lambda words, cwd: 1)
    assert start.main(["play"]) == 2
    assert "could not be installed" in capsys.readouterr().err


@pytest.mark.parametrize("old", ["python3.6", "python3.8", "python3.11"])
def test_old_pythons_can_read_it(old, tmp_path):
    ask = [shutil.which(old) or old, "-c", "import sys; print(sys.executable)"]
    try:
        python = subprocess.check_output(ask, stderr=subprocess.DEVNULL, text=True).strip()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip(f"there is no {old} here")
    alone = {"PATH": str(tmp_path)}
    told = subprocess.run([python, str(FILE)], env=alone, capture_output=True, text=True)
    assert told.returncode == 2
    assert told.stderr.startswith("Silo Dynamics needs Python 3.12 or newer")


def test_the_oldest_python_is_that_of_the_project():
    project = tomllib.loads((Path(start.ROOT) / "pyproject.toml").read_text("utf-8"))
    oldest = ".".join(map(str, start.OLDEST))
    assert project["project"]["requires-python"] == f">={oldest}"
