"""What each department is paid for: a matrix that can be dragged, and where it pulls apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.present.figures import number, shared_out
from game.present.names import GOALS, department, goal, goal_meaning
from game.present.tensions import Tension, tensions
from game.seat import Seat
from game.words import _
from sim.decisions.dates import eventually
from sim.decisions.goals import Row as Paid
from sim.decisions.goals import SetGoals, goals_of
from sim.decisions.rebuilding import before
from sim.flows import Goals as Shares
from sim.policy import Policy
from sim.scenario.names import DEPARTMENTS

type Row = tuple[int, ...]
"""Six shares in per cent, in the order of `GOALS`; they sum to 100."""
type Rows = dict[str, Row]

WHOLE = 100
STEP = 5
FREED_TO = (GOALS.index("cx"), GOALS.index("revenue"))
"""Who gets what is taken from the only goal there is."""


@dataclass(frozen=True, slots=True)
class GoalCell:
    """A share of one department's pay."""

    goal: str
    value: int
    before: int
    """When the quarter began."""
    lived: int
    """As people work by now: goals take time to sink in."""
    tip: str


@dataclass(frozen=True, slots=True)
class GoalRow:
    """What one department is paid for."""

    department: str
    name: str
    cells: tuple[GoalCell, ...]


@dataclass(frozen=True, slots=True)
class Goals:
    """The matrix, and the tensions in it."""

    columns: tuple[tuple[str, str], ...]
    """Id and name of each goal."""
    rows: tuple[GoalRow, ...]
    tensions: tuple[Tension, ...]
    note: str
    changed: tuple[str, ...]
    """Departments whose row was changed and not yet decided."""


def goals(seat: Seat, drafted: Mapping[str, Row] | None = None) -> Goals:
    """The matrix as decided, or as it is being dragged."""
    decided = rows(seat)
    shown = {**decided, **(drafted or {})}
    then = _rows_of(before(seat.policy, seat.first_week(seat.quarter), seat.case))
    lived = _lived(seat)
    return Goals(
        columns=tuple((name, goal(name)) for name in GOALS),
        rows=tuple(_row(name, shown[name], then[name], lived[name]) for name in DEPARTMENTS),
        tensions=tensions(seat, {name: _shares(row) for name, row in shown.items()}),
        note=_note(shown),
        changed=tuple(name for name in DEPARTMENTS if shown[name] != decided[name]),
    )


def rows(seat: Seat) -> Rows:
    """What has been decided, once it has come."""
    return _rows_of(seat.policy)


def _rows_of(policy: Policy) -> Rows:
    levers = eventually(policy)
    return {name: _in_percent(goals_of(levers, name)) for name in DEPARTMENTS}


def _lived(seat: Seat) -> Rows:
    model = seat.run.model
    agents = (model.marketing, model.sales, model.service, model.it)
    pairs = zip(DEPARTMENTS, agents, strict=True)
    return {name: _in_percent(agent.standing.goals) for name, agent in pairs}


def _in_percent(shares: Shares) -> Row:
    return tuple(int(x) for x in shared_out(tuple(WHOLE * x for x in shares), 0))


def _shares(row: Row) -> Shares:
    return Shares(*(share / WHOLE for share in row))


def _row(name: str, row: Row, then: Row, lived: Row) -> GoalRow:
    cells = zip(GOALS, row, then, lived, strict=True)
    return GoalRow(name, department(name), tuple(_cell(name, *cell) for cell in cells))


def _cell(name: str, what: str, value: int, then: int, lived: int) -> GoalCell:
    tip = _(
        "{value}% of what {name} is paid for is {meaning}. When the quarter began it was {then}%; "
        "so far people work as if it were {lived}%."
    )
    told = tip.format(
        value=value, name=department(name), meaning=goal_meaning(what), then=then, lived=lived
    )
    return GoalCell(what, value, then, lived, told)


def _note(shown: Mapping[str, Row]) -> str:
    share = sum(row[GOALS.index("cx")] for row in shown.values()) / len(shown)
    return _("CX is {n}% of pay on average. Rows always add up to 100.").format(n=number(share))


def dragged(row: Row, which: int, value: int, locked: frozenset[int] = frozenset()) -> Row:
    """A row after one share was dragged to a value: the others give or take in proportion.

    It depends on the row at the time the mouse went down and on nothing between, so dragging there
    and back restores the row.

    Args:
        row: as it was when the drag began.
        which: the share that is dragged.
        value: where to, in per cent; it is put on the grid of fives.
        locked: shares that must stay.
    """
    free = [k for k in range(len(row)) if k != which and k not in locked]
    if which in locked or not free:
        return row
    room = row[which] + sum(row[k] for k in free)
    aimed = min(max(0, STEP * round(value / STEP)), STEP * (room // STEP))
    if aimed == row[which] or abs(value - row[which]) * 2 < STEP:
        return row
    given = _given(row, free, room - aimed)
    return tuple(aimed if k == which else given.get(k, share) for k, share in enumerate(row))


def _given(row: Row, free: list[int], rest: int) -> dict[int, int]:
    """The rest, given to the free shares in proportion to what they had, in steps."""
    had = {k: row[k] for k in free}
    if not any(had.values()):
        heir = next((k for k in FREED_TO if k in had), free[0])
        return {**had, heir: rest}
    total, odd = sum(had.values()), rest % STEP
    parts = tuple(share * (rest - odd) / total / STEP for share in had.values())
    steps = shared_out(parts, 0)
    given = {k: int(step) * STEP for k, step in zip(had, steps, strict=True)}
    largest = max(given, key=lambda k: given[k])
    return {**given, largest: given[largest] + odd}


def decision(seat: Seat, drafted: Mapping[str, Row]) -> SetGoals | None:
    """The decision that sets what was dragged; None where nothing changes."""
    decided = rows(seat)
    new = {name: row for name, row in drafted.items() if row != decided[name]}
    if not new:
        return None
    return SetGoals(**{name: Paid(**_shares(row)._asdict()) for name, row in new.items()})
