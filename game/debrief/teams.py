"""Which journals belong together: both rounds of a team, and the teams of a room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from sim.journal import Journal, JournalError
from sim.journal.strict import Fault
from sim.origin import room_of


@dataclass(frozen=True, slots=True)
class Played:
    """The journals of one team."""

    team: str
    paths: tuple[Path, ...]
    """One, or both rounds in their order."""


class _Named(NamedTuple):
    """A journal, as far as its first lines tell."""

    path: Path
    team: str
    """As it was written down; empty where nobody did."""
    round: int
    """0 where it was not played in rounds."""
    first: Path | None
    """In round 2: where round 1 is said to lie."""
    game: tuple[object, ...]
    """What both rounds of a game have in common."""


def teams(paths: Sequence[Path]) -> tuple[Played, ...]:
    """The teams of some journals, by name.

    A second round brings its first one along where that lies where the journal says; else the two
    find each other by the team's name.

    Raises:
        JournalError: if one cannot be read, is named twice, or two are not rounds of one game.
    """
    found = [_named(path) for path in _each_once(paths)]
    known = {_same(one.path) for one in found}
    for one in tuple(found):
        if one.first is not None and one.first.is_file() and _same(one.first) not in known:
            found.append(_named(one.first))
            known.add(_same(one.first))
    seconds = [one for one in found if one.round == 2]  # noqa: PLR2004
    firsts = {_same(second.path): _first_of(second, found) for second in seconds}
    taken = {_same(one.path) for one in firsts.values() if one is not None}
    groups = [
        _together(firsts.get(_same(one.path)), one) for one in found if _same(one.path) not in taken
    ]
    return tuple(sorted(_told_apart(groups), key=lambda one: (one.team.casefold(), one.paths)))


def _named(path: Path) -> _Named:
    journal = Journal.read(path)
    said = [entry.data["team"] for entry in journal.entries if "team" in entry.data]
    room, header = room_of(journal), journal.header
    first = None if room is None or room.first is None else path.parent / room.first
    game = header.scenario_hash, header.seed, header.replicate, header.customers
    team = str(said[-1]).strip() if said else ""
    return _Named(path, team, 0 if room is None else room.round, first, game)


def _each_once(paths: Iterable[Path]) -> list[Path]:
    known: dict[Path, Path] = {}
    for path in paths:
        if _same(path) in known:
            raise JournalError(Fault("is named twice", str(path)))
        known[_same(path)] = path
    return list(known.values())


def _same(path: Path) -> Path:
    return path.resolve()


def _first_of(second: _Named, found: Iterable[_Named]) -> _Named | None:
    """Its first round: by its place, or by the name of the team."""
    for one in found:
        by_place = second.first is not None and _same(second.first) == _same(one.path)
        by_name = bool(second.team) and second.team == one.team and one.game == second.game
        if one.round == 1 and (by_place or by_name):
            return one
    return None


def _together(first: _Named | None, last: _Named) -> Played:
    if first is None:
        return Played(last.team or last.path.stem, (last.path,))
    if first.game != last.game:
        sentence = f"is no second round of {first.path}: scenario, luck or people are others"
        raise JournalError(Fault(sentence, str(last.path)))
    return Played(last.team or first.team or last.path.stem, (first.path, last.path))


def _told_apart(groups: Iterable[Played]) -> Iterable[Played]:
    """Teams of the same name are numbered."""
    count: dict[str, int] = {}
    for one in groups:
        count[one.team] = count.get(one.team, 0) + 1
        again = count[one.team] > 1
        yield replace(one, team=f"{one.team} ({count[one.team]})") if again else one
