"""Strict JSON, and how a journal says no.

`json` alone reads NaN, drops the first of two equal keys, and fails on deep nesting with an error
that nobody expects. Whatever enters a journal, from a caller or from a file, passes through here.
"""

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

DEEPEST = 20
"""Lists and objects inside one another."""
WORD = 2**64
"""Seeds have 64 bits; no whole number of a journal needs more."""
LONGEST_QUOTE = 60
"""Characters of a stranger's text that a message repeats."""

type Plain = bool | int | float | str | list[Plain] | dict[str, Plain] | None


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where."""

    sentence: str
    path: str | None = None
    line: int | None = None
    altered: bool = False
    """True if the line can be read but is not what was once written."""

    def __str__(self) -> str:
        """`game.journal:17: this line was changed …`, as far as the place is known."""
        place = "".join(f"{part}:" for part in (self.path, self.line) if part is not None)
        return f"{place} {self.sentence}".lstrip()


class JournalError(Exception):
    """A journal cannot be read, was altered, or cannot take what it was asked to take."""

    def __init__(self, *faults: Fault) -> None:
        """All the faults that were found, in the order of the lines."""
        super().__init__(*faults)
        self.faults = faults

    def __str__(self) -> str:
        """One line a fault."""
        return "\n".join(map(str, self.faults))

    @property
    def exit_code(self) -> int:
        """What a command answers: 1 if the journal can be read but was altered, otherwise 2."""
        return 1 if all(fault.altered for fault in self.faults) else 2


def refuse(sentence: str) -> NoReturn:
    """Say what cannot be read or taken; whoever knows the place adds it."""
    raise JournalError(Fault(sentence))


def refuse_altered(sentence: str) -> NoReturn:
    """Say that a line can be read but is not what was once written."""
    raise JournalError(Fault(sentence, altered=True))


def quoted(value: object) -> str:
    """A value as a message may repeat it: on one line, and not at any length."""
    return _clipped(ascii(value))


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


def plain(value: object, where: str, depth: int = 0) -> Plain:
    """A copy made of plain JSON, keys sorted: the one form in which a journal keeps a value."""
    if depth >= DEEPEST and isinstance(value, list | tuple | Mapping):
        refuse(f"`{where}` is nested deeper than {DEEPEST} levels")
    match value:
        case list() | tuple():
            return [plain(item, f"{where}[{i}]", depth + 1) for i, item in enumerate(value)]
        case Mapping():
            return _plain_object(value, where, depth)
    return _plain_scalar(value, where)


def _plain_scalar(value: object, where: str) -> Plain:
    match value:
        case None | bool():
            return value
        case str():
            return _writable(value, where)
        case int():
            return _in_word(int(value), f"`{where}`")
        case float():
            return _finite(float(value), f"`{where}` is")
    return refuse(f"`{where}` is a {type(value).__name__}, which is not plain JSON")


def _plain_object(value: Mapping[object, object], where: str, depth: int) -> dict[str, Plain]:
    for key in value:
        if not isinstance(key, str):
            refuse(f"`{where}` has the key {quoted(key)}: keys are texts")
    texts = {_writable(str(key), where): item for key, item in value.items()}
    inside = f"{where}." if where else ""
    return {key: plain(texts[key], f"{inside}{key}", depth + 1) for key in sorted(texts)}


def _writable(text: str, where: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        what = f"`{where}`" if where else "the line"
        refuse(f"{what} holds half a character (a lone surrogate), which UTF-8 cannot write")
    return str.__str__(text)


def _in_word(number: int, what: str) -> int:
    if abs(number) >= WORD:
        refuse(f"{what} is a whole number beyond 2^64")
    return number


def _finite(number: float, what: str) -> float:
    if not math.isfinite(number):
        refuse(f"{what} {number}, which is not a number that a journal can hold")
    return number


def compact(value: Plain) -> str:
    """The one way in which a plain value is written."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def parse(text: str) -> dict[str, Plain]:
    """One line of JSON as an object, or a refusal that says what is wrong with it."""
    try:
        value = json.loads(
            text,
            object_pairs_hook=_without_twins,
            parse_constant=lambda name: refuse(f"{name} is not a number that a journal can hold"),
            parse_float=lambda digits: _finite(float(digits), f"{_clipped(digits)} means"),
            parse_int=_whole_from,
        )
    except json.JSONDecodeError as error:
        refuse(f"not JSON: {error.msg[0].lower()}{error.msg[1:]} at column {error.colno}")
    except RecursionError:
        refuse(f"nested deeper than {DEEPEST} levels")
    if not isinstance(value, dict):
        refuse("not a JSON object: every line of a journal is one")
    return _plain_object(value, "", -1)  # so that 20 levels remain for what it carries


def _without_twins(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    value = dict(pairs)
    if len(value) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        refuse(f"the key {quoted(twin)} stands there twice")
    return value


def _whole_from(digits: str) -> int:
    # Python itself refuses to convert thousands of digits, with an error of its own.
    longest = len(str(-WORD))
    return _in_word(int(digits[: longest + 1]), _clipped(digits))


def word(name: str, value: object) -> str:
    """A text that is not empty."""
    if not isinstance(value, str) or not value:
        refuse(f"`{name}` must be a text that is not empty, not {quoted(value)}")
    return _writable(value, name)


def whole(name: str, value: object, low: int, beyond: int) -> int:
    """A whole number from `low` up to, but not including, `beyond`."""
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value < beyond:
        refuse(f"`{name}` must be a whole number from {low} to {beyond - 1}, not {quoted(value)}")
    return int(value)


def keyed(name: str, value: object) -> dict[str, Plain]:
    """An object with plain values."""
    if not isinstance(value, Mapping):
        refuse(f"`{name}` must be an object, not {quoted(value)}")
    return _plain_object(value, name, 0)


def known_keys(
    what: str, given: Collection[str], known: Collection[str], optional: Collection[str] = ()
) -> None:
    """Refuse a key that is missing, and one that nobody knows."""
    for key in given:
        if key not in known:
            refuse(f"{what} has no key {quoted(key)}{did_you_mean(key, known)}")
    for key in known:
        if key not in given and key not in optional:
            refuse(f"{what} lacks its key `{key}`")


def did_you_mean(text: str, known: Collection[str]) -> str:
    """The end of a sentence that proposes the nearest known word, if one is near."""
    near = get_close_matches(text, known, n=1)
    return f". Did you mean `{near[0]}`?" if near else f" (there are: {', '.join(known)})"
