"""What an event does to the model: one class for each kind, and how long it lasts."""

from typing import Annotated, Literal

from pydantic import Field

from sim.scenario.units import Duration, Group, Money, Share

Posts = Annotated[float, Field(ge=1, le=100, json_schema_extra={"unit": "posts' worth"})]
Factor = Annotated[float, Field(ge=0, le=20, json_schema_extra={"unit": "times"})]
Drift = Annotated[float, Field(ge=-0.01, le=0.01, json_schema_extra={"unit": "quality per week"})]
HALF_A_YEAR = 26


class Bug(Group):
    """A release breaks things: failures times 1 + size, until it is mended."""

    kind: Literal["bug"]
    size: Annotated[float, Field(gt=0, le=50, json_schema_extra={"unit": "times more"})]
    """Failures on top of the usual ones; 9 makes about ten times the mentions."""


class OutageStorm(Group):
    """Outages become likelier for some weeks."""

    kind: Literal["outage_storm"]
    size: Annotated[Factor, Field(ge=1)]
    """Multiplies the chance of an outage."""
    weeks: Duration
    """How long."""


class Viral(Group):
    """The three best-connected customers post a complaint that everybody sees."""

    kind: Literal["viral"]
    size: Posts
    """How many ordinary posts each of them is worth."""


class Praise(Group):
    """A well-connected customer praises the firm."""

    kind: Literal["praise"]
    size: Posts
    """How many ordinary posts it is worth."""


class Fad(Group):
    """Posts carry farther (or, with a size below 1, less far) for some weeks."""

    kind: Literal["fad"]
    size: Factor
    """Multiplies how far posts carry."""
    weeks: Duration
    """How long."""


class Surge(Group):
    """Routine contacts rise (or fall) for some weeks."""

    kind: Literal["surge"]
    size: Factor
    """Multiplies routine contacts."""
    weeks: Duration
    """How long."""


class Demand(Group):
    """More (or fewer) people look for a supplier for some weeks."""

    kind: Literal["demand"]
    size: Factor
    """Multiplies the rate at which people come to look for a supplier."""
    weeks: Duration
    """How long."""


class Rival(Group):
    """What every rival offers changes."""

    kind: Literal["rival"]
    size: Annotated[float, Field(ge=-0.5, le=0.5, json_schema_extra={"unit": "quality 0-1"})]
    """Added to the utility of every rival."""
    weeks: Duration | None = None
    """How long; for good where it is left out."""


class BudgetOrder(Group):
    """The owners cut every budget."""

    kind: Literal["budget"]
    size: Annotated[Share, Field(le=0.9)]
    """Share of every budget that is taken away."""
    weeks: Duration | None = None
    """How long; for good where it is left out."""


class Award(Group):
    """A prize for a campaign lets advertising reach more people for some weeks."""

    kind: Literal["award"]
    size: Share
    """Added to the reach of advertising."""
    weeks: Duration
    """How long."""


class PressTest(Group):
    """A test in the press shows prospects what is really delivered."""

    kind: Literal["press_test"]
    size: Share
    """Share of prospects who read it; their image moves half way to what is delivered."""


class NumbersLeak(Group):
    """What the firm calls solved, and is not, comes out: the best-connected customers post it.

    Where numbers are bent it comes by itself
    `when: {metric: reported_fcr, less: fcr, above: 0.12}`.
    """

    kind: Literal["numbers_leak"]
    size: Posts = 6.0
    """How many ordinary posts each of the three is worth."""


class RivalListens(Group):
    """Every rival gets better week by week: it has begun to ask its customers."""

    kind: Literal["rival_listens"]
    size: Drift = 0.0005
    """Added to the utility of every rival each week; what it has gained stays."""
    weeks: Duration | None = None
    """How long it goes on; for good where it is left out."""


class KeyResignation(Group):
    """Somebody whom service leaned on leaves, and some follow.

    Where people are worn out it comes by itself `when: {metric: morale, below: 0.5}`.
    """

    kind: Literal["key_resignation"]
    size: Share = 0.07
    """Share of service's skill that goes with them."""
    people: Annotated[Share, Field(le=0.5)] = 0.04
    """Share of service's people who go."""


class ExecutiveQuits(Group):
    """The customer executive leaves: nobody speaks for her team, and nobody signs in her place.

    It needs somebody in the seat. It comes by itself after a year in which no fix was made at her
    word `when: {metric: executive_clout, below: 0.05, for_weeks: 52}`.
    """

    kind: Literal["executive_quits"]
    weeks: Duration = HALF_A_YEAR
    """How long it takes to find a successor, who begins without clout."""


class RegulatorLetter(Group):
    """A regulator has public complaints answered like all others: first come, first served.

    Where public complaints go unanswered it comes by itself
    `when: {metric: public_unanswered, above: 0.5, for_weeks: 13}`.
    """

    kind: Literal["regulator_letter"]
    cost: Annotated[Money, Field(le=1000)] = 10.0
    """What answering the regulator costs a week."""
    weeks: Duration = HALF_A_YEAR
    """How long."""


class BigCustomerLeaves(Group):
    """Partners of many years go: the best-connected own customers, all in one week."""

    kind: Literal["big_customer_leaves"]
    size: Annotated[Share, Field(le=0.2)] = 0.01
    """Share of own customers; one at least."""


class Urgency(Group):
    """People see why things must change: new goals raise less resistance for some weeks."""

    kind: Literal["urgency"]
    size: Share
    """Multiplies the resistance that new goals raise; 0.4 leaves two fifths of it."""
    weeks: Duration
    """How long."""


class Spending(Group):
    """Customers pay less (or more) than usual for some weeks."""

    kind: Literal["spending"]
    size: Annotated[Factor, Field(le=5)]
    """Multiplies what customers pay."""
    weeks: Duration
    """How long."""


class Prestige(Group):
    """Marketing's wishes count for more with IT for some weeks."""

    kind: Literal["prestige"]
    size: Share = 0.05
    """Added to marketing's clout."""
    weeks: Duration = HALF_A_YEAR
    """How long."""


Effect = Annotated[
    Bug | OutageStorm | Viral | Praise | NumbersLeak | Fad | Surge | Demand | Spending | Urgency
    | Rival | RivalListens | BudgetOrder | Award | Prestige | PressTest | KeyResignation
    | ExecutiveQuits | RegulatorLetter | BigCustomerLeaves,
    Field(discriminator="kind"),
]  # fmt: skip
"""Any effect; its `kind` tells which."""
