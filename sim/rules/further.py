"""Mechanisms that are off by default (docs/evidence.md#helping, #t-shaped, #urgency, #walls)."""

from sim.build import rule
from sim.flows import Four, Goals
from sim.rules.numbers import larger, share, smaller
from sim.rules.walls import crossing

STOPPED = 4
"""Weeks for which a campaign may stand still, and for which it then goes on."""


@rule
def busy_helping(productive: float, time: float) -> float:
    """Productivity left beside the time that people give to others (#helping)."""
    return larger(productive * (1.0 - time), 0.05 * productive)


@rule
def understood(
    willing: float, integration: float, channel: float, worlds: float, bridged: float
) -> float:
    """Chance that an item crosses and makes sense there: people with breadth translate (#t-shaped).

    Args:
        willing: to share.
        integration: of the departments' systems.
        channel: what crosses without them.
        worlds: part that is not understood on the other side.
        bridged: share of people with breadth in both departments.
    """
    return crossing(willing, integration, channel) * (1.0 - worlds * (1.0 - bridged))


@rule
def translated(crosses: float, rotated: float, full: float, gain: float) -> float:
    """What crosses where managers have worked on the other side (#t-shaped).

    Args:
        crosses: without them, 0 to 1.
        rotated: share of the pair's managers who have.
        full: share from which more of them adds nothing.
        gain: what crosses more then, as a part of what does.
    """
    return smaller(1.0, crosses * (1.0 + gain * smaller(1.0, rotated / full)))


@rule
def headed(own: float, opposite: float, everywhere: float, same: float, other: float) -> float:
    """What merged heads do to a pair's willingness.

    Args:
        own: whether the pair has one head.
        opposite: whether the two other departments have one.
        everywhere: number of pairs with one head.
        same: what one head adds to its pair.
        other: what it takes from the pairs between its departments and others.
    """
    return same * own - other * smaller(1.0, everywhere - own - opposite)


@rule
def earned_clout(clout: float, cases: float, usual: float, ratio: float, gain: float) -> float:
    """Clout that grows with the cases a department has made unnecessary (#coalition)."""
    return clout * (1.0 + gain * share(1.0 - cases / (usual * ratio)))


@rule
def softened(gain: float, urgency: float, load: float) -> float:
    """Resistance raised per unit of distance while everybody sees a crisis (#urgency)."""
    return gain * (1.0 - urgency * share(load - 1.0))


@rule
def contradiction(claim: float, delivered: float, weight: float) -> float:
    """Trust that two departments with different stories cost those who hear both (#gap-four)."""
    return weight * abs(claim - delivered)


@rule
def told(handover: float, full: float, best: float) -> float:
    """What service knows of a new customer from sales, 0 to 1 (#handover).

    Args:
        handover: least share of sales' time for finding out and writing down what was agreed.
        full: share from which more of it adds nothing.
        best: what service knows then.
    """
    return best * smaller(1.0, handover / full)


@rule
def mixed(own: Goals, other: Goals, part: float) -> Goals:
    """A row of goals with a part of another one (#reporting-lines)."""
    rest = 1.0 - part
    return Goals(
        rest * own.leads + part * other.leads,
        rest * own.revenue + part * other.revenue,
        rest * own.retention + part * other.retention,
        rest * own.cost + part * other.cost,
        rest * own.cx + part * other.cx,
        rest * own.uptime + part * other.uptime,
    )


@rule
def one_boss(first: float, second: float, boss_of_first: float, boss_of_second: float) -> float:
    """1 where one of two reports to the other, or both to the same director (#reporting-lines).

    Args:
        first: number of the one, from 1.
        second: number of the other.
        boss_of_first: number of whom it reports to; 0 the chief executive.
        boss_of_second: the same of the other.
    """
    together = boss_of_first == boss_of_second and boss_of_first > 0.0
    near = together or boss_of_first == second or boss_of_second == first
    return 1.0 if near else 0.0


@rule
def crowded(boss: float, chart: Four, most: float, time: float) -> float:
    """Time that a department loses where its boss has more departments than anybody can lead.

    Args:
        boss: whom it reports to; 0 the chief executive, who can.
        chart: whom all report to.
        most: departments that a boss can lead.
        time: share of working time lost beyond that.
    """
    count = 0.0
    for other in chart:
        count += 1.0 if other == boss else 0.0
    return time if boss > 0.0 and count > most else 0.0


@rule
def believed_leads(leads: float, agreed: float, less: float, more: float) -> float:
    """What a task is believed to do for leads once only good ones count (#lead-black-hole).

    Args:
        leads: what it is believed to do without an agreement.
        agreed: how far the agreement holds, 0 to 1.
        less: part of that which is lost.
        more: what is gained.
    """
    return leads * (1.0 - less * agreed) + more * agreed


@rule
def halting(bug: float, seen: float, week: int, acute: float, gap: float) -> bool:
    """Whether somebody with the right to stop the line uses it (#stop-right).

    A release waits while a bug is acute; a campaign for four weeks, and then it has four weeks.
    """
    return bug > acute or (seen > gap and (week + 56) % (2 * STOPPED) < STOPPED)


@rule
def set_aside(wanted: float, first: float, other: float) -> float:
    """Part of two tasks that is given up so that as much time as wanted is free, at most all."""
    return smaller(1.0, wanted / larger(first + other, 0.001))
