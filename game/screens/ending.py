"""The end: customers first, then each department's number, then the line and what came of it."""

from collections.abc import Callable, Iterator
from typing import cast

from game.foresight import Ticket
from game.kit.events import Clicked, Event
from game.kit.widgets import Button, Column, Grow, Panel, Row, Text, Widget, Wrap
from game.present.asking import Asked, asked
from game.present.brand import Mark as Move
from game.present.brand import brand
from game.present.chronicle import Happened, happened
from game.present.ending import Aftermath, ending, errand
from game.present.ending import Ending as Told
from game.present.extremes import Heard, of_game
from game.present.guesses import Guesses, guesses
from game.present.knew import Knew, knew
from game.present.made import made
from game.present.reported import OwnNumber, beside_the_brand, own_over_time
from game.present.silo_tax import in_money
from game.present.turning import Turn, finding, turns
from game.screens import known, outcome
from game.screens import looked_back as back
from game.screens.deciding import paged
from game.screens.handin import HandIn
from game.screens.judged import Judged
from game.state import Push, Room, Step
from game.table import Table
from game.words import _
from sim.debrief.moments import Moment
from sim.debrief.silo_tax import SiloTax, silo_tax
from sim.explain.course import Game

WEEKS = 3
"""Weeks of messages that are put into words in one frame."""


