"""Both rounds of a room side by side: bonuses first, then the brand and the silo tax."""

from dataclasses import dataclass
from pathlib import Path

from game.present.figures import any_digit, number, signed, signed_money
from game.present.names import seat_name
from game.words import _
from sim.journal import Journal
from sim.run import QUARTER, Run
from sim.scenario.schema import Currency
from sim.seats import Tax, pay, seats_of, tax

type Line = tuple[tuple[float, float], ...]
type Points = tuple[tuple[str, str, str], ...]
"""Seats, their names, and what each earned in a round."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """What a room has played."""

    bonuses: tuple[tuple[str, str, str, str], ...]
    """Seat, its name, and points in each round: the mean of its quarters."""
    lines: tuple[Line, Line]
    """Brand equity in each round."""
    tax: Tax
    currency: Currency


def first_round(path: Path) -> Run:
    """The first round of a room, lived again from its journal."""
    return Run.replay(Journal.read(path))


def rounds(first: Run, second: Run) -> Rounds:
    """Both rounds beside each other; takes a while, for each lives a year more."""
    names = bonuses(means(first), means(second))
    worth = tax(first, second)
    return Rounds(names, (_line(first), _line(second)), worth, second.case.currency)


def means(run: Run) -> Points:
    """What each seat earned in a round."""
    return tuple((who, seat_name(who), _mean(run, who)) for who in seats_of(run.case))


def bonuses(first: Points, second: Points) -> tuple[tuple[str, str, str, str], ...]:
    """What each seat earned in both rounds."""
    pairs = zip(first, second, strict=True)
    return tuple((*one, other) for one, (_who, _name, other) in pairs)


def _mean(run: Run, who: str) -> str:
    """The bonus of a round in points: the mean of its quarters."""
    earned = [pay(run, who, quarter) for quarter in range(1, run.week // QUARTER + 1)]
    points = [one.points for one in earned if one is not None]
    return number(sum(points) / len(points)) if points else "–"


def _line(run: Run) -> Line:
    return tuple((float(week), one.brand_equity) for week, one in enumerate(run.history))


def differences(found: Tax, currency: Currency) -> tuple[str, str]:
    """Round 2 less round 1, brand equity and profit; empty where there is nothing to be seen."""
    texts = signed(found.equity), signed_money(found.profit, currency)
    brand, profit = (text if any_digit(text) else "" for text in texts)
    return brand, profit


def tax_text(found: Tax, currency: Currency) -> tuple[str, str]:
    """The silo tax: a headline and what it is made of; less than nothing is said as such."""
    brand, profit = differences(found, currency)
    how = _("It is the second round less the first: same customers, same luck, and a year more.")
    return _head(brand, profit), f"{_verdict(brand, profit)} {how}"


def _head(brand: str, profit: str) -> str:
    """What is seen of it, and nothing of noughts."""
    if brand and profit:
        text = _("Silo tax: {equity} points of brand equity, {profit} of profit.")
        return text.format(equity=brand, profit=profit)
    if brand:
        text = _("Silo tax: {equity} points of brand equity; profit came out alike.")
        return text.format(equity=brand)
    if profit:
        text = _("Silo tax: {profit} of profit; brand equity came out alike.")
        return text.format(profit=profit)
    return _("Silo tax: none. Both rounds came out alike.")


def _verdict(brand: str, profit: str) -> str:
    if not brand and not profit:
        return _("The second round changed nothing.")
    for_brand, for_profit = brand.startswith("+"), profit.startswith("+")
    if for_brand and for_profit:
        return _("The second round left the firm better off in both.")
    if for_brand:
        return _("The second round brought more for the brand, and not more profit.")
    if for_profit:
        return _("The second round brought more profit, and not more for the brand.")
    return _("The second round left the firm worse off.")
