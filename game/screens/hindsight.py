"""Looking back: webs of causes worked out beside the frame, and kept once they are known."""

from collections.abc import Iterator
from itertools import islice

from game.foresight import Ticket
from game.table import Table
from game.warmth import books
from sim.explain.course import Game
from sim.explain.web import Web, weaving
from sim.run import QUARTER

STEPS = 3
"""Causes, decisions, chance."""

type Asked = tuple[str, int, int, bool]
"""A metric, the first quarter and the last, and whether more than the causes."""


class Hindsight:
    """The webs of one game; it never waits for anything.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._tickets: dict[Asked, Ticket[Web | None]] = {}

    def at(self, metric: str, first: int, last: int, *, whole: bool = True) -> Ticket[Web | None]:
        """What is known by now of a change over some quarters, 1 being the first.

        Args:
            metric: of `sim.metrics.METRICS`.
            first: quarter with which the change begins.
            last: quarter with which it ends.
            whole: whether decisions and chance are wanted as well as causes.
        """
        asked = metric, first, last, whole
        ticket = self._tickets.get(asked)
        if ticket is None or (ticket.cancelled and not ticket.done):
            game, weeks = Game.of(self.table.seat.run), ((first - 1) * QUARTER, last * QUARTER)
            steps = looking_back(game, metric, weeks, STEPS if whole else 1)
            ticket = self.table.hindsight.steps(f"why {asked}", steps)
            self._tickets[asked] = ticket
        return ticket


def looking_back(
    game: Game, metric: str, weeks: tuple[int, int], steps: int
) -> Iterator[Web | None]:
    """Nothing while the code for it is compiled; then more and more of the web."""
    yield None
    books.start()
    while not books.wait():
        yield None
    yield from islice(weaving(game, metric, *weeks, threads=1), steps)


def part(ticket: Ticket[Web | None]) -> float:
    """How far the work has come."""
    web = ticket.latest
    if web is None:
        return 0.0 if books.ready else books.part
    known = 1 + (web.alone is not None) + (web.why.chance is not None)
    return 1.0 if ticket.done else known / STEPS
