"""The session's file: SQLite, one file that can be mailed and deleted.

An event is on the disk before anybody is told that it counts.
"""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

from game.session.room import Event
from sim.version import MODEL

FORMAT = "silo-session/1"
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "trusted_schema=OFF")
TABLES = (
    "CREATE TABLE session (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE events (
        n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, by TEXT NOT NULL, kind TEXT NOT NULL,
        data TEXT NOT NULL
    ) STRICT""",
)

NO_ROOM = (
    sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY,
)  # fmt: skip
"""What SQLite says of a disk that is full, or locked."""
DAMAGED = "the file is damaged, or somebody changed it: take a copy, or begin a new file"
STATED: Mapping[str, type | tuple[type, ...]] = {
    "scenario": str, "hash": str, "seed": int, "code": str, "minutes": (int, float),
    "facilitators": list, "walls": list,
}  # fmt: skip
"""What every session says of itself, and what that is."""


class StoreError(ValueError):
    """A file that is no session, or that cannot be written; the text is for people."""


class Store:
    """A session's file; use `Store.create` or `Store.open`."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path, self._connection = path, connection
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise

    @classmethod
    def create(cls, path: Path, about: Mapping[str, Any]) -> "Store":
        """A new file; one that is there already is never overwritten.

        Args:
            path: where.
            about: what the session is: scenario, seed, code and the like.

        Raises:
            StoreError: if there is a file, or none can be written.
        """
        if path.exists():
            raise StoreError(f"{path}: there is a file already")
        rows = [(key, json.dumps(value)) for key, value in ({"format": FORMAT, **about}).items()]
        try:
            store = cls(path, _connected(path))
            with store._connection as connection:
                connection.execute("BEGIN IMMEDIATE")  # all of it, or nothing
                for table in TABLES:
                    connection.execute(table)
                connection.executemany("INSERT INTO session VALUES (?, ?)", rows)
        except sqlite3.Error as error:
            path.unlink(missing_ok=True)  # half a session is none
            raise StoreError(f"{path}: {error}") from None
        return store

    @classmethod
    def open(cls, path: Path) -> "Store":
        """A file that is there; one that is no session is left as it is.

        Raises:
            StoreError: if it is no session.
        """
        if not path.is_file():
            raise StoreError(f"{path}: there is no such file")
        try:
            stated = _stated(path)
            if stated != FORMAT:
                raise StoreError(f"{path}: this program reads {FORMAT}, the file says {stated}")
            return cls(path, _connected(path))
        except (sqlite3.Error, json.JSONDecodeError) as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in NO_ROOM:
                why = "is there room on the disk, and may you write there?"
                raise StoreError(f"{path}: it cannot be written ({error}): {why}") from None
            raise StoreError(f"{path}: this is no session of ours ({error})") from None

    def about(self) -> dict[str, Any]:
        """What the session is.

        Raises:
            StoreError: if the file is damaged.
        """
        found = {}
        for key, value in self._rows("SELECT key, value FROM session"):
            found[key] = self._said(value, f"its {key}")
        for key, kind in STATED.items():
            if not isinstance(found.get(key), kind):
                raise StoreError(f"{self.path}: its {key} cannot be read: {DAMAGED}")
        return found

    def keep(self, key: str, value: object) -> None:
        """Write down something about the session.

        Raises:
            StoreError: if it cannot be written.
        """
        self._write(
            "INSERT INTO session VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = ?2",
            (key, json.dumps(value)),
        )

    def events(self) -> Iterator[Event]:
        """All that happened, in order.

        Raises:
            StoreError: if the file is damaged, or something is missing in it.
        """
        rows = self._rows("SELECT n, id, by, kind, data FROM events ORDER BY n")
        for place, (n, name, by, kind, data) in enumerate(rows, 1):
            if n != place:
                raise StoreError(f"{self.path}: event {place} is missing: {DAMAGED}")
            yield Event(n, name, by, kind, self._said(data, f"event {n} ({kind})"))

    def _rows(self, order: str) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(order).fetchall()
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {DAMAGED} ({error})") from None

    def _said(self, text: str, what: str) -> Any:
        try:
            return json.loads(text, parse_constant=_no_number)
        except (ValueError, RecursionError):
            raise StoreError(f"{self.path}: {what} cannot be read: {DAMAGED}") from None

    def append(self, event: Event) -> None:
        """Write an event; it is on the disk when this returns.

        Raises:
            StoreError: if it cannot be written; then nothing has happened.
        """
        row = event.n, event.id, event.by, event.kind, json.dumps(event.data, allow_nan=False)
        self._write("INSERT INTO events VALUES (?, ?, ?, ?, ?)", row)

    def _write(self, order: str, row: tuple[Any, ...]) -> None:
        try:
            with self._connection as connection:
                connection.execute(order, row)
        except sqlite3.Error as error:
            raise StoreError(f"{self.path}: {error}") from None

    def limit(self, pages: int) -> None:
        """Let the file grow to so many pages and no further: a disk that is full."""
        self._connection.execute(f"PRAGMA max_page_count={pages:d}")

    def close(self) -> None:
        """Leave one file, without its log."""
        self._connection.close()


def _no_number(word: str) -> NoReturn:
    """NaN and the like: nothing that was written down is one."""
    raise ValueError(word)


def _stated(path: Path) -> str:
    """The format that a file says it has; only read, for it may be somebody else's."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2.0)
    try:
        row = connection.execute("SELECT value FROM session WHERE key = 'format'").fetchone()
    finally:
        connection.close()
    return str(json.loads(row[0])) if row else "nothing"


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=2.0, isolation_level="IMMEDIATE")
    path.chmod(0o600)
    return connection


def same_model(path: Path, about: Mapping[str, Any]) -> None:
    """Go on only with a session whose games this model plays as they were played.

    Args:
        path: of its file.
        about: what it says of itself.

    Raises:
        StoreError: if another model played them.
    """
    if about.get("model", MODEL) != MODEL:
        raise StoreError(
            f"{path}: it was played with model {about['model']}, this is model {MODEL}: "
            "use the version of this program that it was played with"
        )
