"""Somebody who does anything at all: clicks, drags, turns, types, resizes, and never reads."""

import random
import threading

import pygame

from game.kit.tree import Node
from game.screens.title import Title
from game.state import Reset, Screen
from tests.play.pages import FRAME, Player
from tests.play.sittings import Ready

PEOPLE = 60
KEYS = (
    "tab", "tab", "tab", "shift+tab", "return", "return", "space", "escape", "left", "right", "up",
    "down", "home", "end", "pageup", "pagedown", "backspace", "delete", "f1", "f2", "ctrl+z",
    "ctrl+shift+z", "+", "-", *"1234567890", *"abcdefghijklmnopqrstuvwxyz", "ä", "−", "ctrl+a",
)  # fmt: skip
SIZES = ((1366, 768), (960, 540), (800, 600), (640, 360), (1100, 500))
SCALES = (1.0, 1.25, 1.5, 2.0)
LEAVES = {"quit"}
"""Controls after which there is nothing left to try."""
ALONE = ("end-quarter", "confirm-end-quarter", "skip", "next", "keep", "decide", "play", "begin",
         "scene-next")  # fmt: skip
"""Controls by which a game gets on; a monkey that never met them would see little."""
TOGETHER = ("together", "begin", "sit", "seal", "reveal", "run", "skip", "next", "play-on",
            "second", "brand")  # fmt: skip
"""The same of a game that several people share."""


class Monkey:
    """Begins at the title, or wherever it is put.

    Args:
        seed: what it does is decided by this.
        fond: controls that it uses more often than others.
        screen: where it begins, if not at the title.
    """

    def __init__(
        self, seed: int, fond: tuple[str, ...] = ALONE, screen: Screen | None = None
    ) -> None:
        self.fond = fond
        self.luck = random.Random(seed)
        self.player = Player(screen or Title(Ready(), PEOPLE), size=(960, 540))
        self.deeds: list[str] = []
        """What it has done, for whoever has to find out."""
        self.seen: set[str] = set()
        """Screens and places that it came to."""
        self._ways = (
            (30, self._click), (10, self._get_on), (22, self._key), (8, self._drag),
            (8, self._poke), (5, self._hold), (5, self._wheel), (4, self._type),
            (6, self._wait), (1, self._resize), (1, self._look),
        )  # fmt: skip

    def act(self, times: int) -> None:
        """Do something, so many times."""
        weights = [weight for weight, _way in self._ways]
        for _ in range(times):
            ((_, way),) = self.luck.choices(self._ways, weights)
            way()
            self._arrive()

    def close(self) -> None:
        """Leave, whatever is open."""
        for screen, _page in self.player.app.stack:
            table = getattr(screen, "table", None)
            if table is not None:
                table.close()
        self.player.close()

    # ---- what it does ------------------------------------------------------------------------
    def _targets(self) -> list[Node]:
        nodes = self.player.tree()
        return [n for n in nodes if n.id and n.visible and n.rect[2] and n.id not in LEAVES]

    def _click(self) -> None:
        if found := [n for n in self._targets() if n.role in {"button", "radio", "listitem"}]:
            self._told("click", self.luck.choice(found).id)

    def _get_on(self) -> None:
        if found := [n for n in self._targets() if n.id in self.fond]:
            self._told("click", self.luck.choice(found).id)

    def _drag(self) -> None:
        if found := [n for n in self._targets() if n.role in {"slider", "splitter", "chart"}]:
            id_, by = self.luck.choice(found).id, self.luck.uniform(-0.7, 0.7)
            self._note("drag", id_, by)
            self.player.drag(id_, by, let_go=self.luck.random() < 0.9)

    def _told(self, what: str, id_: str) -> None:
        self._note(what, id_)
        self.player.click(id_)

    def _key(self) -> None:
        name = self.luck.choice(KEYS)
        self._note("key", name)
        self.player.press(name)

    def _anywhere(self) -> tuple[int, int]:
        wide, high = self.player.app.surface.get_size()
        return self.luck.randint(-5, wide + 5), self.luck.randint(-5, high + 5)

    def _poke(self) -> None:
        """Press, pull and let go, anywhere."""
        places = [self._anywhere() for _ in range(self.luck.randint(1, 3))]
        self._note("poke", places)
        self.player._mouse(pygame.MOUSEBUTTONDOWN, places[0])
        for place in places:
            self.player._mouse(pygame.MOUSEMOTION, place)
        self.player._mouse(pygame.MOUSEBUTTONUP, places[-1])

    def _hold(self) -> None:
        """Half of a click."""
        kind = self.luck.choice((pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEMOTION))
        at = self._anywhere()
        self._note("half", kind, at)
        self.player._mouse(kind, at)

    def _wheel(self) -> None:
        at, turns = self._anywhere(), self.luck.choice((-9, -3, -1, 1, 3, 9))
        self._note("wheel", at, turns)
        self.player._mouse(pygame.MOUSEMOTION, at)
        self.player._frame(pygame.event.Event(pygame.MOUSEWHEEL, {"x": 0, "y": turns}))

    def _type(self) -> None:
        words = "".join(
            self.luck.choices("0123456789 abcÄß漢\u200d-,.", k=self.luck.randint(1, 30))
        )
        self._note("type", words)
        self.player._frame(pygame.event.Event(pygame.TEXTINPUT, {"text": words}))

    def _wait(self) -> None:
        seconds = self.luck.choice((0.05, 0.2, 0.7))
        self._note("wait", seconds)
        self.player.pass_time(seconds)

    def _resize(self) -> None:
        size = self.luck.choice(SIZES)
        self._note("resize", size)
        self.player.resize(size)

    def _look(self) -> None:
        room = self.player.app.room
        room.theme = self.luck.choice(("light", "dark"))
        room.text_scale = self.luck.choice(SCALES)
        self._note("look", room.theme, room.text_scale)
        self.player.pass_time(FRAME)

    # ---- what comes of it --------------------------------------------------------------------
    def _note(self, *deed: object) -> None:
        self.deeds.append(" ".join(map(str, deed)))

    def _arrive(self) -> None:
        """What is loaded beside the frame has come, so that the same luck does the same."""
        for thread in threading.enumerate():
            if thread.name == "opening":
                thread.join(timeout=60)
        app = self.player.app
        if app.over:  # whoever leaves begins anew: a game that was left is closed
            app.room.leaving = False
            app._step(Reset(Title(Ready(), PEOPLE)))
        app.frame(FRAME)
        self.seen.add(where(app.screen))


def where(screen: Screen) -> str:
    """What a monkey is looking at."""
    table = getattr(screen, "table", None)
    place = getattr(screen, "page", "") or ("" if table is None else table.place)
    return f"{type(screen).__name__} {place}".strip()
