"""From journals to facts, each round in two steps: what it tells, and what has to be tried.

Both are kept, each round under a name of its own: what was told in a time-out is not told again.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from game.debrief.counting import counted
from game.debrief.facts import Round, Tax, Team
from game.debrief.keeping import keep, name_of, recalled
from game.debrief.teams import Played
from game.debrief.telling import lived, told
from game.present.names import seat_name
from game.present.rounds import bonuses, tax_text
from game.words import _, language, spoken
from sim.debrief.findings import STEPS
from sim.journal import Journal
from sim.origin import room_of, scenario_of
from sim.room import Room
from sim.scenario.schema import Currency, Scenario
from sim.seats import between

type Tell = Callable[[int], None]
ROUND = TypeAdapter(Round)
TOLD, COUNTED = "told", "counted"
"""How far a round is known."""


class _Book(NamedTuple):
    """A journal that was read, and not lived."""

    path: Path
    room: Room | None
    case: Scenario
    digest: str
    """Of everything that a round's part of the page depends on, but for the language."""


def gather(played: Played, command: str, tell: Tell, threads: int = 2) -> Team:
    """All about what a team played, in the language that is spoken: as kept, or found and kept.

    Args:
        played: its journals.
        command: by which the page is made.
        tell: told how much of `steps` is done.
        threads: how many lucks are lived at a time.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if its scenario cannot be loaded.
    """
    books = [_read(path) for path in played.paths]
    found = [
        _counted(book, after(tell, place * STEPS), threads) for place, book in enumerate(books)
    ]
    tell(steps(played))
    return _team(played, books[-1], found, command)


def tell_of(played: Played, command: str) -> Team:
    """What is known of a team at once: what is kept, else what one life of each game tells.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if its scenario cannot be loaded.
    """
    books = [_read(path) for path in played.paths]
    return _team(played, books[-1], [_known(book) or _told(book) for book in books], command)


def kept(played: Played, command: str, *, whole: bool = True) -> Team | None:
    """What was found of a team before; None where that is not known any more.

    Args:
        played: its journals.
        command: by which the page is made.
        whole: whether what has not been counted is as good as nothing.

    Raises:
        JournalError: if a journal cannot be read.
        ScenarioError: if its scenario cannot be loaded.
    """
    books = [_read(path) for path in played.paths]
    found = [_recalled(COUNTED, book) if whole else _known(book) for book in books]
    rounds = [one for one in found if one is not None]
    return _team(played, books[-1], rounds, command) if len(rounds) == len(found) else None


def steps(played: Played) -> int:
    """What progress counts for a team."""
    return STEPS * len(played.paths)


def after(tell: Tell, before: int) -> Tell:
    """Tells of work that comes after other work."""
    return lambda done: tell(before + done)


# ---- a round -------------------------------------------------------------------------------------


def _read(path: Path) -> _Book:
    journal = Journal.read(path)
    case = scenario_of(journal, None)
    said = path.name, path.read_bytes(), case.model_dump_json()
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    return _Book(path, room_of(journal), case, digest)


def _counted(book: _Book, tell: Tell, threads: int) -> Round:
    found = _recalled(COUNTED, book)
    if found is None:
        one = lived(book.path)
        before = _recalled(TOLD, book) or _kept_as(TOLD, book, told(one))
        found = _kept_as(COUNTED, book, counted(one, before, tell, threads))
    return found


def _told(book: _Book) -> Round:
    return _kept_as(TOLD, book, told(lived(book.path)))


def _known(book: _Book) -> Round | None:
    return _recalled(COUNTED, book) or _recalled(TOLD, book)


def _recalled(how: str, book: _Book) -> Round | None:
    said = recalled(name_of(how, book.digest, language()))
    return None if said is None else ROUND.validate_python(json.loads(said), strict=False)


def _kept_as(how: str, book: _Book, found: Round) -> Round:
    keep(name_of(how, book.digest, language()), json.dumps(asdict(found)).encode())
    return found


# ---- a team --------------------------------------------------------------------------------------


def _team(played: Played, last: _Book, found: Sequence[Round], command: str) -> Team:
    case, room = last.case, last.room
    return Team(
        name=played.team,
        scenario=case.id,
        title=spoken(case.title),
        brand=case.words.brand,
        seats=() if room is None else tuple(seat_name(who) for who in room.humans),
        rounds=tuple(replace(one, made=((_("Command"), command), *one.made)) for one in found),
        tax=_tax(found, case.currency),
    )


def _tax(found: Sequence[Round], currency: Currency) -> Tax | None:
    """None without two rounds of the same length."""
    if len(found) < 2 or found[0].ending.played != found[1].ending.played:  # noqa: PLR2004
        return None
    head, said = tax_text(between(*(one.ends for one in found)), currency)
    return Tax(head, said, bonuses(*(one.points for one in found)))
