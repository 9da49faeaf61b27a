"""What a player is sent: the view of the own seat and what everybody may know, and no more."""

from game.session.host import Host
from game.session.members import Member, said_in
from game.session.room import Plain, Room, Team
from sim.room import WITHOUT_BUDGET

LATEST = 5
"""Messages to a team that are still shown."""


def desk(host: Host, member: Member, said: Plain) -> dict[str, Plain]:
    """What somebody sees who has a seat, sits beside one, or looks for one.

    Args:
        host: the session.
        member: who it is.
        said: what everybody is told.
    """
    room, language = host.room, member.language
    place = room.place_of(member.device)
    seated = (place[0].id, place[1]) if place else room.beside.get(member.device)
    team = None if seated is None else room.team(seated[0])
    looking = {"teams": [_free(one, room) for one in room.teams], "pairs": room.pairs}
    if team is None or seated is None:
        return {"room": {**said, **looking, "team": None}}
    seat = seated[1]
    found = {**said, "team": team.name, "seat": seat, "mates": _mates(room, team)}
    found |= {"mine": own(room, team, seat), "messages": room.messages(team.id)[-LATEST:]}
    found |= {"beside": place is None, "pair": room.beside_of(team.id, seat)}
    if room.phase == "lobby":
        found |= looking
    if seat == "ceo":
        found["requests"] = _requests(room, team)
    if room.looks_back:
        found |= _looking_back(host, team, seat, language)
    return {"room": found} | view(host, team, seat, language)


def view(host: Host, team: Team, seat: str, language: str) -> dict[str, Plain]:
    """The worker's view of a seat; it says of which turn it is."""
    told = host.views.get(host.room.game(team.id))
    if told is None:
        return {}
    views = told["views"].get(language) or told["views"]["en"]
    own_and_public = {"own": views["seats"][seat], "public": views["public"]}
    return {"view": {"turn": told["turn"], **own_and_public}}


def own(room: Room, team: Team, seat: str) -> Plain | None:
    """What a seat has sealed for this quarter."""
    step = room.sealed(team.id).get(seat)
    return None if step is None else {key: step[key] for key in ("decisions", "request")}


def _free(team: Team, room: Room) -> Plain:
    """A team as somebody sees it who looks for a seat."""
    taken = [seat for seat in room.seats if seat in team.seats]
    return {
        "id": team.id,
        "name": team.name,
        "taken": taken,
        "pairs": {seat: room.beside_of(team.id, seat) for seat in taken},
    }


def _mates(room: Room, team: Team) -> list[Plain]:
    """Who of the team has sealed: that much is seen at a real table, too."""
    sealed, gone = room.sealed(team.id), room.gone(team.id)
    return [
        {"seat": seat, "here": seat in team.seats and seat not in gone, "sealed": seat in sealed}
        for seat in room.seats
    ]


def _requests(room: Room, team: Team) -> list[Plain]:
    """Who asks for how much; no reasons."""
    sealed = room.sealed(team.id)
    return [
        {"seat": seat, "request": sealed[seat]["request"]}
        for seat in room.seats
        if seat in sealed and seat not in WITHOUT_BUDGET
    ]


def _looking_back(host: Host, team: Team, seat: str, language: str) -> Plain:
    """The questions, and the guess: what came stands beside it once the wall shows the brand."""
    room = host.room
    questions = [said_in(text, language) for text in host.case.questions]
    told = host.views.get(room.game(team.id))
    if told is None or len(told["equity"]) <= room.lived:
        return {"questions": questions}
    drawn = room.guesses.get(room.game(team.id), {}).get(seat)
    came = told["equity"][1:] if room.shown == "brand" else None
    start = {"start": told["equity"][0], "quarters": room.lived}
    return {"questions": questions, "guess": {**start, "drawn": drawn, "came": came}}
