"""What crosses between departments (docs/evidence.md#walls, #information-sharing)."""

from sim.build import rule
from sim.flows import Goals
from sim.rules.numbers import clip


@rule
def likeness(a: Goals, b: Goals) -> float:
    """Squared cosine of two goal rows: 0 nothing in common, 1 the same."""
    ab = (
        a.leads * b.leads
        + a.revenue * b.revenue
        + a.retention * b.retention
        + a.cost * b.cost
        + a.cx * b.cx
        + a.uptime * b.uptime
    )
    aa = (
        a.leads * a.leads
        + a.revenue * a.revenue
        + a.retention * a.retention
        + a.cost * a.cost
        + a.cx * a.cx
        + a.uptime * a.uptime
    )
    bb = (
        b.leads * b.leads
        + b.revenue * b.revenue
        + b.retention * b.retention
        + b.cost * b.cost
        + b.cx * b.cx
        + b.uptime * b.uptime
    )
    return ab * ab / (aa * bb)


@rule
def willingness(
    old: float, alike: float, common: float, colocated: float, low: float, high: float, weeks: float
) -> float:
    """Willingness to share moves to its target.

    Args:
        old: last week's willingness.
        alike: what likeness of goals adds.
        common: what all pairs have: base, sponsor, platform.
        colocated: what sitting together adds.
        low: least willingness.
        high: largest willingness.
        weeks: time constant.
    """
    target = clip(common + alike + colocated, low, high)
    return old + (target - old) / weeks


@rule
def crossing(willing: float, integration: float, channel: float) -> float:
    """Chance that an item crosses: people are willing *and* a channel exists (#it-complements)."""
    return willing * (channel + (1.0 - channel) * integration)
