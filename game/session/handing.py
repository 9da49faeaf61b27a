"""A game that was brought: the worker lives it again, it gets a team, and is written down."""

import base64
from collections.abc import Mapping

from game.session.computing import WorkerFailed
from game.session.host import Host
from game.session.keys import NAMES, digest
from game.session.messages import MOST_TEAMS
from game.session.refusal import Refusal
from game.session.room import Game, Plain, Room, Team
from game.session.store import StoreError
from sim.scenario.events import WEEKS_PER_QUARTER


class Fault(Exception):  # noqa: N818  # an answer
    """Why a game is not taken in, as a sentence."""


async def take_in(host: Host, text: str, wanted: int | None, language: str) -> Plain:
    """Take in a game that was played elsewhere: as whose, and how much of it.

    The same game again is answered and not written down again; one that goes on from a game that is
    here takes its place.

    Args:
        host: the session.
        text: a journal, or a packed game.
        wanted: the team it shall be; None leaves that to the host.
        language: of sentences.

    Raises:
        Fault: with the sentence, if the worker refuses it.
        Refusal: if there is no place for it, or nothing can be written.
    """
    try:
        found = await host.computing.ask(do="check", text=text, language=language)
    except WorkerFailed as error:
        raise Fault(str(error)) from None
    if "fault" in found:
        raise Fault(found["fault"])
    room = host.room
    known = here_already(room, found["signs"])
    game = known or (place_of(room, found, wanted), found["round"])
    if known is None:
        _write(host, game, found)
    return {
        "team": next(team.name for team in host.room.teams if team.id == game[0]),
        "round": game[1],
        "quarters": host.room.handed[game]["week"] // WEEKS_PER_QUARTER,
        "known": known is not None,
    }


async def seen(host: Host, pixels: bytes, size: tuple[int, int]) -> Plain:
    """The packed game whose QR code is in a picture, as `text`: empty if there is none.

    Args:
        host: the session.
        pixels: grey values by rows, a byte each.
        size: width and height.

    Raises:
        Fault: if it is no picture, or the worker cannot look.
    """
    width, height = size
    if len(pixels) != width * height or not pixels:
        raise Fault(f"{len(pixels)} bytes are no picture of {width} by {height}")
    try:
        found = await host.computing.ask(
            do="see", pixels=base64.b64encode(pixels).decode(), width=width, height=height
        )
    except WorkerFailed as error:
        raise Fault(str(error)) from None
    return {"text": found["text"], "other": found["other"]}


def _write(host: Host, game: Game, found: Plain) -> None:
    kept = {
        key: found[key] for key in ("text", "week", "hash", "equity", "earned", "said", "signs")
    }
    kept["said"] = _alike(found["said"])
    team = host.room.team(game[0])
    name = new_name(host.room) if team is None else team.name
    try:
        host.happens("hand", {"team": game[0], "round": game[1], "name": name, **kept})
    except StoreError:
        raise Refusal("disk") from None
    host.debrief.look()  # it can be judged while people talk


def here_already(room: Room, signs: list[str]) -> Game | None:
    """The game that this one is, or is the beginning of."""
    for game, one in room.brought.items():
        if signs[-1] in one["signs"]:
            return game
    return None


def place_of(room: Room, found: Plain, wanted: int | None) -> int:
    """The number of the team that a game is given to.

    Raises:
        Refusal: if there is no such team, or no room for one more.
    """
    for (number, _round), one in room.brought.items():
        if one["signs"][-1] in found["signs"]:
            return number
    if wanted is not None:
        if room.team(wanted) is None:
            raise Refusal("no-team")
        return wanted
    ours = _other_round_of(room.brought, found)
    if ours is not None:
        return ours
    for team in room.teams:
        if _is_idle(room, team):
            return team.id
    if len(room.teams) >= MOST_TEAMS:
        raise Refusal("eight")
    return 1 + max((team.id for team in room.teams), default=0)


def _other_round_of(brought: Mapping[Game, Plain], found: Plain) -> int | None:
    """The team whose other round it is, by the name that its people gave themselves."""
    for (team, number), one in brought.items():
        free = number != found["round"] and (team, found["round"]) not in brought
        if found["said"] and one["said"] == _alike(found["said"]) and free:
            return team
    return None


def _alike(said: str) -> str:
    """What a team calls itself, so that it can be told from others and not be read."""
    return digest(said) if said else ""


def _is_idle(room: Room, team: Team) -> bool:
    """Whether nobody has a seat in it, or ever had, and nothing was brought for it."""
    played = any(humans for (who, _round), humans in room.humans.items() if who == team.id)
    return not (team.seats or played or any(who == team.id for who, _round in room.brought))


def new_name(room: Room) -> str:
    """The first name of the list that no team has."""
    taken = {team.name for team in room.teams}
    return next(name for name in NAMES if name not in taken)
