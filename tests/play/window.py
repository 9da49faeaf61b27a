"""A real window on a screen nobody sees: Xvfb, `silo play` as a process, and xdotool for hands.

It finds controls by id in the semantic tree that the game writes, and acts as `tests.play.pages`
does, so that the same game can be played in a process and in a window. Everything that is waited
for is a condition with a deadline; no wall time is ever asserted.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pygame

from game.kit.tree import Node

SILO = [sys.executable, "-c", "from game.cli import main; main()"]
NEEDED = ("Xvfb", "xdotool")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
WHY_NOT = f"no real window here: {' and '.join(MISSING)} not installed" if MISSING else ""
ENOUGH = 240.0
"""Seconds after which what is waited for will not come; only reached when something is wrong."""
STEP = 0.02
HIT = 15.0
"""Seconds after which a click that has not given its control the focus has missed it."""
SETTLING = 0.05
"""Seconds for which a control must not have moved before it is clicked."""
KEYS = {
    "tab": "Tab", "return": "Return", "space": "space", "escape": "Escape", "left": "Left",
    "right": "Right", "up": "Up", "down": "Down", "home": "Home", "end": "End", "+": "plus",
    "-": "minus", "backspace": "BackSpace", "pagedown": "Next", "pageup": "Prior",
    "delete": "Delete",
}  # fmt: skip


class Screen:
    """A screen nobody sees."""

    def __init__(self, folder: Path, size: str = "1600x1000x24") -> None:
        self.folder = folder
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
        self.process = subprocess.Popen(
            [*command, "-fbdir", str(folder)], pass_fds=[writing], stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        self.world = {
            **os.environ,
            "DISPLAY": f":{number}",
            "SDL_VIDEODRIVER": "x11",
            "SDL_AUDIODRIVER": "dummy",
            "PYTHONDONTWRITEBYTECODE": "",  # as at home, where Python keeps what it has compiled
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
        }

    def fault(self) -> str:
        """Why the game cannot open a window here; nothing if it can."""
        words = [sys.executable, "-c", "import pygame; pygame.Window()"]
        done = subprocess.run(words, env=self.world, capture_output=True, text=True, timeout=ENOUGH)
        return "" if not done.returncode else done.stderr.strip().splitlines()[-1]

    def shot(self, path: Path) -> None:
        """A picture of all that is on the screen, from Xvfb's own memory (an XWD file)."""
        raw = (self.folder / "Xvfb_screen0").read_bytes()
        head = [int.from_bytes(raw[at : at + 4], "big") for at in range(0, 100, 4)]
        size, wide, high, line, colours = head[0], head[4], head[5], head[12], head[19]
        pixels = raw[size + 12 * colours :][: line * high]
        picture = pygame.image.frombuffer(pixels, (wide, high), "BGRA", line)
        pygame.image.save(picture, str(path))

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


