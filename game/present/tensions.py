"""Where pay pulls apart: sentences that hold, each tied to two cells of the matrix.

A sentence is shown only where both of its conditions hold: by the model's own table of what tasks
do for goals, the department would rather do the one task than the other; and the goals that the
sentence names really weigh.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.present.figures import percent
from game.present.names import GOALS, department
from game.seat import Seat
from game.words import _
from sim.flows import Goals as Shares
from sim.rules.effort import worth
from sim.scenario.names import DEPARTMENTS

WEIGHS = 0.2
"""From this share of pay on, a goal counts as something one is paid for."""
UNPAID = 0.05

type Cell = tuple[str, str]
"""Department and goal."""


@dataclass(frozen=True, slots=True)
class Tension:
    """A sentence about two cells."""

    id: str
    text: str
    cells: tuple[Cell, Cell]
    size: float
    """How far the one task is worth more than the other."""


@dataclass(frozen=True, slots=True)
class _Pull:
    """A department that would rather do one task than another."""

    id: str
    cell: Cell
    task: str
    than: str
    other: Cell
    paid: bool
    """Whether the other cell must weigh, too."""


PULLS = (
    _Pull("short-calls", ("service", "cost"), "throughput", "care", ("service", "cx"), paid=False),
    _Pull("loud", ("marketing", "leads"), "hype", "calibrate", ("marketing", "cx"), paid=False),
    _Pull("close", ("sales", "revenue"), "close", "fit", ("sales", "cx"), paid=False),
    _Pull("lights-on", ("it", "uptime"), "run", "fixes", ("it", "cx"), paid=False),
    _Pull("film-bill", ("marketing", "leads"), "hype", "calibrate", ("service", "cost"), paid=True),
    _Pull("yes", ("sales", "revenue"), "close", "fit", ("service", "cx"), paid=True),
    _Pull("faults", ("it", "uptime"), "run", "fixes", ("service", "cost"), paid=True),
    _Pull("frozen", ("it", "uptime"), "run", "features", ("marketing", "leads"), paid=True),
)


def _sentence(name: str) -> str:
    return {
        "short-calls": _("Service is paid to keep calls short; customers want cases solved."),
        "loud": _("Marketing is paid to be loud; customers want to hear what they will get."),
        "close": _("Sales is paid to sign; customers want what fits them."),
        "lights-on": _("IT is paid to keep the lights on; customers want known faults mended."),
        "film-bill": _(
            "Marketing is paid for interest; what it promises too much arrives at Service as "
            "cases, and Service is paid to be cheap."
        ),
        "yes": _(
            "Sales is paid to say yes; Service is paid for how customers fare with what was sold."
        ),
        "faults": _(
            "IT is paid for calm; the faults it leaves come back as calls that Service is paid "
            "to avoid."
        ),
        "frozen": _(
            "IT is paid for calm; Marketing is paid for leads and asks for something new to show."
        ),
    }[name]


def tensions(seat: Seat, rows: Mapping[str, Shares]) -> tuple[Tension, ...]:
    """What pulls apart in these rows, the strongest first."""
    found = [*_pulls(seat, rows), *_nobody_keeps(rows)]
    return tuple(sorted(found, key=lambda tension: -tension.size))


def _pulls(seat: Seat, rows: Mapping[str, Shares]) -> Iterator[Tension]:
    for pull in PULLS:
        name = pull.cell[0]
        more = value(seat, name, rows[name], pull.task) - value(seat, name, rows[name], pull.than)
        weighs = weight(rows, pull.cell) >= WEIGHS
        met = not pull.paid or weight(rows, pull.other) >= WEIGHS
        if weighs and met and more > 0.0:
            text = _sentence(pull.id) + _unseen(seat, pull, rows)
            yield Tension(pull.id, text, (pull.cell, pull.other), more)


def _unseen(seat: Seat, pull: _Pull, rows: Mapping[str, Shares]) -> str:
    """Why a department that is paid for customers still turns to the other task."""
    name = pull.cell[0]
    if pull.other != (name, "cx") or weight(rows, pull.other) < WEIGHS:
        return ""
    sight = percent(getattr(seat.now, f"visibility_{name}"))
    text = _("{name} is paid for that as well, but sees only {share} of it.")
    return " " + text.format(name=department(name), share=sight)


def _nobody_keeps(rows: Mapping[str, Shares]) -> Iterator[Tension]:
    """Somebody is paid for winning customers and nobody for keeping them."""
    kept = max(row.retention for row in rows.values())
    cared = max(row.cx for row in rows.values())
    if kept < UNPAID and cared < WEIGHS and weight(rows, ("sales", "revenue")) >= WEIGHS:
        text = _("Sales is paid for winning customers; nobody is paid for keeping them.")
        cells = (("sales", "revenue"), ("service", "retention"))
        yield Tension("nobody-keeps", text, cells, WEIGHS - kept)


def weight(rows: Mapping[str, Shares], cell: Cell) -> float:
    """What a cell weighs, 0 to 1."""
    return float(rows[cell[0]][GOALS.index(cell[1])])


def value(seat: Seat, name: str, row: Shares, task: str) -> float:
    """What a task seems worth to a department with these goals, as far as it can see."""
    settings = seat.run.model.p.goals
    sight = getattr(seat.now, f"visibility_{name}")
    see = settings.retention_service if name == "service" else settings.retention_sight
    return float(worth(getattr(settings.beliefs, task), row, sight, see))


assert {pull.cell[0] for pull in PULLS} == set(DEPARTMENTS)  # noqa: S101  # each has one
