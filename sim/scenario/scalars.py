"""Unquoted words of a file, read as YAML 1.2 (core schema) reads them.

`no` and `12:30` are text, `010` is ten, `1_000` is text. (YAML 1.1, which PyYAML resolves by
itself, makes them False, 750, eight and a thousand.)
"""

import re

MOST_DIGITS = 18
"""Digits of a whole number: what 64 bits hold."""
LONGEST_NUMBER = 400
"""Characters of any number; nobody types more, and reading more takes its time."""

_WORDS: dict[str, str | int | float | bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


class NumberTooLongError(ValueError):
    """A number with more digits than any quantity has."""


def resolve(word: str) -> str | int | float | bool | None:
    """What an unquoted word of a file means."""
    if word in _WORDS:
        return _WORDS[word]
    # Nothing that is no number may cost more than a look at its first character.
    if word[0] not in "+-.0123456789":
        return word
    for pattern, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if pattern.fullmatch(word):
            return _integer(word, base)
    if _FLOAT.fullmatch(word):
        if len(word) > LONGEST_NUMBER:
            raise NumberTooLongError
        return float(word)
    return word


def _integer(word: str, base: int) -> int:
    digits = word.lstrip("+-") if base == 10 else word[2:]  # noqa: PLR2004
    significant = digits.lstrip("0")
    if len(significant) > MOST_DIGITS:
        raise NumberTooLongError
    value = int(significant or "0", base)
    return -value if word[0] == "-" else value