class Window:
    """Somebody at a real window.

    Args:
        screen: where it opens.
        home: folder of games.
        words: what follows `silo play`.
    """

    def __init__(self, screen: Screen, home: Path, *words: str) -> None:
        self.screen, self.home = screen, home
        self.file = home / "tree.json"
        self.file.unlink(missing_ok=True)
        self.world = {**screen.world, "SILO_HOME": str(home), "SILO_TREE": str(self.file)}
        self.log = (home / "log.txt").open("w+")
        self.process = subprocess.Popen(
            [*SILO, "play", "--language", "en", *words],
            env=self.world,
            stdout=self.log,
            stderr=self.log,
        )
        self._read: tuple[int, list[Node]] = (0, [])
        self.wait_until(self.file.exists)
        self.id = self._found()
        self._tool("windowfocus", "--sync", self.id)

    def _found(self) -> str:
        """The number that X knows the window by."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self._tool("search", "--onlyvisible", "--pid", str(self.process.pid)).split()
            return bool(found)

        self.wait_until(there)
        return found[0]

    # ---- looking -----------------------------------------------------------------------------
    def tree(self) -> list[Node]:
        """Everything in the window, as the game wrote it last."""
        stamp = self.file.stat().st_mtime_ns
        if stamp != self._read[0]:
            told: list[dict[str, Any]] = json.loads(self.file.read_text(encoding="utf-8"))
            self._read = stamp, [Node(**{**one, "rect": tuple(one["rect"])}) for one in told]
        return self._read[1]

    def ids(self) -> set[str]:
        """The ids of all that is there."""
        return {node.id for node in self.tree() if node.id}

    def node(self, id_: str) -> Node:
        """One thing in the window, as soon as it is there."""
        self.wait_until(lambda: id_ in self.ids(), what=id_)
        return next(node for node in self.tree() if node.id == id_)

    @property
    def focus(self) -> str:
        """The id that has the focus."""
        return next((node.id for node in self.tree() if node.focused), "")

    @property
    def journals(self) -> list[Path]:
        """The games that are kept, the oldest first."""
        return sorted((self.home / "games").glob("*.journal"), key=lambda p: p.stat().st_mtime)

    def cpu(self) -> float:
        """Seconds of CPU the game has used."""
        parts = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")

    # ---- acting ------------------------------------------------------------------------------
    def click(self, id_: str) -> None:
        """Click the middle of a control, and again if it had moved away before the click came."""
        for _ in range(3):
            x, y = self._settled(id_).center
            self._tool("mousemove", "--window", self.id, str(x), str(y), "click", "1")
            with contextlib.suppress(AssertionError):
                self.wait_until(lambda: self._met(id_), HIT)
                return
        raise AssertionError(f"no click meets {id_!r}\n{self._story()}")

    def _met(self, id_: str) -> bool:
        """Whether a click has come to a control: it has the focus, or it did something."""
        ended = self.process.poll() is not None
        return ended or id_ not in self.ids() or self.focus == id_

    def drag(self, id_: str, by: float) -> None:
        """Drag a control sideways by a share of its width."""
        box = self._settled(id_)
        x, y = box.center
        words = ["mousemove", "--window", self.id, str(x), str(y), "mousedown", "1"]
        for part in (0.5, 1.0):
            there = round(x + by * box.w * part)
            words += ["mousemove", "--window", self.id, str(there), str(y)]
        self._tool(*words, "mouseup", "1")

    def draw(self, id_: str, points: list[tuple[float, float]]) -> None:
        """Drag along points given as shares of a control's width and height."""
        box = self._settled(id_)
        words: list[str] = []
        for place, (x, y) in enumerate(points):
            at = str(round(box.x + x * box.w)), str(round(box.y + y * box.h))
            words += ["mousemove", "--window", self.id, *at]
            words += ["mousedown", "1"] if not place else []
        self._tool(*words, "mouseup", "1")

    def press(self, *names: str) -> None:
        """Press keys, one after the other: "tab", "space", "ctrl+z"."""
        self._tool("key", *map(_named, names))

    def type(self, words: str) -> None:
        """Type words."""
        self._tool("type", words)

    def focus_on(self, id_: str) -> None:
        """Press Tab, or Shift and Tab where that is shorter, until a control has the focus."""
        for _ in range(len(self.tree()) + 1):
            self.node(id_)
            before = self.focus
            if before == id_:
                return
            known = [node.id for node in self.tree() if node.id]
            back = before in known and known.index(before) > known.index(id_)
            self.press("shift+tab" if back else "tab")
            self.wait_until(lambda was=before: self.focus != was)
        raise AssertionError(f"Tab never comes to {id_!r}")

    def _settled(self, id_: str) -> pygame.Rect:
        """Where a control lies, as soon as it can be seen and what is around it has settled."""
        while True:
            self._reach(id_)
            before = self.node(id_).rect
            time.sleep(SETTLING)
            if self.node(id_).rect == before:
                return pygame.Rect(before)

    def _reach(self, id_: str) -> None:
        """Turn the wheel over what scrolls around a control until its middle can be seen."""
        for _ in range(60):
            at, hidden = pygame.Rect(self.node(id_).rect).center, self._hidden_by(id_)
            if hidden is None:
                return
            wheel = "5" if at[1] >= hidden.bottom else "4"
            over = str(hidden.centerx), str(hidden.centery)
            self._tool("mousemove", "--window", self.id, *over, "click", wheel)
            with contextlib.suppress(AssertionError):
                self.wait_until(lambda was=at: pygame.Rect(self.node(id_).rect).center != was, 1.0)
        raise AssertionError(f"{id_!r} never comes into view")

    def _hidden_by(self, id_: str) -> pygame.Rect | None:
        """What scrolls, and does not show the middle of a control."""
        known = {node.id: node for node in self.tree() if node.id}
        at = pygame.Rect(known[id_].rect).center
        around = known[id_].within
        while around in known:
            box = pygame.Rect(known[around].rect)
            if known[around].role == "scroll" and not box.collidepoint(at):
                return box
            around = known[around].within
        return None

    def kill(self) -> None:
        """End it as a crash would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def close(self) -> None:
        """Whatever happened, nothing of it is left running."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.log.close()

    # ---- waiting -----------------------------------------------------------------------------
    def wait_until(
        self, condition: Callable[[], object], seconds: float = ENOUGH, what: str = ""
    ) -> None:
        """Wait until something holds; a game that has ended will not change any more."""
        deadline = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise AssertionError(f"still not so: {what or condition}\n{self._story()}")
            time.sleep(STEP)

    def wait_for_end(self) -> int:
        """The exit code, once the player has left."""
        return self.process.wait(ENOUGH)

    def _story(self) -> str:
        self.log.seek(0)
        there = sorted(self.ids()) if self.file.exists() else "no tree"
        picture = self.home / "failed.png"
        self.screen.shot(picture)
        there = f"{there}, {picture}"
        return f"exit code {self.process.poll()}; on the screen: {there}\n{self.log.read()}"

    def _tool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.world, capture_output=True, text=True, timeout=ENOUGH
        )
        return done.stdout.strip()


def _named(name: str) -> str:
    *held, bare = name.split("+") if len(name) > 1 else [name]
    return "+".join([*held, KEYS.get(bare, bare)])


@contextlib.contextmanager
def window(screen: Screen, home: Path, *words: str) -> Iterator[Window]:
    """A window for as long as it is needed."""
    home.mkdir(exist_ok=True)
    opened = Window(screen, home, *words)
    try:
        yield opened
    finally:
        opened.close()
