"""What a connection is sent: filtered here, by role and seat, so that no page has to keep a secret.

A player gets the view of the own seat and what everybody may know; the wall what everybody in the
room may know; the facilitator how far everybody is. Nobody gets a token.
"""

import json

from game.session.clock import UNLIMITED, Clock
from game.session.desks import LATEST, desk, own, view
from game.session.host import Host
from game.session.keys import NAMES
from game.session.members import Member, said_in
from game.session.room import Plain, Room, Team
from game.session.wall import curves, drawn, earned, taxes, to_whom, wall
from sim.scenario.events import WEEKS_PER_QUARTER

LAST_ROUND = 2


def shown_to(host: Host, member: Member) -> dict[str, str]:
    """What a member should have now: by kind, as it is sent; the same for whoever sees the same."""
    seat = host.room.seat_of(member.device) if member.role == "player" else None
    beside = member.device in host.room.beside
    sees = member.role, seat, beside, member.language, member.looking
    if sees not in host.shown:
        host.shown[sees] = _made(host, member)
    return host.shown[sees]


def _made(host: Host, member: Member) -> dict[str, str]:
    match member.role:
        case "facilitator":
            found: dict[str, Plain] = {"room": _for_facilitator(host, member)}
            found |= _over_a_shoulder(host, member)
        case "wall":
            found = {"room": wall(host, member.language, _common(host, member.language))}
        case _:
            found = desk(host, member, _common(host, member.language))
    return {kind: json.dumps({"kind": kind, **said}) for kind, said in found.items()}


def _common(host: Host, language: str) -> Plain:
    room = host.room
    return {
        "phase": room.phase,
        "over": room.over,
        "planning": room.planning,
        "turn": room.turn,
        "round": room.round,
        "quarter": room.quarter,
        "quarters": room.quarters,
        "seats": room.seats,
        "clock": _clock(room).plain(),  # on the host's own clock; what that says, a welcome tells
        "title": said_in(host.case.title, language),
        "briefing": said_in(host.case.briefing, language) if room.phase == "lobby" else "",
        "company": host.case.company,
        "prompt": _prompt(host, language),
        "shown": room.shown,
    }


def _clock(room: Room) -> Clock:
    """What everybody looks at; while screens rest, no time."""
    return UNLIMITED if room.phase == "frozen" else room.showing


def _prompt(host: Host, language: str) -> str:
    """What everybody reads in a time-out."""
    if host.room.phase != "timeout":
        return ""
    return said_in(_break(host).get("prompt", {}), language)


def _break(host: Host) -> Plain:
    """The scenario's time-out after the quarter that was closed last."""
    room = host.room
    if room.over and room.round == LAST_ROUND:  # it prepares another round
        return {}
    return host.case.timeouts.get(room.lived, {})


# ---- the facilitator -----------------------------------------------------------------------------


def _for_facilitator(host: Host, member: Member) -> Plain:
    room, language = host.room, member.language
    pause = _break(host)
    return {
        **_common(host, language),
        "code": host.about["code"],
        "address": host.about["address"],
        "ready": host.ready,
        "minutes": room.minutes,
        "auto": room.auto,
        "teams": [_team(host, team) for team in room.teams],
        "names": [name for name in NAMES if name not in {team.name for team in room.teams}],
        "events": [
            {"id": key, "text": said_in(event["headline"], language),
             "note": said_in(event.get("facilitator_note") or {}, language)}
            for key, event in host.case.events.items()
        ],
        "break": {
            "had": room.paused == (room.round, room.lived),
            "minutes": pause.get("minutes", 5),
            "prompt": said_in(pause.get("prompt", {}), language),
            "note": said_in(pause.get("note", {}), language),
        },
        "note": said_in(host.case.notes, language),
        "messages": [dict(one) for one in room.said][-LATEST:],
        "memos": [dict(one) for one in room.memos],
        "curves": curves(host),
        "taxes": taxes(host, language),
        "viewers": sum(_only_watches(host, one) for one in host.members),
        "faults": list(host.faults.values()),
        "pairs": room.pairs,
        "reveal": room.shown,
        "drawn": drawn(host),
        "happened": _happened(host, language),
        "rounds": host.case.rounds,
        "debrief": host.debrief.plain(),
    }  # fmt: skip


def _only_watches(host: Host, member: Member) -> bool:
    room = host.room
    somewhere = room.place_of(member.device) is not None or member.device in room.beside
    return member.role == "player" and not somewhere


def _happened(host: Host, language: str) -> list[Plain]:
    """What the facilitator let happen to whom in this quarter: read in the next one."""
    found: dict[str, list[str]] = {}
    for team in host.room.teams:
        for event in host.room.pending(team.id):
            found.setdefault(said_in(event["headline"], language), []).append(team.name)
    return to_whom(host, found)


def _team(host: Host, team: Team) -> Plain:
    room = host.room
    told = host.views.get(room.game(team.id))
    fresh = told is not None and told["turn"] == room.turn
    return {
        "id": team.id,
        "name": team.name,
        "seats": [_seat(host, team, seat) for seat in room.seats],
        "computing": room.plays(team) and not fresh,
        "equity": _equity(host, team),
        "earned": earned(host, team),
        "kept": room.kept(team.id),
        "handed": [
            {"round": number, "quarters": one["week"] // WEEKS_PER_QUARTER}
            for number, one in room.brought_by(team.id).items()
        ],
    }


def _equity(host: Host, team: Team) -> list[float]:
    """The newest curve of a team: of what it brought, if it did."""
    told = host.room.latest(team.id) or host.views.get(host.room.game(team.id))
    return [] if told is None else list(told["equity"])


def _seat(host: Host, team: Team, seat: str) -> Plain:
    """computer, offline, left, sealed, deciding, stuck, or just here where nothing is decided."""
    room, device = host.room, team.seats.get(seat)
    if device is None:
        return {"seat": seat, "state": "computer"}
    pair = room.beside_of(team.id, seat)
    here = host.online(device)
    if room.planning and seat in room.gone(team.id):
        return {"seat": seat, "state": "left", "online": here, "pair": pair}
    if room.planning and seat in room.sealed(team.id):
        return {"seat": seat, "state": "sealed", "online": here, "pair": pair}
    state = "offline" if not here else "deciding" if room.planning else "here"
    if state == "deciding" and host.stuck(device):
        state = "stuck"
    return {"seat": seat, "state": state, "online": here, "pair": pair}


def _over_a_shoulder(host: Host, member: Member) -> dict[str, Plain]:
    """The view of the seat that the facilitator looks at, to be read and no more."""
    team = None if member.looking is None else host.room.team(member.looking[0])
    if team is None or member.looking is None:
        return {"shoulder": {"seat": None}}
    seat = member.looking[1]
    found = view(host, team, seat, member.language).get("view", {})
    mine = own(host.room, team, seat)
    return {"shoulder": {"team": team.name, "seat": seat, "mine": mine, **found}}
