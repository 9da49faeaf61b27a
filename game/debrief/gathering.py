"""From journals to facts: a game is lived again, judged, and told in the language of the page."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter

from game.debrief.facts import Round, Tax, Team, Worths
from game.debrief.keeping import keep, name_of, recalled
from game.debrief.teams import Played
from game.present.asking import asked
from game.present.brand import brand
from game.present.chronicle import happened
from game.present.ending import ending, errand
from game.present.extremes import Heard, of_game
from game.present.figures import number
from game.present.guesses import guesses
from game.present.journey import Journey, journey
from game.present.judging import ALONE, WITHOUT, lucks, moves, summed
from game.present.knew import knew
from game.present.made import made
from game.present.names import seat_name
from game.present.reported import beside_the_brand, own_over_time
from game.present.rounds import rounds, tax_text
from game.present.scales import scale_of
from game.present.silo_tax import in_money
from game.present.turning import stretch, turns
from game.present.voice import voices_of
from game.present.why import Picture, picture
from game.reliving import relive
from game.seat import Seat
from game.words import _, language, n_, spoken
from sim.debrief.findings import METRIC, STEPS, Findings, findings
from sim.debrief.silo_tax import silo_tax
from sim.diary import Diary
from sim.explain.course import Game
from sim.journal import Journal, JournalError
from sim.journal.strict import Fault
from sim.origin import scenario_of
from sim.run import QUARTER

type Tell = Callable[[int], None]
TEAM = TypeAdapter(Team)


class _Lived(NamedTuple):
    """A journal that was lived again."""

    seat: Seat
    diary: Diary
    journal: Journal


def gather(played: Played, command: str, tell: Tell, threads: int = 2) -> Team:
    """What a team played, in the language that is spoken: as it was kept, or lived again and kept.

    Args:
        played: its journals.
        command: by which the page is made.
        tell: told how much of `steps` is done.
        threads: how many lucks are lived at a time.

    Raises:
        JournalError: if a journal plays differently here, or no quarter of it was played.
        ScenarioError: if its scenario cannot be loaded.
    """
    found = kept(played, command)
    if found is None:
        found = _found(played, command, tell, threads)
        keep(_name(played), json.dumps(asdict(found)).encode())
    tell(steps(played))
    return found


def kept(played: Played, command: str) -> Team | None:
    """What was gathered of a team before; None where that is not known any more.

    Raises:
        JournalError: if a journal cannot be read.
        ScenarioError: if its scenario cannot be loaded.
    """
    told = recalled(_name(played))
    if told is None:
        return None
    team = TEAM.validate_python(json.loads(told), strict=False)
    made_now = (replace(one, made=(_command(command), *one.made[1:])) for one in team.rounds)
    return replace(team, rounds=tuple(made_now))


def _name(played: Played) -> str:
    """By everything that a team's part of the page depends on, but for the command."""
    files = [[path.name, hashlib.sha256(path.read_bytes()).hexdigest()] for path in played.paths]
    texts = scenario_of(Journal.read(played.paths[-1]), None).model_dump_json()
    return name_of("team", played.team, files, texts, language())


def _found(played: Played, command: str, tell: Tell, threads: int) -> Team:
    lived = tuple(_lived(path) for path in played.paths)
    last = len(lived) - 1
    found = tuple(
        _round(
            one, _heard(one) if place == last else (), command, after(tell, place * STEPS), threads
        )
        for place, one in enumerate(lived)
    )
    case, room = lived[-1].seat.case, lived[-1].seat.run.room
    return Team(
        name=played.team,
        scenario=case.id,
        title=spoken(case.title),
        brand=case.words.brand,
        seats=() if room is None else tuple(seat_name(who) for who in room.humans),
        rounds=found,
        tax=_tax(lived),
    )


def steps(played: Played) -> int:
    """What progress counts for a team."""
    return STEPS * len(played.paths)


def after(tell: Tell, before: int) -> Tell:
    """Tells of work that comes after other work."""
    return lambda done: tell(before + done)


def _lived(path: Path) -> _Lived:
    journal, diary = Journal.read(path), Diary()
    seat = Seat(*relive(journal, (diary.record,)))
    if seat.week < QUARTER:
        sentence = "no quarter of this game has been played yet: there is nothing to look back on"
        raise JournalError(Fault(sentence, str(path)))
    return _Lived(seat, diary, journal)


