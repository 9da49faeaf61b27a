"""The second round of a shared game, and both put side by side: work for the background."""

from collections.abc import Callable
from functools import partial

from game.present.rounds import Rounds, first_round, rounds
from game.screens.opening import Job, Order, laid
from game.seat import Seat
from game.table import Table
from game.words import _
from sim.run import Run


def side_by_side(seat: Seat, before: Run | None) -> Callable[[], Rounds]:
    """Both rounds, as a job.

    Args:
        seat: the second round.
        before: the first round, where it is at hand; else it is read from its journal.
    """
    mine, path, room = seat.run.fork(), seat.path, seat.run.room

    def work() -> Rounds:
        if before is not None:
            return rounds(before, mine)
        if path is None or room is None or room.first is None:
            raise ValueError(_("The first round is not here any more."))
        return rounds(first_round(path.parent / room.first), mine)

    return work


def second_round(seat: Seat, humans: tuple[str, ...], wake: Callable[[], None]) -> Job[Table]:
    """Round 2 on a table of its own: same customers, same luck."""
    header, path = seat.run.journal.header, seat.path
    scenario = header.scenario
    if header.path is not None and path is not None:
        scenario = str(path.parent / header.path)
    order = Order(
        scenario, header.seed, customers=header.customers, humans=humans, round=2, first=path
    )
    return Job(partial(laid, order, wake), wake)