class Ending:
    """What is left, and what became of it; nobody is ranked.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.judged = Judged(table)
        self._ticket: Ticket[Aftermath] | None = None
        self._found: Ticket[tuple[Moment, ...]] | None = None
        self._kept: dict[str, tuple[object, object]] = {}

    def build(self, room: Room) -> Widget:
        """In the order of the talk, from customers to questions, on one page that scrolls."""
        told, moves = self.told()
        found = self.turns()
        turned = back.turned(found, self._fault())
        line = outcome.line(told, moves, turned, found or (), self.events(), self.waits())
        people = back.customers(self.heard(), reading=self.reading)
        own = known.own(self.own(), beside_the_brand(self.table.seat, self.own()))
        signs, cost = known.knew(self.knew()), self.silo_tax()
        guessed = back.guessed(self.guesses())
        worths, luck, six = self.judged.moves(), self.judged.luck(), outcome.six(told)
        questions, origin = back.questions(self.asked()), known.origin(self.made())
        if not room.ink.roomy:
            middle = (guessed,) if guessed else ()
            rows = (_head(told), people, own, line, *middle, signs, cost, worths, luck, six,
                    questions, origin)  # fmt: skip
            return Column(rows, gap=10, pad=10)
        beside = (guessed, luck) if guessed else (luck,)
        return paged("ending-page", (
            _head(told), _row(people, own), line, _row(*beside), _row(signs, cost), worths,
            _row(six, questions), origin,
        ))  # fmt: skip

    # ---- what is known by now ------------------------------------------------------------------

    def told(self) -> tuple[Told, tuple[Move, ...]]:
        """The outcome."""
        seat = self.table.seat
        ahead = self.table.foresight  # who looks back has more to do, and this is the headline
        ticket = self.table.answers.once(ahead, "ending", lambda: _living(errand(seat)))
        self._ticket = ticket
        return self._once(
            "told", ticket.version, lambda: (ending(seat, ticket.latest), brand(seat).marks)
        )

    @property
    def reading(self) -> bool:
        """Whether there are messages of the game that have not been put into words yet."""
        return self.table.seat.week - 1 not in self.table.voices.editions

    def tick(self, seconds: float, room: Room) -> None:
        """Messages are put into words, some weeks a frame: of a long game it takes seconds."""
        del seconds
        if self.reading:
            room.wake()  # the next frame comes at once, though nothing moves
            done, last = self.table.voices.editions, self.table.seat.week - 1
            self.table.voices.of_week(min(last, max(done, default=-1) + WEEKS))
            self.table.stale = not self.reading

    def heard(self) -> tuple[Heard, ...]:
        """Two real customers; nobody while messages are being put into words."""
        if self.reading:
            return ()
        return self._once("heard", None, lambda: of_game(self.table.voices))

    def guesses(self) -> Guesses:
        """What was predicted."""
        return self._once("guesses", None, lambda: guesses(self.table.seat))

    def own(self) -> tuple[OwnNumber, ...]:
        """What each department was paid for most, quarter by quarter."""
        return self._once("own", None, lambda: own_over_time(self.table.seat))

    def knew(self) -> Knew:
        """Who knew first."""
        return self._once("knew", None, lambda: knew(self.table.seat))

    def silo_tax(self) -> Widget:
        """What the silos cost; it is counted beside the frame."""
        run, diary = self.table.seat.run, self.table.diary
        ticket: Ticket[SiloTax] = self.table.answers.once(
            self.table.foresight, "silo-tax", lambda: _living(lambda: silo_tax(run, diary))
        )
        found, told = ticket.latest, None
        if found is not None:
            told = self._once("silo-tax", None, lambda: in_money(self.table.seat, found))
        waits = _("This could not be worked out: {why}").format(why=ticket.fault)
        return known.silo_tax(told, waits if ticket.fault else _("What it cost is being counted …"))

    def events(self) -> tuple[Happened, ...]:
        """What happened beside what was decided."""
        return self._once("events", None, lambda: happened(self.table.seat))

    def made(self) -> tuple[tuple[str, str], ...]:
        """What another would need to live the game again."""
        return self._once("made", None, lambda: made(self.table.seat))

    def turns(self) -> tuple[Turn, ...] | None:
        """Where the game turned; None while that is looked for."""
        seat = self.table.seat
        self._found = self.table.answers.once(
            self.table.hindsight, "turns", lambda: finding(Game.of(seat.run))
        )
        found = self._found.latest
        return None if found is None else self._once("turns", None, lambda: turns(seat, found))

    def asked(self) -> tuple[Asked, ...]:
        """The questions."""
        found = self.turns() or ()
        widest = self.guesses().widest
        return self._once(
            "asked",
            (len(found), self.reading),
            lambda: asked(self.table.seat, self.heard(), widest, found),
        )

    def _once[T](self, name: str, known: object, make: Callable[[], T]) -> T:
        """Made anew only when the game, the language or what is known has changed."""
        key = self.table.stamp, known
        if name not in self._kept or self._kept[name][0] != key:
            self._kept[name] = key, make()
        return cast("T", self._kept[name][1])

    def waits(self) -> str:
        """What is said while the year after is lived."""
        ticket = self._ticket
        if ticket is not None and ticket.fault:
            return _("The year after could not be lived: {why}").format(why=ticket.fault)
        return _("The firm lives a year as you left it, and once more as if you had never come …")

    def _fault(self) -> str:
        if self._found is None or not self._found.fault:
            return ""
        return _("This could not be worked out: {why}").format(why=self._found.fault)

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Back to the reports, into the game, or another way of asking."""
        del room
        self.judged.on_event(event)
        match event:
            case Clicked("hand-in"):
                return Push(HandIn(self.table))
            case Clicked("reports"):
                self.table.go("report")
            case Clicked(id=control) if control.startswith("voice-"):
                quote = self.heard()[int(control.removeprefix("voice-")) - 1].quote
                self.table.follow(quote.customer)
            case Clicked(id=control) if control.startswith(("turn-", "point-")):
                self._look_at(control.partition("-")[2])
            case Clicked(id=control) if control.startswith("ask-"):
                self.follow(control.removeprefix("ask-"))
        return None

    def _look_at(self, letter: str) -> None:
        for turn in self.turns() or ():
            if turn.letter == letter:
                self.table.look_back("why", turn.first, turn.last)

    def follow(self, question: str) -> None:
        """Go where a question leads."""
        for one in self.asked():
            if one.id == question and one.place == "voice":
                self.table.follow(one.customer)
            elif one.id == question and one.place:
                self.table.look_back(one.place, one.first, one.last)


def _living[T](job: Callable[[], T]) -> Iterator[T]:
    yield job()


def _head(told: Told) -> Widget:
    words = Text(told.title, size="headline", weight="semibold")
    ways = Wrap((
        Button("reports", _("Look at the reports"), icon="report"),
        Button("hand-in", _("Hand in"), icon="share"),
        Button("home", _("Back to the title"), icon="home", kind="primary"),
    ), gap=10, justify="end")  # fmt: skip
    return Panel(Wrap((Grow(words, min_width=320), ways), gap=24, row_gap=10), pad=16, id="outcome")


def _row(*panels: Widget) -> Widget:
    return Row(tuple(Grow(panel) for panel in panels), gap=10, align="stretch")
