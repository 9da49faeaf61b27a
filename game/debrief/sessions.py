"""The games of a hosted session, from its file: each round of a team lived again, as a journal."""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from game import words
from game.debrief.keeping import keep, name_of, recalled
from game.session.clock import UNLIMITED
from game.session.exporting import games, journal_name, journal_of, lived, read, room_names
from game.session.fold import after
from game.session.room import Event, Game, Room
from game.session.store import StoreError
from sim.journal import JournalError
from sim.journal.strict import Fault
from sim.origin import place_of

MAGIC = b"SQLite format 3\0"


def is_session(path: Path) -> bool:
    """Whether a file is one that `silo host` keeps, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def journals_in(
    path: Path,
    folder: Path,
    progress: Callable[[int], None],
    *,
    ahead: bool = False,
    only: int | None = None,
) -> list[Path]:
    """The journals of a session's teams, as `silo session export` writes them.

    Args:
        path: the session's file; a host may be using it.
        folder: where the journals are written.
        progress: told how much is written, in per cent.
        ahead: whether a round that is not over is left out, and a last quarter that a team has
            sealed counts as closed.
        only: the number of a team that is asked for alone.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    about, room, played = _read(path, ahead=ahead)
    played = [game for game in played if only in (None, game[0])]
    found, spoken = [], words.language()
    for done, (team, number) in enumerate(played):
        progress(100 * done // len(played))
        found.append(_journal(about, room, (team, number), folder))
    words.speak(spoken)  # a firm tells its seats in every language, and keeps to the last
    return found


def teams_in(path: Path, *, ahead: bool = False) -> list[int]:
    """The numbers of the teams that have journals.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
    """
    _about, _room, played = _read(path, ahead=ahead)
    return sorted({team for team, _number in played})


def _read(path: Path, *, ahead: bool) -> tuple[Mapping[str, Any], Room, list[Game]]:
    try:
        about, room = read(path)
    except (StoreError, sqlite3.Error) as error:
        sentence = str(error).removeprefix(f"{path}: ")
        raise JournalError(Fault(sentence, str(path))) from None
    room = ahead_of(room) if ahead else room
    names = room_names(room)
    played = [(team, number) for team, number in games(room) if team in names]
    if not played:
        sentence = "no quarter of this session has been closed: there is nothing to look back on"
        raise JournalError(Fault(sentence, str(path)))
    return about, room, played


def _journal(about: Mapping[str, Any], room: Room, game: Game, folder: Path) -> Path:
    """The journal of a game: as it was kept, or lived again and kept."""
    team, number = game
    name = room_names(room)[team]
    luck = [about[key] for key in ("scenario", "hash", "seed", "customers")]
    lies = place_of(about["scenario"], folder.resolve() / journal_name(name, number))
    made_of = room.humans, room.steps, room.guesses, room.brought
    played = [part.get(game) for part in made_of]
    known = name_of("journal", luck, lies, name, number, *played)
    text = recalled(known)
    if text is None:
        path = journal_of(lived(about, room, team, number, name), folder, name)
        keep(known, path.read_bytes())
        return path
    path = folder / journal_name(name, number)
    path.write_bytes(text)
    return path


def ahead_of(room: Room) -> Room:
    """The room as far as a round is over: for a team that has all sealed its last quarter, it is.

    They may think again; then it was another game that was judged ahead, and nobody asks for it.
    """
    if room.over or room.phase == "frozen":
        return room
    last = room.quarter == room.quarters
    late = {room.game(team.id) for team in room.teams if not last or room.waits_for(team)}
    closed = after(room, Event(0, "", "host", "close", UNLIMITED.plain()))
    steps = {game: steps for game, steps in closed.steps.items() if game not in late}
    return replace(room, steps=steps)
