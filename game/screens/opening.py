"""From the title to a game: work in the background, so that no frame waits for the engine."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.present.title import has_tutorial
from game.saves import damage
from game.state import Reset, Screen, Step
from game.warmth import FAILED, Warmth
from game.words import _
from sim.journal import JournalError

if TYPE_CHECKING:
    from game.table import Table
    from sim.room import Room as Around


@dataclass(frozen=True, slots=True)
class Order:
    """A game that somebody wants: a new one, or the one in a file."""

    scenario: str = ""
    seed: int = 0
    team: str = ""
    path: Path | None = None
    customers: int | None = None
    """In place of the scenario's number."""
    humans: tuple[str, ...] = ()
    """Seats of people who share this computer; empty where one person plays."""
    round: int = 1
    first: Path | None = None
    """The journal of their first round, where this is the second."""

    @property
    def briefed(self) -> bool:
        """Whether there is something to be read first."""
        return self.path is None and not has_tutorial(self.scenario)


class Job[T]:
    """Work in a thread of its own.

    Args:
        work: what is to be done; what it raises is told to players.
        wake: called from the thread at the end.
    """

    def __init__(self, work: Callable[[], T], wake: Callable[[], None]) -> None:
        self.result: T | None = None
        self.fault = ""
        """Why there is no result, as a sentence."""
        self.done = False
        self._work, self._wake = work, wake
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def _run(self) -> None:
        try:
            self.result = self._work()
        except JournalError as error:
            self.fault = damage(error)
        except Exception as error:  # noqa: BLE001  # the player is told, and stays at the title
            first = next(iter(str(error).splitlines()), "")
            self.fault = first or type(error).__name__
        self.done = True
        self._wake()


class Opening:
    """A game on its way: first the engine is loaded, then the game is laid on the table.

    Args:
        order: which game.
        warmth: the engine.
        wake: called from a thread when there is news.
    """

    def __init__(self, order: Order, warmth: Warmth, wake: Callable[[], None]) -> None:
        self.order, self.warmth, self.wake = order, warmth, wake
        self._job: Job[Table] | None = None
        self._dropped = False

    def tick(self) -> None:
        """Go on as soon as the engine is there."""
        if self._job is None and self.warmth.ready:
            self._job = Job(self._lay, self.wake)

    def _lay(self) -> "Table":
        table = laid(self.order, self.wake)
        if self._dropped:
            self._forget(table)
        return table

    def drop(self) -> None:
        """Nobody wants it any more: its journal is free for others, or gone where it was new."""
        self._dropped = True
        if self.table is not None:
            self._forget(self.table)

    def _forget(self, table: "Table") -> None:
        """Close a game; one that nobody has begun leaves nothing in the list of games."""
        path = table.seat.path
        table.close()
        if self.order.path is None and path is not None:
            path.unlink(missing_ok=True)

    @property
    def table(self) -> "Table | None":
        """The game, once it is there."""
        return self._job.result if self._job else None

    @property
    def fault(self) -> str:
        """Why there will be none."""
        if self.warmth.state == FAILED:
            return self.warmth.text
        return self._job.fault if self._job else ""

    @property
    def text(self) -> str:
        """What the player waits for."""
        if not self.warmth.ready:
            return _("The game begins as soon as the model is ready.")
        if self.order.path is not None:
            return _("Your game is lived again up to where you left it.")
        return _("The firm lives its year before you come.")


def laid(order: Order, wake: Callable[[], None]) -> "Table":
    """The game an order asks for; in a thread."""
    import game.screens.shared.game  # noqa: PLC0415  # so that the frame need not wait for them
    import game.screens.views  # noqa: F401, PLC0415
    from game.table import Table  # noqa: PLC0415  # the engine: it is loaded by now

    if order.path is not None:
        table = Table.resumed(order.path, wake)
    else:
        room = _room(order) if order.humans else None
        table = Table.new(order.scenario, order.seed, order.customers, wake, order.team, room)
    _ = table.edition  # what customers said up to now takes a while to tell
    return table


def _room(order: Order) -> "Around":
    from sim.room import Room as Around  # noqa: PLC0415  # with the engine

    first = None if order.first is None else order.first.name
    return Around(order.humans, order.round, first)


def started(table: "Table", home: Callable[[], Screen]) -> Step:
    """The game fills the window; `home` makes the title for those who leave it."""
    from game.screens.play import Play  # noqa: PLC0415  # the engine
    from game.screens.shared.game import Shared  # noqa: PLC0415
    from game.screens.views import views_for  # noqa: PLC0415

    if table.seat.run.room is not None:
        return Reset(Shared(table, home))
    return Reset(Play(table, views_for(table), home))
