"""What a seat of a hosted session is about to seal: forms, filled from what its view says."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from game.present.efforts import spent
from game.present.goals import dragged

type Plain = Mapping[str, Any]
type Value = float | str | tuple[int, ...]
type Values = dict[str, Value]

WHOLE = 100
BUDGET = "shift_budget"


@dataclass
class Sheet:
    """The draft of one seat for one quarter.

    Args:
        own: the view of the seat.
        mine: what is sealed already, if anything.
    """

    own: Plain
    mine: Plain | None = None
    row: tuple[int, ...] = ()
    """How people's time is spent, in per cent."""
    request: int = 0
    """Per cent of the own budget."""
    levers: dict[str, Values] = field(default_factory=dict)
    """Decisions that are in it, by kind."""
    open: str = ""
    """The decision whose form is open."""

    def __post_init__(self) -> None:
        """As it is now, or as it was sealed."""
        self.row = tuple(part["share"] for part in self.own.get("effort", ()))
        self._start: Value | None = None
        if self.chief and any(lever["kind"] == BUDGET for lever in self.own["levers"]):
            self.levers[BUDGET] = opened(self.lever(BUDGET))
        for decision in () if self.mine is None else self.mine["decisions"]:
            self._take_up(decision)
        self.request = 0 if self.mine is None else round(WHOLE * self.mine["request"])

    @property
    def chief(self) -> bool:
        """Whether it is the chief executive's."""
        return bool(self.own["chief"])

    def lever(self, kind: str) -> Plain:
        """What the view says of a decision."""
        return next(one for one in self.own["levers"] if one["kind"] == kind)

    def _take_up(self, decision: Plain) -> None:
        if decision["kind"] == "own_effort":
            tasks = [part["task"] for part in self.own["effort"]]
            self.row = tuple(round(WHOLE * decision[task]) for task in tasks)
        elif any(lever["kind"] == decision["kind"] for lever in self.own["levers"]):
            lever = self.lever(decision["kind"])
            self.levers[decision["kind"]] = filled(lever, decision)

    # ---- what it comes to ----------------------------------------------------------------------

    def wishes(self) -> list[dict[str, Any]]:
        """The decisions, as a journal says them."""
        found: list[dict[str, Any]] = []
        parts = self.own.get("effort", ())
        if self.row != tuple(part["share"] for part in parts):
            shares = zip(parts, self.row, strict=True)
            effort = {part["task"]: share / WHOLE for part, share in shares}
            found.append({"kind": "own_effort", **effort})
        for kind, values in self.levers.items():
            wish = wish_of(self.lever(kind), values)
            if wish is not None:
                found.append(wish)
        return found

    # ---- filling it ----------------------------------------------------------------------------

    def spend(self, task: str, value: float, *, done: bool) -> None:
        """Give a task so much time; a drag counts from where it began."""
        start = self._from(self.row, done=done)
        which = [part["task"] for part in self.own["effort"]].index(task)
        self.row = spent(_whole(start), which, round(value))

    def choose(self, kind: str) -> None:
        """Open a decision; a head of department pulls one lever a quarter."""
        if kind == self.open:
            self.open = ""
            return
        if not self.chief:
            self.levers.clear()
        self.levers.setdefault(kind, opened(self.lever(kind)))
        self.open = kind

    def take_out(self, kind: str) -> None:
        """Leave a decision out."""
        self.levers.pop(kind, None)
        self.open = "" if self.open == kind else self.open

    def put(self, name: str, value: float | str, part: str = "", *, done: bool = True) -> None:
        """Put a value into a field of the open form.

        Args:
            name: of the field.
            value: a number as the field counts it, or an option.
            part: of a row of goals, the goal.
            done: whether the mouse has let go.
        """
        lever, values = self.lever(self.open), self.levers[self.open]
        one = next(one for one in lever["fields"] if one["name"] == name)
        match one["kind"]:
            case "row":
                goals = [goal["name"] for goal in one["parts"]]
                start = self._from(values[name], done=done)
                values[name] = dragged(_whole(start), goals.index(part), round(float(value)))
            case "part":
                values.update(shifted(lever["fields"], values, name, round(float(value))))
            case "number" if name in lever["linked"]:
                row = tuple(round(WHOLE * float(str(values[other]))) for other in lever["linked"])
                start = self._from(row, done=done)
                place = lever["linked"].index(name)
                new = dragged(_whole(start), place, round(WHOLE * float(value)))
                pairs = zip(lever["linked"], new, strict=True)
                values.update({other: share / WHOLE for other, share in pairs})
            case _:
                values[name] = value

    def _from(self, now: Value, *, done: bool) -> Value:
        """What stood there when the mouse went down."""
        start = now if self._start is None else self._start
        self._start = None if done else start
        return start


def _whole(value: Value) -> tuple[int, ...]:
    return value if isinstance(value, tuple) else ()


def opened(lever: Plain) -> Values:
    """A form as it stands now."""
    return {
        one["name"]: tuple(part["value"] for part in one["parts"])
        if one["kind"] == "row"
        else one["value"]
        for one in lever["fields"]
    }


def filled(lever: Plain, decision: Plain) -> Values:
    """A form with what a decision says."""
    values = opened(lever)
    for one in lever["fields"]:
        name, given = one["name"], decision.get(one["name"])
        if given is None:
            continue
        if one["kind"] == "row":
            values[name] = tuple(round(WHOLE * given[part["name"]]) for part in one["parts"])
        elif one["kind"] == "part":
            values[name] = one["value"] + round(WHOLE * given)
        else:
            values[name] = given
    return values


def wish_of(lever: Plain, values: Values) -> dict[str, Any] | None:
    """The decision that a form comes to; None where it changes nothing."""
    found: dict[str, Any] = {"kind": lever["kind"]}
    before = opened(lever)
    for one in lever["fields"]:
        name, value = one["name"], values[one["name"]]
        if one["kind"] == "row":
            if value != before[name]:
                pairs = zip(one["parts"], _whole(value), strict=True)
                found[name] = {part["name"]: share / WHOLE for part, share in pairs}
        elif one["kind"] == "part":
            found[name] = (float(str(value)) - one["value"]) / WHOLE
        elif one["kind"] == "number" and one["step"] == 1 and one["scale"] == 1:
            found[name] = round(float(str(value)))
        else:
            found[name] = value
    sums = any(one["kind"] in {"row", "part"} for one in lever["fields"])
    return None if sums and values == before else found


def shifted(fields: list[Plain], values: Values, which: str, value: int) -> dict[str, int]:
    """Budget parts after one was set: the others follow point by point, within their bounds."""
    now = {one["name"]: round(float(str(values[one["name"]]))) for one in fields}
    bounds = {one["name"]: (one["low"], one["high"]) for one in fields}
    aimed = max(bounds[which][0], min(value, bounds[which][1]))
    while now[which] != aimed:
        way = 1 if aimed > now[which] else -1
        room = {
            name: now[name] - low if way > 0 else high - now[name]
            for name, (low, high) in bounds.items()
            if name != which
        }
        giver = max(room, key=lambda name: room[name])
        if room[giver] <= 0:
            break
        now[giver] -= way
        now[which] += way
    return now
