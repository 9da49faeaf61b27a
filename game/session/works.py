"""What a host does by itself as long as it is open; a work that breaks off is begun again."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from game.session.beside import beside
from game.session.computing import WorkerFailed
from game.session.host import Host
from game.session.keeping_time import keep_time

PAUSE = 1.0
"""Seconds until a work that broke off is begun again."""


def works(session: Host, bots: list[Any] | None) -> list[Coroutine[Any, Any, None]]:
    """All of it, each to be waited for.

    Args:
        session: whose.
        bots: what players of the computer are told, if there are any.
    """
    found: list[Callable[[], Awaitable[None]]] = [
        session.compute,
        lambda: keep_time(session),
        lambda: _warm(session),
        session.debrief.tell,
        session.debrief.count,
    ]
    if bots is not None:
        found.append(lambda: _bots(session, bots))
    return [kept_up(session, str(number), work) for number, work in enumerate(found)]


async def kept_up(session: Host, name: str, work: Callable[[], Awaitable[None]]) -> None:
    """Do a work, and begin it again where it breaks off: the session goes on, and says so.

    Args:
        session: who is told.
        name: of the work.
        work: begins it.
    """
    while True:
        try:
            return await work()
        except Exception as error:  # noqa: BLE001  # whatever it is, people sit in the room
            session.wrong(name, f"{type(error).__name__}: {error}")
            await asyncio.sleep(PAUSE)


async def _warm(session: Host) -> None:
    """Let the worker load and compile while people still look for their seats."""
    try:
        await session.computing.ask(do="warm")
        session.ready = True
    except WorkerFailed as error:
        session.wrong("model", str(error))
    session.tell_all()


async def _bots(session: Host, told: list[Any]) -> None:
    """Players and a facilitator of the computer, in a process of their own, over the network."""
    if await beside("game.session.bots", json.dumps(told)):
        session.wrong("bots", "the players of the computer have left")
