"""Counting heads after a week: sums in whole numbers, so that any order gives the same."""

from sim.build import stage
from sim.customers import codes as at
from sim.customers.columns import Columns, Now
from sim.rules.brand import equity
from sim.rules.demand import considering, exit_chance, value, win_chance
from sim.scenario.customers import Leaving
from sim.scenario.firm import Brand
from sim.scenario.market import Market, Selling
from sim.tables import share_below

UNIT = 4294967296.0
"""Sums are in 2**-32."""


@stage
def count_minds(c: Columns, brand: Brand) -> tuple[int, int, int, int, int, int]:
    """Sums over everybody: equity, salience, image, trust, loyalty; awareness of others."""
    weights = (brand.image, brand.trust, brand.loyalty)
    total, salience, image, trust, loyalty, others = 0, 0, 0, 0, 0, 0
    for i in range(len(c.brand)):
        ours = c.brand[i] == at.OURS
        stayed = c.satisfaction[i] if ours else brand.hearsay * c.image[i]
        mind = equity(c.awareness[i], c.image[i], c.trust[i], stayed, weights)
        total += int(mind * UNIT)
        salience += int(equity(c.awareness[i], 1.0, 0.0, 0.0, (1.0, 0.0, 0.0)) * UNIT)
        image += int(c.image[i] * UNIT)
        trust += int(c.trust[i] * UNIT)
        loyalty += int(stayed * UNIT)
        others += 0 if ours else int(c.awareness[i] * UNIT)
    return total, salience, image, trust, loyalty, others


@stage
def count_own(c: Columns, brand: Brand) -> tuple[int, int, int, int, int, int]:
    """Own customers; sums of satisfaction, expectation, promise; promoters and detractors."""
    own, satisfied, expected, promised, promoters, detractors = 0, 0, 0, 0, 0, 0
    for i in range(len(c.brand)):
        ours, s = c.brand[i] == at.OURS, c.satisfaction[i]
        promotes = share_below((s - brand.promoter) / brand.survey_noise)
        detracts = share_below((brand.detractor - s) / brand.survey_noise)
        own += ours
        satisfied += int(s * UNIT) if ours else 0
        expected += int(c.expectation[i] * UNIT) if ours else 0
        promised += int(c.promised[i] * UNIT) if ours else 0
        promoters += int(promotes * UNIT) if ours else 0
        detractors += int(detracts * UNIT) if ours else 0
    return own, satisfied, expected, promised, promoters, detractors


@stage
def premium(
    c: Columns,
    now: Now,
    claim: float,
    looking: float,
    rivals: float,
    generic: float,
    market: Market,
    selling: Selling,
    leaving: Leaving,
) -> int:
    """What the name is worth a week: chances to stay or come, less those of a nameless brand.

    Ailawadi, Lehmann and Neslin (2003), with the model's own choice and exit
    (docs/evidence.md#revenue-premium); the sum over everybody, in 2**-32 customers.
    """
    leaves = exit_chance(generic, rivals, leaving.hazard, leaving.slope, leaving.cap)
    nameless = win_chance(selling.win_base, 0.0, generic, rivals, selling.win_value, 0.0)
    stays, comes = 1.0 - leaves, looking * nameless
    for i in range(len(c.brand)):
        if c.brand[i] == at.OURS:
            utility = (
                leaving.satisfaction * c.satisfaction[i]
                + leaving.trust * c.trust[i]
                + leaving.image * c.image[i]
            )
            leaves = exit_chance(utility, rivals, leaving.hazard, leaving.slope, leaving.cap)
            now.chance[i] = (1.0 - leaves) - stays
        else:
            named = considers(c.awareness[i], c.trust[i], claim, market)
            worth = value(c.image[i], c.trust[i], claim, selling.value_image)
            wins = win_chance(selling.win_base, 0.0, worth, rivals, selling.win_value, 0.0)
            plain = considers(c.awareness[i], generic, generic, market)
            now.chance[i] = looking * named * wins - comes * plain
    total = 0
    for i in range(len(c.brand)):
        total += int(now.chance[i] * UNIT)
    return total


@stage
def considers(awareness: float, trust: float, claim: float, market: Market) -> float:
    """`considering` with a market's parameters."""
    return considering(
        awareness,
        trust,
        claim,
        market.consider_trust,
        market.consider_from,
        market.consider_low,
        market.consider_high,
    )
