"""A decision as a form: sliders, choices and rows, made from what the decision says of itself."""

from collections.abc import Iterator

from game.kit.events import Changed, Event
from game.kit.slider import Slider
from game.kit.widgets import Choice, Column, Grid, Grow, Row, Text, Widget
from game.present.allowed import open_rows, rows_text
from game.present.budgets import budgets
from game.present.fields import FieldForm, present
from game.present.filling import Filled, limits, numbered, regoaled, shown
from game.present.goals import GoalRow, Goals, goals
from game.screens.budgets import budget_bar, shifted
from game.screens.matrix import cells, column, named, place_of
from game.table import Table


class Form:
    """The form of one decision, while it is filled in.

    Args:
        table: the game.
        filled: as it is opened.
    """

    def __init__(self, table: Table, filled: Filled) -> None:
        self.table = table
        self.filled = filled
        self._start: Filled | None = None
        """As it was when the mouse went down."""

    @property
    def settled(self) -> bool:
        """Whether nothing is being dragged."""
        return self._start is None

    # ---- looking -------------------------------------------------------------------------------

    def build(self, *, enabled: bool) -> tuple[Widget, ...]:
        """The fields, one below the other."""
        seat, values = self.table.seat, self.filled.values
        if self.filled.form.kind == "set_goals":
            rows = {name: row for name, row in values.items() if isinstance(row, tuple)}
            return tuple(self._rows(goals(seat, rows), enabled=enabled))
        if self.filled.form.kind == "shift_budget":
            parts = values["budget"]
            seen = budgets(seat, parts if isinstance(parts, tuple) else None)
            note = Text(seen.note, size="small", colour="muted")
            return budget_bar("field-budget", seen, enabled=enabled), note
        return tuple(
            self._field(field, enabled=enabled) for field in self.filled.form.fields if _asks(field)
        )

    def _rows(self, seen: Goals, *, enabled: bool) -> Iterator[Widget]:
        allowed = open_rows(self.table.seat)
        heads = tuple(column(name) for _id, name in seen.columns)
        for row in seen.rows:
            if row.department in allowed:
                yield _goal_row(row, heads, enabled=enabled)
        if rows_text(self.table.seat):
            yield Text(rows_text(self.table.seat), size="small", colour="muted")

    def _field(self, field: FieldForm, *, enabled: bool) -> Widget:
        value = self.filled.values[field.name]
        label = Text(field.label, weight="medium", tip=field.tip)
        if field.kind == "choice":
            choice = Choice(
                f"field-{field.name}",
                field.label,
                field.options,
                str(value),
                enabled=enabled,
                tip=field.tip,
            )
            return Column((label, choice), gap=5)
        stands = present(self.table.seat.policy, self.filled.form.kind, field.name)
        number = float(str(value))
        slider = Slider(
            f"field-{field.name}",
            field.label,
            number,
            field.low,
            field.high,
            field.step,
            shown(field, number),
            tick=stands if isinstance(stands, float) and stands != number else None,
            enabled=enabled,
            tip=field.tip,
        )
        ends = Text(limits(field), size="small", colour="muted", align="right")
        return Column((Row((Grow(label), ends), align="baseline"), slider), gap=3)

    # ---- answering -----------------------------------------------------------------------------

    def on_event(self, event: Event) -> bool:
        """Put a value into a field; whether it was one of these."""
        match event:
            case Changed(id=control, value=value, done=done) if control.startswith("field-"):
                start = self._start or self.filled
                self._start = None if done else start
                self.filled = self._changed(start, control, value)
                return True
        return False

    def _changed(self, start: Filled, control: str, value: object) -> Filled:
        """The form after a control asked for a value; a drag counts from where it began."""
        if control == "field-budget" and isinstance(value, tuple):
            parts = start.values["budget"]
            assert isinstance(parts, tuple)  # noqa: S101  # a bar has parts
            return start.put("budget", shifted(self.table, parts, value))
        place = place_of(control, "field")
        if place is not None and isinstance(value, int):
            return regoaled(start, start, place, value)
        name = control.removeprefix("field-")
        field = next(one for one in self.filled.form.fields if one.name == name)
        if isinstance(value, int | float):
            return numbered(start, field, float(value))
        return start.put(name, str(value))


def _asks(field: FieldForm) -> bool:
    """Whether there is anything to choose."""
    return field.kind != "choice" or bool(field.options)


def _goal_row(row: GoalRow, heads: tuple[Widget, ...], *, enabled: bool) -> Widget:
    """One department's row, below its name: the panel of a form is narrow."""
    body = cells(row, "field", enabled=enabled, height=38)
    return Column((
        named(row.department, row.name),
        Grid((heads, body), (1.0,) * len(heads), gap=5, row_gap=2),
    ), gap=4)  # fmt: skip
