"""Who is connected, and what the host knows of a case."""

import asyncio
import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from game.session.messages import Ask
from game.session.room import Plain
from sim.room import ALWAYS

type Role = Literal["player", "facilitator", "wall"]

MOST_WAITING = 100
"""Answers that a connection may leave unread."""


@dataclass(eq=False)
class Member:
    """A connection of somebody who said who it is."""

    role: Role
    device: str
    language: str = "en"
    looking: tuple[int, str] | None = None
    """Whose shoulder the facilitator looks over."""
    question: tuple[Ask, Callable[[], Plain]] | None = None
    """What was asked last and waits for the worker."""
    asking: asyncio.Task[None] | None = None
    answers: asyncio.Queue[Plain] = field(default_factory=lambda: asyncio.Queue(MOST_WAITING))
    """What has been answered and not been sent."""
    seen: dict[str, str] = field(default_factory=dict)
    """What was sent last, by kind."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)

    def told(self, answer: Plain | None) -> None:
        """Something to send, if there is something."""
        if answer is None:
            return
        with contextlib.suppress(asyncio.QueueFull):  # who sends and never reads gets no answers
            self.answers.put_nowait(answer)


@dataclass(frozen=True, slots=True)
class Case:
    """What the host knows of a scenario without the simulation."""

    title: Mapping[str, str]
    company: str
    quarters: int
    events: Mapping[str, Plain]
    timeouts: Mapping[int, Plain]
    """By quarter: minutes, prompt, note."""
    notes: Mapping[str, str]
    """The facilitator's note of the scenario, by language."""
    briefing: Mapping[str, str] = field(default_factory=dict)
    """What everybody reads first, by language."""
    questions: tuple[Mapping[str, str], ...] = ()
    """For the talk afterwards, by language."""
    rounds: int = 2
    """As the scenario plans."""
    seats: tuple[str, ...] = ALWAYS
    """Around each firm, in the order in which they decide."""


def said_in(texts: Mapping[str, str], language: str) -> str:
    """A text of a scenario; English where it has no words in a language, or else what it has."""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")
