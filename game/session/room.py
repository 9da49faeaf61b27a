"""What a session is: a fold of its events. Nothing is kept that no event says, and none is erased.

The room knows who sits where, which quarter it is and what was sealed; what comes of it only the
worker knows. The same events give the same room, so a host that was killed begins again here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from sim.room import SEATS

type Plain = Mapping[str, Any]
type Phase = Literal["lobby", "play", "timeout", "ended", "frozen"]
type Game = tuple[int, int]
"""A team and a round."""


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
    phase: Phase = "lobby"
    before: Phase = "play"
    """What a time-out or a freeze goes back to."""
    round: int = 1
    quarter: int = 1
    teams: tuple[Team, ...] = ()
    humans: Mapping[Game, tuple[str, ...]] = field(default_factory=dict)
    """Seats that people had when a round began."""
    steps: Mapping[Game, tuple[Plain, ...]] = field(default_factory=dict)
    """What a worker has to live."""
    devices: frozenset[str] = frozenset()
    """Digests of the tokens that were given out."""
    ends: float | None = None
    """When time is up, in seconds of the epoch."""
    left: float | None = None
    """Seconds left while the clock stands."""
    minutes: float = 5.0
    """For a quarter."""
    auto: bool = False
    """Whether a quarter closes by itself when all have sealed, or time is up."""
    shown: bool = False
    """Whether the wall shows how the teams did."""
    said: tuple[Plain, ...] = ()
    """Messages to teams."""
    memos: tuple[Plain, ...] = ()
    """The facilitator's own notes."""
    handed: Mapping[int, Plain] = field(default_factory=dict)
    """Games that teams brought as a file."""

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

    def game(self, team: int, round_: int | None = None) -> Game:
        """A team's game in a round: in this one, if none is named."""
        return team, self.round if round_ is None else round_

    def steps_of(self, game: Game) -> tuple[Plain, ...]:
        """What a worker has to live of a game."""
        return self.steps.get(game, ())

    def sealed(self, team: int) -> dict[str, Plain]:
        """What has been sealed for this quarter, by seat."""
        steps = self.steps_of(self.game(team))
        closes = [place for place, step in enumerate(steps) if step["kind"] == "close"]
        now = steps[closes[-1] + 1 :] if closes else steps
        return {step["seat"]: step for step in now if step["kind"] == "seal"}

    def waits_for(self, team: Team) -> tuple[str, ...]:
        """Seats of people who have not sealed."""
        sealed = self.sealed(team.id)
        return tuple(seat for seat in SEATS if seat in team.seats and seat not in sealed)

    @property
    def over(self) -> bool:
        """Whether the last quarter of this round has been lived."""
        halted = self.phase in {"timeout", "frozen"}
        return (self.before if halted else self.phase) == "ended"

    @property
    def all_sealed(self) -> bool:
        """Whether everybody has."""
        return not any(self.waits_for(team) for team in self.teams)

    def seconds_left(self, now: float) -> float | None:
        """What the clock shows; None where there is none."""
        return self.left if self.ends is None else max(0.0, self.ends - now)


def after(room: Room, event: Event) -> Room:
    """The room once an event has happened."""
    return CHANGES[event.kind](room, event.data)


def _with_team(room: Room, team: Team) -> Room:
    return replace(room, teams=tuple(team if one.id == team.id else one for one in room.teams))


def _with_step(room: Room, team: int, step: Plain) -> Room:
    game = room.game(team)
    return replace(room, steps={**room.steps, game: (*room.steps_of(game), step)})


def _team(room: Room, data: Plain) -> Room:
    return replace(room, teams=(*room.teams, Team(data["team"], data["name"])))


def _rename(room: Room, data: Plain) -> Room:
    team = room.team(data["team"])
    return room if team is None else _with_team(room, replace(team, name=data["name"]))


def _drop(room: Room, data: Plain) -> Room:
    return replace(room, teams=tuple(one for one in room.teams if one.id != data["team"]))


def _merge(room: Room, data: Plain) -> Room:
    """People keep their kind of seat where it is free, take another where it is not."""
    gone, into = room.team(data["team"]), room.team(data["into"])
    if gone is None or into is None:
        return room
    seats = dict(into.seats)
    for seat, device in gone.seats.items():
        free = [one for one in (seat, *SEATS) if one not in seats]
        if free:
            seats[free[0]] = device
    return _with_team(_drop(room, data), replace(into, seats=seats))


