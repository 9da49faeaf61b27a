"""A game being played: the frame, and within it the view that is open."""

from typing import Any, Protocol

from game.kit.base import Widget
from game.kit.events import Changed, Clicked, Event, KeyPressed, Submitted, Toggled
from game.screens.frame import answered, framed
from game.screens.menu import Menu
from game.state import Push, Room, Step
from game.table import Table


class View(Protocol):
    """One place of the game; made once, it remembers what is half done there."""

    def build(self, room: Room) -> Widget:
        """What stands in the frame."""

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Answer a control of its own."""


class Play:
    """The screen of a game."""

    def __init__(self, table: Table, views: dict[str, View]) -> None:
        self.table = table
        self.views = views

    @property
    def title(self) -> str:
        """Whose firm it is."""
        return self.table.seat.case.words.brand

    @property
    def view(self) -> View:
        """The view that is open."""
        return self.views[self.table.place]

    def build(self, room: Room) -> Widget:
        """Status bar, rail, and the view."""
        return framed(self.table, room.ink, self.view.build(room))

    def on_event(self, event: Event, room: Room) -> Step | None:
        """The frame answers first, then the view."""
        self.table.touched(_control(event))
        if event == Clicked("menu") or event == KeyPressed("escape"):
            return Push(Menu(self.table))
        if answered(self.table, event):
            return None
        return self.view.on_event(event, room)

    def tick(self, seconds: float, room: Any) -> bool:
        """Weeks go by."""
        del room
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
