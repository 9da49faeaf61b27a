"""What is wrong with a file, in sentences that say how to put it right."""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

LONGEST_QUOTE = 60
"""Characters of a file's own text that a fault repeats at most."""
LONGEST_LIST = 14
"""Choices that a fault lists at most."""
MOST_FAULTS = 100
"""Faults that are told of one scenario; whoever has more mends these first."""
MOST_CHOICES = 300
"""Names among which a likely one is looked for; a file of thousands must not take minutes."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    path: str
    """The file in which the wrong value stands, as a person would name it."""
    line: int
    """Counted from 1; 0 where a file could not be read at all."""
    key: str
    """Dotted path to the value; empty where the file as a whole is meant."""
    text: str
    """What is wrong, as a sentence without its subject."""

    def __str__(self) -> str:
        """`file:line: key: what is wrong`, always on one line."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return clean(f"{place}: {self.key}: {self.text}" if self.key else f"{place}: {self.text}")


class ScenarioError(Exception):
    """A scenario that cannot be used; `faults` holds every reason that was found."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """One line a fault."""
        return "\n".join(str(fault) for fault in self.faults)


def clean(text: str) -> str:
    """The text with everything that does not print written as an escape: one line stays one."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)


def quoted(value: object) -> str:
    """A value of the file as a fault repeats it: short and on one line."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case dict():
            return "a mapping"
        case list():
            return "a list"
    text = clean(str(value))
    return f"`{text[: LONGEST_QUOTE - 1]}…`" if len(text) > LONGEST_QUOTE else f"`{text}`"


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice somebody who typed `name` most likely meant, if any is close."""
    known = {choice.casefold(): choice for choice in sorted(choices, reverse=True)}
    if len(known) > MOST_CHOICES:
        return None
    typed = name.casefold().replace(" ", "_")[:LONGEST_QUOTE]
    for spelling in dict.fromkeys((typed, typed.replace("_", "-"), typed.replace("-", "_"))):
        found = difflib.get_close_matches(spelling, known, n=1, cutoff=0.65)
        if found:
            return known[found[0]]
    return None


def listed(choices: Sequence[str]) -> str:
    """Choices one after the other, the last after an `or`."""
    names = [f"`{choice}`" for choice in choices]
    if len(names) > LONGEST_LIST:
        return ", ".join(names[:LONGEST_LIST]) + f" and {len(names) - LONGEST_LIST} more"
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def proposal(name: str, choices: Sequence[str]) -> str:
    """What to say behind a name that does not exist: the likely one, else all there are."""
    meant = nearest(name, choices)
    if meant is not None:
        return f"Did you mean `{meant}`?"
    return f"There is {listed(choices)}." if choices else "None exists."
