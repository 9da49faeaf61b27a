"""What is found by living a game again many times, and kept: the same game is never judged twice.

A file in the user's cache holds what one game came to, under a name made of everything that it
depends on. A file that is missing, cut off or of another form is made anew; nothing else is lost.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from platformdirs import user_cache_dir
from pydantic import TypeAdapter, ValidationError

from sim.debrief.moments import Moment, moments
from sim.debrief.worth import REPLICATES, Trials, trials
from sim.decisions import as_json
from sim.explain.course import Game
from sim.explain.decided import taken_before
from sim.explain.web import Web, weaving
from sim.version import MODEL

type Array = NDArray[np.float64]
FORM = "1"
"""Raised when these files, or what is found for them, change."""
METRIC = "brand_equity"
LUCKS = 7
"""Other lucks that turning points are told from."""
STEPS = REPLICATES + 1 + LUCKS + 1 + 1
"""What progress counts: lucks of the worths and of the turning points, and the causes."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of one game."""

    trials: Trials
    moments: tuple[Moment, ...]
    web: Web
    """Why brand equity moved from the first week to the last."""


@dataclass(frozen=True, slots=True)
class _Said:
    """The part of the findings that is not an array."""

    moments: tuple[Moment, ...]
    web: Web


_SAID = TypeAdapter(_Said)


def findings(
    game: Game,
    folder: Path | None = None,
    *,
    threads: int = 2,
    progress: Callable[[int], None] | None = None,
) -> Findings:
    """What became of a game: from its file, or found now and kept.

    Args:
        game: as it was played, at least a week of it.
        folder: where files are kept; the user's cache if left out.
        threads: how many lucks are lived at a time; the numbers do not depend on it.
        progress: told how many of `STEPS` are done.
    """
    tell = progress or _silent
    path = (folder or cache_folder()) / f"{digest(game)}.npz"
    found = _read(path, game)
    if found is None:
        found = _found(game, threads, tell)
        _keep(path, found)
    tell(STEPS)
    return found


def is_kept(game: Game, folder: Path | None = None) -> bool:
    """Whether a game has been judged before."""
    return ((folder or cache_folder()) / f"{digest(game)}.npz").is_file()


def cache_folder() -> Path:
    """Where findings are kept: beside the games, where `SILO_HOME` says where those are."""
    home = os.environ.get("SILO_HOME")
    base = Path(home) / "cache" if home else Path(user_cache_dir("silo-dynamics", appauthor=False))
    return base / "debrief"


def digest(game: Game) -> str:
    """A name for all that the findings of a game depend on."""
    key = game.start.key
    said = {
        "form": FORM,
        "model": MODEL,
        "scenario": game.case.hash,
        "people": len(game.start.society.c.brand),
        "luck": [int(key.low), int(key.high), int(key.replicate)],
        "weeks": game.weeks,
        "taken": [[one.name, one.week, _as_said(one.decision)] for one in game.policy.taken],
        "happened": [[one.week, one.event.model_dump(mode="json")] for one in game.world.happening],
    }
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


def _as_said(decision: Any) -> Mapping[str, Any]:
    return as_json(decision)


def _found(game: Game, threads: int, tell: Callable[[int], None]) -> Findings:
    tried = trials(game, threads=threads, progress=tell)
    turned = moments(game, LUCKS, threads, lambda done: tell(REPLICATES + 1 + done))
    web = list(weaving(game, METRIC, 0, game.weeks, replicates=0, threads=threads))[-1]
    return Findings(tried, turned, web)


# ---- files ---------------------------------------------------------------------------------------


def _keep(path: Path, found: Findings) -> None:
    """Written whole or not at all; who may not write here does without."""
    sets = sorted(found.trials.values, key=sorted)
    said = {
        "sets": [sorted(kept) for kept in sets],
        "said": asdict(_Said(found.moments, found.web)),
    }
    stream = io.BytesIO()
    values = np.stack([found.trials.values[kept] for kept in sets])
    text = np.frombuffer(json.dumps(said).encode(), np.uint8)
    np.savez_compressed(stream, values=values, said=text)
    part = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(stream.getvalue())
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _read(path: Path, game: Game) -> Findings | None:
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as file:
            values, said = file["values"], json.loads(file["said"].tobytes())
        told = _SAID.validate_python(said["said"], strict=False)
        sets = [frozenset(kept) for kept in said["sets"]]
        courses = dict(zip(sets, values, strict=True))
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile, ValidationError):
        return None
    return Findings(Trials(game, taken_before(game, game.weeks), courses), told.moments, told.web)


def _silent(done: int) -> None:
    """Nobody is told."""
    del done
