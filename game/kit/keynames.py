"""Keys by the names that screens, tests and the key help use."""

import pygame

from game.kit.tongue import say

_NAMES = {
    pygame.K_RETURN: "return",
    pygame.K_KP_ENTER: "return",
    pygame.K_SPACE: "space",
    pygame.K_ESCAPE: "escape",
    pygame.K_TAB: "tab",
    pygame.K_BACKSPACE: "backspace",
    pygame.K_DELETE: "delete",
    pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right",
    pygame.K_UP: "up",
    pygame.K_DOWN: "down",
    pygame.K_HOME: "home",
    pygame.K_END: "end",
    pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown",
    **{getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)},
}
CODES = {name: key for key, name in _NAMES.items() if key != pygame.K_KP_ENTER}


HELD = {
    pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT,
    pygame.K_LMETA, pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCKCLEAR,
}  # fmt: skip
"""Keys that mean nothing by themselves."""


def key_name(event: pygame.event.Event) -> str:
    """What a key press is called: "space", "p", "+", "shift+tab", "ctrl+z"."""
    held = "ctrl+" if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META) else ""
    name = _NAMES.get(event.key)
    if name:
        return held + ("shift+" if event.mod & pygame.KMOD_SHIFT else "") + name
    if not held and event.unicode and event.unicode.isprintable():
        return str(event.unicode).lower()
    shift = "shift+" if held and event.mod & pygame.KMOD_SHIFT else ""
    return held + shift + pygame.key.name(event.key)


def press(name: str) -> dict[str, object]:
    """The parts of the event that a key of this name makes; for tests."""
    *held, bare = name.split("+") if len(name) > 1 else [name]
    mod = (pygame.KMOD_CTRL if "ctrl" in held else 0) | (
        pygame.KMOD_SHIFT if "shift" in held else 0
    )
    code = CODES.get(bare, ord(bare) if len(bare) == 1 else 0)
    typed = " " if bare == "space" else bare if len(bare) == 1 and not held else ""
    return {"key": code, "mod": mod, "unicode": typed, "scancode": 0}


def shown_key(name: str) -> str:
    """A key as it is printed on the keyboard."""
    if name in {"-", "+"}:
        return name.replace("-", "−")
    printed = {
        "return": "Enter",
        "escape": "Esc",
        "space": say("Space"),
        "ctrl": say("Ctrl"),
        "shift": say("Shift"),
        "left": say("Left"),
        "right": say("Right"),
        "up": say("Up"),
        "down": say("Down"),
        "backspace": say("Backspace"),
        "delete": say("Delete"),
        "home": say("Home"),
        "end": say("End"),
        "pageup": say("Page up"),
        "pagedown": say("Page down"),
    }
    return "+".join(printed.get(part, part.capitalize()) for part in name.split("+"))