def _device(room: Room, data: Plain) -> Room:
    return replace(room, devices=room.devices | {data["device"]})


def _sit(room: Room, data: Plain) -> Room:
    room = _stand(room, data)
    team = room.team(data["team"])
    if team is None:
        return room
    return _with_team(room, replace(team, seats={**team.seats, data["seat"]: data["device"]}))


def _stand(room: Room, data: Plain) -> Room:
    place = room.place_of(data["device"])
    return room if place is None else _kick(room, {"team": place[0].id, "seat": place[1]})


def _kick(room: Room, data: Plain) -> Room:
    team = room.team(data["team"])
    if team is None:
        return room
    seats = {seat: who for seat, who in team.seats.items() if seat != data["seat"]}
    return _with_team(room, replace(team, seats=seats))


def _begin(room: Room, data: Plain) -> Room:
    number = data["round"]
    humans = {(team.id, number): tuple(team.seats) for team in room.teams}
    room = replace(room, humans={**room.humans, **humans}, shown=False)
    return replace(room, phase="play", round=number, quarter=1, ends=data["ends"], left=None)


def _seal(room: Room, data: Plain) -> Room:
    kept = {name: data[name] for name in ("seat", "decisions", "request")}
    return _with_step(room, data["team"], {"kind": "seal", **kept})


def _inject(room: Room, data: Plain) -> Room:
    for team in data["teams"]:
        room = _with_step(room, team, {"kind": "event", "event": data["event"]})
    return room


def _close(room: Room, data: Plain) -> Room:
    for team in room.teams:
        undecided = list(room.waits_for(team))
        step = {"kind": "close", "seated": list(team.seats), "undecided": undecided}
        room = _with_step(room, team.id, {**step, "quarter": room.quarter})
    if room.quarter == room.quarters:
        return replace(room, phase="ended", ends=None, left=None)
    return replace(room, quarter=room.quarter + 1, ends=data["ends"], left=None)


def _reopen(room: Room, data: Plain) -> Room:
    """Take the last close back: what was sealed before it stands again, what came after is gone."""
    steps = dict(room.steps)
    for team in room.teams:
        game = room.game(team.id)
        closes = [n for n, step in enumerate(room.steps_of(game)) if step["kind"] == "close"]
        steps[game] = room.steps_of(game)[: closes[-1]] if closes else ()
    quarter = data["quarter"]
    return replace(room, steps=steps, phase="play", quarter=quarter, ends=data["ends"], left=None)


def _clock(room: Room, data: Plain) -> Room:
    return replace(room, ends=data["ends"], left=data["left"], minutes=data["minutes"])


def _timeout(room: Room, data: Plain) -> Room:
    return replace(room, phase="timeout", before=room.phase, left=data["left"], ends=data["ends"])


def _freeze(room: Room, data: Plain) -> Room:
    before = room.before if room.phase == "timeout" else room.phase
    return replace(room, phase="frozen", before=before, left=data["left"], ends=None)


def _resume(room: Room, data: Plain) -> Room:
    return replace(room, phase=room.before, ends=data["ends"], left=None)


CHANGES: Mapping[str, Callable[[Room, Plain], Room]] = {
    "team": _team,
    "rename": _rename,
    "drop": _drop,
    "merge": _merge,
    "device": _device,
    "sit": _sit,
    "stand": _stand,
    "kick": _kick,
    "begin": _begin,
    "seal": _seal,
    "inject": _inject,
    "close": _close,
    "reopen": _reopen,
    "clock": _clock,
    "timeout": _timeout,
    "freeze": _freeze,
    "resume": _resume,
    "auto": lambda room, data: replace(room, auto=data["on"]),
    "show": lambda room, data: replace(room, shown=data["on"]),
    "say": lambda room, data: replace(room, said=(*room.said, data)),
    "memo": lambda room, data: replace(room, memos=(*room.memos, data)),
    "hand": lambda room, data: replace(room, handed={**room.handed, data["team"]: data}),
}
"""What each kind of event changes."""
