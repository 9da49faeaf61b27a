"""This quarter's plan: the moves decided, each with what it is worth within the plan."""

from collections.abc import Mapping
from dataclasses import dataclass

from game.moments import Taken, Vantage
from game.outlook import Outlook, Question
from game.present.effects import Effect, horizon, horizon_text, on_equity
from game.present.figures import percent
from game.present.telling import told
from game.seat import Seat
from game.words import _
from sim.decisions.rebuilding import without
from sim.policy import Policy

ASKED = ("brand_equity", "profit")


@dataclass(frozen=True, slots=True)
class PlannedMove:
    """A decision of this quarter."""

    id: str
    key: str
    """Under which its outlook is asked for."""
    kind: str
    title: str
    text: str
    department: str
    worth: Effect | None
    """None until the first futures have come."""
    label: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The quarter's moves, and what they take together."""

    moves: tuple[PlannedMove, ...]
    used: str
    left: int
    note: str
    can_undo: bool
    can_redo: bool
    open: bool
    """Whether moves can be added."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What to ask foresight for, and under which key."""

    key: str
    vantage: Vantage
    question: Question
    against: Policy


def questions(seat: Seat) -> tuple[Asked, ...]:
    """What each move is worth: the plan against the plan without it, under the same luck."""
    weeks = horizon(seat)
    question = Question(weeks, ASKED, (("profit", 0, weeks),))
    vantage = seat.vantage()
    return tuple(
        Asked(_key(item), vantage, question, without(seat.policy, item.id, seat.case))
        for item in seat.moves
    )


def _key(item: Taken) -> str:
    return f"plan:{item.id}"


def plan(seat: Seat, outlooks: Mapping[str, Outlook | None] | None = None) -> Plan:
    """The plan, with as much as is known of its moves."""
    known = outlooks or {}
    moves = tuple(_planned(seat, item, known.get(_key(item))) for item in seat.moves)
    left, of = seat.purse.moves, seat.case.moves_in(seat.week)
    used = _("{n} of {of} moves used").format(n=of - left, of=of)
    return Plan(
        moves=moves,
        used=used,
        left=left,
        note=_note(seat),
        can_undo=seat.can_undo,
        can_redo=seat.can_redo,
        open=seat.planning,
    )


def _planned(seat: Seat, item: Taken, outlook: Outlook | None) -> PlannedMove:
    earlier = without(seat.policy, item.id, seat.case)
    words = told(earlier, item.decision)
    label = _("expected on brand equity {when}").format(when=horizon_text(seat))
    worth = None if outlook is None else on_equity(outlook)
    kind = item.decision.kind
    return PlannedMove(
        item.id, _key(item), kind, words.title, words.text, words.department, worth, label
    )


def _note(seat: Seat) -> str:
    """What changes under way take of everybody's time, if they take any."""
    cost = seat.case.parameters.change.programme_time
    busiest = max(max(seat.policy.points(week)) for week in range(seat.week, seat.week + 13))
    if busiest <= 0.0:
        return ""
    text = _("What is changing takes up to {share} of a department’s time this quarter.")
    return text.format(share=percent(cost * busiest))
