"""Who sits beside a seat, and what a seat guesses before it sees: what such messages come to."""

from game.session.messages import Beside, Guess
from game.session.refusal import Refusal, refuse_unless
from game.session.room import Plain, Room

type Ruling = tuple[str, Plain]


def coming_beside(room: Room, device: str, message: Beside) -> Ruling:
    """Sit beside somebody, where the facilitator lets people: a sixth person of a team, say.

    Whoever has a seat knows its secrets, so nobody goes from a seat to a place beside another one.

    Raises:
        Refusal: if it comes to nothing.
    """
    refuse_unless(room.pairs, "no-pairs")
    team = room.team(message.team)
    if team is None:
        raise Refusal("no-team")
    refuse_unless(message.seat in team.seats, "no-seat")
    refuse_unless(room.place_of(device) is None, "begun")
    refuse_unless(room.phase == "lobby" or device not in room.beside, "begun")
    return "beside", {"team": team.id, "seat": message.seat, "device": device}


def guessing(room: Room, device: str, message: Guess) -> Ruling:
    """Say where the brand went, as long as nobody has seen it.

    Raises:
        Refusal: if it comes to nothing.
    """
    place = room.place_of(device)
    if place is None:
        raise Refusal("no-seat")
    refuse_unless(room.looks_back, "not-now")
    refuse_unless(room.shown != "brand" and message.round == room.round, "too-late")
    refuse_unless(len(message.line) == room.lived, "unreadable")
    line = [round(value, 1) for value in message.line]
    return "guess", {"team": place[0].id, "seat": place[1], "round": room.round, "line": line}
