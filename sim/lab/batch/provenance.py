"""What results depend on beside the experiment: versions, machine, and the state of the code."""

import platform
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sim.version import MODEL

PACKAGES = ("numpy", "numba", "llvmlite", "scipy", "pyarrow")


def here() -> dict[str, str]:
    """What must be equal on all machines that work on one experiment."""
    return {
        "silo-dynamics": _version("silo-dynamics"),
        "model": MODEL,
        "python": platform.python_version(),
        "numpy": _version("numpy"),
        "numba": _version("numba"),
        "machine": platform.machine(),
    }


def environment() -> dict[str, str]:
    """What a reader of the results may want to know of the machine they were begun on."""
    return {
        **here(),
        **{name: _version(name) for name in PACKAGES},
        "system": platform.system(),
        "implementation": sys.implementation.name,
        "commit": commit(),
    }


def commit() -> str:
    """The commit of the code, with a `+` where it was changed; empty outside a checkout."""
    folder = Path(__file__).parent
    try:
        head = _git(folder, "rev-parse", "HEAD")
        return head + ("+" if _git(folder, "status", "--porcelain") else "")
    except (OSError, subprocess.SubprocessError):
        return ""


def _git(folder: Path, *words: str) -> str:
    done = subprocess.run(  # noqa: S603
        ["git", "-C", str(folder), *words],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
        timeout=10,
    )
    return done.stdout.strip()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
