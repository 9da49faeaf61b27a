"""The host's own hand on the clock: it closes what is due, where the facilitator wants it so."""

import asyncio

from game.session.clock import SECONDS, Clock
from game.session.host import Host
from game.session.ruling import begun
from game.session.store import StoreError

CLOCK = "clock"
STEP = 0.2
"""Seconds between two looks at the clock."""
AWAY = 5.0
"""Seconds between two looks after which nobody can have seen the clock: this computer slept."""
GRACE = 60.0
"""Seconds that people have at least to come back, after the host was away."""


async def keep_time(host: Host) -> None:
    """Look at the clock until the host ends; whoever comes back first is not too late."""
    before = 0.0
    while True:
        now = host.clock()
        try:
            mind(host, before)
        except StoreError as error:
            host.wrong(CLOCK, str(error))
        else:
            host.wrong(CLOCK, "")
            before = now
        await asyncio.sleep(STEP)


def mind(host: Host, before: float) -> None:
    """Look at the clock, after people had time to come back where nobody looked for long.

    Args:
        host: the session.
        before: when somebody looked last, in seconds of the epoch.
    """
    if host.clock() - before > AWAY:
        give_grace(host)
    look(host)


def give_grace(host: Host) -> None:
    """A quarter whose time ran out while the host was away closes a little later."""
    room, now = host.room, host.clock()
    least = now + min(GRACE, SECONDS * room.minutes)
    if room.auto and room.phase == "play" and room.clock.ends is not None:
        clock = Clock(max(least, room.clock.ends))
        if clock != room.clock:
            host.happens("clock", {"minutes": room.minutes, **clock.plain()})


def look(host: Host) -> None:
    """Close a quarter that all sealed, or whose time is up; end a time-out; see who is slow."""
    room, now = host.room, host.clock()
    _tell_of_stuck(host)
    if not room.auto:
        return
    if room.phase == "timeout" and room.pause.up(now):
        host.happens("resume", room.clock.going(now).plain())
    elif room.phase == "play" and (room.clock.up(now) or room.all_sealed) and _all_lived(host):
        host.happens("close", {"quarter": room.quarter, **begun(room, now)})


def _tell_of_stuck(host: Host) -> None:
    """Tell, if somebody else is stuck than before."""
    seats = [who for team in host.room.teams for who in team.seats.values()]
    now = frozenset(who for who in seats if host.stuck(who))
    if now != host.signs.told:
        host.signs.told = now
        host.tell_all()


def _all_lived(host: Host) -> bool:
    """Whether everybody has had something to look at before the quarter closes."""
    return all(host.menu(team.id, "ceo") is not None for team in host.room.playing)
