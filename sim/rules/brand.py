"""Brand equity of a person, and what a name is worth (docs/evidence.md#brand-behaviour)."""

import math

from sim.build import rule


@rule
def equity(
    awareness: float,
    image: float,
    trust: float,
    loyalty: float,
    weights: tuple[float, float, float],
) -> float:
    """Brand equity in one person's mind, 0 to 1: known, thought well of, trusted, stayed with."""
    return math.sqrt(awareness) * (weights[0] * image + weights[1] * trust + weights[2] * loyalty)


@rule
def lifetime_value(margin: float, retention: float, interest: float) -> float:
    """Customer lifetime value m·r / (1 + i - r) (Gupta, Lehmann and Stuart 2004, #clv).

    Args:
        margin: yearly margin of a customer, u.
        retention: yearly retention, 0 to 1.
        interest: yearly discount rate.
    """
    return margin * retention / (1.0 + interest - retention)


@rule
def retained(weekly: float) -> float:
    """Share of customers still there after 52 weeks at a weekly rate of loss: (1 - rate) ** 52."""
    four = (1.0 - weekly) * (1.0 - weekly) * (1.0 - weekly) * (1.0 - weekly)
    sixteen = four * four * four * four
    return sixteen * sixteen * sixteen * four
