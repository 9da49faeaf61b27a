"""The entries of a journal in few words: what follows from the rest is not said.

A row is one of these. A number: so many weeks go by. `"close"`: planning ends. An object: a
decision of the chief executive. A list that begins with a seat: what it sealed. `["open", n …]`:
all that was sealed counts, but for the n-th decisions, which were refused. `["p", reason, n …]`:
a predicted line, in hundredths and their differences. `["+", by, kind, data]`, and an id if it is
one of its own: anything else. A short row is used only where it says exactly what was written.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

from sim.decisions import DecisionError, as_json, decision_of
from sim.journal import Entry
from sim.journal.strict import compact
from sim.room import SEATS
from sim.run import QUARTER

type Row = Any
type Said = tuple[str, str, Mapping[str, Any], str | None]
"""By whom, of what kind, what, and an id of its own."""

CHIEF = "ceo"
CLOSE, OPEN, LINE, ELSE = "close", "open", "p", "+"
LONGEST = 10_000
"""Weeks in one row."""


class RowError(ValueError):
    """A row that says nothing."""


class Telling:
    """Rows in, entries out; it knows what has been said so far."""

    def __init__(self) -> None:
        self.week = 0
        self.entries: list[Entry] = []
        self.sealed: dict[str, Sequence[Mapping[str, Any]]] = {}
        """What each seat sealed last in this week."""

    def pass_time(self, weeks: int) -> None:
        """Weeks go by."""
        self.week += weeks
        self.sealed = {}

    def meant(self, row: Row) -> tuple[Entry, ...]:
        """The entries that a row stands for, if it stood next."""
        made: list[Entry] = []
        for by, kind, data, name in self._said(row):
            n = len(self.entries) + len(made) + 1
            made.append(Entry(n, self.week, by, name or f"e{n}", kind, data))
        return tuple(made)

    def take(self, entries: tuple[Entry, ...]) -> None:
        """Count entries in."""
        self.entries += entries
        for one in entries:
            if one.kind == "note" and "sealed" in one.data:
                sealed: Any = one.data["sealed"]
                self.sealed[one.by] = sealed

    def _said(self, row: Row) -> Iterator[Said]:
        match row:
            case "close":
                yield CHIEF, CLOSE, {"quarter": 1 + self.week // QUARTER}, None
            case dict():
                yield CHIEF, "decide", row, None
            case ["open", *refused]:
                yield from self._opened(refused)
            case ["p", reason, int(first), *steps]:
                line = [number / 100 for number in accumulate(steps, initial=first)]
                data = {"metric": "brand_equity", "line": line, "reason": reason}
                yield CHIEF, "predict", data, None
            case ["+", by, kind, dict(data)]:
                yield by, kind, data, None
            case ["+", by, kind, dict(data), name]:
                yield by, kind, data, name
            case [str(seat), request, list(decisions), *computer] if seat in SEATS:
                said = {"sealed": decisions, "request": request, "computer": bool(computer)}
                yield seat, "note", said, None
            case _:
                raise RowError("a line of it says nothing")

    def _opened(self, refused: Sequence[object]) -> Iterator[Said]:
        number = 0
        for seat in SEATS:
            for place, decision in enumerate(self.sealed.get(seat, ())):
                if number not in refused:
                    name = f"sealed-{self.week}-{seat}-{place}"
                    yield seat, "decide", as_json(decision_of(decision)), name
                number += 1
        yield CHIEF, "note", {"revealed": True}, None


def told(rows: Sequence[Row]) -> tuple[list[Entry], int]:
    """The entries that rows stand for, and the weeks that were lived.

    Raises:
        RowError: if a row says nothing.
        DecisionError: if something sealed is no decision.
        JournalError: if an entry is none.
    """
    telling = Telling()
    for row in rows:
        if isinstance(row, int) and not isinstance(row, bool):
            if not 0 < row <= LONGEST:
                raise RowError("time does not go that way")
            telling.pass_time(row)
        else:
            telling.take(telling.meant(row))
    return telling.entries, telling.week


def rows_of(entries: Sequence[Entry], weeks: int) -> list[Row]:
    """Entries as rows, up to the weeks that were lived."""
    telling, rows, place = Telling(), [], 0
    while place < len(entries):
        if (past := entries[place].week - telling.week) > 0:
            telling.pass_time(past)
            rows.append(past)
        row, said = next(_ways(telling, entries[place:]))
        telling.take(said)
        rows.append(row)
        place += len(said)
    return rows + ([weeks - telling.week] if weeks > telling.week else [])


def _ways(telling: Telling, ahead: Sequence[Entry]) -> Iterator[tuple[Row, tuple[Entry, ...]]]:
    """Rows that say exactly what comes next, the shortest first."""
    for row in _tries(telling, ahead):
        try:
            meant = telling.meant(row)
        except (RowError, DecisionError, TypeError):
            continue
        if [_exact(one) for one in meant] == [_exact(one) for one in ahead[: len(meant)]]:
            yield row, meant


def _exact(entry: Entry) -> str:
    """0 and 0.0 are equal, and are not written alike."""
    return compact(entry.payload())


def _tries(telling: Telling, ahead: Sequence[Entry]) -> Iterator[Row]:
    first = ahead[0]
    data: Any = dict(first.data)
    if telling.sealed:
        yield _open(telling, ahead)
    yield CLOSE
    yield data
    if "sealed" in data:
        computer = [1] if data.get("computer") else []
        yield [first.by, data.get("request"), data["sealed"], *computer]
    if first.kind == "predict" and _are_numbers(data.get("line")):
        line = [round(100 * value) for value in data["line"]]
        yield [LINE, data.get("reason"), line[0], *(b - a for a, b in pairwise(line))]
    yield [ELSE, first.by, first.kind, data]
    yield [ELSE, first.by, first.kind, data, first.id]


def _are_numbers(line: object) -> bool:
    return isinstance(line, list) and bool(line) and all(type(one) in {int, float} for one in line)


def _open(telling: Telling, ahead: Sequence[Entry]) -> Row:
    """The reveal, if it comes next: what was sealed and does not follow was refused."""
    names = [
        f"sealed-{telling.week}-{seat}-{place}"
        for seat in SEATS
        for place in range(len(telling.sealed.get(seat, ())))
    ]
    taken = {one.id for one in ahead[: len(names)]}
    return [OPEN, *(number for number, name in enumerate(names) if name not in taken)]
