"""Getting the engine ready while the title is on the screen.

The first time on a machine the model is compiled: in a child process, so that no frame waits for
it. Then, and at every later start, the engine is loaded in a thread. This module itself is light.
"""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress

from game.words import _

COLD, COMPILING, LOADING, READY, FAILED = "cold", "compiling", "loading", "ready", "failed"
COMPILE_SECONDS, LOAD_SECONDS, BOOK_SECONDS = 60.0, 4.0, 30.0
"""How long these usually take, for a bar that moves."""
GLANCE = 0.2
"""Seconds between two looks at a child."""
LONG = 3.0
"""So many times as long as usual, and the player is told why."""
ALMOST = 0.95
"""Where such a bar waits for what takes longer than usual."""
SMALL = 50
"""People of the firm that is lived through the compiled doors."""


class Warmth:
    """The engine's state of readiness.

    Args:
        after: called from a thread whenever the state has changed.
    """

    def __init__(self, after: Callable[[], None] | None = None) -> None:
        self.state = COLD
        self.why = ""
        """What went wrong, where the state is `failed`."""
        self._after = after
        self._since = time.perf_counter()
        self._child: subprocess.Popen[bytes] | None = None
        self._closed = False

    def start(self) -> None:
        """Begin; this returns at once."""
        if self.state == COLD:
            threading.Thread(target=self._prepare, name="warmth", daemon=True).start()

    @property
    def ready(self) -> bool:
        """Whether a game can begin without a wait."""
        return self.state == READY

    @property
    def seconds(self) -> float:
        """Since the present state began."""
        return time.perf_counter() - self._since

    @property
    def part(self) -> float:
        """How far the present state has come, as far as that can be known."""
        usual = {COMPILING: COMPILE_SECONDS, LOADING: LOAD_SECONDS}.get(self.state)
        if usual is None:
            return 1.0 if self.state == READY else 0.0
        return min(ALMOST, self.seconds / usual)

    @property
    def text(self) -> str:
        """The state, for players."""
        match self.state:
            case "compiling":
                return _("Preparing the model for this computer. Once, for about a minute.")
            case "loading" if self.seconds > LONG * LOAD_SECONDS:
                return _("Still loading: the first start on a computer can take a minute or two.")
            case "loading" | "cold":
                return _("Loading the model.")
            case "failed":
                return _("The model cannot be loaded: {why}").format(why=self.why)
        return _("Ready.")

    def close(self) -> None:
        """Leave: a child that still compiles is ended."""
        self._closed = True
        end(self._child)
        books.close()

    def _prepare(self) -> None:
        try:
            self._enter(LOADING)
            from sim.build import is_prepared  # noqa: PLC0415  # loads the compiler: not before

            if not is_prepared():
                self._enter(COMPILING)
                self._compile()
                self._enter(LOADING)
            if not self._closed:
                live_a_little()
                self._enter(READY)
                self._look_back()
        except Exception as error:  # noqa: BLE001  # it is told on the screen
            self.why = str(error) or type(error).__name__
            self._enter(FAILED)

    def _compile(self) -> None:
        """Compile in a child; should it fail, the thread compiles while it loads."""
        with child_that("lives") as child:
            self._child = child
            child.wait()

    def _look_back(self) -> None:
        """While somebody plays already: get the code ready that says why something moved."""
        with suppress(Exception):  # whoever asks why is told what is wrong
            books.start()
            while not self._closed and not books.wait():
                pass
            if not self._closed:
                keep_books_a_little()

    def _enter(self, state: str) -> None:
        self.state, self._since = state, time.perf_counter()
        if self._after is not None:
            self._after()


class Books:
    """The code that keeps a ledger of a game: compiled by a child, once, whoever asks first."""

    def __init__(self) -> None:
        self._child: subprocess.Popen[bytes] | None = None
        self._since = time.perf_counter()
        self._lock = threading.Lock()

    def start(self) -> None:
        """Begin to compile, unless that has been done or is being done."""
        from sim.build import LEDGER, is_prepared  # noqa: PLC0415  # loads the compiler

        with self._lock:
            if self._child is None and not is_prepared(LEDGER):
                self._since = time.perf_counter()
                self._child = child_that("books")

    @property
    def ready(self) -> bool:
        """Whether nobody compiles: the code is there, or will be made where it is used."""
        return self._child is None or self._child.poll() is not None

    def wait(self) -> bool:
        """Wait a moment; whether nobody compiles any more."""
        if not self.ready:
            time.sleep(GLANCE)
        return self.ready

    @property
    def part(self) -> float:
        """How far it has come, as far as that can be known."""
        if self.ready:
            return 1.0
        return min(ALMOST, (time.perf_counter() - self._since) / BOOK_SECONDS)

    def close(self) -> None:
        """Stop; whoever asks next begins anew."""
        with self._lock:
            end(self._child)
            self._child = None


books = Books()


_children: list[subprocess.Popen[bytes]] = []


def child_that(does: str) -> subprocess.Popen[bytes]:
    """A process that goes through some compiled doors, and so compiles them."""
    command = [sys.executable, "-m", "game.warmth", does]
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603
    _children.append(child)
    return child


def end_children() -> None:
    """Who leaves the program waits for none of them, and leaves none behind."""
    for child in _children:
        end(child)


def end(child: subprocess.Popen[bytes] | None) -> None:
    """End a process that still runs."""
    if child is not None and child.poll() is None:
        child.terminate()
        with suppress(subprocess.TimeoutExpired):
            child.wait(timeout=5)


def live_a_little() -> None:
    """Go once through every compiled door: a week of a small firm, and a future."""
    from sim.run import Run  # noqa: PLC0415  # the engine

    run = Run("promise-gap", 0, customers=SMALL)
    run.advance()
    run.forecast(1, 1, 1)


def keep_books_a_little() -> None:
    """Go once through the door of weeks of which a ledger is kept."""
    from sim.explain.course import Game  # noqa: PLC0415  # the engine
    from sim.run import Run  # noqa: PLC0415

    run = Run("promise-gap", 0, customers=SMALL)
    run.advance()
    Game.of(run).live(1, booked=True)


if __name__ == "__main__":
    {"lives": live_a_little, "books": keep_books_a_little}[sys.argv[1]]()
