"""What a message comes to: an event, or why not. Nothing is changed here."""

from collections.abc import Callable, Mapping
from typing import Any

from game.session.clock import LONGEST, SECONDS, UNLIMITED, Clock
from game.session.guests import coming_beside, guessing
from game.session.keys import NAMES
from game.session.messages import (
    MOST_TEAMS,
    Beside,
    Close,
    Drop,
    FromFacilitator,
    FromPlayer,
    Guess,
    Inject,
    Kick,
    Merge,
    Order,
    Rename,
    Say,
    Seal,
    Sit,
    Stand,
    Time,
    Wish,
)
from game.session.refusal import Refusal, refuse_unless
from game.session.room import Plain, Room, Team

type Ruling = tuple[str, Plain]
"""The kind of an event, and its data."""

MARGIN = 1e-6


# ---- players -------------------------------------------------------------------------------------


def of_player(room: Room, device: str, message: FromPlayer, menu: Plain | None) -> Ruling:
    """What a player's message comes to.

    Args:
        room: as it stands.
        device: who sends it.
        message: what.
        menu: the view of the sender's seat, which says what may be sealed.

    Raises:
        Refusal: if it comes to nothing.
    """
    match message:
        case Sit():
            return _sitting(room, device, message)
        case Beside():
            return coming_beside(room, device, message)
        case Guess():
            return guessing(room, device, message)
        case Stand():
            refuse_unless(room.seat_of(device), "no-seat")
            refuse_unless(room.phase == "lobby", "begun")
            return "stand", {"device": device}
        case Seal():
            return _sealing(room, device, message, menu)
    raise Refusal("unknown")


def _sitting(room: Room, device: str, message: Sit) -> Ruling:
    """In play a free seat is for who comes late, or sat beside it: nobody sees two seats' secrets.

    A seat is free in play where nobody has had it yet, or the facilitator has freed it.
    """
    team = room.team(message.team)
    if team is None:
        raise Refusal("no-team")
    refuse_unless(message.seat in room.seats, "no-such-seat")
    refuse_unless(team.seats.get(message.seat) in {None, device}, "taken")
    may = room.phase == "lobby" or room.seat_of(device) in {None, (team.id, message.seat)}
    refuse_unless(may, "begun")
    return "sit", {"team": team.id, "seat": message.seat, "device": device}


def _sealing(room: Room, device: str, message: Seal, menu: Plain | None) -> Ruling:
    place = room.place_of(device)
    if place is None:
        raise Refusal("no-seat")
    team, seat = place
    refuse_unless(room.planning, "not-now")
    refuse_unless((message.round, message.quarter) == (room.round, room.quarter), "too-late")
    if menu is None:
        raise Refusal("busy")
    decisions = [_checked(wish, menu) for wish in message.decisions]
    kinds = [wish["kind"] for wish in decisions]
    refuse_unless(len(set(kinds)) == len(kinds), "twice")
    refuse_unless(menu["chief"] or len(set(kinds) - {"own_effort"}) <= 1, "one-lever")
    request = message.request if "request" in menu else 0.0
    data = {"team": team.id, "seat": seat, "decisions": decisions, "request": request}
    return "seal", data


def _checked(wish: Wish, menu: Plain) -> dict[str, Any]:
    """A decision that is on the seat's own menu, each field within what the menu says."""
    kind = wish.get("kind")
    if kind == "own_effort":
        tasks = {part["task"] for part in menu.get("effort", ())}
        refuse_unless(tasks == wish.keys() - {"kind"}, "not-yours")
        refuse_unless(all(_within(wish[task], 0.0, 1.0) for task in tasks), "out-of-range")
        return dict(wish)
    lever = next((one for one in menu["levers"] if one["kind"] == kind), None)
    if lever is None:
        raise Refusal("not-yours")
    fields = {field["name"]: field for field in lever["fields"]}
    refuse_unless(wish.keys() - {"kind"} <= fields.keys(), "not-yours")
    for name in wish.keys() - {"kind"}:
        refuse_unless(FITS[fields[name]["kind"]](wish[name], fields[name]), "out-of-range")
    return dict(wish)


def _within(value: object, low: float, high: float) -> bool:
    return isinstance(value, int | float) and low - MARGIN <= value <= high + MARGIN


def _fits_row(value: object, field: Mapping[str, Any]) -> bool:
    names = {part["name"] for part in field["parts"]}
    return isinstance(value, dict) and all(
        name in names and _within(share, 0.0, 1.0) for name, share in value.items()
    )


FITS: Mapping[str, Callable[[object, Mapping[str, Any]], bool]] = {
    "number": lambda value, field: value is None or _within(value, field["low"], field["high"]),
    "choice": lambda value, field: value is None or value in [one[0] for one in field["options"]],
    "row": lambda value, field: value is None or _fits_row(value, field),
    "part": lambda value, _field: _within(value, -1.0, 1.0),
}
"""Whether a value fits a field, by the field's kind."""


# ---- the facilitator -----------------------------------------------------------------------------


def of_facilitator(
    room: Room, message: FromFacilitator, now: float, events: Mapping[str, Plain]
) -> Ruling:
    """What the facilitator's message comes to.

    Args:
        room: as it stands.
        message: what is wanted.
        now: seconds of the epoch.
        events: those of the scenario, by id.

    Raises:
        Refusal: if it comes to nothing.
    """
    match message:
        case Order():
            return ORDERS[message.kind](room, now)
        case Rename() | Merge() | Drop() | Kick():
            return _seating(room, message)
        case Close():
            return _closing(room, message, now)
        case Time():
            return _timing(room, message, now)
        case Inject():
            return _injecting(room, message, events)
        case Say():
            team = None if message.team is None else _known(room, message.team).id
            where = {"round": room.round, "quarter": room.quarter}
            return message.kind, {"team": team, "text": message.text, **where}
    raise Refusal("unknown")


