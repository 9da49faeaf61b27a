"""The host's own hand on the clock: it closes what is due, where the facilitator wants it so."""

import asyncio

from game.session.host import Host
from game.session.ruling import begun
from game.session.store import StoreError

STEP = 0.2
"""Seconds between two looks at the clock."""


async def keep_time(host: Host) -> None:
    """Look at the clock until the host ends."""
    while True:
        await asyncio.sleep(STEP)
        try:
            look(host)
        except StoreError as error:
            host.faults.append(str(error))


def look(host: Host) -> None:
    """Close a quarter that all sealed, or whose time is up; end a time-out; see who is slow."""
    room, now = host.room, host.clock()
    host.tell_of_stuck()
    if not room.auto:
        return
    if room.phase == "timeout" and room.pause.up(now):
        host.happens("resume", room.clock.going(now).plain())
    elif room.phase == "play" and (room.clock.up(now) or room.all_sealed) and _all_lived(host):
        host.happens("close", {"quarter": room.quarter, **begun(room, now)})


def _all_lived(host: Host) -> bool:
    """Whether everybody has had something to look at before the quarter closes."""
    return all(host.menu(team.id, "ceo") is not None for team in host.room.teams)
