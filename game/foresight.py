"""Looking ahead, and whatever else takes long, beside the frame: one worker, newest wish first.

Nothing here touches the live game: whoever asks gives a vantage, whose state was copied on the
asking thread. Work comes in steps of a fraction of a second; between two steps a newer question
with the same key takes the place of the older one.
"""

import os
import threading
from collections.abc import Callable, Iterator
from typing import Any

from game.moments import Vantage
from game.outlook import FUTURES, Futures, Outlook, Question, looking
from sim.policy import Policy

KEPT = 6
"""Sets of futures kept: a slider that is dragged asks again and again against the same one."""
MOST_THREADS = 4


class Ticket[T]:
    """What was asked for; it fills while the work goes on."""

    def __init__(self, key: str) -> None:
        self.key = key
        self.latest: T | None = None
        """The newest result."""
        self.version = 0
        """Raised with each result."""
        self.done = False
        self.cancelled = False
        self.fault = ""
        """Why there is no result, where the work failed."""


class _Work:
    """A ticket and the steps that fill it."""

    def __init__(self, ticket: Ticket[Any], steps: Iterator[Any]) -> None:
        self.ticket = ticket
        self.steps = steps

    def step(self) -> None:
        """One more result, or the end."""
        ticket = self.ticket
        try:
            result = next(self.steps)
        except StopIteration:
            ticket.done = True
        except Exception as error:  # noqa: BLE001  # it is told to the one who asked
            ticket.fault, ticket.done = str(error) or type(error).__name__, True
        else:
            ticket.latest = result
            ticket.version += 1


class Foresight:
    """Answers questions about the future in the background.

    Args:
        wake: called from the worker whenever something new has arrived.
        threads: for the futures of one batch; one core less than there are, if left out.
    """

    def __init__(self, wake: Callable[[], None] | None = None, threads: int | None = None) -> None:
        self._wake = wake
        self._threads = threads or max(1, min(MOST_THREADS, (os.cpu_count() or 2) - 1))
        self._work: dict[str, _Work] = {}
        self._kept: list[Futures] = []
        self._change = threading.Condition()
        self._closed = False
        threading.Thread(target=self._run, name="foresight", daemon=True).start()

    def ask(
        self,
        key: str,
        vantage: Vantage,
        question: Question,
        against: Policy | None = None,
        futures: int = FUTURES,
    ) -> Ticket[Outlook]:
        """Look ahead, and if `against` is given, tell what the vantage's policy adds to it."""
        ticket: Ticket[Outlook] = Ticket(key)
        mine = self._futures(vantage, vantage.policy, question.weeks)
        other = None if against is None else self._futures(vantage, against, question.weeks)
        self._put(_Work(ticket, looking(question, mine, other, self._threads, futures)))
        return ticket

    def errand[T](self, key: str, job: Callable[[], T]) -> Ticket[T]:
        """Do something that takes long; it must touch nothing that lives elsewhere."""
        ticket: Ticket[T] = Ticket(key)
        self._put(_Work(ticket, (job() for _ in range(1))))
        return ticket

    def steps[T](self, key: str, results: Iterator[T]) -> Ticket[T]:
        """The same in steps, each with a result that is fuller than the one before."""
        ticket: Ticket[T] = Ticket(key)
        self._put(_Work(ticket, results))
        return ticket

    def another(self) -> "Foresight":
        """One more worker, for whom nobody here has to wait; it wakes the same one."""
        return Foresight(self._wake, self._threads)

    @property
    def idle(self) -> bool:
        """Whether nothing is open."""
        return not self._work

    def cancel(self, key: str) -> None:
        """Nobody waits for this any more."""
        with self._change:
            self._drop(key)

    def close(self) -> None:
        """Nothing more is told, and nothing new begun; nobody waits for the step under way.

        A step can take a minute where it has to be compiled first. It touches nothing of the game,
        so it may run on until the program ends.
        """
        with self._change:
            self._closed = True
            for key in list(self._work):
                self._drop(key)
            self._change.notify()

    def _futures(self, vantage: Vantage, policy: Policy, weeks: int) -> Futures:
        """Futures that were computed already, or those that will be, used last first."""
        for kept in self._kept:
            if kept.serves(vantage, policy, weeks):
                self._kept.remove(kept)
                break
        else:
            kept = Futures(vantage, policy, weeks)
        self._kept = [kept, *self._kept[: KEPT - 1]]
        return kept

    def _put(self, work: _Work) -> None:
        with self._change:
            self._drop(work.ticket.key)
            self._work[work.ticket.key] = work
            self._change.notify()

    def _drop(self, key: str) -> None:
        old = self._work.pop(key, None)
        if old is not None:
            old.ticket.cancelled = True

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._closed or self._work)
                if self._closed:
                    return
                # Who has heard least is served first; among equals, who came last.
                work = min(reversed(self._work.values()), key=lambda item: item.ticket.version)
            work.step()
            self._finish(work)

    def _finish(self, work: _Work) -> None:
        with self._change:
            current = self._work.get(work.ticket.key) is work
            if current and work.ticket.done:
                del self._work[work.ticket.key]
        if current and self._wake is not None:
            self._wake()


class Answers:
    """What is worked out once only, and kept."""

    def __init__(self) -> None:
        self._kept: dict[str, Ticket[Any]] = {}

    def once[T](self, worker: Foresight, key: str, steps: Callable[[], Iterator[T]]) -> Ticket[T]:
        """The answer under a key; `steps` makes the work where nobody has asked yet."""
        ticket = self._kept.get(key)
        if ticket is None or (ticket.cancelled and not ticket.done):
            ticket = self._kept[key] = worker.steps(key, steps())
        return ticket
