"""What could be done about a cause: decisions that the scenario offers, and may be taken now.

Which of them helps is not said here: each is looked at ahead, like any other decision.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.moments import Vantage
from game.outlook import Question
from game.present.effects import horizon
from game.present.plan import ASKED
from game.present.telling import told
from game.seat import Seat
from game.words import _
from sim.decisions import BaseDecision, DecisionError, decision_of, offered
from sim.policy import Policy

MOST = 3
PAYABLE = frozenset({"R1", "R2", "R3", "R4", "R5"})
"""Refusals that only say what is lacking: such a decision can still be looked at."""
PLACES = {
    "set_goals": ("goals", "target"),
    "promise_signoff": ("structure", "tree"),
    "listening_owner": ("structure", "tree"),
    "operational_metrics": ("structure", "tree"),
}
ELSEWHERE = "moves", "flag"

type Wish = Mapping[str, Any]

KNOWN: Mapping[str, tuple[Wish, ...]] = {
    "marketing": (
        {"kind": "campaign_burst", "spend": 1.5},
        {"kind": "promise_level", "extra": -0.05},
        {"kind": "operational_metrics"},
    ),
    "sales": (
        {"kind": "set_goals", "sales": {"revenue": 0.6, "retention": 0.4}},
        {"kind": "discount", "depth": 0.05},
        {"kind": "operational_metrics"},
    ),
    "service": (
        {"kind": "staff_service", "rule": "to_demand"},
        {"kind": "set_goals", "service": {"cost": 0.3, "cx": 0.7}},
        {"kind": "empower", "latitude": 0.4},
        {"kind": "train"},
    ),
    "it": (
        {"kind": "it_mandate", "share": 0.2, "fixes": 1.0, "integrate": 0.0},
        {"kind": "root_cause_work", "floor": 0.1},
        {"kind": "customer_record"},
    ),
    "promise": (
        {"kind": "promise_signoff", "by": "service"},
        {"kind": "promise_level", "extra": -0.05},
        {"kind": "shared_goals", "weight": 0.3},
    ),
    "walls": (
        {"kind": "shared_goals", "weight": 0.3},
        {"kind": "redesign_process", "depth": 0.5},
        {"kind": "collaboration_platform"},
        {"kind": "customer_record"},
    ),
    "customers": (
        {"kind": "listening_owner", "owner": "service"},
        {"kind": "root_cause_work", "floor": 0.1},
        {"kind": "train"},
    ),
    "firm": (
        {"kind": "staff_service", "rule": "to_demand"},
        {"kind": "discount", "depth": 0.05},
    ),
}
"""Decisions that reach what happens at each owner's; the world is nobody's to decide."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """One decision that could be taken."""

    id: str
    title: str
    text: str
    place: str
    opens: str
    icon: str
    decision: BaseDecision


def remedies(seat: Seat, owner: str) -> tuple[Remedy, ...]:
    """The first few that may be taken now."""
    if not seat.planning:
        return ()
    return tuple(_open(seat, owner))[:MOST]


def _open(seat: Seat, owner: str) -> Iterator[Remedy]:
    kinds = offered(seat.case)
    for wish in KNOWN.get(owner, ()):
        if wish["kind"] not in kinds:
            continue
        try:
            decision: BaseDecision = decision_of(wish)
        except DecisionError:
            continue
        refusal = seat.check(decision)
        if refusal is None or refusal.code in PAYABLE:
            yield _remedy(seat, decision)


def _remedy(seat: Seat, decision: BaseDecision) -> Remedy:
    words = told(seat.policy, decision)
    place, icon = PLACES.get(decision.kind, ELSEWHERE)
    opens = {
        "goals": _("opens Goals"),
        "structure": _("opens Structure"),
        "moves": _("opens Decisions"),
    }[place]
    return Remedy(f"remedy-{decision.kind}", words.title, words.text, place, opens, icon, decision)


def asked(seat: Seat, remedy: Remedy) -> tuple[Vantage, Question, Policy]:
    """What to look ahead for: with the remedy, and without it."""
    weeks = horizon(seat)
    question = Question(weeks, ASKED, (("profit", 0, weeks),))
    return seat.vantage(remedy.decision), question, seat.policy
