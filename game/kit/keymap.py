"""Keys of the player's own choice: screens name the usual key, the player presses another."""

from collections.abc import Mapping

_now: dict[str, str] = {}


def use(chosen: Mapping[str, str]) -> None:
    """From now on, these keys stand for the usual ones they are listed by."""
    _now.clear()
    _now.update(chosen)


def meant(pressed: str) -> str:
    """The usual key that a pressed one stands for; nothing if its work was given to another."""
    for usual, chosen in _now.items():
        if chosen == pressed:
            return usual
    return "" if pressed in _now else pressed


def now(usual: str) -> str:
    """The key to press where screens name a usual one."""
    return _now.get(usual, usual)
