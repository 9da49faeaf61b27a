"""Voice: what customers say, and the journey of whoever said it."""

from typing import Literal, cast

from game.kit.events import Changed, Clicked, Event, KeyPressed, Submitted, Typed
from game.kit.widgets import Column, Fixed, Grow, Row, Widget
from game.present.journey import Journey, journey
from game.present.voice import Feed, feed
from game.screens.inspector import inspected
from game.screens.quotes import feed_panel
from game.state import Room, Step
from game.table import Table
from sim.run import QUARTER

SHOWN = 24
"""Messages in the list."""
FEED_WIDTH = 344

type Kind = Literal["all", "unheard", "viral"]


class Voice:
    """The view of voices: the feed at the left, a journey at the right.

    Args:
        table: the game; `table.followed` is the customer whose journey is open.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.kind: Kind = "all"
        self.at = 0
        """The stop that is looked at."""
        self.wanted = ""
        """The number in the field."""
        self._open: int | None = None
        self._read = table.seat.week
        """The week up to which the open journey has been read."""
        self._told: tuple[object, Journey] | None = None
        self._fed: tuple[object, Feed] | None = None

    # ---- what is shown -------------------------------------------------------------------------

    def feed(self) -> Feed:
        """The messages of the last week, filtered."""
        key = self.table.stamp, self.kind
        if self._fed is None or self._fed[0] != key:
            self._fed = key, feed(self.table.edition, self.kind, SHOWN)
        return self._fed[1]

    def journey(self) -> Journey:
        """The story of the customer that is followed; without one, of the first in the feed."""
        customer = self.table.followed
        if customer is None:
            messages = self.feed().quotes
            customer = messages[0].customer if messages else 0
        if customer != self._open:
            self._open, self.at, self._read = customer, 0, self.table.seat.week
        key = self.table.stamp, customer
        if self._told is None or self._told[0] != key:
            told = journey(self.table.seat, self.table.diary, self.table.voices, customer)
            self._told = key, told
        self._read_on(self._told[1])
        return self._told[1]

    def _read_on(self, story: Journey) -> None:
        """In another quarter the same story goes on where it has something new."""
        week = self.table.seat.week
        if week // QUARTER != self._read // QUARTER:
            new = (here for here, stop in enumerate(story.stops) if stop.week >= self._read)
            self.at, self._read = next(new, 0), week

    def build(self, room: Room) -> Widget:
        """Feed and inspector, beside each other where there is room."""
        story = self.journey()
        self.at = max(0, min(self.at, len(story.stops) - 1))
        messages = feed_panel(self.feed(), self.kind, story.customer)
        inspector = inspected(story, self.at, self.wanted, self.table.diary.people, room.ink)
        if not room.ink.roomy:
            return Column((inspector, messages), gap=10, pad=10)
        left = Fixed(messages, width=FEED_WIDTH)
        return Row((left, Grow(inspector)), gap=12, pad=12, align="stretch")

    # ---- what it answers -----------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Open a journey, and walk through it."""
        del room
        match event:
            case Changed(id="voices", value=kind):
                self.kind = cast("Kind", kind)
            case Clicked(id=control) if control.startswith("voice-"):
                self._follow(int(control.removeprefix("voice-")))
            case Clicked(id="journey-next") | KeyPressed("right"):
                self.at += 1
            case Clicked(id="journey-back") | KeyPressed("left"):
                self.at -= 1
            case Clicked(id=control) if control.startswith("journey-"):
                self.at = int(control.removeprefix("journey-")) - 1
            case Typed(id="customer", text=text):
                self.wanted = text
            case Submitted(id="customer") | Clicked(id="follow"):
                self._look_up()
        return None

    def _follow(self, place: int) -> None:
        messages = self.feed().quotes
        if 1 <= place <= len(messages):
            self.table.followed = messages[place - 1].customer
            self.at = 0

    def _look_up(self) -> None:
        """Follow the customer whose number was typed; a number that nobody has is left alone."""
        if self.wanted.isdecimal() and int(self.wanted) < self.table.diary.people:
            self.table.followed, self.wanted, self.at = int(self.wanted), "", 0
