"""What a connection is sent: filtered here, by role and seat, so that no page has to keep a secret.

A player gets the view of the own seat and what everybody may know; the wall what everybody in the
room may know; the facilitator how far everybody is. Nobody gets a token.
"""

import json
from collections.abc import Mapping

from game.session.host import Host
from game.session.keys import NAMES
from game.session.members import Member
from game.session.room import Plain, Room, Team
from sim.room import SEATS

LAST_ROUND = 2
LATEST = 5
"""Messages to a team that are still shown."""


def shown_to(host: Host, member: Member) -> dict[str, str]:
    """What a member should have now: by kind, as it is sent; the same for whoever sees the same."""
    place = host.room.place_of(member.device) if member.role == "player" else None
    seat = None if place is None else (place[0].id, place[1])
    sees = member.role, seat, member.language, member.looking
    if sees not in host.shown:
        host.shown[sees] = _made(host, member)
    return host.shown[sees]


def _made(host: Host, member: Member) -> dict[str, str]:
    match member.role:
        case "facilitator":
            found: dict[str, Plain] = {"room": _for_facilitator(host, member)}
            found |= _over_a_shoulder(host, member)
        case "wall":
            found = {"room": _for_wall(host, member.language)}
        case _:
            found = _for_player(host, member)
    return {kind: json.dumps({"kind": kind, **said}) for kind, said in found.items()}


def _common(host: Host, language: str) -> dict[str, object]:
    room = host.room
    return {
        "phase": room.phase,
        "over": room.over,
        "round": room.round,
        "quarter": room.quarter,
        "quarters": room.quarters,
        "clock": _clock(host),
        "title": _in(host.case.title, language),
        "company": host.case.company,
        "prompt": _prompt(host, language),
        "shown": room.shown,
    }


def _clock(host: Host) -> Plain:
    """When time is up, on the host's own clock; what that says, a welcome tells."""
    return {"ends": host.room.ends, "left": host.room.left}


def _prompt(host: Host, language: str) -> str:
    """What everybody reads in a time-out."""
    if host.room.phase != "timeout":
        return ""
    return _in(_break(host).get("prompt", {}), language)


def _break(host: Host) -> Plain:
    """The scenario's time-out after the quarter that was closed last."""
    room = host.room
    if room.over and room.round == LAST_ROUND:  # it prepares another round
        return {}
    return host.case.timeouts.get(room.quarters if room.over else room.quarter - 1, {})


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get("en", "")


# ---- players -------------------------------------------------------------------------------------


def _for_player(host: Host, member: Member) -> dict[str, Plain]:
    room, language = host.room, member.language
    said = _common(host, language)
    place = room.place_of(member.device)
    if place is None:
        return {"room": said | {"teams": [_free(team) for team in room.teams], "team": None}}
    team, seat = place
    said |= {"team": team.name, "seat": seat, "mates": _mates(host, team)}
    said |= {"mine": _own(room, team, seat), "messages": _messages(room, team.id)}
    if room.phase == "lobby":
        said["teams"] = [_free(one) for one in room.teams]
    if seat == "ceo":
        said["requests"] = _requests(room, team)
    return {"room": said} | _view(host, team, seat, language)


def _view(host: Host, team: Team, seat: str, language: str) -> dict[str, Plain]:
    """The worker's view of a seat; an old one says of which quarter it is."""
    told = host.views.get(host.room.game(team.id))
    if told is None:
        return {}
    views = told["views"].get(language) or told["views"]["en"]
    own = views["seats"][seat]
    now = {"round": host.room.round, "quarter": told["quarter"]}
    return {"view": now | {"own": own, "public": views["public"]}}


def _free(team: Team) -> Plain:
    """A team as somebody sees it who looks for a seat."""
    return {"id": team.id, "name": team.name, "taken": [s for s in SEATS if s in team.seats]}


def _mates(host: Host, team: Team) -> list[Plain]:
    """Who of the team has sealed: that much is seen at a real table, too."""
    sealed = host.room.sealed(team.id)
    return [{"seat": seat, "here": seat in team.seats, "sealed": seat in sealed} for seat in SEATS]


def _own(room: Room, team: Team, seat: str) -> Plain | None:
    step = room.sealed(team.id).get(seat)
    return None if step is None else {key: step[key] for key in ("decisions", "request")}


def _requests(room: Room, team: Team) -> list[Plain]:
    """Who asks for how much; no reasons."""
    sealed = room.sealed(team.id)
    return [
        {"seat": seat, "request": sealed[seat]["request"]}
        for seat in SEATS
        if seat in sealed and seat != "ceo"
    ]


def _messages(room: Room, team: int) -> list[str]:
    found = [one["text"] for one in room.said if one["team"] in {None, team}]
    return found[-LATEST:]


