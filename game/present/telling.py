"""A decision in words: a title, what moves from where to where, whose it is, what it costs."""

from dataclasses import dataclass

from game.numerals import numerals
from game.present.fields import FieldForm, field_name, fields_of, option_name, present
from game.present.figures import money, number, percent, signed
from game.present.names import department, goal
from game.saves import date
from game.seat import Seat
from game.words import _, n_
from sim.decisions import BaseDecision
from sim.decisions.budgets import ItMandate
from sim.decisions.chart import ReportingLine
from sim.decisions.goals import SetGoals, SharedGoals, goals_of
from sim.decisions.own_effort import OwnEffort
from sim.decisions.patience import AskForPatience
from sim.decisions.rolling_back import RollBack
from sim.policy import Policy
from sim.purse import Price
from sim.scenario.names import DEPARTMENTS
from sim.scenario.schema import Currency

HOME = {
    "campaign_burst": "marketing",
    "promise_level": "marketing",
    "discount": "sales",
    "set_quota": "sales",
    "handover_standard": "sales",
    "lead_agreement": "marketing",
    "staff_service": "service",
    "answering_policy": "service",
    "root_cause_work": "service",
    "empower": "service",
    "train": "service",
    "it_mandate": "it",
    "customer_record": "it",
    "self_service": "service",
}
"""Whose colour a decision bears; the rest bear the chief executive's."""


@dataclass(frozen=True, slots=True)
class Told:
    """A decision in words."""

    title: str
    text: str
    department: str
    """A department's name, or `executive`."""


def told(policy: Policy, decision: BaseDecision) -> Told:
    """A decision, told against the policy before it."""
    match decision:
        case SetGoals():
            return _goals(policy, decision)
        case SharedGoals():
            text = _("{share} of everybody’s pay: customer experience, and some revenue")
            title = _(decision.title)
            return Told(title, text.format(share=percent(decision.weight)), "executive")
        case ReportingLine():
            text = _("{name} reports to {boss}").format(
                name=department(decision.department), boss=option_name(decision.boss)
            )
            return Told(_(decision.title), text, "executive")
        case ItMandate():
            return Told(_(decision.title), _mandate(decision), HOME[decision.kind])
        case AskForPatience():
            return Told(_(decision.title), _promise(policy, decision), "executive")
        case OwnEffort() if decision.department:
            title = _("{name}: what its people spend time on")
            title = title.format(name=department(decision.department))
            return Told(title, _changes(policy, decision), "executive")
        case RollBack():
            item = decision.target(policy)
            meant = item.decision if item else None
            text = _(meant.title) if isinstance(meant, BaseDecision) else ""
            return Told(_(decision.title), text, "executive")
    return Told(_(decision.title), _changes(policy, decision), HOME.get(decision.kind, "executive"))


def _promise(policy: Policy, decision: AskForPatience) -> str:
    """What a reform will have brought by when."""
    item = decision.target(policy)
    reform = item.decision if item else None
    return _("{reform}: {what} {n} points higher in {q} quarters").format(
        reform=_(reform.title) if isinstance(reform, BaseDecision) else "",
        what=option_name(decision.metric),
        n=number(decision.rise, 0 if decision.rise == round(decision.rise) else 1),
        q=number(decision.quarters),
    )


def _mandate(decision: ItMandate) -> str:
    """How much of IT is set apart, and what for; parts of nothing are left out."""
    parts = ", ".join(
        f"{percent(share)} {field_name(decision.kind, name)}"
        for name in ("run", "fixes", "integrate", "features")
        if (share := getattr(decision, name)) > 0.0
    )
    return _("{share} of IT’s time; of that {parts}").format(
        share=percent(decision.share), parts=parts
    )


def _goals(policy: Policy, decision: SetGoals) -> Told:
    """Who is paid for what instead: what rises most makes the title."""
    rows = decision.rows()
    moved = {name: _moved(policy, name, decision) for name in rows}
    name = max(rows, key=lambda one: max((x for _goal, _was, x in moved[one]), default=0.0))
    rises = max(moved[name], key=lambda move: move[2], default=None)
    title = _(decision.title)
    if rises is not None:
        title = _("Pay {name} for {goal}").format(name=department(name), goal=goal(rises[0]))
    text = "; ".join(_row_text(one, moved[one], len(rows) > 1) for one in rows)
    return Told(title, text, name if len(rows) == 1 else "executive")


def _moved(policy: Policy, name: str, decision: SetGoals) -> list[tuple[str, float, float]]:
    """Goals that change: name, weight before, and by how much."""
    before = goals_of(policy.levers(10**6), name)._asdict()
    after = decision.rows()[name]._asdict()
    changes = [(one, before[one], after[one] - before[one]) for one in before]
    return [change for change in changes if abs(change[2]) > 1e-9]  # noqa: PLR2004


