"""What a player, a bot or the lab may decide: one class for each decision of the catalogue."""

from sim.decisions.base import LAB, BaseDecision, Hand, Range, Undo, offered, ranges
from sim.decisions.catalogue import DECISIONS, Decision, set_of
from sim.decisions.inherited import first_policy
from sim.decisions.reading import DecisionError, as_json, decision_of
from sim.decisions.refusals import Refusal

__all__ = [
    "DECISIONS",
    "LAB",
    "BaseDecision",
    "Decision",
    "DecisionError",
    "Hand",
    "Range",
    "Refusal",
    "Undo",
    "as_json",
    "decision_of",
    "first_policy",
    "offered",
    "ranges",
    "set_of",
]
