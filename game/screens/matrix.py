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
    enabled: Collection[str] = (),
    locked: Collection[Place] = (),
    lit: Collection[Place] = (),
    height: float = 42,
    gap: float = 8,
) -> Widget:
    """The table of goals.

    Args:
        seen: what it shows.
        enabled: departments whose row may be changed now.
        locked: cells that are held while others of their row are dragged.
        lit: cells that stand out.
        height: of a cell.
        gap: between cells.
    """
    body = (
        (
            named(row.department, row.name),
            *cells(
                row,
                "cell",
                enabled=row.department in enabled,
                locked=locked,
                lit=lit,
                height=height,
            ),
        )
        for row in seen.rows
    )
    head = (Text(""), *(column(name) for _id, name in seen.columns))
    return Grid((head, *body), ("fit", *([1.0] * len(head[1:]))), gap=gap, row_gap=gap + 2)


def column(name: str) -> Widget:
    """What a column of goals is called."""
    return Text(name, size="small", weight="semibold", colour="muted", align="centre", wrap=False)


def cells(
    row: GoalRow,
    prefix: str,
    *,
    enabled: bool,
    locked: Collection[Place] = (),
    lit: Collection[Place] = (),
    height: float = 42,
) -> tuple[Widget, ...]:
    """The cells of one department."""
    return tuple(
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
