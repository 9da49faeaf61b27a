"""What one life of a game tells: a journal is lived again and put into the language of the page."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from game.debrief.facts import Round
from game.present.asking import asked
from game.present.brand import brand
from game.present.chronicle import happened
from game.present.ending import ending, errand
from game.present.extremes import Heard, of_game
from game.present.figures import number
from game.present.guesses import guesses
from game.present.journey import Journey, journey
from game.present.knew import knew
from game.present.made import made
from game.present.reported import beside_the_brand, own_over_time
from game.present.rounds import means
from game.present.silo_tax import in_money
from game.present.voice import voices_of
from game.reliving import relive
from game.seat import Seat
from game.words import _, language, n_
from sim.debrief.silo_tax import silo_tax
from sim.diary import Diary
from sim.journal import Journal, JournalError
from sim.journal.strict import Fault
from sim.run import QUARTER
from sim.seats import ends


class Lived(NamedTuple):
    """A journal that was lived again."""

    seat: Seat
    diary: Diary
    journal: Journal


def lived(path: Path) -> Lived:
    """A journal, lived again.

    Raises:
        JournalError: if it plays differently here, or no quarter of it was played.
        ScenarioError: if its scenario cannot be loaded.
    """
    journal, diary = Journal.read(path), Diary()
    seat = Seat(*relive(journal, (diary.record,)))
    if seat.week < QUARTER:
        sentence = "no quarter of this game has been played yet: there is nothing to look back on"
        raise JournalError(Fault(sentence, str(path)))
    return Lived(seat, diary, journal)


def told(one: Lived) -> Round:
    """What can be told of a round without living it under another luck."""
    seat, people, drawn = one.seat, _heard(one), guesses(one.seat)
    own, room, aftermath = own_over_time(seat), seat.run.room, errand(seat)()
    heard = tuple(who for who, _way in people)
    return Round(
        number=0 if room is None else room.round,
        luck=_luck(one.journal),
        quarters=seat.week // QUARTER,
        of_quarters=seat.quarters,
        opening=seat.opening.brand_equity,
        sentence=_where_it_went(seat),
        ending=ending(seat, aftermath),
        marks=brand(seat).marks,
        events=happened(seat),
        guesses=drawn,
        own=own,
        beside=beside_the_brand(seat, own),
        knew=knew(seat),
        silo_tax=in_money(seat, silo_tax(seat.run, one.diary)),
        heard=heard,
        journeys=tuple(way for _who, way in people),
        points=() if room is None else means(seat.run),
        ends=ends(aftermath.you.weeks),
        questions=asked(seat, heard, drawn.widest, ()),
        made=_made(one),
    )


def _heard(one: Lived) -> tuple[tuple[Heard, Journey], ...]:
    """Two customers with their ways."""
    seat, diary = one.seat, one.diary
    voices = voices_of(diary, seat.case.words)
    heard = of_game(voices)
    return tuple((who, journey(seat, diary, voices, who.quote.customer)) for who in heard)


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


def _made(one: Lived) -> tuple[tuple[str, str], ...]:
    """Everything that another would need to make the same page, but for the command."""
    path = Path(one.journal.path or "")
    return (
        *made(one.seat),
        (_("Journal"), path.name),
        (_("SHA-256 of the journal"), hashlib.sha256(path.read_bytes()).hexdigest()),
        (_("Weeks whose seal was met"), number(len(one.journal.seals))),
        (_("Language"), language()),
    )