def _known(room: Room, number: int) -> Team:
    team = room.team(number)
    if team is None:
        raise Refusal("no-team")
    return team


def _seating(room: Room, message: Rename | Merge | Drop | Kick) -> Ruling:
    team = _known(room, message.team)
    match message:
        case Rename():
            free = message.name in NAMES and message.name not in {t.name for t in room.teams}
            refuse_unless(free, "no-name")
            return "rename", {"team": team.id, "name": message.name}
        case Merge():
            return _merging(room, message)
        case Drop():
            refuse_unless(room.phase == "lobby" and len(room.teams) > 1, "begun")
            return "drop", {"team": team.id}
        case Kick():
            refuse_unless(message.seat in team.seats, "no-seat")
            return "kick", {"team": team.id, "seat": message.seat}


def _merging(room: Room, message: Merge) -> Ruling:
    refuse_unless(room.phase == "lobby" and message.team != message.into, "begun")
    gone, into = _known(room, message.team), _known(room, message.into)
    refuse_unless(len(gone.seats) + len(into.seats) <= 5, "full")  # noqa: PLR2004  # seats
    both = room.brought_by(gone.id).keys() & room.brought_by(into.id).keys()
    refuse_unless(not both, "both-brought")
    return "merge", {"team": gone.id, "into": into.id}


def begun(room: Room, now: float) -> dict[str, float | None]:
    """The clock of a quarter that begins now."""
    return Clock.of(room.minutes, now).plain()


def _closing(room: Room, message: Close, now: float) -> Ruling:
    """Only the quarter that was meant: a click that comes twice closes one."""
    meant = (message.round, message.quarter)
    if message.kind == "close":
        refuse_unless(room.phase == "play", "not-now")
        refuse_unless(meant == (room.round, room.quarter), "too-late")
        return "close", {"quarter": room.quarter, **begun(room, now)}
    refuse_unless(room.phase != "lobby" and room.lived >= 1, "nothing-closed")
    refuse_unless(meant == (room.round, room.lived), "too-late")
    clock = Clock.of(room.minutes, now)
    clock = clock.stopped(now) if room.halted else clock
    return "reopen", {"quarter": room.lived, **clock.plain()}


def _timing(room: Room, message: Time, now: float) -> Ruling:
    match message.kind:
        case "timeout":
            refuse_unless(room.phase in {"play", "ended"}, "not-now")
            refuse_unless(0.0 < message.minutes <= LONGEST, "out-of-range")
            until = Clock.of(message.minutes, now).ends
            return "timeout", {"until": until, **room.clock.stopped(now).plain()}
        case "clock":
            refuse_unless(0.0 <= message.minutes <= LONGEST, "out-of-range")
            running = room.phase == "play"  # else the quarter keeps what it has left
            clock = Clock.of(message.minutes, now) if running else room.clock
            return "clock", {"minutes": message.minutes, **clock.plain()}
        case "more":
            refuse_unless(room.phase in {"play", "timeout"}, "not-now")
            refuse_unless(room.showing != UNLIMITED, "no-limit")
            clock = room.showing.longer(SECONDS * message.minutes, now)
            if room.phase == "timeout":
                return "longer", {"until": clock.ends}
            return "clock", {"minutes": room.minutes, **clock.plain()}


def _injecting(room: Room, message: Inject, events: Mapping[str, Plain]) -> Ruling:
    refuse_unless(room.planning, "not-now")
    refuse_unless(message.event in events, "no-event")
    playing = [team.id for team in room.playing]
    teams = playing if message.team is None else [_known(room, message.team).id]
    refuse_unless(set(teams) <= set(playing), "nobody")
    return "inject", {"teams": teams, "event": events[message.event]}


def _beginning(room: Room, now: float) -> Ruling:
    refuse_unless(room.phase == "lobby", "begun")
    refuse_unless(any(team.seats for team in room.teams), "nobody")
    return "begin", {"round": 1, **begun(room, now)}


def _again(room: Room, now: float) -> Ruling:
    refuse_unless(room.over and room.phase != "frozen" and room.round == 1, "not-now")
    return "begin", {"round": 2, **begun(room, now)}


def _freezing(room: Room, now: float) -> Ruling:
    refuse_unless(room.phase not in {"lobby", "frozen"}, "not-now")
    return "freeze", room.clock.stopped(now).plain()


def _resuming(room: Room, now: float) -> Ruling:
    refuse_unless(room.halted, "not-now")
    return "resume", room.clock.going(now).plain()


def _new_team(room: Room, now: float) -> Ruling:
    del now
    refuse_unless(room.phase == "lobby" and len(room.teams) < MOST_TEAMS, "full")
    taken = {team.name for team in room.teams}
    number = 1 + max((team.id for team in room.teams), default=0)
    return "team", {"team": number, "name": next(name for name in NAMES if name not in taken)}


ORDERS: Mapping[str, Callable[[Room, float], Ruling]] = {
    "add_team": _new_team,
    "begin": _beginning,
    "again": _again,
    "freeze": _freezing,
    "thaw": _resuming,
    "resume": _resuming,
    "show_bonuses": lambda _room, _now: ("show", {"on": True, "what": "bonuses"}),
    "show": lambda _room, _now: ("show", {"on": True, "what": "brand"}),
    "hide": lambda _room, _now: ("show", {"on": False}),
    "auto": lambda _room, _now: ("auto", {"on": True}),
    "pairs": lambda _room, _now: ("pairs", {"on": True}),
    "alone": lambda _room, _now: ("pairs", {"on": False}),
    "manual": lambda _room, _now: ("auto", {"on": False}),
}
