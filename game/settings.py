"""What the player has set: kept in one file of its own, outside all games."""

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_config_dir

from game.saves import HOME
from game.words import _, languages

SYSTEM = "system"
"""The theme, or the language, that the player's system has."""
TEXT = 100, 200
"""The least and the largest text, per cent."""
PACES = 3


def _whole(low: int, high: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and value is not True and low <= value <= high


def _keys(value: Any) -> bool:
    return isinstance(value, dict) and all(
        isinstance(part, str) and part for pair in value.items() for part in pair
    )


FITS: dict[str, Callable[[Any], bool]] = {
    "theme": lambda value: value in (SYSTEM, "light", "dark"),
    "text": _whole(*TEXT),
    "calm": lambda value: isinstance(value, bool),
    "fullscreen": lambda value: isinstance(value, bool),
    "language": lambda value: value == SYSTEM or value in list(languages()),
    "effects": _whole(0, 100),
    "ambience": _whole(0, 100),
    "pace": _whole(0, PACES - 1),
    "keys": _keys,
}
"""Each setting, and what it may be."""


@dataclass
class Settings:
    """The settings that hold now; the file has those that the player has chosen.

    The two differ where the command line says something else for one sitting.
    """

    theme: str = "light"
    text: int = 100
    """Size of text, per cent."""
    calm: bool = False
    """Nothing moves that could stand still."""
    fullscreen: bool = False
    language: str = SYSTEM
    effects: int = 40
    """Loudness of what answers the player, 0 to 100."""
    ambience: int = 20
    """Loudness of what goes on by itself, 0 to 100."""
    pace: int = 0
    """Speed with which weeks go by, 0 to 2."""
    keys: dict[str, str] = field(default_factory=dict)
    """Other keys than the usual ones, by the usual one."""
    path: Path | None = None
    """The file; none where nothing is to be kept."""
    fault: str = ""
    """What was wrong with the file, in one sentence."""
    kept: dict[str, Any] = field(default_factory=dict)
    """What is in the file, with what we do not know."""

    def choose(self, name: str, value: Any) -> None:
        """The player wants this, now and next time."""
        setattr(self, name, value)
        self.kept[name] = value
        self._write()

    def override(self, **values: Any) -> None:
        """The command line wants this, for one sitting; None is nothing."""
        for name, value in values.items():
            if value is not None:
                setattr(self, name, value)

    def _write(self) -> None:
        """All or nothing: whoever reads the file never sees half of it."""
        if self.path is None:
            return
        fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            text = json.dumps(self.kept, indent=1, ensure_ascii=False, sort_keys=True)
            fresh.write_text(text + "\n", encoding="utf-8")
            fresh.replace(self.path)
        except OSError as error:
            self.fault = _("Your settings could not be kept: {why}.").format(why=error.strerror)
            with suppress(OSError):
                fresh.unlink(missing_ok=True)

    @classmethod
    def read(cls, path: Path) -> "Settings":
        """The settings in a file; a file that cannot be read is set aside."""
        found = cls(path=path)
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            if not isinstance(told, dict):
                raise TypeError  # noqa: TRY301  # as broken as one that is no JSON at all
        except FileNotFoundError:
            return found
        except (OSError, ValueError, TypeError, RecursionError):
            return cls(path=path, fault=_set_aside(path))
        found._take(told)
        return found

    def _take(self, told: Mapping[str, Any]) -> None:
        """Use what fits; what does not stays in the file until it is chosen anew."""
        self.kept = dict(told)
        wrong = []
        for name, fits in FITS.items():
            if name in told and fits(told[name]):
                setattr(self, name, told[name])
            elif name in told:
                wrong.append(name)
        if wrong:
            text = _("Some settings could not be used, and are as at first: {names}.")
            self.fault = text.format(names=", ".join(wrong))


def settings_path() -> Path:
    """Where the settings are kept."""
    home = os.environ.get(HOME)
    return Path(home or user_config_dir("silo-dynamics", appauthor=False)) / "settings.json"


def _set_aside(path: Path) -> str:
    """Keep a broken file under another name, and say so."""
    aside = path.with_name(f"{path.stem}-broken{path.suffix}")
    with suppress(OSError):
        path.replace(aside)
        text = _("Your settings could not be read. They are as at first; the old file is {name}.")
        return text.format(name=aside.name)
    return _("Your settings could not be read. They are as at first.")
