"""Chances by which people choose, come and go (7.9, 7.19): one place, for the week and for 7.21."""

from sim.scenario.customers import Leaving
from sim.scenario.market import Market, Selling
from sim.tables import exp, logistic
from tests.oracle.numbers import clip, share, smaller
from tests.oracle.people import Person


def considers(awareness: float, trust: float, claim: float, market: Market) -> float:
    """Chance that somebody who looks for a supplier considers us."""
    drawn_in = 1.0 + market.consider_trust * trust * (claim - market.consider_from)
    return share(awareness * clip(drawn_in, market.consider_low, market.consider_high))


def worth(person: Person, claim: float, selling: Selling) -> float:
    """What our offer seems worth."""
    believed = person.trust * claim + (1.0 - person.trust) * person.image
    return selling.value_image * person.image + (1.0 - selling.value_image) * believed


def win(value: float, rivals: float, called: float, closing: float, selling: Selling) -> float:
    """Chance to win somebody from a rival."""
    return logistic(selling.win_base + called + selling.win_value * (value - rivals) + closing)


def utility(person: Person, leaving: Leaving) -> float:
    """What staying with us seems worth."""
    return (
        leaving.satisfaction * person.satisfaction
        + leaving.trust * person.trust
        + leaving.image * person.image
    )


def goes(value: float, rivals: float, leaving: Leaving) -> float:
    """Chance to leave within a week."""
    return smaller(leaving.cap, leaving.hazard * exp(leaving.slope * (rivals - value)))


def looking(features: float, demand: float, market: Market) -> float:
    """Chance that a rival's customer looks for a supplier this week."""
    return market.in_market * (market.in_market_base + market.feature_pull * features) * demand
