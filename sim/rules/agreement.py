"""What becomes of goals that all share (docs/evidence.md#team-pay, #veto)."""

from sim.build import rule
from sim.flows import Goals
from sim.rules.numbers import smaller
from sim.scenario.organisation import Task


@rule
def in_common(a: Goals, b: Goals, c: Goals, d: Goals) -> Goals:
    """The part of four rows that is the same for all."""
    return Goals(
        smaller(smaller(a.leads, b.leads), smaller(c.leads, d.leads)),
        smaller(smaller(a.revenue, b.revenue), smaller(c.revenue, d.revenue)),
        smaller(smaller(a.retention, b.retention), smaller(c.retention, d.retention)),
        smaller(smaller(a.cost, b.cost), smaller(c.cost, d.cost)),
        smaller(smaller(a.cx, b.cx), smaller(c.cx, d.cx)),
        smaller(smaller(a.uptime, b.uptime), smaller(c.uptime, d.uptime)),
    )


@rule
def felt_of_a_team(members: float, willing: float) -> float:
    """What of one's own effort comes back where all are paid for the result of all (#team-pay).

    Args:
        members: how many are paid together.
        willing: mean willingness to share, 0 to 1: who sees what others do does not ride free.
    """
    return 1.0 / members + (1.0 - 1.0 / members) * willing


@rule
def felt_goals(goals: Goals, common: Goals, felt: float) -> Goals:
    """A row as it moves effort: of the common part, only what is felt."""
    lost = 1.0 - felt
    return Goals(
        goals.leads - lost * common.leads,
        goals.revenue - lost * common.revenue,
        goals.retention - lost * common.retention,
        goals.cost - lost * common.cost,
        goals.cx - lost * common.cx,
        goals.uptime - lost * common.uptime,
    )


@rule
def carried(sum_so_far: Goals, task: Task | Goals, more: float) -> Goals:
    """What more of a task is believed to do for each goal, added to a sum."""
    return Goals(
        sum_so_far.leads + more * task.leads,
        sum_so_far.revenue + more * task.revenue,
        sum_so_far.retention + more * task.retention,
        sum_so_far.cost + more * task.cost,
        sum_so_far.cx + more * task.cx,
        sum_so_far.uptime + more * task.uptime,
    )


@rule
def unharmed(goals: Goals, effect: Goals, doubts: Goals, least: float) -> bool:
    """Whether a change seems to harm none of a department's goals (#veto).

    Args:
        goals: of the department.
        effect: what the change is believed to do for each.
        doubts: what people are mistaken by.
        least: share of pay from which a goal counts.
    """
    return (
        (goals.leads < least or effect.leads + doubts.leads >= 0.0)
        and (goals.revenue < least or effect.revenue + doubts.revenue >= 0.0)
        and (goals.retention < least or effect.retention + doubts.retention >= 0.0)
        and (goals.cost < least or effect.cost + doubts.cost >= 0.0)
        and (goals.cx < least or effect.cx + doubts.cx >= 0.0)
        and (goals.uptime < least or effect.uptime + doubts.uptime >= 0.0)
    )
