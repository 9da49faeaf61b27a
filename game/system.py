"""What the player's system wants: dark or light, and which languages."""

import subprocess
import sys
from functools import cache

PATIENCE = 2.0
"""Seconds after which a system that does not answer wants nothing."""


def languages_by_system() -> list[str]:
    """The languages that the player's system speaks, the first choice first."""
    from pygame.system import get_pref_locales  # noqa: PLC0415  # only where a window is wanted

    return [one["language"] for one in get_pref_locales()]


@cache
def dark_by_system() -> bool:
    """Whether the player's system shows dark windows; asked once."""
    if sys.platform == "win32":
        return _dark_in_windows()
    if sys.platform == "darwin":
        return "dark" in _said("defaults", "read", "-g", "AppleInterfaceStyle")
    return "dark" in _said("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")


def _dark_in_windows() -> bool:
    if sys.platform == "win32":
        import winreg  # noqa: PLC0415  # there is none elsewhere

        where = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, where) as key:
                return bool(winreg.QueryValueEx(key, "AppsUseLightTheme")[0] == 0)
        except OSError:
            return False
    return False


def _said(*words: str) -> str:
    """What a program of the system says; nothing where there is none."""
    try:
        done = subprocess.run(  # noqa: S603  # our own words
            words, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.lower()
