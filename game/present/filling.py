"""Forms while they are filled in: what stands in each field, and the decision it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from game.numerals import numerals
from game.present import budgets, goals
from game.present.allowed import open_rows
from game.present.fields import FieldForm
from game.present.figures import number
from game.present.moves import MoveForm, answer, build
from game.present.names import GOALS
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision, DecisionError
from sim.decisions.budgets import ShiftBudget
from sim.decisions.goals import SetGoals

WHOLE = 100
MANDATE = ("run", "fixes", "integrate", "features")
"""Four parts of one whole."""
LINKED: Mapping[str, tuple[str, ...]] = {"it_mandate": MANDATE}
"""Fields that make up a whole together: one gives what another gets."""

type Value = float | str | tuple[int, ...]
"""A number as the decision counts it, an option, or shares in per cent."""
type Values = Mapping[str, Value]


@dataclass(frozen=True)
class Filled:
    """A form with what stands in its fields."""

    form: MoveForm
    values: Values

    def put(self, name: str, value: Value) -> "Filled":
        """The form with another value in a field."""
        return replace(self, values={**self.values, name: value})


def opened(seat: Seat, form: MoveForm, decision: BaseDecision | None = None) -> Filled:
    """A form as it is opened: with a decision's values, or with those that stand now."""
    if form.kind == "set_goals":
        return Filled(form, {**goals.rows(seat), **_rows_in(decision)})
    if form.kind == "shift_budget":
        return Filled(form, {"budget": _parts_in(seat, decision)})
    values: dict[str, Value] = {}
    for field in form.fields:
        wished = None if decision is None else getattr(decision, field.name)
        values[field.name] = _first(field) if wished is None else wished
    return Filled(form, values)


def _first(field: FieldForm) -> Value:
    if isinstance(field.value, tuple):
        return tuple(round(WHOLE * share) for share in field.value)
    return field.value


def _rows_in(decision: BaseDecision | None) -> dict[str, tuple[int, ...]]:
    """The rows that a decision sets, in per cent."""
    given = decision.rows() if isinstance(decision, SetGoals) else {}
    return {name: tuple(round(WHOLE * share) for share in row) for name, row in given.items()}


def _parts_in(seat: Seat, decision: BaseDecision | None) -> tuple[int, ...]:
    now = budgets.parts(seat)
    if not isinstance(decision, ShiftBudget):
        return now
    pairs = zip(now, decision.shift, strict=True)
    return tuple(part + round(WHOLE * moved) for part, moved in pairs)


def wish(seat: Seat, filled: Filled) -> BaseDecision | None:
    """The decision that a form comes to; None where it comes to none."""
    kind, values = filled.form.kind, filled.values
    if kind == "set_goals":
        rows = {name: row for name, row in values.items() if isinstance(row, tuple)}
        return goals.decision(seat, {name: rows[name] for name in open_rows(seat)})
    if kind == "shift_budget":
        return budgets.decision(seat, _whole(values["budget"]))
    try:
        return build(seat, kind, values)
    except DecisionError:
        return None


def fault(seat: Seat, filled: Filled) -> str:
    """Why a form comes to no decision; empty if it does."""
    if wish(seat, filled) is not None:
        return ""
    kind = filled.form.kind
    if kind == "roll_back" and not filled.form.fields[0].options:
        return _("Nothing has been decided yet that could be rolled back.")
    if kind in {"set_goals", "shift_budget"}:
        return _("That is how it already is.")
    return answer(seat, kind, filled.values).refusal


def numbered(filled: Filled, field: FieldForm, value: float) -> Filled:
    """A number is set; where it is a part of a whole, the other parts give way."""
    linked = LINKED.get(filled.form.kind, ())
    if field.name not in linked:
        return filled.put(field.name, value)
    row = tuple(round(WHOLE * float(str(filled.values[name]))) for name in linked)
    new = goals.dragged(row, linked.index(field.name), round(WHOLE * value))
    found = dict(zip(linked, new, strict=True))
    shares = {name: share / WHOLE for name, share in found.items()}
    return replace(filled, values={**filled.values, **shares})


def regoaled(filled: Filled, start: Filled, place: tuple[str, str], value: int) -> Filled:
    """A share of pay is set; its row is shared out from where the drag began."""
    name, goal = place
    row = goals.dragged(_whole(start.values[name]), GOALS.index(goal), value)
    return filled.put(name, row)


def _whole(value: Value) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else ()


def shown(field: FieldForm, value: float) -> str:
    """A number as it is read in its field."""
    text = _digits(value * field.scale)
    return text + numerals().percent if field.unit.startswith("%") else text


def limits(field: FieldForm) -> str:
    """From where to where, and in what."""
    low, high = (_digits(end * field.scale) for end in (field.low, field.high))
    text = _("{low} to {high} {unit}").format(low=low, high=high, unit=field.unit).strip()
    return text.replace(" %", numerals().percent)


def _digits(value: float) -> str:
    for digits in (0, 1):
        if abs(value * 10**digits - round(value * 10**digits)) < 1e-6:  # noqa: PLR2004
            return number(value, digits)
    return number(value, 2)
