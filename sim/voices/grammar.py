"""What lines a grammar file holds. A line is said where everything in its `when` is so."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from sim.scenario.texts import LONGEST_TEXT
from sim.scenario.units import Group
from sim.voices.message import LONGEST

FORMAT = "silo-voices/1"
SHAPES = ("joke", "list", "question", "plain")

Fact = Literal[
    "phone",
    "mail",
    "public",
    "friend",
    "exit",
    "firm",
    "nobody",
    "marketing",
    "service",
    "desk",
    "machine",
    "first",
    "again",
    "third",
    "last_week",
    "weeks_ago",
    "failure",
    "mismatch",
    "routine",
    "silent",
    "waited",
    "minutes",
    "bounced",
    "gave_up",
    "unserved",
    "ignored",
    "solved",
    "unsolved",
    "prompt",
    "answered",
    "calls",
    "letters",
    "path",
    "years",
    "new",
    "advert",
    "disbelief",
    "met_sales",
    "met_marketing",
    "outage",
]
"""What a line may ask of the log."""
Said = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Line(Group):
    """One thing that people say: a joke, a list, a question or a plain sentence."""

    joke: Said | None = None
    """It is meant to make one smile."""
    list_: Said | None = Field(None, alias="list")
    """It counts things up."""
    question: Said | None = None
    """It asks."""
    plain: Said | None = None
    """It says how things are."""
    when: tuple[Fact, ...] = Field((), max_length=6)
    """What must be so in the customer's log."""

    model_config = ConfigDict(populate_by_name=True)

    @model_validator(mode="after")
    def _one_shape(self) -> "Line":
        if len(self._shapes()) != 1:
            raise ValueError(f"should be one of {', '.join(SHAPES)}")
        return self

    def _shapes(self) -> dict[str, str]:
        texts = dict(zip(SHAPES, (self.joke, self.list_, self.question, self.plain), strict=True))
        return {shape: text for shape, text in texts.items() if text is not None}

    @property
    def shape(self) -> str:
        """joke, list, question or plain."""
        return next(iter(self._shapes()))

    @property
    def text(self) -> str:
        """What is said, with its placeholders."""
        return next(iter(self._shapes().values()))


Lines = Annotated[tuple[Line, ...], Field(max_length=200)]


class Moods(Group):
    """Lines for one cause, by mood."""

    angry: Lines = ()
    """Feeling below 0.25."""
    sour: Lines = ()
    """Below 0.45."""
    flat: Lines = ()
    """Below 0.68."""
    pleased: Lines = ()
    """Below 0.85."""
    glad: Lines = ()
    """The best there is."""


class ByCause(Group):
    """Lines by what made people say them (`sim.voices.causes`)."""

    promise: Moods = Moods()
    """Saw the advertisement, expected what it shows, got something else."""
    oversell: Moods = Moods()
    """Was won on a claim well above the promise."""
    contradiction: Moods = Moods()
    """Met departments that believe different things."""
    failure: Moods = Moods()
    """It does not work."""
    known_fault: Moods = Moods()
    """A fault of theirs was written down long ago, and here it is again."""
    bug: Moods = Moods()
    """It does not work, in the week of a severe bug."""
    outage: Moods = Moods()
    """Nothing worked this week."""
    mismatch: Moods = Moods()
    """It works, and is not what they expected."""
    routine: Moods = Moods()
    """A plain question without an answer yet."""
    wait: Moods = Moods()
    """Waited longer than patience lasts; solved or not."""
    gave_up: Moods = Moods()
    """Will not ask again."""
    bounced: Moods = Moods()
    """The case stuck at a wall between two departments."""
    solved_once: Moods = Moods()
    """Solved at the first contact."""
    solved_late: Moods = Moods()
    """Solved after more than one."""
    solved_public: Moods = Moods()
    """Complained in public, and it was solved."""
    reply_only: Moods = Moods()
    """Complained in public, got a reply, and nothing is solved."""
    refunded: Moods = Moods()
    """Got money back, and the case is closed without being solved."""
    overtaken: Moods = Moods()
    """Waited while public complaints went first."""
    neighbour: Moods = Moods()
    """Saw that those who complain in public are served first."""
    self_ok: Moods = Moods()
    """Helped themselves."""
    talk: Moods = Moods()
    """A plain week: they speak of the firm as a whole."""
    left: Moods = Moods()
    """Has gone to a rival."""


class Opening(Group):
    """How a second message of one person refers to the first."""

    text: Annotated[str, Field(min_length=1, max_length=60)]
    """What stands before the line."""
    when: tuple[Fact, ...] = Field((), max_length=6)
    """What must be so in the customer's log."""


class Departments(Group):
    """What customers call the departments."""

    marketing: Annotated[str, Field(min_length=1, max_length=20)]
    """Marketing."""
    sales: Annotated[str, Field(min_length=1, max_length=20)]
    """Sales."""
    service: Annotated[str, Field(min_length=1, max_length=20)]
    """Service."""
    it: Annotated[str, Field(min_length=1, max_length=20)]
    """IT."""


class Grammar(Group):
    """All that customers say in one language."""

    model_config = ConfigDict(populate_by_name=True)

    format: Literal["silo-voices/1"] = Field(alias="schema")
    """The format of the file."""
    language: Annotated[str, Field(pattern="^[a-z]{2}$", max_length=2)]
    """Two letters."""
    note: Annotated[str, Field(max_length=LONGEST_TEXT)] = ""
    """For those who write lines."""
    departments: Departments
    """What customers call the departments."""
    openings: tuple[Opening, ...] = Field(max_length=60)
    """How a second message begins."""
    lines: ByCause
    """Everything else."""

    def pool(self, cause: str, mood: str) -> tuple[Line, ...]:
        """The lines for a cause and a mood, however few."""
        lines: tuple[Line, ...] = getattr(getattr(self.lines, cause), mood)
        return lines
