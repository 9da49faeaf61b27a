"""The steps of a tutorial as a file declares them, read and checked.

    - id: first_message
      minute: 0
      when: {quarter: 1, phase: planning}
      says:
        - text: {en: "{customer} has just written to you.", de: "…"}
      points_to: [voice-1]
      done:
        - {clicked: [voice-1]}

A step waits for the state of the game, never for a clock; `minute` is only the plan. A text whose
numbers are not at hand is not said.
"""

import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from sim.scenario.checks import fault
from sim.scenario.events import Quarter, choice, one_of
from sim.scenario.faults import Fault, ScenarioError, clean, listed, proposal, quoted
from sim.scenario.names import TUTORIAL_DECISIONS
from sim.scenario.stream import read_tree
from sim.scenario.texts import FrozenMap, Id, Text
from sim.scenario.tree import Node
from sim.scenario.units import Group
from sim.scenario.validate import validate

FORMAT = "silo-tutorial/1"
LONGEST = 160
"""Characters of a hint, its blanks filled in."""
WORDS = {"customer": "Maximiliane", "again": "Maximiliane", "brand": "Tallowby", "best": "W" * 30}
"""Words that a text may leave a blank for, and how long they may be."""
CHANGES = (
    *("be_change", "pile_change", "guess_error", "worth"),
    *("salience_since", "image_since", "trust_since", "loyalty_since"),
)
"""Numbers that are said with their sign."""
COUNTS = ("pile", "gap")
"""Numbers that are said as whole ones."""
BLANKS = {**WORDS, **dict.fromkeys(CHANGES, "−10.0"), **dict.fromkeys(COUNTS, "100")}
LANGUAGES = ("en", "de")
CONTROLS = (
    *("end-quarter", "pause", "faster", "add-move", "sketch", "confirm-end-quarter"),
    *("journey-next", "cell-service-cx", "cell-service-cost"),
    *(f"go-{screen}" for screen in ("live", "goals", "budgets", "voice", "report")),
    *(f"offer-{kind}" for kind in TUTORIAL_DECISIONS),
    *(f"voice-{place}" for place in range(1, 4)),
    *(f"reason-{place}" for place in range(1, 7)),
)
"""Controls that a step may point to, or wait for."""

type Phase = Literal["planning", "predicting", "running", "reading", "after"]
"""Moves are made; the line is drawn; weeks pass; a report is open; the last quarter is over."""
type Screen = Literal["live", "goals", "budgets", "moves", "voice", "report", "predict", "debrief"]
Control = Annotated[str, one_of(*CONTROLS), choice(*CONTROLS)]
Kind = Annotated[str, one_of(*TUTORIAL_DECISIONS), choice(*TUTORIAL_DECISIONS)]
Number = Annotated[str, one_of(*CHANGES, *COUNTS)]
Whole = Annotated[int, Field(ge=0, le=100, json_schema_extra={"unit": "count"})]


def _numbers(levels: FrozenMap[float]) -> FrozenMap[float]:
    for name in levels:
        if name not in {*CHANGES, *COUNTS}:
            told = f"{quoted(name)} is no number. {proposal(name, (*CHANGES, *COUNTS))}"
            raise PydanticCustomError("sentence", "{error}", {"error": told})
    return levels


Levels = Annotated[FrozenMap[float], AfterValidator(_numbers)]


class Occasion(Group):
    """A state of the game: all that is said must hold, and of a list at least one."""

    quarter: Quarter | None = None
    """The quarter that is planned or lived; while a report is open, the one that comes next."""
    phase: Phase | None = None
    """What is going on."""
    screen: Screen | None = None
    """What is looked at."""
    week: Whole | None = None
    """So many weeks of the quarter have been lived, or more."""
    moves: Whole | None = None
    """So many moves were made in this quarter, or more."""
    clicked: tuple[Control, ...] = ()
    """One of these controls was used since the quarter began."""
    times: Annotated[Whole, Field(ge=1)] = 1
    """So often, or more."""
    decided: tuple[Kind, ...] = ()
    """One of these was decided in this quarter."""
    ever: tuple[Kind, ...] = ()
    """One of these was decided in this game."""
    never: tuple[Kind, ...] = ()
    """None of these was decided in this game."""
    happened: tuple[Id, ...] = ()
    """One of these events has happened."""
    above: Levels = FrozenMap({})
    """Each of these numbers is known, and higher than this."""
    below: Levels = FrozenMap({})
    """Each of these numbers is known, and lower than this."""
    rest: Annotated[float | None, Field(gt=0, le=600, json_schema_extra={"unit": "seconds"})] = None
    """Nobody has touched anything for so long."""

    @model_validator(mode="after")
    def _says_something(self) -> "Occasion":
        if not self.model_fields_set:
            raise ValueError("should say what must hold, as `phase: running`")
        return self


