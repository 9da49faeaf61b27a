"""From journals to facts, each round in two steps: what it tells, and what has to be tried.

Both are kept, each round under a name of its own: what was told in a time-out is not told again.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

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
from sim.scenario.schema import Currency
from sim.seats import between

type Tell = Callable[[int], None]
ROUND = TypeAdapter(Round)
TOLD, COUNTED = "told", "counted"
"""How far a round is known."""


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
    found = [
        _counted(path, after(tell, place * STEPS), threads)
        for place, path in enumerate(played.paths)
    ]
    tell(steps(played))
    return _team(played, found, command)


def tell_of(played: Played, command: str) -> Team:
    """What is known of a team at once: what is kept, else what one life of each game tells.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if its scenario cannot be loaded.
    """
    return _team(played, [_known(path) or _told(path) for path in played.paths], command)


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
    found = [_recalled(COUNTED, path) if whole else _known(path) for path in played.paths]
    rounds = [one for one in found if one is not None]
    return _team(played, rounds, command) if len(rounds) == len(found) else None


def steps(played: Played) -> int:
    """What progress counts for a team."""
    return STEPS * len(played.paths)


def after(tell: Tell, before: int) -> Tell:
    """Tells of work that comes after other work."""
    return lambda done: tell(before + done)


# ---- a round -------------------------------------------------------------------------------------


def _counted(path: Path, tell: Tell, threads: int) -> Round:
    found = _recalled(COUNTED, path)
    if found is None:
        one = lived(path)
        before = _recalled(TOLD, path) or _kept_as(TOLD, path, told(one))
        found = _kept_as(COUNTED, path, counted(one, before, tell, threads))
    return found


def _told(path: Path) -> Round:
    return _kept_as(TOLD, path, told(lived(path)))


def _known(path: Path) -> Round | None:
    return _recalled(COUNTED, path) or _recalled(TOLD, path)


def _recalled(how: str, path: Path) -> Round | None:
    said = recalled(_name(how, path))
    return None if said is None else ROUND.validate_python(json.loads(said), strict=False)


def _kept_as(how: str, path: Path, found: Round) -> Round:
    keep(_name(how, path), json.dumps(asdict(found)).encode())
    return found


def _name(how: str, path: Path) -> str:
    """By everything that a round's part of the page depends on."""
    journal = hashlib.sha256(path.read_bytes()).hexdigest()
    texts = scenario_of(Journal.read(path), None).model_dump_json()
    return name_of(how, path.name, journal, texts, language())


# ---- a team --------------------------------------------------------------------------------------


def _team(played: Played, found: Sequence[Round], command: str) -> Team:
    journal = Journal.read(played.paths[-1])
    case, room = scenario_of(journal, None), room_of(journal)
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
