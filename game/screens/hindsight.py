"""Looking back: webs of causes worked out beside the frame, and kept once they are known."""

from collections.abc import Iterator

from game.foresight import Ticket
from game.table import Table
from game.warmth import books
from sim.explain.course import Game
from sim.explain.web import Web, weaving
from sim.run import QUARTER

KEY = "why"
STEPS = 3
"""Causes, decisions, chance."""

type Asked = tuple[str, int, int]
"""A metric, the first quarter and the last."""


class Hindsight:
    """The webs of one game; it never waits for anything.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._tickets: dict[Asked, Ticket[Web | None]] = {}

    def at(self, metric: str, first: int, last: int) -> Ticket[Web | None]:
        """What is known by now of a change over some quarters, 1 being the first."""
        asked = metric, first, last
        ticket = self._tickets.get(asked)
        if ticket is None or (ticket.cancelled and not ticket.done):
            game = Game.of(self.table.seat.run)
            steps = looking_back(game, metric, (first - 1) * QUARTER, last * QUARTER)
            ticket = self.table.hindsight.steps(KEY, steps)
            self._tickets[asked] = ticket
        return ticket


def looking_back(game: Game, metric: str, first: int, last: int) -> Iterator[Web | None]:
    """Nothing while the code for it is compiled; then more and more of the web."""
    yield None
    books.start()
    while not books.wait():
        yield None
    yield from weaving(game, metric, first, last, threads=1)


def part(ticket: Ticket[Web | None]) -> float:
    """How far the work has come."""
    web = ticket.latest
    if web is None:
        return 0.0 if books.ready else books.part
    known = 1 + (web.alone is not None) + (web.why.chance is not None)
    return 1.0 if ticket.done else known / STEPS
