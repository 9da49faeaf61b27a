"""What a screen is, and what it may answer."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, runtime_checkable

from game.kit import keymap
from game.kit.base import Widget
from game.kit.events import Event
from game.kit.ink import Ink
from game.settings import SYSTEM, Settings
from game.system import dark_by_system, languages_by_system
from game.words import chosen, language, speak


@runtime_checkable
class Screen(Protocol):
    """One thing the player does at a time."""

    @property
    def title(self) -> str:
        """What the window and the list of keys call it."""

    def build(self, room: Any) -> Widget:
        """The widgets, from what is known now."""

    def on_event(self, event: Event, room: Any) -> "Step | None":
        """Answer a control; the tree is built again afterwards, except after Hovered."""

    def tick(self, seconds: float, room: Any) -> "bool | Step":
        """Time passes; true if the tree must be built again, or a step that is due by itself."""


@runtime_checkable
class Presented(Protocol):
    """A screen of which a room may see something in a window of its own."""

    def projected(self, room: Any) -> Widget:
        """What the room sees."""


@dataclass(frozen=True)
class Push:
    """Put a screen on top; Pop comes back to this one."""

    screen: Screen


@dataclass(frozen=True)
class Pop:
    """Back to the screen below; from the lowest, out of the game."""


@dataclass(frozen=True)
class Reset:
    """This screen and nothing below it."""

    screen: Screen


type Step = Push | Pop | Reset


def _nobody() -> None:
    """Nobody to be woken: a room without a window."""


def _unheard(name: str) -> None:
    """No loudspeaker: a room without a window."""
    del name


@dataclass
class Room:
    """What every screen may use.

    `ink` is kept up to date by the app: screens ask it how much room there is (`ink.roomy`,
    `ink.wide`). `clock` counts seconds since the window opened. The rest is put in by whoever opens
    the game.
    """

    ink: Ink
    clock: float = 0.0
    theme: str = "light"
    text_scale: float = 1.0
    fullscreen: bool = False
    leaving: bool = False
    apart: bool = False
    """Whether a room has a window of its own for what is presented to it."""
    wake: Callable[[], None] = _nobody
    """Called from any thread: something has arrived, build again."""
    sound: Callable[[str], None] = _unheard
    """Plays a sound by name."""
    settings: Settings = field(default_factory=Settings)
    seat: Any = None
    foresight: Any = None
    things: dict[str, Any] = field(default_factory=dict)

    def follow(self) -> None:
        """Let the settings hold from now on."""
        wish = self.settings
        system = "dark" if wish.theme == SYSTEM and dark_by_system() else "light"
        self.theme = system if wish.theme == SYSTEM else wish.theme
        self.text_scale, self.fullscreen = wish.text / 100, wish.fullscreen
        keymap.use(wish.keys)
        spoken = chosen(languages_by_system()) if wish.language == SYSTEM else wish.language
        if spoken != language():
            speak(spoken)
