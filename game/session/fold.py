"""What each kind of event changes in a room."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.session.clock import UNLIMITED, Clock
from game.session.room import Event, Plain, Room, Team
from game.session.store import DAMAGED, Store, StoreError


def after(room: Room, event: Event) -> Room:
    """The room once an event has happened.

    Raises:
        StoreError: if another version wrote the event down and said other things of it, or it is
            nothing that can have happened.
    """
    try:
        return CHANGES[event.kind](room, event.data)
    except KeyError as error:
        sentence = "another version of Silo Dynamics wrote it; go on there, or begin a new file"
        raise StoreError(f"event {event.n} ({event.kind}): {sentence}") from error
    except (TypeError, ValueError, AttributeError, IndexError) as error:
        raise StoreError(f"event {event.n} ({event.kind}) cannot be read: {DAMAGED}") from error


def standing(store: Store, room: Room) -> Room:
    """How a session stands, by its file.

    Args:
        store: the file.
        room: as it was before anything happened.

    Raises:
        StoreError: if the file cannot be read.
    """
    for event in store.events():
        try:
            room = after(room, event)
        except StoreError as error:
            raise StoreError(f"{store.path}: {error}") from error
    return room


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
    beside = {who: place for who, place in room.beside.items() if place[0] != data["team"]}
    teams = tuple(one for one in room.teams if one.id != data["team"])
    handed = {game: one for game, one in room.handed.items() if game[0] != data["team"]}
    return replace(room, teams=teams, beside=beside, handed=handed)


def _merge(room: Room, data: Plain) -> Room:
    """People keep their kind of seat where it is free, take another where it is not."""
    gone, into = room.team(data["team"]), room.team(data["into"])
    if gone is None or into is None:
        return room
    seats = dict(into.seats)
    for seat, device in gone.seats.items():
        free = [one for one in (seat, *room.seats) if one not in seats]
        if free:
            seats[free[0]] = device
    brought = {(into.id, number): one for number, one in room.brought_by(gone.id).items()}
    room = _with_team(_drop(room, data), replace(into, seats=seats))
    return replace(room, handed={**brought, **room.handed})


def _device(room: Room, data: Plain) -> Room:
    return replace(room, devices=room.devices | {data["device"]})


def _sit(room: Room, data: Plain) -> Room:
    room = _stand(room, data)
    team = room.team(data["team"])
    if team is None:
        return room
    if room.phase != "lobby" and not room.over and not room.plays(team):
        room = _joined(room, team, data["seat"])
    return _with_team(room, replace(team, seats={**team.seats, data["seat"]: data["device"]}))


def _joined(room: Room, team: Team, seat: str) -> Room:
    """A team comes late to a round: the computer has played the quarters that it missed."""
    game, nobody = room.game(team.id), {"kind": "close", "seated": [], "undecided": []}
    missed = tuple({**nobody, "quarter": number} for number in range(1, room.quarter))
    humans, steps = {**room.humans, game: (seat,)}, {**room.steps, game: missed}
    return replace(room, humans=humans, steps=steps)


def _beside(room: Room, data: Plain) -> Room:
    return replace(room, beside={**room.beside, data["device"]: (data["team"], data["seat"])})


def _stand(room: Room, data: Plain) -> Room:
    beside = {who: place for who, place in room.beside.items() if who != data["device"]}
    room = replace(room, beside=beside)
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
    if number == 1:  # nobody came to the others, with a game or without
        came = tuple(one for one in room.teams if one.seats or room.brought_by(one.id))
        room = replace(room, teams=came)
    humans = {(team.id, number): tuple(team.seats) for team in room.teams}
    room = replace(room, humans={**room.humans, **humans}, shown="")
    return replace(
        room, phase="play", round=number, quarter=1, clock=Clock.said(data), turn=room.turn + 1
    )


def _seal(room: Room, data: Plain) -> Room:
    kept = {name: data[name] for name in ("seat", "decisions", "request")}
    return _with_step(room, data["team"], {"kind": "seal", **kept})


def _inject(room: Room, data: Plain) -> Room:
    for team in room.playing:
        if team.id in data["teams"]:
            room = _with_step(room, team.id, {"kind": "event", "event": data["event"]})
    return room


def _close(room: Room, data: Plain) -> Room:
    """Live on; what was guessed and shown before, in a freeze, was of fewer quarters."""
    for team in room.playing:
        undecided = list(room.waits_for(team))
        step = {"kind": "close", "seated": list(team.seats), "undecided": undecided}
        room = _with_step(room, team.id, {**step, "quarter": room.quarter})
    room = replace(_unguessed(room), turn=room.turn + 1, shown="")
    if room.quarter == room.quarters:
        return replace(room, phase="ended", clock=UNLIMITED)
    return replace(room, quarter=room.quarter + 1, clock=Clock.said(data))


def _reopen(room: Room, data: Plain) -> Room:
    """Take the last close back: what was sealed before it stands again, what came after is gone.

    Where the room was halted, it stays so.
    """
    steps = dict(room.steps)
    for team in room.teams:
        game = room.game(team.id)
        closes = [n for n, step in enumerate(room.steps_of(game)) if step["kind"] == "close"]
        steps[game] = room.steps_of(game)[: closes[-1]] if closes else ()
    phase = room.phase if room.halted else "play"
    gone = room.round, data["quarter"]
    states = {lived: state for lived, state in room.states.items() if lived[1:] != gone}
    left = {lived: seats for lived, seats in room.left.items() if lived[1:] != gone}
    room = replace(_unguessed(room), steps=steps, states=states, left=left, shown="")
    room = replace(room, phase=phase, before="play")
    return replace(room, quarter=data["quarter"], clock=Clock.said(data), turn=room.turn + 1)


def _unguessed(room: Room) -> Room:
    """Without what was guessed of this round: it has another number of quarters now."""
    guesses = {game: drawn for game, drawn in room.guesses.items() if game[1] != room.round}
    return replace(room, guesses=guesses)


def _lived(room: Room, data: Plain) -> Room:
    lived = data["team"], data["round"], data["quarter"]
    left = {**room.left, lived: tuple(data.get("left", ()))}
    return replace(room, states={**room.states, lived: data["state"]}, left=left)


def _clock(room: Room, data: Plain) -> Room:
    return replace(room, clock=Clock.said(data), minutes=data["minutes"])


def _longer(room: Room, data: Plain) -> Room:
    return replace(room, pause=Clock(data["until"]))


def _timeout(room: Room, data: Plain) -> Room:
    before, pause = room.phase, Clock(data["until"])
    room = replace(room, paused=(room.round, room.lived), before=before, pause=pause)
    return replace(room, phase="timeout", clock=Clock.said(data))


def _freeze(room: Room, data: Plain) -> Room:
    before = room.before if room.phase == "timeout" else room.phase
    return replace(room, phase="frozen", before=before, clock=Clock.said(data))


def _resume(room: Room, data: Plain) -> Room:
    return replace(room, phase=room.before, clock=Clock.said(data))


def _guess(room: Room, data: Plain) -> Room:
    game = room.game(data["team"], data["round"])
    drawn = {**room.guesses.get(game, {}), data["seat"]: tuple(data["line"])}
    return replace(room, guesses={**room.guesses, game: drawn})


def _reveal(room: Room, data: Plain) -> Room:
    return replace(room, shown=data.get("what", "brand") if data["on"] else "")


def _hand(room: Room, data: Plain) -> Room:
    """A game was brought: by a team that is there, or by one more."""
    if room.team(data["team"]) is None:
        room = _team(room, data)
    return replace(room, handed={**room.handed, (data["team"], data["round"]): data})


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
    "lived": _lived,
    "clock": _clock,
    "longer": _longer,
    "timeout": _timeout,
    "freeze": _freeze,
    "resume": _resume,
    "auto": lambda room, data: replace(room, auto=data["on"]),
    "show": _reveal,
    "pairs": lambda room, data: replace(room, pairs=data["on"]),
    "beside": _beside,
    "guess": _guess,
    "say": lambda room, data: replace(room, said=(*room.said, data)),
    "memo": lambda room, data: replace(room, memos=(*room.memos, data)),
    "hand": _hand,
}
"""What each kind of event changes."""
