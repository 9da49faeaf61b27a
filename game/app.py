"""The loop: it alone waits for Pygame, owns the window, and knows which screen is on top."""

import asyncio
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
# We draw with the processor. By way of a graphics card, which many machines only emulate, the same
# picture costs three times as much.
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")
# What a room looks at stays where it is while somebody works in the other window.
os.environ.setdefault("SDL_VIDEO_MINIMIZE_ON_FOCUS_LOSS", "0")

import pygame

from game.audio import Audio
from game.kit import tree
from game.kit.draw import Easel
from game.kit.events import Event, Hovered
from game.kit.hands import Hands
from game.kit.ink import Ink
from game.kit.page import Page
from game.kit.tokens import THEMES
from game.kit.wishes import fulfil
from game.reader import Reader, available
from game.settings import Settings
from game.stage import Stage, other_display
from game.state import Pop, Presented, Push, Reset, Room, Screen, Step

FRAME = 1 / 60
LONGEST_STEP = 0.25
"""A frame that took longer (the window was dragged, the laptop slept) counts as this."""
IDLE_AFTER = 0.3
IDLE_WAIT, NAP = 0.1, 0.01
"""Seconds between two frames while nothing moves, and between two looks for an input."""
SMALLEST = 640, 360
CURSORS = {
    "arrow": pygame.SYSTEM_CURSOR_ARROW,
    "hand": pygame.SYSTEM_CURSOR_HAND,
    "sideways": pygame.SYSTEM_CURSOR_SIZEWE,
    "text": pygame.SYSTEM_CURSOR_IBEAM,
}
KEYS = frozenset({pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT})
WAKE = pygame.event.custom_type()
WISH = pygame.event.custom_type()
"""A screen reader wants something."""


def _wished(action: str, id_: str) -> None:
    pygame.event.post(pygame.event.Event(WISH, action=action, id=id_))


