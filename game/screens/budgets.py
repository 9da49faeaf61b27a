"""Budgets: one whole in four parts, whose borders can be dragged."""

from game.kit.events import Changed, Clicked, Event, KeyPressed
from game.kit.slider import Slider
from game.kit.widgets import (
    Column,
    Grid,
    Grow,
    Icon,
    Panel,
    Row,
    Share,
    Text,
    Widget,
)
from game.numerals import numerals
from game.present.allowed import budgets_text, can_shift, waiting_text
from game.present.budgets import BudgetPart, Parts, budgets, decision, dragged, parts
from game.present.budgets import Budgets as Seen
from game.present.figures import percent, signed
from game.present.resizing import resized
from game.screens.deciding import Deciding, Hint, paged
from game.screens.drafts import Draft
from game.screens.matrix import named
from game.screens.previewed import form_in
from game.state import Room, Step
from game.table import Table
from game.words import _
from sim.scenario.names import DEPARTMENTS

ROOMY = 4
"""Columns of the rows where there is room for all."""


class Budgets:
    """The view of budgets.

    Args:
        table: the game.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.draft: Draft[Parts | None] = Draft(None)
        self.deciding = Deciding(table, self.draft)
        self._held: Parts | None = None
        self._start: Parts | None = None
        """The parts at the time the mouse went down."""
        self._stamp = table.stamp

    # ---- looking -------------------------------------------------------------------------------

    @property
    def drafted(self) -> Parts:
        """The parts as dragged, or else as decided; once the quarter runs, nothing is dragged."""
        decided = parts(self.table.seat)
        return (self._held or self.draft.now or decided) if self.table.seat.planning else decided

    def build(self, room: Room) -> Widget:
        """The whole, its parts, and the preview of what was dragged."""
        self._refresh()
        seat = self.table.seat
        seen = budgets(seat, self.drafted)
        wish = decision(seat, self.drafted) if seat.planning else None
        panel, roomy = self._panel(seen, room), room.ink.roomy
        below = self.deciding.panel(
            wish,
            self._hints(),
            settled=self._held is None,
            form="two" if roomy else form_in(room.ink),
            scrolls=roomy,
        )
        if roomy:
            return Column((panel, Grow(below)), gap=12, pad=12)
        return paged("budgets-page", (panel, below))

    def _refresh(self) -> None:
        """What has been decided elsewhere moves the bounds: the draft then starts afresh."""
        self.deciding.refresh()
        if self._stamp != self.table.stamp:
            self._stamp = self.table.stamp
            if self.draft.now is not None and not self._within():
                self.draft.clear()

    def _within(self) -> bool:
        seen = budgets(self.table.seat, self.drafted)
        return all(part.floor <= part.value <= part.most for part in seen.parts)

    def _panel(self, seen: Seen, room: Room) -> Widget:
        seat = self.table.seat
        enabled = seat.planning and can_shift(seat)
        rows = tuple(budget_row(part, enabled=enabled, roomy=room.ink.roomy) for part in seen.parts)
        body: list[Widget] = [
            budget_bar("budget", seen, enabled=enabled),
            _table(rows),
            Text(seen.note, size="small", colour="muted"),
        ]
        why = waiting_text(seat) or budgets_text(seat)
        if why:
            words = Text(why, colour="muted", weight="medium", id="why-fixed")
            body.append(Row((Icon("lock", 14, "muted"), Grow(words)), gap=8))
        note = _("% of the whole, and what that is in a week")
        return Panel(Column(tuple(body), gap=14), title=_("Budgets"), note=note, id="budgets")

    def _hints(self) -> tuple[Hint, ...]:
        if not self.table.seat.planning or not can_shift(self.table.seat):
            return ()
        move = _(
            "Drag a border of the bar, or a department’s row. With keys: ↑ ↓ choose a border, "
            "← → move it."
        )
        look = _(
            "Then you see here what it costs, who will feel it, and what it may be worth. Nothing "
            "is decided until you keep it."
        )
        return (("coins", move), ("eye", look))

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event, room: Room) -> Step | None:
        """Drag, keep, discard, back and forth."""
        del room
        match event:
            case Changed(id="budget", value=values, done=done):
                start = self._begin()
                self._put(shifted(self.table, start, values), done=done)
            case Changed(id=control, value=value, done=done) if control.startswith("budget-"):
                which = DEPARTMENTS.index(control.removeprefix("budget-"))
                start = self._begin()
                self._put(resized(self.table.seat, start, which, round(value)), done=done)
            case Clicked(id="keep"):
                self.deciding.keep(decision(self.table.seat, self.drafted))
            case Clicked() | KeyPressed():
                self.deciding.answer(event)
        return None

    def _begin(self) -> Parts:
        """The parts that a drag starts from: those at the time the mouse went down."""
        if self._start is None:
            self._start = self.draft.now or parts(self.table.seat)
        return self._start

    def _put(self, asked: Parts, *, done: bool) -> None:
        self._held, self.table.notice = asked, ""
        if done:
            self.draft.put(None if asked == parts(self.table.seat) else asked)
            self._held = self._start = None


def shifted(table: Table, start: Parts, asked: Parts) -> Parts:
    """The parts that come of what a bar asks for: one border moved, within its bounds."""
    moved = [k for k in range(len(start)) if asked[k] != start[k]]
    if not moved:
        return start
    return dragged(table.seat, start, moved[0], sum(asked[: moved[0] + 1]))


def budget_bar(id_: str, seen: Seen, *, enabled: bool) -> Widget:
    """The whole, parted; its borders can be dragged."""
    shares = tuple((part.department, part.name, part.value, part.department) for part in seen.parts)
    return Share(
        id_, shares, label=_("Budgets"), unit=numerals().percent, enabled=enabled, height=46
    )


def budget_row(part: BudgetPart, *, enabled: bool, roomy: bool) -> tuple[Widget, ...]:
    """One department: its part, what that is in money, and what has changed."""
    slider = Slider(
        f"budget-{part.department}",
        _("{name}’s budget").format(name=part.name),
        part.value,
        0,
        60,
        1,
        percent(part.value / 100.0),
        tick=part.before,
        colour=part.department,
        enabled=enabled,
        tip=part.tip,
        height=40,
    )
    money = Text(part.money, weight="semibold", align="right", tabular=True, tip=part.tip)
    cells = (named(part.department, part.name), slider, money)
    return (*cells, _change(part)) if roomy else cells


def _table(rows: tuple[tuple[Widget, ...], ...]) -> Widget:
    if len(rows[0]) == ROOMY:
        return Grid(rows, ("fit", 1.0, "fit", "fit"), gap=14, row_gap=10)
    return Grid(rows, ("fit", 1.0, "fit"), gap=14, row_gap=10)


def _change(part: BudgetPart) -> Widget:
    by = part.value - part.before
    if not by:
        span = _("no change; {low}% to {high}%").format(low=part.floor, high=part.most)
        return Text(span, size="small", colour="muted", wrap=False, tip=part.tip)
    words = Text(
        _("{points} points").format(points=signed(by, 0)),
        size="small",
        weight="semibold",
        wrap=False,
        tip=part.tip,
    )
    return Row((Icon("up" if by > 0 else "down", 9), words), gap=5)
