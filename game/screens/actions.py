"""All that has a key of its own, with the usual one: what can be given another."""

from game.words import _

FIXED = frozenset({
    "tab", "shift+tab", "return", "space", "escape", "left", "right", "up", "down", "home", "end",
    "pageup", "pagedown", "backspace", "delete", "f1", "f2",
})  # fmt: skip
"""Keys that mean the same on every screen; space is both: it presses what has the focus."""


def actions() -> dict[str, str]:
    """What each key does, by the usual key."""
    return {
        "space": _("Pause and go on"),
        "+": _("Faster; a minute more"),
        "-": _("Slower; a minute less"),
        "e": _("End quarter; seal; go on"),
        "1": _("Live"),
        "2": _("Goals"),
        "3": _("Budgets"),
        "4": _("Structure"),
        "5": _("Voice"),
        "6": _("Why?"),
        "7": _("Report"),
        "8": _("Decisions"),
        "o": _("Another look at the crowd"),
        "k": _("Keep"),
        "d": _("Discard"),
        "ctrl+z": _("Undo"),
        "ctrl+shift+z": _("Redo"),
        "n": _("Next step of a journey"),
        "b": _("Step before; begin; blank; hold: your bonus"),
        "h": _("Hints on the way"),
        "p": _("Play; present to a room"),
        "c": _("Continue"),
        "t": _("Timer"),
        "f": _("Freeze"),
        "f10": _("Settings"),
        "f11": _("Full screen"),
    }


def holder(key: str, wanted: str, chosen: dict[str, str]) -> str:
    """Who has a key already, apart from the one who wants it; empty if nobody has.

    Args:
        key: the key that is wanted.
        wanted: the usual key of the one who wants it.
        chosen: keys of the player's own choice, by the usual one.
    """
    if key in FIXED and key != wanted:
        return _("a key of every screen")
    for usual, name in actions().items():
        if usual != wanted and chosen.get(usual, usual) == key:
            return name
    return ""