# ---- the wall ------------------------------------------------------------------------------------


def _for_wall(host: Host, language: str) -> Plain:
    """Code, clock, headlines; how the teams did only once the facilitator shows it."""
    room = host.room
    said = _common(host, language) | {
        "code": host.about["code"],
        "address": host.about["address"],
        "people": sum(len(team.seats) for team in room.teams),
        "teams": [
            {"name": team.name, "people": len(team.seats), "waiting": len(room.waits_for(team))}
            for team in room.teams
        ],
        "headlines": _headlines(host, language),
        "messages": [one["text"] for one in room.said if one["team"] is None][-LATEST:],
    }
    return said | ({"curves": _curves(host), "taxes": _taxes(host, language)} if room.shown else {})


def _headlines(host: Host, language: str) -> list[str]:
    found: dict[str, None] = {}
    for team in host.room.teams:
        told = host.views.get(host.room.game(team.id))
        views = {} if told is None else told["views"].get(language) or told["views"]["en"]
        found |= dict.fromkeys(views["public"]["headlines"] if views else ())
    return list(found)


def _curves(host: Host) -> list[Plain]:
    """Brand equity by quarter, of the teams and of what was brought as a file."""
    found: list[Plain] = []
    for team in host.room.teams:
        told = host.room.handed.get(team.id) or host.views.get(host.room.game(team.id))
        if told is not None:
            found.append({"name": team.name, "equity": told["equity"]})
    return found


def _taxes(host: Host, language: str) -> list[Plain]:
    """What the second round had over the first."""
    names = {team.id: team.name for team in host.room.teams}
    return [
        {"name": names[team], "text": tax["texts"][language]}
        for team, tax in host.taxes.items()
        if team in names
    ]


# ---- the facilitator -----------------------------------------------------------------------------


def _for_facilitator(host: Host, member: Member) -> Plain:
    room, language = host.room, member.language
    pause = _break(host)
    return _common(host, language) | {
        "code": host.about["code"],
        "address": host.about["address"],
        "ready": host.ready,
        "minutes": room.minutes,
        "auto": room.auto,
        "teams": [_team(host, team) for team in room.teams],
        "names": [name for name in NAMES if name not in {team.name for team in room.teams}],
        "events": [
            {"id": key, "text": _in(event["headline"], language),
             "note": _in(event.get("facilitator_note") or {}, language)}
            for key, event in host.case.events.items()
        ],
        "break": {
            "minutes": pause.get("minutes", 5),
            "prompt": _in(pause.get("prompt", {}), language),
            "note": _in(pause.get("note", {}), language),
        },
        "note": _in(host.case.notes, language),
        "messages": [dict(one) for one in room.said][-LATEST:],
        "memos": [dict(one) for one in room.memos],
        "curves": _curves(host),
        "taxes": _taxes(host, language),
        "viewers": sum(_only_watches(host, one) for one in host.members),
        "faults": host.faults[-LATEST:],
    }  # fmt: skip


def _only_watches(host: Host, member: Member) -> bool:
    return member.role == "player" and host.room.place_of(member.device) is None


def _team(host: Host, team: Team) -> Plain:
    room = host.room
    told = host.views.get(room.game(team.id))
    fresh = told is not None and told["quarter"] == room.quarter
    return {
        "id": team.id,
        "name": team.name,
        "seats": [_seat(host, team, seat) for seat in SEATS],
        "computing": room.phase != "lobby" and not fresh,
        "equity": [] if told is None else told["equity"],
        "earned": {} if told is None else told["earned"],
        "handed": team.id in room.handed,
    }


def _seat(host: Host, team: Team, seat: str) -> Plain:
    """computer, offline, sealed, deciding, or just here where nothing is decided."""
    room, device = host.room, team.seats.get(seat)
    if device is None:
        return {"seat": seat, "state": "computer"}
    here = host.online(device)
    planning = room.phase in {"play", "timeout"} and not room.over
    if planning and seat in room.sealed(team.id):
        return {"seat": seat, "state": "sealed", "online": here}
    state = "offline" if not here else "deciding" if planning else "here"
    return {"seat": seat, "state": state, "online": here}


def _over_a_shoulder(host: Host, member: Member) -> dict[str, Plain]:
    """The view of the seat that the facilitator looks at, to be read and no more."""
    team = None if member.looking is None else host.room.team(member.looking[0])
    if team is None or member.looking is None:
        return {"shoulder": {"seat": None}}
    seat = member.looking[1]
    found = _view(host, team, seat, member.language).get("view", {})
    own = _own(host.room, team, seat)
    return {"shoulder": {"team": team.name, "seat": seat, "mine": own, **found}}
