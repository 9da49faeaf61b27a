"""The texts of the interface: English in the source, other languages in `game/locale`."""

from collections.abc import Iterable

from game.catalogue import Catalogue, catalogue, languages
from game.kit import tongue
from sim.scenario.texts import FIRST_LANGUAGE, Text

__all__ = ("_", "chosen", "language", "languages", "n_", "speak", "spoken")


class _Speech:
    """The language that is spoken now."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.texts: Catalogue = catalogue(language)


_now = [_Speech(FIRST_LANGUAGE)]


def speak(language: str) -> None:
    """Use a language from the next text on; where it has no words, English."""
    _now[0] = _Speech(language)


def language() -> str:
    """The language that is spoken."""
    return _now[0].language


def chosen(wished: Iterable[str]) -> str:
    """The first of these languages that the game speaks, else English.

    Args:
        wished: as a system names them: `de`, `de_AT`, `de-CH`.
    """
    known = languages()
    short = (name.replace("-", "_").split("_")[0].lower() for name in wished)
    return next((name for name in short if name in known), FIRST_LANGUAGE)


def _(text: str) -> str:
    """A text in the language that is spoken."""
    return _now[0].texts.gettext(text)


def n_(one: str, many: str, count: int) -> str:
    """A text that depends on a number, which it may name as `{n}`."""
    return _now[0].texts.ngettext(one, many, count).format(n=count)


def spoken(text: Text) -> str:
    """A scenario's own text in the language that is spoken."""
    return text.spoken(language())


tongue.use(_)
