"""What a head of department has its people do: shares of their time that sum to 100."""

from game.present.figures import percent, shared_out
from game.seat import Seat
from game.words import _
from sim.decisions.own_effort import LEAST, OwnEffort
from sim.scenario.names import TASKS

type Row = tuple[int, ...]
"""Per cent of the time, in the order of the department's tasks."""

WHOLE = 100
FLOOR = round(WHOLE * LEAST)


def task_name(task: str) -> str:
    """What people do."""
    return {
        "hype": _("Making the brand loud"),
        "calibrate": _("Saying what will be delivered"),
        "listen": _("Listening"),
        "close": _("Closing deals"),
        "fit": _("Selling what fits"),
        "throughput": _("Closing cases quickly"),
        "care": _("Solving cases well"),
        "root": _("Looking for causes"),
        "run": _("Keeping things running"),
        "features": _("Building what is new"),
        "fixes": _("Mending known faults"),
        "integrate": _("Joining systems"),
    }[task]


def stands(seat: Seat, department: str) -> Row:
    """How the time is spent now, in whole per cent, no task below the floor."""
    sealed = seat.policy.levers(seat.week + 1).sealed
    shares = [float(getattr(sealed, task)) for task in TASKS[department]]
    if sum(shares) <= 0.0:
        now = seat.now
        shares = [float(getattr(now, f"effort_{department}_{task}")) for task in TASKS[department]]
    return fitted(tuple(shares))


def fitted(shares: tuple[float, ...]) -> Row:
    """Shares as whole per cent that sum to 100, none below the floor."""
    whole = sum(shares)
    free = WHOLE - FLOOR * len(shares)
    above = [max(0.0, WHOLE * share / whole - FLOOR) for share in shares]
    total = sum(above)
    parts = shared_out(tuple(free * part / total for part in above), 0)
    return tuple(FLOOR + int(part) for part in parts)


def spent(row: Row, which: int, value: int) -> Row:
    """A row after one task was given so much time: the others give or take in proportion.

    It depends on the row at the time the mouse went down and on nothing between.

    Args:
        row: as it was when the drag began.
        which: the task that is dragged.
        value: where to, in per cent.
    """
    most = WHOLE - FLOOR * (len(row) - 1)
    aimed = max(FLOOR, min(value, most))
    if aimed == row[which]:
        return row
    others = [k for k in range(len(row)) if k != which]
    had = [row[k] - FLOOR for k in others]
    weights = had if any(had) else [1] * len(had)
    parts = shared_out(tuple((most - aimed) * weight / sum(weights) for weight in weights), 0)
    given = {k: FLOOR + int(part) for k, part in zip(others, parts, strict=True)}
    return tuple(aimed if k == which else given[k] for k in range(len(row)))


def decision(department: str, row: Row) -> OwnEffort:
    """The decision that a row comes to."""
    shares = {task: part / WHOLE for task, part in zip(TASKS[department], row, strict=True)}
    return OwnEffort.model_validate({"kind": "own_effort", **shares})


def in_words(meant: OwnEffort) -> str:
    """What a department is to do, in words."""
    shares = meant.of(meant.department)
    return ", ".join(f"{task_name(task)} {percent(share)}" for task, share in shares.items())
