"""What goes out to one connection; whoever reads slowly holds up nobody else."""

import asyncio
import json
from dataclasses import dataclass

from starlette.websockets import WebSocket

from game.session.host import Host
from game.session.members import Member
from game.session.shown import shown_to

PULSE = 2.0
"""Seconds between two signs of life; a client that hears none for twice that comes again."""


@dataclass
class Line:
    """What goes out to one connection; whoever reads slowly holds up nobody else.

    Args:
        socket: where to.
        member: who is there.
        host: the session.
        pause: seconds between two views at least.
    """

    socket: WebSocket
    member: Member
    host: Host
    pause: float

    def __post_init__(self) -> None:
        """One frame after the other."""
        self._turn = asyncio.Lock()

    async def answers(self) -> None:
        """Every answer, at once."""
        while True:
            await self._send(json.dumps(await self.member.answers.get()))

    async def views(self) -> None:
        """The newest views only, and not too often."""
        while True:
            await self.member.wake.wait()
            self.member.wake.clear()
            for kind, text in self._newest().items():
                if self.member.seen.get(kind) != text:
                    self.member.seen[kind] = text
                    await self._send(text)
            await asyncio.sleep(self.pause)

    def _newest(self) -> dict[str, str]:
        try:
            return shown_to(self.host, self.member)
        except Exception as error:  # noqa: BLE001  # the line lives on, and the facilitator knows
            self.host.wrong("views", f"{type(error).__name__}: {error}")
            return {}

    async def pulse(self) -> None:
        """A sign of life: pages cannot see the socket's own pings."""
        while True:
            await asyncio.sleep(PULSE)
            await self._send('{"kind": "pulse"}')

    async def _send(self, text: str) -> None:
        async with self._turn:
            await self.socket.send_text(text)
