"""Departments and goals: a table of cells, each bar and number in one."""

from collections.abc import Collection

from game.kit.widgets import Cell, Grid, Icon, Row, Text, Widget
from game.present.goals import GoalCell, GoalRow, Goals
from game.present.names import ICONS, goal
from game.present.tensions import Cell as Place
from game.words import _


def matrix(
    seen: Goals,
    *,
    prefix: str = "cell",
    rows: Collection[str] = (),
    enabled: Collection[str] = (),
    locked: Collection[Place] = (),
    lit: Collection[Place] = (),
    height: float = 42,
    gap: float = 8,
) -> Widget:
    """The table of goals.

    Args:
        seen: what it shows.
        prefix: the first part of its cells' ids; department and goal follow.
        rows: departments that are shown; all of them if there are none.
        enabled: departments whose row may be changed now.
        locked: cells that are held while others of their row are dragged.
        lit: cells that stand out.
        height: of a cell.
        gap: between cells.
    """
    head = (Text(""), *(_column(name) for _id, name in seen.columns))
    shown = [row for row in seen.rows if not rows or row.department in rows]
    body = tuple(_row(row, prefix, row.department in enabled, locked, lit, height) for row in shown)
    return Grid((head, *body), ("fit", *([1.0] * len(seen.columns))), gap=gap, row_gap=gap + 2)


def _column(name: str) -> Widget:
    return Text(name, size="small", weight="semibold", colour="muted", align="centre", wrap=False)


def _row(
    row: GoalRow,
    prefix: str,
    enabled: bool,
    locked: Collection[Place],
    lit: Collection[Place],
    height: float,
) -> tuple[Widget, ...]:
    cells = (
        _cell(
            row,
            cell,
            prefix=prefix,
            enabled=enabled,
            locked=(row.department, cell.goal) in locked,
            lit=(row.department, cell.goal) in lit,
            height=height,
        )
        for cell in row.cells
    )
    return named(row.department, row.name), *cells


def named(department: str, name: str) -> Widget:
    """A department at the head of its row."""
    return Row((
        Icon(ICONS[department], 18, department),
        Text(name, weight="semibold", wrap=False),
    ), gap=8)  # fmt: skip


def _cell(
    row: GoalRow,
    cell: GoalCell,
    *,
    prefix: str,
    enabled: bool,
    locked: bool,
    lit: bool,
    height: float,
) -> Widget:
    return Cell(
        f"{prefix}-{row.department}-{cell.goal}",
        _("{name}: {goal}").format(name=row.name, goal=goal(cell.goal)),
        cell.value,
        tick=cell.before if cell.before != cell.value else None,
        colour=row.department,
        locked=locked,
        lit=lit,
        enabled=enabled,
        tip=cell.tip,
        height=height,
    )


def place_of(control: str, prefix: str = "cell") -> Place | None:
    """Department and goal of a cell's id; None for what is no cell."""
    parts = control.split("-")
    return (parts[1], parts[2]) if len(parts) == 3 and parts[0] == prefix else None  # noqa: PLR2004
