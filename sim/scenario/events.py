"""What happens to the firm from outside, and when."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from sim.scenario.names import METRICS
from sim.scenario.texts import Id, Text
from sim.scenario.units import Group, Share

WEEKS_PER_QUARTER = 13
MOST_QUARTERS = 40


def one_of(*names: str) -> object:
    """Annotation of a text that must be one of the names."""

    def check(value: str) -> str:
        if value not in names:
            raise PydanticCustomError("unknown_name", "one of the names")
        return value

    return AfterValidator(check)


def choice(*names: str) -> object:
    """What the JSON Schema of such a text says."""
    return Field(json_schema_extra={"enum": list(names)})


MetricName = Annotated[str, one_of(*METRICS), choice(*METRICS)]
Week = Annotated[
    int, Field(ge=0, lt=MOST_QUARTERS * WEEKS_PER_QUARTER, json_schema_extra={"unit": "week"})
]
Quarter = Annotated[int, Field(ge=1, le=MOST_QUARTERS, json_schema_extra={"unit": "quarter"})]
Level = Annotated[float, Field(allow_inf_nan=False, json_schema_extra={"unit": "as the metric"})]
Duration = Annotated[
    int, Field(ge=1, le=MOST_QUARTERS * WEEKS_PER_QUARTER, json_schema_extra={"unit": "weeks"})
]
Posts = Annotated[float, Field(ge=1, le=100, json_schema_extra={"unit": "posts' worth"})]
Factor = Annotated[float, Field(ge=0, le=20, json_schema_extra={"unit": "times"})]


class When(Group):
    """When something happens: in a week, in the first week of a quarter, or once a metric says so.

    A metric is `below` or `above` a level, or has `fallen_by` or `risen_by` an amount since play
    began; it is looked at each week, from the beginning or `after_week` or `after_quarter`, and
    what it brings about happens once.
    """

    week: Week | None = None
    """The week in which it happens; 0 is the first played week."""
    quarter: Quarter | None = None
    """The quarter in whose first week it happens; 1 is the first."""
    metric: MetricName | None = None
    """The metric that brings it about."""
    below: Level | None = None
    """It happens once the metric is lower than this."""
    above: Level | None = None
    """It happens once the metric is higher than this."""
    fallen_by: Annotated[Level, Field(gt=0)] | None = None
    """It happens once the metric is lower by more than this than it was when play began."""
    risen_by: Annotated[Level, Field(gt=0)] | None = None
    """It happens once the metric is higher by more than this than it was when play began."""
    after_week: Week | None = None
    """The metric is looked at only in the weeks after this one."""
    after_quarter: Quarter | None = None
    """The metric is looked at only after this quarter."""

    @model_validator(mode="after")
    def _one_way(self) -> "When":
        if _given(self, "week", "quarter", "metric") != 1:
            raise ValueError("should say one of `week`, `quarter` or `metric`")
        tests = _given(self, "below", "above", "fallen_by", "risen_by")
        waits = _given(self, "after_week", "after_quarter")
        if self.metric is None and tests + waits:
            raise ValueError("bounds and `after_…` need a `metric`")
        if self.metric is not None and tests != 1:
            raise ValueError("a `metric` needs one of `below`, `above`, `fallen_by` or `risen_by`")
        if waits > 1:
            raise ValueError("should say `after_week` or `after_quarter`, not both")
        return self

    @property
    def first_week(self) -> int:
        """The week in which it happens or, if a metric brings it about, the first it can."""
        if self.week is not None:
            return self.week
        if self.quarter is not None:
            return (self.quarter - 1) * WEEKS_PER_QUARTER
        if self.after_week is not None:
            return self.after_week + 1
        return (self.after_quarter or 0) * WEEKS_PER_QUARTER

    def mechanics(self) -> dict[str, object]:
        """What of it the model sees, so that two ways to say the same are the same."""
        tests = self.model_dump(include={"metric", "below", "above", "fallen_by", "risen_by"})
        return {"week": self.first_week, **{k: v for k, v in tests.items() if v is not None}}


def _given(when: When, *names: str) -> int:
    return sum(getattr(when, name) is not None for name in names)


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


Effect = Annotated[
    Bug | OutageStorm | Viral | Praise | Fad | Surge | Demand | Rival | BudgetOrder | Award
    | PressTest,
    Field(discriminator="kind"),
]  # fmt: skip


class Event(Group):
    """Something that happens; without an effect it is only read."""

    id: Id
    """Name of the event, in this file."""
    when: When
    """When it happens."""
    effect: Effect | None = None
    """What it does to the model."""
    announced: bool = False
    """Whether previews and forecasts know of it."""
    headline: Text
    """What players read when it happens."""
    facilitator_note: Text | None = None
    """What the facilitator should know, or do."""

    def mechanics(self) -> dict[str, object]:
        """What of it the model sees."""
        effect = self.effect.model_dump() if self.effect else None
        return {"when": self.when.mechanics(), "effect": effect, "announced": self.announced}
