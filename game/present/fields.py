"""The fields of a decision as a form: what may be chosen, from where to where, and what is now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from game.present.names import department
from game.words import _
from sim.decisions import BaseDecision, ranges
from sim.decisions.base import Undo
from sim.decisions.dates import eventually
from sim.decisions.goals import STEP, Row
from sim.decisions.rebuilding import in_force
from sim.policy import Answering, Form, Home, Levers, Owner, Policy, Staffing, Taken
from sim.scenario.names import DEPARTMENTS

WEEK, GRID, POINT, QUARTER_STEP, HALF = 1.0, STEP, 0.01, 0.25, 0.5


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field of a form."""

    name: str
    label: str
    kind: str
    """number, choice or row."""
    value: float | str | tuple[float, ...]
    """As it is now, or as it would be chosen first."""
    low: float = 0.0
    high: float = 0.0
    step: float = 0.0
    unit: str = ""
    scale: float = 1.0
    """What a number is multiplied by when it is shown."""
    options: tuple[tuple[str, str], ...] = ()
    """What a choice offers: value and label."""
    tip: str = ""


STEPS: Mapping[tuple[str, str], float] = {
    ("promise_level", "extra"): POINT,
    ("promise_signoff", "margin"): POINT,
    ("shift_budget", "marketing"): POINT,
    ("shift_budget", "sales"): POINT,
    ("shift_budget", "service"): POINT,
    ("shift_budget", "it"): POINT,
    ("staff_service", "utilisation"): POINT,
    ("discount", "depth"): POINT,
    ("campaign_burst", "spend"): QUARTER_STEP,
    ("bonus_strength", "strength"): HALF,
    ("set_quota", "stretch"): POINT,
    ("redesign_process", "depth"): 2 * GRID,
    ("empower", "latitude"): 2 * GRID,
    ("ask_for_patience", "rise"): WEEK,
}
"""How fine a number is, where it is not 5 % or a whole number."""

SET: Mapping[tuple[str, str], Callable[[Levers], float]] = {
    ("bonus_strength", "strength"): lambda now: now.strength,
    ("recruit_profile", "share"): lambda now: now.profile,
    ("set_quota", "stretch"): lambda now: now.quota,
    ("pay_for_help", "marketing"): lambda now: now.helping.marketing,
    ("pay_for_help", "sales"): lambda now: now.helping.sales,
    ("pay_for_help", "service"): lambda now: now.helping.service,
    ("pay_for_help", "it"): lambda now: now.helping.it,
    ("staff_service", "utilisation"): lambda now: now.utilisation,
    ("it_mandate", "share"): lambda now: now.mandate,
    ("it_mandate", "run"): lambda now: now.mandate_run,
    ("it_mandate", "fixes"): lambda now: now.mandate_fixes,
    ("it_mandate", "integrate"): lambda now: now.mandate_integrate,
    ("it_mandate", "features"): lambda now: now.mandate_features,
    ("promise_level", "extra"): lambda now: now.extra_promise,
    ("promise_signoff", "margin"): lambda now: now.signoff_margin,
    ("redesign_process", "depth"): lambda now: now.process,
    ("customer_record", "target"): lambda now: now.record_target,
    ("self_service", "strength"): lambda now: now.self_service,
    ("handover_standard", "floor"): lambda now: now.handover,
    ("root_cause_work", "floor"): lambda now: now.root_floor,
    ("empower", "latitude"): lambda now: now.empowerment,
    ("executive_information", "access"): lambda now: now.executive_access,
    ("executive_opex", "share"): lambda now: now.executive_opex,
    ("sponsor_attention", "points"): lambda now: 4.0 * now.sponsor,
}
"""Where the present value of a number is found."""

