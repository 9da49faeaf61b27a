"""The menu over a game: how it looks, and the way out."""

from collections.abc import Callable
from typing import Any

from game.kit.events import Clicked, Event, KeyPressed, Toggled
from game.kit.widgets import (
    Button,
    Column,
    Fixed,
    Panel,
    Row,
    Spacer,
    Text,
    Toggle,
    Widget,
)
from game.screens.handin import HandIn, can_hand_in
from game.screens.presentation import Presentation
from game.screens.settings import SettingsPage
from game.state import Pop, Push, Reset, Room, Screen, Step
from game.table import Table
from game.words import _

WIDE = 440
"""Width of the page, where there is room for it."""


class Menu:
    """The way to the settings, and the ways out. The game stands still below it.

    Args:
        table: the game.
        home: makes the title screen, for those who leave the game and not the program.
    """

    def __init__(self, table: Table, home: Callable[[], Screen] | None = None) -> None:
        self.table = table
        self.home = home

    @property
    def title(self) -> str:
        """What it is called."""
        return _("Menu")

    def build(self, room: Room) -> Widget:
        """One column in the middle: settings, and below them the ways out."""
        rows = (
            Column((
                Text(_("Menu"), size="headline", weight="semibold"),
                Text(self._kept(), colour="muted"),
            ), gap=4),
            Column((
                Button("settings", _("Settings"), icon="gear", key="f10"),
                *self._present(),
                *self._hand_in(),
                *self._switches(room),
            ), gap=12),
            Column((
                Button("back", _("Back to the game"), icon="play", kind="primary", key="escape",
                       size="title"),
                Button("home", _("To the title; the game is kept"), icon="home"),
                Button("quit", _("Leave; the game is kept"), icon="cross"),
            ), gap=8),
            Text(_("F1 shows all keys of a screen."), size="small", colour="muted"),
        )  # fmt: skip
        page: Widget = Panel(Column(rows, gap=18), pad=28 if room.ink.roomy else 16, radius=12)
        if room.ink.wide > WIDE + 60:
            page = Fixed(page, width=WIDE)
        return Column((Spacer(), Row((Spacer(), page, Spacer())), Spacer()), pad=12)

    def _present(self) -> tuple[Widget, ...]:
        """Presenting shows all there is: not where each seat has secrets."""
        if self.table.seat.run.room is not None:
            return ()
        return (Button("present", _("Present to a room"), icon="expand", key="p"),)

    def _hand_in(self) -> tuple[Widget, ...]:
        """For rooms without a network."""
        if not can_hand_in(self.table):
            return ()
        return (Button("hand-in", _("Hand in this game"), icon="share", key="h"),)

    def _switches(self, room: Room) -> tuple[Widget, ...]:
        hints = self.table.tutorial
        found: list[Widget] = [Toggle("fullscreen", _("Full screen"), room.fullscreen, key="f11")]
        if hints is not None:
            found.append(Toggle("hints", _("Hints on the way"), not hints.left))
        return tuple(found)

    def _kept(self) -> str:
        if self.table.seat.fault:
            return self.table.seat.fault
        return _("Every decision is on the disk as soon as it is taken.")

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Lead on, or back."""
        match event:
            case Clicked("settings"):
                return Push(SettingsPage())
            case Clicked("hand-in"):
                return Push(HandIn(self.table))
            case Clicked("present"):
                return Push(Presentation(self.table))
            case Toggled(id="fullscreen", on=on):
                room.settings.choose("fullscreen", on)
                room.follow()
            case Toggled(id="hints", on=on) if self.table.tutorial is not None:
                self.table.tutorial.left = not on
            case Clicked("back") | KeyPressed("escape"):
                return Pop()
            case Clicked("home") if self.home is not None:
                self.table.close()
                return Reset(self.home())
            case Clicked("quit"):
                self.table.close()
                room.leaving = True
        return None

    def tick(self, seconds: float, room: Any) -> bool:
        """Time stands still here."""
        del seconds, room
        return False
