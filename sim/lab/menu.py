"""What bots choose from: one list of decisions for every scenario, each with a few settings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sim.decisions import Decision, decision_of, offered, ranges
from sim.decisions.base import BaseDecision
from sim.scenario.schema import Scenario

MARKETING = {"leads": 0.4, "revenue": 0.2, "cx": 0.4}
SALES = {"revenue": 0.6, "cx": 0.4}
SERVICE = {"revenue": 0.2, "cost": 0.25, "cx": 0.55}
IT = {"revenue": 0.2, "cx": 0.4, "uptime": 0.4}
FIXES = {"fixes": 0.8, "integrate": 0.2}
RUNNING = {"run": 1.0, "fixes": 0.0, "integrate": 0.0}
OPTIONS: Mapping[str, tuple[Mapping[str, Any], ...]] = {
    "sponsor": tuple({"kind": "sponsor_attention", "points": n} for n in (1, 2, 3)),
    "signing": tuple({"kind": "promise_signoff", "by": who} for who in ("service", "marketing")),
    "promise": tuple({"kind": "promise_level", "extra": x} for x in (-0.05, 0.05, 0.1)),
    "campaign": tuple({"kind": "campaign_burst", "spend": x, "weeks": 13} for x in (1.5, 2.0)),
    "discount": ({"kind": "discount", "depth": 0.1, "weeks": 13},),
    "heads": tuple({"kind": "staff_service", "rule": rule} for rule in ("to_demand", "fixed")),
    "latitude": tuple({"kind": "empower", "latitude": x} for x in (0.4, 0.6, 0.8)),
    "training": ({"kind": "train", "weeks": 13},),
    "shared goals": tuple({"kind": "shared_goals", "weight": x} for x in (0.2, 0.4, 0.5)),
    "marketing's goals": ({"kind": "set_goals", "marketing": MARKETING},),
    "sales' goals": ({"kind": "set_goals", "sales": SALES},),
    "service's goals": ({"kind": "set_goals", "service": SERVICE},),
    "IT's goals": ({"kind": "set_goals", "it": IT},),
    "bonuses": tuple({"kind": "bonus_strength", "strength": x} for x in (2.0, 5.0)),
    "budget of marketing": (
        {"kind": "shift_budget", "marketing": 0.05, "sales": -0.05},
        {"kind": "shift_budget", "marketing": -0.05, "service": 0.05},
        {"kind": "shift_budget", "marketing": -0.05, "it": 0.05},
    ),
    "budget of sales": (
        {"kind": "shift_budget", "sales": 0.05, "service": -0.05},
        {"kind": "shift_budget", "sales": -0.05, "service": 0.05},
        {"kind": "shift_budget", "sales": -0.05, "it": 0.05},
    ),
    "mandate": (
        {"kind": "it_mandate", "share": 0.25, **FIXES},
        {"kind": "it_mandate", "share": 0.4, **FIXES},
        {"kind": "it_mandate", "share": 0.25, **RUNNING},
    ),
    "dividend": ({"kind": "cut_dividend", "part": 0.5},),
    "executive": tuple({"kind": "appoint_executive", "home": x} for x in ("operations", "chief")),
    "authority": tuple(
        {"kind": "executive_authority", "authority": x} for x in ("co_decides", "orders")
    ),
    "information": ({"kind": "executive_information", "access": 0.4},),
    "executive's budget": tuple({"kind": "executive_opex", "share": x} for x in (0.05, 0.1)),
    "metrics": ({"kind": "operational_metrics"},),
    "one room": tuple({"kind": "co_locate", "pair": x} for x in ("service_it", "marketing_sales")),
    "marketing's room": ({"kind": "co_locate", "pair": "marketing_service"},),
    "listening": tuple(
        {"kind": "listening_owner", "owner": x} for x in ("service", "marketing", "joint")
    ),
    "answers": tuple(
        {"kind": "answering_policy", "order": x} for x in ("public_first", "one_policy")
    ),
    "process": tuple({"kind": "redesign_process", "depth": x} for x in (0.5, 1.0)),
    "record": ({"kind": "customer_record"},),
    "platform": ({"kind": "collaboration_platform"},),
    "self-service": tuple({"kind": "self_service", "strength": x} for x in (0.35, 0.5)),
    "causes": tuple({"kind": "root_cause_work", "floor": x} for x in (0.1, 0.2)),
    "evidence": ({"kind": "present_evidence"},),
}  # fmt: skip
"""Topics, and what may be decided on each; on one topic the latest decision holds."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic of the menu."""

    name: str
    options: tuple[Decision, ...]


def menu_of(case: Scenario) -> tuple[Topic, ...]:
    """The topics that a scenario offers."""
    return tuple(topic for topic in _topics() if topic.options[0].kind in offered(case))


def renewable(decision: BaseDecision) -> bool:
    """Whether it lasts no longer for players than until they renew it."""
    return any(span.lab_high is not None for span in ranges(type(decision)).values())


def as_played(decision: Decision) -> Decision:
    """The decision as players take it, who may not take for good what has to be renewed."""
    spans = ranges(type(decision)).items()
    most = {name: span.high for name, span in spans if span.lab_high is not None}
    kept = {name: min(getattr(decision, name), high) for name, high in most.items()}
    return decision_of(decision.model_dump() | {name: int(x) for name, x in kept.items()})


@cache
def _topics() -> tuple[Topic, ...]:
    return tuple(
        Topic(name, tuple(decision_of(dict(option)) for option in options))
        for name, options in OPTIONS.items()
    )
