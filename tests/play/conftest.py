"""Games on a table for players in a process, each kept in a folder of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pygame
import pytest

from game.app import WAKE
from game.screens.play import Play
from game.screens.shared.game import Shared
from game.screens.views import views_for
from game.table import Table
from sim.room import Room
from tests.play.pages import Player

PEOPLE = 300


def woken() -> None:
    """What a thread calls when something has arrived."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(WAKE))


def laid(
    game: str | Path, seed: int = 7, people: int = PEOPLE, around: Room | None = None
) -> Table:
    """A new game of a scenario, in a room if there is one, or the one in a journal."""
    if isinstance(game, Path):
        return Table.resumed(game, woken)
    if around is not None:
        return Table.new(game, seed, people, woken, room=around)
    return Table.new(game, seed, people, woken)


@contextmanager
def seated(table: Table, **window) -> Iterator[Player]:
    """A player at a table, until the game is left."""
    room = table.seat.run.room
    screen = Play(table, views_for(table)) if room is None else Shared(table)
    player = Player(screen, **window)
    try:
        yield player
    finally:
        table.close()
        player.close()


@pytest.fixture
def home(tmp_path, monkeypatch) -> Path:
    """Where this test's games are kept."""
    monkeypatch.setenv("SILO_HOME", str(tmp_path))
    return tmp_path
