"""What is kept of a session and its games, so that nothing is lived twice to be shown again.

A file in the user's cache holds what was made, under a name made of everything that it depends on:
the journals or the steps of a game, the language, the texts of its scenario, and this program. A
file that is missing, cut off or changed is made anew; nothing else is lost.
"""

import hashlib
import json
import os
from contextlib import suppress
from functools import cache
from pathlib import Path

from game.assets import asset_folder
from sim.debrief.findings import cache_folder

ROOT = Path(__file__).parents[2]
OURS = ("game/**/*.py", "game/**/*.po", "sim/**/*.py")
"""The files that say what is told of a game, and how."""


def name_of(*parts: object) -> str:
    """A name for what depends on these, and on this program."""
    said = json.dumps([program(), *parts], sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:32]


@cache
def program() -> str:
    """SHA-256 of every file that has a say in what is told."""
    digest = hashlib.sha256()
    files = [path for pattern in OURS for path in ROOT.glob(pattern)]
    for path in sorted([*files, *(asset_folder() / "text").iterdir()]):
        digest.update(f"{path}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def recalled(name: str) -> bytes | None:
    """What was kept under a name; None where nothing was, or not all of it is there."""
    with suppress(OSError):
        seal, _, content = _path(name).read_bytes().partition(b"\n")
        if seal.decode("ascii", "replace") == hashlib.sha256(content).hexdigest():
            return content
    return None


def keep(name: str, content: bytes) -> None:
    """Written whole or not at all; who may not write here does without."""
    path = _path(name)
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _path(name: str) -> Path:
    return cache_folder() / f"{name}.kept"
