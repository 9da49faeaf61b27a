"""An experiment: what a file says, declared once.

The loader, its error messages and the JSON Schema for editors are made from these declarations.
"""

from typing import Annotated, Literal

from pydantic import Field, JsonValue, model_validator

from sim.scenario.events import MetricName, Week
from sim.scenario.texts import FrozenMap, Id, Name, Text
from sim.scenario.units import Group

FORMAT = "silo-experiment/1"
MOST_POINTS = 1_000_000
LONGEST = 1_040
PRIMARY = ("brand_equity", "nps", "trust", "share", "churn", "profit", "cash")
"""Metrics whose weeks are kept where a file does not say which."""

type Level = float | bool | str
Number = Annotated[float, Field(allow_inf_nan=False)]
Points = Annotated[int, Field(ge=1, le=MOST_POINTS)]
Luck = Annotated[int, Field(ge=0, lt=2**32)]
Weeks = Annotated[int, Field(ge=1, le=LONGEST, json_schema_extra={"unit": "weeks"})]


class Factor(Group):
    """What differs from run to run: a declared parameter, the policy, or the scenario.

    A parameter takes the listed `values`, or lies between `low` and `high`.
    """

    id: Id
    """Name of the factor: a column of the results."""
    parameter: Name | None = None
    """Where the parameter stands in a scenario: `parameters.promise.inflation`, `start.trust`."""
    policies: tuple[Name, ...] = Field((), max_length=200)
    """Names of `silo policies` or `games`, policies of the scenario, or files beside this one."""
    scenarios: tuple[Name, ...] = Field((), max_length=50)
    """Ids of shipped scenarios, or files beside this one."""
    values: tuple[Number | bool, ...] = Field((), max_length=1_000)
    """Values of the parameter."""
    low: Number | None = None
    """Its least value, where it is drawn from a range."""
    high: Number | None = None
    """Its greatest value."""
    log: bool = False
    """Whether equal steps are equal ratios."""

    @model_validator(mode="after")
    def _one_thing(self) -> "Factor":
        if sum(map(bool, (self.parameter, self.policies, self.scenarios))) != 1:
            raise ValueError("should say one of `parameter`, `policies` or `scenarios`")
        ranged = self.low is not None or self.high is not None
        if self.parameter is None:
            if self.values or ranged:
                raise ValueError("only a `parameter` has values or a range")
            return self
        if bool(self.values) == ranged:
            raise ValueError("a parameter needs `values`, or `low` and `high`")
        if ranged and (self.low is None or self.high is None or self.low >= self.high):
            raise ValueError("`low` should lie below `high`, and both should be there")
        if self.log and (self.low is None or self.low <= 0.0):
            raise ValueError("`log` needs a range above 0")
        return self

    @property
    def choices(self) -> tuple[Level, ...]:
        """Its levels, where they are listed."""
        return self.policies or self.scenarios or self.values

    @property
    def span(self) -> tuple[float, float]:
        """Its range, where it has one.

        Raises:
            ValueError: if its levels are listed.
        """
        if self.low is None or self.high is None:
            raise ValueError(f"{self.id} has no range")
        return self.low, self.high


Place = Annotated[int, Field(ge=1, le=10_000)]


class PlayedGame(Group):
    """A game that was played, as a policy: its decisions, or all of them but for one."""

    journal: Name
    """File of its journal, beside this one."""
    without: Place | None = None
    """The decision that is left out, counted from 1."""
    move: Place | None = None
    """The decision that is taken in another week."""
    to: Week | None = None
    """The week of `move`."""
    change: Place | None = None
    """The decision that is another one."""
    into: FrozenMap[JsonValue] | None = None
    """What `change` decides: a decision, as policies have them."""


class Factorial(Group):
    """Every level with every other; a range gives `levels` equal steps, ends included."""

    kind: Literal["factorial"]
    levels: Annotated[int, Field(ge=2, le=1_000)] = 2
    """Levels of each factor that has a range."""


class Table(Group):
    """Points one by one."""

    kind: Literal["table"]
    points: tuple[FrozenMap[JsonValue], ...] = Field(min_length=1, max_length=2_000)
    """Each a level for each factor."""


class Spread(Group):
    """Points spread evenly over all ranges; of listed levels each gets its share.

    A Sobol' design can be made larger later, and leaves the points it has; a Latin hypercube
    cannot.
    """

    kind: Literal["sobol", "lhs"]
    points: Points
    """How many."""
    luck: Luck = 0
    """Which of the possible designs."""


