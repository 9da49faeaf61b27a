"""In which form goals are shared: as one sum, by a list on which nobody may lose, or as a team."""

from typing import NamedTuple

from sim.build import stage
from sim.flows import Goals, Pairs
from sim.luck import FIRM, Key, Purpose, draw
from sim.rules.agreement import felt_of_a_team, in_common, unharmed
from sim.rules.numbers import smaller
from sim.scenario.further import Further
from sim.tables import normal

CHECKLIST, TEAM = 1, 2
EVERYBODY = -1
MEMBERS = 4
DOUBT = int(Purpose.DOUBT_LEADS)
NO_GOALS = Goals(0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


class Terms(NamedTuple):
    """How people see what they are paid for this week, and who may change what."""

    common: Goals  # what all four are paid for
    felt: float  # what of it comes back to whoever works for it
    turn: int  # whose change is discussed, 0 marketing to 3 IT; -1: each department changes freely
    doubts: Goals  # about what a change does, where changes are discussed


FREELY = Terms(NO_GOALS, 1.0, EVERYBODY, NO_GOALS)
"""Everybody sees the whole of what is shared, and changes at will."""


@stage
def doubts_of(form: int, key: Key, week: int, further: Further) -> Goals:
    """What people fear or hope beside what they know, where every change is discussed."""
    if form != CHECKLIST:
        return NO_GOALS
    spread = further.checklist_doubt
    return Goals(
        spread * normal(draw(key, FIRM, week, DOUBT)),
        spread * normal(draw(key, FIRM, week, DOUBT + 1)),
        spread * normal(draw(key, FIRM, week, DOUBT + 2)),
        spread * normal(draw(key, FIRM, week, DOUBT + 3)),
        spread * normal(draw(key, FIRM, week, DOUBT + 4)),
        spread * normal(draw(key, FIRM, week, DOUBT + 5)),
    )


@stage
def turn_of(form: int, week: int) -> int:
    """Whose change is discussed: one department a week, each every fourth."""
    return (week + 52) % MEMBERS if form == CHECKLIST else EVERYBODY


@stage
def consent(
    turn: int, m: Goals, s: Goals, v: Goals, i: Goals, doubts: Goals, further: Further
) -> float:
    """Whether a programme takes its step this week: 1, or 0 where the list forbids it."""
    if turn == EVERYBODY:
        return 1.0
    goals = m if turn == 0 else (s if turn == 1 else (v if turn == 2 else i))  # noqa: PLR2004
    return 1.0 if unharmed(goals, NO_GOALS, doubts, further.checklist_least) else 0.0


@stage
def terms_of(
    form: int, turn: int, m: Goals, s: Goals, v: Goals, i: Goals, willing: Pairs, doubts: Goals
) -> Terms:
    """How goals that all share are felt and discussed this week."""
    r = willing
    mean = (
        r.marketing_sales
        + r.marketing_service
        + r.marketing_it
        + r.sales_service
        + r.sales_it
        + r.service_it
    ) / 6.0
    felt = felt_of_a_team(float(MEMBERS), mean) if form == TEAM else 1.0
    return Terms(in_common(m, s, v, i), felt, turn, doubts)


@stage
def step_of(
    me: int, goals: Goals, effect: Goals, terms: Terms, part: float, further: Further
) -> float:
    """Part of the way to its aim that a department's effort goes this week.

    Args:
        me: the department, 0 marketing to 3 IT.
        goals: of the department.
        effect: what the whole change is believed to do for each goal.
        terms: of this week.
        part: of the way that effort goes where it changes freely.
        further: parameters of further mechanisms.
    """
    if terms.turn == EVERYBODY:
        return part
    if terms.turn != me or not unharmed(goals, effect, terms.doubts, further.checklist_least):
        return 0.0
    return smaller(1.0, MEMBERS * part)