def _row_text(name: str, moved: list[tuple[str, float, float]], several: bool) -> str:
    order = sorted(moved, key=lambda move: -move[2])
    parts = [
        _("{goal} {was} → {now}").format(
            goal=goal(one), was=number(100 * was), now=percent(was + by)
        )
        for one, was, by in order
    ]
    text = ", ".join(parts)
    return f"{department(name)}: {text}" if several else text


def _changes(policy: Policy, decision: BaseDecision) -> str:
    """Each field with its new value, and the old one where there is one."""
    parts = []
    for form in fields_of(type(decision), policy):
        value = getattr(decision, form.name)
        if value is None or (decision.kind == "shift_budget" and not value):
            continue
        if form.kind == "choice":
            parts.append(option_name(str(value)))
            continue
        now = _shown(float(value), form.scale)
        if decision.kind == "shift_budget":
            now = signed(form.scale * float(value), 0)
        before = present(policy, decision.kind, form.name)
        if isinstance(before, float | int) and abs(before - value) > 1e-9:  # noqa: PLR2004
            now = f"{_shown(float(before), form.scale)} → {now}"
        parts.append(_phrase(decision.kind, form, f"{now}{_mark(form)}"))
    return ", ".join(parts)


def _phrase(kind: str, form: FieldForm, value: str) -> str:
    """A field and its value as people would say it."""
    said = {
        ("campaign_burst", "spend"): _("{x} times the usual spending"),
        ("promise_level", "extra"): _("{x} above what marketing would say"),
        ("promise_signoff", "margin"): _("with a margin of {x}"),
        ("staff_service", "utilisation"): _("{x} of the time in use"),
        ("discount", "depth"): _("{x} off the price"),
        ("set_quota", "stretch"): _("{x} above what was sold lately"),
        ("lifecycle_goal", "share"): _("{x} of pay for customers kept"),
        ("rotate_managers", "share"): _("{x} of their managers"),
        (kind, "weeks"): _("for {x} weeks"),
    }.get((kind, form.name))
    return f"{form.label} {value}" if said is None else said.format(x=value)


def _mark(form: FieldForm) -> str:
    """The unit as it follows a number."""
    if form.unit.startswith("%"):
        return numerals().percent
    return f" {form.unit}" if form.scale > 1.0 else ""


def _shown(value: float, scale: float) -> str:
    shown = value * scale
    digits = next((n for n in (0, 1) if abs(shown - round(shown, n)) < 1e-6), 2)  # noqa: PLR2004
    return number(shown, digits)


def price_text(price: Price, currency: Currency) -> tuple[str, ...]:
    """What a decision takes, one currency a line; nothing costs nothing."""
    found = []
    if price.moves:
        found.append(n_("{n} move", "{n} moves", price.moves))
    if price.capital:
        found.append(_("{n} of political capital").format(n=price.capital))
    if price.points:
        found.append(
            n_("{n} change point", "{n} change points", price.points)
            + " "
            + n_("for {n} week", "for {n} weeks", price.weeks)
        )
    if price.attention:
        found.append(_("{n} of your time").format(n=price.attention))
    return (*found, *_cash(price, currency))


def _cash(price: Price, currency: Currency) -> list[str]:
    found = []
    if price.cash:
        found.append(_("{sum} now").format(sum=money(price.cash, currency)))
    if price.weekly:
        each = _("{sum} a week for {n} weeks")
        found.append(each.format(sum=money(price.weekly, currency), n=price.weeks))
    if price.upkeep:
        found.append(_("{sum} a week from then on").format(sum=money(price.upkeep, currency)))
    return found


def starts_text(seat: Seat, decision: BaseDecision) -> str:
    """When it begins."""
    start = decision.start(seat.policy, seat.week)
    wait = start - seat.week
    if wait <= 0:
        return _("at once")
    return (
        _("in {n} weeks ({date})").format(n=wait, date=date(start)) if wait > 1 else _("in a week")
    )


def warnings(seat: Seat, decision: BaseDecision) -> tuple[str, ...]:
    """What a player should know who may take it all the same."""
    found = []
    start, end = decision.start(seat.policy, seat.week), seat.case.weeks
    if start >= end:
        text = _(
            "It starts in week {w}; the game ends in week {e}: you would do it for your successor."
        )
        found.append(text.format(w=start + 1, e=end))
    levers = decision.apply(seat.policy, seat.week, seat.case).levers(10**6)
    if levers.executive_opex > 0.0 and levers.executive_authority <= 0.0:
        found.append(_("Authority 0: the money can buy studies, nothing else."))
    return tuple(found)


def departments_of(decision: BaseDecision) -> tuple[str, ...]:
    """Whose time it takes."""
    touched = decision.touches()
    return tuple(name for name in DEPARTMENTS if name in touched)
