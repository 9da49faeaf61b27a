"""What every widget can do: say its size, place its parts, draw itself, and answer mouse and keys.

A widget is a frozen dataclass. It is compared by value, so a picture drawn for an equal widget is
used again. What changes without the screen's doing (focus, the place of a cursor) is a `Look`.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal, NamedTuple, Protocol

import pygame

from game.kit.events import Event
from game.kit.ink import Ink


class Span(NamedTuple):
    """Widths: the least at which nothing is cut, and the one it would like."""

    least: int
    natural: int


class Look(NamedTuple):
    """How a control stands at the moment; `mark` and `under` are its own business.

    `mark` is set by its answers to mouse and keys, such as where a cursor is; `under` is what its
    `trace` finds under the mouse.
    """

    hovered: bool = False
    focused: bool = False
    pressed: bool = False
    mark: Hashable = None
    under: Hashable = None


PLAIN = Look()


class Spot(NamedTuple):
    """A place inside a control that can be clicked on its own."""

    id: str
    role: str
    label: str
    rect: pygame.Rect
    value: str = ""
    tip: str = ""


class Answer(NamedTuple):
    """What a control makes of an input: events for the screen, and its new mark."""

    events: tuple[Event, ...] = ()
    mark: Hashable = None


class Rule(Protocol):
    """Measures widgets and remembers what it found; `game.kit.layout.Ruler` is the one there is."""

    ink: Ink

    def span(self, widget: "Widget") -> Span: ...
    def height(self, widget: "Widget", width: int) -> int: ...
    def least(self, widget: "Widget", width: int) -> int: ...
    def once(self, owner: "Widget", make: Callable[[], "Widget"], at: int = 0) -> "Widget": ...
    def lengths(self, owner: "Widget", at: int, make: Callable[[], list[int]]) -> list[int]: ...
    def offset(self, name: str) -> int: ...


type Part = tuple["Widget", pygame.Rect]


class Widget:
    """Anything on a screen."""

    role: ClassVar[str] = ""
    cached: ClassVar[bool] = True
    """Is its picture kept? Plain boxes are quicker to draw than to keep."""

    def span(self, rule: Rule) -> Span:
        """Its least and its natural width."""
        return Span(0, 0)

    def height_at(self, rule: Rule, width: int) -> int:
        """Its natural height at a width."""
        return 0

    def least_at(self, rule: Rule, width: int) -> int:
        """The height it can live with."""
        return rule.height(self, width)

    def baseline(self, rule: Rule, width: int) -> int:
        """How far below its top the foot of its letters lies."""
        return round(rule.height(self, width) * 0.78)

    def parts(self, rule: Rule, box: pygame.Rect) -> Sequence[Part]:
        """Its children and where they go."""
        return ()

    def paints(self) -> bool:
        """Does it draw anything itself?"""
        return False

    def paint(self, target: pygame.Surface, box: pygame.Rect, ink: Ink, look: Look) -> None:
        """Draw it into a box of the target."""

    def node(self) -> tuple[str, str, str, str]:
        """Id, label, value and description for the semantic tree."""
        return "", "", "", ""


class Control(Widget):
    """A widget that takes part: it has an id, focus, mouse and keys."""

    id: str
    enabled: bool
    keeps: ClassVar[bool] = False
    """Does it go on taking keys after a mere click?"""
    types: ClassVar[bool] = False
    """Do letters go to it rather than to shortcuts?"""

    cursor: ClassVar[Literal["hand", "sideways", "text", "arrow"]] = "hand"
    """How the mouse looks over it."""

    def focusable(self) -> bool:
        """Can Tab come to it?"""
        return self.enabled

    def spots(self, rule: Rule, box: pygame.Rect) -> tuple[Spot, ...]:
        """Places inside that have an id of their own."""
        return ()

    def shortcut(self) -> str:
        """The key that clicks it from anywhere."""
        return ""

    def keys(self) -> tuple[tuple[str, str], ...]:
        """Keys it understands while it has the focus, and what they do."""
        return ()

    def trace(self, at: tuple[int, int], box: pygame.Rect, rule: Rule) -> Hashable:
        """Which of its parts lies under the mouse: few values, for each one is a picture."""
        return None

    def on_press(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        """The mouse goes down on it."""
        return Answer(mark=mark)

    def on_drag(self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable) -> Answer:
        """The mouse moves while held."""
        return Answer(mark=mark)

    def on_release(
        self, at: tuple[int, int], box: pygame.Rect, rule: Rule, mark: Hashable
    ) -> Answer:
        """The mouse is let go."""
        return Answer(mark=mark)

    def on_key(self, name: str, mark: Hashable) -> Answer | None:
        """A key while it has the focus; None if the key is none of its own."""
        return None

    def on_text(self, text: str, mark: Hashable) -> Answer | None:
        """Text while it has the focus."""
        return None


@dataclass(frozen=True)
class Spacer(Widget):
    """Nothing, wherever room is left over."""


def inner(box: pygame.Rect, left: int, top: int, right: int, bottom: int) -> pygame.Rect:
    """The box less its margins."""
    width, height = max(0, box.w - left - right), max(0, box.h - top - bottom)
    return pygame.Rect(box.x + left, box.y + top, width, height)
