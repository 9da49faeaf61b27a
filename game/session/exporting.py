"""A session as tables, with a codebook, and as journals: what teams did, and nothing about people.

Everything is lived again from the session's file. Messages, private notes and devices stay there.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv, parquet

from game.handin.living import nameless
from game.present.guesses import GUESSES
from game.session.firm import Firm
from game.session.fold import standing
from game.session.room import Room
from game.session.store import Store, StoreError, same_model
from game.session.tables import TABLES, Column, codebook
from sim.journal import Fault, Journal, JournalError
from sim.origin import place_of, room_of
from sim.run import QUARTER, Run
from sim.scenario.load import load_scenario
from sim.seats import SEATS, pay, sealed_in, seats_of

type Row = dict[str, Any]

KINDS = ("csv", "parquet")


@dataclass(frozen=True, slots=True)
class Lived:
    """A game that was lived again."""

    run: Run
    round: int
    seated: tuple[tuple[str, ...], ...]
    """Seats that people had, quarter by quarter."""


def export(
    file: Path, folder: Path, kinds: tuple[str, ...], progress: Callable[[int], None]
) -> list[Path]:
    """Write a session's tables, codebook and journals; the files' names.

    Args:
        file: the session.
        folder: made if it is not there; files of the same names are replaced.
        kinds: of `KINDS`.
        progress: told how many games have been lived again.

    Raises:
        StoreError: if it is no session, or its scenario is another one by now.
        JournalError: if a game does not come out as it did in the room.
    """
    about, room = read(file)
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, list[Row]] = {name: [] for name in TABLES}
    paths = []
    for number, (team, round_) in enumerate(games(room), 1):
        name = room_names(room)[team]
        game = lived(about, room, team, round_, name)
        for table, found in _rows(game, name):
            rows[table] += found
        paths.append(journal_of(game, folder, name))
        progress(number)
    for name, columns in TABLES.items():
        table = pa.Table.from_pylist(rows[name], _schema(columns))
        paths += [_written(table, folder / f"{name}.{kind}", kind) for kind in kinds]
    book = folder / "codebook.md"
    book.write_text(codebook(about), "utf-8")
    return [*paths, book]


def read(file: Path) -> tuple[Mapping[str, Any], Room]:
    """What a session is, and how it stands.

    Raises:
        StoreError: if it is no session, or its scenario or the model is another one by now.
    """
    store = Store.open(file)
    try:
        about = store.about()
        case = load_scenario(about["scenario"])
        if case.hash != about["hash"]:
            raise StoreError(f"{file}: the scenario {about['scenario']} is another one by now")
        same_model(file, about)
        return about, standing(store, Room(case.quarters, seats_of(case)))
    finally:
        store.close()


def games(room: Room) -> list[tuple[int, int]]:
    """Team and round of every game in which a quarter was closed, here or elsewhere."""
    closed = {
        game for game, steps in room.steps.items() if any(one["kind"] == "close" for one in steps)
    }
    return sorted(closed | room.brought.keys())


def room_names(room: Room) -> dict[int, str]:
    """Teams by number."""
    return {team.id: team.name for team in room.teams}


def lived(about: Mapping[str, Any], room: Room, team: int, round_: int, name: str) -> Lived:
    """A team's game in a round, lived again; its journal says the team's name.

    Raises:
        JournalError: if it does not come out as it did in the room.
    """
    first = journal_name(name, 1) if round_ == 2 else None  # noqa: PLR2004  # the second round
    if (brought := room.brought.get((team, round_))) is not None:
        found = _brought(brought["text"], round_, first)
    else:
        humans = tuple(seat for seat in SEATS if seat in room.humans.get((team, round_), ()))
        firm = Firm(about["scenario"], about["seed"], humans, round_, about["customers"], first)
        try:
            firm.live(room.steps[team, round_])
        except (KeyError, TypeError, ValueError, AttributeError):
            raise _otherwise(name, round_) from None
        closes = [step for step in firm.steps if step["kind"] == "close"]
        if room.states.get((team, round_, len(closes)), firm.state) != firm.state:
            raise _otherwise(name, round_)
        found = Lived(firm.run, round_, tuple(tuple(step["seated"]) for step in closes))
    if drawn := room.guesses.get((team, round_)):
        found.run.note("note", {GUESSES: {seat: list(line) for seat, line in drawn.items()}})
    found.run.note("note", {"team": name})
    return found


def _otherwise(name: str, round_: int) -> JournalError:
    sentence = (
        f"the game of {name} in round {round_} does not come out as it was played: "
        "the session's file was changed, or the program was"
    )
    return JournalError(Fault(sentence, journal_name(name, round_), altered=True))


def _brought(text: str, round_: int, first: str | None) -> Lived:
    """A game that was played without the network; its first round lies where ours do."""
    book = nameless(Journal.parse(text.encode()))
    around = room_of(book)
    if around is not None and around.round > 1:
        extra = {**book.header.extra, **replace(around, first=first).in_header()}
        book = Journal(replace(book.header, extra=extra), book.records)
    run = Run.replay(book)
    people = ("ceo",) if around is None else around.humans
    return Lived(run, round_, (people,) * (run.week // QUARTER))


def journal_name(team: str, round_: int) -> str:
    """The file of a game."""
    return f"{team.lower()}-{round_}.journal"


def journal_of(game: Lived, folder: Path, name: str) -> Path:
    """Write the journal of a game; the file's name. It names no folder that it does not need."""
    path = folder / journal_name(name, game.round)
    path.unlink(missing_ok=True)
    book = game.run.journal
    place = book.header.path and place_of(book.header.path, path.resolve())
    Journal(replace(book.header, path=place), book.records).save(path)
    return path


