"""The games of a hosted session, from its file: each round of a team lived again, as a journal."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from game import words
from game.session.exporting import games, journal_of, lived, read, room_names
from game.session.store import StoreError
from sim.journal import JournalError
from sim.journal.strict import Fault

MAGIC = b"SQLite format 3\0"


def is_session(path: Path) -> bool:
    """Whether a file is one that `silo host` keeps, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def journals_in(path: Path, folder: Path, progress: Callable[[int], None]) -> list[Path]:
    """The journals of a session's teams, as `silo session export` writes them.

    Args:
        path: the session's file; a host may be using it.
        folder: where the journals are written.
        progress: told how much is written, in per cent.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    try:
        about, room = read(path)
    except (StoreError, sqlite3.Error) as error:
        sentence = str(error).removeprefix(f"{path}: ")
        raise JournalError(Fault(sentence, str(path))) from None
    names = room_names(room)
    played = [(team, number) for team, number in games(room) if team in names]
    if not played:
        sentence = "no quarter of this session has been closed: there is nothing to look back on"
        raise JournalError(Fault(sentence, str(path)))
    found, spoken = [], words.language()
    for done, (team, number) in enumerate(played):
        progress(100 * done // len(played))
        found.append(journal_of(lived(about, room, team, number, names[team]), folder, names[team]))
    words.speak(spoken)  # a firm tells its seats in every language, and keeps to the last
    return found
