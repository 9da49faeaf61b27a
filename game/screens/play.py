"""A game being played: the frame, and within it the view that is open."""

from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from game.kit.base import Widget
from game.kit.events import Changed, Clicked, Event, KeyPressed, Submitted, Toggled
from game.screens.frame import answered, framed
from game.screens.hearing import Hearing
from game.screens.menu import Menu
from game.screens.presentation import Presentation
from game.screens.settings import SettingsPage
from game.state import Push, Reset, Room, Screen, Step
from game.table import Table


class View(Protocol):
    """One place of the game; made once, it remembers what is half done there."""

    def build(self, room: Room) -> Widget:
        """What stands in the frame."""

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Answer a control of its own."""


@runtime_checkable
class Moving(Protocol):
    """A view in which something moves between two rebuilds."""

    def tick(self, seconds: float, room: Room) -> None:
        """Time passes."""


class Play:
    """The screen of a game.

    Args:
        table: the game.
        views: by place.
        home: makes the title, for those who leave the game and not the program.
    """

    def __init__(
        self,
        table: Table,
        views: dict[str, View],
        home: Callable[[], Screen] | None = None,
    ) -> None:
        self.table = table
        self.views = views
        self.home = home
        self.hearing = Hearing(table)
        self._pace = table.pace
        """The pace that the settings asked for last."""

    @property
    def title(self) -> str:
        """Whose firm it is."""
        return self.table.seat.case.words.brand

    @property
    def place(self) -> str:
        """Which view is open; each is read from its top."""
        return self.table.place

    @property
    def view(self) -> View:
        """The view that is open."""
        return self.views[self.table.place]

    def build(self, room: Room) -> Widget:
        """Status bar, rail, and the view."""
        self._follow(room)
        return framed(self.table, room.ink, self.view.build(room))

    def _follow(self, room: Room) -> None:
        """Settings hold at once; the pace can be another one until it is set anew."""
        self.table.calm = room.settings.calm
        if self._pace != room.settings.pace:
            self._pace = self.table.pace = room.settings.pace

    def on_event(self, event: Event, room: Room) -> Step | None:
        """The frame answers first, then the view."""
        self.table.touched(_control(event))
        if event == KeyPressed("escape") and self.table.place != "live":
            self.table.go("live")
            return None
        if event == Clicked("menu") or event == KeyPressed("escape"):
            return Push(Menu(self.table, self.home))
        if event == Clicked("present"):
            return Push(Presentation(self.table))
        if event == KeyPressed("f10"):
            return Push(SettingsPage())
        if event == Clicked("home") and self.home is not None:
            self.table.close()
            return Reset(self.home())
        if answered(self.table, event):
            return None
        return self.view.on_event(event, room)

    def tick(self, seconds: float, room: Any) -> bool:
        """Weeks go by."""
        if isinstance(self.view, Moving):
            self.view.tick(seconds, room)
        for sound in self.hearing.news(seconds):
            room.sound(sound)
        stale, self.table.stale = self.table.stale, False
        return self.table.tick(seconds) or stale


def _control(event: Event) -> str:
    """The control that an event is about, where it is about one that was used."""
    match event:
        case Clicked(id=control) | Submitted(id=control) | Toggled(id=control):
            return control
        case Changed(id=control, done=True):
            return control
    return ""
