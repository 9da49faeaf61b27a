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
COMPILE_SECONDS, LOAD_SECONDS = 60.0, 4.0
"""How long these usually take, for a bar that moves."""
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
        child = self._child
        if child is not None and child.poll() is None:
            child.terminate()
            with suppress(subprocess.TimeoutExpired):
                child.wait(timeout=5)

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
        except Exception as error:  # noqa: BLE001  # it is told on the screen
            self.why = str(error) or type(error).__name__
            self._enter(FAILED)

    def _compile(self) -> None:
        """Compile in a child; should it fail, the thread compiles while it loads."""
        command = [sys.executable, "-m", "game.warmth"]
        with subprocess.Popen(command, stdin=subprocess.DEVNULL) as child:  # noqa: S603
            self._child = child
            child.wait()

    def _enter(self, state: str) -> None:
        self.state, self._since = state, time.perf_counter()
        if self._after is not None:
            self._after()


def live_a_little() -> None:
    """Go once through every compiled door: a week of a small firm, and a future."""
    from sim.run import Run  # noqa: PLC0415  # the engine

    run = Run("promise-gap", 0, customers=SMALL)
    run.advance()
    run.forecast(1, 1, 1)


if __name__ == "__main__":
    live_a_little()
