"""The games of a hosted session, from its file: each round of a team lived again, as a journal."""

import sqlite3
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path
from typing import Any, NamedTuple

from game import words
from game.debrief.teams import Played
from game.session.firm import Firm
from game.session.room import Room, Team, after
from game.session.store import Store, StoreError
from sim.journal import JournalError
from sim.journal.strict import Fault
from sim.scenario.load import load_scenario
from sim.scenario.schema import Scenario

MAGIC = b"SQLite format 3\0"
ROUNDS = 1, 2


class _Session(NamedTuple):
    """A session's file, read."""

    about: dict[str, Any]
    case: Scenario
    room: Room


def is_session(path: Path) -> bool:
    """Whether a file is one that `silo host` keeps, by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def played_in(path: Path, folder: Path, progress: Callable[[int, int], None]) -> tuple[Played, ...]:
    """The teams of a session with the journals of their rounds.

    Args:
        path: the session's file; a host may be using it.
        folder: where the journals are written.
        progress: told how many rounds are written, of how many.

    Raises:
        JournalError: if it is no session, or no quarter of it has been closed.
        ScenarioError: if its scenario cannot be loaded.
    """
    session = _read(path)
    games = [
        (team, number)
        for team in session.room.teams
        for number in ROUNDS
        if any(step["kind"] == "close" for step in session.room.steps_of((team.id, number)))
    ]
    if not games:
        sentence = "no quarter of this session has been closed: there is nothing to look back on"
        raise JournalError(Fault(sentence, str(path)))
    written: dict[int, list[Path]] = {}
    spoken = words.language()
    for done, (team, number) in enumerate(games):
        progress(done, len(games))
        target = folder / f"{team.id}-{number}.journal"
        _written(session, team, number, target)
        written.setdefault(team.id, []).append(target)
    words.speak(spoken)  # a firm tells its seats in every language, and keeps to the last
    return tuple(_named(session.room, written))


def _read(path: Path) -> _Session:
    try:
        store = Store.open(path)
        try:
            about, events = store.about(), list(store.events())
        finally:
            store.close()
    except (StoreError, sqlite3.Error) as error:
        sentence = str(error).removeprefix(f"{path}: ")
        raise JournalError(Fault(sentence, str(path))) from None
    case = load_scenario(about["scenario"])
    if case.hash != about["hash"]:
        sentence = f"it was played on another {case.id} than the one here"
        raise JournalError(Fault(sentence, str(path), altered=True))
    return _Session(about, case, reduce(after, events, Room(case.quarters)))


def _written(session: _Session, team: Team, number: int, target: Path) -> None:
    about, game = session.about, (team.id, number)
    humans = session.room.humans.get(game, ())
    firm = Firm(about["scenario"], about["seed"], humans, number, about["customers"])
    firm.live(session.room.steps_of(game))
    firm.run.journal.save(target)


def _named(room: Room, written: dict[int, list[Path]]) -> Iterator[Played]:
    for team in sorted(room.teams, key=lambda team: (team.name.casefold(), team.id)):
        if team.id in written:
            yield Played(team.name, tuple(written[team.id]))
