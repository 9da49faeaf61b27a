"""What a customer says, and all that a screen may show of it."""

from dataclasses import dataclass
from enum import StrEnum

ANGRY, SOUR, FLAT, PLEASED, GLAD = "angry", "sour", "flat", "pleased", "glad"
MOODS = (ANGRY, SOUR, FLAT, PLEASED, GLAD)
BOUNDS = (0.25, 0.45, 0.68, 0.85)
"""Where one mood ends and the next begins."""
LONGEST = 140
"""Characters of a message."""


class Channel(StrEnum):
    """Where it is said."""

    PHONE = "phone"
    MAIL = "mail"
    PUBLIC = "public"
    FRIEND = "friend"
    EXIT = "exit"


@dataclass(frozen=True, slots=True)
class Message:
    """Something one customer says in one week: read off the log, every field of it."""

    customer: int
    week: int
    text: str
    cause: str
    """What made them say it: a name of `sim.voices.causes.CAUSES`."""
    channel: Channel
    mood: str
    """angry, sour, flat, pleased or glad."""
    feeling: float
    """The number behind the mood, 0 to 1."""
    answered_by: str
    """nobody, marketing, service, desk or machine."""
    contact: int | None
    """The how-manieth contact about the case; None without a case, or where it is older than the
    diary."""
    path: tuple[str, ...]
    """Departments met about the case, in order."""
    reached: tuple[str, ...]
    """Departments that got to know: who answered, and whoever it crossed a wall to."""
    heard_by: int
    """How many other people could hear it."""
    passed_on: int
    """How many friends passed it on."""
    viral: bool
    """Whether the news made it go round."""
    shape: str
    """joke, list, question or plain."""
    line: str
    """The line of the grammar, as `failure/angry/3`."""

    @property
    def unheard(self) -> bool:
        """Whether nobody in the firm got to know."""
        return not self.reached

    @property
    def happy(self) -> bool:
        """Whether somebody is pleased or glad."""
        return self.mood in {PLEASED, GLAD}


def mood_of(feeling: float) -> str:
    """The word for a feeling."""
    return MOODS[sum(feeling >= bound for bound in BOUNDS)]
