"""Where a game comes from: what the header of its journal says, and the scenario found again."""

from pathlib import Path

from pydantic import ValidationError

from sim.journal import Fault, Header, Journal, JournalError
from sim.luck import BURN_IN
from sim.room import Room, RoomError
from sim.scenario.load import load_scenario, scenario_ids
from sim.scenario.par import Par
from sim.scenario.resolution import with_people
from sim.scenario.schema import Scenario
from sim.version import MODEL


def header_of(
    case: Scenario,
    seed: int,
    replicate: int,
    customers: int,
    path: str | None = None,
    room: Room | None = None,
) -> Header:
    """The header of a new journal.

    Args:
        case: the scenario as loaded, with its own number of people.
        seed: of the game.
        replicate: other luck within the seed.
        customers: people simulated.
        path: the scenario's file, if it is not a shipped one.
        room: who sits around the game, if it is not played alone.
    """
    return Header(
        model=MODEL,
        scenario=case.id,
        scenario_hash=case.hash,
        seed=seed,
        customers=customers,
        burn_in=BURN_IN,
        replicate=replicate,
        path=path,
        extra={} if room is None else room.in_header(),
    )


def place_of(case: Scenario | str, journal: Path | str | Journal | None) -> str | None:
    """Where the scenario lies, seen from the journal's folder; None for a shipped scenario."""
    if isinstance(case, Scenario) or case in scenario_ids():
        return None
    place = Path(case).absolute()
    if isinstance(journal, str | Path):
        try:
            place = place.relative_to(Path(journal).absolute().parent, walk_up=True)
        except ValueError:  # on another drive
            return str(place)
    return place.as_posix()


def scenario_of(journal: Journal, case: Scenario | None) -> Scenario:
    """The scenario that a journal was played on.

    Args:
        journal: as read.
        case: the scenario, if it is at hand; else it is loaded by id or path.

    Raises:
        JournalError: if it is another one, or if this program plays games in another way.
        ScenarioError: if it cannot be loaded.
    """
    header = journal.header
    if header.model != MODEL or header.burn_in != BURN_IN:
        sentence = (
            f"it was played with model {header.model} and {header.burn_in} weeks before play; "
            f"this is model {MODEL} with {BURN_IN}"
        )
        raise JournalError(Fault(sentence, journal.path, 1, altered=True))
    loaded = case or load_scenario(_source(journal))
    if loaded.hash != header.scenario_hash:
        sentence = (
            f"it was played on another {header.scenario}: the mechanics have the hash "
            f"{header.scenario_hash[:12]}…, those here {loaded.hash[:12]}…"
        )
        raise JournalError(Fault(sentence, journal.path, 1, altered=True))
    try:
        with_people(loaded, header.customers)
    except ValidationError:
        sentence = f"no game has {header.customers:,} customers"
        raise JournalError(Fault(sentence, journal.path, 1, altered=True)) from None
    return loaded


def par_in_force(case: Scenario) -> Par | None:
    """Par of a scenario; None where there is none, or the game has other mechanics or people."""
    par = case.par
    current = par is not None and par.model == MODEL and par.mechanics == case.hash
    return par if current else None


def room_of(journal: Journal, case: Scenario | None = None) -> Room | None:
    """Who sat around a game; None where somebody played alone.

    Args:
        journal: as read.
        case: its scenario, if it is sure that people had only seats which are there.

    Raises:
        JournalError: if the header does not say it as it should.
    """
    try:
        room = Room.of(journal)
        return room if room is None or case is None else room.around(case)
    except RoomError as error:
        raise JournalError(Fault(str(error), journal.path, 1, altered=True)) from None


def _source(journal: Journal) -> str | Path:
    place = journal.header.path
    if place is None:
        return journal.header.scenario
    return Path(journal.path or ".").parent / place


def begun(journal: Path | str | Journal | None, header: Header) -> Journal:
    """The journal of a new game: in a new file, an empty one, or in memory.

    Raises:
        ValueError: if it tells of a game already.
    """
    if isinstance(journal, Journal):
        if journal.records:
            raise ValueError("this journal tells of a game: `Run.replay` goes on with it")
        return journal
    return Journal(header) if journal is None else Journal.create(journal, header)