class App:
    """A window with a stack of screens."""

    def __init__(
        self,
        screen: Screen,
        size: tuple[int, int] = (1366, 768),
        theme: str = "light",
        text_scale: float = 1.0,
        room: Room | None = None,
        settings: Settings | None = None,
    ) -> None:
        pygame.display.init()
        pygame.font.init()
        pygame.key.set_repeat(350, 45)
        self.window = pygame.Window("Silo Dynamics", size, resizable=True, allow_high_dpi=True)
        self.window.minimum_size = SMALLEST
        self.room = room or Room(self._ink(theme, text_scale))
        self.room.theme, self.room.text_scale, self.room.wake = theme, text_scale, self.wake
        self.audio: Audio | None = None
        self.reader: Reader | None = None
        if settings is not None:
            self.room.settings = settings
            self.audio = Audio(settings)
            self.room.sound = self.audio.play
            self.reader = Reader(_wished, self.wake) if available() else None
            self.room.follow()
        self.easel = Easel()
        self.stack: list[tuple[Screen, Page]] = []
        self.still = 0.0
        self._stale = True
        self._fullscreen = False
        self._tree_file = os.environ.get("SILO_TREE", "")
        self.stage: Stage | None = None
        """The second window, while something is presented and there is a display for it."""
        self._told: object = None
        self._read: object = None
        self._cursor = "arrow"
        self._push(screen)

    # ---- what there is -----------------------------------------------------------------------
    @property
    def screen(self) -> Screen:
        """The screen on top."""
        return self.stack[-1][0]

    @property
    def page(self) -> Page:
        """Its page."""
        return self.stack[-1][1]

    @property
    def surface(self) -> pygame.Surface:
        """What is on the window."""
        return self.window.get_surface()

    @property
    def over(self) -> bool:
        """Is there nothing left to show?"""
        return not self.stack or self.room.leaving

    def nodes(self) -> list[tree.Node]:
        """The semantic tree of what is shown."""
        return tree.nodes(self.page.layout, self.page.focus)

    def _ink(self, theme: str, text_scale: float) -> Ink:
        width, height = self.surface.get_size()
        return Ink(THEMES[theme], width, height, text_scale)

    # ---- a frame -----------------------------------------------------------------------------
    def frame(self, seconds: float, events: Sequence[pygame.event.Event] | None = None) -> bool:
        """Inputs, time, one picture; true if anything moved."""
        got = pygame.event.get() if events is None else events
        for event in got:
            self._handle(event)
            if self.over:
                return True
        self.room.clock += seconds
        went = self.screen.tick(seconds, self.room)
        if isinstance(went, bool):
            self._stale |= went
        elif self._step(went) and self.over:
            return True
        self._refresh()
        self.page.tick(seconds)
        drawn = self.easel.draw(self.surface, self.page.ops(), self.room.ink, self.room.clock)
        if drawn:
            self.window.flip()
        if self.stage is not None:
            drawn |= self.stage.draw(self.room.clock)
        self._point()
        self._tell()
        moved = drawn or bool(got)
        self.still = 0.0 if moved else self.still + seconds
        return moved

    def _handle(self, event: pygame.event.Event) -> None:
        if self.stage is not None and self.stage.owns(event) and event.type not in KEYS:
            self._stale = True  # there is nothing to press; its size may have changed
            if event.type == pygame.WINDOWCLOSE:
                self._step(Pop())
        elif event.type in {pygame.QUIT, pygame.WINDOWCLOSE}:
            self.room.leaving = True
        elif event.type in {pygame.WINDOWSIZECHANGED, pygame.WINDOWRESIZED, WAKE}:
            self._stale = True
        elif event.type == pygame.WINDOWFOCUSGAINED:
            self._watched(on=True)
        else:
            if event.type == pygame.WINDOWFOCUSLOST:
                self._watched(on=False)
            self._refresh()  # an input means what it met, even between two frames
            for told in self._meant(event):
                self._stale |= not isinstance(told, Hovered)
                if self._step(self.screen.on_event(told, self.room)):
                    break

    def _watched(self, *, on: bool) -> None:
        if self.reader is not None:
            self.reader.focused(on=on)

    def _meant(self, event: pygame.event.Event) -> tuple[Event, ...]:
        """What an input means for the screen."""
        if event.type == WISH:
            return fulfil(self.page, event.action, event.id)
        return Hands(self.page).handle(self._in_pixels(event))

    def _in_pixels(self, event: pygame.event.Event) -> pygame.event.Event:
        """A mouse event where a window counts in points and its surface in smaller pixels."""
        points, pixels = self.window.size, self.surface.get_size()
        if points == pixels or not hasattr(event, "pos"):
            return event
        scale = pixels[0] / max(1, points[0])
        pos = round(event.pos[0] * scale), round(event.pos[1] * scale)
        return pygame.event.Event(event.type, {**event.dict, "pos": pos})

    def _step(self, step: Step | None) -> bool:
        match step:
            case Push(screen):
                self._push(screen)
            case Reset(screen):
                self.stack.clear()
                self._push(screen)
            case Pop():
                self.stack.pop()
        self._stale |= step is not None
        return step is not None

    def _push(self, screen: Screen) -> None:
        self.stack.append((screen, Page(screen.title)))
        self._stale = True

    def _refresh(self) -> None:
        """Build the tree again if the screen, the window or the settings changed."""
        self._follow_settings()
        least = getattr(self.screen, "least_text", 1.0)
        ink = self._ink(self.room.theme, max(self.room.text_scale, least))
        if self._stale or ink != self.room.ink:
            self.room.ink = ink
            self.page.title = self.screen.title
            self.page.turn_to(getattr(self.screen, "place", ""))
            self._set_stage()
            self.page.show(self.screen.build(self.room), ink)
            self._stale = False
            if self.stage is not None and isinstance(self.screen, Presented):
                theirs = Ink(ink.theme, *self.stage.size, ink.text_scale)
                self.stage.show(self.screen.projected(self.room), theirs)

    def _set_stage(self) -> None:
        """A window for the room, as long as something is presented to it."""
        presented = isinstance(self.screen, Presented)
        if self.stage is not None and not presented:
            self.stage.close()
            self.stage = None
        elif self.stage is None and presented:
            display = other_display(self.window)
            self.stage = None if display is None else Stage(display, self.screen.title)
        self.room.apart = self.stage is not None

    def _follow_settings(self) -> None:
        if self._fullscreen != self.room.fullscreen:
            self._fullscreen = self.room.fullscreen
            if self._fullscreen:
                self.window.set_fullscreen(desktop=True)
            else:
                self.window.set_windowed()

    def _point(self) -> None:
        """Let the mouse look like what it can do here."""
        if self.page.cursor != self._cursor:
            self._cursor = self.page.cursor
            with suppress(pygame.error):  # some screens have no such cursor, some no mouse
                pygame.mouse.set_cursor(CURSORS[self._cursor])

    def _tell(self) -> None:
        """Write the semantic tree where somebody asked for it."""
        shown = self.page.ops()  # the same object until something looks different
        if self.reader is not None and (shown is not self._read or self.reader.fresh):
            self._read = shown
            self.reader.show(self.page.title, self.nodes)
        if self._tree_file and shown is not self._told:
            self._told = shown
            tree.write(self.nodes(), Path(self._tree_file))

    # ---- the loop ----------------------------------------------------------------------------
    def wake(self) -> None:
        """Something arrived from a thread: build and draw again. Safe from any thread."""
        pygame.event.post(pygame.event.Event(WAKE))

    async def run(self) -> None:
        """Frame after frame until the player leaves; waits for input while nothing moves."""
        clock = pygame.time.Clock()
        try:
            while not self.over:
                self.frame(min(clock.tick(round(1 / FRAME)) / 1_000, LONGEST_STEP), self._inputs())
                await asyncio.sleep(0)
        finally:
            self.close()

    def _inputs(self) -> list[pygame.event.Event]:
        if self.still < IDLE_AFTER or self.page.waiting:
            return pygame.event.get()
        for _nap in range(round(IDLE_WAIT / NAP)):  # `event.wait` looks a thousand times a second
            if found := pygame.event.get():
                return found
            pygame.time.wait(round(NAP * 1_000))
        return []

    def close(self) -> None:
        """Shut the window."""
        if self.audio is not None:
            self.audio.close()
        if self.stage is not None:
            self.stage.close()
        self.window.destroy()


def play(app: App) -> None:
    """Run an app until the player leaves."""
    asyncio.run(app.run())
