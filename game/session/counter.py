"""Where the facilitator's page brings games that were played without the network."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from game.catalogue import languages
from game.session.asked import TooLong, body_of, no, role_in
from game.session.handing import Fault, seen, take_in
from game.session.host import Host
from game.session.refusal import Refusal
from game.session.room import Plain


@dataclass(frozen=True, slots=True)
class Counter:
    """The requests that bring a game, or a picture with one.

    Args:
        host: the session.
    """

    host: Host

    def routes(self) -> list[Route]:
        """Where they go."""
        return [
            Route("/hand/{language}/{team:int}", self.hand, methods=["POST"]),
            Route("/see/{width:int}/{height:int}", self.see, methods=["POST"]),
        ]

    async def hand(self, request: Request) -> Response:
        """A game as text: a journal, or packed. Team 0 leaves the team to the host."""
        return await self._answered(request, self.host.limits.journal, self._hand)

    async def see(self, request: Request) -> Response:
        """The packed game in a picture of which the page sends the grey values."""
        return await self._answered(request, self.host.limits.picture, self._see)

    async def _hand(self, request: Request, body: bytes) -> Plain:
        team, spoken = request.path_params["team"], request.path_params["language"]
        language = spoken if spoken in languages() else "en"
        return await take_in(self.host, body.decode(), team or None, language)

    async def _see(self, request: Request, body: bytes) -> Plain:
        size = request.path_params["width"], request.path_params["height"]
        return await seen(self.host, body, size)

    async def _answered(
        self, request: Request, most: int, does: Callable[[Request, bytes], Awaitable[Plain]]
    ) -> Response:
        """What comes of a request, if it is the facilitator's."""
        if role_in(request, self.host) != "facilitator":
            return no("stranger", 403)
        try:
            return JSONResponse(await does(request, await body_of(request, most, self.host.limits)))
        except TooLong:
            return no("too-long", 413)
        except UnicodeDecodeError:
            return no("unreadable", 400)
        except Refusal as refusal:
            return no(refusal.code, 409)
        except Fault as fault:
            return JSONResponse({"fault": str(fault)}, 409)
