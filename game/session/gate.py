"""Who may speak to the host at all: its own names, its own pages, no more than it can bear.

A page elsewhere can make a browser send requests here. It cannot choose the Host and the Origin
that the browser writes on them, so both are looked at before anything else; and no cookie says who
somebody is, so there is nothing that a browser would add by itself.
"""

import asyncio
import re
import socket
import ssl
from collections import defaultdict
from collections.abc import Iterable
from typing import Any, ClassVar

import psutil
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose
from uvicorn.protocols.http.h11_impl import H11Protocol

from game.session.limits import Limits

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cache-control", b"no-store"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
USUAL = {"http": 80, "https": 443}
PORT = re.compile(r":[0-9]+$")
APART = (b"cross-origin-opener-policy", b"same-origin")
"""No window that opens a page of ours may reach into it. A browser heeds that only where nobody on
the way can have written it; elsewhere it complains of it."""
ELSEWHERE = ("192.0.2.1", 9)
"""An address that nobody has; asking which way it lies sends nothing."""


def own_addresses() -> list[str]:
    """This machine's addresses in its networks, the one that others reach first.

    A hotspot of one's own leads nowhere else: its address is found among the network's devices.
    """
    found: dict[str, None] = {}
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
            found[asking.getsockname()[0]] = None
        except OSError:  # no way out of here
            pass
    works = psutil.net_if_stats()
    for device, addresses in psutil.net_if_addrs().items():
        if device in works and works[device].isup:
            found |= {one.address: None for one in addresses if one.family == socket.AF_INET}
    return [address for address in found if not address.startswith("127.")]


def allowed_hosts(port: int, *, lan: bool, certified: Iterable[str] = ()) -> frozenset[str]:
    """What a request may call this host, besides the address at which it comes in.

    Args:
        port: at which it listens.
        lan: whether others may come.
        certified: names that its certificate speaks for.
    """
    names = [*LOOPBACK, *certified]
    if lan:
        names.append(socket.gethostname().lower())
    return frozenset(f"{name}:{port}" for name in names)


class Gate:
    """Looks at Host and Origin, and says on every answer what a page may do.

    Args:
        app: who answers.
        hosts: what a request may call this host.
        scheme: of its own pages, http or https.
    """

    def __init__(self, app: ASGIApp, hosts: frozenset[str], scheme: str = "http") -> None:
        self.app, self.hosts, self.scheme = app, hosts, scheme

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or not."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        why = self._against(scope)
        if why and scope["type"] == "websocket":
            await WebSocketClose(1008, why)(scope, receive, send)
        elif why:
            await PlainTextResponse(why, 403)(scope, receive, self._armoured(scope, send))
        else:
            await self.app(scope, receive, self._armoured(scope, send))

    def _against(self, scope: Scope) -> str:
        headers = Headers(scope=scope)
        here = "{}:{}".format(*scope["server"])  # an address, which no other name leads a page to
        ours = {here, *self.hosts}
        if self._whole(headers.get("host", "")) not in ours:
            return "this host is not called that"
        origin = headers.get("origin")
        speaks = scope["type"] == "websocket" or scope["method"] not in {"GET", "HEAD"}
        scheme, _, name = (origin or "").partition("://")
        if (
            speaks
            and origin is not None
            and (scheme, self._whole(name)) not in {(self.scheme, one) for one in ours}
        ):
            return "this page is not ours"
        return ""

    def _whole(self, name: str) -> str:
        """A name with its port, which browsers leave out where it is the usual one."""
        usual = "" if PORT.search(name) else f":{USUAL[self.scheme]}"
        return f"{name.lower()}{usual}"

    def _armoured(self, scope: Scope, send: Send) -> Send:
        name = self._whole(Headers(scope=scope).get("host", "")).rpartition(":")[0]
        armour = (*HEADERS, APART) if self.scheme == "https" or name in LOOPBACK else HEADERS

        async def sending(message: Any) -> None:
            if message["type"] == "http.response.start":
                said = list(message.get("headers", ()))
                known = {name for name, _value in said}  # another kind of page says its own policy
                more = [(name, value) for name, value in armour if name not in known]
                message = {**message, "headers": [*said, *more]}
            await send(message)

        return sending


class Early(asyncio.Protocol):
    """Keeps what is said on a line between its handshake and whoever takes it."""

    def __init__(self) -> None:
        self.said = bytearray()
        self.lost = False

    def data_received(self, data: bytes) -> None:
        """Something was said."""
        self.said += data

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        del exc
        self.lost = True


class Guarded(H11Protocol):
    """Counts connections as they are accepted, and hangs up on whoever does not finish asking.

    A secured line is secured here and not by the server, which would show us a connection only
    after its handshake: whoever begins many and finishes none would not be counted.
    """

    limits: ClassVar[Limits] = Limits()
    tls: ClassVar[ssl.SSLContext | None] = None
    opened: ClassVar[defaultdict[str, set[asyncio.Transport]]] = defaultdict(set)
    """Connections by address, WebSockets among them."""
    _patience: asyncio.TimerHandle | None = None
    _securing: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or hang up at once."""
        super().connection_made(transport)
        address = self.client[0] if self.client else ""
        if not self._has_room(address, transport):
            transport.abort()
        elif self.tls is None:
            self._wait()
        else:
            transport.pause_reading()
            self._securing = self.loop.create_task(self._secure(transport, self.tls))

    async def _secure(self, transport: asyncio.Transport, tls: ssl.SSLContext) -> None:
        """The handshake; from then on the line is as any other."""
        early = Early()
        line: asyncio.Transport | None
        try:
            line = await self.loop.start_tls(
                transport, early, tls, server_side=True,
                ssl_handshake_timeout=self.limits.header_seconds, ssl_shutdown_timeout=1.0,
            )  # fmt: skip
        except OSError:  # it was none, or nobody waited for its end
            line = None
        if line is None or early.lost:
            transport.abort()
            self.connections.discard(self)
            return
        line.set_protocol(self)
        super().connection_made(line)
        self._wait()
        if early.said:
            self.data_received(bytes(early.said))

    def data_received(self, data: bytes) -> None:
        """Something was said; it has to come to a whole request before long."""
        super().data_received(data)
        if self.transport.get_protocol() is self and self._patience is None:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is waited for any more."""
        if self._patience is not None:
            self._patience.cancel()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._patience = self.loop.call_later(self.limits.header_seconds, self._too_slow)

    def _too_slow(self) -> None:
        """Hang up, unless a whole request is being answered, or the line is a WebSocket's now."""
        self._patience = None
        answering = self.cycle is not None and not self.cycle.response_complete
        if self.transport.get_protocol() is self and not answering:
            self.transport.abort()

    def _has_room(self, address: str, transport: asyncio.Transport) -> bool:
        for name in list(self.opened):
            self.opened[name] = {one for one in self.opened[name] if not one.is_closing()}
            if not self.opened[name]:
                del self.opened[name]
        in_all = sum(len(some) for some in self.opened.values())
        if len(self.opened[address]) >= self.limits.per_address or in_all >= self.limits.in_all:
            return False
        self.opened[address].add(transport)
        return True
