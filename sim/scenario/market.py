"""Parameters of the market: people, rivals, advertising, promises and selling.

The last sentence of a docstring says where the value comes from: `Evidence: anchor.` names a
paragraph of `docs/evidence.md`, `Assumption.` says that nobody has measured it.
"""

from typing import Annotated

from pydantic import Field

from sim.scenario.units import (
    Group,
    Lasting,
    Part,
    PerWeek,
    Positive,
    Quality,
    Share,
    Switch,
    Weeks,
    Weight,
)


class Market(Group):
    """Who lives in the market, and how they come to look for a supplier."""

    people: Annotated[
        int, Field(ge=20, le=2_000_000, json_schema_extra={"unit": "people simulated"})
    ] = 2_000
    """People simulated: resolution, not firm size; counts are per 1,200. Assumption."""
    rivals: Annotated[int, Field(ge=1, le=6, json_schema_extra={"unit": "rivals"})] = 2
    """Competing brands; with one alone the rival's own equity would be hidden. Assumption."""
    links: Annotated[int, Field(ge=1, le=12, json_schema_extra={"unit": "people"})] = 4
    """Acquaintances each newcomer to the network ties to (mean degree 8). Evidence: cascades."""
    in_market: PerWeek = 0.0095
    """A rival's customer looks for a supplier, before the base below. Assumption."""
    in_market_base: Weight = 1.6
    """Multiplies `in_market` while the product has no fresh features. Assumption."""
    feature_pull: Weight = 0.6
    """How much fresh features add to that multiplier. Assumption."""
    consider_trust: Weight = 0.8
    """A trusted promise above `consider_from` makes looking at us likelier. Evidence: promise."""
    consider_from: Quality = 0.75
    """The promise at which trust neither adds nor takes. Assumption."""
    consider_low: Weight = 0.3
    """Least multiplier of awareness when people consider us. Assumption."""
    consider_high: Weight = 1.5
    """Largest multiplier of awareness when people consider us. Assumption."""
    test_pull: Share = 0.5
    """A reader of a press test moves this part of the way to what is delivered. Assumption."""
    newcomers: PerWeek = 0.0015
    """People replaced by newcomers who belong to a rival. Assumption."""
    newcomer_awareness: Share = 0.4
    """Awareness of our brand with which a newcomer arrives. Assumption."""
    newcomer_image: Share = 0.6
    """Image, trust and satisfaction with which a newcomer arrives. Assumption."""
    newcomer_expectation: Share = 0.62
    """What a newcomer would expect of us. Assumption."""
    rival_utility: Share = 0.56
    """What each rival offers in week 0. Assumption."""
    rival_drift: Annotated[
        float, Field(ge=-0.01, le=0.01, json_schema_extra={"unit": "quality per week"})
    ] = 0.00015
    """How rivals improve, a week. Evidence: competitive-reaction."""
    rival_cap: Share = 0.9
    """No rival offers more than this. Assumption."""


class Advertising(Group):
    """From spend to awareness and to expectations."""

    half_life: Weeks = 5.0
    """Half-life of adstock. Evidence: carry-over."""
    reach: Weight = 0.25
    """Reach of one unit of adstock: 1 - exp(-reach · adstock). Evidence: ad-elasticity."""
    effort_base: Weight = 0.2
    """Share of a campaign's force that needs no effort for hype. Assumption."""
    effort_gain: Weight = 0.8
    """Share of a campaign's force at the usual effort for hype. Assumption."""
    effort_usual: Part = 0.85
    """Effort for hype at which a campaign has its full force. Assumption."""
    awareness_gain: Share = 0.10
    """An exposed person's step towards full awareness. Evidence: ad-elasticity."""
    awareness_keep: Share = 0.985
    """Awareness kept from week to week. Evidence: carry-over."""
    image_pull: Share = 0.03
    """An exposed prospect's step towards a promise fully trusted. Evidence: ad-elasticity."""
    promise_heard: Share = 0.30
    """An exposed customer's step towards holding us to the promise. Evidence: will-should."""
    revenue_floor: Share = 0.2
    """Budgets follow the root of trailing revenue, no lower than of this. Assumption."""
    budget_follows_revenue: Switch = True
    """Whether budgets follow trailing revenue (C6). Assumption."""


class Promise(Group):
    """How the promise is made."""

    inflation: Quality = 0.08
    """What hype without calibration adds to what marketing believes. Evidence: optimal-promise."""
    belief_weeks: Weeks = 6.0
    """Weeks to learn what is delivered, if every report crosses the wall. Assumption."""
    signoff_floor: Share = 0.3
    """Least force of a sign-off without sponsor and clout. Assumption."""
    signoff_sponsor: Share = 0.7
    """What a sponsor or clout adds to the force of a sign-off. Assumption."""
    joint_service: Share = 0.5
    """Weight of service's knowledge in a joint sign-off. Assumption."""
    signoff_clout: Positive = 0.45
    """Clout at which the signer is heard like a full sponsor. Assumption."""


class Selling(Group):
    """Leads, follow-up, what sales says to close, and whether people buy."""

    follow_base: Share = 0.3
    """Leads that sales works although nothing crosses the wall. Evidence: lead-black-hole."""
    follow_wall: Share = 0.7
    """What full transmission from marketing adds to that. Evidence: lead-black-hole."""
    follow_reference: Part = 0.6
    """Transmission at which `follow_wall` is reached. Assumption."""
    effort_base: Weight = 0.2
    """Follow-up that needs no effort for closing. Assumption."""
    effort_gain: Weight = 0.95
    """Follow-up that effort for closing brings. Evidence: selling-elasticity."""
    effort_cap: Weight = 1.15
    """Most that effort for closing can make of follow-up. Assumption."""
    oversell: Quality = 0.10
    """What closing without fitting adds to the claim. Evidence: will-should."""
    quota_pressure: Weight = 0.5
    """How a missed quota adds to overselling. Assumption."""
    quota_keep: Lasting = 0.995
    """A quota falls no faster than this from week to week. Assumption."""
    wins_weeks: Weeks = 8.0
    """Memory of the mean of wins that is held against the quota. Assumption."""
    win_base: Weight = -0.4
    """Logit of a win at equal value and no follow-up. Assumption."""
    win_follow: Weight = 1.0
    """What being called back adds to the logit. Evidence: selling-elasticity."""
    win_value: Weight = 5.5
    """Logit per unit of value above the present supplier's. Evidence: brand-behaviour."""
    win_oversell: Weight = 0.8
    """Logit per unit of overselling beyond the claim itself. Assumption."""
    win_bargain: Weight = 3.0
    """Logit per unit that the price lies below the remembered one. Evidence: price-elasticity."""
    reference_weeks: Weeks = 26.0
    """Time constant of the price that people remember. Assumption."""
    discount_weeks: Weeks = 52.0
    """Weeks for which a new customer keeps a discount, on average. Assumption."""
    value_image: Share = 0.55
    """Weight of the own image in the value; the rest weighs the claim. Evidence: promise."""
    close_price: Share = 0.05
    """Price given away at full effort for closing. Assumption."""
    won_pull: Share = 0.6
    """How far a trusted claim lifts what a new customer expects. Evidence: will-should."""
    fit_relief: Share = 0.5
    """Share of that lift that fitting takes away. Assumption."""
    won_satisfaction: Share = 0.6
    """Satisfaction with which a new customer starts. Assumption."""