CHOSEN: Mapping[tuple[str, str], Callable[[Levers], str]] = {
    ("goal_form", "form"): lambda now: Form(now.form).name.lower(),
    ("staff_service", "rule"): lambda now: Staffing(now.staffing).name.lower(),
    ("promise_signoff", "by"): lambda now: Owner(now.signoff).name.lower(),
    ("stop_the_line", "by"): lambda now: Owner(now.stop).name.lower(),
    ("listening_owner", "owner"): lambda now: Owner(now.listening).name.lower(),
    ("answering_policy", "order"): lambda now: Answering(now.answering).name.lower(),
    ("appoint_executive", "home"): lambda now: Home(now.home).name.lower(),
    ("executive_authority", "authority"): lambda now: {
        0.0: "reports",
        0.5: "co_decides",
        1.0: "orders",
    }[now.executive_authority],
}
"""Where the present value of a choice is found."""


QUALITIES = {("promise_level", "extra"), ("promise_signoff", "margin")}
"""Numbers on the scale of quality from 0 to 1, shown in points of a hundred."""


def present(policy: Policy, kind: str, field: str) -> float | str | None:
    """What a field stands at once everything decided has come; None where nothing stands."""
    levers, place = eventually(policy), (kind, field)
    if place in SET:
        return SET[place](levers)
    return CHOSEN[place](levers) if place in CHOSEN else None


def fields_of(decision: type[BaseDecision], policy: Policy) -> tuple[FieldForm, ...]:
    """The form of a decision."""
    kind = decision.model_fields["kind"].default
    names = (name for name in decision.model_fields if name != "kind")
    forms = (_field(decision, kind, name, policy) for name in names)
    return tuple(form for form in forms if form.kind != "number" or form.low < form.high)


def _field(decision: type[BaseDecision], kind: str, name: str, policy: Policy) -> FieldForm:
    declared = decision.model_fields[name]
    options = _options(declared.annotation)
    tip = _(" ".join((declared.description or "").split()))
    now = present(policy, kind, name)
    if kind == "roll_back":
        return _way_back(name, tip, policy)
    if name == "reform":
        return _decided(name, tip, in_force(policy))
    if Row in get_args(declared.annotation):
        row = getattr(eventually(policy), f"{name}_goals")
        return FieldForm(name, department(name), "row", tuple(row), 0, 1, GRID, "%", 100.0, (), tip)
    if options:
        first = now if isinstance(now, str) and now in options else options[0]
        named = tuple((option, option_name(option)) for option in options)
        return FieldForm(name, field_name(kind, name), "choice", first, options=named, tip=tip)
    value = float(now) if now is not None and not isinstance(now, str) else declared.default
    return _number(decision, kind, name, value, tip)


def _number(decision: type[BaseDecision], kind: str, name: str, value: Any, tip: str) -> FieldForm:
    span = ranges(decision).get(name)
    low, high = (span.low, span.high) if span else (0.0, 1.0)
    scale, unit = (span.scale, _(span.unit)) if span else (100.0, "%")
    if (kind, name) in QUALITIES:
        scale, unit = 100.0, _("points")
    whole = decision.model_fields[name].annotation is int
    step = STEPS.get((kind, name), WEEK if whole else GRID)
    start = low if not isinstance(value, int | float) else max(low, min(float(value), high))
    label = field_name(kind, name)
    return FieldForm(name, label, "number", start, low, high, step, unit, scale, (), tip)


def _way_back(name: str, tip: str, policy: Policy) -> FieldForm:
    """What may be rolled back: decisions in force that know a way back, the latest first."""
    return _decided(name, tip, (item for item in in_force(policy) if _may_go_back(item.decision)))


def _decided(name: str, tip: str, found: Iterable[Taken]) -> FieldForm:
    """One of some decisions that were taken."""
    options = tuple((item.name, _(_title(item.decision))) for item in found)
    first = options[0][0] if options else ""
    return FieldForm(name, _("Decision"), "choice", first, options=options, tip=tip)


def _may_go_back(decision: object) -> bool:
    return isinstance(decision, BaseDecision) and decision.undo is not Undo.NEVER


def _title(decision: object) -> str:
    return decision.title if isinstance(decision, BaseDecision) else ""


