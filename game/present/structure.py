"""The organisation as it is, what of it may be changed here, and what moving somebody means."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.present.dials import (
    CHIEF,
    Shelf,
    boss_of,
    dial,
    led_together,
    shelves,
    sitting,
)
from game.present.live import bridges
from game.present.names import ICONS, department
from game.seat import Seat
from game.words import _
from sim.decisions import DECISIONS, BaseDecision, DecisionError, decision_of, offered
from sim.decisions.dates import eventually
from sim.policy import Home, Levers
from sim.scenario.names import DEPARTMENTS

OPERATIONS, EXECUTIVE = "operations", "executive"
COLUMNS, LEVELS = 5, 3
"""Columns of the chart, and the least number of its levels."""
HOMES = ("marketing", "service", CHIEF, OPERATIONS)
COLUMN_OF = {**dict(zip(DEPARTMENTS, range(4), strict=True)), CHIEF: 2, OPERATIONS: 4}
"""Everybody stays in the own column, wherever it reports to."""
PAYABLE = frozenset({"R1", "R2", "R3", "R4", "R5"})
"""Refusals that only say what is lacking: such a decision can still be looked at."""


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
class Chart:
    """The chart and what stands beside it."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    levels: int
    shelves: tuple[Shelf, ...]
    note: str


def chart(seat: Seat, wish: BaseDecision | None = None) -> Chart:
    """The organisation as it is decided, with a draft in it where there is one."""
    now = eventually(seat.policy)
    then = now
    if wish is not None and _possible(seat, wish):
        then = eventually(wish.apply(seat.policy, seat.week, seat.case))
    boxes = tuple(_boxes(seat, then))
    return Chart(
        boxes=boxes,
        levels=max(LEVELS, 1 + max(box.level for box in boxes)),
        lines=(*_reports(now, then), *_together(seat, now, then)),
        shelves=tuple(
            Shelf(title, tuple(dial(seat, now, kind) for kind in kinds if kind in DECISIONS))
            for title, kinds in shelves()
        ),
        note=_note(seat),
    )


# ---- boxes ---------------------------------------------------------------------------------------


def level_of(levers: Levers, post: str) -> int:
    """How far below the chief executive a post stands; nobody reports to itself in the end."""
    if post == CHIEF:
        return 0
    return 1 + (level_of(levers, boss_of(levers, post)) if post in DEPARTMENTS else 0)


def _boxes(seat: Seat, levers: Levers) -> Iterator[Box]:
    yield Box(CHIEF, _("You"), _("chief executive"), 2, 0, "person", "ink", (), False, "")
    posts = (CHIEF, *DEPARTMENTS, OPERATIONS)
    for name in DEPARTMENTS:
        goes = tuple(to for to in posts if ways(seat, name, to))
        tip = _("Drag it onto a boss, or onto a department that it shall work with.")
        yield Box(
            name,
            department(name),
            _("department"),
            COLUMN_OF[name],
            level_of(levers, name),
            ICONS[name],
            name,
            goes,
            False,
            tip if goes else "",
        )
    yield Box(OPERATIONS, _("Operations"), _("staff"), 4, 1, "gear", EXECUTIVE, (), False,
              _("Where the work of all departments is put together."))  # fmt: skip
    yield _executive(seat, levers)


def _executive(seat: Seat, levers: Levers) -> Box:
    home = Home(levers.home)
    column, level = 0, 0
    if home == Home.CHIEF:
        column = 3
    elif home != Home.NOWHERE:
        post = home.name.lower()
        column, level = COLUMN_OF[post], 1 + level_of(levers, post)
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
    yield Line(CHIEF, OPERATIONS, dotted=False)
    for name in DEPARTMENTS:
        boss = boss_of(then, name)
        yield Line(boss, name, dotted=False, drafted=boss != boss_of(now, name))
    for pair in sorted(led_together(then)):
        one, other = pair.split("_")
        yield Line(one, other, dotted=False, drafted=pair not in led_together(now))
    home = Home(then.home)
    if home != Home.NOWHERE:
        yield Line(home.name.lower(), EXECUTIVE, dotted=False, drafted=home != now.home)


def _together(seat: Seat, now: Levers, then: Levers) -> Iterator[Line]:
    """Those who sit together, and those who are paid for the same in good part."""
    sits = sitting(now)
    alike = {f"{bridge.a}_{bridge.b}" for bridge in bridges(seat) if bridge.built}
    for pair in sorted(sits | alike | sitting(then)):
        one, other = pair.split("_")
        yield Line(one, other, dotted=True, drafted=pair not in sits | alike)


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
            if _possible(seat, decision):
                found.append(decision)
    return tuple(found)


def _possible(seat: Seat, decision: BaseDecision) -> bool:
    """Whether nothing stands against it but what it takes."""
    refusal = seat.check(decision)
    return refusal is None or refusal.code in PAYABLE


def _meant(who: str, to: str) -> Iterator[dict[str, str]]:
    """What it can mean, the likeliest first."""
    if who == EXECUTIVE:
        yield {"kind": "appoint_executive", "home": to}
        return
    boss = "ceo" if to == CHIEF else to
    yield {"kind": "reporting_line", "department": who, "boss": boss}
    if to in DEPARTMENTS:
        one, other = sorted((who, to), key=DEPARTMENTS.index)
        yield {"kind": "co_locate", "pair": f"{one}_{other}"}
        yield {"kind": "merge_directors", "pair": f"{one}_{other}", "goals": "blended"}


# ---- in words -----------------------------------------------------------------------------------


def _note(seat: Seat) -> str:
    """What can be moved in the chart, or why nothing can."""
    kinds = offered(seat.case)
    if not {"appoint_executive", "co_locate", "reporting_line", "merge_directors"} & kinds:
        return _("In this game nobody moves in the chart; it is shown so that you know it.")
    return _(
        "Solid: reports to; between two of a level: one director. Dotted: works with. What has a "
        "grip can be moved."
    )
