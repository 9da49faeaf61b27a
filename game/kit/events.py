"""What a screen is told: by control id, never by pixel."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Clicked:
    """A button, option or spot was clicked, or got Enter; x and y lie within it, 0 to 1."""

    id: str
    x: float = 0.5
    y: float = 0.5


@dataclass(frozen=True, slots=True)
class Changed:
    """A control wants a new value; `done` is false while the mouse still holds it."""

    id: str
    value: Any
    done: bool = True


@dataclass(frozen=True, slots=True)
class Toggled:
    """A switch, or the lock of a cell."""

    id: str
    on: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """The text of a field, after each change."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """Enter in a field."""

    id: str


@dataclass(frozen=True, slots=True)
class KeyPressed:
    """A key that nothing on the screen took: "space", "p", "+", "escape", "ctrl+z"."""

    name: str


@dataclass(frozen=True, slots=True)
class Hovered:
    """The mouse, or the focus by keys, came to something; it left everything if the id is empty."""

    id: str
    x: float = 0.5
    y: float = 0.5


type Event = Clicked | Changed | Toggled | Typed | Submitted | KeyPressed | Hovered
