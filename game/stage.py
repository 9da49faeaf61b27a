"""A second window for a room: on another display, the whole of it, and nothing to press in it."""

import pygame

from game.kit.base import Widget
from game.kit.draw import Easel
from game.kit.ink import Ink
from game.kit.page import Page

CENTRED_ON = 0x2FFF0000
"""SDL's position for a window in the middle of a display; the display's number is added."""
SHARE = 0.8
"""Of the display, before the window fills it."""


def other_display(window: pygame.Window) -> int | None:
    """The number of a display that the window is not on; None where there is only one.

    Two that show the same count as one: what a room looks at would lie over the notes.
    """
    sizes = pygame.display.get_desktop_sizes()
    if len(sizes) < 2:  # noqa: PLR2004  # a display for the room and one for the facilitator
        return None
    first, second = (_bounds(display, size) for display, size in enumerate(sizes[:2]))
    if first.colliderect(second):
        return None
    here = window.position[0] + window.size[0] // 2, window.position[1] + window.size[1] // 2
    return 0 if second.collidepoint(here) else 1


def _bounds(display: int, size: tuple[int, int]) -> pygame.Rect:
    """Where a display lies; a window that nobody sees asks for its middle."""
    probe = pygame.Window("", (64, 64), position=_middle_of(display), hidden=True)
    box = pygame.Rect((0, 0), size)
    box.center = probe.position[0] + 32, probe.position[1] + 32
    probe.destroy()
    return box


def _middle_of(display: int) -> tuple[int, int]:
    return CENTRED_ON | display, CENTRED_ON | display


class Stage:
    """The window that a room looks at.

    Args:
        display: which.
        title: of the window.
    """

    def __init__(self, display: int, title: str) -> None:
        wide, high = pygame.display.get_desktop_sizes()[display]
        size = round(SHARE * wide), round(SHARE * high)
        self.window = pygame.Window(
            title, size, position=_middle_of(display), resizable=True, allow_high_dpi=True
        )
        self.window.set_fullscreen(desktop=True)
        self.page, self.easel = Page(title), Easel()

    @property
    def size(self) -> tuple[int, int]:
        """In pixels."""
        return self.window.get_surface().get_size()

    def owns(self, event: pygame.event.Event) -> bool:
        """Whether an event came from this window."""
        return getattr(event, "window", None) == self.window

    def show(self, tree: Widget, ink: Ink) -> None:
        """Another picture."""
        self._ink = ink
        self.page.show(tree, ink)

    def draw(self, now: float) -> bool:
        """Bring the window up to date; whether anything had to be done."""
        drawn = self.easel.draw(self.window.get_surface(), self.page.ops(), self._ink, now)
        if drawn:
            self.window.flip()
        return drawn

    def close(self) -> None:
        """Shut it."""
        self.window.destroy()
