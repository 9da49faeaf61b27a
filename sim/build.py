"""How rules become machine code. The only file that imports Numba.

A rule stays plain Python for whoever calls it from Python (it can be stepped through and typed);
called from a `door` it is machine code. Only `+ - * /`, comparisons, selection, `math.sqrt` and
table look-up may stand in compiled code: everything else may differ in the last bit between
processors.
"""

import functools
import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from sys import version_info
from typing import Any, cast

import numba
import numpy as np
from numba import njit
from numba.core.caching import UserProvidedCacheLocator
from numba.extending import register_jitable
from platformdirs import user_cache_dir

INTERPRETED = bool(numba.config.DISABLE_JIT)
"""Whether everything runs as plain Python (`NUMBA_DISABLE_JIT=1`); the bits are the same."""

MONTH = 30 * 24 * 3600


BOOKS = ("rows", "booking", "tallies", "ledger")
"""Files of `sim.explain` that keep the ledger in compiled weeks."""


def _kernel_text() -> bytes:
    """The text of every file whose code may end up in a compiled door."""
    here = Path(__file__).parent
    files = [here / "build.py", here / "tables.py", here / "luck.py", here / "flows.py"]
    files += [
        here / "policy.py",
        here / "firm_plan.py",
        here / "firm_week.py",
        here / "measures.py",
    ]
    for folder in ("rules", "customers", "departments"):
        files += sorted((here / folder).glob("*.py"))
    for topic in (
        "units",
        "market",
        "customers",
        "firm",
        "people",
        "organisation",
        "further",
        "start",
        "parameters",
        "records",
    ):
        files.append(here / "scenario" / f"{topic}.py")
    more = ("agreement", "between", "chart", "reporting", "organisation", "finance", "stopping")
    for name in (*more, "world"):
        files.append(here / f"{name}.py")
    files += [here / "explain" / f"{name}.py" for name in BOOKS]
    return b"".join(file.read_bytes() for file in files if file.exists())


def _use_cache(root: Path, text: bytes) -> None:
    """Give these very sources a cache of their own.

    Numba stamps only the file in which a compiled function stands. When a rule, a table or a
    constant of *another* file changes, it would take yesterday's machine code for today's
    (`tests/architecture/test_stale_cache.py` shows it). So the folder is named by the content.
    """
    folder = root / hashlib.sha256(text).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    os.utime(folder)
    for other in root.iterdir():
        if other.is_dir() and other.stat().st_mtime < time.time() - MONTH:
            shutil.rmtree(other, ignore_errors=True)
    numba.config.CACHE_DIR = str(folder)


WEEKS, LEDGER = "firm_week.weeks_on", "explain/ledger.booked_weeks"
"""Doors that take long to compile: weeks as they are lived, and with a ledger kept of them."""


def is_prepared(door: str = WEEKS) -> bool:
    """Whether a door of these very files was compiled before, for this Python (else it takes long).

    What was compiled belongs to the place where its files lie: the same program in another folder
    compiles anew.
    """
    file, name = door.rsplit(".", 1)
    source, python = Path(__file__).parent / f"{file}.py", f"py{version_info[0]}{version_info[1]}"
    return INTERPRETED or any(_kept(source).glob(f"{source.stem}.{name}-*.{python}*.nbc"))


def _kept(source: Path) -> Path:
    """Where Numba keeps what it compiled of a file."""
    if not numba.config.CACHE_DIR:
        return source.parent / "__pycache__"
    own = UserProvidedCacheLocator.get_suitable_cache_subpath(str(source))
    return Path(str(numba.config.CACHE_DIR)) / own


if "NUMBA_CACHE_DIR" not in os.environ:
    try:
        _use_cache(Path(user_cache_dir("silo-dynamics")) / "numba", _kernel_text())
    except OSError:  # a home nobody can write: compile anew each time
        numba.config.CACHE_DIR = ""


type Function = Callable[..., Any]


def rule[F: Function](function: F) -> F:
    """A pure function of numbers."""
    return register_jitable(function)


def inlined[F: Function](function: F) -> F:
    """A rule with a loop inside, copied into its caller so that the caller's loop stays wide."""
    return register_jitable(inline="always")(function)


def stage[F: Function](function: F) -> F:
    """A sweep over customers, or one department's week: called by other compiled code."""
    return register_jitable(function)


def door[F: Function](function: F) -> F:
    """What Python calls: compiled on first use, cached on disk, runs without the global lock."""
    return njit(cache=True, nogil=True, error_model="numpy")(function)


def straight[F: Function](compiled: F) -> F:
    """A door for callers in Python that does not ask anew, at each call, what types it is given.

    Numba looks at every field of every named tuple to find the compiled version that fits; for a
    firm of two thousand that takes longer than the week itself. Our doors have one version each:
    the first call finds it, later ones go straight in. A caller's whole number is taken as the
    float that the first caller gave.
    """
    if INTERPRETED:
        return compiled
    found: list[Function] = []

    @functools.wraps(compiled)
    def enter(*args: Any) -> Any:
        if found:
            return found[0](*args)
        answer = compiled(*args)
        versions = list(compiled.overloads.values())  # type: ignore[attr-defined]
        if len(versions) == 1:
            found.append(versions[0].entry_point)
        return answer

    return cast("F", enter)


Word: Callable[[int], Any] = int if INTERPRETED else np.uint64
"""A 64-bit word; plain integers when interpreted, where nothing can overflow."""
