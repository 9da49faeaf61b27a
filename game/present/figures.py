"""How numbers are written: one minus sign, one form for money, and what a change is worth."""

from dataclasses import dataclass

from game.numerals import localised, numerals
from game.words import _
from sim.scenario.schema import Currency

MINUS = "−"
TENTH, TEN = 0.05, 10.0
"""Below this nothing is left to be shown with one digit; from ten on, one digit is enough."""


SCALES = 1e9, 1e6, 1e3


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with everything that may be said of it."""

    id: str
    label: str
    value: float
    text: str
    tip: str
    """What it is, in what unit, and why it changed or what a change means."""
    unit: str = ""
    change: float | None = None
    change_text: str = ""
    better: str = "neither"
    """up, down or neither."""
    digits: int = 0

    @property
    def verdict(self) -> str:
        """Whether the change is good, bad, or neither."""
        if self.better == "neither" or not self.change or not any_digit(self.change_text):
            return "same"
        return "good" if (self.change > 0.0) == (self.better == "up") else "bad"


def any_digit(text: str) -> bool:
    """Whether a figure says anything but nought."""
    return any(sign in "123456789" for sign in text)


def number(x: float, digits: int = 0) -> str:
    """A number with a true minus sign, and never a negative nought."""
    text = localised(f"{abs(x):,.{digits}f}")
    return f"{MINUS}{text}" if x < 0.0 and any_digit(text) else text


def signed(x: float, digits: int = 1) -> str:
    """A change: with its sign, unless it is nought."""
    text = number(x, digits)
    return f"+{text}" if x > 0.0 and any_digit(text) else text


def percent(share: float, digits: int = 0) -> str:
    """A share in per cent."""
    return number(100.0 * share, digits) + numerals().percent


def signed_percent(share: float, digits: int = 0) -> str:
    """A change of a share, in points of a hundred."""
    return signed(100.0 * share, digits)


def span(low: float, high: float, digits: int = 0) -> str:
    """From where to where."""
    return _("{low} to {high}").format(low=number(low, digits), high=number(high, digits))


def money(u: float, currency: Currency) -> str:
    """An amount of the model in the scenario's money, in at most three figures."""
    amount = u * currency.unit
    size, unit = _scaled(abs(amount))
    before = numerals().money.startswith("{symbol}")
    gap = "\N{NO-BREAK SPACE}" if before and currency.symbol[-1:].isalpha() else ""
    sign = MINUS if amount < 0.0 and any_digit(size) else ""
    return sign + numerals().money.format(symbol=currency.symbol + gap, amount=size + unit)


def signed_money(u: float, currency: Currency) -> str:
    """A change of an amount."""
    text = money(u, currency)
    return f"+{text}" if u > 0.0 and any_digit(text) else text


def _scaled(size: float) -> tuple[str, str]:
    for scale, unit in zip(SCALES, numerals().scales, strict=True):
        if size >= scale * (1.0 - TENTH / TEN):
            return _figures(size / scale), unit
    return number(size), ""


def _figures(x: float) -> str:
    return number(x, 0 if x >= TEN * TEN else 1)


def shared_out(values: tuple[float, ...], digits: int = 1) -> tuple[float, ...]:
    """Parts rounded so that they still sum to their rounded total (largest remainders)."""
    unit = 10.0**digits
    exact = [value * unit for value in values]
    floors = [int(x // 1.0) for x in exact]
    left = round(sum(exact)) - sum(floors)
    order = sorted(range(len(exact)), key=lambda k: floors[k] - exact[k])
    raised = set(order[: max(0, left)])
    return tuple((floor + (k in raised)) / unit for k, floor in enumerate(floors))