class Morris(Group):
    """Trajectories that change one factor at a time: screening of many ranges."""

    kind: Literal["morris"]
    trajectories: Annotated[int, Field(ge=2, le=10_000)] = 20
    """How many; each has one point more than there are factors."""
    levels: Annotated[int, Field(ge=4, le=64, multiple_of=2)] = 4
    """Levels of the grid they walk on."""
    luck: Luck = 0
    """Which of the possible designs."""


class Indices(Group):
    """Points for Sobol' indices: `points` times two more than there are factors."""

    kind: Literal["indices"]
    points: Annotated[int, Field(ge=2, le=65_536)] = 1_024
    """Base points, a power of 2."""
    luck: Luck = 0
    """Which of the possible designs."""

    @model_validator(mode="after")
    def _balanced(self) -> "Indices":
        if self.points & (self.points - 1):
            raise ValueError(f"`points` should be a power of 2, not {self.points}")
        return self


Design = Annotated[Factorial | Table | Spread | Morris | Indices, Field(discriminator="kind")]


class Seeds(Group):
    """Whose luck: every point is lived with each seed, so that differences are paired."""

    first: Annotated[int, Field(ge=0, lt=2**53)] = 1
    """The first seed; the others follow it."""
    count: Annotated[int, Field(ge=1, le=100_000)] = 40
    """How many; with `most` the least number."""
    step: Annotated[int, Field(ge=1, le=10_000)] = 20
    """How many more between two looks, with `most`."""
    most: Annotated[int, Field(ge=2, le=100_000)] | None = None
    """Add seeds until each contrast is as narrow as its `half_width`, at most to this number."""

    @model_validator(mode="after")
    def _room(self) -> "Seeds":
        if self.most is not None and self.most < self.count:
            raise ValueError("`most` should not be less than `count`")
        return self


class Outcome(Group):
    """One number a run: what became of a metric over some weeks."""

    id: Id
    """Name of the outcome: a column of the results."""
    metric: MetricName
    """What is measured."""
    of: Literal["mean", "sum", "last", "lowest", "highest", "slope"] = "mean"
    """What is made of its weeks; a slope is per week."""
    first: Week | None = None
    """The first week that counts; where it is left out, the last quarter counts."""
    last: Week | None = None
    """The last week that counts; where it is left out, that of the run."""


class Contrast(Group):
    """A difference that the experiment is about: one level, or several, less others."""

    id: Id
    """Name of the contrast."""
    outcome: Id
    """The outcome that is compared."""
    take: FrozenMap[JsonValue]
    """Levels of the one side, by factor; over factors that are not named it is averaged."""
    less: FrozenMap[JsonValue]
    """Levels of the other side."""
    half_width: Annotated[Number, Field(gt=0)] | None = None
    """How narrow its interval should be: half of it, in the outcome's unit."""
    matters: Annotated[Number, Field(ge=0)] = 0.0
    """The least difference that would make a difference in practice."""


class Experiment(Group):
    """What is varied, how often it is lived, and what is read off."""

    format: Literal["silo-experiment/1"] = Field(alias="schema")
    """Version of this format."""
    id: Id
    """Name of the experiment: the name of its file without the ending."""
    title: Text
    """What it is about."""
    scenario: Name = "promise-gap"
    """Id of a shipped scenario, or a file beside this one; a factor may vary it."""
    policy: Name = "status-quo"
    """What is decided: a name of `silo policies` or `games`, or a file; a factor may vary it."""
    games: FrozenMap[PlayedGame] = FrozenMap({})
    """Played games by the names that policies of this experiment have for them."""
    weeks: Weeks = 104
    """Weeks lived after a year of burn-in."""
    customers: Annotated[int, Field(ge=50, le=2_000_000)] = 1_000
    """People simulated: resolution, not the size of the firm."""
    factors: tuple[Factor, ...] = Field((), max_length=200)
    """What differs from run to run."""
    design: Design = Factorial(kind="factorial")
    """Which levels meet."""
    seeds: Seeds = Seeds()
    """How often each point is lived."""
    outcomes: tuple[Outcome, ...] = Field(min_length=1, max_length=200)
    """The numbers that are read off each run."""
    contrasts: tuple[Contrast, ...] = Field((), max_length=200)
    """The primary differences, named before anything is run."""
    confidence: Annotated[Number, Field(ge=0.5, le=0.999)] = 0.95
    """Of intervals."""
    series: tuple[MetricName, ...] = Field(PRIMARY, max_length=200)
    """Metrics of which every week is kept; none saves space."""
