"""A player without a screen: finds controls by id, presses, drags and types, frame by frame.

Nothing here waits for a wall clock, and nothing knows a pixel: places come from the semantic tree.
"""

from pathlib import Path

import pygame

from game.app import App
from game.kit import guards
from game.kit.keynames import press
from game.kit.tree import Node
from game.state import Room, Screen

FRAME = 1 / 60
LONGEST_WAIT = 3_600


class Player:
    """Somebody who plays one app."""

    def __init__(
        self,
        screen: Screen,
        size: tuple[int, int] = (1366, 768),
        text: float = 1.0,
        theme: str = "light",
        room: Room | None = None,
    ) -> None:
        self.app = App(screen, size, theme, text, room)
        pygame.event.clear()
        self.pass_time(FRAME)

    # ---- looking -----------------------------------------------------------------------------
    def tree(self) -> list[Node]:
        """Everything on the screen."""
        return self.app.nodes()

    def node(self, id_: str) -> Node:
        """One thing on the screen."""
        found = [node for node in self.tree() if node.id == id_]
        assert found, f"no {id_!r} on the screen; there are {sorted(self.ids())}"
        return found[0]

    def ids(self) -> set[str]:
        """The ids of all that is there."""
        return {node.id for node in self.tree() if node.id}

    def words(self) -> str:
        """All labels and values in reading order, line by line."""
        return "\n".join(f"{node.label} {node.value}".strip() for node in self.tree())

    @property
    def focus(self) -> str:
        """The id that has the focus."""
        return self.app.page.focus

    def faults(self) -> list[str]:
        """What the guards have to say about this screen."""
        return guards.faults(self.app.page.layout)

    def shot(self, path: str | Path) -> None:
        """Keep a picture of the window."""
        pygame.image.save(self.app.surface, str(path))

    # ---- acting ------------------------------------------------------------------------------
    def click(self, id_: str) -> None:
        """Click the middle of a control or spot, scrolling to it if need be.

        What arrives beside the frame may move it: a hand waits until it lies still below the mouse.
        """
        self._reach(id_)
        at, there = None, self._middle(id_)
        while at != there:
            self._mouse(pygame.MOUSEMOTION, at := there)
            self._reach(id_)
            there = self._middle(id_)
        self._mouse(pygame.MOUSEBUTTONDOWN, at)
        self._mouse(pygame.MOUSEBUTTONUP, at)

    def hover(self, id_: str, seconds: float = 0.3) -> None:
        """Rest the mouse on something."""
        self._mouse(pygame.MOUSEMOTION, pygame.Rect(self.node(id_).rect).center)
        self.pass_time(seconds)

    def drag(self, id_: str, by: float, *, let_go: bool = True) -> None:
        """Drag a control sideways by a share of its width; a spot, of its control's width."""
        self._reach(id_)
        node = self.node(id_)
        whole = self.node(node.within) if node.role == "splitter" else node
        x, y = pygame.Rect(node.rect).center
        self._mouse(pygame.MOUSEBUTTONDOWN, (x, y))
        for part in (0.25, 0.5, 0.75, 1.0):
            self._mouse(pygame.MOUSEMOTION, (round(x + by * whole.rect[2] * part), y))
        if let_go:
            self._mouse(pygame.MOUSEBUTTONUP, (round(x + by * whole.rect[2]), y))

    def draw(self, id_: str, points: list[tuple[float, float]]) -> None:
        """Drag along points given as shares of a control's width and height."""
        box = pygame.Rect(self.node(id_).rect)
        places = [(round(box.x + x * box.w), round(box.y + y * box.h)) for x, y in points]
        self._mouse(pygame.MOUSEBUTTONDOWN, places[0])
        for place in places:
            self._mouse(pygame.MOUSEMOTION, place)
        self._mouse(pygame.MOUSEBUTTONUP, places[-1])

    def press(self, *names: str) -> None:
        """Press keys, one after the other: "tab", "space", "ctrl+z"."""
        for name in names:
            parts = press(name)
            events = [pygame.event.Event(pygame.KEYDOWN, parts)]
            if parts["unicode"]:
                events.append(pygame.event.Event(pygame.TEXTINPUT, {"text": parts["unicode"]}))
            self._frame(*events)

    def type(self, words: str) -> None:
        """Type words, letter by letter."""
        for letter in words:
            self.press("space" if letter == " " else letter)

    def focus_on(self, id_: str) -> None:
        """Press Tab until a control has the focus."""
        for _ in range(len(self.tree()) + 1):
            if self.focus == id_:
                return
            self.press("tab")
        raise AssertionError(f"Tab never comes to {id_!r}")

    def wheel(self, id_: str, turns: int) -> None:
        """Turn the wheel over something; down is negative."""
        self._mouse(pygame.MOUSEMOTION, pygame.Rect(self.node(id_).rect).center)
        self._frame(pygame.event.Event(pygame.MOUSEWHEEL, {"x": 0, "y": turns}))

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size."""
        self.app.window.size = size
        self.pass_time(FRAME)

    # ---- waiting -----------------------------------------------------------------------------
    def pass_time(self, seconds: float) -> None:
        """Let frames go by."""
        for _ in range(max(1, round(seconds / FRAME))):
            if not self.app.over:
                self.app.frame(FRAME, [])

    def wait_until(self, condition, frames: int = LONGEST_WAIT) -> None:
        """Let frames go by until something holds."""
        for _ in range(frames):
            if condition():
                return
            self.app.frame(FRAME)
        raise AssertionError(f"still not so after {frames} frames: {condition}")

    def close(self) -> None:
        """Shut the window."""
        self.app.close()

    def _middle(self, id_: str) -> tuple[int, int]:
        return pygame.Rect(self.node(id_).rect).center

    def _reach(self, id_: str) -> None:
        node = self.node(id_)
        owner = id_ if id_ in self.app.page.layout.controls else node.within
        self.app.page.reveal(owner)

    def _mouse(self, kind: int, at: tuple[int, int]) -> None:
        parts = {"pos": at, "button": 1, "rel": (0, 0), "buttons": (0, 0, 0)}
        self._frame(pygame.event.Event(kind, parts))

    def _frame(self, *events: pygame.event.Event) -> None:
        if not self.app.over:
            self.app.frame(FRAME, events)
