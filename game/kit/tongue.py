"""The few words and numbers of the kit's own, in whatever language the game speaks."""

from collections.abc import Callable

_speaker: list[Callable[[str], str]] = [str]
_writer: list[Callable[[str], str]] = [str]


def use(translate: Callable[[str], str]) -> None:
    """Let somebody translate what the kit says."""
    _speaker[0] = translate


def say(words: str) -> str:
    """The kit's words in the language of the game; English where nobody translates."""
    return _speaker[0](words)


def write_with(localise: Callable[[str], str]) -> None:
    """Let somebody write numbers as the language of the game does."""
    _writer[0] = localise


def written(number: str) -> str:
    """A number, given as English writes it, in the language of the game."""
    return _writer[0](number)
