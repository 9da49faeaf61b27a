"""The promise: reach, belief, inflation, sign-off (docs/evidence.md#promise, #optimal-promise)."""

import math

from sim.build import rule
from sim.rules.numbers import above, clip, larger, share, smaller
from sim.tables import exp


@rule
def kept_share(half_life: float) -> float:
    """Adstock kept from week to week, 0.5 ** (1 / half_life) (#carry-over)."""
    return exp(-0.6931471805599453 / half_life)


@rule
def reach(adstock: float, rate: float, extra: float) -> float:
    """Share of people exposed in a week (#ad-elasticity)."""
    return share(1.0 - exp(-rate * adstock) + extra)


@rule
def budget_scale(revenue_ratio: float, floor: float, follows: bool) -> float:
    """Budgets follow the root of trailing revenue over first revenue."""
    return math.sqrt(larger(floor, revenue_ratio)) if follows else 1.0


@rule
def learned(belief: float, delivered: float, crosses: float, weeks: float) -> float:
    """A belief moves towards what is delivered as fast as reports cross the wall (#gap-four)."""
    return belief + crosses / weeks * (delivered - belief)


@rule
def inflated(belief: float, hype: float, calibrate: float, inflation: float, extra: float) -> float:
    """The promise marketing would make."""
    return share(belief + inflation * above(hype - calibrate) + extra)


@rule
def force_of_signoff(
    authority: float, clout: float, floor: float, sponsor: float, reference: float
) -> float:
    """How far a sign-off binds, from its floor to 1."""
    return clip(floor + sponsor * larger(authority, clout / reference), floor, 1.0)


@rule
def signed_off(claim: float, force: float, believed: float, margin: float) -> float:
    """The promise after a sign-off at the signer's belief plus a margin."""
    return (1.0 - force) * claim + force * smaller(claim, believed + margin)


@rule
def exposed_image(image: float, trust: float, claim: float, pull: float) -> float:
    """A prospect's image after an advertisement: a trusted promise moves more (#promise)."""
    return image + pull * trust * (claim - image)
