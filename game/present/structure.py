"""The organisation as it is, what of it may be changed here, and what moving somebody means."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.present.fields import option_name, present
from game.present.figures import number, percent
from game.present.live import bridges
from game.present.names import ICONS, department
from game.seat import Seat
from game.words import _
from sim.decisions import DECISIONS, BaseDecision, DecisionError, decision_of, offered, ranges
from sim.decisions.dates import eventually
from sim.policy import Home, Levers
from sim.scenario.names import DEPARTMENTS

CHIEF, OPERATIONS, EXECUTIVE = "chief", "operations", "executive"
COLUMNS, LEVELS = 5, 3
HOMES = ("marketing", "service", CHIEF, OPERATIONS)
PLACES = {Home.MARKETING: (0, 2), Home.SERVICE: (2, 2), Home.CHIEF: (3, 0),
          Home.OPERATIONS: (4, 2), Home.NOWHERE: (0, 0)}  # fmt: skip
"""Column and level of the customer executive, by home."""
PAYABLE = frozenset({"R1", "R2", "R3", "R4", "R5"})
"""Refusals that only say what is lacking: such a decision can still be looked at."""


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
class Box:
    """A post of the chart."""

    id: str
    label: str
    note: str
    column: int
    level: int
    icon: str
    edge: str
    goes: tuple[str, ...]
    vacant: bool
    tip: str


@dataclass(frozen=True, slots=True)
class Line:
    """Who reports to whom, or works with whom."""

    one: str
    other: str
    dotted: bool
    drafted: bool = False


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


@dataclass(frozen=True, slots=True)
class Chart:
    """The chart and what stands beside it."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    shelves: tuple[Shelf, ...]
    note: str


def chart(seat: Seat, wish: BaseDecision | None = None) -> Chart:
    """The organisation as it is decided, with a draft in it where there is one."""
    now = eventually(seat.policy)
    then = now if wish is None else eventually(wish.apply(seat.policy, seat.week, seat.case))
    return Chart(
        boxes=tuple(_boxes(seat, then)),
        lines=(*_reports(now, then), *_together(seat, now, then)),
        shelves=tuple(
            Shelf(title, tuple(_dial(seat, now, kind) for kind in kinds if kind in DECISIONS))
            for title, kinds in shelves()
        ),
        note=_note(seat),
    )


# ---- boxes ---------------------------------------------------------------------------------------


def _boxes(seat: Seat, levers: Levers) -> Iterator[Box]:
    yield Box(CHIEF, _("You"), _("chief executive"), 2, 0, "person", "ink", (), False, "")
    for column, name in enumerate(DEPARTMENTS):
        goes = tuple(other for other in DEPARTMENTS if ways(seat, name, other))
        note = _("department")
        tip = _("Drag it onto another department to let the two work together.") if goes else ""
        yield Box(name, department(name), note, column, 1, ICONS[name], name, goes, False, tip)
    yield Box(OPERATIONS, _("Operations"), _("staff"), 4, 1, "gear", EXECUTIVE, (), False,
              _("Where the work of all departments is put together."))  # fmt: skip
    yield _executive(seat, levers)


def _executive(seat: Seat, levers: Levers) -> Box:
    home = Home(levers.home)
    column, level = PLACES[home]
    goes = tuple(to for to in HOMES if ways(seat, EXECUTIVE, to))
    vacant = home == Home.NOWHERE
    note = _("not appointed") if vacant else _("customer voice")
    tip = _("Drag it to where the seat shall stand.") if goes else _why_fixed(seat)
    label = _("Executive")
    return Box(EXECUTIVE, label, note, column, level, "heart", EXECUTIVE, goes, vacant, tip)


def _why_fixed(seat: Seat) -> str:
    if "appoint_executive" not in offered(seat.case):
        return _("In this game nobody can be appointed to speak for customers.")
    return ""


# ---- lines ---------------------------------------------------------------------------------------


def _reports(now: Levers, then: Levers) -> Iterator[Line]:
    for name in (*DEPARTMENTS, OPERATIONS):
        yield Line(CHIEF, name, dotted=False)
    home = Home(then.home)
    if home != Home.NOWHERE:
        yield Line(home.name.lower(), EXECUTIVE, dotted=False, drafted=home != now.home)


def _together(seat: Seat, now: Levers, then: Levers) -> Iterator[Line]:
    """Those who sit together, and those who are paid for the same in good part."""
    sits = _sitting(now)
    alike = {f"{bridge.a}_{bridge.b}" for bridge in bridges(seat) if bridge.built}
    for pair in sorted(sits | alike | _sitting(then)):
        one, other = pair.split("_")
        yield Line(one, other, dotted=True, drafted=pair not in sits | alike)


def _sitting(levers: Levers) -> set[str]:
    """Pairs that sit together."""
    return {pair for pair, here in levers.colocated._asdict().items() if here > 0.0}


# ---- moving somebody -----------------------------------------------------------------------------


def ways(seat: Seat, who: str, to: str) -> tuple[BaseDecision, ...]:
    """The decisions that moving somebody there could mean, of those that are possible now."""
    if not seat.planning or who == to:
        return ()
    found = []
    for wish in _meant(who, to):
        if wish["kind"] in offered(seat.case):
            try:
                decision: BaseDecision = decision_of(wish)
            except DecisionError:
                continue
            refusal = seat.check(decision)
            if refusal is None or refusal.code in PAYABLE:
                found.append(decision)
    return tuple(found)


def _meant(who: str, to: str) -> Iterator[dict[str, str]]:
    if who == EXECUTIVE:
        yield {"kind": "appoint_executive", "home": to}
    elif to in DEPARTMENTS:
        one, other = sorted((who, to), key=DEPARTMENTS.index)
        yield {"kind": "co_locate", "pair": f"{one}_{other}"}


# ---- dials ---------------------------------------------------------------------------------------


def _dial(seat: Seat, levers: Levers, kind: str) -> Dial:
    value, part = _stands(seat, levers, kind)
    why = ""
    if kind not in offered(seat.case):
        why = _("Stays as it is in this game.")
    elif kind.startswith("executive_") and levers.home == Home.NOWHERE:
        why = _("There is no customer executive yet.")
    return Dial(kind, _(DECISIONS[kind].title), value, part, not why, why)


def _stands(seat: Seat, levers: Levers, kind: str) -> tuple[str, float | None]:
    """What a dial stands at, in words, and how far it is turned up."""
    if kind == "co_locate":
        return ", ".join(option_name(pair) for pair in sorted(_sitting(levers))) or _(
            "Nobody"
        ), None
    if kind not in STANDS:
        return (_("Yes") if levers.metrics > 0.0 else _("No")), None
    value, decision = present(seat.policy, kind, STANDS[kind]), DECISIONS[kind]
    if isinstance(value, str):
        part = levers.executive_authority if kind == "executive_authority" else None
        return (_("Nobody") if value == "nowhere" else option_name(value)), part
    span, size = ranges(decision)[STANDS[kind]], float(value or 0.0)
    text = percent(size) if span.unit.startswith("%") else number(size)
    return text, size / span.high


def _note(seat: Seat) -> str:
    """What can be moved in the chart, or why nothing can."""
    kinds = offered(seat.case)
    if not {"appoint_executive", "co_locate"} & kinds:
        return _("In this game nobody moves in the chart; it is shown so that you know it.")
    return _("Solid: reports to. Dotted: works with. What has a grip can be moved.")
