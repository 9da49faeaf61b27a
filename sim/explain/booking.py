"""What a mind is made of, and how a change of it is put into a row of the ledger."""

import math

import numpy as np
from numpy.typing import NDArray

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns
from sim.explain import rows as of
from sim.scenario.firm import Brand
from sim.tables import share_below

type Sums = NDArray[np.float64]
HUNDRED = 100.0


@stage
def promotes(satisfaction: float, brand: Brand) -> float:
    """Chance to promote less chance to detract."""
    yes = share_below((satisfaction - brand.promoter) / brand.survey_noise)
    return yes - share_below((brand.detractor - satisfaction) / brand.survey_noise)


@stage
def loyal(brand_of: int, satisfaction: float, image: float, brand: Brand) -> float:
    """Satisfaction of our customers, reputation with others."""
    return satisfaction if brand_of == at.OURS else brand.hearsay * image


@stage
def book(
    row: Sums,
    known: float,
    nearer: float,
    image: float,
    trust: float,
    loyalty: float,
    each: float,
    brand: Brand,
) -> None:
    """A change of one mind, parted without a rest.

    Args:
        row: of the ledger.
        known: mean root of awareness over the change; it weighs what is thought.
        nearer: change of that root times the mean of what is thought.
        image: change of image.
        trust: change of trust.
        loyalty: change of loyalty.
        each: points that one person's full mind is worth.
        brand: weights.
    """
    thought = brand.image * image + brand.trust * trust + brand.loyalty * loyalty
    row[of.EQUITY] += each * (known * thought + nearer)
    row[of.IMAGE] += each * image
    row[of.TRUST] += each * trust
    row[of.LOYALTY] += each * loyalty
    row[of.VIA_IMAGE] += each * known * brand.image * image
    row[of.VIA_TRUST] += each * known * brand.trust * trust
    row[of.VIA_LOYALTY] += each * known * brand.loyalty * loyalty


@stage
def totals(c: Columns, brand: Brand, found: Sums) -> None:
    """The metrics themselves, counted as the census counts them."""
    found[:] = 0.0
    people, own = len(c.brand), 0
    each = HUNDRED / people
    for i in range(people):
        f, ours = math.sqrt(c.awareness[i]), c.brand[i] == at.OURS
        stayed = loyal(c.brand[i], c.satisfaction[i], c.image[i], brand)
        book(found, f, 0.0, c.image[i], c.trust[i], stayed, each, brand)
        found[of.SALIENCE] += each * f
        own += ours
        found[of.NPS] += HUNDRED * promotes(c.satisfaction[i], brand) if ours else 0.0
        found[of.EXPECTATION] += c.expectation[i] if ours else 0.0
    heads = own if own > 0 else 1
    found[of.NPS] /= heads
    found[of.EXPECTATION] /= heads
    found[of.SHARE] = own / people


@stage
def moves(row: Sums, c: Columns, i: int, sign: float, own: int, mean: Sums, brand: Brand) -> None:
    """Somebody becomes ours (sign 1) or ceases to be (-1): what that does to means over ours."""
    heads = own if own > 0 else 1
    row[of.SHARE] += sign / len(c.brand)
    row[of.NPS] += sign * (HUNDRED * promotes(c.satisfaction[i], brand) - mean[of.NPS]) / heads
    row[of.EXPECTATION] += sign * (c.expectation[i] - mean[of.EXPECTATION]) / heads
