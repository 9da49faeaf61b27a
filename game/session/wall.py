"""What the wall is sent: what everybody in the room may know."""

from collections.abc import Mapping

from game.session.desks import LATEST
from game.session.host import Host
from game.session.room import Plain, Team
from sim.room import SEATS


def wall(host: Host, language: str, said: Plain) -> Plain:
    """Code, clock, headlines; how the teams did only once the facilitator shows it.

    Args:
        host: the session.
        language: of the wall.
        said: what everybody is told.
    """
    room = host.room
    found = {
        **said,
        "code": host.about["code"],
        "address": host.about["address"],
        "fingerprint": host.fingerprint,
        "people": sum(len(team.seats) for team in room.teams),
        "teams": [
            {"name": team.name, "people": len(team.seats), "waiting": len(room.waits_for(team))}
            for team in room.teams
        ],
        "headlines": _headlines(host, language),
        "messages": room.messages()[-LATEST:],
        "drawn": drawn(host),
    }
    match room.shown:
        case "bonuses":
            return found | {"bonuses": bonuses(host)}
        case "brand":
            return found | {"curves": curves(host), "taxes": taxes(host, language)}
        case _:
            return found


def drawn(host: Host) -> Plain:
    """How many seats have drawn where they think the brand went, of how many."""
    room = host.room
    if not room.looks_back:
        return {"n": 0, "all": 0}
    mine = [room.guesses.get(room.game(team.id), {}) for team in room.teams]
    return {"n": sum(map(len, mine)), "all": sum(len(team.seats) for team in room.teams)}


def bonuses(host: Host) -> list[Plain]:
    """What each seat earned in a round, as a mean of its quarters; 100 is on target."""
    return [{"name": team.name, "seats": earned(host, team)} for team in host.room.teams]


def earned(host: Host, team: Team) -> Mapping[str, float]:
    """The mean bonus of each seat of a team in this round; empty before a quarter is closed."""
    told = host.room.latest(team.id) or host.views.get(host.room.game(team.id))
    points = {} if told is None else told["earned"]
    return {seat: sum(points[seat]) / len(points[seat]) for seat in SEATS if points.get(seat)}


def _headlines(host: Host, language: str) -> list[Plain]:
    """What was in the news; with the teams, where not all of them read it."""
    found: dict[str, list[str]] = {}
    for team in host.room.teams:
        told = host.views.get(host.room.game(team.id))
        views = {} if told is None else told["views"].get(language) or told["views"]["en"]
        for text in dict.fromkeys(views["public"]["headlines"] if views else ()):
            found.setdefault(text, []).append(team.name)
    return to_whom(host, found)


def to_whom(host: Host, found: Mapping[str, list[str]]) -> list[Plain]:
    """Texts with the teams they are for; none is named where they are for all.

    Args:
        host: the session.
        found: names of teams by text.
    """
    every = len(host.room.playing)
    return [
        {"text": text, "teams": [] if len(teams) == every else teams}
        for text, teams in found.items()
    ]


def curves(host: Host) -> list[Plain]:
    """Brand equity by quarter, of the teams and of games that were brought.

    Beside it stands where the team's seats thought it would end, as a mean of those who drew.
    """
    found: list[Plain] = []
    for team in host.room.teams:
        brought = host.room.brought_by(team.id)
        for number, one in brought.items():
            name = team.name if len(brought) == 1 else f"{team.name} {number}"
            found.append({"name": name, "equity": one["equity"], "guessed": None})
        game = host.room.game(team.id)
        told = None if brought else host.views.get(game)
        if told is not None:
            ends = [line[-1] for line in host.room.guesses.get(game, {}).values()]
            guessed = sum(ends) / len(ends) if ends else None
            found.append({"name": team.name, "equity": told["equity"], "guessed": guessed})
    return found


def taxes(host: Host, language: str) -> list[Plain]:
    """What the second round had over the first, in the order of the teams."""
    return [
        {"name": team.name, **host.taxes[team.id]["texts"][language]}
        for team in host.room.teams
        if team.id in host.taxes
    ]
