"""What the moves of a quarter were expected to bring by its end, and what they brought.

Expected: futures from the day of the decision, with and without the move, under lucks that the game
will never have. Brought: the game itself against a replay without the move on the very same luck.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from game.moments import Taken
from game.seat import Seat
from sim.decisions.rebuilding import before, without
from sim.forecast import forecast
from sim.journal import Entry, Header, Journal, Seal
from sim.measures import Readings
from sim.policy import Policy
from sim.run import QUARTER, Run
from sim.scenario.schema import Scenario

FUTURES = 32
METRIC = Readings._fields.index("brand_equity")


@dataclass(frozen=True, slots=True)
class Worth:
    """One move, at the end of its quarter, in points of brand equity."""

    id: str
    expected: float
    low80: float
    high80: float
    brought: float


def errand(seat: Seat, quarter: int) -> Callable[[], tuple[Worth, ...]]:
    """A job for the background: it works on copies that are made here and now."""
    first = seat.first_week(quarter)
    end = first + QUARTER
    policy = before(seat.policy, end, seat.case)
    book = _until(seat.run.journal.header, seat.run.journal.records, end)
    loaded, moves = seat.loaded, seat.moves_of(quarter)
    reached = seat.before_week(end).brand_equity

    def work() -> tuple[Worth, ...]:
        then = _until(book.header, book.records, first)
        start = Run.replay(then, loaded, weeks=first)
        return tuple(_worth(start, policy, (book, loaded), item, reached) for item in moves)

    return work


def _until(header: Header, records: Iterable[Entry | Seal], week: int) -> Journal:
    """The journal as it stood when a week began."""
    return Journal(header, [record for record in records if record.week < week])


def _worth(
    start: Run, policy: Policy, played: tuple[Journal, Scenario], item: Taken, reached: float
) -> Worth:
    (book, loaded), other = played, without(policy, item.id, start.case)
    ends = [
        forecast(
            start.case, start.state, one, start.model.world, QUARTER, FUTURES, threads=1
        ).values[:, -1, METRIC]
        for one in (policy, other)
    ]
    more = ends[0] - ends[1]
    low, high = np.percentile(more, [10, 90])
    end = start.week + QUARTER
    twin = Run.replay(book.without(_place(book, item)), loaded, weeks=end)
    brought = reached - twin.history[end - 1].brand_equity
    return Worth(item.id, float(more.mean()), float(low), float(high), brought)


def _place(book: Journal, item: Taken) -> int:
    """Which decision in force it is, counted from 1."""
    ids = [entry.id for entry in book.decisions()]
    return ids.index(item.id) + 1
