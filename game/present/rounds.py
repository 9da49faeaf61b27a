"""Both rounds of a room side by side: bonuses first, then the brand and the silo tax."""

from dataclasses import dataclass
from pathlib import Path

from game.present.figures import number, signed, signed_money
from game.present.names import seat_name
from game.words import _
from sim.journal import Journal
from sim.run import QUARTER, Run
from sim.scenario.schema import Currency
from sim.seats import SEATS, Tax, pay, tax

type Line = tuple[tuple[float, float], ...]


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
    names = tuple((who, seat_name(who), _mean(first, who), _mean(second, who)) for who in SEATS)
    worth = tax(first, second)
    return Rounds(names, (_line(first), _line(second)), worth, second.case.currency)


def _mean(run: Run, who: str) -> str:
    """The bonus of a round in points: the mean of its quarters."""
    earned = [pay(run, who, quarter) for quarter in range(1, run.week // QUARTER + 1)]
    points = [one.points for one in earned if one is not None]
    return number(sum(points) / len(points)) if points else "–"


def _line(run: Run) -> Line:
    return tuple((float(week), one.brand_equity) for week, one in enumerate(run.history))


def tax_text(seen: Rounds) -> tuple[str, str]:
    """The silo tax: a headline and what it is made of; less than nothing is said as such."""
    equity, profit = seen.tax.equity, seen.tax.profit
    head = _("Silo tax: {equity} points of brand equity, {profit} of profit.").format(
        equity=signed(equity), profit=signed_money(profit, seen.currency)
    )
    both = equity > 0.0, profit > 0.0
    if equity == profit == 0.0:
        said = _("The second round changed nothing.")
    elif both == (True, True):
        said = _("The second round left the firm better off in both.")
    elif equity <= 0.0 and profit <= 0.0:
        said = _("The second round left the firm worse off.")
    elif equity > 0.0:
        said = _("The second round brought more for the brand, and not more profit.")
    else:
        said = _("The second round brought more profit, and not more for the brand.")
    how = _("It is the second round less the first: same customers, same luck, and a year more.")
    return head, f"{said} {how}"
