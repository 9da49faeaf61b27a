"""The columns customers live in. Each names the phases of the week that write it."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type Ints = NDArray[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One fact about every customer."""

    name: str
    kind: type
    unit: str
    phases: tuple[str, ...]
    meaning: str


COLUMNS = (
    Column("brand", np.int8, "brand", ("shop", "leave"), "0 our brand, else a rival's number"),
    Column(
        "case", np.int8, "kind", ("shop", "use", "ask", "leave"), "open case: 0 none, 1 failure, …"
    ),
    Column("crossing", np.int8, "0 or 1", ("use",), "the case needs a second department"),
    Column("handoffs", np.int8, "count", ("use", "ask"), "how often the open case was passed on"),
    Column("weeks", np.int16, "weeks", ("shop", "leave"), "since becoming our customer"),
    Column("awareness", np.float64, "share", ("shop", "listen", "leave"), "knows our brand"),
    Column("image", np.float64, "quality", ("shop", "judge", "listen", "leave"), "thinks of it"),
    Column("trust", np.float64, "share", ("judge", "listen", "leave"), "trusts its word"),
    Column("expectation", np.float64, "quality", ("shop", "judge", "leave"), "expects to get"),
    Column("promised", np.float64, "quality", ("shop", "judge", "leave"), "was told to expect"),
    Column("satisfaction", np.float64, "share", ("shop", "judge", "leave"), "remembers"),
    Column("public", np.float64, "chance", ("ask", "leave"), "complains in public"),
)


class Columns(NamedTuple):
    """What lasts from week to week; the fields are the names in `COLUMNS`, in their order."""

    brand: Ints
    case: Ints
    crossing: Ints
    handoffs: Ints
    weeks: Ints
    awareness: Floats
    image: Floats
    trust: Floats
    expectation: Floats
    promised: Floats
    satisfaction: Floats
    public: Floats


class Now(NamedTuple):
    """What belongs to one week: codes, experiences, what is heard, and lists of the few."""

    code: Ints  # bits of `codes`
    answered: Ints  # who answered
    experience: Floats  # of the encounter, then of the week
    felt: Floats  # experience after comparison
    chance: Floats  # of what may happen next: a need, a post, an exit
    weight: Ints  # posts heard, in 1/65536
    tone: Ints  # the same times their tone
    talks: Ints  # private talks heard
    talk_tone: Ints  # sum of their tones, in 1/65536
    few: Ints  # a list: prospects, needs, speakers, those who pass on, leavers
    cases: Ints  # a list: who asks service
    passed_weight: Ints  # what those who pass on had heard
    passed_tone: Ints


def columns_for(people: int) -> Columns:
    """Empty columns for so many people."""
    return Columns(*(np.zeros(people, column.kind) for column in COLUMNS))


def now_for(people: int) -> Now:
    """Empty week columns for so many people."""
    return Now(
        code=np.zeros(people, np.int32),
        answered=np.zeros(people, np.int8),
        experience=np.zeros(people),
        felt=np.zeros(people),
        chance=np.zeros(people),
        weight=np.zeros(people, np.int64),
        tone=np.zeros(people, np.int64),
        talks=np.zeros(people, np.int32),
        talk_tone=np.zeros(people, np.int64),
        few=np.zeros(people, np.int32),
        cases=np.zeros(people, np.int32),
        passed_weight=np.zeros(people, np.int64),
        passed_tone=np.zeros(people, np.int64),
    )


def copied(columns: Columns) -> Columns:
    """The same columns in memory of their own."""
    return Columns(*(column.copy() for column in columns))
