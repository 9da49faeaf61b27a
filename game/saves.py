"""Saved games: journals in one folder. Whatever was decided is in them already, so nobody saves."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from platformdirs import user_data_dir

from game.words import _, spoken
from sim.journal import Journal, JournalError
from sim.room import Room, RoomError
from sim.scenario.events import WEEKS_PER_QUARTER
from sim.scenario.faults import ScenarioError
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario

HOME = "SILO_HOME"
ENDING = ".journal"
YEAR = 4
"""Quarters."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A game that can be continued, or a file that says why not."""

    path: Path
    scenario: str
    title: str
    seed: int = 0
    week: int = 0
    quarters: int = 0
    changed: float = 0.0
    """When it was written last, in seconds since 1970."""
    fault: str = ""
    round: int = 0
    """Of a shared game, 1 or 2; 0 where somebody plays alone."""

    @property
    def playable(self) -> bool:
        """Whether it can be opened."""
        return not self.fault

    @property
    def finished(self) -> bool:
        """Whether all quarters have been played."""
        return self.playable and self.week >= self.quarters * WEEKS_PER_QUARTER

    @property
    def open(self) -> bool:
        """Whether it can be continued, and there is something left to play."""
        return self.playable and not self.finished

    @property
    def when(self) -> str:
        """How far it has come."""
        if not self.playable:
            return self.fault
        return _("finished") if self.finished else date(self.week)


def date(week: int) -> str:
    """A week as players say it: year, quarter, week of 13."""
    quarter, day = divmod(week, WEEKS_PER_QUARTER)
    year, part = divmod(quarter, YEAR)
    return _("Year {year} · Q{quarter}, week {week} of 13").format(
        year=year + 1, quarter=part + 1, week=day + 1
    )


def games_folder() -> Path:
    """Where games are kept; it is made if it is not there."""
    home = os.environ.get(HOME)
    folder = Path(home or user_data_dir("silo-dynamics", appauthor=False)) / "games"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new_path(scenario: str, seed: int) -> Path:
    """A name that no game has yet: scenario, seed, and a number."""
    folder, name = games_folder(), re.sub(r"[^\w.-]", "-", scenario)
    taken = {path.name for path in folder.iterdir()}
    for number in range(1, len(taken) + 2):
        proposed = f"{name}-{seed}-{number:03}{ENDING}"
        if proposed not in taken:
            return folder / proposed
    raise AssertionError("one of n + 1 names is free where n are taken")


def listed() -> tuple[Saved, ...]:
    """All games, the latest first; what cannot be read says why."""
    return tuple(_newest_first())


def latest() -> Saved | None:
    """The game to be continued: the last one that is not finished."""
    return next((saved for saved in _newest_first() if saved.open), None)


def _newest_first() -> Iterator[Saved]:
    paths = {path: _written(path) for path in games_folder().glob(f"*{ENDING}")}
    for path in sorted(paths, key=lambda path: (-paths[path], path.name)):
        yield _read(path, paths[path])


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # deleted while we looked
        return 0.0


def _read(path: Path, changed: float) -> Saved:
    try:
        journal = Journal.read(path)
    except JournalError as error:
        return Saved(path, "", path.name, changed=changed, fault=damage(error))
    header = journal.header
    try:
        case = _case(header.scenario if header.path is None else str(path.parent / header.path))
    except ScenarioError as error:
        fault = str(error).splitlines()[0]
        return Saved(path, header.scenario, path.name, header.seed, changed=changed, fault=fault)
    week, title = max(0, journal.open_week), spoken(case.title)
    try:
        room = Room.of(header)
    except RoomError as error:
        fault = _("This file cannot be read. Line {n}: {why}.").format(n=1, why=error)
        return Saved(path, header.scenario, title, header.seed, changed=changed, fault=fault)
    known = Saved(
        path, header.scenario, title, header.seed, week, case.quarters, changed,
        round=0 if room is None else room.round,
    )  # fmt: skip
    if case.hash == header.scenario_hash:
        return known
    other = _("It was played on an earlier version of this scenario, which is not here any more.")
    return Saved(path, header.scenario, title, header.seed, changed=changed, fault=other)


def damage(error: JournalError) -> str:
    """The first fault as a sentence, without a path: players know games, not files."""
    fault = error.faults[0]
    if fault.line is None:
        return _("This game’s file {what}.").format(what=fault.sentence)
    text = _("This file cannot be read. Line {n}: {why}.")
    return text.format(n=fault.line, why=fault.sentence)


@cache
def _case(source: str) -> Scenario:
    return load_scenario(source)
