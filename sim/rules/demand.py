"""From prospects to deals (docs/evidence.md#lead-black-hole, #selling-elasticity)."""

from sim.build import rule
from sim.rules.numbers import above, clip, larger, share, smaller
from sim.tables import exp, logistic


@rule
def considering(
    awareness: float, trust: float, claim: float, gain: float, start: float, low: float, high: float
) -> float:
    """Chance that a prospect who looks for a supplier considers us."""
    return share(awareness * clip(1.0 + gain * trust * (claim - start), low, high))


@rule
def following_up(
    crosses: float, resources: float, force: float, base: float, wall: float, reference: float
) -> float:
    """Chance that one of marketing's leads is worked (Sabnis et al. 2013, #lead-black-hole)."""
    return smaller(1.0, smaller(1.0, base + wall * crosses / reference) * resources * force)


@rule
def overselling(
    close: float, fit: float, wins: float, quota: float, rate: float, pressure: float
) -> float:
    """What sales adds to the promise to close, more under a missed quota."""
    missed = above(1.0 - wins / quota)
    return rate * above(close - fit) * (1.0 + pressure * missed)


@rule
def value(image: float, trust: float, claim: float, own: float) -> float:
    """What an offer seems worth: the own image, and the claim as far as it is trusted."""
    return own * image + (1.0 - own) * (trust * claim + (1.0 - trust) * image)


@rule
def win_chance(
    base: float, called: float, worth: float, present: float, slope: float, closing: float
) -> float:
    """Chance to win a prospect from the present supplier (#brand-behaviour).

    Args:
        base: logit at equal worth.
        called: logit of having been called back.
        worth: our offer's value.
        present: the present supplier's utility.
        slope: logit per unit of worth.
        closing: logit of overselling and discount.
    """
    return logistic(base + called + slope * (worth - present) + closing)


@rule
def first_expectation(
    image: float, trust: float, claim: float, pull: float, fitted: float
) -> float:
    """What a new customer expects: the claim as far as trusted, less what fitting talked down."""
    return share(image + pull * trust * (claim - image) * (1.0 - fitted))


@rule
def exit_chance(utility: float, rivals: float, hazard: float, slope: float, cap: float) -> float:
    """Chance to leave within a week (Hirschman 1970, #satisfaction-churn)."""
    return smaller(cap, hazard * exp(slope * (rivals - utility)))


@rule
def quota_after(quota: float, wins: float, keep: float, stretch: float) -> float:
    """A quota follows wins up at once, and down slowly; it may be set above or below them.

    Args:
        quota: last week's.
        wins: mean of the last weeks.
        keep: part of a quota that is left after a week without wins.
        stretch: how far it lies above what was sold lately.
    """
    return larger(keep * quota, (1.0 + stretch) * wins)