def _heard(one: _Lived) -> tuple[tuple[Heard, Journey], ...]:
    """Two customers with their ways. To put all messages of a game into words takes long."""
    seat, diary = one.seat, one.diary
    voices = voices_of(diary, seat.case.words)
    voices.of_week(seat.week - 1)
    heard = of_game(seat, voices)
    return tuple((who, journey(seat, diary, voices, who.quote.customer)) for who in heard)


def _round(
    one: _Lived,
    people: tuple[tuple[Heard, Journey], ...],
    command: str,
    tell: Tell,
    threads: int,
) -> Round:
    seat, game, heard = one.seat, Game.of(one.seat.run), tuple(who for who, _way in people)
    found = findings(game, threads=threads, progress=tell)
    drawn, turned = guesses(seat), turns(seat, found.moments)
    own, room = own_over_time(seat), seat.run.room
    return Round(
        number=0 if room is None else room.round,
        luck=_luck(one.journal),
        quarters=seat.week // QUARTER,
        of_quarters=seat.quarters,
        opening=seat.opening.brand_equity,
        sentence=_where_it_went(seat),
        ending=ending(seat, errand(seat)()),
        marks=brand(seat).marks,
        events=happened(seat),
        turns=turned,
        guesses=drawn,
        own=own,
        beside=beside_the_brand(seat, own),
        knew=knew(seat),
        silo_tax=in_money(seat, silo_tax(seat.run, one.diary)),
        worths=_worths(seat, found),
        lucks=lucks(found.trials),
        web=_web(seat, found),
        heard=heard,
        journeys=tuple(way for _who, way in people),
        questions=asked(seat, heard, drawn.widest, turned),
        made=_made(one, command),
    )


def _luck(journal: Journal) -> tuple[str, ...]:
    header = journal.header
    parts = header.scenario_hash, header.seed, header.replicate, header.customers
    return tuple(str(part) for part in parts)


def _where_it_went(seat: Seat) -> str:
    """Brand equity from the first day to the last, by the figures that are shown."""
    start, end = round(seat.opening.brand_equity, 1), round(seat.now.brand_equity, 1)
    quarters = n_("{n} quarter", "{n} quarters", seat.week // QUARTER)
    text = _("Brand equity stands where it stood on the first day, at {end}, after {quarters}.")
    if end < start:
        text = _("Brand equity fell from {start} to {end} in {quarters}.")
    elif end > start:
        text = _("Brand equity rose from {start} to {end} in {quarters}.")
    return text.format(start=number(start, 1), end=number(end, 1), quarters=quarters)


def _worths(seat: Seat, found: Findings) -> Worths | None:
    if not found.trials.taken:
        return None
    without, alone = (moves(seat, found.trials, way) for way in (WITHOUT, ALONE))
    return Worths(without, alone, *summed(found.trials))


def _web(seat: Seat, found: Findings) -> Picture:
    why = found.web.why
    scale = scale_of(seat, METRIC, max(abs(row.value) for row in why.causes))
    return picture(found.web, scale, "", stretch(1, seat.week // QUARTER))


def _tax(lived: Sequence[_Lived]) -> Tax | None:
    """None without two rounds of the same length."""
    runs = [one.seat.run for one in lived]
    if len(runs) < 2 or runs[0].week != runs[1].week:  # noqa: PLR2004
        return None
    seen = rounds(*runs)
    head, said = tax_text(seen)
    return Tax(head, said, seen.bonuses)


def _made(one: _Lived, command: str) -> tuple[tuple[str, str], ...]:
    """Everything that another would need to make the same page."""
    path = Path(one.journal.path or "")
    return (
        _command(command),
        *made(one.seat),
        (_("Journal"), path.name),
        (_("SHA-256 of the journal"), hashlib.sha256(path.read_bytes()).hexdigest()),
        (_("Weeks whose seal was met"), number(len(one.journal.seals))),
        (_("Language"), language()),
    )


def _command(text: str) -> tuple[str, str]:
    """The first row of how it was made: all else depends on the game alone."""
    return _("Command"), text
