"""What a debrief tells: of each team, and of each round that it played. Plain data.

Everything is in words and figures already, in the language that was spoken when it was gathered, so
that it can come from another process, be drawn, set as a page, or printed as JSON.
"""

from dataclasses import dataclass

from game.present.asking import Asked
from game.present.brand import Mark
from game.present.chronicle import Happened
from game.present.ending import Ending
from game.present.extremes import Heard
from game.present.guesses import Guesses
from game.present.journey import Journey
from game.present.judging import Lucks, Moves
from game.present.knew import Knew
from game.present.reported import OwnNumber
from game.present.rounds import Points
from game.present.silo_tax import InMoney
from game.present.turning import Turn
from game.present.why import Picture
from sim.seats import Ends


@dataclass(frozen=True, slots=True)
class Worths:
    """What each decision was worth, asked in both ways."""

    without: Moves
    alone: Moves
    clear: str
    """How many are beyond luck."""
    together: str
    """What all were worth together, beside the sum of their worths."""


@dataclass(frozen=True, slots=True)
class Round:
    """One journal."""

    number: int
    """0 where the game was not played in rounds."""
    luck: tuple[str, ...]
    """Scenario, seed, replicate and people: games that share them had the same customers."""
    quarters: int
    """Whole quarters that were played."""
    of_quarters: int
    opening: float
    """Brand equity before the first week."""
    sentence: str
    """Where brand equity went."""
    ending: Ending
    marks: tuple[Mark, ...]
    """Decisions."""
    events: tuple[Happened, ...]
    guesses: Guesses
    own: tuple[OwnNumber, ...]
    beside: str
    """How many own numbers got better, and what became of the brand."""
    knew: Knew
    silo_tax: InMoney
    heard: tuple[Heard, ...]
    journeys: tuple[Journey, ...]
    """Of those who were heard, in the same order."""
    points: Points
    """What each seat earned, the mean of its quarters."""
    ends: Ends
    """What two rounds are compared by."""
    questions: tuple[Asked, ...]
    """Once it is counted, those about turning points are among them."""
    made: tuple[tuple[str, str], ...]
    """How it was made: what, and its value."""
    counted: bool = False
    """Whether it was tried under other lucks; else what follows is not known yet."""
    turns: tuple[Turn, ...] = ()
    worths: Worths | None = None
    """None where nobody decided anything, too."""
    lucks: Lucks | None = None
    web: Picture | None = None
    """Why brand equity moved."""


@dataclass(frozen=True, slots=True)
class Tax:
    """Both rounds beside each other."""

    head: str
    sentence: str
    bonuses: tuple[tuple[str, str, str, str], ...]
    """Seat, its name, and its points in each round."""


@dataclass(frozen=True, slots=True)
class Guessed:
    """The guesses of one team in one round, beside what came."""

    name: str
    """The letter, and the round where there are two."""
    offs: tuple[tuple[int, float], ...]
    """Quarter, and points above what came."""
    cells: tuple[str, ...]
    """The same for each quarter of the longest game, in words."""


@dataclass(frozen=True, slots=True)
class Team:
    """What one team played."""

    name: str
    scenario: str
    title: str
    """Of the scenario."""
    brand: str
    seats: tuple[str, ...]
    """Played by people, where several played; else empty."""
    rounds: tuple[Round, ...]
    tax: Tax | None
    """None without two rounds of the same length."""

    @property
    def counted(self) -> bool:
        """Whether all of it is known."""
        return all(one.counted for one in self.rounds)

    @property
    def last(self) -> Round:
        """The round that was played last."""
        return self.rounds[-1]