def _options(annotation: Any) -> tuple[str, ...]:
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def option_name(option: str) -> str:
    """What an option is called."""
    if option in DEPARTMENTS:
        return department(option)
    words = {
        "nobody": _("Nobody"),
        "joint": _("Marketing and Service together"),
        "executive": _("The customer executive"),
        "chief": _("The chief executive’s office"),
        "operations": _("Operations"),
        "cost_centre": _("As a cost centre: it shrinks"),
        "to_demand": _("To demand"),
        "fixed": _("Fixed as it is"),
        "first_come": _("First come, first served"),
        "public_first": _("Public complaints first"),
        "one_policy": _("One policy for all channels"),
        "reports": _("It reports"),
        "co_decides": _("It co-decides"),
        "orders": _("It orders"),
        "composite": _("As one sum"),
        "checklist": _("As a list: nobody may lose"),
        "team_total": _("As one result for all"),
        "two": _("Two quarters"),
        "four": _("Four quarters"),
        "together": _("All at the same time"),
        "ceo": _("The chief executive"),
        "apart": _("Goals stay apart"),
        "blended": _("Goals mixed by a third"),
        "one_row": _("The same goals for both"),
        "firm": _("Stand firm"),
        "hear": _("Hear it yourself"),
        "half_way": _("Go half-way"),
        "none": _("Say nothing"),
        "squad": _("A squad that mends"),
        "notice": _("An honest notice"),
        "reply": _("A reply to everybody in public"),
        "refund": _("Money back"),
        "brand_equity": _("The brand"),
        "nps": _("Recommendation"),
        "fcr": _("Cases solved at once"),
    }
    return words.get(option) or _pair(option)


def _pair(option: str) -> str:
    both = [name for name in option.split("_") if name in DEPARTMENTS]
    return (
        _("{a} and {b}").format(a=department(both[0]), b=department(both[-1])) if both else option
    )


def field_name(kind: str, name: str) -> str:
    """What a field is called."""
    words = {
        "form": _("How it is counted"),
        "steps": _("How long it takes"),
        "first": _("Who begins"),
        "department": {
            "reporting_line": _("Who is moved"),
            "answer_protest": _("Who protests"),
        }.get(kind, _("Whose numbers")),
        "stretch": _("Above what was sold lately"),
        "weight": _("Shared part"),
        "strength": _("How much") if kind == "self_service" else _("Strength"),
        "rule": _("Rule"),
        "utilisation": _("Utilisation aimed at"),
        "spend": _("Spending"),
        "weeks": _("Weeks"),
        "depth": _("Depth"),
        "share": {
            "lifecycle_goal": _("Pay for customers kept"),
            "rotate_managers": _("How many of their managers"),
            "recruit_profile": _("How many of the new people"),
        }.get(kind, _("Share")),
        "run": _("for running"),
        "fixes": _("for known faults"),
        "integrate": _("for joining systems"),
        "features": _("for what is new"),
        "part": _("What they still draw"),
        "quarters": {
            "ask_for_patience": _("At the end of how many quarters"),
        }.get(kind, _("Quarters")),
        "held_back": _("Leads held back"),
        "answer": _("What is done"),
        "metric": _("What will be better"),
        "rise": _("By how much"),
        "extra": _("Above what marketing would say"),
        "by": _("Whose right it is") if kind == "stop_the_line" else _("Who signs"),
        "margin": _("Margin"),
        "owner": _("Who answers for them") if kind == "lifecycle_goal" else _("Who listens"),
        "order": _("Who comes first"),
        "target": _("Integration aimed at"),
        "floor": _("Time for handovers") if kind == "handover_standard" else _("Time for causes"),
        "latitude": _("Latitude"),
        "home": _("Where the seat stands"),
        "authority": _("Authority"),
        "access": _("Access"),
        "points": _("Points of your time"),
        "pair": {
            "rotate_managers": _("Between whom"),
            "merge_directors": _("Which two"),
        }.get(kind, _("Who sits together")),
        "boss": _("Whom it reports to"),
        "goals": _("What they are paid for"),
    }
    return words.get(name) or (department(name) if name in DEPARTMENTS else name)
