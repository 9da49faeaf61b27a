"""What departments report of themselves: true numbers, bent where pay hangs on them."""

from typing import NamedTuple

from sim.build import stage
from sim.flows import Four, Goals
from sim.rules.gaming import bent
from sim.rules.numbers import above
from sim.scenario.further import Further

QUARTER, HURRY = 13, 3


class Bends(NamedTuple):
    """How far each number is bent this week; all 0 where nobody bends any."""

    leads: float  # by marketing
    wins: float  # by sales: above 0 pulled forward, below 0 missing afterwards
    cost: float  # by service
    cx: float  # by service
    uptime: float  # by IT


STRAIGHT = Bends(0.0, 0.0, 0.0, 0.0, 0.0)


@stage
def bends_of(
    m: Goals,
    s: Goals,
    v: Goals,
    i: Goals,
    missed: float,
    strength: float,
    audited: Four,
    week: int,
    further: Further,
) -> Bends:
    """How far the four bend what they report.

    Args:
        m: marketing's goals.
        s: sales' goals.
        v: service's goals.
        i: IT's goals.
        missed: part of its quota that sales runs behind.
        strength: of incentives, 1 as usual.
        audited: 1 where a department's numbers are checked.
        week: of the game; sales' quarter has a hurried end and a slow start.
        further: parameters of further mechanisms.
    """
    if further.gaming <= 0.0:
        return STRAIGHT
    free, lost, on = further.gaming_free, 1.0 - further.audit_left, further.gaming
    place = (week + 52) % QUARTER
    turn = 1.0 if place >= QUARTER - HURRY else (-1.0 if place < HURRY else 0.0)
    pushed = bent(s.revenue, strength, 1.0 + missed, free, 1.0 - lost * audited.sales)
    checked = 1.0 - lost * audited.service
    return Bends(
        on * bent(m.leads, strength, 1.0, free, 1.0 - lost * audited.marketing),
        on * turn * pushed,
        on * bent(v.cost, strength, 1.0, free, checked),
        on * bent(v.cx, strength, 1.0, free, checked),
        on * bent(i.uptime, strength, 1.0, free, 1.0 - lost * audited.it),
    )


@stage
def meant(helping: float, strength: float, audited: float, further: Further) -> float:
    """What of one department's pay for helping goes to helping: givers mark each other."""
    left = 1.0 - (1.0 - further.audit_left) * audited
    bend = further.gaming * bent(helping, strength, 1.0, further.gaming_free, left)
    return helping * (1.0 - further.gaming_help * bend)


@stage
def help_meant(helping: Four, strength: float, audited: Four, further: Further) -> Four:
    """Pay for helping as it works on walls; all of it where nobody bends numbers."""
    if further.gaming <= 0.0:
        return helping
    return Four(
        meant(helping.marketing, strength, audited.marketing, further),
        meant(helping.sales, strength, audited.sales, further),
        meant(helping.service, strength, audited.service, further),
        meant(helping.it, strength, audited.it, further),
    )


@stage
def clear_sight(sight: Four, bends: Bends, further: Further) -> Four:
    """What can be seen of customer experience through a survey that leaves out the unsolved."""
    dim = further.gaming_sight * bends.cx
    return Four(
        above(sight.marketing - dim),
        above(sight.sales - dim),
        above(sight.service - dim),
        above(sight.it - dim),
    )
