"""Why a decision cannot be taken, in words that a player can act on."""

from dataclasses import dataclass

TEMPLATES = {
    "R1": "That needs {needed}. You have {cash}; the bank lends {loan}.",
    "R2": "This takes {needed} political capital, you have {left}. "
    "Ask for less, or deliver something first.",
    "R3": "The firm is already changing as much as it can: {changes}. Let one finish.",
    "R4": "That was the {number} move. Take one back, or wait for the next quarter.",
    "R4 two": "This takes {needed} moves, and there is {left} left. "
    "Take one back, or wait for the next quarter.",
    "R5": "You have {left} of your time left; this takes {needed}.",
    "R6": "{department} does not answer to you. Without a sponsor it may simply say no.",
    "R7": "The shares of {whole} add up to {total}, not {wanted}.",
    "R8": "{name} goes from {low} to {high} {unit}.",
    "R9": "Structure is fixed in this round. Note it for the next one.",
    "R10": "There is no customer executive to give this to. Appoint one first.",
    "R11": "That is how it already is.",
    "R12": "{department} was moved {weeks} weeks ago. Leave the chart alone until week {until}.",
    "R13": "Then {department} would report to itself in the end.",
    "R14": "Only {seats} can set this.",
    "R15": "There is nothing like that to answer, or to roll back.",
    "R16": "This rests on “{decision}”. Do that first.",
    "R17": "“{decision}” is not offered in this scenario.",
}
"""Texts of all refusals by code; what stands behind a blank in a code is a variant of its text."""

ORDINALS = ("first", "first", "second", "third", "fourth", "fifth", "sixth")
NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of a scenario's money."""

    amount: int
    symbol: str

    def __str__(self) -> str:
        return f"{'-' if self.amount < 0 else ''}{self.symbol}{abs(self.amount):,}"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A decision that cannot be taken."""

    code: str
    text: str
    template: str = ""
    """The sentence with its blanks, for other languages; empty where the text has none."""
    values: tuple[tuple[str, object], ...] = ()
    """What stands in the blanks: words, numbers, sums, and tuples of alternatives or of a list."""

    def __str__(self) -> str:
        return self.text


class Refused(Exception):  # noqa: N818  # an answer to a player, not an error
    """A decision that cannot be taken; the text is for players."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.text)
        self.refusal = refusal


def refuse(code: str, **values: object) -> Refusal:
    """The refusal of a code, its sentence filled in."""
    shown = {name: _in_english(name, value) for name, value in values.items()}
    template = TEMPLATES[code]
    text = template.format(**shown)
    return Refusal(code.split(maxsplit=1)[0], text, template, tuple(values.items()))


def _in_english(name: str, value: object) -> object:
    if not isinstance(value, tuple):
        return value
    return either(list(value)) if name == "seats" else ", ".join(value)


def either(names: list[str]) -> str:
    """One, or another, or a third."""
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def number(value: float) -> str:
    """A number as a sentence says it: without the noise of its last bits."""
    return f"{round(value, 6) + 0.0:,g}" if abs(value) < 1_000 else f"{value:,.0f}"  # noqa: PLR2004


def counted(count: int, names: tuple[str, ...]) -> str:
    """A small number in words."""
    return names[count] if 0 <= count < len(names) else str(count)