# ---- rows ----------------------------------------------------------------------------------------


def _rows(lived: Lived, name: str) -> Iterator[tuple[str, list[Row]]]:
    game: Row = {"team": name, "round": lived.round}
    yield (
        "weeks",
        [
            {**game, "quarter": 1 + week // QUARTER, "week": week, **readings._asdict()}
            for week, readings in enumerate(lived.run.history)
        ],
    )
    seats = [
        {**game, "quarter": number, "seat": seat, "person": seat in seated}
        for number, seated in enumerate(lived.seated, 1)
        for seat in seats_of(lived.run.case)
    ]
    yield "seats", [_seat(lived.run, row) for row in seats]
    yield "decisions", [one for row in seats for one in _decisions(lived.run, row)]


def _seat(run: Run, row: Row) -> Row:
    sealed = sealed_in(run, row["quarter"]).get(row["seat"])
    earned = pay(run, row["seat"], row["quarter"])
    told = row | {
        "sealed": sealed is not None,
        "request": None if sealed is None else sealed.request,
    }
    if earned is None:
        return told
    paid = {"points": earned.points, "own": earned.own, "shared": earned.shared}
    return told | paid | {"weight": earned.weight}


def _decisions(run: Run, row: Row) -> list[Row]:
    week = QUARTER * (row["quarter"] - 1)
    decisions = run.journal.decisions()
    if run.room is None:  # nobody seals who plays alone, and decides in any week
        now = range(week, week + QUARTER)
        mine = [one for one in decisions if one.week in now and one.by == row["seat"]]
        return [_decision(row, one.data, taken=True) for one in mine]
    sealed, taken = sealed_in(run, row["quarter"]).get(row["seat"]), {one.id for one in decisions}
    return [
        _decision(row, decision, taken=f"sealed-{week}-{row['seat']}-{place}" in taken)
        for place, decision in enumerate(sealed.decisions if sealed else ())
    ]


def _decision(row: Row, decision: Mapping[str, Any], *, taken: bool) -> Row:
    said = json.dumps(dict(decision), sort_keys=True)
    return row | {"kind": decision["kind"], "decision": said, "taken": taken}


# ---- files ---------------------------------------------------------------------------------------


def _schema(columns: tuple[Column, ...]) -> pa.Schema:
    return pa.schema([(one.name, one.type) for one in columns])


def _written(table: pa.Table, path: Path, kind: str) -> Path:
    if kind == "csv":
        csv.write_csv(table, path)
    else:
        parquet.write_table(table, path)
    return path
