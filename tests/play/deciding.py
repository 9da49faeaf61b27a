"""Games in which views of decisions are tried: a table, a player at it, and a held worker."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pygame

from game.app import WAKE
from game.foresight import Foresight
from game.screens.budgets import Budgets
from game.screens.goals import Goals
from game.screens.moves import Moves
from game.screens.play import Play
from game.table import Table
from tests.play.pages import Player

PEOPLE = 300
SIZES = ((1366, 768), (1920, 1080), (3840, 2160))
SCALES = (1.0, 1.5, 2.0)
FUTURES = "64 futures"


def woken() -> None:
    """What a worker calls when something has arrived."""
    if pygame.display.get_init():
        pygame.event.post(pygame.event.Event(WAKE))


def laid(scenario: str = "promise-gap", seed: int = 7) -> Table:
    """A new game with few people."""
    return Table.new(scenario, seed, PEOPLE, wake=woken)


def views(table: Table) -> dict:
    """The three views in which something is decided."""
    return {"goals": Goals(table), "budgets": Budgets(table), "moves": Moves(table)}


def seated(table: Table, place: str, made: dict | None = None, **window) -> Player:
    """A player who looks at one view of a table."""
    table.place = place
    return Player(Play(table, made or views(table)), **window)


def written(table: Table, kind: str = "decide") -> list:
    """The entries of a kind in the journal, in force or not."""
    return [entry for entry in table.seat.run.journal.entries if entry.kind == kind]


def guarded(table: Table, place: str, made: dict) -> list[str]:
    """What the guards say of a view as it stands, at each size, scale and theme."""
    found = []
    for size in SIZES:
        for scale in SCALES:
            for theme in ("light", "dark") if size == SIZES[0] else ("light",):
                player = seated(table, place, made, size=size, text=scale, theme=theme)
                found += [f"{size} {scale} {theme}: {fault}" for fault in player.faults()]
                player.close()
    return found


@contextmanager
def held(foresight: Foresight) -> Iterator[threading.Event]:
    """A foresight whose worker is busy with something that does not end until it is let go."""
    taken, go = threading.Event(), threading.Event()

    def busy() -> None:
        taken.set()
        go.wait()

    foresight.errand("busy", busy)
    taken.wait()  # what is asked later would come first
    try:
        yield go
    finally:
        go.set()
