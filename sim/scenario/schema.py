"""A scenario: what a file says, declared once.

The loader, its error messages and the JSON Schema for editors are made from these declarations;
those of the numbers are in `parameters.py`.
"""

import hashlib
import json
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, JsonValue, model_validator
from pydantic_core import PydanticCustomError

from sim.scenario.events import (
    MOST_QUARTERS,
    WEEKS_PER_QUARTER,
    Event,
    Week,
    When,
    choice,
    one_of,
)
from sim.scenario.faults import proposal, quoted
from sim.scenario.names import DECISIONS, SOURCES
from sim.scenario.par import Par
from sim.scenario.parameters import Parameters, Start
from sim.scenario.room import LearningGoal, Minutes, Players, Question, Roles, Session, TimeOut
from sim.scenario.texts import FrozenMap, Id, Name, Text, frozen, thawed
from sim.scenario.units import Group

FORMAT = "silo-scenario/1"

DecisionId = Annotated[str, one_of(*DECISIONS), choice(*DECISIONS)]
SourceCode = Annotated[str, one_of(*SOURCES), choice(*SOURCES)]


class Currency(Group):
    """The money that players see."""

    name: Text = Text({"en": "euro", "de": "Euro"})
    """Name of the money."""
    symbol: Name = "€"
    """Its sign."""
    unit: Annotated[float, Field(gt=0, le=1e12, json_schema_extra={"unit": "money for one u"})] = (
        20_000.0
    )
    """What one u of the model is worth; the firm earns 560 u a week at the start."""


class Words(Group):
    """The words that customers use in what they write."""

    brand: Name = "Silo & Sons"
    """The firm."""
    thing: Text = Text({"en": "order", "de": "Bestellung"})
    """What it sells, as a customer calls it."""
    promise: Text = Text({"en": "service without a wait", "de": "Service ohne Wartezeit"})
    """What its campaign shows."""
    rivals: tuple[Name, ...] = Field(("Nordlink", "Westerby"), min_length=1, max_length=6)
    """The competitors."""
    patience_minutes: Minutes = 10.0
    """How long a customer is willing to wait for an answer."""


class Move(Group):
    """A decision that has another price here than in the catalogue."""

    id: DecisionId
    """The decision."""
    cost: Annotated[int, Field(ge=0, le=12, json_schema_extra={"unit": "political capital"})]
    """Its price."""
    text: Text | None = None
    """How players read it here."""


MoveCount = Annotated[int, Field(ge=1, le=12, json_schema_extra={"unit": "moves a quarter"})]


class Decisions(Group):
    """What players may decide."""

    set: Literal["tutorial", "basic", "full"] = "basic"
    """The set that is offered."""
    extra: tuple[DecisionId, ...] = Field((), max_length=len(DECISIONS))
    """Single further decisions."""
    first_moves: tuple[MoveCount, ...] = Field((), max_length=MOST_QUARTERS)
    """Moves in the first quarters; in later ones as many as `parameters.pacing.moves` says."""
    politics: bool = False
    """Whether departments make requests, and the board reviews each year."""
    protests: bool = False
    """Whether departments protest against reforms, and the board may let its chief go."""

    @model_validator(mode="after")
    def _heard(self) -> "Decisions":
        if self.protests and not self.politics:
            raise ValueError("`protests` needs `politics: true`")
        return self

    def mechanics(self) -> dict[str, object]:
        """What of it the game sees; where nothing newer is said, it is what it always was."""
        seen: dict[str, object] = {"set": self.set, "extra": sorted(set(self.extra))}
        if self.first_moves:
            seen["first_moves"] = list(self.first_moves)
        if self.politics:
            seen["politics"] = True
        if self.protests:
            seen["protests"] = True
        return seen


def _has_kind(decision: FrozenMap[JsonValue]) -> FrozenMap[JsonValue]:
    kind = decision.get("kind")
    if not isinstance(kind, str):
        raise PydanticCustomError("sentence", "needs a `kind`: the id of the decision")
    if kind not in DECISIONS:
        text = f"there is no decision {quoted(kind)}. {proposal(kind, DECISIONS)}"
        raise PydanticCustomError("sentence", "{error}", {"error": text})
    return FrozenMap({key: frozen(value) for key, value in decision.items()})


Decided = Annotated[FrozenMap[JsonValue], AfterValidator(_has_kind)]


class PolicyStep(Group):
    """One decision of a policy, and when it is taken."""

    week: Week | None = None
    """The week in which it is taken; 0 is the first played week."""
    when: When | None = None
    """Or the occasion."""
    decision: Decided
    """The decision: its `kind` and what it sets."""

    @model_validator(mode="after")
    def _dated(self) -> "PolicyStep":
        if (self.week is None) == (self.when is None):
            raise ValueError("should say `week` or `when`")
        if self.when is not None:
            self.when.single()
        return self


