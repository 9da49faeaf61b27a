"""This quarter's plan beside the picture: moves, what they are worth, and what is left to spend."""

from game.kit.widgets import (
    Button,
    Card,
    Column,
    Grid,
    Grow,
    Icon,
    Panel,
    Row,
    Text,
    Widget,
)
from game.outlook import FUTURES
from game.present.effects import Effect
from game.present.figures import Figure
from game.present.names import ICONS
from game.present.plan import Plan, PlannedMove
from game.words import _

COLOURS = {"good": "good_text", "bad": "bad_text", "same": "muted"}


def plan_panel(plan: Plan, means: tuple[Figure, ...], *, blind: bool) -> Widget:
    """The whole panel.

    Args:
        plan: the quarter's moves.
        means: what is left of each currency.
        blind: whether nobody looks ahead in this game.
    """
    rows: list[Widget] = [_head(plan)]
    rows += [
        _move(move, place, blind=blind, planning=plan.open)
        for place, move in enumerate(plan.moves, 1)
    ]
    if not plan.moves:
        rows.append(_nothing(plan))
    elif not blind and any(move.worth for move in plan.moves):
        rows.append(Text(plan.moves[0].label, size="small", colour="muted"))
    if plan.open:
        rows.append(_add(plan))
    if plan.note:
        rows.append(Text(plan.note, size="small", colour="warn_text"))
    rows.append(purse(means))
    return Panel(Column(tuple(rows), gap=8), id="plan-panel")


def _head(plan: Plan) -> Widget:
    title = Text(_("This quarter’s plan"), size="title", weight="semibold")
    used = Text(plan.used, size="small", colour="muted", align="right", id="moves-used")
    return Row((Grow(title), used), gap=8, align="baseline")


def _nothing(plan: Plan) -> Widget:
    if plan.open:
        text = _("Nothing is decided yet. The quarter can also be lived as it is.")
    else:
        text = _("Nothing was decided for this quarter.")
    return Text(text, colour="muted")


def _add(plan: Plan) -> Widget:
    """The way to all decisions; and back and forth between those taken."""
    tip = _("Everything that can be decided, with its price and what it would do.")
    add = Button("add-move", _("Add a move"), icon="plus", tip=tip)
    if not (plan.can_undo or plan.can_redo):
        return add
    undo = Button(
        "undo", _("Undo"), icon="undo", key="ctrl+z", hide_label=True, enabled=plan.can_undo,
        tip=_("Ctrl+Z: take back the last move; what it cost comes back."),
    )  # fmt: skip
    redo = Button(
        "redo", _("Redo"), icon="redo", key="ctrl+shift+z", hide_label=True,
        enabled=plan.can_redo, tip=_("Ctrl+Shift+Z: bring back what was taken back."),
    )  # fmt: skip
    return Row((Grow(add), undo, redo), gap=6)


# ---- a move --------------------------------------------------------------------------------------


def _move(move: PlannedMove, place: int, *, blind: bool, planning: bool) -> Widget:
    lines: list[Widget] = [Text(move.title, weight="semibold")]
    if move.text:
        lines.append(Text(move.text, size="small", colour="muted"))
    parts: list[Widget] = [
        Icon(ICONS.get(move.department, "person"), 18, move.department),
        Grow(Column(tuple(lines), gap=1)),
    ]
    if not blind and (planning or move.worth):  # a game that goes on in mid-quarter knows none
        parts.append(_worth(move.worth))
    return Card(
        f"move-{place}",
        move.title,
        Row(tuple(parts), gap=9, align="start"),
        edge=move.department,
        pad=9,
        tip=_move_tip(move),
    )


def _move_tip(move: PlannedMove) -> str:
    worth = move.worth
    if worth is None:
        return ""
    text = _(
        "{value} points of brand equity: the mean of {n} pairs of futures, each with this move and "
        "without it. Four of five pairs lie within {range}."
    )
    told = text.format(value=worth.text, n=worth.futures, range=worth.range)
    return told if worth.sure else _("{told} It may be nothing.").format(told=told)


def _worth(worth: Effect | None) -> Widget:
    """The number, its margin, and whether it still grows."""
    if worth is None:
        return Text(_("looking ahead"), size="small", colour="muted", wrap=False)
    colour = COLOURS[worth.verdict]
    mark = {"good": "up", "bad": "down", "same": "dot"}[worth.verdict]
    number = Text(worth.text, size="number", weight="semibold", colour=colour, tabular=True)
    margin = Text(worth.margin, size="small", colour="muted", tabular=True)
    growing = () if worth.futures < FUTURES else (Icon(_arrow(worth.trend), 11, "muted"),)
    return Column((
        Row((Icon(mark, 9, colour), number), gap=4),
        Row((*growing, margin), gap=4),
    ), gap=0, align="end")  # fmt: skip


def _arrow(trend: str) -> str:
    return {"rising": "arrow_up", "falling": "arrow_down", "level": "arrow_right"}[trend]


# ---- the purse -----------------------------------------------------------------------------------


def purse(means: tuple[Figure, ...]) -> Widget:
    """What decisions are paid with: a small table of what is left."""
    cells = [
        Row((
            Grow(Text(one.label, size="small", colour="muted", tip=one.tip)),
            Text(
                one.text, size="small", weight="semibold", wrap=False, tip=one.tip,
                id=f"purse-{one.id}",
            ),
        ), gap=6)
        for one in means
    ]  # fmt: skip
    rows = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
    return Panel(Grid(rows, (1.0, 1.0), gap=18, row_gap=3), fill="", pad=2, id="purse")
