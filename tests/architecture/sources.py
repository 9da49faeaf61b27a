"""The project seen as text: which files there are, and how long their functions are."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]

type Definition = ast.FunctionDef | ast.AsyncFunctionDef
type Documented = Definition | ast.ClassDef | ast.Module


class Function(NamedTuple):
    """A function and the lines it takes, its docstring left out."""

    name: str
    lines: int


@cache
def listed() -> tuple[Path, ...]:
    """Every file git keeps, or would keep at the next commit."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git work tree")
    return tuple(
        path for name in found.stdout.split("\0") if name and (path := ROOT / name).is_file()
    )


def texts(*endings: str) -> Iterator[tuple[str, str]]:
    """Name and text of the kept files; all that are text, or those with one of the endings."""
    for path in listed():
        if endings and not path.name.endswith(endings):
            continue
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def modules(*packages: str) -> dict[str, str]:
    """The Python files of our packages, by name."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
        for package in packages or ("sim", "game")
        for path in sorted((ROOT / package).rglob("*.py"))
    }


def functions(name: str, text: str) -> list[Function]:
    """Every function of a file, nested ones and methods included."""
    return [
        Function(f"{name}:{node.lineno} {node.name}", _lines(node))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def _lines(node: Definition) -> int:
    """Lines from `def` to the end, without the docstring."""
    whole = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is None:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def imported(text: str) -> set[str]:
    """The modules a file imports, wherever in it, with dots; `from a import b` gives a and a.b."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
