"""The pages and the socket: what a browser or a game asks of the host, and what it is answered."""

import asyncio
import io
import ssl
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import segno
import uvicorn
from pydantic import TypeAdapter
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import ASGIApp
from starlette.websockets import WebSocket, WebSocketDisconnect

from game.catalogue import languages
from game.session.asked import TooLong, body_of, no, role_in
from game.session.counter import Counter
from game.session.debriefing import routes
from game.session.gate import Gate, Guarded
from game.session.host import Host
from game.session.keys import new_token, same, tidy
from game.session.limits import Limits, Minutes
from game.session.line import Line
from game.session.members import Member
from game.session.messages import Door, Hello, MessageError, read
from game.session.refusal import Refusal
from game.session.store import StoreError
from game.session.texts import texts

PAGES = Path(__file__).parent / "pages"
KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
}
ROUTES = {"/": "play.html", "/facilitator": "lead.html", "/wall": "wall.html", "/test": "test.html"}
UNKNOWN, TOO_MUCH, STRANGER = 4001, 1009, 4003
"""Codes with which a socket is closed: who are you; too much; your token is nobody's."""
DOOR, HELLO = TypeAdapter(Door), TypeAdapter(Hello)


@dataclass
class Server:
    """What the host says to whoever asks.

    Args:
        host: the session.
        hosts: what a request may call this host.
        scheme: of its pages, http or https.
    """

    host: Host
    hosts: frozenset[str]
    scheme: str = "http"

    def __post_init__(self) -> None:
        """Everybody may guess and come at first."""
        self.limits = self.host.limits
        self.guesses, self.tokens = Minutes(self.limits.guesses), Minutes(self.limits.tokens)

    def app(self) -> ASGIApp:
        """The application."""
        pages = [Route(path, self.page, methods=["GET"]) for path in ROUTES]
        return Gate(
            Starlette(
                routes=[
                    *pages,
                    Route("/pages/{name}", self.page, methods=["GET"]),
                    Route("/words/{language}", self.words, methods=["GET"]),
                    Route("/join.svg", self.picture, methods=["GET"]),
                    Route("/door", self.door, methods=["POST"]),
                    *Counter(self.host).routes(),
                    *routes(self.host.debrief, self.host.role_of),
                    WebSocketRoute("/socket", self.socket),
                ]
            ),
            self.hosts,
            self.scheme,
        )

    # ---- pages -----------------------------------------------------------------------------------

    async def page(self, request: Request) -> Response:
        """A page, or a part of one; there are no others than those in the folder."""
        name = ROUTES.get(request.url.path) or request.path_params["name"]
        known = {path.name: path for path in PAGES.iterdir() if path.suffix in KINDS}
        if name not in known:
            return Response(status_code=404)
        return FileResponse(known[name], media_type=KINDS[known[name].suffix])

    async def words(self, request: Request) -> Response:
        """Every text of the pages in a language."""
        asked = request.path_params["language"]
        return JSONResponse(texts(asked if asked in languages() else "en"))

    async def picture(self, request: Request) -> Response:
        """The address to join at with the code, for cameras; not for whoever has no code yet."""
        if role_in(request, self.host) not in {"facilitator", "wall"}:
            return no("stranger", 403)
        where, drawn = self.host.about["address"] + self.host.about["entry"], io.BytesIO()
        code = segno.make(where, error="m", micro=False)
        how = {"border": 2, "light": "#fff", "svgclass": None, "lineclass": None}
        code.save(drawn, kind="svg", omitsize=True, **how)  # it grows with the page
        return Response(drawn.getvalue(), media_type=KINDS[".svg"])

    # ---- the door --------------------------------------------------------------------------------

    async def door(self, request: Request) -> Response:
        """A token for whoever knows the code."""
        address, now = _address(request), time.monotonic()
        if not self.guesses.open_for(address, now):
            return no("guesses", 429)
        try:
            said = read(DOOR, await body_of(request, self.limits.frame, self.limits))
        except TooLong:
            return no("too-long", 413)
        except MessageError:
            return no("unreadable", 400)
        if not same(tidy(said.code), self.host.about["code"]):
            self.guesses.count(address, now)
            return no("code", 403)
        if not self.tokens.open_for(address, now):
            return no("crowd", 429)
        self.tokens.count(address, now)
        token = new_token()
        try:
            self.host.welcome(token)
        except StoreError:
            return no("disk", 507)
        except Refusal as refusal:
            return no(refusal.code, 403)
        return JSONResponse({"token": token})

    # ---- the socket ------------------------------------------------------------------------------

    async def socket(self, socket: WebSocket) -> None:
        """A connection: who it is, then messages in, and answers and the newest views out."""
        await socket.accept()
        member = await self._known(socket)
        if member is None:
            return
        await socket.send_json({"kind": "welcome", "role": member.role, "now": self.host.clock()})
        self.host.enter(member)
        line = Line(socket, member, self.host, 1.0 / self.limits.rate)
        tasks = [asyncio.create_task(work) for work in (line.answers(), line.views(), line.pulse())]
        try:
            while True:
                await self.host.hear(member, await _text(socket))
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            self.host.leave(member)
            for task in tasks:
                task.cancel()

    async def _known(self, socket: WebSocket) -> Member | None:
        address, now = _address(socket), time.monotonic()
        try:
            async with asyncio.timeout(self.limits.header_seconds):
                hello = read(HELLO, await _text(socket))
        except (TimeoutError, MessageError):
            await socket.close(UNKNOWN)
            return None
        except WebSocketDisconnect:
            return None
        role = self.host.role_of(hello.token)  # nobody guesses one: 192 bits; codes can be guessed
        if role is None:
            self.guesses.count(address, now)
            await socket.close(STRANGER)
            return None
        return Member(role[0], role[1], hello.language)


async def _text(socket: WebSocket) -> str:
    """The next message; bytes are no text."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(message.get("code", 1000))
    text = message.get("text")
    return text if isinstance(text, str) else ""


def _address(connection: Request | WebSocket) -> str:
    return connection.client.host if connection.client else ""


def serving(app: ASGIApp, limits: Limits, tls: ssl.SSLContext | None = None) -> uvicorn.Server:
    """A server for the application; it never writes down who asked.

    Args:
        app: the application.
        limits: how much anybody may do.
        tls: the host's certificate and key, if lines are secured.
    """
    fields = {"limits": limits, "opened": defaultdict(set), "tls": tls}
    guard = type("Guarded", (Guarded,), fields)
    config = uvicorn.Config(
        app,
        http=guard,
        ws="websockets-sansio",
        ws_max_size=limits.frame,
        ws_ping_interval=2.0,
        ws_ping_timeout=2.0,
        ws_per_message_deflate=False,
        h11_max_incomplete_event_size=limits.frame,
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    return uvicorn.Server(config)
