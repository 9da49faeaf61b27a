"""The tutorial: which hint fits what the player sees, does and has done.

It watches facts, and never the clock of the sitting; it can be left and taken up again at any time.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from types import MappingProxyType
from typing import Self

from game.present.figures import number, signed
from game.present.tutorial_steps import CHANGES, Occasion, Phase, Saying, Screen, Step, load_steps
from game.words import spoken
from sim.measures import Readings

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Facts:
    """What the tutorial may know: what the player sees and has done, not what will come."""

    quarter: int = 1
    phase: Phase = "planning"
    screen: Screen = "live"
    week: int = 0
    """Weeks of this quarter that have been lived."""
    decided: tuple[str, ...] = ()
    """Kinds of the decisions of this quarter."""
    ever: tuple[str, ...] = ()
    """Kinds of all decisions in force."""
    clicked: Mapping[str, int] = NOTHING
    """How often each control was used since the quarter began."""
    happened: tuple[str, ...] = ()
    """Ids of the events that have happened."""
    rest: float = 0.0
    """Seconds since the player last touched anything."""
    words: Mapping[str, str] = field(default_factory=dict)
    """Words for the blanks of texts: a name, the brand."""
    numbers: Mapping[str, float] = field(default_factory=dict)
    """Numbers for them, and for `above` and `below` (`numbers_of`)."""


@dataclass(frozen=True, slots=True)
class Hint:
    """What the rail says now."""

    id: str
    text: str
    points_to: tuple[str, ...]
    """Controls that are lit up."""
    needs_a_nod: bool
    """Whether nothing but `Tutorial.nod` ends it."""


class Tutorial:
    """Goes through the steps as the game does.

    Args:
        steps: as `load_steps` reads them.
        passed: ids of steps that are behind the player, when a game is taken up again.
    """

    def __init__(self, steps: tuple[Step, ...], passed: Iterable[str] = ()) -> None:
        self.steps = steps
        self.passed = set(passed)
        self.left = False
        """Whether the player wants no hints."""
        self._begun: set[str] = set()
        said = (one.when for step in steps for one in step.says if one.when is not None)
        told = (one for step in steps for one in (step.when, *step.done))
        self._rests = {one.rest for one in (*said, *told) if one.rest is not None}

    @classmethod
    def load(cls, path: Path) -> Self:
        """The tutorial of a file.

        Raises:
            TutorialError: With every fault that was found.
        """
        return cls(load_steps(path, path.name))

    def now(self, facts: Facts) -> Hint | None:
        """The hint that fits, or None; steps that the facts fulfil are passed on the way."""
        if self.left:
            return None
        for step in self.steps:
            # What began after a rest stays: to move the mouse towards a hint must not end it.
            here = replace(facts, rest=inf) if step.id in self._begun else facts
            if step.id in self.passed or not holds(step.when, here):
                continue
            if any(holds(one, facts) for one in step.done):
                self.passed.add(step.id)
                continue
            saying = next((one for one in step.says if _fits(one, facts)), None)
            if saying is not None:
                self._begun.add(step.id)
                text = said(spoken(saying.text), facts)
                return Hint(step.id, text, step.points_to, not step.done)
        return None

    def ripens(self, before: float, rest: float) -> bool:
        """Whether so many seconds of rest may say something that fewer did not."""
        return any(before < one <= rest for one in self._rests)

    def nod(self, facts: Facts) -> None:
        """The player has read the hint and wants to go on, whether or not it is done."""
        hint = self.now(facts)
        if hint is not None:
            self.passed.add(hint.id)

    def leave(self) -> None:
        """No more hints."""
        self.left = True

    def take_up(self) -> None:
        """Hints again, from where the game is now."""
        self.left = False


def holds(occasion: Occasion, facts: Facts) -> bool:
    """Whether a state of the game is the one at hand."""
    o, clicked, numbers = occasion, facts.clicked, facts.numbers
    return (
        o.quarter in {None, facts.quarter}
        and o.phase in {None, facts.phase}
        and o.screen in {None, facts.screen}
        and facts.week >= (o.week or 0)
        and len(facts.decided) >= (o.moves or 0)
        and (not o.clicked or any(clicked.get(one, 0) >= o.times for one in o.clicked))
        and _among(o.decided, facts.decided)
        and _among(o.ever, facts.ever)
        and not set(o.never) & set(facts.ever)
        and _among(o.happened, facts.happened)
        and all(name in numbers and numbers[name] > level for name, level in o.above.items())
        and all(name in numbers and numbers[name] < level for name, level in o.below.items())
        and facts.rest >= (o.rest or 0.0)
    )


def _among(wanted: tuple[str, ...], found: tuple[str, ...]) -> bool:
    return not wanted or any(one in found for one in wanted)


def _fits(saying: Saying, facts: Facts) -> bool:
    """Whether a text is meant for these facts, and can be filled in with them."""
    known = {*facts.words, *facts.numbers}
    return (saying.when is None or holds(saying.when, facts)) and known.issuperset(saying.blanks)


def said(text: str, facts: Facts) -> str:
    """A text with its blanks filled in."""
    numbers = {name: figure(name, value) for name, value in facts.numbers.items()}
    return text.format_map({**numbers, **facts.words})


def figure(name: str, value: float) -> str:
    """A number as a sentence says it: changes with their sign, the rest whole."""
    return signed(value) if name in CHANGES else number(value)


def numbers_of(
    first: Readings, before: Readings, now: Readings, drawn: float | None = None
) -> dict[str, float]:
    """What texts may say of a quarter, and of the time since the first day.

    Args:
        first: the metrics before play began.
        before: as the quarter began.
        now: as they are.
        drawn: where the player thought brand equity would be now.
    """
    found: dict[str, float] = {
        f"{part}_since": getattr(now, part) - getattr(first, part)
        for part in ("salience", "image", "trust", "loyalty")
    }
    found |= {
        "be_change": now.brand_equity - before.brand_equity,
        "pile_change": now.open_cases - before.open_cases,
        "pile": now.open_cases,
        "gap": 100.0 * now.promise_gap,
    }
    return found if drawn is None else found | {"guess_error": now.brand_equity - drawn}
