"""What may come in over the wire: each message with its fields, checked before anything else.

Numbers are finite, texts and lists are short, nothing unknown is let through.
"""

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, TypeAdapter, ValidationError

LARGEST = 16_384
"""Bytes of one message."""
MOST_TEAMS = 8

Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{1,40}$")]
"""A sender's own name for a message: sent again, it is answered and not done again."""
Seat = Literal["marketing", "sales", "service", "it", "ceo", "executive"]
Team = Annotated[int, Field(ge=1, le=10_000)]
Round = Annotated[int, Field(ge=1, le=2)]
Quarter = Annotated[int, Field(ge=1, le=40)]
Minutes = Annotated[FiniteFloat, Field(ge=-1e6, le=1e6)]
"""However many somebody types; how many a clock may have, the ruling says."""
Said = Annotated[str, Field(min_length=1, max_length=500)]
Word = Annotated[str, Field(pattern=r"^[a-z_0-9]{1,40}$")]
Percent = Annotated[FiniteFloat, Field(ge=0, le=100)]
Share = Annotated[FiniteFloat, Field(ge=-1000, le=1000)]
Option = Annotated[str, Field(max_length=60)]
Whole = Annotated[int, Field(ge=-1000, le=1000)]
Value = Whole | Share | Option | Annotated[dict[Word, Share], Field(max_length=12)] | None
Wish = Annotated[dict[Word, Value], Field(min_length=1, max_length=16)]
"""A decision as a journal says it: `kind`, and its fields."""
Wishes = Annotated[list[Wish], Field(max_length=50)]


class Message(BaseModel):
    """What all have in common."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    id: Id


# ---- from players --------------------------------------------------------------------------------


class Sit(Message):
    """Take a free seat."""

    kind: Literal["sit"]
    team: Team
    seat: Seat


class Stand(Message):
    """Leave the seat."""

    kind: Literal["stand"]


class Seal(Message):
    """Write down what the seat decides in a quarter."""

    kind: Literal["seal"]
    round: Round
    quarter: Quarter
    decisions: Wishes
    request: Annotated[FiniteFloat, Field(ge=-0.05, le=0.10)]


class Beside(Message):
    """Sit beside somebody who has a seat: see what it sees, and seal nothing."""

    kind: Literal["beside"]
    team: Team
    seat: Seat


class Guess(Message):
    """Where the brand went, at the end of each quarter of a round."""

    kind: Literal["guess"]
    round: Round
    line: Annotated[list[Percent], Field(min_length=1, max_length=40)]


class Ask(Message):
    """What would come of decisions; nothing is written down."""

    kind: Literal["ask"]
    decisions: Wishes


# ---- from the facilitator ------------------------------------------------------------------------


class Order(Message):
    """An order without further words."""

    kind: Literal[
        "add_team", "begin", "again", "freeze", "thaw", "resume", "show_bonuses", "show", "hide",
        "auto", "manual", "pairs", "alone",
    ]  # fmt: skip


class Rename(Message):
    """Give a team another name of the list."""

    kind: Literal["rename"]
    team: Team
    name: Annotated[str, Field(max_length=20)]


class Merge(Message):
    """Let the people of one team join another."""

    kind: Literal["merge"]
    team: Team
    into: Team


class Drop(Message):
    """Take a team away before play begins."""

    kind: Literal["drop"]
    team: Team


class Kick(Message):
    """Free a seat: for somebody else, or for the same person with another device."""

    kind: Literal["kick"]
    team: Team
    seat: Seat


class Close(Message):
    """Let what is sealed count, and live the quarter; or take the last close back."""

    kind: Literal["close", "reopen"]
    round: Round
    quarter: Quarter


class Time(Message):
    """Set the time for a quarter, or add to what is left."""

    kind: Literal["clock", "more", "timeout"]
    minutes: Minutes


class Inject(Message):
    """Let an event of the scenario happen now: to one team, or to all."""

    kind: Literal["inject"]
    event: Annotated[str, Field(max_length=60)]
    team: Team | None = None


class Say(Message):
    """A message to a team or to all; or, as a memo, to nobody."""

    kind: Literal["say", "memo"]
    text: Said
    team: Team | None = None


class Look(Message):
    """Look over somebody's shoulder, or stop looking; nothing is written down."""

    kind: Literal["look"]
    team: Team | None = None
    seat: Seat | None = None


FromPlayer = Annotated[Sit | Stand | Beside | Seal | Guess | Ask, Field(discriminator="kind")]
FromFacilitator = Annotated[
    Order | Rename | Merge | Drop | Kick | Close | Time | Inject | Say | Look,
    Field(discriminator="kind"),
]
PLAYER: TypeAdapter[FromPlayer] = TypeAdapter(FromPlayer)
FACILITATOR: TypeAdapter[FromFacilitator] = TypeAdapter(FromFacilitator)


class Hello(BaseModel):
    """The first message of a connection: who it is."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    token: Annotated[str, Field(min_length=20, max_length=80)]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"


class Door(BaseModel):
    """What somebody says at the door."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    code: Annotated[str, Field(max_length=20)]


class MessageError(ValueError):
    """What nobody can read; the text says the first fault."""


def read[T](form: TypeAdapter[T], text: str | bytes) -> T:
    """A message as it came in.

    Raises:
        MessageError: if it is none.
    """
    try:
        return form.validate_json(text)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise MessageError(f"{place}: {first['msg']}" if place else first["msg"]) from None


def name_in(text: str) -> str:
    """The name of a message that was not read, so that its sender knows which it is."""
    try:
        found = json.loads(text)
    except ValueError:
        return ""
    name = found.get("id") if isinstance(found, dict) else None
    return name if isinstance(name, str) and len(name) <= 40 else ""  # noqa: PLR2004
