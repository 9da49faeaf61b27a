"""The customer executive's office: whether anybody is in it, and what it is shown of the firm.

What she counts is what her dials let her: a share `access` of what is logged, the spending that she
prioritises, and what was mended with it. It is read off the week's metrics and the levers of that
week, so it is there again after a replay.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sim.luck import FIRM, Purpose, drawn
from sim.measures import Readings
from sim.policy import Home
from sim.room import EXECUTIVE
from sim.scenario.events import WEEKS_PER_QUARTER

if TYPE_CHECKING:
    from sim.run import Run

BY_ACCESS: Mapping[str, tuple[str, float]] = {
    "voice_report": ("contacts", 1.0),
    "fault_list": ("known_issues", 1.0),
    "promise_check": ("promise_gap", 100.0),
}
"""Numbers of which she is shown a share: the metric, and its scale. A gap of .1 between what
advertising claims and what customers live counts as 10 promises of 100."""
SHOWN = FIRM - 1_000
"""Addresses of luck below those of surveys, one for each customer."""
COUNTED = (*BY_ACCESS, "own_spending", "fixes_credited")


def in_office(run: "Run", seat: str, week: int | None = None) -> bool:
    """Whether somebody is in a seat in a week: in the one that comes next, if none is named.

    Only a customer executive can be gone: until a successor of hers has come, and for good where
    her appointment was rolled back.
    """
    if seat != EXECUTIVE:
        return True
    when = run.week if week is None else week
    home = run.policy.levers(when).home
    return home != Home.NOWHERE and run.model.world.news(when).vacant == 0.0


def access(run: "Run", week: int) -> float:
    """The share of what is logged that she is shown in a week, 0 to 1."""
    return float(run.policy.levers(week).executive_access)


def is_shown(run: "Run", customer: int, week: int) -> bool:
    """Whether she is shown what a customer told the firm in a week: a share `access` is.

    It is luck with an address of its own, so a page that is looked at twice shows the same.
    """
    if not in_office(run, EXECUTIVE):
        return False
    return drawn(run.state.key, SHOWN - customer, week, int(Purpose.PRESS)) < access(run, week)


def counted(run: "Run", name: str, week: int, readings: Readings) -> float:
    """A number of hers in a week.

    Args:
        run: the game.
        name: of `COUNTED`.
        week: 0 is the first; before it, the year before play.
        readings: of that week.
    """
    if name in BY_ACCESS:
        metric, scale = BY_ACCESS[name]
        return access(run, week) * scale * max(0.0, float(getattr(readings, metric)))
    if name == "own_spending":
        return float(run.policy.levers(week).executive_opex)
    return WEEKS_PER_QUARTER * _mended(run, week, readings)


def _mended(run: "Run", week: int, readings: Readings) -> float:
    """Known faults that her share of the spending has mended in a week, by IT's own formula.

    Only an executive in operations has such a fund, as far as she can order anything by now.
    """
    levers, tech = run.policy.levers(week), run.case.parameters.technology
    if levers.home != Home.OPERATIONS:
        return 0.0
    ordered = readings.executive_clout / run.case.parameters.goals.cap_operations
    fund = levers.executive_opex / tech.fund_reference * ordered
    known = run.history[week - 1].known_issues if week > 0 else readings.known_issues
    return float(min(known, tech.fund_fixes * fund * tech.fund_fixes_share))
