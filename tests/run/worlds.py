"""Processes in a world of their own: other threads, other compilers, other processors."""

import json
import os
import subprocess
import sys
from pathlib import Path

from numpy._core import _multiarray_umath as numpys  # type: ignore[attr-defined]

ROOT = Path(__file__).parents[2]
HERE = sys.executable
CACHE = "NUMBA_CACHE_DIR"


def tricks() -> list[str]:
    """What NumPy makes use of here beyond its baseline."""
    return [name for name in numpys.__cpu_dispatch__ if numpys.__cpu_features__[name]]


TRICKS = tricks()
STRIPPED = {"NPY_DISABLE_CPU_FEATURES": " ".join(TRICKS), "NUMBA_NUM_THREADS": "2"}


def environment(**world: str) -> dict[str, str]:
    """Our environment, without what others have set for the compiler and for NumPy."""
    settings = ("NUMBA_", "NPY_")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(settings) or k == CACHE}
    return kept | {"PYTHONPATH": str(ROOT)} | world


def begin(words: list[str], **world: str) -> subprocess.Popen[str]:
    """A process that is under way."""
    return subprocess.Popen(
        words,
        cwd=ROOT,
        env=environment(**world),
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def answer(process: subprocess.Popen[str]) -> dict:
    """The one JSON object that it prints."""
    out, err = process.communicate(timeout=900)
    assert process.returncode == 0, err
    assert out.count("\n") == 1, out
    return json.loads(out)
