"""How each language writes its numbers."""

from dataclasses import dataclass

from game.kit import tongue
from game.words import language


@dataclass(frozen=True, slots=True)
class Numerals:
    """How a language writes numbers."""

    thousands: str
    decimals: str
    percent: str
    """How per cent follows its number."""
    scales: tuple[str, str, str]
    """Thousands of millions, millions, thousands."""
    money: str
    """An amount with its symbol."""


FORMS = {
    "en": Numerals(",", ".", "%", ("bn", "m", "k"), "{symbol}{amount}"),
    "de": Numerals(
        ".", ",", "\u00a0%", ("\u00a0Mrd.", "\u00a0Mio.", "\u00a0Tsd."), "{amount}\u00a0{symbol}"
    ),
}


def numerals() -> Numerals:
    """How the language that is spoken writes numbers."""
    return FORMS.get(language(), FORMS["en"])


def localised(text: str) -> str:
    """A number that is written the English way, as the language writes it."""
    return text.translate({ord(","): numerals().thousands, ord("."): numerals().decimals})


tongue.write_with(localised)
