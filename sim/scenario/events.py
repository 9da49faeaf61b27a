"""What happens to the firm from outside, and when."""

from typing import Annotated

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from sim.scenario.effects import Effect
from sim.scenario.names import METRICS
from sim.scenario.texts import Id, Text
from sim.scenario.units import Duration, Group

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


class When(Group):
    """When something happens: in a week, in the first week of a quarter, or once a metric says so.

    A metric, or what it has more than another, is `below` or `above` a level, or has `fallen_by` or
    `risen_by` an amount since play began; it is looked at each week, from the beginning or
    `after_week` or `after_quarter`, and what it brings about happens once.
    """

    week: Week | None = None
    """The week in which it happens; 0 is the first played week."""
    quarter: Quarter | None = None
    """The quarter in whose first week it happens; 1 is the first."""
    metric: MetricName | None = None
    """The metric that brings it about."""
    less: MetricName | None = None
    """Another metric that is taken from it first."""
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
    until_week: Week | None = None
    """The metric is looked at no longer than up to this week."""
    for_weeks: Duration | None = None
    """It must say so in each of so many weeks in a row."""

    @model_validator(mode="after")
    def _one_way(self) -> "When":
        if _given(self, "week", "quarter", "metric") != 1:
            raise ValueError("should say one of `week`, `quarter` or `metric`")
        tests = _given(self, "below", "above", "fallen_by", "risen_by")
        waits = _given(self, "after_week", "after_quarter")
        limits = _given(self, "less", "until_week", "for_weeks")
        if self.metric is None and tests + waits + limits:
            raise ValueError("bounds, `less`, `after_…`, `until_week`, `for_weeks` need a `metric`")
        if self.metric is not None and tests != 1:
            raise ValueError("a `metric` needs one of `below`, `above`, `fallen_by` or `risen_by`")
        if waits > 1:
            raise ValueError("should say `after_week` or `after_quarter`, not both")
        if self.until_week is not None and self.until_week < self.first_week:
            raise ValueError(f"`until_week` ends before week {self.first_week}, the first it can")
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
        tests = self.model_dump(exclude={"week", "quarter", "after_week", "after_quarter"})
        return {"week": self.first_week, **{k: v for k, v in tests.items() if v is not None}}

    def single(self) -> "When":
        """The same occasion.

        Raises:
            ValueError: if it needs weeks in a row, which only events are counted for.
        """
        if self.for_weeks is not None:
            raise ValueError("`for_weeks` is for events; a policy looks at single weeks")
        return self


def _given(when: When, *names: str) -> int:
    return sum(getattr(when, name) is not None for name in names)


class Event(Group):
    """Something that happens; without an effect it is only read."""

    id: Id
    """Name of the event, in this file."""
    when: When
    """When it happens."""
    effect: Effect | None = None
    """What it does to the model."""
    also: tuple[Effect, ...] = Field((), max_length=10)
    """What else it does."""
    announced: bool = False
    """Whether previews and forecasts know of it."""
    headline: Text
    """What players read when it happens."""
    facilitator_note: Text | None = None
    """What the facilitator should know, or do."""

    def mechanics(self) -> dict[str, object]:
        """What of it the model sees."""
        effect = self.effect.model_dump() if self.effect else None
        seen: dict[str, object] = {"when": self.when.mechanics(), "effect": effect}
        seen["announced"] = self.announced
        if self.also:
            seen["also"] = [more.model_dump() for more in self.also]
        return seen

    @property
    def effects(self) -> tuple[Effect, ...]:
        """All that it does to the model."""
        return (self.effect, *self.also) if self.effect is not None else self.also
