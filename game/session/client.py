"""A program that takes part: it remembers what the host has not acknowledged, and comes again.

Nothing is predicted: what was sent counts once the host has said so.
"""

import asyncio
import json
import ssl
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from game.session.trust import NotLetInError, doubt, secured

type Plain = dict[str, Any]

AGAIN = (0.1, 0.2, 0.4, 0.8)
"""Seconds between two tries to reach the host; the last goes on."""
STRANGER = 4003
LATER = {"too-fast", "busy", "disk"}
"""Refusals of the moment: the same is sent again."""
PAUSE = 1.0
"""Seconds until then."""
NEWEST = {"seal", "guess"}
"""Of these only the last one counts: no earlier one is sent again, which might come after it."""
PATIENCE = 5.0
"""Seconds until a door has to be opened."""
LARGEST = 2**22
"""Bytes of a view."""


def knock(address: str, code: str, trust: ssl.SSLContext | None = None) -> str:
    """A token, for whoever knows the code.

    Args:
        address: of the host, `http://192.168.1.5:8765`.
        code: the join code.
        trust: what to believe of a host whose address begins with https.

    Raises:
        NotLetInError: if the code is wrong, nobody may try any more, or no host of ours is there.
        OSError: if nobody can be reached.
    """
    body = json.dumps({"code": code}).encode()
    direct = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=trust)
    )
    try:
        asked = urllib.request.Request(f"{address}/door", body, method="POST")  # noqa: S310
        with direct.open(asked, timeout=PATIENCE) as answer:
            return str(json.load(answer)["token"])
    except urllib.error.HTTPError as error:
        with error:
            raise NotLetInError(_word(error.read())) from None
    except urllib.error.URLError as error:
        if isinstance(error.reason, ssl.SSLError):
            raise NotLetInError(doubt(error.reason)) from None
        raise
    except (HTTPException, ConnectionError, ValueError, KeyError, TypeError):
        raise NotLetInError("secured" if secured(address) else "no-host") from None


def _word(said: bytes) -> str:
    """Why a host does not want us; a host of ours says it."""
    try:
        return str(json.loads(said)["why"])
    except (ValueError, KeyError, TypeError):
        return "no-host"


@dataclass(eq=False)
class Client:
    """A line to the host; `run` keeps it until `close`.

    Args:
        address: of the host.
        token: whose we are.
        hears: told each message, in the order in which they come.
        language: of what is shown.
        trust: what to believe of a host whose address begins with https.
    """

    address: str
    token: str
    hears: Callable[[Plain], None]
    language: str = "en"
    trust: ssl.SSLContext | None = None
    unacked: dict[str, Plain] = field(default_factory=dict)
    """What the host has not said to have, by id, oldest first."""
    connected: bool = False
    closed: bool = False
    _socket: ClientConnection | None = None
    _waits: set[asyncio.Task[None]] = field(default_factory=set)

    @property
    def state(self) -> str:
        """away, saving or saved."""
        if not self.connected:
            return "away"
        return "saving" if self.unacked else "saved"

    async def run(self) -> None:
        """Be connected, again and again.

        Raises:
            NotLetInError: if the host does not know us, or is another one by now.
        """
        tries = 0
        while not self.closed:
            try:
                tries = 0 if await self._once() else tries + 1
            except ssl.SSLCertVerificationError as error:
                raise NotLetInError(doubt(error)) from None
            except (OSError, TimeoutError, ConnectionClosed, InvalidHandshake):
                tries = 0 if self.connected else tries + 1
            self.connected, self._socket = False, None
            if not self.closed:
                self.hears({"kind": "state"})
                await asyncio.sleep(AGAIN[min(tries, len(AGAIN) - 1)])

    async def _once(self) -> bool:
        """One connection, until it breaks; whether it was one."""
        where = f"ws{self.address.removeprefix('http')}/socket"
        async with connect(
            where, proxy=None, open_timeout=3, close_timeout=1, ping_interval=1.5, ping_timeout=2,
            max_size=LARGEST, compression=None, ssl=self.trust,
        ) as socket:  # fmt: skip
            self._socket = socket
            await socket.send(json.dumps({"token": self.token, "language": self.language}))
            try:
                async for text in socket:
                    await self._take(json.loads(text))
            except ConnectionClosed:
                pass
            if socket.close_code == STRANGER:
                raise NotLetInError("stranger")
        return self.connected

    async def _take(self, message: Plain) -> None:
        match message["kind"]:
            case "pulse":
                return
            case "welcome":
                self.connected = True
                for one in list(self.unacked.values()):
                    await self.say(one)
            case "ack":
                self.unacked.pop(message["id"], None)
            case "no" if message["why"] in LATER and message["id"] in self.unacked:
                self._say_later(self.unacked[message["id"]])
            case "no":
                self.unacked.pop(message["id"], None)
        self.hears(message)

    def _say_later(self, message: Plain) -> None:
        async def later() -> None:
            await asyncio.sleep(PAUSE)
            if message["id"] in self.unacked and self.connected:
                await self.say(message)

        wait = asyncio.create_task(later())
        self._waits.add(wait)
        wait.add_done_callback(self._waits.discard)

    async def send(self, message: Plain) -> str:
        """Something that has to happen: it is sent until the host has it. Its id."""
        whole = {**message, "id": uuid.uuid4().hex}
        if whole["kind"] in NEWEST:
            kept = {n: one for n, one in self.unacked.items() if one["kind"] != whole["kind"]}
            self.unacked.clear()
            self.unacked.update(kept)
        self.unacked[whole["id"]] = whole
        await self.say(whole)
        return str(whole["id"])

    async def say(self, message: Plain) -> None:
        """A question that has an id; if it is lost, nothing is lost."""
        if self._socket is not None and self.connected:
            try:
                await self._socket.send(json.dumps(message))
            except ConnectionClosed:
                self.connected = False  # it is sent again

    async def close(self) -> None:
        """Leave."""
        self.closed = True
        if self._socket is not None:
            await self._socket.close()