class Saying(Group):
    """What may be said at a step, and when rather this than the next."""

    when: Occasion | None = None
    """Only then."""
    text: Text
    """The words, with blanks as `{customer}` or `{be_change}`."""

    @property
    def blanks(self) -> tuple[str, ...]:
        """The names of all blanks."""
        return blanks_of(" ".join(self.text.values()))


class Step(Group):
    """One step: when it comes, what it says, where it points, and when it is done."""

    id: Id
    """Its name."""
    minute: Annotated[float, Field(ge=0, le=60, json_schema_extra={"unit": "minutes"})]
    """When it should come, in the plan of the sitting."""
    when: Occasion
    """When it may be said."""
    says: Annotated[tuple[Saying, ...], Field(min_length=1, max_length=8)]
    """What is said: the first that fits."""
    points_to: tuple[Control, ...] = ()
    """The controls that are lit up."""
    done: tuple[Occasion, ...] = ()
    """It is done once one of these holds; else when the player says so."""


class _File(Group):
    format: Literal["silo-tutorial/1"] = Field(alias="schema")
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=100)]


class TutorialError(ScenarioError):
    """A tutorial that cannot be used; `faults` holds every reason that was found."""


def load_steps(path: Path, shown: str | None = None) -> tuple[Step, ...]:
    """The steps of a file, in their order.

    Args:
        path: The file.
        shown: How faults name it.

    Raises:
        TutorialError: With every fault that was found.
    """
    name = clean(shown or str(path))
    tree, faults = read_tree(path, name)
    if tree is None:
        raise TutorialError(faults)
    file, found = validate(_File, tree, tree.plain())
    if file is not None:
        found = list(_flaws(file.steps, tree))
    if file is None or faults or found:
        raise TutorialError(sorted([*faults, *found], key=lambda one: one.line))
    return file.steps


def blanks_of(text: str) -> tuple[str, ...]:
    """The names of the blanks in a text."""
    return tuple(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _flaws(steps: tuple[Step, ...], tree: Node) -> Iterator[Fault]:
    """What lies between the parts of a tutorial, and in its words."""
    seen: set[str] = set()
    for place, step in enumerate(steps):
        if step.id in seen:
            yield fault(tree, f"the id {quoted(step.id)} is taken", "steps", place, "id")
        if place and step.minute < steps[place - 1].minute:
            yield fault(tree, "is earlier than the step before", "steps", place, "minute")
        seen.add(step.id)
        for turn, saying in enumerate(step.says):
            for text in _amiss(saying.text):
                yield fault(tree, text, "steps", place, "says", turn, "text")


def _amiss(text: Text) -> Iterator[str]:
    """What is wrong with a text."""
    if missing := [language for language in LANGUAGES if language not in text]:
        yield f"{listed(missing)} is missing"
    for language, words in text.items():
        if not re.fullmatch(r"([^{}]|\{[a-z_]+\})*", words):
            yield f"a brace in {quoted(words)} belongs to no blank"
            continue
        for name in blanks_of(words):
            if name not in BLANKS:
                yield f"there is no blank {quoted(name)}. {proposal(name, tuple(BLANKS))}"
        length = len(re.sub(r"\{([a-z_]+)\}", lambda blank: BLANKS.get(blank[1], ""), words))
        if length > LONGEST:
            yield f"`{language}` has {length} characters, at most {LONGEST}"