Steps = Annotated[tuple[PolicyStep, ...], Field(max_length=200)]


class Scenario(Group):
    """A case to be played, run or studied."""

    format: Literal["silo-scenario/1"] = Field(alias="schema")
    """Version of this format."""
    id: Id
    """Name of the scenario: the name of its file without the ending."""
    extends: str | None = None
    """Id of the scenario it builds on: a file beside this one or, if there is none, a shipped one.

    Mappings are merged; lists, texts and rows of goals are replaced.
    """
    abstract: bool = False
    """Only there to be extended; not offered for play."""
    title: Text
    """What players call it."""
    summary: Text | None = None
    """What it is about, in a sentence or two."""
    picture: Name | None = None
    """File name of a picture (.png or .svg) beside this file."""
    source: tuple[SourceCode, ...] = Field((), max_length=len(SOURCES))
    """The articles it is grounded in."""
    minutes: Minutes = 60.0
    """The whole sitting of somebody who plays alone."""
    quarter_minutes: Minutes | None = None
    """Minutes of play that a quarter takes."""
    session: Session = Session()
    """The session in a room."""
    quarters: Annotated[int, Field(ge=1, le=MOST_QUARTERS, json_schema_extra={"unit": "quarters"})]
    """How many quarters of 13 weeks are played."""
    players: Players = Players()
    """How many people it is made for."""
    currency: Currency = Currency()
    """The money that players see."""
    words: Words = Words()
    """The words that customers use."""
    learning_goals: tuple[LearningGoal, ...] = Field((), max_length=20)
    """What participants should know afterwards."""
    briefing: Text | None = None
    """What every player reads first."""
    facilitator_note: Text | None = None
    """What the facilitator should know before the session."""
    roles: Roles = Roles()
    """The role cards."""
    events: tuple[Event, ...] = Field((), max_length=100)
    """What happens from outside."""
    timeouts: tuple[TimeOut, ...] = Field((), max_length=20)
    """Breaks in play for talking."""
    moves: tuple[Move, ...] = Field((), max_length=len(DECISIONS))
    """Decisions that have another price here."""
    questions: tuple[Question, ...] = Field((), max_length=40)
    """Questions for the talk afterwards."""
    preview: Literal["year", "mechanics", "far"] = "year"
    """How far players see before they decide: a year on, or only what a move sets going, or all."""
    brand_view: Literal["live", "tracker"] = "live"
    """Whether brand equity is seen as it is, or through a quarterly survey."""
    decisions: Decisions = Decisions()
    """What players may decide."""
    inherited: tuple[Decided, ...] = Field((), max_length=20)
    """Decisions that were taken a year before play, in this order."""
    start: Start = Start()
    """Where the firm and its market stand a year before play."""
    parameters: Parameters = Parameters()
    """The numbers of the model."""
    policies: FrozenMap[Steps] = FrozenMap({})
    """Named series of decisions, for bots and counterfactuals."""
    par: Par | None = None
    """What sensible bots reach; written by `silo scenario par`."""

    @property
    def weeks(self) -> int:
        """Weeks that are played."""
        return self.quarters * WEEKS_PER_QUARTER

    def moves_in(self, week: int) -> int:
        """Moves that players have in the quarter of a week; the first week is 0."""
        quarter, first = week // WEEKS_PER_QUARTER, self.decisions.first_moves
        return first[quarter] if quarter < len(first) else int(self.parameters.pacing.moves)

    def mechanics(self) -> dict[str, Any]:
        """All that a run depends on: no id, no texts, nothing that only players read.

        Two scenarios with the same mechanics play alike, week for week and move for move.
        """
        seen = {
            "quarters": self.quarters,
            "start": self.start.model_dump(mode="json"),
            "parameters": self.parameters.mechanics(),
            "events": [event.mechanics() for event in self.events if event.effect],
            "decisions": self.decisions.mechanics(),
            "moves": {move.id: move.cost for move in self.moves},
        }
        if self.inherited:
            seen["inherited"] = thawed(self.inherited)
        return seen

    @property
    def hash(self) -> str:
        """SHA-256 of the mechanics as canonical JSON, in hexadecimal."""
        return hashlib.sha256(canonical(self.mechanics()).encode()).hexdigest()


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces; every float as Python writes it, without minus zero."""
    return json.dumps(
        _without_minus_zero(thawed(value)),
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=True,
        allow_nan=False,
    )


def _without_minus_zero(value: Any) -> Any:
    match value:
        case dict():
            return {key: _without_minus_zero(item) for key, item in value.items()}
        case list():
            return [_without_minus_zero(item) for item in value]
        case float():
            return value + 0.0
    return value
