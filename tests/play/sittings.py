"""Sittings from the title on: an engine that is ready when a test says so, no waiting by clock."""

import threading
from typing import Any

from game.screens.title import Title
from game.warmth import COMPILING, READY, Warmth
from tests.play.pages import Player

PEOPLE = 300
FRAME = 1 / 60


class Ready(Warmth):
    """An engine that has been loaded already."""

    def start(self) -> None:
        self.state = READY


class Cold(Warmth):
    """An engine that is made ready until a test says otherwise."""

    def start(self) -> None:
        if self.state != READY:
            self.state = COMPILING


def at_title(warmth: Warmth | None = None, **window) -> Player:
    """A player who has just started the program, and sees which games are kept."""
    player = Player(Title(warmth or Ready(), PEOPLE), **window)
    arrived(player)
    return player


def arrived(player: Player) -> None:
    """Whatever was under way beside the frame has come, and is shown."""
    for _turn in range(3):  # one thing may ask for the next
        for thread in threading.enumerate():
            if thread.name == "opening":
                thread.join(timeout=60)
        player.app.frame(FRAME)
        player.app.frame(FRAME)


def table_of(player: Player):
    """The game that is on the screen."""
    screen: Any = player.app.screen
    return screen.table


def left(player: Player) -> None:
    """Shut the window, and free the journal if a game is open."""
    table = getattr(player.app.screen, "table", None) if player.app.stack else None
    if table is not None:
        table.close()
    player.close()


def seconds(player: Player, ticket, frames: int = 100_000) -> None:
    """Frames until something asked for has come, and is shown."""
    player.wait_until(lambda: ticket.done, frames)
    player.app.wake()
    player.app.frame(FRAME)
