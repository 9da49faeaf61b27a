"""The few words of the kit's own, in whatever language the game speaks."""

from collections.abc import Callable

_speaker: list[Callable[[str], str]] = [str]


def use(translate: Callable[[str], str]) -> None:
    """Let somebody translate what the kit says."""
    _speaker[0] = translate


def say(words: str) -> str:
    """The kit's words in the language of the game; English where nobody translates."""
    return _speaker[0](words)
