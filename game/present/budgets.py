"""Who gets how much: four parts of a whole with borders that can be dragged."""

from dataclasses import dataclass

from game.present.figures import money, number, shared_out
from game.present.names import department
from game.seat import Seat
from game.words import _
from sim.decisions.budgets import FLOOR, ShiftBudget, shares
from sim.decisions.dates import eventually
from sim.decisions.rebuilding import before
from sim.policy import Policy
from sim.scenario.names import DEPARTMENTS
from sim.scenario.schema import Scenario

type Parts = tuple[int, ...]
"""Per cent of the whole, a department each."""

WHOLE = 100
MOST_SHIFT = 5
"""Points that a department gains or gives in a quarter."""


@dataclass(frozen=True, slots=True)
class BudgetPart:
    """One department's part."""

    department: str
    name: str
    value: int
    before: int
    """When the quarter began."""
    floor: int
    most: int
    money: str
    """What it comes to in a week."""
    tip: str


@dataclass(frozen=True, slots=True)
class Budgets:
    """The whole, parted."""

    parts: tuple[BudgetPart, ...]
    note: str
    changed: bool


def parts(seat: Seat) -> Parts:
    """The parts as decided, once that has come."""
    return _parts(seat.policy, seat.case)


def _parts(policy: Policy, case: Scenario) -> Parts:
    budgets = eventually(policy).budgets
    exact = (WHOLE * a * b for a, b in zip(shares(case), budgets, strict=True))
    return tuple(int(x) for x in shared_out(tuple(exact), 0))


def began(seat: Seat) -> Parts:
    """The parts when the quarter began."""
    return _parts(before(seat.policy, seat.first_week(seat.quarter), seat.case), seat.case)


def bounds(seat: Seat) -> tuple[tuple[int, int], ...]:
    """From where to where each part may go in this quarter."""
    then, whole = began(seat), shares(seat.case)
    floors = (-(-FLOOR * WHOLE * share // 1) for share in whole)
    return tuple(
        (max(int(floor), part - MOST_SHIFT), part + MOST_SHIFT)
        for floor, part in zip(floors, then, strict=True)
    )


def dragged(seat: Seat, at_start: Parts, border: int, value: int) -> Parts:
    """The parts after a border was dragged: its two neighbours change, within their bounds.

    Args:
        seat: the game.
        at_start: as they were when the drag began.
        border: 0 to 2, counted from the left.
        value: where the border is dragged to, in per cent from the left.
    """
    limits = bounds(seat)
    left, right = at_start[border], at_start[border + 1]
    moved = value - sum(at_start[: border + 1])
    most = min(limits[border][1] - left, right - limits[border + 1][0])
    least = max(limits[border][0] - left, right - limits[border + 1][1])
    moved = max(least, min(moved, most)) if least <= most else 0
    changed = list(at_start)
    changed[border], changed[border + 1] = left + moved, right - moved
    return tuple(changed)


def decision(seat: Seat, drafted: Parts) -> ShiftBudget | None:
    """The decision that sets what was dragged; None where nothing changes."""
    shift = [(new - old) / WHOLE for new, old in zip(drafted, parts(seat), strict=True)]
    if not any(shift):
        return None
    return ShiftBudget(**dict(zip(DEPARTMENTS, shift, strict=True)))


def budgets(seat: Seat, drafted: Parts | None = None) -> Budgets:
    """The whole as decided, or as it is being dragged."""
    decided, then, limits = parts(seat), began(seat), bounds(seat)
    shown = drafted or decided
    rows = zip(DEPARTMENTS, shown, then, limits, strict=True)
    note = _(
        "All of {sum} a week is assigned; what one gains another gives. At most 5 points each."
    )
    whole = money(_whole(seat), seat.case.currency)
    return Budgets(
        parts=tuple(_part(seat, name, value, was, limit) for name, value, was, limit in rows),
        note=note.format(sum=whole),
        changed=shown != decided,
    )


def _part(seat: Seat, name: str, value: int, was: int, limit: tuple[int, int]) -> BudgetPart:
    tip = _(
        "{name} has {value}% of the whole, {money} a week at the scale of the start. When the "
        "quarter began it was {was}%. This quarter it may go from {low}% to {high}%."
    )
    amount = money(_whole(seat) * value / WHOLE, seat.case.currency)
    told = tip.format(
        name=department(name),
        value=number(value),
        money=amount,
        was=was,
        low=limit[0],
        high=limit[1],
    )
    return BudgetPart(name, department(name), value, was, *limit, amount, told)


def _whole(seat: Seat) -> float:
    """Operating spend of a week at the start, u."""
    finance = seat.case.parameters.finance
    service = finance.head * seat.case.start.staff
    return float(finance.marketing + finance.sales + service + finance.it)
