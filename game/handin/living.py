"""What was brought is lived once more before it counts; a whole journal comes out of it."""

import shlex
from dataclasses import dataclass, replace
from itertools import accumulate

from game.handin.packing import Packed, digest_of, is_packed, unpack, with_case
from game.saves import damage
from game.words import _
from sim.journal import Entry, Header, Journal, JournalError, Seal
from sim.journal.lines import chained
from sim.model import SiloModel
from sim.origin import place_of
from sim.run import QUARTER, Run
from sim.scenario.faults import ScenarioError
from sim.scenario.schema import Scenario
from sim.version import MODEL


class NotTaken(ValueError):  # noqa: N818  # an answer to whoever brought it
    """Why a game is not taken in; a sentence for the facilitator."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What this session plays: only games of the same can stand side by side.

    Args:
        place: id of a shipped scenario, or the path of a file.
        case: the scenario as loaded.
        seed: whose luck.
        people: that are simulated.
    """

    place: str
    case: Scenario
    seed: int
    people: int


@dataclass(frozen=True, slots=True)
class Brought:
    """A game that was lived again."""

    run: Run
    journal: Journal
    """With the seal of every week, whatever it was brought as, and without what its people wrote
    of themselves."""
    team: str
    """As its people called themselves; empty where they did not."""
    signs: tuple[str, ...]
    """A sign for each line: a game that goes on from another one has that one's last among them."""

    @property
    def round(self) -> int:
        """Which round it was; the first, where it was played alone."""
        return 1 if self.run.room is None else self.run.room.round


def live(text: str, wanted: Wanted) -> Brought:
    """Live a game again that was brought as a journal or packed.

    Args:
        text: as it came.
        wanted: what this session plays.

    Raises:
        HandInError: if it is packed and cannot be unpacked.
        NotTaken: if it is a game of something else, or plays differently.
    """
    packed = unpack(text) if is_packed(text) else None
    try:
        book = Journal.parse(text.encode()) if packed is None else packed.journal
        header, weeks = book.header, book.open_week if packed is None else packed.weeks
        if (why := _other(header, weeks, wanted)) is not None:
            raise NotTaken(why)
        if packed is not None:
            book = with_case(packed, wanted.case.hash, None)
        return _lived(book, packed, weeks, wanted)
    except JournalError as error:
        raise NotTaken(damage(error)) from None
    except ScenarioError as error:
        raise NotTaken(str(error).splitlines()[0]) from None


def _lived(book: Journal, packed: Packed | None, weeks: int, wanted: Wanted) -> Brought:
    seals: dict[int, Seal] = {}

    def see(model: SiloModel) -> None:
        seals[model.week - 1] = Seal(model.week - 1, model.state.seal())

    run = Run.replay(book, wanted.case, weeks=weeks, witness=see)
    if packed is not None and digest_of(seals[run.week - 1]) != packed.ending:
        text = _("Lived again, week {week} came out otherwise than it was written down: the game "
                 "was altered, or played on another version of the program.")  # fmt: skip
        raise NotTaken(text.format(week=run.week))
    journal = Journal(here(book.header, wanted), _in_order(book.entries, seals))
    said = [one.data["team"] for one in book.entries if "team" in one.data]
    signs = _signs(journal)
    return Brought(run, nameless(journal), str(said[-1]).strip() if said else "", signs)


def _other(header: Header, weeks: int, wanted: Wanted) -> str | None:
    """Why a game cannot stand beside this session's, before anything is lived."""
    case, said = wanted.case, {"place": shlex.quote(wanted.place), "case": wanted.case.id}
    if header.model != MODEL:
        text = _("This game was played with model {theirs}, and this is model {ours}. Use the same "
                 "version of the program on all computers.")  # fmt: skip
        return text.format(theirs=header.model, ours=MODEL)
    if header.scenario != case.id:
        text = _("This is a game of {theirs}; this session plays {case}.")
        return text.format(theirs=header.scenario, **said)
    if not case.hash.startswith(header.scenario_hash):
        text = _("This game was played on another version of {case}. Copy the same scenario file "
                 "to all computers.")  # fmt: skip
        return text.format(**said)
    if header.seed != wanted.seed or header.replicate:
        text = _("This game was played with seed {theirs}; this session has seed {ours}. Under "
                 "other luck, curves cannot be compared. A session of its own takes it in: "
                 "silo host {place} --seed {theirs} --session other.session")  # fmt: skip
        return text.format(theirs=header.seed, ours=wanted.seed, **said)
    if header.customers != wanted.people:
        text = _("{theirs} people were simulated in this game, and {ours} are in this session, "
                 "which is other luck. A session of its own takes it in: silo host {place} "
                 "--customers {theirs} --session other.session")  # fmt: skip
        return text.format(theirs=header.customers, ours=wanted.people, **said)
    return _wrong_length(weeks, case.weeks)


def _wrong_length(weeks: int, most: int) -> str | None:
    if weeks > most:
        text = _("This game goes to week {weeks}; the case has {most}.")
        return text.format(weeks=weeks, most=most)
    if weeks < QUARTER:
        return _("No quarter of this game has been played: there is nothing to look back on.")
    return None


def here(header: Header, wanted: Wanted) -> Header:
    """The header as this computer would have written it: its own place of the scenario."""
    extra = dict(header.extra)
    if isinstance(room := extra.get("room"), dict):
        extra["room"] = {key: value for key, value in room.items() if key != "first"}
    return Header(
        header.model, header.scenario, wanted.case.hash, header.seed, header.customers,
        header.burn_in, header.replicate, place_of(wanted.place, None), extra,
    )  # fmt: skip


def nameless(book: Journal) -> Journal:
    """A journal in which nothing stands that people wrote of themselves: what a team is called."""
    return Journal(book.header, [_nameless(one) for one in book.records], path=book.path)


def _nameless(one: Entry | Seal) -> Entry | Seal:
    """The note stays, and says nothing: entries keep their numbers."""
    if isinstance(one, Seal) or one.kind != "note" or "team" not in one.data:
        return one
    return replace(one, data={key: value for key, value in one.data.items() if key != "team"})


def _in_order(entries: tuple[Entry, ...], seals: dict[int, Seal]) -> list[Entry | Seal]:
    """A week's entries stand before its seal."""
    both: list[Entry | Seal] = [*entries, *seals.values()]
    return sorted(both, key=lambda one: (one.week, isinstance(one, Seal)))


def _signs(journal: Journal) -> tuple[str, ...]:
    """The chain of the lines, from the header on."""
    lines = (journal.header, *journal.records)
    chains = accumulate(lines, lambda chain, line: chained(line, chain), initial="")
    return tuple(chains)[1:]
