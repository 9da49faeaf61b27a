"""What passes by and no column keeps: who heard customers of late.

The model forgets a week when the next one begins. Whoever wants to say "heard in the last four
weeks" has to remember; this remembers, and changes nothing.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sim.customers import codes as at
from sim.flows import Four, Pairs
from sim.luck import Key, Purpose, drawn
from sim.model import SiloModel
from sim.policy import Owner

type Flags = NDArray[np.bool_]
type Numbers = NDArray[np.float64]
type Watcher = Callable[[SiloModel], None]
"""Who is shown the model after each week."""

WEEKS = 4
CROSSING, NOTED = int(Purpose.INSIGHT), int(Purpose.NOTED_POST)
BEREFT = at.SILENT | at.SELF_SERVED
"""What nobody in the firm was told."""


class Said(NamedTuple):
    """This week's feedback: one entry for each customer who raised something."""

    rows: NDArray[np.int64]
    posted: Flags
    queued: Flags
    """Answered in service's queue."""
    team: Flags
    """Answered by a team that listens."""
    luck: Numbers
    """Whose item crosses: those with a number below what the wall lets through."""
    reading: Numbers
    """Whose post is read: those with a number below the listener's effort."""


class Ears(NamedTuple):
    """Who listens, and what crosses."""

    owner: int
    listening: float
    """Marketing's effort for listening."""
    causes: float
    """Service's effort for causes."""
    crosses: Pairs


@dataclass(frozen=True, slots=True)
class Voices:
    """How many said something in a week, and whom it reached."""

    items: int
    reached: Four
    unanswered: tuple[int, int, int]
    """Posts nobody answered: unhappy, neutral, happy."""


class Recall:
    """Remembers along a game, and along its replay: `see` after each week."""

    def __init__(self) -> None:
        self.weeks: deque[Voices] = deque(maxlen=WEEKS)
        self.last: Said | None = None
        self.heard_by: Flags = np.zeros((4, 0), np.bool_)
        """Whom each entry of `last` reached."""

    def see(self, model: SiloModel) -> None:
        """Remember the week that was just lived."""
        now = model.customers.society.now
        self.last = said(now.code, now.answered, model.customers.key, model.week - 1)
        self.heard_by = reach(self.last, ears(model))
        self.weeks.append(voices(self.last, self.heard_by, now.felt, model))

    def heard(self) -> Four:
        """Share of the last weeks' items that reached each department; 0 where nobody spoke."""
        items = sum(week.items for week in self.weeks)
        sums = np.sum([week.reached for week in self.weeks], axis=0) if self.weeks else np.zeros(4)
        return Four(*(float(n) / items if items else 0.0 for n in sums))

    def unanswered(self) -> tuple[int, int, int]:
        """Posts of the last weeks that nobody answered: unhappy, neutral, happy."""
        unhappy, neutral, happy = (
            sum(week.unanswered[mood] for week in self.weeks) for mood in range(3)
        )
        return unhappy, neutral, happy


def raised(code: Any) -> Flags:
    """Who said something about us: a failure or a broken expectation told to us, or a post."""
    about = (code & (at.FAILED | at.MISMATCHED)) != 0
    told = (code & BEREFT) == 0
    flags: Flags = (about & told) | ((code & at.POSTED) != 0)
    return flags


def said(code: Any, answered: Any, key: Key, week: int) -> Said:
    """The week's feedback, with the luck that decides how far it goes."""
    rows = np.flatnonzero(raised(code))
    return Said(
        rows=rows,
        posted=(code[rows] & at.POSTED) != 0,
        queued=answered[rows] == at.QUEUE,
        team=answered[rows] == at.TEAM,
        luck=np.array([drawn(key, int(row), week, CROSSING) for row in rows]),
        reading=np.array([drawn(key, int(row), week, NOTED) for row in rows]),
    )


def ears(model: SiloModel) -> Ears:
    """Who listened in the week that was just lived."""
    assert model.lived is not None  # noqa: S101  # whoever asks has lived a week
    return Ears(
        owner=model.policy.levers(model.week - 1).listening,
        listening=model.marketing.state.effort.listen,
        causes=model.service.state.effort.root,
        crosses=model.lived.walls.crosses,
    )


def reach(items: Said, by: Ears) -> Flags:
    """Whom each item reached: the first to hear it, and whoever is told across the wall."""
    in_marketing = by.owner in {Owner.MARKETING, Owner.JOINT}
    in_service = by.owner in {Owner.SERVICE, Owner.JOINT}
    read_there = items.posted & (items.reading < by.listening)
    read_here = items.posted & (items.reading < by.causes)
    marketing = (items.team | read_there) if in_marketing else np.zeros_like(items.team)
    service = items.queued | (items.team & (by.owner == Owner.JOINT))
    service = service | read_here if in_service else service
    k, u = by.crosses, items.luck
    return np.array(
        [
            marketing | (service & (u < k.marketing_service)),
            (marketing & (u < k.marketing_sales)) | (service & (u < k.sales_service)),
            service | (marketing & (u < k.marketing_service)),
            (marketing & (u < k.marketing_it)) | (service & (u < k.service_it)),
        ]
    )


def voices(items: Said, heard: Flags, felt: Any, model: SiloModel) -> Voices:
    """The week's numbers: items, whom they reached, and posts that nobody answered."""
    voice = model.p.voice
    mood = felt[items.rows[items.posted & ~(items.queued | items.team)]]
    unhappy, happy = mood < voice.tone_sour_below, mood > voice.glad_from
    counts = (int(unhappy.sum()), int((~unhappy & ~happy).sum()), int(happy.sum()))
    return Voices(len(items.rows), Four(*(float(n) for n in heard.sum(axis=1))), counts)


def together(watchers: tuple[Watcher, ...]) -> Watcher:
    """All of them, as one."""

    def see(model: SiloModel) -> None:
        for watcher in watchers:
            watcher(model)

    return see
