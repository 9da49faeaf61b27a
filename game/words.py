"""The texts of the interface: English in the source, other languages by gettext."""

import gettext
from pathlib import Path

from sim.scenario.texts import Text

DOMAIN = "silo"
FOLDER = Path(__file__).parent / "locale"


class _Speech:
    """The language that is spoken now."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.texts = gettext.translation(DOMAIN, FOLDER, [language], fallback=True)


_now = [_Speech("en")]


def speak(language: str) -> None:
    """Use a language from now on; where it has no words, English."""
    _now[0] = _Speech(language)


def language() -> str:
    """The language that is spoken."""
    return _now[0].language


def _(text: str) -> str:
    """A text in the language that is spoken."""
    return _now[0].texts.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """A text that depends on a number, which it may name as `{n}`."""
    return _now[0].texts.ngettext(one, many, count).format(n=count)


def spoken(text: Text) -> str:
    """A scenario's own text in the language that is spoken."""
    return text.spoken(language())
