"""What the people in a room need: seats, time, texts, questions."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from sim.scenario.events import Quarter, choice, one_of
from sim.scenario.names import METRICS, REPORTED
from sim.scenario.texts import Id, Text
from sim.scenario.units import Group, Share

LARGEST_PLAY_SHARE = 0.7
"""Play may take this much of a sitting; the rest is for talking about it."""

Minutes = Annotated[float, Field(gt=0, le=600, json_schema_extra={"unit": "minutes"})]
Span = Annotated[float, Field(ge=0, le=600, json_schema_extra={"unit": "minutes"})]
PaidMetric = Annotated[str, one_of(*METRICS, *REPORTED), choice(*METRICS, *REPORTED)]


def _ordered(pair: tuple[int, int]) -> tuple[int, int]:
    if pair[0] > pair[1]:
        raise ValueError("should give the smaller number first")
    return pair


Head = Annotated[int, Field(ge=1, le=100, json_schema_extra={"unit": "count"})]
Table = Annotated[int, Field(ge=1, le=8, json_schema_extra={"unit": "count"})]
"""As many teams as a host has room for."""
Teams = Annotated[tuple[Table, Table], AfterValidator(_ordered)]
Range = Annotated[tuple[Head, Head], AfterValidator(_ordered)]


class Players(Group):
    """How many people a session is made for."""

    teams: Teams = (1, 8)
    """Fewest and most teams."""
    per_team: Range = (1, 6)
    """Fewest and most people in a team."""


class Session(Group):
    """A session in a room: what its time is for. Play time is rounds x quarters x minutes."""

    minutes: Minutes = 120.0
    """The whole session, from welcome to goodbye."""
    rounds: Annotated[int, Field(ge=1, le=2, json_schema_extra={"unit": "count"})] = 2
    """How often the quarters are played; a second round on the same luck may change structure."""
    briefing_minutes: Span = 10.0
    """Welcome, roles and rules."""
    debrief_minutes: Span = 40.0
    """Talking about it afterwards: at least a third of the session."""


class LearningGoal(Group):
    """What participants should know afterwards, and where they meet it."""

    id: Id
    """Name of the goal, in this file."""
    text: Text
    """The insight, in a sentence."""
    reached_by: tuple[Id, ...] = Field((), max_length=20)
    """Ids of the events, questions or policies (played as counterfactuals) that lead to it."""


class SecondBonus(Group):
    """The smaller part of a bonus."""

    metric: PaidMetric
    """The number that is paid for."""
    better: Literal["higher", "lower"]
    """Which way is better."""
    target: Annotated[float, Field(gt=0, le=1000, json_schema_extra={"unit": "%"})] | None = None
    """Target, in per cent of the mean of the year before play; 103, or 97 where lower is better."""


class Bonus(SecondBonus):
    """The own part of a seat's bonus."""

    share: Annotated[Share, Field(gt=0)] = 1.0
    """Weight of this number; `second` has the rest."""
    second: SecondBonus | None = None
    """Another number that is paid for."""

    @model_validator(mode="after")
    def _adds_up(self) -> "Bonus":
        if (self.second is not None) != (self.share < 1.0):
            raise ValueError("a `share` below 1 goes with a `second` part, and only with one")
        return self


class Role(Group):
    """What one seat alone is told."""

    secret: Text
    """The role card."""
    bonus: Bonus | None = None
    """What the seat is paid for; the usual bonus of the seat where it is left out."""


class Roles(Group):
    """The role cards."""

    marketing: Role | None = None
    """Director of marketing."""
    sales: Role | None = None
    """Director of sales."""
    service: Role | None = None
    """Director of customer service."""
    it: Role | None = None
    """Director of IT."""
    ceo: Role | None = None
    """Chief executive."""
    executive: Role | None = None
    """Customer executive."""


class TimeOut(Group):
    """A break in play for talking."""

    after_quarter: Quarter
    """It comes after this quarter."""
    minutes: Minutes
    """How long it takes."""
    prompt: Text
    """What everybody reads."""
    facilitator_note: Text | None = None
    """What the facilitator should know, or do."""


class Question(Group):
    """A question for the talk afterwards."""

    id: Id
    """Name of the question, in this file."""
    text: Text
    """The question."""
    facilitator_note: Text | None = None
    """What to listen for."""
