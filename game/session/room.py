"""What a session is: a fold of its events. Nothing is kept that no event says, and none is erased.

The room knows who sits where, which quarter it is and what was sealed; what comes of it only the
worker knows. The same events give the same room, so a host that was killed begins again here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from game.session.clock import UNLIMITED, Clock
from sim.room import ALWAYS

type Plain = Mapping[str, Any]
type Phase = Literal["lobby", "play", "timeout", "ended", "frozen"]
type Game = tuple[int, int]
"""A team and a round."""
type Lived = tuple[int, int, int]
"""A team, a round, and how many of its quarters were lived."""
type Place = tuple[int, str]
"""A team and a seat."""
type Shown = Literal["", "bonuses", "brand"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as it is written down."""

    n: int
    id: str
    by: str
    kind: str
    data: Plain


@dataclass(frozen=True, slots=True)
class Team:
    """People around one firm."""

    id: int
    name: str
    seats: Plain = field(default_factory=dict)
    """Seat, and the device that has it; what is missing the computer plays."""


@dataclass(frozen=True, slots=True)
class Room:
    """A session as it stands."""

    quarters: int
    seats: tuple[str, ...] = ALWAYS
    """Around each firm, in the order in which they decide."""
    phase: Phase = "lobby"
    before: Phase = "play"
    """What a time-out or a freeze goes back to."""
    round: int = 1
    quarter: int = 1
    turn: int = 0
    """How often a quarter began, was closed or taken back: what people look at is of a turn."""
    teams: tuple[Team, ...] = ()
    humans: Mapping[Game, tuple[str, ...]] = field(default_factory=dict)
    """Seats that people had when a round began."""
    steps: Mapping[Game, tuple[Plain, ...]] = field(default_factory=dict)
    """What a worker has to live."""
    states: Mapping[Lived, str] = field(default_factory=dict)
    """The state that a game had after a close, as a digest: lived again, it must have the same."""
    left: Mapping[Lived, tuple[str, ...]] = field(default_factory=dict)
    """Seats in which nobody was any more after a close."""
    devices: frozenset[str] = frozenset()
    """Digests of the tokens that were given out."""
    clock: Clock = UNLIMITED
    """The quarter's; it stands in a time-out and in a freeze."""
    pause: Clock = UNLIMITED
    """The time-out's."""
    paused: tuple[int, int] = (0, 0)
    """The round, and how many of its quarters had been closed, when the last time-out began."""
    minutes: float = 5.0
    """For a quarter."""
    auto: bool = False
    """Whether a quarter closes by itself when all have sealed, or time is up."""
    shown: Shown = ""
    """What the wall shows of how the teams did: the bonuses first, then the brand."""
    pairs: bool = False
    """Whether people may sit beside somebody who has a seat."""
    beside: Mapping[str, Place] = field(default_factory=dict)
    """Devices that see what a seat sees, and seal nothing."""
    guesses: Mapping[Game, Mapping[str, tuple[float, ...]]] = field(default_factory=dict)
    """Where seats think the brand went, quarter by quarter."""
    said: tuple[Plain, ...] = ()
    """Messages to teams."""
    memos: tuple[Plain, ...] = ()
    """The facilitator's own notes."""
    handed: Mapping[Game, Plain] = field(default_factory=dict)
    """Games that were played without the network, and brought."""

    # ---- looking ---------------------------------------------------------------------------------

    def team(self, number: int) -> Team | None:
        """A team by its number."""
        return next((team for team in self.teams if team.id == number), None)

    def place_of(self, device: str) -> tuple[Team, str] | None:
        """Where a device sits."""
        for team in self.teams:
            for seat, who in team.seats.items():
                if who == device:
                    return team, seat
        return None

    def seat_of(self, device: str) -> Place | None:
        """The seat that a device has, or sits beside."""
        place = self.place_of(device)
        return self.beside.get(device) if place is None else (place[0].id, place[1])

    @property
    def placed(self) -> frozenset[str]:
        """Devices that have a seat, or sit beside one."""
        return frozenset(self.beside).union(*(team.seats.values() for team in self.teams))

    def beside_of(self, team: int, seat: str) -> int:
        """How many sit beside a seat."""
        return sum(place == (team, seat) for place in self.beside.values())

    @property
    def brought(self) -> Mapping[Game, Plain]:
        """What was brought for teams that are still there."""
        there = {team.id for team in self.teams}
        return {game: one for game, one in self.handed.items() if game[0] in there}

    def brought_by(self, team: int) -> dict[int, Plain]:
        """What was brought for a team, by round."""
        return {number: one for (who, number), one in sorted(self.handed.items()) if who == team}

    def latest(self, team: int) -> Plain | None:
        """The last round that was brought for a team."""
        return next(reversed(self.brought_by(team).values()), None)

    def game(self, team: int, round_: int | None = None) -> Game:
        """A team's game in a round: in this one, if none is named."""
        return team, self.round if round_ is None else round_

    def plays(self, team: Team) -> bool:
        """Whether anybody of a team has come to this round; else it only brought a game, say."""
        return bool(self.humans.get(self.game(team.id)))

    @property
    def playing(self) -> tuple[Team, ...]:
        """The teams whose games of this round are lived here."""
        return tuple(team for team in self.teams if self.plays(team))

    def closes(self, game: Game) -> int:
        """How many quarters of a game were closed here."""
        return sum(step["kind"] == "close" for step in self.steps_of(game))

    def compares(self, team: int) -> bool:
        """Whether both rounds of a team were played here, as long as each other."""
        first, second = (self.closes(self.game(team, number)) for number in (1, 2))
        return first == second > 0

    def steps_of(self, game: Game) -> tuple[Plain, ...]:
        """What a worker has to live of a game."""
        return self.steps.get(game, ())

    def _now(self, team: int) -> tuple[Plain, ...]:
        """Steps of a team in this quarter."""
        steps = self.steps_of(self.game(team))
        closes = [place for place, step in enumerate(steps) if step["kind"] == "close"]
        return steps[closes[-1] + 1 :] if closes else steps

    def sealed(self, team: int) -> dict[str, Plain]:
        """What has been sealed for this quarter, by seat."""
        return {step["seat"]: step for step in self._now(team) if step["kind"] == "seal"}

    def pending(self, team: int) -> list[Plain]:
        """Events that the facilitator let happen in this quarter."""
        return [step["event"] for step in self._now(team) if step["kind"] == "event"]

    def kept(self, team: int) -> list[str]:
        """Seats that had not decided when the last quarter was closed."""
        closes = [one for one in self.steps_of(self.game(team)) if one["kind"] == "close"]
        return list(closes[-1]["undecided"]) if closes else []

    def gone(self, team: int) -> tuple[str, ...]:
        """Seats in which nobody is any more: whoever had the card listens."""
        return self.left.get((*self.game(team), self.lived), ())

    def waits_for(self, team: Team) -> tuple[str, ...]:
        """Seats of people who have not sealed, and still could."""
        over = {*self.sealed(team.id), *self.gone(team.id)}
        return tuple(seat for seat in self.seats if seat in team.seats and seat not in over)

    @property
    def halted(self) -> bool:
        """Whether the quarter's clock stands."""
        return self.phase in {"timeout", "frozen"}

    @property
    def over(self) -> bool:
        """Whether the last quarter of this round has been closed."""
        return (self.before if self.halted else self.phase) == "ended"

    @property
    def planning(self) -> bool:
        """Whether there is a quarter for which anything can be decided now."""
        return self.phase in {"play", "timeout"} and not self.over

    @property
    def lived(self) -> int:
        """How many quarters of this round have been closed."""
        return self.quarters if self.over else self.quarter - 1

    def messages(self, team: int | None = None) -> list[str]:
        """What was said to all, and to a team, since this quarter began."""
        now = self.round, self.quarter
        return [
            one["text"]
            for one in self.said
            if one["team"] in {None, team} and (one["round"], one["quarter"]) == now
        ]

    @property
    def looks_back(self) -> bool:
        """Whether there is something to look back on, and time to do it."""
        return self.lived >= 1 and (self.over or self.phase == "frozen")

    @property
    def all_sealed(self) -> bool:
        """Whether everybody has; where nobody has a seat, nobody has."""
        seated = any(team.seats for team in self.teams)
        return seated and not any(self.waits_for(team) for team in self.teams)

    @property
    def showing(self) -> Clock:
        """The clock that everybody looks at."""
        return self.pause if self.phase == "timeout" else self.clock
