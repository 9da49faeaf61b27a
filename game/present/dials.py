"""What of the organisation can stand at different values, and where each stands."""

from dataclasses import dataclass

from game.present.fields import option_name, present
from game.present.figures import number, percent
from game.present.names import department
from game.seat import Seat
from game.words import _
from sim.decisions import DECISIONS, offered, ranges
from sim.policy import Boss, Home, Levers
from sim.scenario.names import DEPARTMENTS

CHIEF = "chief"


def shelves() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What stands below the chart: headings, and decisions in their order."""
    return (
        (_("Who owns what"), ("listening_owner", "promise_signoff")),
        (
            _("The customer executive"),
            (
                "appoint_executive",
                "executive_authority",
                "executive_information",
                "executive_opex",
            ),
        ),
        (_("Who leads whom"), ("reporting_line", "merge_directors")),
        (_("Who works together"), ("co_locate", "sponsor_attention", "operational_metrics")),
    )


STANDS = {
    "listening_owner": "owner",
    "promise_signoff": "by",
    "appoint_executive": "home",
    "executive_authority": "authority",
    "executive_information": "access",
    "executive_opex": "share",
    "sponsor_attention": "points",
}
"""The field of each that says where it stands."""


@dataclass(frozen=True, slots=True)
class Dial:
    """One thing of the structure that can stand at different values."""

    kind: str
    title: str
    value: str
    part: float | None
    """How far it is turned up, 0 to 1; None where it has no size."""
    open: bool
    why: str
    """Why it cannot be changed now; empty where it can."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Dials that belong together."""

    title: str
    dials: tuple[Dial, ...]


def boss_of(levers: Levers, name: str) -> str:
    """The post that a department reports to."""
    boss = Boss(int(getattr(levers.chart, name))).name.lower()
    return CHIEF if boss == "ceo" else boss


def led_together(levers: Levers) -> set[str]:
    """Pairs that have one director."""
    return {pair for pair, adds in levers.merged._asdict().items() if adds > 0.0}


def sitting(levers: Levers) -> set[str]:
    """Pairs that sit together."""
    return {pair for pair, here in levers.colocated._asdict().items() if here > 0.0}


def dial(seat: Seat, levers: Levers, kind: str) -> Dial:
    """A dial as it stands, and whether it can be turned here and now."""
    value, part = _stands(seat, levers, kind)
    why = ""
    if kind not in offered(seat.case):
        why = _("Stays as it is in this game.")
    elif kind.startswith("executive_") and levers.home == Home.NOWHERE:
        why = _("There is no customer executive yet.")
    return Dial(kind, _(DECISIONS[kind].title), value, part, not why, why)


def _stands(seat: Seat, levers: Levers, kind: str) -> tuple[str, float | None]:
    """What a dial stands at, in words, and how far it is turned up."""
    if kind == "reporting_line":
        return _moved(levers), None
    if kind in {"co_locate", "merge_directors"}:
        found = sitting(levers) if kind == "co_locate" else led_together(levers)
        return ", ".join(option_name(pair) for pair in sorted(found)) or _("Nobody"), None
    if kind not in STANDS:
        return (_("Yes") if levers.metrics > 0.0 else _("No")), None
    value, decision = present(seat.policy, kind, STANDS[kind]), DECISIONS[kind]
    if isinstance(value, str):
        part = levers.executive_authority if kind == "executive_authority" else None
        return (_("Nobody") if value == "nowhere" else option_name(value)), part
    span, size = ranges(decision)[STANDS[kind]], float(value or 0.0)
    text = percent(size) if span.unit.startswith("%") else number(size)
    return text, size / span.high


def _moved(levers: Levers) -> str:
    """Who does not report to the chief executive."""
    away = [
        _("{name} to {boss}").format(name=department(name), boss=option_name(boss))
        for name in DEPARTMENTS
        if (boss := boss_of(levers, name)) != CHIEF
    ]
    return ", ".join(away) or _("All to you")
